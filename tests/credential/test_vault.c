/* The encrypted backup: what goes in comes out, any change and any cut is refused. The
 * key takes a second each time, so that changes are tried at a few places only. */
#include <string.h>

#include "base/mem.h"
#include "credential/vault.h"
#include "support/cmocka_all.h"

#define PASSPHRASE STR("ながいながいながい合言葉")

static StrBuf seal(const VaultItem *items, size_t count)
{
    StrBuf sealed = {0};
    Error err = {0};
    assert_int_equal(vault_seal(items, count, PASSPHRASE, &sealed, &err), STATUS_OK);
    return sealed;
}

static Status reopen(Str sealed, Str passphrase)
{
    StrBuf plain;
    VaultItem items[VAULT_ITEMS_MAX];
    size_t count = 0;
    Status status = vault_open(sealed, passphrase, &plain, items, &count, NULL);
    if (status != STATUS_OK) {
        assert_int_equal(plain.len, 0);
    }
    vault_clear(&plain);
    return status;
}

static void test_round_trip(void **state)
{
    (void)state;
    char *large = mem_alloc(200001);
    memset(large, 'x', 200001);
    const VaultItem in[] = {{STR("gofun.db"), {large, 200001}},
                            {STR("company/signing.key"), STR("a\nb\n")},
                            {STR("empty"), {0}}};
    StrBuf sealed = seal(in, 3);
    StrBuf plain;
    VaultItem out[VAULT_ITEMS_MAX];
    size_t count = 0;
    Error err = {0};
    assert_int_equal(
        vault_open(strbuf_str(&sealed), PASSPHRASE, &plain, out, &count, &err),
        STATUS_OK);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++) {
        assert_true(str_equal(out[i].name, in[i].name));
        assert_true(str_equal(out[i].data, in[i].data));
    }
    assert_true(str_find(strbuf_str(&sealed), STR("signing.key")) < 0);
    vault_clear(&plain);
    strbuf_clear(&sealed);
    mem_free(large);
}

static void test_changes_and_cuts(void **state)
{
    (void)state;
    const VaultItem in = {STR("gofun.db"), STR("0123456789")};
    StrBuf sealed = seal(&in, 1);
    const size_t places[] = {20, 60, 80, sealed.len - 1};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        sealed.ptr[places[i]] ^= 1;
        assert_int_not_equal(reopen(strbuf_str(&sealed), PASSPHRASE), STATUS_OK);
        sealed.ptr[places[i]] ^= 1;
    }
    const size_t cuts[] = {0, 10, 61, 62, sealed.len - 22, sealed.len - 1};
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        assert_int_not_equal(reopen((Str){sealed.ptr, cuts[i]}, PASSPHRASE), STATUS_OK);
    }
    strbuf_add_char(&sealed, 'x');
    assert_int_not_equal(reopen(strbuf_str(&sealed), PASSPHRASE), STATUS_OK);
    strbuf_clear(&sealed);
}

static void test_passphrases(void **state)
{
    (void)state;
    const VaultItem in = {STR("gofun.db"), STR("0123456789")};
    StrBuf sealed = {0};
    Error err = {0};
    assert_int_equal(vault_seal(&in, 1, STR("みじかい"), &sealed, &err),
                     STATUS_BAD_ARGUMENT);
    assert_int_equal(sealed.len, 0);
    sealed = seal(&in, 1);
    assert_int_equal(reopen(strbuf_str(&sealed), STR("ちがうちがうちがう合言葉")),
                     STATUS_UNTRUSTED);
    /* A file may not make us take any amount of memory. */
    memset(sealed.ptr + 14 + 16 + 4, 0x7F, 4);
    assert_int_equal(reopen(strbuf_str(&sealed), PASSPHRASE), STATUS_BAD_DATA);
    strbuf_clear(&sealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_changes_and_cuts),
        cmocka_unit_test(test_passphrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
