/* The signed text and the token: round trips, one spelling, every bit. */
#include "credential/credential_internal.h"
#include "sample.h"
#include "support/cmocka_all.h"

static void write_sample(const CredentialKey *key, const Certificate *c, StrBuf *token,
                         StrBuf *text)
{
    token__write(key, c, token);
    CredentialPublicKey public = credential_key_public(key);
    Content content = {
        .certificate = *c, .token = strbuf_str(token), .page_bytes = 122814};
    credential_key_id(&public, content.key_id);
    content__write(key, &content, text);
}

static void assert_same_certificate(const Certificate *a, const Certificate *b)
{
    StrBuf first = {0}, second = {0};
    content__add_facts(a, &first);
    content__add_facts(b, &second);
    assert_true(first.len > 0 && str_equal(strbuf_str(&first), strbuf_str(&second)));
    strbuf_clear(&first);
    strbuf_clear(&second);
}

typedef void (*Change)(Certificate *c);

static void as_it_is(Certificate *c)
{
    (void)c;
}

static void bare(Certificate *c)
{
    c->department = c->officer_name = c->officer_role = STR("");
    c->goal_count = 1;
}

static void reissued(Certificate *c)
{
    c->replaces = STR("GOFUN-2025-2345-6789");
    c->reason = STR("氏名の字が違っていたため");
}

static void whole(Certificate *c)
{
    c->kind = CERTIFICATE_WHOLE;
    c->subject_no = 0;
    c->title = STR("");
    c->goal_count = 0;
}

static void far_west(Certificate *c)
{
    c->zone_minutes = -570;
    c->passed_at = 0;
}

static void last_second(Certificate *c)
{
    c->zone_minutes = 0;
    c->passed_at = INT64_C(4102444799);
}

static void colon_in_name(Certificate *c)
{
    c->name = STR("serial: GOFUN-2026-2222-2222");
}

static const Change CHANGES[] = {as_it_is, bare,        reissued,     whole,
                                 far_west, last_second, colon_in_name};

static void what_is_written_is_read(void **state)
{
    (void)state;
    CredentialKey *key = sample_key(1);
    CredentialPublicKey public = credential_key_public(key);
    for (size_t i = 0; i < COUNT_OF(CHANGES); i++) {
        Certificate c = sample_certificate();
        CHANGES[i](&c);
        StrBuf token = {0}, text = {0};
        write_sample(key, &c, &token, &text);
        Arena arena = {0};
        VerifyResult result;
        certificate_verify(&arena, strbuf_str(&text), &public, 1, &result);
        assert_string_equal(verify_finding_id(result.finding), "valid");
        assert_int_equal(result.source, VERIFY_FROM_CONTENT);
        assert_same_certificate(&result.certificate, &c);
        certificate_verify(&arena, strbuf_str(&token), &public, 1, &result);
        assert_string_equal(verify_finding_id(result.finding), "valid");
        assert_int_equal(result.source, VERIFY_FROM_TOKEN);
        assert_true(str_equal(result.certificate.name, c.name));
        assert_true(str_equal(result.certificate.serial, c.serial));
        assert_int_equal(result.certificate.passed_at, c.passed_at);
        assert_int_equal(result.certificate.zone_minutes, c.zone_minutes);
        arena_clear(&arena);
        strbuf_clear(&token);
        strbuf_clear(&text);
    }
    credential_key_free(key);
}

/* Flips every bit of text; none of the results may be valid. */
static void refuse_every_bit(StrBuf *text, const CredentialPublicKey *key)
{
    for (size_t bit = 0; bit < text->len * 8; bit++) {
        text->ptr[bit / 8] = (char)(text->ptr[bit / 8] ^ (1 << bit % 8));
        Arena arena = {0};
        VerifyResult result;
        certificate_verify(&arena, strbuf_str(text), key, 1, &result);
        if (result.finding == VERIFY_VALID) {
            fail_msg("bit %zu of byte %zu went through", bit % 8, bit / 8);
        }
        arena_clear(&arena);
        text->ptr[bit / 8] = (char)(text->ptr[bit / 8] ^ (1 << bit % 8));
    }
}

static void every_changed_bit_is_refused(void **state)
{
    (void)state;
    CredentialKey *key = sample_key(1);
    CredentialPublicKey public = credential_key_public(key);
    Certificate c = sample_certificate();
    StrBuf token = {0}, text = {0};
    write_sample(key, &c, &token, &text);
    assert_true(text.len > 1000 && token.len > 200);
    refuse_every_bit(&text, &public);
    refuse_every_bit(&token, &public);
    strbuf_clear(&token);
    strbuf_clear(&text);
    credential_key_free(key);
}

static void every_cut_is_refused(void **state)
{
    (void)state;
    CredentialKey *key = sample_key(1);
    CredentialPublicKey public = credential_key_public(key);
    Certificate c = sample_certificate();
    StrBuf token = {0}, text = {0};
    write_sample(key, &c, &token, &text);
    const StrBuf *all[] = {&token, &text};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        for (size_t len = 0; len < all[i]->len; len++) {
            Arena arena = {0};
            VerifyResult result;
            certificate_verify(&arena, (Str){all[i]->ptr, len}, &public, 1, &result);
            assert_int_not_equal(result.finding, VERIFY_VALID);
            arena_clear(&arena);
        }
    }
    strbuf_clear(&token);
    strbuf_clear(&text);
    credential_key_free(key);
}

static void a_signature_fits_one_purpose(void **state)
{
    (void)state;
    CredentialKey *key = sample_key(1);
    CredentialPublicKey public = credential_key_public(key);
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    credential__sign(key, "gofun.token.1", STR("text"), signature);
    assert_true(credential__is_signed(&public, "gofun.token.1", STR("text"), signature));
    assert_false(
        credential__is_signed(&public, "gofun.certificate.1", STR("text"), signature));
    credential_key_free(key);
}

static void findings_name_what_is_wrong(void **state)
{
    (void)state;
    CredentialKey *key = sample_key(1), *other = sample_key(2);
    CredentialPublicKey keys[2] = {credential_key_public(other),
                                   credential_key_public(key)};
    Certificate c = sample_certificate();
    StrBuf token = {0}, text = {0};
    write_sample(key, &c, &token, &text);
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, strbuf_str(&text), keys, 1, &result);
    assert_int_equal(result.finding, VERIFY_OTHER_KEY);
    certificate_verify(&arena, strbuf_str(&token), keys, 1, &result);
    assert_int_equal(result.finding, VERIFY_OTHER_KEY);
    certificate_verify(&arena, strbuf_str(&token), keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_VALID);
    certificate_verify(&arena, strbuf_str(&text), NULL, 0, &result);
    assert_int_equal(result.finding, VERIFY_OTHER_KEY);
    certificate_verify(&arena, STR("GOFUN-CERTIFICATE 2\n"), keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_TOO_NEW);
    certificate_verify(&arena, STR("GOFUN-CERTIFICATE 1\nkind: lesson\n"), keys, 2,
                       &result);
    assert_int_equal(result.finding, VERIFY_DAMAGED);
    certificate_verify(&arena, STR("GOFUN1-AI"), keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_TOO_NEW);
    certificate_verify(&arena, STR("GOFUN1-"), keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_DAMAGED);
    certificate_verify(&arena, STR("hello"), keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_NOTHING_SIGNED);
    certificate_verify(&arena, (Str){0}, keys, 2, &result);
    assert_int_equal(result.finding, VERIFY_NOTHING_SIGNED);
    arena_clear(&arena);
    strbuf_clear(&token);
    strbuf_clear(&text);
    credential_key_free(key);
    credential_key_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(every_changed_bit_is_refused),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(a_signature_fits_one_purpose),
        cmocka_unit_test(findings_name_what_is_wrong),
    };
    return cmocka_run_group_tests_name("credential content", tests, NULL, NULL);
}
