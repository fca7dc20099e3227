/* gofun-hr record sign: this machine vouches for its record, before the database is
 * copied to HR. The player does the same when it ends. */
#include <stdio.h>

#include "hr/record.h"
#include "hr/report.h"
#include "store/collect.h"

static const Option OPTIONS[] = {OPTION_DATA};

static void sign(void *context, Str text, StrBuf *out)
{
    credential_record_sign(context, text, out);
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        char hex[CREDENTIAL_KEY_TEXT];
        CredentialPublicKey public_key = credential_key_public(record.key);
        credential_public_key_format(&public_key, hex);
        StoreSigner signer = {record.key, str_from(hex), sign};
        status = store_head_publish(record.store, &signer, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        (void)puts("この端末の記録に署名しました。gofun.db を人事に渡せます。");
    } else if (status == STATUS_UNTRUSTED) {
        code = report_trouble(arguments, "記録に署名できません。", err.message,
                              "記録が書き換えられています。控えから戻してください。");
    } else {
        code = record_trouble(arguments, "記録に署名できません。", &err);
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
