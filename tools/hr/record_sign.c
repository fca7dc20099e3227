/* gofun-hr record sign: this machine vouches for its record, before the database is
 * copied to HR. The player does the same when it ends. */
#include <stdio.h>

#include "hr/record_head.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

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
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = record_publish_head(&record, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell(arguments->json, &record);
    } else {
        Trouble trouble = record_head_trouble("記録に署名できません。", &err);
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
