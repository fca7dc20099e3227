/* The company's list: round trip, every changed bit, what it says about certificates. */
#include "credential/credential_internal.h"
#include "credential/trust.h"
#include "sample.h"
#include "support/cmocka_all.h"

typedef struct Case {
    Arena arena;
    CredentialKey *company, *device, *other;
    TrustList list;
    Error err;
} Case;

static int start(void **state)
{
    Case *c = mem_alloc(sizeof *c);
    c->company = sample_key(11);
    c->device = sample_key(12);
    c->other = sample_key(13);
    CredentialPublicKey key = credential_key_public(c->device);
    assert_int_equal(trust_add_device(&c->list, &c->arena, &key, STR("受付\nの キオスク"),
                                      1000, &c->err),
                     STATUS_OK);
    *state = c;
    return 0;
}

static int stop(void **state)
{
    Case *c = *state;
    credential_key_free(c->company);
    credential_key_free(c->device);
    credential_key_free(c->other);
    arena_clear(&c->arena);
    mem_free(c);
    return 0;
}

static void fill(Case *c)
{
    TrustDevice *device = &c->list.devices[0];
    trust_revoke_device(device, &c->arena, 2000, STR("盗難"));
    trust_revoke_certificate(&c->list, &c->arena, STR("GOFUN-2026-2222-3333"), 5,
                             STR("取り違え"));
    Certificate certificate = sample_certificate();
    trust_add_known(&c->list, &c->arena, &certificate);
    trust_add_known(&c->list, &c->arena, &certificate);
    CredentialPublicKey to = credential_key_public(c->company);
    trust_succeed(&c->list, &c->arena, c->other, &to);
}

static Status reread(Case *c, Str text, TrustList *out)
{
    return trust_read(&c->arena, text, out, &c->err);
}

static void test_round_trip(void **state)
{
    Case *c = *state;
    fill(c);
    StrBuf text = {0};
    TrustList again;
    trust_write(c->company, &c->list, &text);
    assert_int_equal(reread(c, strbuf_str(&text), &again), STATUS_OK);
    assert_int_equal(again.device_count, 1);
    assert_true(str_is(again.devices[0].label, "受付 の キオスク"));
    assert_int_equal(again.devices[0].until, 2000);
    assert_int_equal(again.revoked_count, 1);
    assert_int_equal(again.known_count, 1);
    StrBuf twice = {0};
    trust_write(c->company, &again, &twice);
    assert_true(str_equal(strbuf_str(&text), strbuf_str(&twice)));
    strbuf_clear(&text);
    strbuf_clear(&twice);
}

static void test_every_bit(void **state)
{
    Case *c = *state;
    fill(c);
    StrBuf text = {0};
    trust_write(c->company, &c->list, &text);
    for (size_t bit = 0; bit < 8 * text.len; bit++) {
        Arena arena = {0};
        TrustList list;
        text.ptr[bit / 8] = (char)(text.ptr[bit / 8] ^ (1 << bit % 8));
        assert_int_not_equal(trust_read(&arena, strbuf_str(&text), &list, NULL),
                             STATUS_OK);
        text.ptr[bit / 8] = (char)(text.ptr[bit / 8] ^ (1 << bit % 8));
        arena_clear(&arena);
    }
    for (size_t size = 0; size < text.len; size++) {
        Arena arena = {0};
        TrustList list;
        assert_int_not_equal(trust_read(&arena, (Str){text.ptr, size}, &list, NULL),
                             STATUS_OK);
        arena_clear(&arena);
    }
    strbuf_clear(&text);
}

static void test_whose_list(void **state)
{
    Case *c = *state;
    StrBuf text = {0};
    CredentialPublicKey company = credential_key_public(c->company);
    CredentialPublicKey old = credential_key_public(c->other);
    CredentialPublicKey device = credential_key_public(c->device);
    trust_write(c->company, &c->list, &text);
    assert_true(trust_is_from(&c->list, &company));
    assert_false(trust_is_from(&c->list, &old));
    trust_succeed(&c->list, &c->arena, c->other, &company);
    assert_true(trust_is_from(&c->list, &old));
    assert_false(trust_is_from(&c->list, &device));
    c->list.successions[0].signature[0] ^= 1;
    assert_false(trust_is_from(&c->list, &old));
    strbuf_clear(&text);
}

/* One certificate under lists that differ. */
static VerifyFinding judge(Case *c, int64_t until, bool is_known, bool is_revoked)
{
    TrustList list = {0};
    CredentialPublicKey key = credential_key_public(c->device);
    Certificate certificate = sample_certificate();
    assert_int_equal(trust_add_device(&list, &c->arena, &key, STR("端末"), 1000, &c->err),
                     STATUS_OK);
    list.devices[0].until = until;
    if (is_known) {
        trust_add_known(&list, &c->arena, &certificate);
    }
    if (is_revoked) {
        trust_revoke_certificate(&list, &c->arena, certificate.serial, 7, STR("誤り"));
    }
    StrBuf token = {0};
    VerifyResult result;
    TrustRefusal refusal;
    token__write(c->device, &certificate, &token);
    certificate_verify(&c->arena, strbuf_str(&token), trust_keys(&list, &c->arena), 1,
                       &result);
    trust_judge(&list, &result, &refusal);
    strbuf_clear(&token);
    return result.finding;
}

static void test_findings(void **state)
{
    Case *c = *state;
    int64_t passed = sample_certificate().passed_at;
    const struct {
        int64_t until;
        bool is_known, is_revoked;
        VerifyFinding finding;
    } cases[] = {
        {TRUST_NO_END, false, false, VERIFY_VALID},
        {TRUST_NO_END, false, true, VERIFY_REVOKED},
        {passed - 1, true, false, VERIFY_DEVICE_REVOKED},
        {passed, false, false, VERIFY_NOT_REGISTERED},
        {passed, true, false, VERIFY_VALID},
        {passed, true, true, VERIFY_REVOKED},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(judge(c, cases[i].until, cases[i].is_known, cases[i].is_revoked),
                         cases[i].finding);
    }
}

/* The company's keys are among those a verifier tries, because they sign badges. */
static void test_company_issues_nothing(void **state)
{
    Case *c = *state;
    const CredentialKey *signers[] = {c->device, c->company, c->other};
    const VerifyFinding findings[] = {VERIFY_VALID, VERIFY_OTHER_KEY, VERIFY_OTHER_KEY};
    Certificate certificate = sample_certificate();
    CredentialPublicKey company = credential_key_public(c->company);
    StrBuf text = {0};
    trust_succeed(&c->list, &c->arena, c->other, &company); /* other: a former company */
    trust_write(c->company, &c->list, &text);
    for (size_t i = 0; i < COUNT_OF(signers); i++) {
        CredentialPublicKey key = credential_key_public(signers[i]);
        StrBuf token = {0};
        VerifyResult result;
        TrustRefusal refusal;
        token__write(signers[i], &certificate, &token);
        certificate_verify(&c->arena, strbuf_str(&token), &key, 1, &result);
        assert_int_equal(result.finding, VERIFY_VALID);
        trust_judge(&c->list, &result, &refusal);
        assert_int_equal(result.finding, findings[i]);
        strbuf_clear(&token);
    }
    strbuf_clear(&text);
}

/* A key given by hand, of a device that the list does not have. */
static void test_revoked_by_any_key(void **state)
{
    Case *c = *state;
    Certificate certificate = sample_certificate();
    CredentialPublicKey key = credential_key_public(c->other);
    VerifyResult result;
    TrustRefusal refusal;
    StrBuf token = {0};
    trust_revoke_certificate(&c->list, &c->arena, certificate.serial, 7, STR("誤り"));
    token__write(c->other, &certificate, &token);
    certificate_verify(&c->arena, strbuf_str(&token), &key, 1, &result);
    trust_judge(&c->list, &result, &refusal);
    assert_int_equal(result.finding, VERIFY_REVOKED);
    assert_true(str_is(refusal.reason, "誤り"));
    strbuf_clear(&token);
}

static void test_names(void **state)
{
    Case *c = *state;
    CredentialPublicKey key = credential_key_public(c->device);
    CredentialPublicKey more = credential_key_public(c->other);
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(&key, id);
    assert_ptr_equal(trust_find_device_named(&c->list, str_from(id)),
                     &c->list.devices[0]);
    assert_int_equal(trust_add_device(&c->list, &c->arena, &key, STR("x"), 1, &c->err),
                     STATUS_EXISTS);
    assert_int_equal(trust_add_device(&c->list, &c->arena, &more,
                                      c->list.devices[0].label, 1, &c->err),
                     STATUS_OK);
    assert_null(trust_find_device_named(&c->list, c->list.devices[0].label));
    assert_non_null(trust_find_device_named(&c->list, str_from(id)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trip, start, stop),
        cmocka_unit_test_setup_teardown(test_every_bit, start, stop),
        cmocka_unit_test_setup_teardown(test_whose_list, start, stop),
        cmocka_unit_test_setup_teardown(test_findings, start, stop),
        cmocka_unit_test_setup_teardown(test_company_issues_nothing, start, stop),
        cmocka_unit_test_setup_teardown(test_revoked_by_any_key, start, stop),
        cmocka_unit_test_setup_teardown(test_names, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
