/* The glossary: the page to look things up, the sheet of one term, and the terms that
 * stand in a text. */
#include "app/app_internal.h"
#include "base/utf8.h"
#include "text/layout.h"
#include "text/romaji.h"

enum {
    QUERY_MOST = 20,
    LESSONS_SHOWN = 8,
};

/* ---- terms in a text ---- */

size_t glossary_terms_in(App *app, Str text, const GlossaryTerm ***terms, Str **labels)
{
    const Glossary *glossary = library_glossary(&app->library);
    size_t indexes[UI_READING_CHIPS_MOST];
    const size_t count = glossary_find(glossary, text_plain(&app->frame, text), indexes,
                                       UI_READING_CHIPS_MOST);
    *terms = ARENA_ARRAY(&app->frame, const GlossaryTerm *, UI_READING_CHIPS_MOST);
    *labels = ARENA_ARRAY(&app->frame, Str, UI_READING_CHIPS_MOST);
    for (size_t i = 0; i < count; i++) {
        (*terms)[i] = &glossary->terms[indexes[i]];
        (*labels)[i] = (*terms)[i]->term;
    }
    return count;
}

/* ---- the sheet of one term ---- */

void glossary_show(App *app, const GlossaryTerm *term)
{
    app->reference.term = term;
    app->sheet = SHEET_TERM;
    app->needs_pass = true;
}

/* 「第3話、第4話」. */
static Str lessons_of(App *app, const GlossaryTerm *term)
{
    StrBuf text = {0};
    for (size_t i = 0; i < term->lesson_count && i < LESSONS_SHOWN; i++) {
        strbuf_add_z(&text, i > 0 ? "、" : "");
        strbuf_add(&text, FILL(&app->frame, WORD_GLOSSARY_LESSON,
                               app_number(app, term->lessons[i])));
    }
    Str copy = str_copy(&app->frame, strbuf_str(&text));
    strbuf_clear(&text);
    return copy;
}

void glossary_sheet(App *app)
{
    Ui *ui = app->ui;
    const GlossaryTerm *term = app->reference.term;
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    const UiTextStyle body = {.type = UI_TYPE_BODY};
    const UiButton close = {.label = word(WORD_CLOSE)};
    const UiSheet sheet = {.title = term->term,
                           .width = 1280,
                           .name = "sheet_close",
                           .buttons = &close,
                           .button_count = 1};
    Rect area = ui_sheet_begin(ui, ui_id("term"), &sheet);
    float y = area.y;
    Str reading = FILL(&app->frame, WORD_GLOSSARY_READING_OF, term->reading);
    y += ui_text(ui, area.x, y, area.w, reading, &small) + UI_SPACE_16;
    y += ui_text(ui, area.x, y, area.w, term->line, &body);
    if (term->lesson_count > 0) {
        Str lessons = FILL(&app->frame, WORD_GLOSSARY_LESSONS, lessons_of(app, term));
        y += UI_SPACE_24;
        y += ui_text(ui, area.x, y, area.w, lessons, &small);
    }
    ui_first_focus(ui, ui_id_at("sheet_close", 0));
    ui_announce(ui, term->line);
    if (ui_sheet_end(ui, &sheet, y) != UI_SHEET_OPEN) {
        app->sheet = SHEET_NONE;
        app->needs_pass = true;
    }
}

/* ---- the page ---- */

static Str row_letter(size_t row)
{
    Str letters = word(WORD_GLOSSARY_ROWS);
    size_t from = utf8_offset(letters, row);
    return str_slice(letters, from, utf8_offset(letters, row + 1));
}

static float search_field(App *app, Rect area)
{
    Ui *ui = app->ui;
    const UiField field = {
        .label = word(WORD_GLOSSARY_SEARCH),
        .hint = word(WORD_GLOSSARY_SEARCH_HINT),
        .text = &app->reference.query,
        .max_characters = QUERY_MOST,
    };
    bool has_changed = false;
    area.h = ui_field_height(ui, area.w, &field);
    (void)ui_field(ui, ui_id("glossary_query"), area, &field, &has_changed);
    if (has_changed) {
        app->needs_pass = true;
    }
    return area.h;
}

/* One square for each row of the kana table; choosing one ends the search. */
static float kana_rows(App *app, Rect area)
{
    Ui *ui = app->ui;
    Reference *reference = &app->reference;
    UiChip chips[GLOSSARY_ROWS];
    UiSize sizes[GLOSSARY_ROWS];
    Rect places[GLOSSARY_ROWS];
    bool is_searching = reference->query.len > 0;
    for (size_t i = 0; i < GLOSSARY_ROWS; i++) {
        chips[i] = (UiChip){.label = row_letter(i),
                            .is_selected = !is_searching && i == reference->row};
        sizes[i] = ui_chip_size(ui, &chips[i]);
    }
    float height = ui_flow(area, sizes, GLOSSARY_ROWS, false, places);
    ui_group_begin(ui, ui_id("glossary_rows"), UI_GROUP_GRID);
    for (size_t i = 0; i < GLOSSARY_ROWS; i++) {
        if (ui_chip(ui, ui_id_at("glossary_row", i), places[i], &chips[i])) {
            reference->row = i;
            edit_set(&reference->query, (Str){0});
            app->needs_pass = true;
        }
    }
    ui_group_end(ui);
    return height;
}

/* Letters of a keyboard without Japanese input: "pasu" finds パスキー. */
static bool matches_romaji(App *app, const GlossaryTerm *term, Str query)
{
    size_t length = 0;
    uint32_t unknown = 0;
    size_t size = term->reading.len + 1;
    char *romaji = arena_alloc(&app->frame, size);
    if (!romaji_from_kana(term->reading, romaji, size, &length, &unknown)) {
        return false;
    }
    const GlossaryTerm typed = {.term = term->term, .reading = {romaji, length}};
    return glossary_matches(&typed, query);
}

static bool is_found(App *app, const GlossaryTerm *term, Str query)
{
    return glossary_matches(term, query) || matches_romaji(app, term, query);
}

/* The terms to be shown now, in the frame's arena. */
static size_t shown_terms(App *app, const GlossaryTerm ***out)
{
    const Glossary *glossary = library_glossary(&app->library);
    const Reference *reference = &app->reference;
    Str query = str_trim(edit_text(&reference->query));
    const GlossaryTerm **terms =
        ARENA_ARRAY(&app->frame, const GlossaryTerm *, glossary->term_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < glossary->term_count; i++) {
        const GlossaryTerm *term = &glossary->terms[i];
        bool is_shown = query.len > 0 ? is_found(app, term, query)
                                      : glossary_row(term) == reference->row;
        if (is_shown) {
            terms[count++] = term;
        }
    }
    *out = terms;
    return count;
}

/* What is typed is no markup; it could look like it. */
static Str caption(App *app, size_t count)
{
    Str query = company_word_clean(&app->frame, edit_text(&app->reference.query));
    Str number = app_number(app, (int64_t)count);
    if (query.len == 0) {
        return FILL(&app->frame, WORD_GLOSSARY_ROW, row_letter(app->reference.row),
                    number);
    }
    return count == 0 ? FILL(&app->frame, WORD_GLOSSARY_NONE, query)
                      : FILL(&app->frame, WORD_GLOSSARY_FOUND, query, number);
}

static float term_table(App *app, Rect area, const GlossaryTerm **terms, size_t count)
{
    static const float shares[] = {0.26F, 0.24F, 0.5F};
    const UiColumn columns[] = {
        {word(WORD_GLOSSARY_TERM), shares[0], UI_ALIGN_LEFT, true},
        {word(WORD_GLOSSARY_READING), shares[1], UI_ALIGN_LEFT, false},
        {word(WORD_GLOSSARY_LINE), shares[2], UI_ALIGN_LEFT, false},
    };
    UiCell *cells = ARENA_ARRAY(&app->frame, UiCell, 3 * count + 1);
    for (size_t i = 0; i < count; i++) {
        cells[3 * i] = (UiCell){.text = terms[i]->term};
        cells[3 * i + 1] = (UiCell){.text = terms[i]->reading};
        cells[3 * i + 2] = (UiCell){.text = terms[i]->line};
    }
    const UiTable table = {.columns = columns,
                           .column_count = 3,
                           .cells = cells,
                           .row_count = count,
                           .rows_open = true};
    float height = 0;
    int opened = ui_table(app->ui, ui_id("glossary_table"), area, &table, &height);
    if (opened >= 0) {
        glossary_show(app, terms[opened]);
    }
    return height;
}

void screen_glossary(App *app)
{
    Ui *ui = app->ui;
    ui_page(ui, ui_id("glossary"), word(WORD_GLOSSARY_TITLE));
    Rect content = reference_header(app, word(WORD_GLOSSARY_TITLE));
    Rect area = reference_column(app, content, "glossary_scroll", 1600);
    area.y += UI_SPACE_32;
    area.y += search_field(app, area) + UI_SPACE_24;
    area.y += kana_rows(app, area) + UI_SPACE_24;
    const GlossaryTerm **terms = NULL;
    size_t count = shown_terms(app, &terms);
    const UiTextStyle label = {.type = UI_TYPE_LABEL};
    Str text = caption(app, count);
    area.y += ui_text(ui, area.x, area.y, area.w, text, &label) + UI_SPACE_12;
    ui_announce(ui, text);
    if (count > 0) {
        area.y += term_table(app, area, terms, count);
    }
    ui_scroll_end(ui, area.y + UI_SPACE_32);
    ui_first_focus(ui, ui_id("glossary_query"));
}
