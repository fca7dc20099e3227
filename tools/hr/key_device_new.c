/* gofun-hr key device new: machines whose records were collected and that the company
 * does not know yet. A company with a thousand PCs does not copy a thousand keys; HR sees
 * who learns on a machine, and says yes. */
#include <stdio.h>

#include "base/os.h"
#include "hr/key_device.h"

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--apply", NULL, "会社の鍵で署名します。なければ、一覧を見せるだけです。"},
    OPTION_JSON,
};

typedef struct NewDevices {
    DeviceUses uses;         /* all that were collected */
    const DeviceUse **items; /* those the company did not sign */
    size_t count;
    bool is_applied;
} NewDevices;

static void pick(const TrustList *list, Arena *arena, NewDevices *fresh)
{
    fresh->items = ARENA_ARRAY(arena, const DeviceUse *, fresh->uses.count + 1);
    for (size_t i = 0; i < fresh->uses.count; i++) {
        const DeviceUse *use = &fresh->uses.items[i];
        if (trust_find_device(list, &use->key) == NULL) {
            fresh->items[fresh->count++] = use;
        }
    }
}

static Status sign_all(Record *record, const CredentialKey *company, TrustList *list,
                       const NewDevices *fresh, Error *err)
{
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < fresh->count; i++) {
        status = trust_add_device(list, &record->arena, &fresh->items[i]->key,
                                  STR("端末"), os_now_seconds(), err);
    }
    return status == STATUS_OK ? company_save(record, company, list, err) : status;
}

/* The company's key, and with it perhaps a passphrase, only when something is signed. */
static Status find_new(Record *record, NewDevices *fresh, bool is_applied, Error *err)
{
    const CredentialKey *company = NULL;
    TrustList list = {0};
    Status status = company_is_there(record)
                        ? company_list(record, &list, &record->arena, err)
                        : error_set(err, STATUS_NOT_FOUND, "%s", NO_COMPANY_KEY);
    if (status == STATUS_OK) {
        status = device_uses_read(record, &fresh->uses, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    pick(&list, &record->arena, fresh);
    if (!is_applied || fresh->count == 0) {
        return STATUS_OK;
    }
    status = company_open(record, &company, &list, &record->arena, err);
    if (status == STATUS_OK) {
        status = sign_all(record, company, &list, fresh, err);
    }
    fresh->is_applied = status == STATUS_OK;
    return status;
}

static void answer_new(Json *json, Record *record, const NewDevices *fresh)
{
    json_object(json, NULL);
    json_bool(json, "applied", fresh->is_applied);
    json_int(json, "never_signed", (int64_t)fresh->uses.unsigned_count);
    json_text_z(json, "trust_list", company_list_path(record));
    json_array(json, "devices");
    for (size_t i = 0; i < fresh->count; i++) {
        json_object(json, NULL);
        record_add_key(json, &fresh->items[i]->key);
        device_use_add(json, fresh->items[i]);
        json_end(json);
    }
    json_end(json);
}

static void print_new(Record *record, const NewDevices *fresh)
{
    Arena *arena = &record->arena;
    for (size_t i = 0; i < fresh->count; i++) {
        const DeviceUse *use = fresh->items[i];
        char id[CREDENTIAL_KEY_ID_TEXT];
        credential_key_id_format(&use->key, id);
        Str day = record_day(arena, use->device.collected_at);
        Str people = device_use_people(arena, &use->device);
        (void)printf("%s  %.*s に集めました  受講%lld  %.*s\n", id, STR_ARG(day),
                     (long long)use->device.attempt_count, STR_ARG(people));
    }
    if (fresh->uses.unsigned_count > 0) {
        (void)printf("署名のない記録の端末が、ほかに%zu台あります。その端末で「五分」を"
                     "一度終えてから、集め直してください。\n",
                     fresh->uses.unsigned_count);
    }
}

static void print_outcome(Record *record, const NewDevices *fresh)
{
    if (fresh->count == 0) {
        (void)puts("会社の端末でないものは、集めた記録にはありません。");
    } else if (fresh->is_applied) {
        (void)printf("%zu台の端末の鍵に、会社の鍵で署名しました。\n信頼の一覧    %s\n",
                     fresh->count, company_list_path(record));
    } else {
        (void)printf(
            "会社の端末でないものが%zu台あります。どれも会社のPCか確かめて、よければ "
            "--apply を付けて実行します。\n"
            "1台だけなら: gofun-hr key device sign 鍵の番号 --label 呼び名\n",
            fresh->count);
    }
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    NewDevices fresh = {0};
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = find_new(&record, &fresh, arguments_has(arguments, "--apply"), &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "新しい端末を調べられません。", &err);
    } else if (arguments->json != NULL) {
        answer_new(arguments->json, &record, &fresh);
    } else {
        print_new(&record, &fresh);
        print_outcome(&record, &fresh);
    }
    record_close(&record);
    return code;
}

const Command KEY_DEVICE_NEW = {
    .group = "key",
    .verb = "device new",
    .operand = "",
    .summary =
        "記録を集めた端末のうち、会社の鍵でまだ署名していないものを、使っている人と"
        "一緒に表示します。--apply で、すべてに署名します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
