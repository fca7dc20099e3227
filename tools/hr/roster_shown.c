#include "hr/roster_shown.h"

#include <inttypes.h>
#include <stdio.h>

/* Counts one; true when it is still to be shown. */
static bool count(Shown *shown, ShownKind kind)
{
    bool is_shown = shown->counts[kind]++ < shown->most && !shown->is_quiet;
    if (is_shown && shown->progress != NULL) {
        progress_end(shown->progress);
    }
    return is_shown;
}

static void put_field(RosterField field, Str value)
{
    const char *title = field == ROSTER_STATUS ? roster_status_title(value) : NULL;
    roster_put_text(title != NULL ? str_from(title) : value);
}

void shown_begin(const Shown *shown, const char *path, RosterEncoding encoding)
{
    if (shown->json != NULL) {
        json_object(shown->json, NULL);
        json_text_z(shown->json, "file", path);
        json_text_z(shown->json, "encoding", roster_encoding_id(encoding));
    } else {
        (void)printf("名簿: %s（文字コード: %s）\n", path,
                     roster_encoding_title(encoding));
    }
}

/* ---- columns ---- */

static bool is_made_of(const RosterHeader *header, RosterField field, size_t column)
{
    size_t columns[ROSTER_DEPARTMENT_DEPTH];
    size_t count = roster_header_columns(header, field, columns);
    for (size_t i = 0; i < count; i++) {
        if (columns[i] == column) {
            return true;
        }
    }
    return false;
}

static bool is_read(const RosterHeader *header, size_t column)
{
    bool is_used = header->piece_of[ROSTER_LEFT_ON] == column;
    for (int f = 0; f < ROSTER_FIELD_COUNT && !is_used; f++) {
        is_used = is_made_of(header, (RosterField)f, column);
    }
    return is_used;
}

/* A title as it stands in the file, without line ends. */
static void put_title(Str title)
{
    Str line;
    (void)fputs("「", stdout);
    while (title.len > 0 && str_split(&title, '\n', &line)) {
        roster_put_text(str_trim(line));
    }
    (void)fputs("」", stdout);
}

static void put_field_columns(const RosterHeader *header, const RosterRow *row, int field,
                              size_t *told)
{
    size_t columns[ROSTER_DEPARTMENT_DEPTH];
    size_t count = roster_header_columns(header, (RosterField)field, columns);
    const char *title = roster_field_title((RosterField)field);
    if (count == 0 || (count == 1 && str_is(row->cells[columns[0] - 1], title))) {
        return;
    }
    (void)fputs((*told)++ > 0 ? "、" : "読み替えた列: ", stdout);
    for (size_t i = 0; i < count; i++) {
        put_title(row->cells[columns[i] - 1]);
    }
    (void)printf("→%s", title);
}

static void tell_read_columns(const RosterHeader *header, const RosterRow *row)
{
    size_t told = 0;
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        put_field_columns(header, row, f, &told);
    }
    size_t left_on = header->piece_of[ROSTER_LEFT_ON];
    if (left_on > 0) {
        (void)fputs(told++ > 0 ? "、" : "読み替えた列: ", stdout);
        put_title(row->cells[left_on - 1]);
        (void)fputs("→在籍状態（その日を過ぎた人は退職）", stdout);
    }
    (void)fputs(told > 0 ? "\n" : "", stdout);
}

static void tell_other_columns(const RosterHeader *header, const RosterRow *row)
{
    size_t told = 0;
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].len > 0 && !is_read(header, i + 1)) {
            (void)fputs(told++ > 0 ? "、" : "読み込まない列: ", stdout);
            roster_put_text(row->cells[i]);
        }
    }
    (void)fputs(told > 0 ? "\n" : "", stdout);
}

void shown_columns(const Shown *shown, const RosterHeader *header, const RosterRow *row)
{
    if (shown->json == NULL && row == NULL) {
        return;
    }
    if (shown->json == NULL) {
        if (row->row > 1) {
            (void)printf("%" PRId64 "行目を見出しとして読みます。\n", row->row);
        }
        tell_read_columns(header, row);
        tell_other_columns(header, row);
        return;
    }
    json_array(shown->json, "unknown_columns");
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        if (row->cells[i].len > 0 && !is_read(header, i + 1)) {
            json_text(shown->json, NULL, row->cells[i]);
        }
    }
    json_end(shown->json);
}

void shown_remark(Shown *shown, const RosterRow *row)
{
    if (!count(shown, SHOWN_REMARK) || shown->json != NULL) {
        return;
    }
    size_t i = 0;
    while (i + 1 < row->count && row->cells[i].len == 0) {
        i++;
    }
    (void)printf("  %" PRId64 "行目「", row->row);
    roster_put_text(row->cells[i]);
    (void)puts("」は人の行ではないので、読みません。");
}

/* ---- problems and changes ---- */

static void answer_problem(Json *json, const RosterProblem *problem, Str about,
                           int64_t first_row)
{
    json_object(json, NULL);
    json_int(json, "row", problem->row);
    json_int(json, "column", (int64_t)problem->column);
    json_text_z(json, "kind", roster_advice(problem->kind)->id);
    if (first_row > 0) {
        json_int(json, "first_row", first_row);
    }
    json_text(json, "about", about);
    json_end(json);
}

void shown_problem(Shown *shown, const RosterProblem *problem, Str about,
                   int64_t first_row)
{
    if (!count(shown, SHOWN_PROBLEM)) {
        return;
    }
    if (shown->json != NULL) {
        answer_problem(shown->json, problem, about, first_row);
        return;
    }
    const RosterAdvice *advice = roster_advice(problem->kind);
    char letters[8];
    roster_column_letters(problem->column, letters);
    (void)printf("! %" PRId64 "行目", problem->row);
    if (problem->column > 0) {
        (void)printf(" %s列", letters);
    }
    (void)fputs("　", stdout);
    roster_put_text(about);
    (void)printf("%s%s", about.len > 0 ? ": " : "", advice->cause);
    if (first_row > 0) {
        (void)printf("（%" PRId64 "行目）", first_row);
    }
    (void)puts("。");
    if ((shown->advised >> problem->kind & 1u) == 0) {
        (void)printf("    対処: %s\n", advice->remedy);
        shown->advised |= 1u << problem->kind;
    }
}

/* Opens an object. */
static void answer_person(Json *json, const char *kind, int64_t row,
                          const RosterPerson *person)
{
    json_object(json, NULL);
    json_text_z(json, "kind", kind);
    if (row > 0) {
        json_int(json, "row", row);
    }
    json_text(json, "number", person->texts[ROSTER_NUMBER]);
    json_text(json, "name", person->texts[ROSTER_NAME]);
}

static void put_person(char mark, int64_t row, const RosterPerson *person)
{
    (void)printf("%c ", mark);
    if (row > 0) {
        (void)printf("%" PRId64 "行目　", row);
    }
    roster_put_text(person->texts[ROSTER_NUMBER]);
    (void)fputs("　", stdout);
    roster_put_text(person->texts[ROSTER_NAME]);
    if (person->texts[ROSTER_DEPARTMENT].len > 0) {
        (void)fputs("（", stdout);
        roster_put_text(person->texts[ROSTER_DEPARTMENT]);
        (void)fputs("）", stdout);
    }
}

void shown_new(Shown *shown, int64_t row, const RosterPerson *person)
{
    if (!count(shown, SHOWN_NEW)) {
        return;
    }
    if (shown->json != NULL) {
        answer_person(shown->json, "new", row, person);
        json_text(shown->json, "department", person->texts[ROSTER_DEPARTMENT]);
        json_end(shown->json);
        return;
    }
    put_person('+', row, person);
    if (!str_is(person->texts[ROSTER_STATUS], "active")) {
        (void)fputs("　", stdout);
        put_field(ROSTER_STATUS, person->texts[ROSTER_STATUS]);
    }
    (void)puts("");
}

static void answer_changes(Json *json, const RosterPerson *before,
                           const RosterPerson *after, unsigned fields)
{
    json_array(json, "fields");
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if ((fields >> f & 1u) == 0) {
            continue;
        }
        json_object(json, NULL);
        json_text_z(json, "field", roster_field_id((RosterField)f));
        json_text(json, "from", before->texts[f]);
        json_text(json, "to", after->texts[f]);
        json_end(json);
    }
    json_end(json);
}

static void put_value(RosterField field, Str value)
{
    if (value.len == 0) {
        (void)fputs("なし", stdout);
        return;
    }
    (void)fputs("「", stdout);
    put_field(field, value);
    (void)fputs("」", stdout);
}

static void put_changes(const RosterPerson *before, const RosterPerson *after,
                        unsigned fields)
{
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if ((fields >> f & 1u) == 0) {
            continue;
        }
        (void)printf("\n    %s: ", roster_field_title((RosterField)f));
        put_value((RosterField)f, before->texts[f]);
        (void)fputs("→", stdout);
        put_value((RosterField)f, after->texts[f]);
    }
    (void)puts("");
}

void shown_changed(Shown *shown, int64_t row, const RosterPerson *before,
                   const RosterPerson *after, unsigned fields)
{
    bool is_leaving = (fields >> ROSTER_STATUS & 1u) != 0 &&
                      str_is(after->texts[ROSTER_STATUS], "left");
    if (!count(shown, is_leaving ? SHOWN_LEFT : SHOWN_CHANGED)) {
        return;
    }
    if (shown->json != NULL) {
        answer_person(shown->json, is_leaving ? "left" : "changed", row, after);
        answer_changes(shown->json, before, after, fields);
        json_end(shown->json);
        return;
    }
    put_person(is_leaving ? '-' : '~', row, after);
    put_changes(before, after, fields);
}

void shown_absent(Shown *shown, const RosterPerson *person)
{
    if (!count(shown, SHOWN_LEFT)) {
        return;
    }
    if (shown->json != NULL) {
        answer_person(shown->json, "left", 0, person);
        json_end(shown->json);
        return;
    }
    put_person('-', 0, person);
    (void)puts("　名簿にないので退職にします");
}

/* Somebody whose name has a character to tell. */
static void show_character(Shown *shown, ShownKind kind, const RosterPerson *person,
                           uint32_t code)
{
    bool is_lost = kind == SHOWN_LOST;
    if (!count(shown, kind)) {
        return;
    }
    if (shown->json != NULL) {
        Arena arena = {0};
        answer_person(shown->json, is_lost ? "lost" : "missing", 0, person);
        json_text(shown->json, "character", str_format(&arena, "U+%04" PRIX32, code));
        json_end(shown->json);
        arena_clear(&arena);
        return;
    }
    put_person('?', 0, person);
    if (is_lost) {
        (void)puts("　氏名の文字が、保存したときに失われたようです");
    } else {
        (void)printf("　U+%04" PRIX32 " を修了証に印刷できません\n", code);
    }
}

void shown_missing(Shown *shown, const RosterPerson *person, uint32_t code)
{
    show_character(shown, SHOWN_MISSING, person, code);
}

void shown_lost(Shown *shown, const RosterPerson *person, uint32_t code)
{
    show_character(shown, SHOWN_LOST, person, code);
}

void shown_list_begin(Shown *shown, const char *id)
{
    if (shown->json != NULL) {
        json_array(shown->json, id);
    }
}

void shown_list_end(Shown *shown, ShownKind kind)
{
    static const char *const names[] = {"追加",
                                        "変更",
                                        "退職",
                                        "まちがい",
                                        "印刷できない氏名",
                                        "読まない行",
                                        "文字が失われた氏名"};
    if (shown->json != NULL) {
        json_end(shown->json);
    } else if (shown->counts[kind] > shown->most && !shown->is_quiet) {
        (void)printf("  …%sはほかに%" PRId64 "件あります。--all で全部を出します。\n",
                     names[kind], shown->counts[kind] - shown->most);
    }
}

static void answer_counts(Json *json, const Shown *shown, int64_t rows)
{
    static const struct {
        const char *name;
        ShownKind kind;
    } kinds[] = {
        {"new", SHOWN_NEW},
        {"changed", SHOWN_CHANGED},
        {"left", SHOWN_LEFT},
        {"problems", SHOWN_PROBLEM},
        {"missing_characters", SHOWN_MISSING},
        {"skipped_rows", SHOWN_REMARK},
        {"lost_characters", SHOWN_LOST},
    };
    json_int(json, "rows", rows);
    json_object(json, "counts");
    json_int(json, "unchanged", shown->unchanged);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        json_int(json, kinds[i].name, shown->counts[kinds[i].kind]);
    }
    json_end(json);
}

void shown_summary(const Shown *shown, int64_t rows)
{
    if (shown->json != NULL) {
        answer_counts(shown->json, shown, rows);
        return;
    }
    (void)printf("%" PRId64 "名分を読みました: 追加 %" PRId64 "名、変更 %" PRId64
                 "名、退職 %" PRId64 "名、変わらない人 %" PRId64 "名\n",
                 rows, shown->counts[SHOWN_NEW], shown->counts[SHOWN_CHANGED],
                 shown->counts[SHOWN_LEFT], shown->unchanged);
}

void shown_end(const Shown *shown, bool is_applied)
{
    if (shown->json != NULL) {
        json_bool(shown->json, "applied", is_applied);
    }
}
