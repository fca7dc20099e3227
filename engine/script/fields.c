#include <math.h>

#include "base/utf8.h"
#include "script/build.h"

#define ID_LONGEST 48u

Str build_keep(Loader *loader, Str text)
{
    return str_copy(loader->keep, text);
}

/* Length of the reading mark {..|..} at the start of text, 0 when it is not one. */
static size_t reading_length(Str text)
{
    size_t bars = 0;
    for (size_t i = 1; text.ptr[0] == '{' && i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '}') {
            return bars > 0 && text.ptr[i - 1] != '|' ? i + 1 : 0;
        }
        if (c == '{' || (c == '|' && i == 1)) {
            return 0;
        }
        bars += c == '|' ? 1U : 0U;
    }
    return 0;
}

/* Braces mean readings or company words in every text; on the screen a broken one would
 * show as it is. */
static void check_braces(Loader *loader, const Node *node, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c != '{' && c != '}') {
            continue;
        }
        const Str rest = str_slice(text, i, text.len);
        Str name = {0};
        const size_t word_length = company__length(rest, &name);
        const size_t length = word_length > 0 ? word_length : reading_length(rest);
        if (word_length > 0) {
            company__check(loader, node, name);
        }
        if (length == 0) {
            build_say(
                loader, node, "S026",
                "%s：文の中の { } は読みがなに使います。{漢字|かんじ} と書いてください。",
                node->word->name);
            return;
        }
        i += length - 1;
    }
}

static Str keep_text(Loader *loader, const Node *node, Str text)
{
    check_braces(loader, node, text);
    return company__fill(loader, text);
}

Fields fields_open(Loader *loader, const Node *node, size_t at)
{
    return (Fields){.loader = loader, .node = node, .body = node->values[at].body};
}

static Field *ask(Fields *fields, const char *name)
{
    require(fields->asked_count < sizeof fields->asked / sizeof fields->asked[0]);
    fields->asked[fields->asked_count++] = name;
    Field *const field = body_find(fields->body, name);
    if (field) {
        field->is_taken = true;
    }
    return field;
}

/* The field when it is there and of that kind; says so when it is of another. */
static Field *ask_for(Fields *fields, const char *name, ValueKind kind,
                      const char *wanted)
{
    Field *const field = ask(fields, name);
    if (!field || field->value.kind == kind) {
        return field;
    }
    const bool is_unknown =
        field->value.kind == VALUE_NODE && field->value.node->word->kind == WORD_UNKNOWN;
    if (!is_unknown) {
        build_say(fields->loader, fields->node, "S012",
                  "%s：%sには%sを書きます。今は%sです。", fields->node->word->name, name,
                  wanted, value_describe(&field->value));
    }
    return NULL;
}

bool fields_text(Fields *fields, const char *name, Str *out)
{
    const Field *const field = ask_for(fields, name, VALUE_TEXT, "文（\"…\"）");
    if (field) {
        *out = keep_text(fields->loader, fields->node, field->value.text);
    }
    return field != NULL;
}

static bool is_id(Str id)
{
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') {
            return false;
        }
    }
    return id.len > 0 && id.len <= ID_LONGEST;
}

static Str check_id(Loader *loader, const Node *node, Str id)
{
    if (!is_id(id)) {
        build_say(loader, node, "S020",
                  "%s：「%.*s」はidに使えません。英小文字・数字・_ で書いてください。",
                  node->word->name, STR_ARG(str_slice(id, 0, utf8_offset(id, 24))));
    }
    return build_keep(loader, id);
}

bool fields_id(Fields *fields, const char *name, Str *out)
{
    const Field *const field = ask_for(fields, name, VALUE_TEXT, "id（\"…\"）");
    if (field) {
        *out = check_id(fields->loader, fields->node, field->value.text);
    }
    return field != NULL;
}

static bool in_range(Loader *loader, const Node *node, const char *name, double value,
                     double least, double most)
{
    if (isfinite(value) && value >= least && value <= most) {
        return true;
    }
    build_say(loader, node, "S020", "%s：%sは%gから%gまでにします。", node->word->name,
              name, least, most);
    return false;
}

bool fields_number(Fields *fields, const char *name, double least, double most,
                   double *out)
{
    const Field *const field = ask_for(fields, name, VALUE_NUMBER, "数");
    if (!field ||
        !in_range(fields->loader, fields->node, name, field->value.number, least, most)) {
        return false;
    }
    *out = field->value.number;
    return true;
}

static bool whole_number(Loader *loader, const Node *node, const char *name, double value,
                         int least, int most, int *out)
{
    if (!in_range(loader, node, name, value, least, most)) {
        return false;
    }
    if ((double)(int)value < value || (double)(int)value > value) {
        build_say(loader, node, "S020", "%s：%sは整数にします。", node->word->name, name);
        return false;
    }
    *out = (int)value;
    return true;
}

bool fields_whole(Fields *fields, const char *name, int least, int most, int *out)
{
    const Field *const field = ask_for(fields, name, VALUE_NUMBER, "数");
    return field && whole_number(fields->loader, fields->node, name, field->value.number,
                                 least, most, out);
}

bool fields_flag(Fields *fields, const char *name, bool *out)
{
    const Field *const field = ask_for(fields, name, VALUE_FLAG, "true か false");
    if (field) {
        *out = field->value.flag;
    }
    return field != NULL;
}

bool fields_condition(Fields *fields, const char *name, int *out)
{
    const Field *const field =
        ask_for(fields, name, VALUE_FUNCTION, "条件 function(v) return … end ");
    if (field) {
        *out = field->value.function;
    }
    return field != NULL;
}

const Body *fields_body(Fields *fields, const char *name)
{
    const Field *const field = ask_for(fields, name, VALUE_BODY, " { } ");
    return field ? field->value.body : NULL;
}

Fields fields_within(Fields *fields, const char *name)
{
    const Body *const body = fields_body(fields, name);
    return (Fields){.loader = fields->loader, .node = fields->node, .body = body};
}

bool fields_texts(Fields *fields, const char *name, const Str **out, size_t *count)
{
    const Body *const body = fields_body(fields, name);
    if (body) {
        build_texts(fields->loader, fields->node, body, out, count);
    }
    return body != NULL;
}

static void say_unknown_field(const Fields *fields, Str name)
{
    const char *const nearest = nearest_name(name, fields->asked, fields->asked_count);
    const Str shown = str_slice(name, 0, utf8_offset(name, 24));
    build_say(fields->loader, fields->node, "S011",
              "%sに「%.*s」という名前はありません。%s%s%s", fields->node->word->name,
              STR_ARG(shown), nearest ? "「" : "", nearest ? nearest : "",
              nearest ? "」のことですか。" : "");
}

void fields_done(Fields *fields)
{
    for (size_t i = 0; fields->body && i < fields->body->field_count; i++) {
        if (!fields->body->fields[i].is_taken) {
            say_unknown_field(fields, fields->body->fields[i].name);
        }
    }
}

void build_texts(Loader *loader, const Node *node, const Body *body, const Str **out,
                 size_t *count)
{
    Str *const texts = BUILD_ARRAY(loader, Str, body);
    size_t used = 0;
    for (size_t i = 0; i < body->item_count; i++) {
        const Value *const value = &body->items[i];
        if (value->kind == VALUE_TEXT) {
            texts[used++] = keep_text(loader, node, value->text);
        } else {
            build_say(loader, node, "S012",
                      "%s：ここに並べられるのは文だけです。今は%sがあります。",
                      node->word->name, value_describe(value));
        }
    }
    *out = texts;
    *count = used;
}

Node *build_child(Loader *loader, const Node *parent, const Body *body, size_t at)
{
    const Value *const value = &body->items[at];
    if (value->kind != VALUE_NODE) {
        build_say(loader, parent, "S014", "%s：%sだけをここに書くことはできません。",
                  parent->word->name, value_describe(value));
        return NULL;
    }
    Node *const node = value->node;
    if (node->is_used && node->word->kind != WORD_UNKNOWN) {
        /* Also what keeps a small file from describing a huge lesson. */
        build_say(loader, node, "S025",
                  "同じ%sが2か所で使われています。idを変えて、別々に書いてください。",
                  node->word->name);
        return NULL;
    }
    node->is_used = true;
    if (node->word->kind == WORD_UNKNOWN || node->is_broken) {
        return NULL;
    }
    if (!node_is_complete(node)) {
        build_say(loader, node, "S018",
                  "%sが途中で終わっています。次のように書いてください：%s",
                  node->word->name, node->word->usage);
        return NULL;
    }
    return node;
}

void build_misplaced(Loader *loader, const Node *parent, const Node *child)
{
    build_say(loader, child, "S014", "%sは%sの中には書けません。", child->word->name,
              parent->word->name);
}

Str build_text(Loader *loader, const Node *node, size_t at)
{
    const Str text = node->values[at].text;
    if (str_trim(text).len == 0) {
        build_say(loader, node, "S013", "%sの文が空です。次のように書いてください：%s",
                  node->word->name, node->word->usage);
    }
    return keep_text(loader, node, text);
}

Str build_id(Loader *loader, const Node *node, size_t at)
{
    return check_id(loader, node, node->values[at].text);
}

int build_whole(Loader *loader, const Node *node, size_t at, int least, int most)
{
    int out = least;
    (void)whole_number(loader, node, "番号", node->values[at].number, least, most, &out);
    return out;
}

bool build_face(Loader *loader, const Node *node, Str name, Face *out)
{
    if (face_from_name(name, out)) {
        return true;
    }
    build_say(loader, node, "S016",
              "「%.*"
              "s」という表情はありません。普通・笑顔・困り・驚き・真剣・照れから選んでく"
              "ださい。",
              STR_ARG(str_slice(name, 0, utf8_offset(name, 24))));
    return false;
}

static void check_known(Loader *loader, const Node *node, const char *code,
                        const char *what, Str name, Names known)
{
    const char *names[64];
    size_t count = 0;
    for (size_t i = 0; i < known.count; i++) {
        if (str_equal(known.names[i], name)) {
            return;
        }
        if (count < sizeof names / sizeof names[0]) {
            names[count++] = str_copy_z(&loader->scratch, known.names[i]);
        }
    }
    const char *const nearest = nearest_name(name, names, count);
    build_say(loader, node, code, "%s「%.*s」はありません。%s%s%s", what,
              STR_ARG(str_slice(name, 0, utf8_offset(name, 24))), nearest ? "「" : "",
              nearest ? nearest : "", nearest ? "」のことですか。" : "");
}

void build_check_who(Loader *loader, const Node *node, Str who)
{
    check_known(loader, node, "S015", "人物", who, loader->cast);
}

void build_check_backdrop(Loader *loader, const Node *node, Str backdrop)
{
    check_known(loader, node, "S017", "背景", backdrop, loader->backdrops);
}
