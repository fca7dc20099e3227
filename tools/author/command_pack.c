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
    const CheckerDirs dirs = {
        .assets = command_folder(arena, argument(arguments, "--assets"), "assets"),
        .lessons = command_course_folder(arena),
    };
    Status status = checker_new(&dirs, &checker, err);
    for (size_t i = 0; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = checker_check(checker,
                               command_lesson_folder(arena, arguments->operands[i]), err);
    }
    if (status == STATUS_OK && checker_findings(checker)->errors > 0) {
        StrBuf text = {0};
        findings_print(checker_findings(checker), &text);
        (void)fputs(text.ptr, stderr);
        strbuf_clear(&text);
        status = error_set(err, STATUS_BAD_DATA,
                           "これらを直すまで、まとめることはできません。");
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
    (void)printf("署名しました。受け取る人に伝える鍵: %s\n", text);
}

static int run_pack(const Arguments *arguments)
{
    Arena arena = {0};
    PackFiles files = {0};
    StrBuf bytes = {0};
    Error err = {0};
    CredentialKey *key = NULL;
    const char *const target = argument(arguments, "-o");
    Status status = target != NULL ? check_dirs(&arena, arguments, &err)
                                   : error_set(&err, STATUS_BAD_ARGUMENT,
                                               "-o ファイル を付けてください。");
    for (size_t i = 0; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = collect(&arena, command_lesson_folder(&arena, arguments->operands[i]),
                         &files, &err);
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
        (void)printf("%s: %zuファイル、%zuバイト\n", target, files.count, bytes.len);
        say_key(key);
    }
    credential_key_free(key);
    strbuf_clear(&bytes);
    arena_clear(&arena);
    return status == STATUS_OK ? EXIT_GOOD : command_trouble(&err);
}

const Command COMMAND_PACK = {
    .name = "pack",
    .operands = "フォルダー... -o ファイル",
    .summary = "教材を、署名した1つのファイルにまとめます。",
    .options = {{"-o", "ファイル", "書き込むパック"},
                {"--data", "フォルダー",
                 "署名の鍵のあるフォルダー（プレイヤーの記録の所）"},
                {"--assets", "フォルダー", "絵のフォルダー（確認に使います）"}},
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
                           "--key 鍵 を付けてください。信頼する送り主の鍵です。");
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
        (void)printf("%s: 署名した鍵 %s%s\n", arguments->operands[0], key,
                     pack.has_key ? "" : "（--key で、信頼する鍵を指定できます）");
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
                                   : error_set(&err, STATUS_BAD_ARGUMENT,
                                               "-o フォルダー を付けてください。");
    if (status == STATUS_OK) {
        status = is_install ? install_files(&pack.files, target, &err)
                            : install_write(&pack.files, target, &err);
    }
    if (status == STATUS_OK) {
        (void)printf("%zuファイルを %s に書きました。\n", pack.files.count, target);
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
    .operands = "ファイル",
    .summary = "パックの署名と中身を確かめます。",
    .options = {{"--key", "鍵", "署名の鍵（64桁、またはファイル）"}},
    .least = 1,
    .most = 1,
    .run = run_verify,
};

const Command COMMAND_UNPACK = {
    .name = "unpack",
    .operands = "ファイル -o フォルダー",
    .summary = "署名のあるパックの中身を、新しいフォルダーに書きます。",
    .options = {{"-o", "フォルダー", "新しく作るフォルダー"},
                {"--key", "鍵", "署名の鍵"}},
    .least = 1,
    .most = 1,
    .run = run_unpack,
};

const Command COMMAND_INSTALL = {
    .name = "install",
    .operands = "ファイル --key 鍵",
    .summary = "署名のあるパックの教材を、まとめてプレイヤーに取り込みます。",
    .options = {{"--key", "鍵", "信頼する送り主の鍵"},
                {"--lessons", "フォルダー", "プレイヤーの教材フォルダー"}},
    .least = 1,
    .most = 1,
    .run = run_install,
};
