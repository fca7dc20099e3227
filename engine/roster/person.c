#include "roster/person.h"

#include "base/cell.h"
#include "roster/fold.h"

/* The first of each id is the one an export writes. */
static const struct {
    const char *title;
    const char *id;
} STATUSES[] = {
    {"在籍", "active"},      {"休職", "on_leave"},  {"対象外", "exempt"},
    {"退職", "left"},        {"在職", "active"},    {"勤務", "active"},
    {"在籍中", "active"},    {"active", "active"},  {"休職中", "on_leave"},
    {"休業", "on_leave"},    {"育休", "on_leave"},  {"産休", "on_leave"},
    {"onleave", "on_leave"}, {"leave", "on_leave"}, {"exempt", "exempt"},
    {"除外", "exempt"},      {"離職", "left"},      {"退社", "left"},
    {"退職済", "left"},      {"left", "left"},      {"retired", "left"},
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
    case ROSTER_NAME:
        return text->len == 0 ? ROSTER_EMPTY_CELL : ROSTER_FINE;
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

static RosterProblemKind read_cell(Arena *arena, RosterField field, Str cell,
                                   bool is_exact, Str *out)
{
    *out = roster_trim(is_exact ? cell : cell_unescape(cell));
    if (has_control(*out)) {
        return ROSTER_CONTROL_CHARACTER;
    }
    if (out->len > ROSTER_TEXT_MAX) {
        return ROSTER_TEXT_TOO_LONG;
    }
    return read_field(arena, field, out);
}

size_t roster_person_read(const RosterHeader *header, const RosterRow *row, bool is_exact,
                          Arena *arena, RosterPerson *out,
                          RosterProblem problems[ROSTER_FIELD_COUNT])
{
    size_t count = 0;
    *out = (RosterPerson){0};
    if (row->count > header->column_count) {
        problems[count++] =
            (RosterProblem){ROSTER_ROW_TOO_WIDE, row->row, header->column_count + 1};
        return count;
    }
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        int column = header->column_of[f];
        if (column < 0) {
            continue;
        }
        Str cell = (size_t)column < row->count ? row->cells[column] : (Str){0};
        RosterProblemKind kind =
            read_cell(arena, (RosterField)f, cell, is_exact, &out->texts[f]);
        if (kind != ROSTER_FINE) {
            problems[count++] = (RosterProblem){kind, row->row, (size_t)column + 1};
        }
    }
    return count;
}
