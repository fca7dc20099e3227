/* gofun-hr backup create | restore | drill: HR's record, keys included, encrypted under a
 * passphrase. A backup that was never restored is a hope; the drill restores it. */
#include <stdio.h>

#include "base/os.h"
#include "credential/vault.h"
#include "hr/finding_words.h"
#include "hr/passphrase.h"
#include "hr/progress.h"
#include "hr/record.h"
#include "store/report.h"

#define DATABASE "gofun.db"
#define RESTORING ".restoring"

static const Option CREATE_OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE",
     "合言葉（12文字以上）を1行目に書いたファイル。なければ、端末でたずねます。"},
    OPTION_JSON,
};
static const Option RESTORE_OPTIONS[] = {
    {"--into", "DIR", "戻す先の空のフォルダー。"},
    {"--passphrase-file", "FILE",
     "合言葉を1行目に書いたファイル。なければ、端末でたずねます。"},
    OPTION_JSON,
};
static const Option DRILL_OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE",
     "合言葉を1行目に書いたファイル。なければ、端末でたずねます。"},
    OPTION_JSON,
};

/* What a backup may hold; nothing else is written anywhere. */
static const char *const FILES[] = {
    DATABASE,
    "signing.key",
    "signing.pub",
    "company/signing.key",
    "company/signing.pub",
    "company/trust.gofun",
};
#define FILE_COUNT (sizeof FILES / sizeof FILES[0])

/* Whether it is the passphrase or the file cannot be told apart. */
static int refuse(const Arguments *arguments, const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    trouble.file = arguments->operands[0];
    if (err->status == STATUS_UNTRUSTED) {
        trouble.cause = "合言葉が違うか、控えが書き換えられています。";
        trouble.remedy = "合言葉を確かめ、だめなら別の控えを使ってください。";
    }
    if (err->status == STATUS_BAD_DATA && trouble.detail != NULL) {
        trouble.cause = "「五分」の控えではないか、壊れています。";
        trouble.remedy = "ファイルを確かめ、だめなら別の控えを使ってください。";
    }
    return report_tell(arguments, &trouble);
}

/* ---- create ---- */

static void step(void *context, int64_t bytes)
{
    Progress *progress = context;
    progress_to(progress, progress->done + (size_t)bytes);
}

/* The files there are; the database as a copy that stands still. */
static Status gather(Record *record, const char *copy, VaultFile files[FILE_COUNT],
                     size_t *count, size_t *bytes, Error *err)
{
    Status status = store_copy_to(record->store, copy, err);
    *count = 0;
    *bytes = 0;
    for (size_t i = 0; status == STATUS_OK && i < FILE_COUNT; i++) {
        const char *path =
            i == 0 ? copy
                   : str_format(&record->arena, "%s/%s", record->dir, FILES[i]).ptr;
        int64_t size = 0;
        if (i == 0 || os_file_exists(path)) {
            status = os_file_info(path, &size, NULL, err);
            files[(*count)++] = (VaultFile){str_from(FILES[i]), path};
            *bytes += (size_t)size;
        }
    }
    return status;
}

static Status create(Record *record, Str passphrase, const char *path, Error *err)
{
    VaultFile files[FILE_COUNT];
    size_t count = 0;
    size_t bytes = 0;
    const char *copy = str_format(&record->arena, "%s/backup-copy.tmp", record->dir).ptr;
    Status status = gather(record, copy, files, &count, &bytes, err);
    if (status == STATUS_OK) {
        Progress progress;
        VaultProgress watch = {&progress, step};
        progress_start(&progress, "控え", bytes);
        status = vault_seal(files, count, passphrase, path, &watch, err);
        progress_end(&progress);
    }
    if (os_file_exists(copy)) {
        Status removed = os_remove_file(copy, status == STATUS_OK ? err : NULL);
        status = status == STATUS_OK ? removed : status;
    }
    return status;
}

static void tell_created(Json *json, const char *path)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_text(json, "file", str_from(path));
        return;
    }
    (void)printf("暗号化した控えを %s に作りました。会社の鍵も入っています。\n"
                 "合言葉は別の場所に保管し、ときどき「gofun-hr backup drill %s」で"
                 "戻せることを確かめてください。\n",
                 path, path);
}

static int run_create(const Arguments *arguments)
{
    Record record = {0};
    Error err = {0};
    StrBuf passphrase = {0};
    const char *path = arguments->operands[0];
    Status status = passphrase_get(arguments, true, &passphrase, &err);
    if (status == STATUS_OK) {
        status = record_open_existing(arguments, &record, &err);
    }
    if (status == STATUS_OK) {
        status = create(&record, strbuf_str(&passphrase), path, &err);
    }
    if (status == STATUS_OK) {
        status =
            record_log_export(&record, STR("backup create"), STR("vault"), path, 0, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_created(arguments->json, path);
    } else {
        code = refuse(arguments, "控えを作れません。", &err);
    }
    vault_clear(&passphrase);
    record_close(&record);
    return code;
}

/* ---- restore ---- */

/* The files of a backup on their way into a folder. They get their names when all of them
 * are there and nothing was changed. */
typedef struct Unpacking {
    const char *dir;
    FILE *out;   /* of the item at work */
    size_t item; /* of FILES */
    bool has[FILE_COUNT];
} Unpacking;

static const char *item_path(Arena *arena, const Unpacking *unpacking, size_t item,
                             const char *suffix)
{
    return str_format(arena, "%s/%s%s", unpacking->dir, FILES[item], suffix).ptr;
}

static Status close_item(Unpacking *unpacking, Error *err)
{
    if (unpacking->out == NULL) {
        return STATUS_OK;
    }
    Arena arena = {0};
    const char *path = item_path(&arena, unpacking, unpacking->item, RESTORING);
    Status status = fclose(unpacking->out) == 0
                        ? os_sync_file(path, err)
                        : error_set(err, STATUS_NO_SPACE, "%s に書き込めません。", path);
    unpacking->out = NULL;
    arena_clear(&arena);
    return status;
}

static Status begin_item(void *context, Str name, int64_t size, Error *err)
{
    (void)size;
    Unpacking *unpacking = context;
    Status status = close_item(unpacking, err);
    size_t item = 0;
    while (item < FILE_COUNT && !str_is(name, FILES[item])) {
        item++;
    }
    if (status == STATUS_OK && (item == FILE_COUNT || unpacking->has[item])) {
        status =
            error_set(err, STATUS_BAD_DATA, "控えに、知らないファイルが入っています。");
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    const char *path = item_path(&arena, unpacking, item, RESTORING);
    unpacking->item = item;
    unpacking->has[item] = true;
    status = os_make_private_file(path, err);
    if (status == STATUS_OK && (unpacking->out = fopen(path, "wb")) == NULL) {
        status = error_set(err, STATUS_DENIED, "%s に書き込めません。", path);
    }
    arena_clear(&arena);
    return status;
}

static Status add_bytes(void *context, Str bytes, Error *err)
{
    Unpacking *unpacking = context;
    return fwrite(bytes.ptr, 1, bytes.len, unpacking->out) == bytes.len
               ? STATUS_OK
               : error_set(err, STATUS_NO_SPACE, "%s を書き込めません。",
                           FILES[unpacking->item]);
}

/* Gives the files their names, the database last: without it the folder is no record.
 * Else removes them. */
static Status finish_unpacking(Unpacking *unpacking, Status so_far, Error *err)
{
    Arena arena = {0};
    Status closed = close_item(unpacking, so_far == STATUS_OK ? err : NULL);
    Status status = so_far == STATUS_OK ? closed : so_far;
    if (status == STATUS_OK && !unpacking->has[0]) {
        status = error_set(err, STATUS_BAD_DATA,
                           "控えに、記録（" DATABASE "）が入っていません。");
    }
    for (size_t i = FILE_COUNT; i-- > 0;) {
        const char *path = item_path(&arena, unpacking, i, RESTORING);
        if (unpacking->has[i] && status == STATUS_OK) {
            status = os_rename_file(path, item_path(&arena, unpacking, i, ""), err);
        }
        if (status != STATUS_OK && os_file_exists(path)) {
            (void)remove(path);
        }
    }
    arena_clear(&arena);
    return status;
}

static Status unpack(const char *file, Str passphrase, const char *dir, Error *err)
{
    Arena arena = {0};
    Unpacking unpacking = {.dir = dir};
    VaultSink sink = {&unpacking, begin_item, add_bytes};
    Progress progress;
    VaultProgress watch = {&progress, step};
    int64_t size = 0;
    Status status = os_file_info(file, &size, NULL, err);
    if (status == STATUS_OK) {
        status = os_make_dirs(str_format(&arena, "%s/company", dir).ptr, err);
    }
    if (status == STATUS_OK) {
        progress_start(&progress, "控え", (size_t)size);
        status = vault_open(file, passphrase, &sink, &watch, err);
        progress_end(&progress);
        status = finish_unpacking(&unpacking, status, err);
    }
    arena_clear(&arena);
    return status;
}

/* What the restored record proves about itself. */
typedef struct Proof {
    Arena arena;
    StoreChainReport chain; /* in the arena */
    int64_t people;
} Proof;

enum {
    FINDINGS_SHOWN = 20
};

/* Opens the restored folder as gofun-hr would: key, database, chains, people. */
static Status prove(const char *dir, Proof *out, Error *err)
{
    static const Option data = OPTION_DATA;
    Arguments arguments = {.values = {{&data, dir}}, .value_count = 1};
    Record record;
    StoreRosterCounts people = {0};
    Status status = record_open(&arguments, &record, err);
    if (status == STATUS_OK) {
        status = store_verify_chain(record.store, &out->arena, &out->chain, err);
    }
    if (status == STATUS_OK) {
        status = store_roster_counts(record.store, &people, err);
    }
    out->people = people.people + people.without_number;
    record_close(&record);
    return status;
}

static void answer_proof(Json *json, const Proof *proof, const char *dir)
{
    json_object(json, NULL);
    json_text_z(json, "folder", dir);
    json_int(json, "people", proof->people);
    json_int(json, "signed_rows", proof->chain.rows_checked);
    json_array(json, "findings");
    for (size_t i = 0; i < proof->chain.count; i++) {
        finding_answer(json, &proof->chain.findings[i]);
    }
    json_end(json);
}

static void print_proof(Proof *proof, const char *dir)
{
    const StoreChainReport *chain = &proof->chain;
    (void)printf("確かめました: 人 %lld、署名つきの行 %lld、書き換え %zu\n",
                 (long long)proof->people, (long long)chain->rows_checked, chain->count);
    for (size_t i = 0; i < chain->count && i < FINDINGS_SHOWN; i++) {
        Str text = finding_text(&proof->arena, &chain->findings[i]);
        (void)printf("  %.*s\n", STR_ARG(text));
    }
    if (chain->count > FINDINGS_SHOWN) {
        (void)printf("  ほかに %zu件\n", chain->count - FINDINGS_SHOWN);
    }
    if (dir == NULL) {
        (void)puts(chain->count == 0 ? "この控えから戻せます。"
                                     : "戻せますが、書き換えられた行があります。");
    } else {
        (void)printf("%s に戻しました。試すときは、コマンドに --data %s を付けます。\n"
                     "これを使い続けるときは、データの置き場所（~/.local/share/gofun）を"
                     "よそに移し、そこにこのフォルダーを置きます。\n",
                     dir, dir);
    }
}

/* dir: where it was restored to; NULL: it was a drill. */
static int tell_proof(Json *json, Proof *proof, const char *dir)
{
    if (json != NULL) {
        answer_proof(json, proof, dir);
    } else {
        print_proof(proof, dir);
    }
    return proof->chain.count == 0 ? EXIT_GOOD : EXIT_BAD;
}

static Status restore(const Arguments *arguments, const char *dir, Proof *proof,
                      Error *err)
{
    Arena arena = {0};
    StrBuf passphrase = {0};
    Status status = passphrase_get(arguments, false, &passphrase, err);
    if (status == STATUS_OK &&
        os_file_exists(str_format(&arena, "%s/" DATABASE, dir).ptr)) {
        status = error_set(err, STATUS_EXISTS,
                           "%s には、もう記録（" DATABASE "）があります。", dir);
    }
    if (status == STATUS_OK) {
        status = unpack(arguments->operands[0], strbuf_str(&passphrase), dir, err);
    }
    if (status == STATUS_OK) {
        status = prove(dir, proof, err);
    }
    vault_clear(&passphrase);
    arena_clear(&arena);
    return status;
}

static int run_restore(const Arguments *arguments)
{
    Proof proof = {0};
    Error err = {0};
    const char *dir = arguments_value(arguments, "--into");
    if (dir == NULL) {
        return report_trouble(arguments, "控えから戻せません。",
                              "戻す先（--into DIR）がありません。",
                              "空のフォルダーを --into で示してください。");
    }
    Status status = restore(arguments, dir, &proof, &err);
    int code = status == STATUS_OK ? tell_proof(arguments->json, &proof, dir)
                                   : refuse(arguments, "控えから戻せません。", &err);
    arena_clear(&proof.arena);
    return code;
}

/* ---- drill ---- */

static int run_drill(const Arguments *arguments)
{
    Record record = {0};
    Proof proof = {0};
    Error err = {0};
    Status status = record_locate(arguments, &record, &err);
    if (status == STATUS_OK) {
        const char *dir = str_format(&record.arena, "%s/drill-%lld.tmp", record.dir,
                                     (long long)os_now_ms())
                              .ptr;
        status = restore(arguments, dir, &proof, &err);
        /* The drill's folder holds keys: everything in it goes again. */
        Status removed = os_remove_tree(dir, status == STATUS_OK ? &err : NULL);
        status = status == STATUS_OK ? removed : status;
    }
    record_close(&record);
    int code = status == STATUS_OK
                   ? tell_proof(arguments->json, &proof, NULL)
                   : refuse(arguments, "控えから戻す練習に失敗しました。", &err);
    arena_clear(&proof.arena);
    return code;
}

const Command BACKUP_CREATE = {
    .group = "backup",
    .verb = "create",
    .operand = "FILE",
    .summary = "記録と鍵の控えを、合言葉で暗号化して作ります。",
    .options = CREATE_OPTIONS,
    .option_count = sizeof CREATE_OPTIONS / sizeof CREATE_OPTIONS[0],
    .operand_count = 1,
    .run = run_create,
};
const Command BACKUP_RESTORE = {
    .group = "backup",
    .verb = "restore",
    .operand = "FILE",
    .summary = "暗号化した控えを、空のフォルダーに戻します。",
    .options = RESTORE_OPTIONS,
    .option_count = sizeof RESTORE_OPTIONS / sizeof RESTORE_OPTIONS[0],
    .operand_count = 1,
    .run = run_restore,
};
const Command BACKUP_DRILL = {
    .group = "backup",
    .verb = "drill",
    .operand = "FILE",
    .summary = "控えから戻せるかを、仮の場所で試します。",
    .options = DRILL_OPTIONS,
    .option_count = sizeof DRILL_OPTIONS / sizeof DRILL_OPTIONS[0],
    .operand_count = 1,
    .run = run_drill,
};
