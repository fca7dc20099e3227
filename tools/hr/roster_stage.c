/* The first half of a roster import: the file is looked through for its header, and its
 * people go into the stage of the store. */
#include "base/utf8.h"
#include "hr/roster_import.h"
#include "hr/roster_people.h"

enum {
    HEADER_ROWS = 20, /* the titles of the columns stand in one of these */
    ABOUT_LETTERS = 40
};

static void take_header(Import *import, const RosterRow *row,
                        const RosterProblem *problem)
{
    import->has_header = true;
    shown_columns(&import->shown, &import->header, row);
    shown_list_begin(&import->shown, "problems");
    if (problem->kind != ROSTER_FINE) {
        Str about = problem->column > 0 ? row->cells[problem->column - 1] : (Str){0};
        shown_problem(&import->shown, problem, about, 0);
    }
}

static Str first_titles(Arena *arena, const RosterRow *row)
{
    StrBuf titles = {0};
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].len > 0) {
            strbuf_add_z(&titles, titles.len > 0 ? "、" : "");
            strbuf_add(&titles, row->cells[i]);
        }
    }
    Str all = strbuf_str(&titles);
    size_t end = utf8_offset(all, ABOUT_LETTERS);
    Str result = str_format(arena, "%.*s%s", (int)end, all.ptr, end < all.len ? "…" : "");
    strbuf_clear(&titles);
    return result;
}

/* A table may have a title and remarks above it. */
static void look_for_header(Import *import, const RosterRow *row)
{
    RosterProblem problem;
    if (import->looked_at == HEADER_ROWS) {
        return;
    }
    if (roster_header_read(row, &import->header, &problem) ||
        problem.kind == ROSTER_COLUMN_TWICE) {
        take_header(import, row, &problem);
        return;
    }
    size_t likeness = roster_header_likeness(row);
    if (import->looked_at++ == 0 || likeness > import->likeness) {
        import->likeness = likeness;
        import->nearly = problem;
        import->nearly_titles = first_titles(&import->arena, row);
    }
}

static Status stage_person(Import *import, const RosterPerson *person, int64_t row,
                           Error *err)
{
    StorePerson given = {0};
    int64_t first_row = 0;
    roster_person_to(person, &given);
    Status status =
        store_roster_stage(import->record->store, &given, row, &first_row, err);
    if (status != STATUS_EXISTS) {
        return status;
    }
    size_t column = (size_t)import->header.column_of[ROSTER_NUMBER] + 1;
    RosterProblem problem = {ROSTER_NUMBER_TWICE, row, column};
    shown_problem(&import->shown, &problem, person->texts[ROSTER_NUMBER], first_row);
    return STATUS_OK;
}

/* What a problem is about: the cell, or who it is when the cell is empty. */
static Str cell_or_name(const Import *import, const RosterRow *row, size_t column)
{
    size_t names[ROSTER_DEPARTMENT_DEPTH];
    bool is_there = column >= 1 && column <= row->count;
    if ((is_there && roster_trim(row->cells[column - 1]).len > 0) ||
        roster_header_columns(&import->header, ROSTER_NAME, names) == 0) {
        return is_there ? row->cells[column - 1] : (Str){0};
    }
    return names[0] <= row->count ? row->cells[names[0] - 1] : (Str){0};
}

static Status take_row(void *context, const RosterRow *row, Error *err)
{
    Import *import = context;
    if (!import->has_header) {
        look_for_header(import, row);
        return STATUS_OK;
    }
    if (!roster_header_has(&import->header, ROSTER_NAME)) {
        return STATUS_OK; /* said once, at the header */
    }
    if (roster_row_is_remark(&import->header, row)) {
        shown_remark(&import->shown, row);
        return STATUS_OK;
    }
    import->rows++;
    progress_to(&import->progress, (size_t)import->file->at_bytes);
    arena_reset(&import->row_arena);
    RosterPerson person;
    RosterProblem problems[ROSTER_FIELD_COUNT];
    size_t count =
        roster_person_read(&import->reading, row, &import->row_arena, &person, problems);
    for (size_t i = 0; i < count; i++) {
        shown_problem(&import->shown, &problems[i],
                      cell_or_name(import, row, problems[i].column), 0);
    }
    return count == 0 ? stage_person(import, &person, row->row, err) : STATUS_OK;
}

/* No row was the header. */
static void tell_missing_header(Import *import)
{
    RosterProblem none = {ROSTER_NO_HEADER, 1, 0};
    shown_columns(&import->shown, &import->header, NULL);
    shown_list_begin(&import->shown, "problems");
    shown_problem(&import->shown, import->looked_at == 0 ? &none : &import->nearly,
                  import->nearly_titles, 0);
}

static Status read_into_stage(Import *import, Error *err)
{
    RosterProblem problem = {0};
    RosterSink sink = {import, take_row};
    progress_start(&import->progress, "読み込み", (size_t)import->file->size_bytes);
    Status status =
        roster_table_read(&import->file->source, import->encoding, &sink, &problem, err);
    progress_end(&import->progress);
    if (status == STATUS_OK && !import->has_header) {
        tell_missing_header(import);
    } else if (!import->has_header) {
        shown_columns(&import->shown, &import->header, NULL);
        shown_list_begin(&import->shown, "problems");
    }
    if (problem.kind != ROSTER_FINE) {
        shown_problem(&import->shown, &problem, (Str){0}, 0);
        status = STATUS_OK; /* said; the stage is dropped below */
    }
    shown_list_end(&import->shown, SHOWN_PROBLEM);
    return status;
}

Status roster_stage(Import *import, const char *path, Error *err)
{
    RosterFile file;
    Status status = roster_file_open(&file, path, err);
    if (status == STATUS_OK) {
        status = roster_encoding_detect(&file.source, &import->encoding, err);
    }
    if (status == STATUS_OK) {
        import->file = &file;
        shown_begin(&import->shown, path, import->encoding);
        status = store_roster_stage_begin(import->record->store, err);
    }
    if (status == STATUS_OK) {
        status = read_into_stage(import, err);
        status = store_roster_stage_end(import->record->store, status, err);
    }
    roster_file_close(&file);
    return status;
}
