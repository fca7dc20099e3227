/* The rows of a sorted table as page_rows.js reads them: ten thousand people take two
 * megabytes and not twenty. A line is a row: how many of its first fields are those of
 * the last row that begins with 0, then the others, parted by tabs. Numbers and days are
 * in base 36, texts stand once in a list of words behind the rows, neighbouring marks are
 * one field. */
#include <math.h>
#include <string.h>

#include "report/report_internal.h"
#include "text/format.h"

enum {
    WORDS_FREE = 1024, /* a list of words as long as this must have paid to grow on */
    WORDS_MAX = 65536,
    WORD_BYTES_MAX = 512,
    SLOTS_FIRST = 256,
    KINDS_MAX = 26,
    HEX_LEAST = 16,
    SAME_MAX = 9
};

/* What stood in one field, each text once. */
typedef struct Words {
    Str *words;
    size_t count;
    size_t room;
    uint32_t *slots; /* 1 + place in words; 0: free */
    size_t slot_count;
    uint64_t found; /* texts that were there already */
} Words;

typedef struct Kind {
    Str text;
    Str spoken;
    const char *code;
    bool is_late;
} Kind;

struct HtmlRows {
    const ReportTable *table;
    Arena arena;
    Words *fields; /* by field */
    size_t field_count;
    size_t *ends; /* of the fields of line */
    size_t *lead_ends;
    StrBuf line;
    StrBuf lead; /* the last row that begins with 0 */
    Kind kinds[KINDS_MAX];
    size_t kind_count;
};

/* ---- text ---- */

static void add_base36(StrBuf *out, int64_t number)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char text[16];
    size_t at = sizeof text;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        text[--at] = digits[left % 36];
        left /= 36;
    } while (left > 0);
    if (number < 0) {
        text[--at] = '-';
    }
    strbuf_add(out, (Str){text + at, sizeof text - at});
}

/* Without what parts rows, fields and lines, and without what could end the script. */
static void add_escaped(StrBuf *out, Str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *sign = c == '\\'                 ? "\\\\"
                           : c == '<'                ? "\\l"
                           : c == ';'                ? "\\s"
                           : c == '\n'               ? "\\n"
                           : (unsigned char)c < 0x20 ? " "
                                                     : NULL;
        if (sign != NULL) {
            strbuf_add(out, str_slice(text, from, i));
            strbuf_add_z(out, sign);
            from = i + 1;
        }
    }
    strbuf_add(out, str_slice(text, from, text.len));
}

static bool is_hex_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static size_t hex_value(char digit)
{
    return (size_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10) % 16;
}

static bool is_hash(Str text)
{
    if (text.len < HEX_LEAST || text.len % 3 == 2) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (!is_hex_digit(text.ptr[i])) {
            return false;
        }
    }
    return true;
}

/* Three digits are two signs, whose order is that of the digits; one left over is one. */
static void add_hash(StrBuf *out, Str text)
{
    static const char signs[] =
        "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    strbuf_add_char(out, '"');
    size_t i = 0;
    for (; i + 3 <= text.len; i += 3) {
        size_t value = hex_value(text.ptr[i]) * 256 + hex_value(text.ptr[i + 1]) * 16 +
                       hex_value(text.ptr[i + 2]);
        strbuf_add_char(out, signs[value / 64]);
        strbuf_add_char(out, signs[value % 64]);
    }
    if (i < text.len) {
        strbuf_add_char(out, signs[hex_value(text.ptr[i])]);
    }
}

/* ---- words ---- */

/* Where the text is, or where it would be. */
static uint32_t *slot_of(const Words *words, Str text)
{
    size_t at = (size_t)(str_hash(text) % words->slot_count);
    while (words->slots[at] != 0 &&
           !str_equal(words->words[words->slots[at] - 1], text)) {
        at = (at + 1) % words->slot_count;
    }
    return &words->slots[at];
}

static void make_room(Arena *arena, Words *words)
{
    if (2 * words->count >= words->slot_count) {
        words->slot_count = words->slot_count > 0 ? 2 * words->slot_count : SLOTS_FIRST;
        words->slots = ARENA_ARRAY(arena, uint32_t, words->slot_count);
        for (size_t i = 0; i < words->count; i++) {
            *slot_of(words, words->words[i]) = (uint32_t)i + 1;
        }
    }
    if (words->count == words->room) {
        words->room = words->room > 0 ? 2 * words->room : SLOTS_FIRST;
        Str *grown = ARENA_ARRAY(arena, Str, words->room);
        if (words->count > 0) {
            memcpy(grown, words->words, words->count * sizeof *grown);
        }
        words->words = grown;
    }
}

static bool may_grow(const Words *words, Str text)
{
    bool pays = words->count < WORDS_FREE || words->found >= words->count;
    return pays && words->count < WORDS_MAX && text.len <= WORD_BYTES_MAX;
}

/* The number of the text in the list, or the text itself when the list does not take it.
 */
static void add_word(HtmlRows *rows, Words *words, Str text)
{
    StrBuf *out = &rows->line;
    if (text.len == 0) {
        return;
    }
    make_room(&rows->arena, words);
    uint32_t *slot = slot_of(words, text);
    if (*slot != 0) {
        words->found++;
    } else if (may_grow(words, text)) {
        words->words[words->count++] = str_copy(&rows->arena, text);
        *slot = (uint32_t)words->count;
    } else {
        strbuf_add_char(out, '\'');
        add_escaped(out, text);
        return;
    }
    add_base36(out, *slot - 1);
}

static void add_text(HtmlRows *rows, Words *words, Str text)
{
    if (is_hash(text)) {
        add_hash(&rows->line, text);
    } else {
        add_word(rows, words, text);
    }
}

/* Letters say nearly the same to everyone: each line is a word. */
static void add_lines(HtmlRows *rows, Words *words, Str text)
{
    Str line;
    for (bool is_more = false; str_split(&text, '\n', &line); is_more = true) {
        if (is_more) {
            strbuf_add_char(&rows->line, ';');
        }
        add_word(rows, words, line);
    }
}

/* ---- cells ---- */

static int64_t tenths_of(double number)
{
    return (int64_t)llround(number * 10.0);
}

static int64_t day_of(const ReportCell *cell)
{
    return format_day_number(format_local_date(cell->at, cell->zone_minutes));
}

static int64_t minute_of(const ReportCell *cell)
{
    FormatClock clock = format_local_clock(cell->at, cell->zone_minutes);
    return day_of(cell) * 1440 + clock.hour * 60 + clock.minute;
}

static bool is_kind(const Kind *kind, const ReportCell *cell)
{
    return str_equal(kind->text, cell->text) && str_equal(kind->spoken, cell->spoken) &&
           kind->is_late == cell->is_late && str_is(str_from(kind->code), cell->code);
}

/* A letter for each kind of mark. */
static char letter_of(HtmlRows *rows, const ReportCell *cell)
{
    size_t at = 0;
    while (at < rows->kind_count && !is_kind(&rows->kinds[at], cell)) {
        at++;
    }
    require(at < KINDS_MAX);
    if (at == rows->kind_count) {
        rows->kinds[rows->kind_count++] = (Kind){
            str_copy(&rows->arena, cell->text), str_copy(&rows->arena, cell->spoken),
            str_copy_z(&rows->arena, str_from(cell->code)), cell->is_late};
    }
    return (char)('A' + at);
}

/* The letter with the day, nothing known as "-", a count behind "#". */
static void add_mark(HtmlRows *rows, const ReportCell *cell)
{
    if (!cell->is_filled) {
        strbuf_add_char(&rows->line, '-');
    } else if (cell->code == NULL) {
        strbuf_add_char(&rows->line, '#');
        add_base36(&rows->line, (int64_t)llround(cell->number));
    } else {
        strbuf_add_char(&rows->line, letter_of(rows, cell));
        if (cell->at != 0) {
            add_base36(&rows->line, day_of(cell));
        }
    }
}

static void add_cell(HtmlRows *rows, Words *words, ReportType type,
                     const ReportCell *cell)
{
    StrBuf *out = &rows->line;
    if (!cell->is_filled && type != REPORT_MARK) {
        return;
    }
    switch (type) {
    case REPORT_TEXT:
        add_text(rows, words, cell->text);
        return;
    case REPORT_COPY:
        add_lines(rows, words, cell->text);
        return;
    case REPORT_COUNT:
        add_base36(out, (int64_t)llround(cell->number));
        return;
    case REPORT_DECIMAL:
    case REPORT_PERCENT:
        add_base36(out, tenths_of(cell->number));
        return;
    case REPORT_HEAT:
        add_base36(out, report__html_heat(cell->number));
        return;
    case REPORT_DATE:
        add_base36(out, day_of(cell));
        return;
    case REPORT_MOMENT:
        add_base36(out, minute_of(cell));
        return;
    case REPORT_MARK:
        add_mark(rows, cell);
        return;
    }
}

/* ---- rows ---- */

static bool is_with_last(const ReportTable *table, size_t column)
{
    return column > 0 && table->columns[column].type == REPORT_MARK &&
           table->columns[column - 1].type == REPORT_MARK;
}

HtmlRows *report__html_rows_new(const ReportTable *table)
{
    HtmlRows *rows = mem_alloc(sizeof *rows);
    *rows = (HtmlRows){.table = table};
    for (size_t i = 0; i < table->column_count; i++) {
        rows->field_count += is_with_last(table, i) ? 0 : 1;
    }
    rows->fields = ARENA_ARRAY(&rows->arena, Words, rows->field_count);
    rows->ends = ARENA_ARRAY(&rows->arena, size_t, rows->field_count);
    rows->lead_ends = ARENA_ARRAY(&rows->arena, size_t, rows->field_count);
    return rows;
}

void report__html_rows_free(HtmlRows *rows)
{
    if (rows != NULL) {
        strbuf_clear(&rows->line);
        strbuf_clear(&rows->lead);
        arena_clear(&rows->arena);
        mem_free(rows);
    }
}

/* How many first fields of the line are those of the lead. */
static size_t same_fields(const HtmlRows *rows)
{
    size_t same = 0;
    size_t from = 0;
    while (same < rows->field_count && same < SAME_MAX &&
           rows->ends[same] == rows->lead_ends[same] && rows->lead.len > 0 &&
           memcmp(rows->line.ptr + from, rows->lead.ptr + from,
                  rows->ends[same] - from) == 0) {
        from = rows->ends[same++];
    }
    return same;
}

void report__html_rows_add(HtmlRows *rows, const ReportCell *cells, StrBuf *out)
{
    size_t field = 0;
    strbuf_reset(&rows->line);
    for (size_t i = 0; i < rows->table->column_count; i++) {
        if (i > 0 && !is_with_last(rows->table, i)) {
            strbuf_add_char(&rows->line, '\t');
            rows->ends[field++] = rows->line.len;
        }
        add_cell(rows, &rows->fields[field], rows->table->columns[i].type, &cells[i]);
    }
    rows->ends[field] = rows->line.len;
    size_t same = same_fields(rows);
    strbuf_add_char(out, (char)('0' + same));
    strbuf_add(out, str_slice(strbuf_str(&rows->line),
                              same > 0 ? rows->ends[same - 1] : 0, rows->line.len));
    strbuf_add_char(out, '\n');
    if (same == 0) {
        strbuf_reset(&rows->lead);
        strbuf_add(&rows->lead, strbuf_str(&rows->line));
        memcpy(rows->lead_ends, rows->ends, rows->field_count * sizeof *rows->ends);
    }
}

void report__html_rows_words(const HtmlRows *rows, StrBuf *out)
{
    for (size_t i = 0; i < rows->kind_count; i++) {
        strbuf_add(out, i > 0 ? STR("\t") : STR(""));
        add_escaped(out, str_from(rows->kinds[i].code));
        strbuf_add(out, rows->kinds[i].is_late ? STR(" late;") : STR(";"));
        add_escaped(out, rows->kinds[i].text);
        strbuf_add_char(out, ';');
        add_escaped(out, rows->kinds[i].spoken);
    }
    strbuf_add_char(out, '\n');
    for (size_t field = 0; field < rows->field_count; field++) {
        for (size_t i = 0; i < rows->fields[field].count; i++) {
            strbuf_add(out, i > 0 ? STR("\t") : STR(""));
            add_escaped(out, rows->fields[field].words[i]);
        }
        strbuf_add_char(out, '\n');
    }
}
