/* The encrypted backup: what goes in comes out, any change and any cut is refused. The
 * key takes a second each time, so that changes are tried at a few places only. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/os.h"
#include "credential/vault.h"
#include "support/cmocka_all.h"

#define PASSPHRASE STR("ながいながいながい合言葉")
#define SEALED "test_vault.dir/sealed.gofun"

enum {
    FILE_MAX = 1024 * 1024
};

/* What came out: "NAME SIZE:" and the bytes, for each item. */
typedef struct Opened {
    StrBuf text;
    int64_t told;
} Opened;

static Status begin(void *context, Str name, int64_t size, Error *err)
{
    (void)err;
    Opened *opened = context;
    strbuf_add_format(&opened->text, "%.*s %lld:", STR_ARG(name), (long long)size);
    return STATUS_OK;
}

static Status add(void *context, Str bytes, Error *err)
{
    (void)err;
    strbuf_add(&((Opened *)context)->text, bytes);
    return STATUS_OK;
}

static Status refuse(void *context, Str bytes, Error *err)
{
    (void)context;
    (void)bytes;
    return error_set(err, STATUS_NO_SPACE, "the sink is full");
}

static void told(void *context, int64_t bytes)
{
    *(int64_t *)context += bytes;
}

static Status reopen(Str passphrase, Opened *out)
{
    *out = (Opened){0};
    VaultSink sink = {out, begin, add};
    VaultProgress progress = {&out->told, told};
    return vault_open(SEALED, passphrase, &sink, &progress, NULL);
}

static Status reopen_bytes(Str sealed, Str passphrase)
{
    Opened opened;
    assert_int_equal(os_write_file(SEALED, sealed, true, NULL), STATUS_OK);
    Status status = reopen(passphrase, &opened);
    vault_clear(&opened.text);
    return status;
}

static VaultFile file_of(Arena *arena, const char *name, Str content)
{
    const char *path = str_format(arena, "test_vault.dir/%s", name).ptr;
    assert_int_equal(os_write_file(path, content, true, NULL), STATUS_OK);
    return (VaultFile){str_from(name), path};
}

static StrBuf seal_one(Str content)
{
    Arena arena = {0};
    Error err = {0};
    StrBuf sealed = {0};
    VaultFile file = file_of(&arena, "gofun.db", content);
    assert_int_equal(vault_seal(&file, 1, PASSPHRASE, SEALED, NULL, &err), STATUS_OK);
    assert_int_equal(os_read_file(SEALED, FILE_MAX, &sealed, &err), STATUS_OK);
    arena_clear(&arena);
    return sealed;
}

/* Sizes around the 64 KiB of a chunk; an empty file is a file. */
static void test_round_trip(void **state)
{
    (void)state;
    static const size_t sizes[] = {200001, 65536, 0, 65537, 4};
    Arena arena = {0};
    Error err = {0};
    VaultFile files[COUNT_OF(sizes)];
    StrBuf wanted = {0};
    int64_t all = 0;
    int64_t seen = 0;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        StrBuf content = {0};
        for (size_t k = 0; k < sizes[i]; k++) {
            strbuf_add_char(&content, (char)('a' + (k + i) % 26));
        }
        const char *name = str_format(&arena, "f%zu", i).ptr;
        files[i] = file_of(&arena, name, strbuf_str(&content));
        strbuf_add_format(&wanted, "%s %zu:", name, sizes[i]);
        strbuf_add(&wanted, strbuf_str(&content));
        all += (int64_t)sizes[i];
        strbuf_clear(&content);
    }
    VaultProgress progress = {&seen, told};
    assert_int_equal(
        vault_seal(files, COUNT_OF(sizes), PASSPHRASE, SEALED, &progress, &err),
        STATUS_OK);
    assert_int_equal(seen, all);
    unsigned mode = 0;
    assert_int_equal(os_file_mode(SEALED, &mode, NULL), STATUS_OK);
    assert_int_equal(mode, 0600);
    Opened opened;
    int64_t size = 0;
    assert_int_equal(reopen(PASSPHRASE, &opened), STATUS_OK);
    assert_true(str_equal(strbuf_str(&opened.text), strbuf_str(&wanted)));
    assert_int_equal(os_file_info(SEALED, &size, NULL, NULL), STATUS_OK);
    assert_int_equal(opened.told, size);
    StrBuf sealed = {0};
    assert_int_equal(os_read_file(SEALED, FILE_MAX, &sealed, &err), STATUS_OK);
    assert_true(str_find(strbuf_str(&sealed), STR("abcdefgh")) < 0);
    strbuf_clear(&sealed);
    vault_clear(&opened.text);
    strbuf_clear(&wanted);
    arena_clear(&arena);
}

static void test_changes_and_cuts(void **state)
{
    (void)state;
    StrBuf sealed = seal_one(STR("0123456789"));
    const size_t places[] = {20, 60, 80, sealed.len - 1};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        sealed.ptr[places[i]] ^= 1;
        assert_int_not_equal(reopen_bytes(strbuf_str(&sealed), PASSPHRASE), STATUS_OK);
        sealed.ptr[places[i]] ^= 1;
    }
    const size_t cuts[] = {
        0, 10, 61, 62, sealed.len - 22, sealed.len - 21, sealed.len - 1};
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        assert_int_equal(reopen_bytes((Str){sealed.ptr, cuts[i]}, PASSPHRASE),
                         STATUS_BAD_DATA);
    }
    strbuf_add_char(&sealed, 'x');
    assert_int_equal(reopen_bytes(strbuf_str(&sealed), PASSPHRASE), STATUS_BAD_DATA);
    strbuf_clear(&sealed);
}

static void test_passphrases(void **state)
{
    (void)state;
    Arena arena = {0};
    Error err = {0};
    VaultFile file = file_of(&arena, "gofun.db", STR("0123456789"));
    (void)remove(SEALED);
    assert_int_equal(vault_seal(&file, 1, STR("みじかい"), SEALED, NULL, &err),
                     STATUS_BAD_ARGUMENT);
    assert_false(os_file_exists(SEALED));
    StrBuf sealed = seal_one(STR("0123456789"));
    assert_int_equal(reopen_bytes(strbuf_str(&sealed), STR("ちがうちがうちがう合言葉")),
                     STATUS_UNTRUSTED);
    /* A file may not make us take any amount of memory. */
    memset(sealed.ptr + 14 + 16 + 4, 0x7F, 4);
    assert_int_equal(reopen_bytes(strbuf_str(&sealed), PASSPHRASE), STATUS_BAD_DATA);
    strbuf_clear(&sealed);
    arena_clear(&arena);
}

/* What cannot be read or written leaves the old backup, and nothing beside it. */
static void test_trouble(void **state)
{
    (void)state;
    StrBuf before = seal_one(STR("0123456789"));
    VaultFile missing = {STR("gofun.db"), "test_vault.dir/nowhere"};
    Error err = {0};
    assert_int_equal(vault_seal(&missing, 1, PASSPHRASE, SEALED, NULL, &err),
                     STATUS_NOT_FOUND);
    StrBuf after = {0};
    assert_int_equal(os_read_file(SEALED, FILE_MAX, &after, &err), STATUS_OK);
    assert_true(str_equal(strbuf_str(&before), strbuf_str(&after)));
    assert_false(os_file_exists(SEALED ".sealing"));
    VaultSink full = {NULL, begin, refuse};
    Opened opened = {0};
    full.context = &opened;
    assert_int_equal(vault_open(SEALED, PASSPHRASE, &full, NULL, &err), STATUS_NO_SPACE);
    assert_int_equal(vault_open("nowhere/x", PASSPHRASE, &full, NULL, &err),
                     STATUS_NOT_FOUND);
    strbuf_clear(&opened.text);
    strbuf_clear(&before);
    strbuf_clear(&after);
}

static int make_folder(void **state)
{
    (void)state;
    return os_make_dirs("test_vault.dir", NULL) == STATUS_OK ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return os_remove_tree("test_vault.dir", NULL) == STATUS_OK ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_changes_and_cuts),
        cmocka_unit_test(test_passphrases),
        cmocka_unit_test(test_trouble),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
