/* gofun-hr handout trust: which company's handouts this machine takes. The player pins
 * the first key it sees by itself; this is for setting machines up, and after a leak,
 * when the old key hands nothing over. */
#include <stdio.h>

#include "credential/handout_seal.h"
#include "hr/record.h"
#include "hr/verify_keys.h"

static const char CANNOT[] = "会社の公開鍵を決められません。";

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

static Status pin(Record *record, const CredentialPublicKey *key, bool *is_other,
                  Error *err)
{
    char hex[CREDENTIAL_KEY_TEXT];
    Str before = {0};
    credential_public_key_format(key, hex);
    Status status = store_setting_get(record->store, 0, STR(HANDOUT_PIN_SETTING),
                                      (Str){0}, &record->arena, &before, err);
    *is_other = before.len > 0 && !str_is(before, hex);
    return status == STATUS_OK
               ? store_setting_set(record->store, 0, STR(HANDOUT_PIN_SETTING),
                                   str_from(hex), err)
               : status;
}

static void tell(const Arguments *arguments, const CredentialPublicKey *key,
                 bool is_other)
{
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(key, id);
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        record_add_key(arguments->json, key);
        json_bool(arguments->json, "is_other_than_before", is_other);
        return;
    }
    (void)printf("この端末は、会社の鍵 %s の配布ファイルを使います。\n%s", id,
                 is_other ? "前の鍵の配布ファイルは、もう使いません。\n" : "");
}

static int run(const Arguments *arguments)
{
    Record record = {0};
    Error err = {0};
    CredentialPublicKey key;
    bool is_other = false;
    if (verify_key_read(arguments->operands[0], &key, &err) != STATUS_OK) {
        return report_trouble(arguments, CANNOT,
                              "会社の公開鍵（64けた、またはファイル）ではありません。",
                              "人事の機械の company/signing.pub をもらってください。");
    }
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = pin(&record, &key, &is_other, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell(arguments, &key, is_other);
    } else {
        code = record_trouble(arguments, CANNOT, &err);
    }
    record_close(&record);
    return code;
}

const Command HANDOUT_TRUST = {
    .group = "handout",
    .verb = "trust",
    .operand = "KEY",
    .summary = "この端末が使う配布ファイルの、会社の公開鍵を決めます（PCの準備のとき、"
               "会社の鍵が漏れて替わったとき）。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
