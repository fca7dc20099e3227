#include "hr/record_head.h"

#include "store/collect.h"

static void sign(void *context, Str text, StrBuf *out)
{
    credential_record_sign(context, text, out);
}

Status record_publish_head(Record *record, Error *err)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey public_key = credential_key_public(record->key);
    credential_public_key_format(&public_key, hex);
    StoreSigner signer = {record->key, str_from(hex), sign};
    return store_head_publish(record->store, &signer, err);
}

Trouble record_head_trouble(const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    if (err->status == STATUS_UNTRUSTED) {
        trouble.cause = "記録が書き換えられています。";
        trouble.remedy = "控えから戻してください。";
    }
    return trouble;
}
