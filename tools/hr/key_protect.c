/* gofun-hr key protect: the company key under a passphrase. */
#include <stdio.h>

#include "credential/vault.h"
#include "hr/passphrase.h"
#include "hr/record.h"

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE",
     "新しい合言葉（12文字以上）を1行目に書いたファイル。なければ、端末でたずねます。"},
    {"--remove", NULL, "合言葉を外します。"},
    OPTION_JSON,
};

static Status protect(Record *record, const Arguments *arguments, Error *err)
{
    StrBuf passphrase = {0};
    Status status = company_is_there(record)
                        ? company_unlock(record, err)
                        : error_set(err, STATUS_NOT_FOUND, NO_COMPANY_KEY);
    if (status == STATUS_OK && !arguments_has(arguments, "--remove")) {
        status = passphrase_get(arguments, true, &passphrase, err);
    }
    if (status == STATUS_OK) {
        status = credential_key_write(record->company_dir, record->company,
                                      strbuf_str(&passphrase), err);
    }
    if (status == STATUS_OK) {
        status = company_forget_secrets(record, err); /* they have no passphrase */
    }
    vault_clear(&passphrase);
    return status;
}

static void tell(const Arguments *arguments)
{
    bool is_removed = arguments_has(arguments, "--remove");
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_bool(arguments->json, "protected", !is_removed);
        return;
    }
    (void)puts(is_removed ? "会社の鍵の合言葉を外しました。"
                          : "会社の鍵を合言葉で守りました。合言葉を忘れると、誰にも"
                            "戻せません。控えを金庫に保管してください。");
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    int code = EXIT_GOOD;
    Status status = record_locate(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = protect(&record, arguments, &err);
    }
    if (status == STATUS_OK) {
        tell(arguments);
    } else {
        code = record_trouble(arguments, "会社の鍵を合言葉で守れません。", &err);
    }
    record_close(&record);
    return code;
}

const Command KEY_PROTECT = {
    .group = "key",
    .verb = "protect",
    .operand = "",
    .summary = "会社の鍵を合言葉で守ります（合言葉を替える、外すときも）。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
