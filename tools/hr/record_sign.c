/* gofun-hr record sign: this machine vouches for its record, before the database is
 * copied to HR. The player does the same when it ends. */
#include <stdio.h>

#include "hr/record.h"
#include "hr/report.h"
#include "store/collect.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

static void sign(void *context, Str text, StrBuf *out)
{
    credential_record_sign(context, text, out);
}

static Status publish(Record *record, Error *err)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey public_key = credential_key_public(record->key);
    credential_public_key_format(&public_key, hex);
    StoreSigner signer = {record->key, str_from(hex), sign};
    return store_head_publish(record->store, &signer, err);
}

static void tell(Json *json, const Record *record)
{
    if (json != NULL) {
        CredentialPublicKey public_key = credential_key_public(record->key);
        json_object(json, NULL);
        record_add_key(json, &public_key);
    } else {
        (void)puts("この端末の記録に署名しました。gofun.db を人事に渡せます。");
    }
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = publish(&record, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell(arguments->json, &record);
    } else {
        Trouble trouble = record_trouble_of("記録に署名できません。", &err);
        if (status == STATUS_UNTRUSTED) {
            trouble.cause = "記録が書き換えられています。";
            trouble.remedy = "控えから戻してください。";
        }
        code = report_tell(arguments, &trouble);
    }
    record_close(&record);
    return code;
}

const Command RECORD_SIGN = {
    .group = "record",
    .verb = "sign",
    .operand = "",
    .summary = "この端末の記録に端末の鍵で署名します。人事に渡す前に使います。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
