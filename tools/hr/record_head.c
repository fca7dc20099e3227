#include "hr/record_head.h"

#include "hr/finding_words.h"
#include "store/collect.h"

static void sign(void *context, Str text, StrBuf *out)
{
    credential_record_sign(context, text, out);
}

/* Which row it was, in Japanese. */
static Status name_finding(Record *record, Error *err)
{
    StoreChainReport report;
    Status status = store_verify_chain(record->store, &record->arena, &report, NULL);
    if (status != STATUS_OK || report.count == 0) {
        return error_set(err, STATUS_UNTRUSTED, "記録が書き換えられています。");
    }
    Str text = finding_text(&record->arena, &report.findings[0]);
    return error_set(err, STATUS_UNTRUSTED, "記録が書き換えられています（%.*s）。",
                     STR_ARG(text));
}

Status record_publish_head(Record *record, Error *err)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey public_key = credential_key_public(record->key);
    credential_public_key_format(&public_key, hex);
    StoreSigner signer = {record->key, str_from(hex), sign};
    Status status = store_head_publish(record->store, &signer, true, err);
    return status == STATUS_UNTRUSTED ? name_finding(record, err) : status;
}

Trouble record_head_trouble(const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    if (err->status == STATUS_UNTRUSTED) {
        trouble.remedy = "控えから戻してください。";
    }
    return trouble;
}
