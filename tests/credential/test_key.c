/* Keys: made once, private, found again, refused when damaged or open to others. */
#include <stdio.h>

#include "base/os.h"
#include "credential/credential_internal.h"
#include "sample.h"
#include "support/cmocka_all.h"

static char data_dir[512];
static const char *own_path;

static const char *in_dir(const char *name)
{
    static char path[600];
    (void)snprintf(path, sizeof path, "%s/%s", data_dir, name);
    return path;
}

static void remove_keys(void)
{
    static const char *const names[] = {"signing.key", "signing.pub", "signing.lock"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (os_file_exists(in_dir(names[i]))) {
            assert_int_equal(os_remove_file(in_dir(names[i]), NULL), STATUS_OK);
        }
    }
}

static int start(void **state)
{
    (void)state;
    (void)snprintf(data_dir, sizeof data_dir, "%s/test-key-%d", GOFUN_BINARY_DIR,
                   os_process_id());
    return os_make_dirs(data_dir, NULL) == STATUS_OK ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    remove_keys();
    return 0;
}

static void write_text(const char *name, const char *text, bool is_private)
{
    Error err = {0};
    assert_int_equal(os_write_file(in_dir(name), str_from(text), is_private, &err),
                     STATUS_OK);
}

static void the_key_is_made_once_and_private(void **state)
{
    (void)state;
    remove_keys();
    CredentialKey *first = NULL;
    CredentialKey *again = NULL;
    Error err = {0};
    assert_int_equal(credential_key_open(data_dir, &first, &err), STATUS_OK);
    assert_int_equal(credential_key_open(data_dir, &again, &err), STATUS_OK);
    CredentialPublicKey a = credential_key_public(first);
    CredentialPublicKey b = credential_key_public(again);
    assert_memory_equal(a.bytes, b.bytes, sizeof a.bytes);
    unsigned mode = 0;
    assert_int_equal(os_file_mode(in_dir("signing.key"), &mode, &err), STATUS_OK);
    assert_int_equal(mode & 0777u, 0600u);
    CredentialPublicKey loaded = {0};
    assert_int_equal(credential_public_key_load(data_dir, &loaded, &err), STATUS_OK);
    assert_memory_equal(loaded.bytes, a.bytes, sizeof a.bytes);
    credential_key_free(first);
    credential_key_free(again);
}

/* ---- eight first starts at once ---- */

enum {
    STARTS = 8
};

/* The child: opens the key and leaves its id in a file. */
static int open_and_tell(const char *dir, const char *answer_path)
{
    CredentialKey *key = NULL;
    if (credential_key_open(dir, &key, NULL) != STATUS_OK) {
        return 1;
    }
    CredentialPublicKey public = credential_key_public(key);
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(&public, id);
    credential_key_free(key);
    return os_write_file(answer_path, str_from(id), false, NULL) == STATUS_OK ? 0 : 1;
}

static void starts_at_once_agree_on_a_key(void **state)
{
    (void)state;
    remove_keys();
    OsChild *children[STARTS] = {0};
    char answers[STARTS][620];
    for (size_t i = 0; i < STARTS; i++) {
        (void)snprintf(answers[i], sizeof answers[i], "%s/answer%zu", data_dir, i);
        const char *const argv[] = {own_path, data_dir, answers[i], NULL};
        assert_int_equal(os_child_start(argv, &children[i], NULL), STATUS_OK);
    }
    StrBuf first = {0};
    for (size_t i = 0; i < STARTS; i++) {
        int code = -1;
        assert_int_equal(os_child_wait(children[i], 20000, &code, NULL), STATUS_OK);
        assert_int_equal(code, 0);
        StrBuf id = {0};
        assert_int_equal(os_read_file(answers[i], 100, &id, NULL), STATUS_OK);
        if (i == 0) {
            strbuf_add(&first, strbuf_str(&id));
        }
        assert_true(str_equal(strbuf_str(&first), strbuf_str(&id)));
        strbuf_clear(&id);
        assert_int_equal(os_remove_file(answers[i], NULL), STATUS_OK);
    }
    strbuf_clear(&first);
}

static void two_folders_have_two_keys(void **state)
{
    (void)state;
    CredentialKey *first = NULL;
    CredentialKey *second = NULL;
    remove_keys();
    assert_int_equal(credential_key_open(data_dir, &first, NULL), STATUS_OK);
    remove_keys();
    assert_int_equal(credential_key_open(data_dir, &second, NULL), STATUS_OK);
    CredentialPublicKey a = credential_key_public(first);
    CredentialPublicKey b = credential_key_public(second);
    assert_memory_not_equal(a.bytes, b.bytes, sizeof a.bytes);
    credential_key_free(first);
    credential_key_free(second);
}

static void a_missing_public_file_comes_back(void **state)
{
    (void)state;
    CredentialKey *key = NULL;
    remove_keys();
    assert_int_equal(credential_key_open(data_dir, &key, NULL), STATUS_OK);
    credential_key_free(key);
    assert_int_equal(os_remove_file(in_dir("signing.pub"), NULL), STATUS_OK);
    assert_int_equal(credential_key_open(data_dir, &key, NULL), STATUS_OK);
    credential_key_free(key);
    assert_true(os_file_exists(in_dir("signing.pub")));
}

static void a_damaged_key_is_refused_and_kept(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "gofun-signing-key 1\n",
        "gofun-signing-key 2\n"
        "0000000000000000000000000000000000000000000000000000000000000000\n",
        "gofun-signing-key 1\n"
        "000000000000000000000000000000000000000000000000000000000000000G\n",
        "gofun-signing-key 1\n"
        "0000000000000000000000000000000000000000000000000000000000000000",
        "gofun-signing-key 1\n"
        "0000000000000000000000000000000000000000000000000000000000000000\n\n",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        remove_keys();
        write_text("signing.key", texts[i], true);
        CredentialKey *key = NULL;
        Error err = {0};
        assert_int_equal(credential_key_open(data_dir, &key, &err), STATUS_BAD_DATA);
        assert_null(key);
        StrBuf kept = {0};
        assert_int_equal(os_read_file(in_dir("signing.key"), 1000, &kept, NULL),
                         STATUS_OK);
        assert_true(str_is(strbuf_str(&kept), texts[i]));
        strbuf_clear(&kept);
    }
}

static void a_key_others_may_read_is_refused(void **state)
{
    (void)state;
    remove_keys();
    write_text("signing.key",
               "gofun-signing-key 1\n"
               "0000000000000000000000000000000000000000000000000000000000000000\n",
               false);
    CredentialKey *key = NULL;
    Error err = {0};
    assert_int_equal(credential_key_open(data_dir, &key, &err), STATUS_DENIED);
    assert_null(key);
    assert_non_null(strstr(err.message, "600"));
}

static void no_key_no_public_key(void **state)
{
    (void)state;
    remove_keys();
    CredentialPublicKey key = {0};
    assert_int_equal(credential_public_key_load(data_dir, &key, NULL), STATUS_NOT_FOUND);
}

static void public_keys_are_read_strictly(void **state)
{
    (void)state;
#define HEX "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    static const struct {
        const char *text;
        Status status;
    } cases[] = {
        {HEX, STATUS_OK},
        {HEX "\n", STATUS_OK},
        {"gofun-public-key 1\n" HEX "\n", STATUS_OK},
        {"", STATUS_BAD_DATA},
        {HEX "0", STATUS_BAD_DATA},
        {"00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff",
         STATUS_BAD_DATA},
        {"gofun-public-key 2\n" HEX "\n", STATUS_BAD_DATA},
        {"gofun-signing-key 1\n" HEX "\n", STATUS_BAD_DATA},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        CredentialPublicKey key = {0};
        Status status = credential_public_key_parse(str_from(cases[i].text), &key, NULL);
        assert_int_equal(status, cases[i].status);
        if (status == STATUS_OK) {
            char hex[CREDENTIAL_KEY_TEXT];
            credential_public_key_format(&key, hex);
            assert_string_equal(hex, HEX);
        }
    }
}

/* Known answers: RFC 8032, 7.1 (test 1: the key pair), RFC 7693 style BLAKE2b-256. */
static void known_answers(void **state)
{
    (void)state;
    uint8_t seed[CREDENTIAL_KEY_BYTES];
    assert_true(credential__hex_to_bytes(
        STR("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), seed,
        sizeof seed));
    CredentialKey *key = credential_key_from_seed(seed);
    CredentialPublicKey public = credential_key_public(key);
    char hex[CREDENTIAL_KEY_TEXT];
    credential_public_key_format(&public, hex);
    assert_string_equal(
        hex, "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    credential_key_free(key);
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    char hash_hex[2 * CREDENTIAL_HASH_BYTES + 1];
    credential_hash("abc", 3, hash);
    credential__bytes_to_hex(hash, sizeof hash, hash_hex);
    assert_string_equal(
        hash_hex, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void hashes_depend_on_key_and_purpose(void **state)
{
    (void)state;
    uint8_t plain[32], keyed[32], other[32];
    uint8_t key[CREDENTIAL_KEY_BYTES] = {1};
    credential_hash("abc", 3, plain);
    credential_keyed_hash(key, "abc", 3, keyed);
    key[0] = 2;
    credential_keyed_hash(key, "abc", 3, other);
    assert_memory_not_equal(plain, keyed, 32);
    assert_memory_not_equal(keyed, other, 32);
    CredentialKey *device = sample_key(1);
    uint8_t chain[32], pin[32], again[32];
    credential_key_derive(device, STR("store.chain"), chain);
    credential_key_derive(device, STR("kiosk.pin"), pin);
    credential_key_derive(device, STR("store.chain"), again);
    assert_memory_not_equal(chain, pin, 32);
    assert_memory_equal(chain, again, 32);
    credential_key_free(device);
}

/* Argon2id takes its time, so only one place of each part of the file is changed. */
static void assert_changes_are_found(Str right)
{
    static const size_t places[] = {19, 80, 140};
    StrBuf text = {0};
    CredentialKey *key = NULL;
    assert_int_equal(os_read_file(in_dir("signing.key"), 1024, &text, NULL), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        char was = text.ptr[places[i]];
        text.ptr[places[i]] = was == '1' ? '2' : '1';
        assert_int_equal(
            os_write_file(in_dir("signing.key"), strbuf_str(&text), true, NULL),
            STATUS_OK);
        assert_int_not_equal(credential_key_unlock(data_dir, right, &key, NULL),
                             STATUS_OK);
        assert_null(key);
        text.ptr[places[i]] = was;
    }
    strbuf_clear(&text);
}

static void a_passphrase_keeps_the_key(void **state)
{
    (void)state;
    remove_keys();
    Str right = STR("合言葉は十二文字以上です");
    Str wrong = STR("合言葉は十二文字以上でず");
    CredentialKey *key = NULL, *again = NULL;
    assert_int_equal(credential_key_open(data_dir, &key, NULL), STATUS_OK);
    assert_false(credential_key_is_locked(data_dir));
    assert_int_equal(credential_key_write(data_dir, key, right, NULL), STATUS_OK);
    assert_true(credential_key_is_locked(data_dir));
    assert_int_equal(credential_key_open(data_dir, &again, NULL), STATUS_LOCKED);
    assert_int_equal(credential_key_unlock(data_dir, wrong, &again, NULL), STATUS_LOCKED);
    assert_null(again);
    assert_int_equal(credential_key_unlock(data_dir, right, &again, NULL), STATUS_OK);
    CredentialPublicKey one = credential_key_public(key);
    CredentialPublicKey other = credential_key_public(again);
    assert_memory_equal(one.bytes, other.bytes, sizeof one.bytes);
    credential_key_free(again);
    assert_changes_are_found(right);
    assert_int_equal(credential_key_write(data_dir, key, (Str){0}, NULL), STATUS_OK);
    assert_int_equal(credential_key_open(data_dir, &again, NULL), STATUS_OK);
    credential_key_free(again);
    credential_key_free(key);
}

int main(int argc, char *argv[])
{
    if (argc == 3) {
        return open_and_tell(argv[1], argv[2]);
    }
    own_path = argv[0];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_is_made_once_and_private),
        cmocka_unit_test(starts_at_once_agree_on_a_key),
        cmocka_unit_test(two_folders_have_two_keys),
        cmocka_unit_test(a_missing_public_file_comes_back),
        cmocka_unit_test(a_damaged_key_is_refused_and_kept),
        cmocka_unit_test(a_key_others_may_read_is_refused),
        cmocka_unit_test(no_key_no_public_key),
        cmocka_unit_test(public_keys_are_read_strictly),
        cmocka_unit_test(known_answers),
        cmocka_unit_test(a_passphrase_keeps_the_key),
        cmocka_unit_test(hashes_depend_on_key_and_purpose),
    };
    return cmocka_run_group_tests_name("credential key", tests, start, stop);
}
