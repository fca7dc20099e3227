#include "roster/person.h"

#include "base/cell.h"
#include "roster/fold.h"

/* The first of each id is the one an export writes. */
static const struct {
    const char *title;
    const char *id;
} STATUSES[] = {
    {"在籍", "active"},       {"休職", "on_leave"},
    {"対象外", "exempt"},     {"退職", "left"},
    {"在職", "active"},       {"勤務", "active"},
    {"在籍中", "active"},     {"在職中", "active"},
    {"勤務中", "active"},     {"就業中", "active"},
    {"復職", "active"},       {"active", "active"},
    {"employed", "active"},   {"休職中", "on_leave"},
    {"休業", "on_leave"},     {"休業中", "on_leave"},
    {"育休", "on_leave"},     {"産休", "on_leave"},
    {"育児休業", "on_leave"}, {"産前産後休業", "on_leave"},
    {"介護休業", "on_leave"}, {"育児休職", "on_leave"},
    {"介護休職", "on_leave"}, {"傷病休職", "on_leave"},
    {"育休中", "on_leave"},   {"産休中", "on_leave"},
    {"onleave", "on_leave"},  {"leave", "on_leave"},
    {"absent", "on_leave"},   {"exempt", "exempt"},
    {"除外", "exempt"},       {"離職", "left"},
    {"退社", "left"},         {"退職済", "left"},
    {"退職済み", "left"},     {"退職者", "left"},
    {"left", "left"},         {"retired", "left"},
    {"resigned", "left"},     {"terminated", "left"},
};

const char *roster_status_title(Str id)
{
    for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
        if (str_is(id, STATUSES[i].id)) {
            return STATUSES[i].title;
        }
    }
    return NULL;
}

const char *roster_status_id(Str text)
{
    Arena arena = {0};
    Str folded = roster_fold(&arena, text);
    const char *id = NULL;
    for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES && id == NULL; i++) {
        if (str_is(folded, STATUSES[i].title)) {
            id = STATUSES[i].id;
        }
    }
    arena_clear(&arena);
    return id;
}

/* C0, DEL and, as UTF-8, C1: a name with a line end in it is two rows by mistake. */
static bool has_control(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte < 0x20 || byte == 0x7F) {
            return true;
        }
        if (byte == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xA0) {
            return true;
        }
    }
    return false;
}

static RosterProblemKind read_status(Str *text)
{
    const char *id = text->len == 0 ? "active" : roster_status_id(*text);
    if (id == NULL) {
        return ROSTER_UNKNOWN_STATUS;
    }
    *text = str_from(id);
    return ROSTER_FINE;
}

static RosterProblemKind read_date(Arena *arena, Str *text)
{
    char date[ROSTER_DATE_TEXT];
    if (text->len == 0) {
        return ROSTER_FINE;
    }
    if (!roster_parse_date(*text, date)) {
        return ROSTER_BAD_DATE;
    }
    *text = str_copy(arena, str_from(date));
    return ROSTER_FINE;
}

static RosterProblemKind read_field(Arena *arena, RosterField field, Str *text)
{
    switch (field) {
    case ROSTER_NUMBER:
        return text->len == 0 ? ROSTER_EMPTY_NUMBER : ROSTER_FINE;
    case ROSTER_NAME:
        return text->len == 0 ? ROSTER_EMPTY_NAME : ROSTER_FINE;
    case ROSTER_DEPARTMENT:
        return roster_parse_department(arena, *text, text) ? ROSTER_FINE
                                                           : ROSTER_BAD_DEPARTMENT;
    case ROSTER_STATUS:
        return read_status(text);
    case ROSTER_STATUS_ON:
    case ROSTER_HIRED_ON:
        return read_date(arena, text);
    case ROSTER_READING:
    case ROSTER_EMAIL:
    case ROSTER_TITLE:
    case ROSTER_EMPLOYMENT:
    case ROSTER_REASON:
    case ROSTER_PRINT_NAME:
    case ROSTER_FIELD_COUNT:
        break;
    }
    return ROSTER_FINE;
}

/* ---- from cells to texts ---- */

/* Column from 1; empty where the row ends before it. */
static Str cell_of(const RosterReading *how, const RosterRow *row, size_t column)
{
    Str cell = column <= row->count ? row->cells[column - 1] : (Str){0};
    return roster_trim(how->is_exact ? cell : cell_unescape(cell));
}

/* 本社 営業部 第一課 as one path. Systems that repeat what is above in each column
 * (営業部, 営業部/第一課) say the same. */
static void add_piece(StrBuf *whole, RosterField field, Str piece)
{
    if (piece.len == 0 || str_equal(piece, strbuf_str(whole))) {
        return;
    }
    if (field == ROSTER_DEPARTMENT && whole->len > 0 && piece.len > whole->len &&
        str_starts_with(piece, strbuf_str(whole)) && piece.ptr[whole->len] == '/') {
        strbuf_reset(whole);
    }
    if (whole->len > 0) {
        strbuf_add_char(whole, field == ROSTER_DEPARTMENT ? '/' : ' ');
    }
    strbuf_add(whole, piece);
}

static Str join_pieces(const RosterReading *how, const RosterRow *row, RosterField field,
                       const size_t *columns, size_t count, Arena *arena)
{
    StrBuf whole = {0};
    for (size_t i = 0; i < count; i++) {
        add_piece(&whole, field, cell_of(how, row, columns[i]));
    }
    Str result = str_copy(arena, strbuf_str(&whole));
    strbuf_clear(&whole);
    return result;
}

/* 0012 of a spreadsheet that made 12 of it. */
static Str pad_number(Arena *arena, Str number, int digits)
{
    if (number.len >= (size_t)digits) {
        return number;
    }
    for (size_t i = 0; i < number.len; i++) {
        if (number.ptr[i] < '0' || number.ptr[i] > '9') {
            return number;
        }
    }
    size_t missing = number.len > 0 ? (size_t)digits - number.len : 0;
    StrBuf padded = {0};
    for (size_t i = 0; i < missing; i++) {
        strbuf_add_char(&padded, '0');
    }
    strbuf_add(&padded, number);
    Str result = str_copy(arena, strbuf_str(&padded));
    strbuf_clear(&padded);
    return result;
}

/* One way to write numbers and readings, whatever the file's: else a roster from another
 * system would change everybody. */
static Str in_one_form(const RosterReading *how, RosterField field, Arena *arena,
                       Str text)
{
    if (how->is_exact) {
        return text;
    }
    if (field == ROSTER_READING) {
        return roster_widen_kana(arena, text);
    }
    return field == ROSTER_NUMBER
               ? pad_number(arena, roster_narrow(arena, text), how->digits)
               : text;
}

static RosterProblemKind read_text(const RosterReading *how, RosterField field,
                                   Arena *arena, Str *text)
{
    if (has_control(*text)) {
        return ROSTER_CONTROL_CHARACTER;
    }
    *text = in_one_form(how, field, arena, *text);
    return text->len > ROSTER_TEXT_MAX ? ROSTER_TEXT_TOO_LONG
                                       : read_field(arena, field, text);
}

/* Who left is out from the day after the last one; before that day the date says nothing
 * yet, and a date before the person was hired is of another time in the company. */
static RosterProblemKind read_left_on(const RosterReading *how, const RosterRow *row,
                                      Arena *arena, RosterPerson *out)
{
    Str left_on = cell_of(how, row, how->header->piece_of[ROSTER_LEFT_ON]);
    RosterProblemKind kind = read_date(arena, &left_on);
    if (kind == ROSTER_FINE && left_on.len > 0 && str_compare(left_on, how->today) < 0 &&
        str_compare(left_on, out->texts[ROSTER_HIRED_ON]) >= 0) {
        out->texts[ROSTER_STATUS] = STR("left");
        if (out->texts[ROSTER_STATUS_ON].len == 0) {
            out->texts[ROSTER_STATUS_ON] = left_on;
        }
    }
    return kind;
}

static bool is_too_wide(const RosterHeader *header, const RosterRow *row)
{
    for (size_t i = header->column_count; i < row->count; i++) {
        if (roster_trim(row->cells[i]).len > 0) {
            return true;
        }
    }
    return false;
}

static size_t read_fields(const RosterReading *how, const RosterRow *row, Arena *arena,
                          RosterPerson *out, RosterProblem problems[ROSTER_FIELD_COUNT])
{
    size_t count = 0;
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        size_t columns[ROSTER_DEPARTMENT_DEPTH];
        size_t pieces = roster_header_columns(how->header, (RosterField)f, columns);
        if (pieces == 0) {
            continue;
        }
        out->texts[f] =
            pieces == 1 ? cell_of(how, row, columns[0])
                        : join_pieces(how, row, (RosterField)f, columns, pieces, arena);
        RosterProblemKind kind = read_text(how, (RosterField)f, arena, &out->texts[f]);
        if (kind != ROSTER_FINE) {
            problems[count++] = (RosterProblem){kind, row->row, columns[0]};
        }
    }
    return count;
}

size_t roster_person_read(const RosterReading *how, const RosterRow *row, Arena *arena,
                          RosterPerson *out, RosterProblem problems[ROSTER_FIELD_COUNT])
{
    *out = (RosterPerson){0};
    if (is_too_wide(how->header, row)) {
        problems[0] =
            (RosterProblem){ROSTER_ROW_TOO_WIDE, row->row, how->header->column_count + 1};
        return 1;
    }
    size_t count = read_fields(how, row, arena, out, problems);
    size_t left_column = how->header->piece_of[ROSTER_LEFT_ON];
    RosterProblemKind kind =
        left_column > 0 ? read_left_on(how, row, arena, out) : ROSTER_FINE;
    if (kind != ROSTER_FINE && count < ROSTER_FIELD_COUNT) {
        problems[count++] = (RosterProblem){kind, row->row, left_column};
    }
    return count;
}

static bool is_closing_word(Str cell)
{
    static const char *const words[] = {"以上", "合計", "総計", "小計",
                                        "計",   "総数", "total"};
    Arena arena = {0};
    bool is_one = false;
    cell = roster_trim(cell);
    if (cell.len == 0 || (cell.ptr[0] >= '0' && cell.ptr[0] <= '9')) {
        return false; /* nearly every row: a number */
    }
    Str folded = roster_fold(&arena, cell);
    for (size_t i = 0; !is_one && i < sizeof words / sizeof *words; i++) {
        is_one = str_is(folded, words[i]);
    }
    arena_clear(&arena);
    return is_one;
}

/* How many cells have something in them, two at most; *last is the last of these. */
static size_t count_filled(const RosterRow *row, size_t *last)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count && filled < 2; i++) {
        if (roster_trim(row->cells[i]).len > 0) {
            filled++;
            *last = i;
        }
    }
    return filled;
}

bool roster_row_is_remark(const RosterHeader *header, const RosterRow *row)
{
    size_t number = (size_t)header->column_of[ROSTER_NUMBER];
    size_t last = 0;
    bool is_sum = number < row->count && is_closing_word(row->cells[number]);
    if (is_sum || count_filled(row, &last) != 1) {
        return is_sum;
    }
    size_t names[ROSTER_DEPARTMENT_DEPTH];
    size_t name_count = roster_header_columns(header, ROSTER_NAME, names);
    bool is_person = last == number;
    for (size_t i = 0; i < name_count; i++) {
        is_person = is_person || last + 1 == names[i];
    }
    return !is_person || is_closing_word(row->cells[last]);
}
