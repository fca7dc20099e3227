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
        {"Date of joining", ROSTER_HIRED_ON},
        {"Dept.", ROSTER_DEPARTMENT},
        {"社員No.", ROSTER_NUMBER},
        {"印刷用氏名", ROSTER_PRINT_NAME},
        {"※社員\n番号", ROSTER_NUMBER},
        {"【従業員コード】", ROSTER_NUMBER},
        {"社員№", ROSTER_NUMBER},
        {"社員番号（必須）", ROSTER_NUMBER},
        {"社員氏名", ROSTER_NAME},
        {"氏名\n（漢字）", ROSTER_NAME},
        {"氏名（カナ）", ROSTER_READING},
        {"社員氏名フリガナ", ROSTER_READING},
        {"氏名(ﾖﾐｶﾞﾅ)", ROSTER_READING},
        {"所属部署", ROSTER_DEPARTMENT},
        {"所属名", ROSTER_DEPARTMENT},
        {"役職名", ROSTER_TITLE},
        {"在籍状況", ROSTER_STATUS},
        {"入社日（西暦）", ROSTER_HIRED_ON},
        {"所属コード", -1}, /* a code is no name */
        {"個人番号", -1},   /* never read */
        {"住所（カナ）", -1},
        {"異動日", -1}, /* of the department, not of the status */
        {"退職日", -1}, /* a piece */
        {"姓", -1},
        {"部署1", -1},
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

/* The row with the titles: which columns make a field, from 1, and what is refused. */
static void test_header_row(void **state)
{
    (void)state;
    static const struct {
        const char *cells[8];
        RosterProblem problem;
        size_t name[2];
        size_t department[3];
        size_t left_on;
    } cases[] = {
        {{"氏名", "社員番号"}, {ROSTER_FINE, 0, 0}, {1}, {0}, 0},
        {{"氏名", "部署"}, {ROSTER_NO_NUMBER, 1, 0}, {0}, {0}, 0},
        {{"社員番号"}, {ROSTER_NO_NAME, 1, 0}, {0}, {0}, 0},
        {{"社員番号", "姓"}, {ROSTER_NO_NAME, 1, 0}, {0}, {0}, 0},
        {{"社員名簿", ""}, {ROSTER_NO_COLUMN, 1, 0}, {0}, {0}, 0},
        {{"社員番号", "氏名", "氏名"}, {ROSTER_COLUMN_TWICE, 1, 3}, {0}, {0}, 0},
        {{"社員番号", "名前", "name"}, {ROSTER_COLUMN_TWICE, 1, 3}, {0}, {0}, 0},
        {{"社員番号", "氏名", "退職日", "離職日"},
         {ROSTER_COLUMN_TWICE, 1, 4},
         {0},
         {0},
         0},
        /* An export's own title goes before others, wherever it stands. */
        {{"従業員コード", "社員番号", "name", "氏名"}, {ROSTER_FINE, 0, 0}, {4}, {0}, 0},
        {{"社員番号", "姓", "名", "退職年月日"}, {ROSTER_FINE, 0, 0}, {2, 3}, {0}, 4},
        {{"社員番号", "姓", "名", "氏名"}, {ROSTER_FINE, 0, 0}, {4}, {0}, 0},
        {{"社員番号", "氏名", "部署1", "部署2", "部署3"},
         {ROSTER_FINE, 0, 0},
         {2},
         {3, 4, 5},
         0},
        {{"本部", "部", "課", "社員番号", "氏名"},
         {ROSTER_FINE, 0, 0},
         {5},
         {1, 2, 3},
         0},
        {{"社員番号", "氏名", "部署1", "部署", "部署2"},
         {ROSTER_FINE, 0, 0},
         {2},
         {4},
         0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str cells[8];
        size_t count = 0;
        while (count < 8 && cases[i].cells[count] != NULL) {
            cells[count] = str_from(cases[i].cells[count]);
            count++;
        }
        RosterRow row = {1, cells, count};
        RosterHeader header;
        RosterProblem problem;
        size_t columns[ROSTER_DEPARTMENT_DEPTH] = {0};
        bool is_good = roster_header_read(&row, &header, &problem);
        assert_int_equal(is_good, cases[i].problem.kind == ROSTER_FINE);
        assert_int_equal(problem.kind, cases[i].problem.kind);
        assert_int_equal(problem.column, cases[i].problem.column);
        if (!is_good) {
            continue;
        }
        (void)roster_header_columns(&header, ROSTER_NAME, columns);
        assert_memory_equal(columns, cases[i].name, sizeof cases[i].name);
        memset(columns, 0, sizeof columns);
        (void)roster_header_columns(&header, ROSTER_DEPARTMENT, columns);
        assert_memory_equal(columns, cases[i].department, sizeof cases[i].department);
        assert_int_equal(header.piece_of[ROSTER_LEFT_ON], cases[i].left_on);
        assert_false(roster_header_has(&header, ROSTER_EMAIL));
    }
}

/* Rows of other systems: cells in, texts out. */
static void test_foreign_rows(void **state)
{
    (void)state;
    static const struct {
        const char *cells[9];
        const char *number, *name, *reading, *department, *status, *status_on;
    } cases[] = {
        {{"12", "山田", "太郎", "ﾔﾏﾀﾞ", "ﾀﾛｳ", "本社", "営業部", "第一課", ""},
         "0012",
         "山田 太郎",
         "ヤマダ タロウ",
         "本社/営業部/第一課",
         "",
         ""},
        {{"００１２", "山田", "", "", "", "", "", "", ""},
         "0012",
         "山田",
         "",
         "",
         "",
         ""},
        {{"A12", "山田", "花", "", "", "営業部", "営業部/第一課", "", "R8.5.31"},
         "A12",
         "山田 花",
         "",
         "営業部/第一課",
         "left",
         "2026-05-31"},
        /* The last day is not over yet. */
        {{"1", "山田", "花", "", "", "総務部", "総務部", "", "2026/6/1"},
         "0001",
         "山田 花",
         "",
         "総務部",
         "",
         ""},
    };
    static const char *const titles[] = {"社員番号", "姓",    "名",    "姓カナ", "名カナ",
                                         "部署1",    "部署2", "部署3", "退職日"};
    Str cells[9];
    for (size_t i = 0; i < 9; i++) {
        cells[i] = str_from(titles[i]);
    }
    RosterHeader header;
    RosterProblem problem;
    assert_true(roster_header_read(&(RosterRow){1, cells, 9}, &header, &problem));
    RosterReading how = {.header = &header, .digits = 4, .today = STR("2026-06-01")};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        RosterPerson person;
        RosterProblem problems[ROSTER_FIELD_COUNT];
        for (size_t c = 0; c < 9; c++) {
            cells[c] = str_from(cases[i].cells[c]);
        }
        RosterRow row = {2, cells, 9};
        assert_int_equal(roster_person_read(&how, &row, &arena, &person, problems), 0);
        assert_true(str_is(person.texts[ROSTER_NUMBER], cases[i].number));
        assert_true(str_is(person.texts[ROSTER_NAME], cases[i].name));
        assert_true(str_is(person.texts[ROSTER_READING], cases[i].reading));
        assert_true(str_is(person.texts[ROSTER_DEPARTMENT], cases[i].department));
        assert_true(str_is(person.texts[ROSTER_STATUS], cases[i].status));
        assert_true(str_is(person.texts[ROSTER_STATUS_ON], cases[i].status_on));
        arena_clear(&arena);
    }
}

/* Hired again: the day of leaving is of the first time. */
static void test_hired_again(void **state)
{
    (void)state;
    Str cells[] = {STR("社員番号"), STR("氏名"), STR("入社日"), STR("退職日")};
    RosterHeader header;
    RosterProblem problem;
    assert_true(roster_header_read(&(RosterRow){1, cells, 4}, &header, &problem));
    RosterReading how = {.header = &header, .today = STR("2026-06-01")};
    static const struct {
        const char *hired_on, *left_on, *status;
    } cases[] = {
        {"2020/4/1", "2025/3/31", "left"},
        {"2025/10/1", "2025/3/31", ""},
        {"", "2025/3/31", "left"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena = {0};
        RosterPerson person;
        RosterProblem problems[ROSTER_FIELD_COUNT];
        cells[0] = STR("1");
        cells[1] = STR("山田");
        cells[2] = str_from(cases[i].hired_on);
        cells[3] = str_from(cases[i].left_on);
        RosterRow row = {2, cells, 4};
        assert_int_equal(roster_person_read(&how, &row, &arena, &person, problems), 0);
        assert_true(str_is(person.texts[ROSTER_STATUS], cases[i].status));
        arena_clear(&arena);
    }
}

static void test_remarks(void **state)
{
    (void)state;
    static const struct {
        const char *cells[3]; /* number, name, remark */
        bool is_remark;
    } cases[] = {
        {{"0012", "山田", ""}, false},    {{"以上", "", ""}, true},
        {{"", "", "以　上"}, true},       {{"", "以上", ""}, true},
        {{"合計", "40名", ""}, true},     {{"", "", "※休職者を除く"}, true},
        {{"0012", "", ""}, false}, /* a name is missing: said */
        {{"", "山田", ""}, false}, /* a number is missing: said */
        {{"0012", "以上 花", ""}, false}, {{"", "山田", "臨時"}, false},
    };
    RosterHeader header = {.column_count = 3, .column_of = {0, 1}};
    for (int f = ROSTER_READING; f < ROSTER_FIELD_COUNT; f++) {
        header.column_of[f] = -1;
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str cells[3];
        for (size_t c = 0; c < 3; c++) {
            cells[c] = str_from(cases[i].cells[c]);
        }
        RosterRow row = {9, cells, 3};
        assert_int_equal(roster_row_is_remark(&header, &row), cases[i].is_remark);
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
        {"令7.4.1", "2025-04-01"},
        {"平３１年４月３０日", "2019-04-30"},
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
        {"営業部 → 第一課", "営業部/第一課"},
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
        {{"", "山田", "", "", ""}, ROSTER_EMPTY_NUMBER, 1},
        {{"　", "山田", "", "", ""}, ROSTER_EMPTY_NUMBER, 1},
        {{"0012", "", "", "", ""}, ROSTER_EMPTY_NAME, 2},
        {{"0012", "山田\n太郎", "", "", ""}, ROSTER_CONTROL_CHARACTER, 2},
        {{"0012", "山\xC2\x85田", "", "", ""}, ROSTER_CONTROL_CHARACTER, 2},
        {{"0012", "山田", "1/2/3/4/5/6/7/8/9", "", ""}, ROSTER_BAD_DEPARTMENT, 3},
        {{"0012", "山田", "", "在籍?", ""}, ROSTER_UNKNOWN_STATUS, 4},
        {{"0012", "山田", "", "休業", "昨日"}, ROSTER_BAD_DATE, 5},
        {{"0012", "山田", "", "", "", "余り"}, ROSTER_ROW_TOO_WIDE, 6},
        {{"0012", "山田", "", "", "", " "}, ROSTER_FINE, 0},
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
        RosterReading how = {.header = &header, .today = STR("2026-06-01")};
        size_t bad = roster_person_read(&how, &row, &arena, &person, problems);
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
        RosterReading how = {.header = &header, .today = STR("2026-06-01")};
        assert_int_equal(roster_person_read(&how, &row, &arena, &person, problems), more);
        assert_true(more == 0 || problems[0].kind == ROSTER_TEXT_TOO_LONG);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),     cmocka_unit_test(test_header_row),
        cmocka_unit_test(test_dates),       cmocka_unit_test(test_departments),
        cmocka_unit_test(test_rows),        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_text_limit),  cmocka_unit_test(test_foreign_rows),
        cmocka_unit_test(test_hired_again), cmocka_unit_test(test_remarks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
