/* gofun-author pack, verify, unpack, install. */
#include <stdio.h>
#include <string.h>

#include "author/check.h"
#include "author/commands.h"
#include "author/install.h"
#include "author/pack_seal.h"
#include "base/os.h"

/* ---- pack ---- */

static Str last_part(Str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/') {
        path.len--;
    }
    size_t from = path.len;
    while (from > 0 && path.ptr[from - 1] != '/') {
        from--;
    }
    return str_slice(path, from, path.len);
}

/* A lesson goes in under its own name, a folder of lessons with all it holds. */
static Status collect(Arena *arena, const char *dir, PackFiles *files, Error *err)
{
    const Str own = str_format(arena, "%s/lesson.lua", dir);
    const Str prefix = os_file_exists(own.ptr) ? last_part(str_from(dir)) : (Str){0};
    return install_collect(arena, dir, prefix, files, err);
}

/* What the check finds wrong is not given to others. */
static Status check_dirs(Arena *arena, const Arguments *arguments, Error *err)
{
    Checker *checker = NULL;
    Status status =
        checker_new(command_folder(arena, argument(arguments, "--assets"), "assets"),
                    NULL, &checker, err);
    for (size_t i = 0; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = checker_check(checker, arguments->operands[i], err);
    }
    if (status == STATUS_OK && checker_findings(checker)->errors > 0) {
        StrBuf text = {0};
        findings_print(checker_findings(checker), &text);
        (void)fputs(text.ptr, stderr);
        strbuf_clear(&text);
        status =
            error_set(err, STATUS_BAD_DATA, "nothing is packed before this is mended");
    }
    checker_free(checker);
    return status;
}

static Status open_key(const char *given, CredentialKey **out, Error *err)
{
    StrBuf dir = {0};
    Status status = STATUS_OK;
    if (given != NULL) {
        strbuf_add_z(&dir, given);
    } else {
        status = os_data_dir(&dir, err);
    }
    if (status == STATUS_OK) {
        status = os_make_dirs(dir.ptr, err);
    }
    if (status == STATUS_OK) {
        status = credential_key_open(dir.ptr, out, err);
    }
    strbuf_clear(&dir);
    return status;
}

static void say_key(const CredentialKey *key)
{
    char text[CREDENTIAL_KEY_TEXT];
    const CredentialPublicKey public_key = credential_key_public(key);
    credential_public_key_format(&public_key, text);
    (void)printf("signed; the key others need: %s\n", text);
}

static int run_pack(const Arguments *arguments)
{
    Arena arena = {0};
    PackFiles files = {0};
    StrBuf bytes = {0};
    Error err = {0};
    CredentialKey *key = NULL;
    const char *const target = argument(arguments, "-o");
    Status status = target != NULL
                        ? check_dirs(&arena, arguments, &err)
                        : error_set(&err, STATUS_BAD_ARGUMENT, "write -o FILE");
    for (size_t i = 0; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = collect(&arena, arguments->operands[i], &files, &err);
    }
    if (status == STATUS_OK) {
        status = open_key(argument(arguments, "--data"), &key, &err);
    }
    if (status == STATUS_OK) {
        status = pack_seal(key, &files, &bytes, &err);
    }
    if (status == STATUS_OK) {
        status = os_write_file(target, strbuf_str(&bytes), false, &err);
    }
    if (status == STATUS_OK) {
        (void)printf("%s: %zu files, %zu bytes\n", target, files.count, bytes.len);
        say_key(key);
    }
    credential_key_free(key);
    strbuf_clear(&bytes);
    arena_clear(&arena);
    return status == STATUS_OK ? EXIT_GOOD : command_trouble(&err);
}

const Command COMMAND_PACK = {
    .name = "pack",
    .operands = "DIR... -o FILE",
    .summary = "puts lessons into one signed file for other machines",
    .options = {{"-o", "FILE", "the pack to write"},
                {"--data", "DIR", "where the key to sign with is (the player's folder)"},
                {"--assets", "DIR", "where the pictures are, for the check"}},
    .least = 1,
    .most = ARGUMENT_OPERANDS_MOST,
    .run = run_pack,
};

/* ---- verify, unpack, install ---- */

/* --key: 64 hex digits, or a file that holds them. *has_key: it was given. */
static Status read_key(const Arguments *arguments, CredentialPublicKey *out,
                       bool *has_key, Error *err)
{
    const char *const given = argument(arguments, "--key");
    StrBuf text = {0};
    Status status = STATUS_OK;
    *has_key = given != NULL;
    if (given == NULL) {
        return STATUS_OK;
    }
    if (os_file_exists(given)) {
        status = os_read_file(given, 4096, &text, err);
    } else {
        strbuf_add_z(&text, given);
    }
    if (status == STATUS_OK) {
        status = credential_public_key_parse(strbuf_str(&text), out, err);
    }
    strbuf_clear(&text);
    return status;
}

typedef struct Opened {
    Arena arena;
    PackFiles files;
    CredentialPublicKey signer;
    bool has_key;
} Opened;

/* needs_key: a pack whose signer nobody names is refused. */
static Status open_pack(const Arguments *arguments, bool needs_key, Opened *out,
                        Error *err)
{
    StrBuf bytes = {0};
    CredentialPublicKey wanted = {0};
    Status status = read_key(arguments, &wanted, &out->has_key, err);
    if (status == STATUS_OK && needs_key && !out->has_key) {
        status = error_set(err, STATUS_BAD_ARGUMENT,
                           "write --key KEY: the key of those whose lessons you trust");
    }
    if (status == STATUS_OK) {
        status =
            os_read_file(arguments->operands[0], PACK_SEALED_BYTES_MOST, &bytes, err);
    }
    if (status == STATUS_OK) {
        status = pack_open(&out->arena, strbuf_str(&bytes), out->has_key ? &wanted : NULL,
                           &out->signer, &out->files, err);
    }
    strbuf_clear(&bytes);
    return status;
}

/* A pack that is refused is an answer; a missing file is none. */
static int refuse(Status status, const Error *err)
{
    (void)command_trouble(err);
    return status == STATUS_UNTRUSTED || status == STATUS_BAD_DATA ||
                   status == STATUS_TOO_LARGE || status == STATUS_TOO_NEW
               ? EXIT_BAD
               : EXIT_TROUBLE;
}

static int run_verify(const Arguments *arguments)
{
    Opened pack = {0};
    Error err = {0};
    char key[CREDENTIAL_KEY_TEXT];
    int code = EXIT_GOOD;
    const Status status = open_pack(arguments, false, &pack, &err);
    if (status == STATUS_OK) {
        credential_public_key_format(&pack.signer, key);
        for (size_t i = 0; i < pack.files.count; i++) {
            (void)printf("%8zu %.*s\n", pack.files.files[i].data.len,
                         STR_ARG(pack.files.files[i].path));
        }
        (void)printf("%s: signed by %s%s\n", arguments->operands[0], key,
                     pack.has_key ? "" : " (give --key to say whom you trust)");
    } else {
        code = refuse(status, &err);
    }
    arena_clear(&pack.arena);
    return code;
}

static int put_files(const Arguments *arguments, bool is_install)
{
    Opened pack = {0};
    Error err = {0};
    Arena arena = {0};
    const char *target = argument(arguments, is_install ? "--lessons" : "-o");
    if (target == NULL && is_install) {
        target = command_folder(&arena, NULL, "lessons");
    }
    Status status = target != NULL ? open_pack(arguments, is_install, &pack, &err)
                                   : error_set(&err, STATUS_BAD_ARGUMENT, "write -o DIR");
    if (status == STATUS_OK) {
        status = is_install ? install_files(&pack.files, target, &err)
                            : install_write(&pack.files, target, &err);
    }
    if (status == STATUS_OK) {
        (void)printf("%zu files in %s\n", pack.files.count, target);
    }
    const int code = status == STATUS_OK ? EXIT_GOOD : refuse(status, &err);
    arena_clear(&pack.arena);
    arena_clear(&arena);
    return code;
}

static int run_unpack(const Arguments *arguments)
{
    return put_files(arguments, false);
}

static int run_install(const Arguments *arguments)
{
    return put_files(arguments, true);
}

const Command COMMAND_VERIFY = {
    .name = "verify",
    .operands = "FILE",
    .summary = "says who signed a pack and what is in it",
    .options = {{"--key", "KEY",
                 "the key it must be signed with (64 digits, or a file)"}},
    .least = 1,
    .most = 1,
    .run = run_verify,
};

const Command COMMAND_UNPACK = {
    .name = "unpack",
    .operands = "FILE -o DIR",
    .summary = "writes what is in a signed pack into a new folder",
    .options = {{"-o", "DIR", "the folder, which must not be there yet"},
                {"--key", "KEY", "the key it must be signed with"}},
    .least = 1,
    .most = 1,
    .run = run_unpack,
};

const Command COMMAND_INSTALL = {
    .name = "install",
    .operands = "FILE --key KEY",
    .summary = "puts the lessons of a signed pack into the player's folder at once",
    .options = {{"--key", "KEY", "the key of those whose lessons are trusted"},
                {"--lessons", "DIR", "the player's folder of lessons"}},
    .least = 1,
    .most = 1,
    .run = run_install,
};
