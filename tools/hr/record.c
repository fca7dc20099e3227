#include "hr/record.h"

#include <stdio.h>

#include "base/log.h"
#include "base/os.h"
#include "credential/vault.h"
#include "hr/report.h"
#include "roster/fold.h"
#include "store/care.h"
#include "store/report.h"
#include "text/iso.h"

#define DATABASE "gofun.db"
#define BACKUP_FOLDER "backup"

Status record_locate(const Arguments *arguments, Record *out, Error *err)
{
    *out = (Record){0};
    const char *given = arguments_value(arguments, "--data");
    StrBuf standard = {0};
    Status status = given == NULL ? os_data_dir(&standard, err) : STATUS_OK;
    if (status == STATUS_OK) {
        Str dir = given != NULL ? str_from(given) : strbuf_str(&standard);
        out->dir = str_copy_z(&out->arena, dir);
        out->company_dir = str_format(&out->arena, "%s/company", out->dir).ptr;
        status = company_settle(out->company_dir, err);
    }
    strbuf_clear(&standard);
    return status;
}

StoreOptions record_store_options(Record *record)
{
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(record->key);
    credential_key_id_format(&public_key, key_id);
    StoreOptions options = {
        .path = str_format(&record->arena, "%s/" DATABASE, record->dir).ptr,
        .device_uid = str_format(&record->arena, "device-%s", key_id).ptr,
        .backup_folder = str_format(&record->arena, "%s/" BACKUP_FOLDER, record->dir).ptr,
        .host = store_host_system(credential_keyed_hash),
    };
    options.is_backup_later = record->is_backup_later;
    credential_key_derive(record->key, STR("store.chain"), options.chain_key);
    return options;
}

Status record_make_dir(const char *path, Error *err)
{
    Status status = os_make_dirs(path, err);
    if (status == STATUS_EXISTS) {
        return error_set(err, STATUS_BAD_ARGUMENT, "%s はフォルダーではありません。",
                         path);
    }
    return status == STATUS_NOT_FOUND
               ? error_set(err, status, "フォルダー %s を作れません。", path)
               : status;
}

static Status open_parts(Record *record, Error *err)
{
    Status status = record_make_dir(record->dir, err);
    if (status == STATUS_OK) {
        status = credential_key_open(record->dir, &record->key, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    StoreOptions options = record_store_options(record);
    status = store_open(&options, &record->store, err);
    mem_wipe(options.chain_key, sizeof options.chain_key);
    return status;
}

Status record_open(const Arguments *arguments, Record *out, Error *err)
{
    Status status = record_locate(arguments, out, err);
    return status == STATUS_OK ? open_parts(out, err) : status;
}

/* A slip in --data would make an empty record, and the answer would be that there is
 * nothing. */
static Status locate_existing(const Arguments *arguments, Record *out, Error *err)
{
    Status status = record_locate(arguments, out, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *path = str_format(&out->arena, "%s/" DATABASE, out->dir).ptr;
    const char *backup = str_format(&out->arena, "%s/" BACKUP_FOLDER, out->dir).ptr;
    return os_file_exists(path) || os_is_dir(backup) /* a restore that was cut short */
               ? STATUS_OK
               : error_set(err, STATUS_NOT_FOUND,
                           "%s に「五分」の記録（" DATABASE "）がありません。", out->dir);
}

Status record_open_existing(const Arguments *arguments, Record *out, Error *err)
{
    Status status = locate_existing(arguments, out, err);
    return status == STATUS_OK ? open_parts(out, err) : status;
}

Status record_open_to_read(const Arguments *arguments, Record *out, Error *err)
{
    Status status = locate_existing(arguments, out, err);
    out->is_backup_later = true;
    return status == STATUS_OK ? open_parts(out, err) : status;
}

/* One that fails is tried again by the next command, as at open. */
static void back_up_if_due(Record *record)
{
    bool is_due = false;
    if (record->store == NULL || !record->is_backup_later ||
        store_backup_is_due(record->store, &is_due, NULL) != STATUS_OK || !is_due) {
        return;
    }
    (void)fflush(stdout);
    bool is_shown = os_is_terminal(stderr);
    if (is_shown) {
        (void)fputs("きょうの控え（バックアップ）を作っています…", stderr);
        (void)fflush(stderr);
    }
    Error err = {0};
    if (store_backup(record->store, &err) != STATUS_OK) {
        log_warning("backup behind the answer failed reason=%s", err.message);
    }
    if (is_shown) {
        (void)fputs("\r\033[K", stderr);
    }
}

void record_close(Record *record)
{
    back_up_if_due(record);
    store_close(record->store);
    credential_key_free(record->key);
    credential_key_free(record->company);
    vault_clear(&record->passphrase);
    arena_clear(&record->arena);
    *record = (Record){0};
}

static bool is_stray(Str name)
{
    static const char *const heads[] = {DATABASE ".damaged-", DATABASE ".collecting",
                                        DATABASE ".copying", "backup-copy.tmp", "drill-"};
    bool is_one = false;
    for (size_t i = 0; !is_one && i < sizeof heads / sizeof heads[0]; i++) {
        is_one = str_starts_with(name, str_from(heads[i]));
    }
    return is_one;
}

Status record_remove_copies(Record *record, size_t *count, Error *err)
{
    OsNames names = {0};
    Status status = os_list_dir(&record->arena, record->dir, &names, err);
    *count = 0;
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        if (is_stray(names.names[i])) {
            Str path = str_format(&record->arena, "%s/%.*s", record->dir,
                                  STR_ARG(names.names[i]));
            status = os_remove_tree(path.ptr, err);
            *count += status == STATUS_OK;
        }
    }
    return status;
}

Status record_log_export(Record *record, Str what, Str format, const char *destination,
                         int64_t row_count, Error *err)
{
    StrBuf user = {0};
    Status status = os_user_name(&user, err);
    if (status == STATUS_OK) {
        StoreExport entry = {.exported_by = strbuf_str(&user),
                             .what = what,
                             .format = format,
                             .destination = str_from(destination),
                             .row_count = row_count};
        status = store_export_add(record->store, &entry, err);
    }
    strbuf_clear(&user);
    return status;
}

Trouble record_trouble_of(const char *what, const Error *err)
{
    static const struct {
        Status status;
        const char *cause;
        const char *remedy;
    } rows[] = {
        {STATUS_BAD_ARGUMENT, "指定が正しくありません。",
         "指定を直して、もう一度実行してください。"},
        {STATUS_NOT_FOUND, "ファイルかフォルダーが見つかりません。",
         "番号や名前、場所を確かめてください。"},
        {STATUS_BAD_DATA, "壊れているか、形が違います。",
         "控え（バックアップ）から戻すか、もとをもらい直してください。"},
        {STATUS_TOO_NEW, "新しい「五分」で作られています。",
         "gofun-hr を新しくしてください。"},
        {STATUS_BUSY, "ほかのプログラムが使っています。",
         "ほかの gofun-hr や「五分」を閉じて、もう一度お試しください。"},
        {STATUS_NO_SPACE, "空き容量がありません。", "不要なファイルを片づけてください。"},
        {STATUS_READ_ONLY, "書き込めない場所です。",
         "書き込める場所を示してください（--data や -o）。"},
        {STATUS_DENIED, "権限がありません。", "持ち主と権限を確かめてください。"},
        {STATUS_EXISTS, "すでにあります。", "前に行った操作でないか確かめてください。"},
        {STATUS_LOCKED, "会社の鍵の合言葉が違うか、分かりません。",
         "もう一度、正しい合言葉を入れてください。たずねられないときは、合言葉の"
         "ファイルを環境変数 " COMPANY_PASSPHRASE_VARIABLE " で示してください。"},
        {STATUS_UNTRUSTED, "署名や照合が合いません。",
         "もとのファイルを取り直してください。"},
        {STATUS_UNSUPPORTED, "この場所や文字は扱えません。",
         "「五分」のデータか、この機械の中の場所かを確かめてください。"},
        {STATUS_TOO_LARGE, "大きすぎます。", "ファイルを確かめてください。"},
    };
    Trouble trouble = {.what = what,
                       .cause = "読み書きに失敗しました。",
                       .remedy = "場所と権限を確かめて、もう一度お試しください。",
                       .status = err->status};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].status == err->status) {
            trouble.cause = rows[i].cause;
            trouble.remedy = rows[i].remedy;
        }
    }
    if (str_ends_with(str_from(err->message), STR("。"))) {
        trouble.cause = err->message;
    } else if (err->message[0] != '\0') {
        trouble.detail = err->message;
    }
    return trouble;
}

int record_trouble(const Arguments *arguments, const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    return report_tell(arguments, &trouble);
}

void record_add_key(Json *json, const CredentialPublicKey *key)
{
    char hex[CREDENTIAL_KEY_TEXT];
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_public_key_format(key, hex);
    credential_key_id_format(key, id);
    json_text_z(json, "key", hex);
    json_text_z(json, "key_id", id);
}

/* ---- days ---- */

bool record_parse_day(const char *text, int64_t *last_second)
{
    char day[ROSTER_DATE_TEXT];
    FormatDate date;
    if (!roster_parse_date(str_from(text), day) || !iso_read_date(str_from(day), &date) ||
        date.year < 1970) {
        return false;
    }
    int64_t end = format_day_number(date) * 86400 + 86399;
    *last_second = end - (int64_t)os_zone_offset_minutes(end) * 60;
    return true;
}

Str record_day(Arena *arena, int64_t at)
{
    return format_date_iso(arena, format_local_date(at, os_zone_offset_minutes(at)));
}
