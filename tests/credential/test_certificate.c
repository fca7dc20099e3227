/* What may stand on a certificate. */
#include <stdio.h>

#include "credential/credential.h"
#include "sample.h"
#include "support/cmocka_all.h"

/* ---- names ---- */

static void names_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *complaint; /* NULL: fine */
    } cases[] = {
        {"髙橋 美咲", NULL},
        {"﨑山", NULL},
        {"𠮷田", NULL},
        {"渡邊󠄂", NULL}, /* a variation selector stays in the data */
        {"神田", NULL},       /* a compatibility ideograph stays what was written */
        {"Nguyễn Thị Hoa", NULL},
        {"O'Brien-Smith, Jr.", NULL},
        {"王", NULL},
        {"{五|ご}分", NULL}, /* never read as ruby */
        {"", "name is empty"},
        {" 髙橋", "white space"},
        {"髙橋\n", "white space"},
        {"髙橋\n美咲", "U+000A"},
        {"髙\x7F", "U+007F"},
        {"髙\xC2\x85橋", "U+0085"},
        {"髙\u200B橋", "U+200B"},
        {"\u202E橋髙", "U+202E"},
        {"\uFEFF髙橋", "U+FEFF"},
        {"か\u3099", "U+3099"},
        {"Nguye\u0302\u0303n", "U+0302"},
        {"\u1112\u1161\u11AB", "U+1112"},
        {"髙\xFF橋", "not UTF-8"},
        {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九"
         "十",
         NULL},
        {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九"
         "十一",
         "41 characters"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Certificate c = sample_certificate();
        c.name = str_from(cases[i].name);
        Error err = {0};
        Status status = certificate_check(&c, &err);
        assert_int_equal(status,
                         cases[i].complaint == NULL ? STATUS_OK : STATUS_BAD_ARGUMENT);
        if (cases[i].complaint != NULL &&
            strstr(err.message, cases[i].complaint) == NULL) {
            fail_msg("case %zu: %s", i, err.message);
        }
    }
}

static void kana_are_composed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *clean;
    } cases[] = {
        {"", ""},
        {"  髙橋 美咲\n", "髙橋 美咲"},
        {"か\u3099き\u3099く\u3099", "がぎぐ"},
        {"は\u3099は\u309Aほ\u309A", "ばぱぽ"},
        {"ハ\u3099ヒ\u309A", "バピ"},
        {"ウ\u3099", "ヴ"},
        {"と\u3099う", "どう"},
        {"あ\u3099", "あ\u3099"}, /* nothing to compose: certificate_check refuses it */
        {"か\u3099\u3099", "が\u3099"},
        {"\u3099か", "\u3099か"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Str clean = certificate_clean_text(&arena, str_from(cases[i].text));
        if (!str_is(clean, cases[i].clean)) {
            fail_msg("case %zu: %.*s", i, STR_ARG(clean));
        }
    }
    arena_clear(&arena);
}

/* ---- the other fields ---- */

typedef void (*Spoil)(Certificate *c);

static void no_goals(Certificate *c)
{
    c->goal_count = 0;
}

static void too_many_goals(Certificate *c)
{
    c->goal_count = CERTIFICATE_GOALS_MAX + 1;
}

static void no_title(Certificate *c)
{
    c->title = STR("");
}

static void lesson_26(Certificate *c)
{
    c->subject_no = 26;
}

static void part_with_title(Certificate *c)
{
    c->kind = CERTIFICATE_PART;
    c->subject_no = 1;
}

static void serial_with_zero_and_o(Certificate *c)
{
    c->serial = STR("GOFUN-2026-7Q4O-M2HX");
}

static void old_short_serial(Certificate *c)
{
    c->serial = STR("GOFUN-2026-7Q4K");
}

static void reason_alone(Certificate *c)
{
    c->reason = STR("氏名の誤り");
}

static void replaces_alone(Certificate *c)
{
    c->replaces = STR("GOFUN-2026-2222-3333");
}

static void before_1970(Certificate *c)
{
    c->passed_at = -1;
}

static void strange_zone(Certificate *c)
{
    c->zone_minutes = 841;
}

static void every_field_is_checked(void **state)
{
    (void)state;
    static const Spoil spoils[] = {
        no_goals,
        too_many_goals,
        no_title,
        lesson_26,
        part_with_title,
        reason_alone,
        replaces_alone,
        before_1970,
        strange_zone,
        old_short_serial,
        serial_with_zero_and_o,
    };
    Certificate good = sample_certificate();
    assert_int_equal(certificate_check(&good, NULL), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(spoils); i++) {
        Certificate c = sample_certificate();
        spoils[i](&c);
        if (certificate_check(&c, NULL) != STATUS_BAD_ARGUMENT) {
            fail_msg("spoil %zu was not refused", i);
        }
    }
}

static void optional_fields_may_be_empty(void **state)
{
    (void)state;
    Certificate c = sample_certificate();
    c.department = c.company = c.officer_name = c.officer_role = STR("");
    assert_int_equal(certificate_check(&c, NULL), STATUS_OK);
}

static Status fake_setting(void *context, Str name, Arena *arena, Str *out, Error *err)
{
    const char *missing = context;
    if (str_is(name, "issuer.role")) {
        return error_set(err, STATUS_IO, "no settings");
    }
    *out = str_is(name, missing) ? (Str){0}
                                 : str_format(arena, " か\u3099 %.*s ", STR_ARG(name));
    return STATUS_OK;
}

/* What people typed is signed as it is cleaned; what is not set stays out. */
static void issuer_comes_from_settings(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err = {0};
    Certificate c = {.officer_role = STR("担当")};
    char missing[] = "issuer.officer";
    assert_int_equal(certificate_read_issuer(fake_setting, missing, &arena, &c, &err),
                     STATUS_IO);
    assert_true(str_is(c.company, "が issuer.company"));
    assert_string_equal(err.message, "no settings");
    arena_clear(&arena);
}

/* ---- serials ---- */

static void serials_have_the_shape_and_differ(void **state)
{
    (void)state;
    char serials[200][CERTIFICATE_SERIAL_SIZE];
    for (size_t i = 0; i < COUNT_OF(serials); i++) {
        credential_make_serial(2026, serials[i]);
        Certificate c = sample_certificate();
        c.serial = str_from(serials[i]);
        assert_int_equal(certificate_check(&c, NULL), STATUS_OK);
        assert_null(strpbrk(serials[i] + 11, "01ILOU"));
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(serials[i], serials[j]);
        }
    }
}

/* Rejection sampling: 30 letters, 8000 draws, each expected 267 times, 5 sigma is 80. */
static void letters_of_serials_come_equally_often(void **state)
{
    (void)state;
    int counts[128] = {0};
    for (int i = 0; i < 1000; i++) {
        char serial[CERTIFICATE_SERIAL_SIZE];
        credential_make_serial(2026, serial);
        for (const char *at = serial + 11; *at != '\0'; at++) {
            counts[(unsigned char)*at & 127u]++;
        }
    }
    for (const char *at = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; *at != '\0'; at++) {
        assert_in_range(counts[(unsigned char)*at & 127u], 267 - 80, 267 + 80);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_checked),
        cmocka_unit_test(kana_are_composed),
        cmocka_unit_test(every_field_is_checked),
        cmocka_unit_test(optional_fields_may_be_empty),
        cmocka_unit_test(issuer_comes_from_settings),
        cmocka_unit_test(serials_have_the_shape_and_differ),
        cmocka_unit_test(letters_of_serials_come_equally_often),
    };
    return cmocka_run_group_tests_name("credential certificate", tests, NULL, NULL);
}
