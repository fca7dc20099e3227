#include "author/svg_lint.h"

#include <ctype.h>

#define MAX_DEPTH 32
#define MAX_ATTRIBUTES 32
#define MAX_IDS 64
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct Attribute {
    Str name;
    Str value;
} Attribute;

typedef struct Tag {
    Str name;
    bool closes_itself;
    Attribute attributes[MAX_ATTRIBUTES];
    size_t count;
} Tag;

typedef struct Lint {
    SvgReport *report;
    Str all;
    const char *at;      /* where the current tag starts, for the line number */
    Str open[MAX_DEPTH]; /* names of the open elements */
    size_t depth;
    Str ids[MAX_IDS]; /* gradients defined so far */
    size_t id_count;
} Lint;

static const char *const RULE_TEXTS[] = {
#define X(name, text) text,
    SVG_RULE_TABLE(X)
#undef X
};

static const char *const SHAPES[] = {"path", "rect",     "circle", "ellipse",
                                     "line", "polyline", "polygon"};
static const char *const OTHER_ELEMENTS[] = {
    "svg",  "g",     "defs", "style", "linearGradient", "radialGradient",
    "stop", "title", "desc"};
static const char *const IGNORED_PROPERTIES[] = {
    "visibility", "paint-order", "vector-effect", "clip-path",     "mask",
    "filter",     "marker",      "marker-start",  "marker-mid",    "marker-end",
    "fx",         "fy",          "spreadMethod",  "mix-blend-mode"};
static const char *const COLOUR_NAMES[] = {"none", "black",  "white", "red",     "green",
                                           "blue", "yellow", "cyan",  "magenta", "gray"};

static bool is_one_of(Str text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is(text, list[i])) {
            return true;
        }
    }
    return false;
}

static unsigned line_of(const Lint *lint)
{
    unsigned line = 1;
    for (const char *p = lint->all.ptr; p < lint->at; p++) {
        line += *p == '\n';
    }
    return line;
}

static void complain(Lint *lint, SvgRule rule, Str what)
{
    const int shown = what.len > 60 ? 60 : (int)what.len;
    lint->report->faults[rule]++;
    lint->report->fault_total++;
    strbuf_add_format(&lint->report->text, "line %u: %s: %.*s\n", line_of(lint),
                      RULE_TEXTS[rule], shown, what.ptr ? what.ptr : "");
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Index of the first of text at or behind from, or -1. */
static ptrdiff_t find_from(Str s, size_t from, const char *text)
{
    const ptrdiff_t at = str_find(str_slice(s, from, s.len), str_from(text));
    return at < 0 ? -1 : at + (ptrdiff_t)from;
}

/* ---- colours ---- */

static bool is_hex_colour(Str value)
{
    if (value.len != 4 && value.len != 7) {
        return false;
    }
    for (size_t i = 1; i < value.len; i++) {
        if (!isxdigit((unsigned char)value.ptr[i])) {
            return false;
        }
    }
    return value.ptr[0] == '#';
}

bool svg_is_paint(Str value)
{
    return is_hex_colour(value) || str_starts_with(value, STR("rgb(")) ||
           str_starts_with(value, STR("url(#")) ||
           is_one_of(value, COLOUR_NAMES, COUNT(COLOUR_NAMES));
}

/* ---- gradients ---- */

static bool is_gradient(Str element)
{
    return str_is(element, "linearGradient") || str_is(element, "radialGradient");
}

static void check_defined(Lint *lint, Str id)
{
    for (size_t i = 0; i < lint->id_count; i++) {
        if (str_equal(lint->ids[i], id)) {
            return;
        }
    }
    complain(lint, SVG_GRADIENT_ORDER, id);
}

static Str attribute(const Tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->count; i++) {
        if (str_is(tag->attributes[i].name, name)) {
            return tag->attributes[i].value;
        }
    }
    return (Str){0};
}

/* Without userSpaceOnUse every coordinate must be a percentage. */
static void check_gradient(Lint *lint, const Tag *tag)
{
    static const char *const coordinates[] = {"x1", "y1", "x2", "y2", "cx", "cy", "r"};
    lint->report->gradients++;
    if (!str_is(attribute(tag, "gradientUnits"), "userSpaceOnUse")) {
        for (size_t i = 0; i < COUNT(coordinates); i++) {
            const Str value = attribute(tag, coordinates[i]);
            if (value.len > 0 && !str_ends_with(value, STR("%"))) {
                complain(lint, SVG_GRADIENT_UNITS, value);
            }
        }
    }
    const Str id = attribute(tag, "id");
    if (id.len > 0 && lint->id_count < MAX_IDS) {
        lint->ids[lint->id_count++] = id;
    }
}

/* ---- properties: attributes, and declarations inside style ---- */

static void check_paint(Lint *lint, Str element, Str value)
{
    (void)element;
    if (!svg_is_paint(value)) {
        complain(lint, SVG_COLOUR, value);
    } else if (str_starts_with(value, STR("url(#"))) {
        const ptrdiff_t end = str_find(value, STR(")"));
        check_defined(lint, str_slice(value, 5, end < 0 ? value.len : (size_t)end));
    }
}

static void check_href(Lint *lint, Str element, Str value)
{
    (void)element;
    check_defined(lint, str_slice(value, 1, value.len));
}

static void check_opacity(Lint *lint, Str element, Str value)
{
    if (str_is(element, "g") || str_is(element, "svg")) {
        complain(lint, SVG_GROUP_OPACITY, value);
    }
}

static void check_class(Lint *lint, Str element, Str value)
{
    (void)element;
    for (size_t i = 0; i < value.len; i++) {
        if (is_space(value.ptr[i])) {
            complain(lint, SVG_CLASS, value);
            return;
        }
    }
}

/* The next number-like token of path data, as long as a renderer reads it. */
static bool next_number(Str *rest, Str *number)
{
    size_t from = 0;
    while (from < rest->len && (is_space(rest->ptr[from]) || rest->ptr[from] == ',')) {
        from++;
    }
    size_t to = from;
    bool has_point = false;
    while (to < rest->len) {
        const char c = rest->ptr[to];
        const bool is_sign = (c == '-' || c == '+') && to == from;
        const bool is_point = c == '.' && !has_point;
        if (!is_sign && !is_point && !isdigit((unsigned char)c)) {
            break;
        }
        has_point = has_point || is_point;
        to++;
    }
    *number = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return number->len > 0;
}

static bool is_flag(Str number)
{
    return str_is(number, "0") || str_is(number, "1");
}

static void check_path(Lint *lint, Str element, Str value)
{
    (void)element;
    Str rest = value;
    while (rest.len > 0) {
        const bool is_arc = rest.ptr[0] == 'a' || rest.ptr[0] == 'A';
        Str number;
        rest = str_slice(rest, 1, rest.len);
        for (size_t i = 0; is_arc && next_number(&rest, &number); i++) {
            if ((i % 7 == 3 || i % 7 == 4) && !is_flag(number)) {
                complain(lint, SVG_ARC_FLAG, value);
                return;
            }
        }
    }
}

typedef struct Property {
    const char *name;
    void (*check)(Lint *lint, Str element, Str value);
} Property;

static const Property PROPERTIES[] = {
    {"fill", check_paint},      {"stroke", check_paint}, {"stop-color", check_paint},
    {"color", check_paint},     {"href", check_href},    {"xlink:href", check_href},
    {"opacity", check_opacity}, {"class", check_class},  {"d", check_path},
};

static void check_decimals(Lint *lint, Str value)
{
    for (size_t i = 0; i + 3 < value.len; i++) {
        if (value.ptr[i] == '.' && isdigit((unsigned char)value.ptr[i + 1]) &&
            isdigit((unsigned char)value.ptr[i + 2]) &&
            isdigit((unsigned char)value.ptr[i + 3])) {
            complain(lint, SVG_DECIMALS, str_slice(value, i, value.len));
            return;
        }
    }
}

static void check_declarations(Lint *lint, Str element, Str text);

static void check_property(Lint *lint, Str element, Attribute property)
{
    if (str_starts_with(property.name, STR("xmlns")) || str_is(property.name, "id")) {
        return;
    }
    if (is_one_of(property.name, IGNORED_PROPERTIES, COUNT(IGNORED_PROPERTIES))) {
        complain(lint, SVG_PROPERTY, property.name);
        return;
    }
    if (str_is(property.name, "style")) {
        check_declarations(lint, element, property.value);
        return;
    }
    for (size_t i = 0; i < COUNT(PROPERTIES); i++) {
        if (str_is(property.name, PROPERTIES[i].name)) {
            PROPERTIES[i].check(lint, element, property.value);
        }
    }
    check_decimals(lint, property.value);
}

/* "fill:#000000; stroke:none" */
static void check_declarations(Lint *lint, Str element, Str text)
{
    Str declaration;
    while (str_split(&text, ';', &declaration)) {
        Str value = str_trim(declaration);
        Str name;
        if (value.len == 0) {
            continue;
        }
        if (!str_split(&value, ':', &name) || value.len == 0) {
            complain(lint, SVG_SYNTAX, declaration);
            continue;
        }
        check_property(lint, element, (Attribute){str_trim(name), str_trim(value)});
    }
}

/* ---- the style element ---- */

static bool is_single_class(Str selector)
{
    if (selector.len < 2 || selector.ptr[0] != '.') {
        return false;
    }
    for (size_t i = 1; i < selector.len; i++) {
        const unsigned char c = (unsigned char)selector.ptr[i];
        if (!isalnum(c) && c != '-' && c != '_') {
            return false;
        }
    }
    return true;
}

static void check_style_sheet(Lint *lint, Str text)
{
    Str rule;
    while (str_split(&text, '}', &rule)) {
        Str body = str_trim(rule);
        Str selectors;
        Str selector;
        if (body.len == 0) {
            continue;
        }
        if (!str_split(&body, '{', &selectors)) {
            complain(lint, SVG_SYNTAX, rule);
            continue;
        }
        while (str_split(&selectors, ',', &selector)) {
            if (!is_single_class(str_trim(selector))) {
                complain(lint, SVG_SELECTOR, selector);
            }
        }
        check_declarations(lint, STR("style"), body);
    }
}

/* ---- elements ---- */

static void check_view_box(Lint *lint, Str value)
{
    Str rest = value;
    Str number = {0};
    size_t count = 0;
    bool is_usable = true;
    while (count < 4 && next_number(&rest, &number)) {
        /* width and height: positive */
        is_usable =
            is_usable && (count < 2 || (number.ptr[0] != '-' && !str_is(number, "0")));
        count++;
    }
    if (count != 4 || !is_usable || str_trim(rest).len > 0) {
        complain(lint, SVG_VIEW_BOX, value);
    }
    lint->report->view_box = value;
}

static void check_element(Lint *lint, const Tag *tag)
{
    const bool is_shape = is_one_of(tag->name, SHAPES, COUNT(SHAPES));
    lint->report->shapes += is_shape;
    if (!is_shape && !is_one_of(tag->name, OTHER_ELEMENTS, COUNT(OTHER_ELEMENTS))) {
        complain(lint, SVG_ELEMENT, tag->name);
        return;
    }
    if (lint->depth == 0 && str_is(tag->name, "svg")) {
        check_view_box(lint, attribute(tag, "viewBox"));
    } else if (lint->depth == 0) {
        complain(lint, SVG_SYNTAX, tag->name);
    } else if (str_is(tag->name, "svg")) {
        complain(lint, SVG_NESTED, tag->name);
    }
    for (size_t i = 0; i < tag->count; i++) {
        check_property(lint, tag->name, tag->attributes[i]);
    }
    if (is_gradient(tag->name)) {
        check_gradient(lint, tag);
    }
}

static void skip_spaces(Str *rest)
{
    while (rest->len > 0 && is_space(rest->ptr[0])) {
        *rest = str_slice(*rest, 1, rest->len);
    }
}

/* One name="value" off *rest; false when what is there is none. */
static bool take_attribute(Str *rest, Attribute *out)
{
    const ptrdiff_t equals = str_find(*rest, STR("="));
    if (equals <= 0 || (size_t)equals + 1 >= rest->len) {
        return false;
    }
    const char quote[2] = {rest->ptr[equals + 1], '\0'};
    if (quote[0] != '"' && quote[0] != '\'') {
        return false;
    }
    const ptrdiff_t end = find_from(*rest, (size_t)equals + 2, quote);
    if (end < 0) {
        return false;
    }
    out->name = str_trim(str_slice(*rest, 0, (size_t)equals));
    out->value = str_slice(*rest, (size_t)equals + 2, (size_t)end);
    *rest = str_slice(*rest, (size_t)end + 1, rest->len);
    return true;
}

/* text: what stands between < and >. */
static void read_tag(Lint *lint, Str text, Tag *tag)
{
    tag->closes_itself = str_ends_with(text, STR("/"));
    Str rest = str_slice(text, 0, text.len - tag->closes_itself);
    size_t end = 0;
    while (end < rest.len && !is_space(rest.ptr[end])) {
        end++;
    }
    tag->name = str_slice(rest, 0, end);
    rest = str_slice(rest, end, rest.len);
    skip_spaces(&rest);
    while (rest.len > 0) {
        if (tag->count == MAX_ATTRIBUTES ||
            !take_attribute(&rest, &tag->attributes[tag->count])) {
            complain(lint, SVG_SYNTAX, text);
            return;
        }
        tag->count++;
        skip_spaces(&rest);
    }
}

static void close_element(Lint *lint, Str name)
{
    if (lint->depth == 0 || !str_equal(lint->open[lint->depth - 1], name)) {
        complain(lint, SVG_SYNTAX, name);
        return;
    }
    lint->depth--;
}

static void lint_tag(Lint *lint, Str text)
{
    if (str_starts_with(text, STR("/"))) {
        close_element(lint, str_trim(str_slice(text, 1, text.len)));
        return;
    }
    Tag tag = {0};
    read_tag(lint, text, &tag);
    check_element(lint, &tag);
    if (tag.closes_itself) {
        return;
    }
    if (lint->depth == MAX_DEPTH) {
        complain(lint, SVG_SYNTAX, tag.name);
        return;
    }
    lint->open[lint->depth++] = tag.name;
}

/* Text between two tags: a style sheet is checked, a title is free, else only spaces. */
static void lint_text(Lint *lint, Str text)
{
    const Str open = lint->depth > 0 ? lint->open[lint->depth - 1] : (Str){0};
    if (str_is(open, "style")) {
        check_style_sheet(lint, text);
    } else if (!str_is(open, "title") && !str_is(open, "desc") &&
               str_trim(text).len > 0) {
        complain(lint, SVG_SYNTAX, str_trim(text));
    }
}

/* Where the tag, comment or declaration that starts at from ends: *end is its last
 * byte. Quotes hide a '>'. False when it never ends. */
static bool find_end(Str s, size_t from, size_t *end)
{
    const Str rest = str_slice(s, from, s.len);
    const bool is_comment = str_starts_with(rest, STR("<!--"));
    if (is_comment) {
        const ptrdiff_t at = find_from(s, from + 4, "-->");
        *end = (size_t)(at + 2);
        return at >= 0;
    }
    char quote = '\0';
    for (size_t i = from; i < s.len; i++) {
        const char c = s.ptr[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            *end = i;
            return true;
        }
    }
    return false;
}

void svg_lint(Str svg, SvgReport *report)
{
    Lint lint = {.report = report, .all = svg, .at = svg.ptr};
    size_t from = 0;
    size_t end = 0;
    ptrdiff_t tag = 0;
    if (svg.len > SVG_MAX_BYTES) {
        complain(&lint, SVG_SIZE, STR("40960バイトまで"));
    }
    while ((tag = find_from(svg, from, "<")) >= 0) {
        lint_text(&lint, str_slice(svg, from, (size_t)tag));
        lint.at = svg.ptr + tag;
        if (!find_end(svg, (size_t)tag, &end)) {
            break;
        }
        const Str inside = str_slice(svg, (size_t)tag + 1, end);
        if (!str_starts_with(inside, STR("?")) && !str_starts_with(inside, STR("!--"))) {
            lint_tag(&lint, inside);
        }
        from = end + 1;
    }
    if (lint.depth > 0 || tag >= 0 || from == 0) {
        complain(&lint, SVG_SYNTAX, STR("閉じていない要素があります"));
    }
}

void svg_report_clear(SvgReport *report)
{
    strbuf_clear(&report->text);
    *report = (SvgReport){0};
}

bool svg_has_dashes(Str svg)
{
    return str_find(svg, STR("dasharray")) >= 0;
}
