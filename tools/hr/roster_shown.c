#include "hr/roster_shown.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "hr/report.h"

static const char *const FIELD_IDS[ROSTER_FIELD_COUNT] = {
    "number",     "name",   "reading", "department", "email",    "title",
    "employment", "status", "reason",  "status_on",  "hired_on", "print_name",
};

/* Text from a file goes to a terminal: no control character may act there. */
static void put_text(Str text)
{
    while (text.len > 0) {
        Str before = text;
        uint32_t code = utf8_next(&text);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) ||
                          code == UTF8_INVALID || code == 0x202E || code == 0x2028;
        if (is_control) {
            (void)putchar('?');
        } else {
            (void)fwrite(before.ptr, 1, before.len - text.len, stdout);
        }
    }
}

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
    put_text(title != NULL ? str_from(title) : value);
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

void shown_unknown_columns(const Shown *shown, const RosterRow *header)
{
    size_t unknown = 0;
    (void)fputs(shown->is_json ? ",\n  \"unknown_columns\": [" : "", stdout);
    for (size_t i = 0; i < header->count; i++) {
        if (roster_field_of(header->cells[i]) >= 0) {
            continue;
        }
        if (shown->is_json) {
            (void)fputs(unknown++ > 0 ? ", " : "", stdout);
            report_json_string(header->cells[i]);
        } else {
            (void)fputs(unknown++ > 0 ? "、" : "読み込まない列: ", stdout);
            put_text(header->cells[i]);
        }
    }
    if (shown->is_json) {
        (void)fputs("]", stdout);
    } else if (unknown > 0) {
        (void)puts("");
    }
}

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
    put_text(about);
    (void)printf("%s%s", about.len > 0 ? ": " : "", advice->cause);
    if (first_row > 0) {
        (void)printf("（%" PRId64 "行目）", first_row);
    }
    (void)printf("。\n    対処: %s\n", advice->remedy);
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
    put_text(person->texts[ROSTER_NUMBER]);
    (void)fputs("　", stdout);
    put_text(person->texts[ROSTER_NAME]);
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
    (void)fputs("　", stdout);
    put_text(person->texts[ROSTER_DEPARTMENT]);
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
        (void)printf("%s{\"field\": \"%s\", ", is_next ? ", " : "", FIELD_IDS[f]);
        put_member("from", before->texts[f]);
        (void)fputs(", ", stdout);
        put_member("to", after->texts[f]);
        (void)putchar('}');
        is_next = true;
    }
    (void)fputs("]}", stdout);
}

void shown_changed(Shown *shown, int64_t row, const RosterPerson *before,
                   const RosterPerson *after, unsigned fields)
{
    if (!count(shown, SHOWN_CHANGED)) {
        return;
    }
    if (shown->is_json) {
        put_person_json(shown, "changed", row, after);
        put_changes_json(before, after, fields);
        return;
    }
    put_person('~', row, after);
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

void shown_left(Shown *shown, const RosterPerson *person)
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
    static const char *const names[] = {"追加", "変更", "退職", "まちがい",
                                        "印刷できない氏名"};
    if (shown->is_json) {
        (void)fputs(shown->has_item ? "\n  ]" : "]", stdout);
    } else if (shown->counts[kind] > shown->most && !shown->is_quiet) {
        (void)printf("  …%sはほかに%" PRId64 "件あります。--all で全部を出します。\n",
                     names[kind], shown->counts[kind] - shown->most);
    }
}

void shown_summary(const Shown *shown, int64_t rows, bool is_applied)
{
    if (!shown->is_json) {
        (void)printf("%" PRId64 "行: 追加 %" PRId64 "名、変更 %" PRId64
                     "名、退職 %" PRId64 "名、変わらない人 %" PRId64 "名\n",
                     rows, shown->counts[SHOWN_NEW], shown->counts[SHOWN_CHANGED],
                     shown->counts[SHOWN_LEFT], shown->unchanged);
        return;
    }
    (void)printf(",\n  \"rows\": %" PRId64 ",\n  \"counts\": {\"new\": %" PRId64
                 ", \"changed\": %" PRId64 ", \"left\": %" PRId64
                 ", \"unchanged\": %" PRId64 ", \"problems\": %" PRId64
                 ", \"missing_characters\": %" PRId64 "},\n  \"applied\": %s\n}\n",
                 rows, shown->counts[SHOWN_NEW], shown->counts[SHOWN_CHANGED],
                 shown->counts[SHOWN_LEFT], shown->unchanged,
                 shown->counts[SHOWN_PROBLEM], shown->counts[SHOWN_MISSING],
                 is_applied ? "true" : "false");
}
