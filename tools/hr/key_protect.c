/* gofun-hr key protect: the company key under a passphrase. */
#include <stdio.h>

#include "base/os.h"
#include "base/utf8.h"
#include "credential/vault.h"
#include "hr/record.h"
#include "hr/report.h"

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--passphrase-file", "FILE",
     "新しい合言葉（12文字以上）を1行目に書いたファイル。なければ、端末でたずねます。"},
    {"--remove", NULL, "合言葉を外します。"},
};

#define TROUBLE "会社の鍵を合言葉で守れません。"

typedef enum Asked {
    ASKED_GOOD,
    ASKED_SHORT,
    ASKED_DIFFERENT,
    ASKED_TROUBLE,
} Asked;

/* Twice, since a slip of the finger would lock the key for ever. */
static Asked ask_twice(StrBuf *out, Error *err)
{
    StrBuf again = {0};
    Status status = os_ask_secret("新しい合言葉（画面に出ません）: ", out, err);
    if (status == STATUS_OK) {
        status = os_ask_secret("もう一度: ", &again, err);
    }
    bool is_same = str_equal(strbuf_str(out), strbuf_str(&again));
    vault_clear(&again);
    return status != STATUS_OK ? ASKED_TROUBLE : is_same ? ASKED_GOOD : ASKED_DIFFERENT;
}

static Asked new_passphrase(const Arguments *arguments, StrBuf *out, Error *err)
{
    const char *path = arguments_value(arguments, "--passphrase-file");
    Asked asked = path == NULL ? ask_twice(out, err)
                  : company_read_passphrase(path, out, err) == STATUS_OK ? ASKED_GOOD
                                                                         : ASKED_TROUBLE;
    bool is_short =
        asked == ASKED_GOOD && (!utf8_is_valid(strbuf_str(out), NULL) ||
                                utf8_length(strbuf_str(out)) < VAULT_PASSPHRASE_MIN);
    return is_short ? ASKED_SHORT : asked;
}

static int refuse(const Arguments *arguments, Asked asked, const Error *err)
{
    switch (asked) {
    case ASKED_SHORT:
        return report_trouble(arguments, TROUBLE, "合言葉は12文字以上です。",
                              "長い合言葉を決めて、もう一度実行してください。");
    case ASKED_DIFFERENT:
        return report_trouble(arguments, TROUBLE, "2回の合言葉が違います。",
                              "もう一度実行してください。");
    case ASKED_GOOD:
    case ASKED_TROUBLE:
        break;
    }
    return err->status == STATUS_UNSUPPORTED
               ? report_trouble(arguments, TROUBLE, "たずねる端末がありません。",
                                "合言葉を1行目に書いたファイルを --passphrase-file で"
                                "示してください。")
               : record_trouble(arguments, TROUBLE, err);
}

static int protect(Record *record, const Arguments *arguments)
{
    Error err = {0};
    StrBuf passphrase = {0};
    bool is_removed = arguments_has(arguments, "--remove");
    Status status = company_is_there(record)
                        ? company_unlock(record, &err)
                        : error_set(&err, STATUS_NOT_FOUND, "%s: no company key",
                                    record->company_dir);
    Asked asked = status != STATUS_OK ? ASKED_TROUBLE
                  : is_removed        ? ASKED_GOOD
                                      : new_passphrase(arguments, &passphrase, &err);
    if (asked == ASKED_GOOD) {
        status = credential_key_write(record->company_dir, record->company,
                                      strbuf_str(&passphrase), &err);
        asked = status == STATUS_OK ? ASKED_GOOD : ASKED_TROUBLE;
    }
    vault_clear(&passphrase);
    if (asked != ASKED_GOOD) {
        return refuse(arguments, asked, &err);
    }
    (void)puts(is_removed ? "会社の鍵の合言葉を外しました。"
                          : "会社の鍵を合言葉で守りました。合言葉を忘れると、誰にも"
                            "戻せません。控えを金庫に保管してください。");
    return EXIT_GOOD;
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Status status = record_locate(arguments, &record, &err);
    int code = status == STATUS_OK ? protect(&record, arguments)
                                   : record_trouble(arguments, TROUBLE, &err);
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
