/* Handouts: every changed bit, every cut, and whom a machine believes after the company
 * changed its key. */
#include "credential/handout_seal.h"
#include "sample.h"
#include "support/cmocka_all.h"

#define BODY "issued: 2026-04-01T09:00:00+09:00\nperson: 00A12\t佐々木 花子\n"

typedef struct Case {
    Arena arena;
    CredentialKey *first, *second, *third, *stranger;
    TrustList list;
    StrBuf text;
} Case;

static int start(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    c->first = sample_key(21);
    c->second = sample_key(22);
    c->third = sample_key(23);
    c->stranger = sample_key(24);
    *state = c;
    return 0;
}

static int stop(void **state)
{
    Case *c = *state;
    credential_key_free(c->first);
    credential_key_free(c->second);
    credential_key_free(c->third);
    credential_key_free(c->stranger);
    strbuf_clear(&c->text);
    arena_clear(&c->arena);
    mem_free(c);
    return 0;
}

static void hand_over(Case *c, const CredentialKey *from, const CredentialKey *to)
{
    CredentialPublicKey key = credential_key_public(to);
    trust_succeed(&c->list, &c->arena, from, &key);
}

static void seal(Case *c, const CredentialKey *company)
{
    strbuf_reset(&c->text);
    handout_seal(company, &c->list, STR(BODY), &c->text);
}

static Status open_with(const Case *c, const CredentialKey *pinned, HandoutSeal *out)
{
    CredentialPublicKey key;
    Error err;
    if (pinned == NULL) {
        return handout_seal_open(strbuf_str(&c->text), NULL, out, &err);
    }
    key = credential_key_public(pinned);
    return handout_seal_open(strbuf_str(&c->text), &key, out, &err);
}

static void test_there_and_back(void **state)
{
    Case *c = *state;
    HandoutSeal seal_of = {0};
    CredentialPublicKey first = credential_key_public(c->first);
    seal(c, c->first);
    assert_int_equal(open_with(c, NULL, &seal_of), STATUS_OK);
    assert_true(str_is(seal_of.body, BODY));
    assert_int_equal(seal_of.body_line, 3);
    assert_false(seal_of.is_succession);
    assert_memory_equal(&seal_of.company, &first, sizeof first);
    assert_int_equal(open_with(c, c->first, &seal_of), STATUS_OK);
    assert_false(seal_of.is_succession);
    assert_int_equal(open_with(c, c->stranger, &seal_of), STATUS_DENIED);
    assert_true(seal_of.body.ptr == NULL);
}

static void test_new_company_key(void **state)
{
    Case *c = *state;
    HandoutSeal out = {0};
    CredentialPublicKey third = credential_key_public(c->third);
    hand_over(c, c->first, c->second);
    hand_over(c, c->second, c->third);
    seal(c, c->third);
    const struct {
        const CredentialKey *pinned;
        Status status;
        bool is_succession;
    } cases[] = {
        {NULL, STATUS_OK, false},
        {c->first, STATUS_OK, true},
        {c->second, STATUS_OK, true},
        {c->third, STATUS_OK, false},
        {c->stranger, STATUS_DENIED, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(open_with(c, cases[i].pinned, &out), cases[i].status);
        assert_int_equal(out.is_succession, cases[i].is_succession);
        if (cases[i].status == STATUS_OK) {
            assert_memory_equal(&out.company, &third, sizeof third);
            assert_int_equal(out.body_line, 5);
            assert_true(str_is(out.body, BODY));
        }
    }
    /* The old key is worth nothing to who follows the new one. */
    seal(c, c->first);
    assert_int_equal(open_with(c, c->third, &out), STATUS_DENIED);
}

static void test_nobody_hands_over_for_others(void **state)
{
    Case *c = *state;
    HandoutSeal out = {0};
    /* The stranger says that he follows; only his own signature stands below it. */
    hand_over(c, c->stranger, c->second);
    c->list.successions[0].from = credential_key_public(c->first);
    seal(c, c->second);
    assert_int_equal(open_with(c, c->first, &out), STATUS_DENIED);
    assert_int_equal(open_with(c, NULL, &out), STATUS_OK);
    /* After a leak nothing is handed over. */
    c->list.succession_count = 0;
    seal(c, c->second);
    assert_int_equal(open_with(c, c->first, &out), STATUS_DENIED);
}

static void test_every_bit(void **state)
{
    Case *c = *state;
    HandoutSeal out = {0};
    hand_over(c, c->first, c->second);
    seal(c, c->second);
    for (size_t i = 0; i < c->text.len * 8; i++) {
        c->text.ptr[i / 8] = (char)(c->text.ptr[i / 8] ^ 1 << i % 8);
        Status status = open_with(c, NULL, &out);
        if (status == STATUS_OK) {
            fail_msg("bit %zu was changed unnoticed", i);
        }
        c->text.ptr[i / 8] = (char)(c->text.ptr[i / 8] ^ 1 << i % 8);
    }
    assert_int_equal(open_with(c, c->first, &out), STATUS_OK);
}

static void test_every_cut(void **state)
{
    Case *c = *state;
    HandoutSeal out = {0};
    Error err;
    hand_over(c, c->first, c->second);
    seal(c, c->second);
    Str whole = strbuf_str(&c->text);
    for (size_t i = 0; i < whole.len; i++) {
        assert_int_not_equal(handout_seal_open(str_slice(whole, 0, i), NULL, &out, &err),
                             STATUS_OK);
        assert_int_not_equal(
            handout_seal_open(str_slice(whole, i + 1, whole.len), NULL, &out, &err),
            STATUS_OK);
    }
    strbuf_add_char(&c->text, '\n');
    assert_int_equal(open_with(c, NULL, &out), STATUS_BAD_DATA);
}

static void test_other_files(void **state)
{
    static const struct {
        const char *text;
        Status status;
    } cases[] = {
        {"", STATUS_BAD_DATA},
        {"GOFUN-TRUST 1\n", STATUS_BAD_DATA},
        {"gofun handout 2\ncompany: ", STATUS_TOO_NEW},
        {"gofun handout 1\r\n", STATUS_TOO_NEW},
        {"gofun handout 1\n", STATUS_BAD_DATA},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        HandoutSeal out;
        Error err;
        assert_int_equal(handout_seal_open(str_from(cases[i].text), NULL, &out, &err),
                         cases[i].status);
    }
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        CASE(test_there_and_back),
        CASE(test_new_company_key),
        CASE(test_nobody_hands_over_for_others),
        CASE(test_every_bit),
        CASE(test_every_cut),
        cmocka_unit_test(test_other_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
