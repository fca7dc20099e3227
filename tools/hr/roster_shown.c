#include "hr/roster_shown.h"

#include <inttypes.h>
#include <stdio.h>

#include "hr/report.h"

/* Counts one; true when it is still to be shown. */
static bool count(Shown *shown, ShownKind kind)
{
    bool is_shown = shown->counts[kind]++ < shown->most && !shown->is_quiet;
    if (is_shown && shown->progress != NULL) {
        progress_end(shown->progress);
    }
    return is_shown;
}

static void put_member(const char *name, Str value)
{
    (void)printf("\"%s\": ", name);
    report_json_string(value);
}

static void next_item(Shown *shown)
{
    (void)fputs(shown->has_item ? ",\n    {" : "\n    {", stdout);
    shown->has_item = true;
}

static void put_field(RosterField field, Str value)
{
    const char *title = field == ROSTER_STATUS ? roster_status_title(value) : NULL;
    roster_put_text(title != NULL ? str_from(title) : value);
}

void shown_begin(const Shown *shown, const char *path, RosterEncoding encoding)
{
    if (shown->is_json) {
        (void)fputs("{\n  ", stdout);
        put_member("file", str_from(path));
        (void)printf(",\n  \"encoding\": \"%s\"", roster_encoding_id(encoding));
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
    if (!shown->is_json && row == NULL) {
        return;
    }
    if (!shown->is_json) {
        if (row->row > 1) {
            (void)printf("%" PRId64 "行目を見出しとして読みます。\n", row->row);
        }
        tell_read_columns(header, row);
        tell_other_columns(header, row);
        return;
    }
    size_t told = 0;
    (void)fputs(",\n  \"unknown_columns\": [", stdout);
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        if (row->cells[i].len > 0 && !is_read(header, i + 1)) {
            (void)fputs(told++ > 0 ? ", " : "", stdout);
            report_json_string(row->cells[i]);
        }
    }
    (void)fputs("]", stdout);
}

void shown_remark(Shown *shown, const RosterRow *row)
{
    if (!count(shown, SHOWN_REMARK) || shown->is_json) {
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

static void put_problem_json(Shown *shown, const RosterProblem *problem, Str about,
                             int64_t first_row)
{
    next_item(shown);
    (void)printf("\"row\": %" PRId64 ", \"column\": %zu, \"kind\": \"%s\"", problem->row,
                 problem->column, roster_advice(problem->kind)->id);
    if (first_row > 0) {
        (void)printf(", \"first_row\": %" PRId64, first_row);
    }
    (void)fputs(", ", stdout);
    put_member("about", about);
    (void)putchar('}');
}

void shown_problem(Shown *shown, const RosterProblem *problem, Str about,
                   int64_t first_row)
{
    if (!count(shown, SHOWN_PROBLEM)) {
        return;
    }
    if (shown->is_json) {
        put_problem_json(shown, problem, about, first_row);
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

static void put_person_json(Shown *shown, const char *kind, int64_t row,
                            const RosterPerson *person)
{
    next_item(shown);
    (void)printf("\"kind\": \"%s\", ", kind);
    if (row > 0) {
        (void)printf("\"row\": %" PRId64 ", ", row);
    }
    put_member("number", person->texts[ROSTER_NUMBER]);
    (void)fputs(", ", stdout);
    put_member("name", person->texts[ROSTER_NAME]);
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
    if (shown->is_json) {
        put_person_json(shown, "new", row, person);
        (void)fputs(", ", stdout);
        put_member("department", person->texts[ROSTER_DEPARTMENT]);
        (void)putchar('}');
        return;
    }
    put_person('+', row, person);
    if (!str_is(person->texts[ROSTER_STATUS], "active")) {
        (void)fputs("　", stdout);
        put_field(ROSTER_STATUS, person->texts[ROSTER_STATUS]);
    }
    (void)puts("");
}

static void put_changes_json(const RosterPerson *before, const RosterPerson *after,
                             unsigned fields)
{
    bool is_next = false;
    (void)fputs(", \"fields\": [", stdout);
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if ((fields >> f & 1u) == 0) {
            continue;
        }
        (void)printf("%s{\"field\": \"%s\", ", is_next ? ", " : "",
                     roster_field_id((RosterField)f));
        put_member("from", before->texts[f]);
        (void)fputs(", ", stdout);
        put_member("to", after->texts[f]);
        (void)putchar('}');
        is_next = true;
    }
    (void)fputs("]}", stdout);
}

static void put_changes(const RosterPerson *before, const RosterPerson *after,
                        unsigned fields)
{
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if ((fields >> f & 1u) == 0) {
            continue;
        }
        (void)printf("\n    %s: 「", roster_field_title((RosterField)f));
        put_field((RosterField)f, before->texts[f]);
        (void)fputs("」→「", stdout);
        put_field((RosterField)f, after->texts[f]);
        (void)fputs("」", stdout);
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
    if (shown->is_json) {
        put_person_json(shown, is_leaving ? "left" : "changed", row, after);
        put_changes_json(before, after, fields);
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
    if (shown->is_json) {
        put_person_json(shown, "left", 0, person);
        (void)putchar('}');
        return;
    }
    put_person('-', 0, person);
    (void)puts("　名簿にないので退職にします");
}

void shown_missing(Shown *shown, const RosterPerson *person, uint32_t code)
{
    if (!count(shown, SHOWN_MISSING)) {
        return;
    }
    if (shown->is_json) {
        put_person_json(shown, "missing", 0, person);
        (void)printf(", \"character\": \"U+%04" PRIX32 "\"}", code);
        return;
    }
    put_person('?', 0, person);
    (void)printf("　U+%04" PRIX32 " を修了証に印刷できません\n", code);
}

void shown_list_begin(Shown *shown, const char *id)
{
    shown->has_item = false;
    if (shown->is_json) {
        (void)printf(",\n  \"%s\": [", id);
    }
}

void shown_list_end(Shown *shown, ShownKind kind)
{
    static const char *const names[] = {
        "追加", "変更", "退職", "まちがい", "印刷できない氏名", "読まない行"};
    if (shown->is_json) {
        (void)fputs(shown->has_item ? "\n  ]" : "]", stdout);
    } else if (shown->counts[kind] > shown->most && !shown->is_quiet) {
        (void)printf("  …%sはほかに%" PRId64 "件あります。--all で全部を出します。\n",
                     names[kind], shown->counts[kind] - shown->most);
    }
}

void shown_summary(const Shown *shown, int64_t rows)
{
    if (shown->is_json) {
        (void)printf(
            ",\n  \"rows\": %" PRId64 ",\n  \"counts\": {\"new\": %" PRId64
            ", \"changed\": %" PRId64 ", \"left\": %" PRId64 ", \"unchanged\": %" PRId64
            ", \"problems\": %" PRId64 ", \"missing_characters\": %" PRId64
            ", \"skipped_rows\": %" PRId64 "}",
            rows, shown->counts[SHOWN_NEW], shown->counts[SHOWN_CHANGED],
            shown->counts[SHOWN_LEFT], shown->unchanged, shown->counts[SHOWN_PROBLEM],
            shown->counts[SHOWN_MISSING], shown->counts[SHOWN_REMARK]);
        return;
    }
    (void)printf("%" PRId64 "名分を読みました: 追加 %" PRId64 "名、変更 %" PRId64
                 "名、退職 %" PRId64 "名、変わらない人 %" PRId64 "名\n",
                 rows, shown->counts[SHOWN_NEW], shown->counts[SHOWN_CHANGED],
                 shown->counts[SHOWN_LEFT], shown->unchanged);
}

void shown_end(const Shown *shown, bool is_applied)
{
    if (shown->is_json) {
        (void)printf(",\n  \"applied\": %s\n}\n", is_applied ? "true" : "false");
    }
}
