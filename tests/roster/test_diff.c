/* Which fields an import changes, and that importing twice changes nothing. */
#include "roster/diff.h"
#include "support/cmocka_all.h"

#define BIT(field) (1u << (field))

typedef struct Case {
    const char *what;
    unsigned columns;      /* of the file, beside number and name */
    const char *before[3]; /* status, reason, date */
    const char *given[3];
    unsigned changed;
    const char *after[3];
} Case;

static const unsigned ALL =
    BIT(ROSTER_STATUS) | BIT(ROSTER_REASON) | BIT(ROSTER_STATUS_ON);

static const Case CASES[] = {
    {"nothing",
     BIT(ROSTER_STATUS),
     {"active", "", ""},
     {"active", "", ""},
     0,
     {"active", "", ""}},
    {"without the column all stays",
     0,
     {"on_leave", "育休", "2026-01-01"},
     {"", "", ""},
     0,
     {"on_leave", "育休", "2026-01-01"}},
    {"without the column who left is back",
     0,
     {"left", "名簿にない", "2026-01-01"},
     {"", "", ""},
     BIT(ROSTER_STATUS) | BIT(ROSTER_REASON) | BIT(ROSTER_STATUS_ON),
     {"active", "", "2026-06-01"}},
    {"a new status without a date is today's",
     BIT(ROSTER_STATUS),
     {"active", "", ""},
     {"on_leave", "", ""},
     BIT(ROSTER_STATUS) | BIT(ROSTER_STATUS_ON),
     {"on_leave", "", "2026-06-01"}},
    {"a new status with its own date",
     BIT(ROSTER_STATUS) | BIT(ROSTER_STATUS_ON),
     {"active", "", ""},
     {"on_leave", "", "2026-05-05"},
     BIT(ROSTER_STATUS) | BIT(ROSTER_STATUS_ON),
     {"on_leave", "", "2026-05-05"}},
    {"the old reason goes with the old status",
     BIT(ROSTER_STATUS),
     {"on_leave", "育休", "2026-01-01"},
     {"active", "", ""},
     BIT(ROSTER_STATUS) | BIT(ROSTER_REASON) | BIT(ROSTER_STATUS_ON),
     {"active", "", "2026-06-01"}},
    {"an empty date keeps the old one",
     BIT(ROSTER_STATUS) | BIT(ROSTER_STATUS_ON),
     {"left", "", "2026-01-01"},
     {"left", "", ""},
     0,
     {"left", "", "2026-01-01"}},
    {"a day of leaving without a column of the status",
     0,
     {"active", "", ""},
     {"left", "", "2026-03-31"},
     BIT(ROSTER_STATUS) | BIT(ROSTER_STATUS_ON),
     {"left", "", "2026-03-31"}},
    {"a reason alone",
     BIT(ROSTER_REASON),
     {"exempt", "", "2026-01-01"},
     {"", "役員", ""},
     BIT(ROSTER_REASON),
     {"exempt", "役員", "2026-01-01"}},
};

static RosterPerson person(const char *const status[3])
{
    RosterPerson out = {0};
    out.texts[ROSTER_NUMBER] = STR("0012");
    out.texts[ROSTER_NAME] = STR("山田 太郎");
    out.texts[ROSTER_STATUS] = str_from(status[0]);
    out.texts[ROSTER_REASON] = str_from(status[1]);
    out.texts[ROSTER_STATUS_ON] = str_from(status[2]);
    return out;
}

static RosterHeader header_of(unsigned columns)
{
    RosterHeader header = {.column_count = ROSTER_FIELD_COUNT};
    columns |= BIT(ROSTER_NUMBER) | BIT(ROSTER_NAME);
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        header.column_of[f] = (columns >> f & 1u) != 0 ? f : -1;
    }
    return header;
}

static void test_statuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Case *c = &CASES[i];
        RosterHeader header = header_of(c->columns);
        RosterPerson before = person(c->before);
        RosterPerson given = person(c->given);
        RosterPerson after;
        unsigned changed =
            roster_diff(&before, &given, &header, STR("2026-06-01"), &after);
        RosterPerson wanted = person(c->after);
        if (changed != c->changed) {
            print_error("%s: %x instead of %x\n", c->what, changed, c->changed);
        }
        assert_int_equal(changed, c->changed);
        for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
            assert_true(str_equal(after.texts[f], wanted.texts[f]));
        }
        /* The day after, with the same file. */
        RosterPerson again;
        assert_int_equal(roster_diff(&after, &given, &header, STR("2026-06-02"), &again),
                         0);
    }
}

static void test_fields(void **state)
{
    (void)state;
    const char *const active[3] = {"active", "", ""};
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if ((ALL >> f & 1u) != 0) {
            continue;
        }
        RosterPerson before = person(active);
        RosterPerson given = before;
        RosterPerson after;
        given.texts[f] = STR("別の値");
        RosterHeader all = header_of(0xFFFF);
        assert_int_equal(roster_diff(&before, &given, &all, STR("2026-06-01"), &after),
                         BIT(f));
        assert_true(str_is(after.texts[f], "別の値"));
        if (f > ROSTER_NAME) {
            RosterHeader few = header_of(0);
            assert_int_equal(
                roster_diff(&before, &given, &few, STR("2026-06-01"), &after), 0);
            assert_true(str_equal(after.texts[f], before.texts[f]));
        }
    }
}

static void test_blanks_in_names(void **state)
{
    (void)state;
    static const struct {
        const char *before, *given;
        bool is_new;
    } cases[] = {
        {"山田 太郎", "山田　太郎", false},
        {"山田　太郎", "山田  太郎", false},
        {"山田 太郎", "山田太郎", true},
        {"山田太郎", "山田 太郎", true},
        {"山田 太郎", "山田 太郎 Jr", true},
        {"山田 太郎", "山本　太郎", true},
        /* Letters that a program on the way did not have. */
        {"𠮷田 太郎", "?田 太郎", false},
        {"𠮷田 太郎", "??田 太郎", false},
        {"𠮷田 太郎", "〓田　太郎", false},
        {"﨑山 濵子", "？山 ？子", false},
        {"𠮷𪚲 太郎", "????　太郎", false},
        {"山田 太郎", "\xEF\xBF\xBD田 太郎", false},
        {"𠮷田 太郎", "???田 太郎", true},
        {"𠮷田 太郎", "?山 太郎", true},
        {"𠮷田 太郎", "?田", true},
        {"?田 太郎", "𠮷田 太郎", true},
        {"山田 太郎", "??田 太郎", true},
        {"山田 太郎", "?", true},
    };
    const char *const active[3] = {"active", "", ""};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RosterHeader header = header_of(0);
        RosterPerson before = person(active);
        RosterPerson given = before;
        RosterPerson after;
        before.texts[ROSTER_NAME] = str_from(cases[i].before);
        given.texts[ROSTER_NAME] = str_from(cases[i].given);
        unsigned changed =
            roster_diff(&before, &given, &header, STR("2026-06-01"), &after);
        assert_int_equal(changed, cases[i].is_new ? BIT(ROSTER_NAME) : 0);
        assert_true(str_is(after.texts[ROSTER_NAME],
                           cases[i].is_new ? cases[i].given : cases[i].before));
    }
}

static void test_join_and_leave(void **state)
{
    (void)state;
    const char *const empty[3] = {"", "", ""};
    RosterPerson given = person(empty);
    RosterPerson after;
    roster_join(&given, &after);
    assert_true(str_is(after.texts[ROSTER_STATUS], "active"));
    assert_true(str_is(after.texts[ROSTER_NAME], "山田 太郎"));
    given.texts[ROSTER_STATUS] = STR("left");
    roster_join(&given, &after);
    assert_true(str_is(after.texts[ROSTER_STATUS], "left"));
    RosterPerson gone;
    roster_leave(&after, STR("2026-06-01"), STR("名簿にない"), &gone);
    assert_true(str_is(gone.texts[ROSTER_STATUS], "left"));
    assert_true(str_is(gone.texts[ROSTER_REASON], "名簿にない"));
    assert_true(str_is(gone.texts[ROSTER_STATUS_ON], "2026-06-01"));
    assert_true(str_is(gone.texts[ROSTER_NAME], "山田 太郎"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_blanks_in_names),
        cmocka_unit_test(test_join_and_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
