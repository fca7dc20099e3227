/* Headers in any order and language, cells checked, dates, departments, statuses. */
#include <stdio.h>

#include "roster/fold.h"
#include "roster/person.h"
#include "support/cmocka_all.h"

static void test_headers(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        int field;
    } cases[] = {
        {"社員番号", ROSTER_NUMBER},
        {"　社員 番号 ", ROSTER_NUMBER},
        {"Employee Number", ROSTER_NUMBER},
        {"ＥＭＰＬＯＹＥＥ＿ＩＤ", ROSTER_NUMBER},
        {"氏名", ROSTER_NAME},
        {"full-name", ROSTER_NAME},
        {"フリガナ", ROSTER_READING},
        {"ﾌﾘｶﾞﾅ", ROSTER_READING},
        {"部署", ROSTER_DEPARTMENT},
        {"ﾒｰﾙｱﾄﾞﾚｽ", ROSTER_EMAIL},
        {"E-mail", ROSTER_EMAIL},
        {"役職", ROSTER_TITLE},
        {"雇用区分", ROSTER_EMPLOYMENT},
        {"在籍状態", ROSTER_STATUS},
        {"入社日", ROSTER_HIRED_ON},
        {"hire_date", ROSTER_HIRED_ON},
        {"印刷用氏名", ROSTER_PRINT_NAME},
        {"備考", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(roster_field_of(str_from(cases[i].title)), cases[i].field);
    }
    /* What an export writes, an import reads. */
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        assert_int_equal(roster_field_of(str_from(roster_field_title((RosterField)f))),
                         f);
    }
}

static void test_header_row(void **state)
{
    (void)state;
    static const struct {
        Str cells[4];
        size_t count;
        RosterProblem problem;
    } cases[] = {
        {{{"氏名", 6}, {"社員番号", 12}}, 2, {ROSTER_FINE, 0, 0}},
        {{{"氏名", 6}, {"部署", 6}}, 2, {ROSTER_NO_COLUMN, 1, 0}},
        {{{"社員番号", 12}}, 1, {ROSTER_NO_COLUMN, 1, 0}},
        {{{"社員番号", 12}, {"氏名", 6}, {"name", 4}}, 3, {ROSTER_COLUMN_TWICE, 1, 3}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RosterRow row = {1, cases[i].cells, cases[i].count};
        RosterHeader header;
        RosterProblem problem;
        bool is_good = roster_header_read(&row, &header, &problem);
        assert_int_equal(is_good, cases[i].problem.kind == ROSTER_FINE);
        assert_int_equal(problem.kind, cases[i].problem.kind);
        assert_int_equal(problem.column, cases[i].problem.column);
        if (is_good) {
            assert_int_equal(header.column_of[ROSTER_NAME], 0);
            assert_int_equal(header.column_of[ROSTER_NUMBER], 1);
            assert_false(roster_header_has(&header, ROSTER_EMAIL));
        }
    }
}

static void test_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *date; /* NULL: no date */
    } cases[] = {
        {"2026-04-01", "2026-04-01"},
        {"2026/4/1", "2026-04-01"},
        {"2026.4.1", "2026-04-01"},
        {"2026年4月1日", "2026-04-01"},
        {"20260401", "2026-04-01"},
        {"２０２６／４／１", "2026-04-01"},
        {"R8.4.1", "2026-04-01"},
        {"令和8年4月1日", "2026-04-01"},
        {"令和元年5月1日", "2019-05-01"},
        {"h30/12/31", "2018-12-31"},
        {"昭和64年1月7日", "1989-01-07"},
        {" 2026/4/1 0:00 ", "2026-04-01"},
        {"2024-02-29", "2024-02-29"},
        {"2026-02-29", NULL},
        {"2026-13-01", NULL},
        {"2026-4", NULL},
        {"45382", NULL},
        {"来年", NULL},
        {"1899-12-31", NULL},
        {"2026-04-01x", NULL},
        {"", NULL},
        {"20261301", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char date[ROSTER_DATE_TEXT] = "";
        bool is_date = roster_parse_date(str_from(cases[i].text), date);
        assert_int_equal(is_date, cases[i].date != NULL);
        assert_string_equal(date, cases[i].date != NULL ? cases[i].date : "");
    }
}

static void test_departments(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *path; /* NULL: too deep */
    } cases[] = {
        {"営業部", "営業部"},
        {"営業部/第一課", "営業部/第一課"},
        {"営業部＞第一課", "営業部/第一課"},
        {"営業部 ／ 第一課／ ", "営業部/第一課"},
        {"本社>営業部>第一課", "本社/営業部/第一課"},
        {"", ""},
        {"//", ""},
        {"1/2/3/4/5/6/7/8", "1/2/3/4/5/6/7/8"},
        {"1/2/3/4/5/6/7/8/9", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        Str path;
        bool is_good = roster_parse_department(&arena, str_from(cases[i].text), &path);
        assert_int_equal(is_good, cases[i].path != NULL);
        assert_true(!is_good || str_is(path, cases[i].path));
        arena_clear(&arena);
    }
}

/* number, name, department, status, hired on: what becomes of a row. */
static void test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *cells[6];
        RosterProblemKind kind; /* of the first problem */
        size_t column;
    } cases[] = {
        {{"0012", "山田 太郎", "営業部", "在籍", "2020/4/1"}, ROSTER_FINE, 0},
        {{"0012", "山田", "", "", ""}, ROSTER_FINE, 0},
        {{"", "山田", "", "", ""}, ROSTER_EMPTY_CELL, 1},
        {{"　", "山田", "", "", ""}, ROSTER_EMPTY_CELL, 1},
        {{"0012", "", "", "", ""}, ROSTER_EMPTY_CELL, 2},
        {{"0012", "山田\n太郎", "", "", ""}, ROSTER_CONTROL_CHARACTER, 2},
        {{"0012", "山\xC2\x85田", "", "", ""}, ROSTER_CONTROL_CHARACTER, 2},
        {{"0012", "山田", "1/2/3/4/5/6/7/8/9", "", ""}, ROSTER_BAD_DEPARTMENT, 3},
        {{"0012", "山田", "", "在籍?", ""}, ROSTER_UNKNOWN_STATUS, 4},
        {{"0012", "山田", "", "休業", "昨日"}, ROSTER_BAD_DATE, 5},
        {{"0012", "山田", "", "", "", "余り"}, ROSTER_ROW_TOO_WIDE, 6},
    };
    RosterHeader header = {.column_count = 5};
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        header.column_of[f] = -1;
    }
    header.column_of[ROSTER_NUMBER] = 0;
    header.column_of[ROSTER_NAME] = 1;
    header.column_of[ROSTER_DEPARTMENT] = 2;
    header.column_of[ROSTER_STATUS] = 3;
    header.column_of[ROSTER_HIRED_ON] = 4;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        Str cells[6];
        size_t count = 0;
        while (count < 6 && cases[i].cells[count] != NULL) {
            cells[count] = str_from(cases[i].cells[count]);
            count++;
        }
        RosterRow row = {7, cells, count};
        RosterPerson person;
        RosterProblem problems[ROSTER_FIELD_COUNT];
        size_t bad = roster_person_read(&header, &row, false, &arena, &person, problems);
        assert_int_equal(bad > 0, cases[i].kind != ROSTER_FINE);
        if (bad > 0) {
            assert_int_equal(problems[0].kind, cases[i].kind);
            assert_int_equal(problems[0].column, cases[i].column);
            assert_int_equal(problems[0].row, 7);
        } else {
            assert_true(str_is(person.texts[ROSTER_NUMBER], "0012"));
            assert_true(str_is(person.texts[ROSTER_STATUS], "active"));
        }
        arena_clear(&arena);
    }
}

static void test_statuses(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *id;
    } cases[] = {
        {"在籍", "active"},     {"休職", "on_leave"},
        {"対象外", "exempt"},   {"退職", "left"},
        {" 育休 ", "on_leave"}, {"Active", "active"},
        {"ＬＥＦＴ", "left"},   {"?", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *id = roster_status_id(str_from(cases[i].text));
        assert_true(cases[i].id == NULL
                        ? id == NULL
                        : id != NULL && str_is(str_from(id), cases[i].id));
    }
    assert_string_equal(roster_status_title(STR("on_leave")), "休職");
    assert_null(roster_status_title(STR("gone")));
}

static void test_text_limit(void **state)
{
    (void)state;
    char name[ROSTER_TEXT_MAX + 1];
    memset(name, 'a', sizeof name);
    RosterHeader header = {.column_count = 2};
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        header.column_of[f] = f <= ROSTER_NAME ? f : -1;
    }
    for (size_t more = 0; more <= 1; more++) {
        Arena arena = {0};
        Str cells[] = {STR("1"), {name, ROSTER_TEXT_MAX + more}};
        RosterRow row = {2, cells, 2};
        RosterPerson person;
        RosterProblem problems[ROSTER_FIELD_COUNT];
        assert_int_equal(
            roster_person_read(&header, &row, false, &arena, &person, problems), more);
        assert_true(more == 0 || problems[0].kind == ROSTER_TEXT_TOO_LONG);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),    cmocka_unit_test(test_header_row),
        cmocka_unit_test(test_dates),      cmocka_unit_test(test_departments),
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_text_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
