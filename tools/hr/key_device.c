/* gofun-hr key device sign | list | revoke: which machines may issue certificates. */
#include "hr/key_device.h"

#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "hr/report.h"
#include "hr/verify_keys.h"
#include "store/ledger.h"

enum {
    DAY_SECONDS = 24 * 60 * 60
};

static const Option SIGN_OPTIONS[] = {
    OPTION_DATA,
    {"--label", "NAME", "端末の呼び名。「受付のキオスク」など。"},
    OPTION_JSON,
};
static const Option LIST_OPTIONS[] = {OPTION_DATA, OPTION_JSON};
static const Option REVOKE_OPTIONS[] = {
    OPTION_DATA,
    {"--after", "YYYY-MM-DD",
     "この日の終わりまでの修了証は、人事の台帳にあるものだけ有効のままにします。"},
    {"--reason", "TEXT", "取り消す理由。確かめる人にも見えます。"},
    OPTION_JSON,
};

/* ---- sign ---- */

static bool is_key_id(const char *text)
{
    return strlen(text) == CREDENTIAL_KEY_ID_TEXT - 1 && !os_file_exists(text);
}

static Status find_collected(Record *record, const char *id, CredentialPublicKey *key,
                             Error *err)
{
    DeviceUses uses = {0};
    Status status = device_uses_read(record, &uses, err);
    for (size_t i = 0; status == STATUS_OK && i < uses.count; i++) {
        char found[CREDENTIAL_KEY_ID_TEXT];
        credential_key_id_format(&uses.items[i].key, found);
        if (strcmp(found, id) == 0) {
            *key = uses.items[i].key;
            return STATUS_OK;
        }
    }
    return status == STATUS_OK
               ? error_set(err, STATUS_NOT_FOUND,
                           "鍵の番号が %s の端末は、集めた記録にありません。", id)
               : status;
}

/* A key, a file with one, or the key id of a machine whose record was collected. */
static Status find_key(const Arguments *arguments, Record *record,
                       CredentialPublicKey *key, Error *err)
{
    const char *name = arguments->operands[0];
    if (is_key_id(name)) {
        Status status = record_open_existing(arguments, record, err);
        return status == STATUS_OK ? find_collected(record, name, key, err) : status;
    }
    Status status = record_locate(arguments, record, err);
    return status == STATUS_OK ? verify_key_read(name, key, err) : status;
}

static Status sign(Record *record, const CredentialPublicKey *key, Str label, Error *err)
{
    Arena arena = {0};
    const CredentialKey *company = NULL;
    TrustList list;
    Status status = company_open(record, &company, &list, &arena, err);
    if (status == STATUS_OK) {
        CredentialPublicKey own = credential_key_public(company);
        status = memcmp(own.bytes, key->bytes, sizeof own.bytes) == 0
                     ? error_set(err, STATUS_BAD_ARGUMENT,
                                 "会社の鍵です。会社の鍵は、端末の鍵になりません。")
                     : trust_add_device(&list, &arena, key, label, os_now_seconds(), err);
    }
    if (status == STATUS_EXISTS) {
        status = error_set(err, status, "この端末の鍵は、もう信頼の一覧にあります。");
    }
    if (status == STATUS_OK) {
        status = company_save(record, company, &list, err);
    }
    arena_clear(&arena);
    return status;
}

static void tell_signed(Json *json, Record *record, const CredentialPublicKey *key,
                        Str label)
{
    if (json != NULL) {
        json_object(json, NULL);
        record_add_key(json, key);
        json_text(json, "label", label);
        json_text_z(json, "trust_list", company_list_path(record));
        return;
    }
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(key, id);
    (void)printf("端末の鍵 %s に会社の鍵で署名しました。\n信頼の一覧    %s\n", id,
                 company_list_path(record));
}

static int run_sign(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    CredentialPublicKey key;
    const char *given = arguments_value(arguments, "--label");
    Str label = str_from(given != NULL ? given : "端末");
    Status status = find_key(arguments, &record, &key, &err);
    if (status == STATUS_OK) {
        status = sign(&record, &key, label, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_signed(arguments->json, &record, &key, label);
    } else {
        code = record_trouble(arguments, "端末の鍵に署名できません。", &err);
    }
    record_close(&record);
    return code;
}

/* ---- list ---- */

static void print_device(Arena *arena, const TrustDevice *device, const DeviceUse *use)
{
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(&device->key, id);
    Str since = record_day(arena, device->since);
    (void)printf("%s  %.*s から  %.*s", id, STR_ARG(since), STR_ARG(device->label));
    if (use != NULL) {
        Str people = device_use_people(arena, &use->device);
        Str day = record_day(arena, use->device.collected_at);
        (void)printf("  %.*s  最後の記録 %.*s", STR_ARG(people), STR_ARG(day));
    }
    (void)puts("");
    if (device->until != TRUST_NO_END) {
        Str until = record_day(arena, device->until);
        (void)printf("                  取り消し: %.*s より後は無効（%.*s）\n",
                     STR_ARG(until), STR_ARG(device->reason));
    }
}

static void add_device(Json *json, const TrustDevice *device, const DeviceUse *use)
{
    json_object(json, NULL);
    record_add_key(json, &device->key);
    json_int(json, "since", device->since);
    json_text(json, "label", device->label);
    if (device->until != TRUST_NO_END) {
        json_int(json, "until", device->until);
        json_text(json, "reason", device->reason);
    }
    if (use != NULL) {
        device_use_add(json, use);
    }
    json_end(json);
}

static void print_list(Arena *arena, const TrustList *list, const DeviceUses *uses,
                       Json *json)
{
    if (json != NULL) {
        json_array(json, NULL);
    } else if (list->number == 0) {
        (void)puts(NO_COMPANY_KEY);
    } else {
        Str day = record_day(arena, list->made_at);
        (void)printf("信頼の一覧 第%lld号（%.*s）　端末 %zu台　取り消した修了証 %zu件\n",
                     (long long)list->number, STR_ARG(day), list->device_count,
                     list->revoked_count);
    }
    for (size_t i = 0; i < list->device_count; i++) {
        const TrustDevice *device = &list->devices[i];
        const DeviceUse *use = device_uses_find(uses, &device->key);
        if (json != NULL) {
            add_device(json, device, use);
        } else {
            print_device(arena, device, use);
        }
    }
}

/* Who learns on a machine is known when there is a record; the list stands without. */
static Status read_list(const Arguments *arguments, Record *record, TrustList *list,
                        DeviceUses *uses, Error *err)
{
    Status status = record_open_to_read(arguments, record, err);
    if (status == STATUS_OK) {
        status = device_uses_read(record, uses, err);
    } else if (status == STATUS_NOT_FOUND && record->store == NULL) {
        status = STATUS_OK;
    }
    return status == STATUS_OK ? company_list(record, list, &record->arena, err) : status;
}

static int run_list(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    TrustList list = {0};
    DeviceUses uses = {0};
    Status status = read_list(arguments, &record, &list, &uses, &err);
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        print_list(&record.arena, &list, &uses, arguments->json);
    } else {
        code = record_trouble(arguments, "端末の一覧を出せません。", &err);
    }
    record_close(&record);
    return code;
}

/* ---- revoke ---- */

typedef struct Keeping {
    TrustList *list;
    Arena *arena;
    CredentialPublicKey key;
    int64_t until;
    size_t count;
    bool is_again; /* it was revoked before: nothing is added to what is known */
} Keeping;

/* A thief can date a certificate into the past. Those in HR's register are the honest
 * ones; they go into the list one by one. */
static Status keep_known(void *context, const StoreLedgerRow *row, Error *err)
{
    (void)err;
    Keeping *keeping = context;
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, row->certificate.content, &keeping->key, 1, &result);
    if (result.finding == VERIFY_VALID &&
        result.certificate.passed_at <= keeping->until) {
        trust_add_known(keeping->list, keeping->arena, &result.certificate);
        keeping->count++;
    }
    arena_clear(&arena);
    return STATUS_OK;
}

static Status find_named(TrustList *list, Str name, TrustDevice **out, Error *err)
{
    *out = trust_find_device_named(list, name);
    return *out != NULL
               ? STATUS_OK
               : error_set(err, STATUS_NOT_FOUND,
                           "端末「%.*s」は信頼の一覧に見つからないか、2台以上あります。"
                           "「gofun-hr key device list」の鍵の番号でも示せます。",
                           STR_ARG(name));
}

/* What was collected since the device was revoked may be the thief's: another day can
 * only make fewer certificates good. */
static Status revoke_again(const TrustDevice *device, Record *record, int64_t until,
                           Error *err)
{
    Str day = record_day(&record->arena, device->until);
    return until <= device->until
               ? STATUS_OK
               : error_set(
                     err, STATUS_EXISTS,
                     "この端末は %.*s より後を取り消してあります。それより後の日には"
                     "替えられません。",
                     STR_ARG(day));
}

static Status revoke_in(Record *record, TrustList *list, const TrustDevice *device,
                        int64_t until, Keeping *keeping, Error *err)
{
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(&device->key, id);
    *keeping = (Keeping){.list = list,
                         .arena = &record->arena,
                         .key = device->key,
                         .until = until,
                         .is_again = device->until != TRUST_NO_END};
    if (keeping->is_again) {
        return revoke_again(device, record, until, err);
    }
    StoreLedgerFilter filter = {.key_id = str_from(id)};
    return store_ledger_walk(record->store, &filter, keep_known, keeping, err);
}

static Status revoke(Record *record, const Arguments *arguments, int64_t until,
                     Keeping *keeping, Error *err)
{
    const CredentialKey *company = NULL;
    TrustList list;
    Str name = str_from(arguments->operands[0]);
    const char *reason = arguments_value(arguments, "--reason");
    Status status = company_open(record, &company, &list, &record->arena, err);
    TrustDevice *device = NULL;
    if (status == STATUS_OK) {
        status = find_named(&list, name, &device, err);
    }
    if (status == STATUS_OK) {
        status = revoke_in(record, &list, device, until, keeping, err);
    }
    if (status == STATUS_OK) {
        trust_revoke_device(device, &record->arena, until, str_from(reason));
        status = company_save(record, company, &list, err);
    }
    return status;
}

static void tell_revoked(Json *json, Record *record, const Keeping *keeping,
                         const char *after)
{
    if (json != NULL) {
        json_object(json, NULL);
        record_add_key(json, &keeping->key);
        json_int(json, "until", keeping->until);
        json_int(json, "kept", (int64_t)keeping->count);
        json_text_z(json, "trust_list", company_list_path(record));
        return;
    }
    (void)printf("端末を取り消しました。%s より後の修了証は無効です。\n", after);
    if (!keeping->is_again) {
        (void)printf("それまでの修了証のうち、台帳にある %zu件は有効のままです。\n",
                     keeping->count);
    }
    (void)printf("新しい信頼の一覧を、確かめる人に渡してください: %s\n",
                 company_list_path(record));
}

static int run_revoke(const Arguments *arguments)
{
    int64_t until = 0;
    const char *after = arguments_value(arguments, "--after");
    if (after == NULL || !record_parse_day(after, &until) ||
        arguments_sentence(arguments, "--reason") == NULL) {
        return report_trouble(
            arguments, "端末を取り消せません。",
            "--after の日付（YYYY-MM-DD）と --reason が要ります。",
            "「--after 2026-04-01 --reason 盗難」のように書いてください。");
    }
    if (until - os_now_seconds() >= DAY_SECONDS) {
        return report_trouble(
            arguments, "端末を取り消せません。",
            "--after は、まだ来ていない日にはできません。",
            "盗まれた日の前の日など、信じてよい最後の日を書いてください。");
    }
    Record record;
    Error err = {0};
    Keeping keeping = {0};
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = revoke(&record, arguments, until, &keeping, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_revoked(arguments->json, &record, &keeping, after);
    } else {
        code = record_trouble(arguments, "端末を取り消せません。", &err);
    }
    record_close(&record);
    return code;
}

const Command KEY_DEVICE_SIGN = {
    .group = "key",
    .verb = "device sign",
    .operand = "FILE|KEY|ID",
    .summary =
        "端末の公開鍵に会社の鍵で署名し、信頼の一覧に加えます。記録を集めた端末は、"
        "鍵の番号でもよいです。",
    .options = SIGN_OPTIONS,
    .option_count = sizeof SIGN_OPTIONS / sizeof SIGN_OPTIONS[0],
    .operand_count = 1,
    .run = run_sign,
};
const Command KEY_DEVICE_LIST = {
    .group = "key",
    .verb = "device list",
    .operand = "",
    .summary = "修了証を出してよい端末の一覧を、使っている人と一緒に表示します。",
    .options = LIST_OPTIONS,
    .option_count = sizeof LIST_OPTIONS / sizeof LIST_OPTIONS[0],
    .run = run_list,
};
const Command KEY_DEVICE_REVOKE = {
    .group = "key",
    .verb = "device revoke",
    .operand = "NAME|ID",
    .summary = "盗まれた端末などを取り消します。",
    .options = REVOKE_OPTIONS,
    .option_count = sizeof REVOKE_OPTIONS / sizeof REVOKE_OPTIONS[0],
    .operand_count = 1,
    .run = run_revoke,
};
