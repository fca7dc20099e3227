#include "script/data.h"

#include "script/build.h"

/* ---- rows ---- */

/* A row is not a node of the vocabulary; it becomes one here, so that the helpers for
 * fields can be used and can name the row in what they say. */
static Node *row_node(Loader *loader, const char *list, size_t number, Body *body)
{
    Word *const word = ARENA_NEW(&loader->scratch, Word);
    word->name = str_format(&loader->scratch, "%s %zu", list, number).ptr;
    word->shape = "b";
    word->usage = "{ name = value, ... }";
    Node *const node = ARENA_NEW(&loader->scratch, Node);
    node->word = word;
    node->values[0] = (Value){.kind = VALUE_BODY, .body = body};
    return node;
}

/* The fields of row number at (from 0); its braces are empty when it has none (said). */
static Fields row_fields(Loader *loader, const char *list, const Body *rows, size_t at)
{
    const Value *const value = &rows->items[at];
    const bool is_row = value->kind == VALUE_BODY;
    Body *const body = is_row ? value->body : ARENA_NEW(&loader->scratch, Body);
    const Node *const node = row_node(loader, list, at + 1, body);
    if (!is_row) {
        build_say(loader, node, "S012", "%sは { } で書きます。今は%sです。",
                  node->word->name, value_describe(value));
    }
    return fields_open(loader, node, 0);
}

static bool needs_text(Fields *fields, const char *name, Str *out)
{
    if (fields_text(fields, name, out) && str_trim(*out).len > 0) {
        return true;
    }
    build_say(fields->loader, fields->node, "S013",
              "%sに %s = \"…\" がありません。書き足してください。",
              fields->node->word->name, name);
    return false;
}

/* The numbers of lessons in `name = { 3, 4 }`; says what is not one. */
static void lesson_numbers(Fields *fields, const char *name, bool is_needed,
                           const int **out, size_t *count)
{
    const Body *const body = fields_body(fields, name);
    const size_t most = body ? body->item_count : 0;
    int *const numbers = ARENA_ARRAY(fields->loader->keep, int, most);
    *out = numbers;
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        const double number = body->items[i].number;
        const bool fits = body->items[i].kind == VALUE_NUMBER && number >= 1 &&
                          number <= 99 && (double)(int)number >= number;
        if (fits) {
            numbers[(*count)++] = (int)number;
        } else {
            build_say(fields->loader, fields->node, "S020",
                      "%s：%sには話の番号を並べます。今は%sです。",
                      fields->node->word->name, name, value_describe(&body->items[i]));
        }
    }
    if (is_needed && *count == 0) {
        build_say(fields->loader, fields->node, "S013",
                  "%sに %s = { … } がありません。書き足してください。",
                  fields->node->word->name, name);
    }
}

/* ---- the three tables ---- */

static void build_glossary(Loader *loader, void *out)
{
    Glossary *const glossary = out;
    const Body *const rows = loader->data;
    glossary->terms = BUILD_ARRAY(loader, GlossaryTerm, rows);
    for (size_t i = 0; i < rows->item_count; i++) {
        GlossaryTerm *const term = &glossary->terms[glossary->term_count++];
        Fields fields = row_fields(loader, "term", rows, i);
        (void)needs_text(&fields, "term", &term->term);
        (void)needs_text(&fields, "reading", &term->reading);
        (void)needs_text(&fields, "line", &term->line);
        lesson_numbers(&fields, "lessons", false, &term->lessons, &term->lesson_count);
        fields_done(&fields);
    }
    glossary_sort(glossary);
}

static size_t build_ranks(Loader *loader, const char *list, const Body *rows,
                          const ThreatRow **out)
{
    const size_t count = rows ? rows->item_count : 0;
    ThreatRow *const ranks = ARENA_ARRAY(loader->keep, ThreatRow, count);
    for (size_t i = 0; i < count; i++) {
        ThreatRow *const row = &ranks[i];
        Fields fields = row_fields(loader, list, rows, i);
        row->rank = (int)i + 1;
        fields_whole(&fields, "rank", (int)i + 1, (int)i + 1, &row->rank);
        (void)needs_text(&fields, "title", &row->title);
        (void)fields_text(&fields, "learn", &row->learn);
        lesson_numbers(&fields, "lessons", true, &row->lessons, &row->lesson_count);
        lesson_numbers(&fields, "see_also", false, &row->see_also, &row->see_also_count);
        fields_done(&fields);
    }
    *out = ranks;
    return count;
}

static void build_years(Loader *loader, const Body *rows, ThreatIndex *index)
{
    const size_t count = rows ? rows->item_count : 0;
    ThreatYear *const years = ARENA_ARRAY(loader->keep, ThreatYear, count);
    for (size_t i = 0; i < count; i++) {
        Fields fields = row_fields(loader, "year", rows, i);
        const int newest = i > 0 ? years[i - 1].year - 1 : 9999;
        fields_whole(&fields, "year", 2000, newest > 2000 ? newest : 2000,
                     &years[i].year);
        years[i].row_count =
            build_ranks(loader, "threat", fields_body(&fields, "list"), &years[i].rows);
        fields_done(&fields);
    }
    index->years = years;
    index->year_count = count;
}

static void build_threats(Loader *loader, void *out)
{
    ThreatIndex *const index = out;
    const Node *const node = row_node(loader, "table", 1, loader->data);
    Fields fields = fields_open(loader, node, 0);
    index->rule_count =
        build_ranks(loader, "rule", fields_body(&fields, "rules"), &index->rules);
    build_years(loader, fields_body(&fields, "threats"), index);
    fields_done(&fields);
}

static void build_story_order(Loader *loader, void *out)
{
    Story *const story = out;
    const Body *const rows = loader->data;
    StoryPiece *const pieces = BUILD_ARRAY(loader, StoryPiece, rows);
    for (size_t i = 0; i < rows->item_count; i++) {
        StoryPiece *const piece = &pieces[story->piece_count++];
        Fields fields = row_fields(loader, "piece", rows, i);
        /* An id: it becomes part of a path and the name of a setting. */
        if (!fields_id(&fields, "file", &piece->file)) {
            build_say(loader, fields.node, "S013",
                      "%sに file = \"…\" がありません。書き足してください。",
                      fields.node->word->name);
        }
        fields_whole(&fields, "before", 1, 99, &piece->before);
        fields_whole(&fields, "after", 1, 99, &piece->after);
        if ((piece->before == 0) == (piece->after == 0)) {
            build_say(loader, fields.node, "S013",
                      "%sには、beforeかafterのどちらか一方を書きます。",
                      fields.node->word->name);
        }
        fields_done(&fields);
    }
    story->pieces = pieces;
}

/* ---- facts ---- */

static void build_values(Loader *loader, const Body *body, Fact *fact)
{
    const size_t count = body != NULL ? body->field_count : 0;
    FactValue *const values = ARENA_ARRAY(loader->keep, FactValue, count);
    for (size_t i = 0; i < count; i++) {
        const Value *const value = &body->fields[i].value;
        body->fields[i].is_taken = true;
        values[i] = (FactValue){build_keep(loader, body->fields[i].name),
                                build_keep(loader, value->text)};
        if (value->kind != VALUE_TEXT || value->text.len == 0) {
            diagnostics_add(loader->diagnostics, 0, "S012",
                            "fact %.*s：%.*sは \"…\" の文字にします。", STR_ARG(fact->id),
                            STR_ARG(values[i].name));
        }
    }
    fact->values = values;
    fact->value_count = count;
}

static void build_facts(Loader *loader, void *out)
{
    Facts *const facts = out;
    const Body *const rows = loader->data;
    Fact *const list = BUILD_ARRAY(loader, Fact, rows);
    facts->facts = list;
    for (size_t i = 0; i < rows->item_count; i++) {
        Fact *const fact = &list[i];
        Fields fields = row_fields(loader, "fact", rows, i);
        if (fields_id(&fields, "id", &fact->id) && facts_find(facts, fact->id)) {
            build_say(loader, fields.node, "S024",
                      "事実「%.*s」が2つあります。idを変えてください。",
                      STR_ARG(fact->id));
        }
        (void)needs_text(&fields, "text", &fact->text);
        (void)needs_text(&fields, "year", &fact->year);
        (void)needs_text(&fields, "source", &fact->source);
        (void)needs_text(&fields, "review", &fact->review);
        (void)needs_text(&fields, "sureness", &fact->sureness);
        lesson_numbers(&fields, "lessons", true, &fact->lessons, &fact->lesson_count);
        build_values(loader, fields_body(&fields, "values"), fact);
        fields_done(&fields);
        facts->count++;
    }
}

/* ---- readings ---- */

static void build_readings(Loader *loader, void *out)
{
    TextReadings *const readings = out;
    const Body *const rows = loader->data;
    for (size_t i = 0; i < rows->item_count; i++) {
        const Value *const row = &rows->items[i];
        Str wrong = {0};
        if (row->kind != VALUE_TEXT) {
            diagnostics_add(loader->diagnostics, 0, "S012",
                            "%zu番目は \"…\" の文字にします。今は%sです。", i + 1,
                            value_describe(row));
        } else if (!text_readings_add(readings, row->text, &wrong)) {
            diagnostics_add(loader->diagnostics, 0, "S026",
                            "%zu番目の「%.*s」は、{漢字|かんじ} の形で書きます。", i + 1,
                            (int)(wrong.len < 60 ? wrong.len : 60), wrong.ptr);
        }
    }
}

/* ---- one way for all ---- */

typedef void (*BuildTable)(Loader *loader, void *out);

static Status load_table(Str source, Arena *keep, BuildTable build, void *out,
                         Diagnostics *diagnostics)
{
    Status status = loader__check_source(&source, diagnostics);
    if (status != STATUS_OK) {
        return status;
    }
    Loader loader = loader__start(source, NULL, keep, diagnostics);
    loader.is_data = true;
    status = loader__run(&loader, NULL);
    if (status == STATUS_OK && loader.data) {
        build(&loader, out);
        loader__say_left_over(&loader);
    } else if (status == STATUS_OK) {
        diagnostics_add(diagnostics, 0, "S023",
                        "ファイルは return { … } の形で書きます。");
    }
    loader__end(&loader);
    diagnostics_sort(diagnostics);
    return status == STATUS_OK && diagnostics->count > 0 ? STATUS_BAD_DATA : status;
}

Status script_load_glossary(Str source, Glossary **out, Diagnostics *diagnostics)
{
    Glossary *const glossary = glossary_new();
    const Status status =
        load_table(source, &glossary->arena, build_glossary, glossary, diagnostics);
    *out = status == STATUS_OK ? glossary : NULL;
    if (status != STATUS_OK) {
        glossary_free(glossary);
    }
    return status;
}

Status script_load_threats(Str source, ThreatIndex **out, Diagnostics *diagnostics)
{
    ThreatIndex *const index = threats_new();
    const Status status =
        load_table(source, &index->arena, build_threats, index, diagnostics);
    *out = status == STATUS_OK ? index : NULL;
    if (status != STATUS_OK) {
        threats_free(index);
    }
    return status;
}

Status script_load_story(Str source, Story **out, Diagnostics *diagnostics)
{
    Story *const story = story_new();
    const Status status =
        load_table(source, &story->arena, build_story_order, story, diagnostics);
    *out = status == STATUS_OK ? story : NULL;
    if (status != STATUS_OK) {
        story_free(story);
    }
    return status;
}

Status script_load_facts(Str source, Facts **out, Diagnostics *diagnostics)
{
    Facts *const facts = facts_new();
    const Status status =
        load_table(source, &facts->arena, build_facts, facts, diagnostics);
    *out = status == STATUS_OK ? facts : NULL;
    if (status != STATUS_OK) {
        facts_free(facts);
    }
    return status;
}

Status script_load_readings(Str source, TextReadings *readings, Diagnostics *diagnostics)
{
    Arena nothing = {0}; /* the words are copied by the table itself */
    const Status status =
        load_table(source, &nothing, build_readings, readings, diagnostics);
    arena_clear(&nothing);
    return status;
}

/* ---- files ---- */

Status script_load_facts_file(const char *path, Facts **out, Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_facts(strbuf_str(&source), out, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}

Status script_load_readings_file(const char *path, TextReadings *readings,
                                 Diagnostics *diagnostics)
{
    StrBuf source = {0};
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_readings(strbuf_str(&source), readings, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}

Status script_load_glossary_file(const char *path, Glossary **out,
                                 Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_glossary(strbuf_str(&source), out, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}

Status script_load_threats_file(const char *path, ThreatIndex **out,
                                Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_threats(strbuf_str(&source), out, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}

Status script_load_story_file(const char *path, Story **out, Diagnostics *diagnostics)
{
    StrBuf source = {0};
    *out = NULL;
    Status status = loader__read_file(path, &source, diagnostics);
    if (status == STATUS_OK) {
        status = script_load_story(strbuf_str(&source), out, diagnostics);
    }
    strbuf_clear(&source);
    return status;
}
