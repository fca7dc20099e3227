/* Handouts: what is written is read back; what is refused, and in which line. */
#include "base/os.h"
#include "base/utf8.h"
#include "roster/handout.h"
#include "support/cmocka_all.h"

#define HEAD "issued: 2026-11-21T15:00:00+09:00\ncycle: 2026\nnames: yes\n"
#define NO_NAMES "issued: 2026-11-21T15:00:00+09:00\ncycle: 2026\nnames: no\n"
#define SET "set: 1\ndue: 2027-03-31\t2026-04-01\tno01_a\tno02_b\n"
#define HANAKO "person: 00A12\t佐々木 花子\t\tササキ ハナコ\t営業部/第一課\t1\n"
#define TARO "person: 00A13\t山田 太郎\t\t\t\t0\n"

enum {
    FIRST_LINE = 3 /* of the body, in these tests */
};

static Status read_text(Arena *arena, const char *text, Handout *out, Error *err)
{
    return handout_read(arena, str_from(text), FIRST_LINE, out, err);
}

/* ---- reading ---- */

static void test_everything(void **state)
{
    (void)state;
    Arena arena = {0};
    Handout h;
    Error err;
    assert_int_equal(read_text(&arena,
                               HEAD "department: 営業部\ndepartment: 総務部\n"
                                    "word: word.報告先\t情報システム課\n"
                                    "word: issuer.company\t五分商事\n" SET
                                    "due: 2027-01-29\t\tno03_c\nset: 2\n" HANAKO TARO,
                               &h, &err),
                     STATUS_OK);
    assert_int_equal(h.issued_at, 1795240800);
    assert_int_equal(h.zone_minutes, 540);
    assert_int_equal(h.cycle, 2026);
    assert_true(h.has_names);
    assert_int_equal(h.department_count, 2);
    assert_true(str_is(h.departments[1], "総務部"));
    assert_int_equal(h.word_count, 2);
    assert_true(str_is(handout_word(&h, STR("word.報告先")), "情報システム課"));
    assert_int_equal(handout_word(&h, STR("報告先")).len, 0);
    assert_int_equal(h.person_count, 2);
    const HandoutPerson *hanako = handout_find(&h, STR("00A12"));
    assert_non_null(hanako);
    assert_true(str_is(hanako->name, "佐々木 花子"));
    assert_int_equal(hanako->print_name.len, 0);
    assert_true(str_is(hanako->reading, "ササキ ハナコ"));
    assert_true(str_is(hanako->department, "営業部/第一課"));
    HandoutDues dues = handout_dues(&h, hanako);
    assert_int_equal(dues.count, 3);
    assert_true(str_is(dues.items[1].lesson_id, "no02_b"));
    assert_true(dues.items[1].has_from_on && dues.items[1].from_on.month == 4);
    assert_int_equal(dues.items[1].due_on.year, 2027);
    assert_true(!dues.items[2].has_from_on && dues.items[2].due_on.day == 29);
    assert_int_equal(handout_dues(&h, &h.people[1]).count, 0);
    arena_clear(&arena);
}

static void test_finding(void **state)
{
    static const struct {
        const char *number;
        const char *found;
    } cases[] = {
        {"00A12", "00A12"},    {"00a12", "00A12"},    {"００ａ１２", "00A12"},
        {" 00A12　", "00A12"}, {"00A13", "00A13"},    {"0A12", NULL},
        {"00A-12", NULL},      {"00-A1", "００-ａ1"}, {"", NULL},
        {"嘱託z", "嘱託Z"},    {"嘱託", NULL},
    };
    (void)state;
    Arena arena = {0};
    Handout h;
    Error err;
    assert_int_equal(read_text(&arena,
                               HEAD SET HANAKO TARO "person: ００-ａ1\tい\t\t\t\t0\n"
                                                    "person: 嘱託Z\tう\t\t\t\t0\n",
                               &h, &err),
                     STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const HandoutPerson *found = handout_find(&h, str_from(cases[i].number));
        assert_int_equal(found != NULL, cases[i].found != NULL);
        assert_true(found == NULL || str_is(found->number, cases[i].found));
    }
    h = (Handout){0};
    assert_null(handout_find(&h, STR("1")));
    assert_int_equal(handout_word(&h, STR("word.報告先")).len, 0);
    arena_clear(&arena);
}

static void test_refused(void **state)
{
    static const struct {
        const char *text;
        const char *message; /* NULL: it is fine */
    } cases[] = {
        {HEAD, NULL},
        {HEAD SET HANAKO, NULL},
        {NO_NAMES SET "person: 1\t\t\t\t営業部\t1\n", NULL},
        {HEAD "set: 1\nset: 2\n", NULL},
        {"", "line 3: the last line has no end"},
        {"issued: 2026-11-21T15:00:00+09:00\ncycle: 2026\nnames: yes",
         "line 5: the last"},
        {"cycle: 2026\nnames: yes\n", "line 3: no proper \"issued:\""},
        {"issued: 2026-11-21\ncycle: 2026\nnames: yes\n",
         "line 4: no proper \"issued:\""},
        {"issued: 2026-11-21T15:00:00+09:00\ncycle: 26\nnames: yes\n", "\"cycle:\""},
        {"issued: 2026-11-21T15:00:00+09:00\ncycle: 2026\nnames: maybe\n", "\"names:\""},
        {HEAD "person: 1\tあ\t\t\t\t1\n", "line 6: no proper person"},
        {HEAD "person: 1\tあ\t\t\t\t-1\n", "line 6: no proper person"},
        {HEAD "person: 1\tあ\t\t\t\t\n", "line 6: no proper person"},
        {HEAD "person: 1\tあ\t\t\t\t0\t0\n", "line 6: no proper person"},
        {HEAD "person: 1\tあ\t\t\t0\n", "line 6: no proper person"},
        {HEAD "person: \tあ\t\t\t\t0\n", "line 6: no proper person"},
        {HEAD "person:  　\tあ\t\t\t\t0\n", "line 6: no proper person"},
        {HEAD "person: 1\t\t\t\t\t0\n", "line 6: no proper person"},
        {NO_NAMES "person: 1\tあ\t\t\t\t0\n", "line 6: no proper person"},
        {NO_NAMES "person: 1\t\t\tア\t\t0\n", "line 6: no proper person"},
        {HEAD SET HANAKO HANAKO, "line 9: the number is there twice"},
        {HEAD HANAKO, "line 6: no proper person"},
        {HEAD SET HANAKO "person: ００ａ１２\tあ\t\t\t\t0\n",
         "line 9: the number is there"},
        {HEAD SET SET, "line 8: sets are not numbered"},
        {HEAD "set: 2\n", "line 6: sets are not numbered"},
        {HEAD "set: 1\ndue: 2027-03-31\t\ta\ta\n", "line 7: no proper due"},
        {HEAD "set: 1\ndue: 2027-03-31\t\ta\ndue: 2027-03-30\t\ta\n",
         "line 8: no proper"},
        {HEAD "set: 1\ndue: 2027-02-29\t\ta\n", "line 7: no proper due"},
        {HEAD "set: 1\ndue: 2027-03-31\t2026-4-1\ta\n", "line 7: no proper due"},
        {HEAD "set: 1\ndue: 2027-03-31\t\n", "line 7: no proper due"},
        {HEAD "set: 1\ndue: 2027-03-31\n", "line 7: no proper due"},
        {HEAD "set: 1\ndue: 2027-03-31\t\t\n", "line 7: no proper due"},
        {HEAD "due: 2027-03-31\t\ta\n", "line 6: a line that does not belong"},
        {HEAD "word: a\tb\nword: a\tc\n", "line 7: the word is there twice"},
        {HEAD "word: a\n", "line 6: no proper word"},
        {HEAD "word: a\t\n", "line 6: no proper word"},
        {HEAD "word: a\tb\tc\n", "line 6: no proper word"},
        {HEAD "department: \n", "line 6: no proper department"},
        {HEAD SET "department: a\n", "line 8: a line that does not belong"},
        {HEAD HEAD, "line 6: a line that does not belong"},
        {HEAD "\n", "line 6: a line that does not belong"},
        {HEAD "word: a\tb\rc\n", "line 6: a control character"},
        {HEAD "word: a\tb\x7F\n", "line 6: a control character"},
        {HEAD "word: a\tb\xC2\x85\n", "line 6: a control character"},
        {HEAD "word: a\tb\x01\n", "line 6: a control character"},
        {HEAD "\nword: a\tb\xFF\n", "line 7: not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Handout h;
        Error err = {0};
        Status status = read_text(&arena, cases[i].text, &h, &err);
        if (cases[i].message == NULL) {
            assert_int_equal(status, STATUS_OK);
        } else if (status != STATUS_BAD_DATA ||
                   str_find(str_from(err.message), str_from(cases[i].message)) < 0) {
            fail_msg("case %zu: \"%s\", wanted \"%s\"", i, err.message, cases[i].message);
        } else {
            assert_true(h.people == NULL && h.person_count == 0);
        }
        arena_clear(&arena);
    }
}

/* Too much is refused before anything is looked at or memory asked for. */
static void test_limits(void **state)
{
    static const struct {
        const char *before;
        const char *piece;
        size_t most;
    } cases[] = {
        {"", "department: \n", HANDOUT_DEPARTMENTS_MAX},
        {"", "word: \n", HANDOUT_WORDS_MAX},
        {"", "set: \n", HANDOUT_PEOPLE_MAX},
        {"", "person: \n", HANDOUT_PEOPLE_MAX},
        {"due: ", "\t", HANDOUT_DUES_MAX},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StrBuf text = {0};
        Arena arena = {0};
        Handout h;
        Error err;
        strbuf_add_z(&text, cases[i].before);
        for (size_t n = 0; n < cases[i].most + 1; n++) {
            strbuf_add_z(&text, cases[i].piece);
        }
        strbuf_add_char(&text, '\n');
        assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err),
                         STATUS_TOO_LARGE);
        assert_true(arena.bytes_used < 1024);
        strbuf_clear(&text);
        arena_clear(&arena);
    }
}

static void test_lessons_of_a_set(void **state)
{
    (void)state;
    StrBuf text = {0};
    Arena arena = {0};
    Handout h;
    Error err;
    strbuf_add_z(&text, HEAD "set: 1\ndue: 2027-03-31\t");
    for (int i = 0; i < HANDOUT_LESSONS_MAX; i++) {
        strbuf_add_format(&text, "\tno%03d", i);
    }
    strbuf_add_char(&text, '\n');
    assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err), STATUS_OK);
    assert_int_equal(h.sets[0].count, HANDOUT_LESSONS_MAX);
    strbuf_add_z(&text, "due: 2027-03-31\t\tno999\n");
    assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err),
                     STATUS_BAD_DATA);
    strbuf_clear(&text);
    arena_clear(&arena);
}

/* ---- writing ---- */

static void test_round_trip(void **state)
{
    (void)state;
    static const char text[] =
        HEAD "department: 営業部\nword: word.報告先\t情報システム課\n" SET
             "due: 2027-03-31\t2026-04-02\tno03_c\ndue: 2027-03-31\t\tno04_d\n"
             "set: 2\ndue: 2027-01-29\t\tno01_a\n" HANAKO TARO;
    Arena arena = {0};
    StrBuf again = {0};
    Handout h;
    Error err;
    assert_int_equal(read_text(&arena, text, &h, &err), STATUS_OK);
    handout_write(&h, &again);
    assert_string_equal(again.ptr, text);
    strbuf_clear(&again);
    arena_clear(&arena);
}

/* Whatever stands in the record, what is written can be read. */
static void test_odd_texts(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf name = {0}, text = {0};
    Error err;
    Handout h;
    for (int i = 0; i < 80; i++) {
        strbuf_add_z(&name, "髙\t\n");
    }
    const HandoutPerson people[] = {
        {.number = STR("1"), .name = strbuf_str(&name)},
        {.number = STR("2\r"), .name = STR("a\xC2\x85z"), .reading = STR("\x7F")},
    };
    Handout given = {
        .has_names = true, .cycle = 2026, .people = people, .person_count = 2};
    handout_write(&given, &text);
    assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err), STATUS_OK);
    assert_int_equal(h.people[0].name.len, 200);
    assert_true(str_starts_with(h.people[0].name, STR("髙  髙  ")));
    assert_true(str_is(h.people[1].name, "a z"));
    assert_non_null(handout_find(&h, STR("2")));
    /* Without names none of the three is in the text. */
    given.has_names = false;
    strbuf_reset(&text);
    handout_write(&given, &text);
    assert_true(str_find(strbuf_str(&text), STR("髙")) < 0);
    assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err), STATUS_OK);
    assert_int_equal(h.people[1].name.len, 0);
    strbuf_clear(&name);
    strbuf_clear(&text);
    arena_clear(&arena);
}

/* ---- what counts ---- */

static void test_is_done(void **state)
{
    static const struct {
        bool has_from_on;
        int64_t passed_at;
        int zone;
        bool is_done;
    } cases[] = {
        {false, 0, 540, false},
        {false, 1, 540, true},
        {true, 0, 540, false},
        {true, 1775001600 - 32400 - 1, 540, false}, /* March 31, 23:59:59 in Japan */
        {true, 1775001600 - 32400, 540, true},      /* April 1, 0:00 */
        {true, 1775001600 - 32400, 0, false},       /* March 31, 15:00 in Greenwich */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        HandoutDue due = {.has_from_on = cases[i].has_from_on, .from_on = {2026, 4, 1}};
        assert_int_equal(handout_is_done(&due, cases[i].passed_at, cases[i].zone),
                         cases[i].is_done);
    }
}

/* ---- speed ---- */

static void test_ten_thousand(void **state)
{
    enum {
        PEOPLE = 10000
    };
    (void)state;
    StrBuf text = {0};
    Arena arena = {0};
    Handout h = {0};
    Error err;
    strbuf_add_z(&text, HEAD SET);
    for (int i = 0; i < PEOPLE; i++) {
        strbuf_add_format(
            &text, "person: E%05d\t佐々木 花子\t\tササキ ハナコ\t営業部/第一課\t1\n", i);
    }
    int64_t best_us = INT64_MAX;
    for (int round = 0; round < 5; round++) {
        int64_t from_us = os_monotonic_us();
        assert_int_equal(handout_read(&arena, strbuf_str(&text), 1, &h, &err), STATUS_OK);
        int64_t took_us = os_monotonic_us() - from_us;
        best_us = took_us < best_us ? took_us : best_us;
    }
    assert_int_equal(h.person_count, PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
        Str number = str_format(&arena, "e%05d", i);
        assert_ptr_equal(handout_find(&h, number), &h.people[i]);
    }
    print_message("%d people, %zu bytes: %lld us\n", PEOPLE, text.len,
                  (long long)best_us);
    strbuf_clear(&text);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything),       cmocka_unit_test(test_finding),
        cmocka_unit_test(test_refused),          cmocka_unit_test(test_limits),
        cmocka_unit_test(test_lessons_of_a_set), cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_odd_texts),        cmocka_unit_test(test_is_done),
        cmocka_unit_test(test_ten_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
