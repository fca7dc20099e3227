#include "hr/passphrase.h"

#include "base/os.h"
#include "base/utf8.h"
#include "credential/vault.h"

#define FILE_MAX_BYTES ((size_t)4096)

Status passphrase_read_file(const char *path, StrBuf *out, Error *err)
{
    StrBuf text = {0};
    Status status = os_read_file(path, FILE_MAX_BYTES, &text, err);
    if (status == STATUS_OK) {
        Str rest = strbuf_str(&text), line = {0};
        (void)str_split(&rest, '\n', &line);
        strbuf_add(out, str_trim(line));
    }
    vault_clear(&text);
    return status == STATUS_OK
               ? status
               : error_set(err, status, "合言葉のファイル（%s）を読めません。", path);
}

static Status ask(bool is_new, StrBuf *out, Error *err)
{
    StrBuf again = {0};
    Status status = os_ask_secret(
        is_new ? "新しい合言葉（画面に出ません）: " : "合言葉（画面に出ません）: ", out,
        err);
    if (status == STATUS_OK && is_new) {
        status = os_ask_secret("もう一度: ", &again, err);
        if (status == STATUS_OK && !str_equal(strbuf_str(out), strbuf_str(&again))) {
            status = error_set(err, STATUS_BAD_ARGUMENT, "2回の合言葉が違います。");
        }
    }
    vault_clear(&again);
    return status == STATUS_UNSUPPORTED
               ? error_set(
                     err, STATUS_BAD_ARGUMENT,
                     "合言葉をたずねる端末がなく、--passphrase-file FILE もありません。")
               : status;
}

Status passphrase_get(const Arguments *arguments, bool is_new, StrBuf *out, Error *err)
{
    const char *path = arguments_value(arguments, "--passphrase-file");
    Status status =
        path != NULL ? passphrase_read_file(path, out, err) : ask(is_new, out, err);
    bool is_short = !utf8_is_valid(strbuf_str(out), NULL) ||
                    utf8_length(strbuf_str(out)) < VAULT_PASSPHRASE_MIN;
    return status == STATUS_OK && is_new && is_short
               ? error_set(err, STATUS_BAD_ARGUMENT, "合言葉は%d文字以上です。",
                           (int)VAULT_PASSPHRASE_MIN)
               : status;
}
