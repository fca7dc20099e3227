/* Badges: the picture gives back what was baked, damage is found; the credential is the
 * same every time. That it verifies elsewhere is tests/hr/check_badges.sh. */
#include "credential/badge.h"
#include "sample.h"
#include "support/cmocka_all.h"

/* 1 x 1 pixel: signature, IHDR, IDAT, IEND. */
static const unsigned char PNG[] = {
    0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    13,   'I',  'H',
    'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
    0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
    0x9C, 0x63, 0x60, 0,    0,    0,    2,    0,    1,    0x48, 0xAF, 0xA4, 0x71, 0,
    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82,
};

static Str png(void)
{
    return (Str){(const char *)PNG, sizeof PNG};
}

static void test_bake_and_find(void **state)
{
    (void)state;
    StrBuf baked = {0};
    Str json = {0};
    Error err = {0};
    assert_int_equal(badge_find(png(), &json, &err), STATUS_NOT_FOUND);
    assert_int_equal(badge_bake(png(), STR("{\"氏名\":1}"), &baked, &err), STATUS_OK);
    assert_int_equal(badge_find(strbuf_str(&baked), &json, &err), STATUS_OK);
    assert_true(str_is(json, "{\"氏名\":1}"));
    assert_int_equal(badge_bake(STR("GIF89a"), json, &baked, &err), STATUS_BAD_DATA);
    strbuf_clear(&baked);
}

static void test_every_bit_of_the_chunk(void **state)
{
    (void)state;
    StrBuf baked = {0};
    Error err = {0};
    assert_int_equal(badge_bake(png(), STR("{}"), &baked, &err), STATUS_OK);
    for (size_t bit = 8 * 33; bit < 8 * (33 + 12 + 26); bit++) {
        Str json = {0};
        baked.ptr[bit / 8] = (char)(baked.ptr[bit / 8] ^ (1 << bit % 8));
        assert_int_not_equal(badge_find(strbuf_str(&baked), &json, NULL), STATUS_OK);
        baked.ptr[bit / 8] = (char)(baked.ptr[bit / 8] ^ (1 << bit % 8));
    }
    for (size_t size = 0; size < 33 + 12 + 26; size++) {
        Str json = {0};
        assert_int_not_equal(badge_find((Str){baked.ptr, size}, &json, NULL), STATUS_OK);
    }
    strbuf_clear(&baked);
}

static void write_badge(const Badge *badge, StrBuf *out)
{
    CredentialKey *key = sample_key(1);
    Error err = {0};
    assert_int_equal(badge_write(key, badge, out, &err), STATUS_OK);
    credential_key_free(key);
}

static void test_same_bytes(void **state)
{
    (void)state;
    Certificate certificate = sample_certificate();
    certificate.company = STR("「\"\\」株式会社");
    Badge badge = {&certificate, STR("00012")};
    StrBuf one = {0}, other = {0};
    write_badge(&badge, &one);
    write_badge(&badge, &other);
    assert_true(str_equal(strbuf_str(&one), strbuf_str(&other)));
    assert_true(str_find(strbuf_str(&one), STR("「\\\"\\\\」株式会社")) > 0);
    assert_true(str_find(strbuf_str(&one), STR("00012")) < 0); /* hashed only */
    assert_true(str_find(strbuf_str(&one), certificate.name) < 0);
    strbuf_reset(&other);
    badge.employee_number = STR("00013");
    write_badge(&badge, &other);
    assert_false(str_equal(strbuf_str(&one), strbuf_str(&other)));
    strbuf_clear(&one);
    strbuf_clear(&other);
}

static void test_canonical_lines(void **state)
{
    (void)state;
    Certificate certificate = sample_certificate();
    Badge badge = {&certificate, {0}};
    CredentialKey *key = sample_key(1);
    CredentialPublicKey issuer = credential_key_public(key);
    StrBuf lines = {0};
    badge_canonical(&issuer, &badge, &lines);
    Str rest = strbuf_str(&lines);
    Str before = {0}, line = {0};
    size_t count = 0;
    for (; str_split(&rest, '\n', &line) && line.len > 0; count++) {
        assert_true(str_compare(before, line) < 0);
        before = line;
    }
    assert_int_equal(count, certificate.company.len > 0 ? 16 : 15);
    strbuf_clear(&lines);
    credential_key_free(key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bake_and_find),
        cmocka_unit_test(test_every_bit_of_the_chunk),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_canonical_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
