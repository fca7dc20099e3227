/* gofun-hr backup create | restore | drill: HR's record, keys included, encrypted under a
 * passphrase. A backup that was never restored is a hope; the drill restores it. */
#include <stdio.h>

#include "base/os.h"
#include "credential/vault.h"
#include "hr/record.h"
#include "hr/report.h"
#include "store/report.h"

#define FILE_MAX_BYTES ((size_t)2 * 1024 * 1024 * 1024)
#define PASSPHRASE_MAX_BYTES 4096
#define DATABASE "gofun.db"

static const Option CREATE_OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE", "合言葉の書かれたファイル（1行目、12文字以上）。"},
};
static const Option RESTORE_OPTIONS[] = {
    {"--into", "DIR", "戻す先の空のフォルダー。"},
    {"--passphrase-file", "FILE", "合言葉の書かれたファイル。"},
};
static const Option DRILL_OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE", "合言葉の書かれたファイル。"},
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

static Status read_passphrase(const Arguments *arguments, StrBuf *out, Error *err)
{
    const char *path = arguments_value(arguments, "--passphrase-file");
    if (path == NULL) {
        return error_set(err, STATUS_BAD_ARGUMENT, "--passphrase-file FILE");
    }
    StrBuf text = {0};
    Status status = os_read_file(path, PASSPHRASE_MAX_BYTES, &text, err);
    if (status == STATUS_OK) {
        Str rest = strbuf_str(&text);
        Str line = {0};
        (void)str_split(&rest, '\n', &line);
        strbuf_add(out, str_trim(line));
    }
    vault_clear(&text);
    return status;
}

static int refuse(const char *what, const Error *err)
{
    if (err->status == STATUS_BAD_ARGUMENT) {
        return report_trouble(what, "12文字以上の合言葉が要ります。",
                              "合言葉を1行目に書いたファイルを --passphrase-file で示して"
                              "ください。");
    }
    if (err->status == STATUS_UNTRUSTED) {
        return report_trouble(what, "合言葉が違うか、控えが書き換えられています。",
                              "合言葉を確かめ、だめなら別の控えを使ってください。");
    }
    return record_trouble(what, err);
}

/* ---- create ---- */

static Status gather(Record *record, StrBuf contents[FILE_COUNT], Error *err)
{
    const char *copy = str_format(&record->arena, "%s/backup-copy.tmp", record->dir).ptr;
    Status status = store_copy_to(record->store, copy, err);
    for (size_t i = 0; status == STATUS_OK && i < FILE_COUNT; i++) {
        const char *path =
            i == 0 ? copy
                   : str_format(&record->arena, "%s/%s", record->dir, FILES[i]).ptr;
        if (i == 0 || os_file_exists(path)) {
            status = os_read_file(path, FILE_MAX_BYTES, &contents[i], err);
        }
    }
    if (os_file_exists(copy)) {
        Status removed = os_remove_file(copy, status == STATUS_OK ? err : NULL);
        status = status == STATUS_OK ? removed : status;
    }
    return status;
}

static Status create(Record *record, Str passphrase, const char *path, Error *err)
{
    StrBuf contents[FILE_COUNT] = {{0}};
    VaultItem items[FILE_COUNT];
    size_t count = 0;
    StrBuf sealed = {0};
    Status status = gather(record, contents, err);
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (contents[i].len > 0) {
            items[count++] = (VaultItem){str_from(FILES[i]), strbuf_str(&contents[i])};
        }
    }
    if (status == STATUS_OK) {
        status = vault_seal(items, count, passphrase, &sealed, err);
    }
    if (status == STATUS_OK) {
        status = os_write_file(path, strbuf_str(&sealed), true, err);
    }
    strbuf_clear(&sealed);
    for (size_t i = 0; i < FILE_COUNT; i++) {
        vault_clear(&contents[i]);
    }
    return status;
}

static int run_create(const Arguments *arguments)
{
    Record record = {0};
    Error err = {0};
    StrBuf passphrase = {0};
    const char *path = arguments->operands[0];
    Status status = read_passphrase(arguments, &passphrase, &err);
    if (status == STATUS_OK) {
        status = record_open(arguments, &record, &err);
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
        (void)printf("暗号化した控えを %s に作りました。会社の鍵も入っています。\n"
                     "合言葉は別の場所に保管し、ときどき「gofun-hr backup drill %s」で"
                     "戻せることを確かめてください。\n",
                     path, path);
    } else {
        code = refuse("控えを作れません。", &err);
    }
    vault_clear(&passphrase);
    record_close(&record);
    return code;
}

/* ---- restore ---- */

static bool is_ours(Str name)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (str_is(name, FILES[i])) {
            return true;
        }
    }
    return false;
}

static Status write_items(const VaultItem *items, size_t count, const char *dir,
                          Error *err)
{
    Arena arena = {0};
    Status status = os_make_dirs(str_format(&arena, "%s/company", dir).ptr, err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        if (!is_ours(items[i].name)) {
            status = error_set(err, STATUS_BAD_DATA, "the backup holds a strange file");
            break;
        }
        Str path = str_format(&arena, "%s/%.*s", dir, STR_ARG(items[i].name));
        status = os_write_file(path.ptr, items[i].data, true, err);
    }
    arena_clear(&arena);
    return status;
}

static Status unpack(const char *file, Str passphrase, const char *dir, Error *err)
{
    StrBuf sealed = {0};
    StrBuf plain = {0};
    VaultItem items[VAULT_ITEMS_MAX];
    size_t count = 0;
    Status status = os_read_file(file, FILE_MAX_BYTES, &sealed, err);
    if (status == STATUS_OK) {
        status = vault_open(strbuf_str(&sealed), passphrase, &plain, items, &count, err);
    }
    if (status == STATUS_OK) {
        status = write_items(items, count, dir, err);
    }
    vault_clear(&plain);
    strbuf_clear(&sealed);
    return status;
}

/* What the restored record proves about itself. */
typedef struct Proof {
    int64_t rows;
    size_t findings;
    size_t people;
} Proof;

/* Opens the restored folder as gofun-hr would: key, database, chains, people. */
static Status prove(const char *dir, Proof *out, Error *err)
{
    static const Option data = OPTION_DATA;
    Arguments arguments = {.values = {{&data, dir}}, .value_count = 1};
    Record record;
    StoreChainReport report = {0};
    StoreLearners people = {0};
    Status status = record_open(&arguments, &record, err);
    if (status == STATUS_OK) {
        status = store_verify_chain(record.store, &record.arena, &report, err);
    }
    if (status == STATUS_OK) {
        status = store_learner_list(record.store, &record.arena, &people, err);
    }
    *out = (Proof){report.rows_checked, report.count, people.count};
    record_close(&record);
    return status;
}

static int print_proof(const Proof *proof)
{
    (void)printf("確かめました: 人 %zu、署名つきの行 %lld、書き換え %zu\n", proof->people,
                 (long long)proof->rows, proof->findings);
    return proof->findings == 0 ? EXIT_GOOD : EXIT_BAD;
}

static Status restore(const Arguments *arguments, const char *dir, Proof *proof,
                      Error *err)
{
    Arena arena = {0};
    StrBuf passphrase = {0};
    Status status = read_passphrase(arguments, &passphrase, err);
    if (status == STATUS_OK &&
        os_file_exists(str_format(&arena, "%s/" DATABASE, dir).ptr)) {
        status = error_set(err, STATUS_EXISTS, "%s/" DATABASE, dir);
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
        return report_trouble("控えから戻せません。",
                              "戻す先（--into DIR）がありません。",
                              "空のフォルダーを --into で示してください。");
    }
    Status status = restore(arguments, dir, &proof, &err);
    return status == STATUS_OK ? print_proof(&proof)
                               : refuse("控えから戻せません。", &err);
}

/* ---- drill ---- */

/* The drill's folder holds keys: everything in it goes again. */
static void remove_all(const char *dir, int depth)
{
    Arena arena = {0};
    OsNames names = {0};
    if (depth > 0 && os_list_dir(&arena, dir, &names, NULL) == STATUS_OK) {
        for (size_t i = 0; i < names.count; i++) {
            const char *path =
                str_format(&arena, "%s/%.*s", dir, STR_ARG(names.names[i])).ptr;
            if (os_is_dir(path)) {
                remove_all(path, depth - 1);
            } else if (os_remove_file(path, NULL) != STATUS_OK) {
                (void)fprintf(stderr, "gofun-hr: 消せませんでした: %s\n", path);
            }
        }
        (void)remove(dir);
    }
    arena_clear(&arena);
}

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
        remove_all(dir, 3);
    }
    record_close(&record);
    if (status != STATUS_OK) {
        return refuse("控えから戻す練習に失敗しました。", &err);
    }
    int code = print_proof(&proof);
    (void)puts(code == EXIT_GOOD ? "この控えから戻せます。"
                                 : "戻せますが、書き換えられた行があります。");
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
