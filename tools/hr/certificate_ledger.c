#include "hr/certificate_ledger.h"

#include "hr/certificate_words.h"
#include "store/learner.h"
#include "text/format.h"

#define SERIAL_TRIES 5

static Status read_setting(void *context, Str name, Arena *arena, Str *out, Error *err)
{
    const Record *record = context;
    return store_setting_get(record->store, 0, name, (Str){0}, arena, out, err);
}

Status ledger_issuer(Record *record, Arena *arena, Certificate *out, Error *err)
{
    return certificate_read_issuer(read_setting, record, arena, out, err);
}

static Status sign_and_keep(LedgerIssue *issue, Certificate *certificate,
                            const StoreCertificate *row, Error *err)
{
    FormatDate date =
        format_local_date(certificate->passed_at, certificate->zone_minutes);
    credential_make_serial(date.year, issue->serial);
    certificate->serial = str_from(issue->serial);
    IssuedCertificate issued;
    Status status =
        certificate_issue(issue->record->key, issue->fonts, certificate, &issued, err);
    if (status != STATUS_OK) {
        return status;
    }
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(issue->record->key);
    credential_key_id_format(&public_key, key_id);
    StoreCertificate fresh = *row;
    fresh.serial = certificate->serial;
    fresh.content = strbuf_str(&issued.content);
    fresh.signature = strbuf_str(&issued.token);
    fresh.key_id = str_from(key_id);
    fresh.issued_at = certificate->passed_at;
    fresh.zone_minutes = certificate->zone_minutes;
    fresh.replaces = certificate->replaces;
    fresh.reason = certificate->reason;
    status = store_certificate_insert(issue->record->store, &fresh, err);
    certificate_issued_clear(&issued);
    return status;
}

/* Which of the texts it was, in Japanese. */
static Status explained(const LedgerIssue *issue, const Certificate *certificate,
                        Status status, Error *err)
{
    Arena arena = {0};
    const char *text = status == STATUS_UNSUPPORTED || status == STATUS_BAD_ARGUMENT
                           ? certificate_flaw_text(certificate, issue->fonts, &arena)
                           : NULL;
    status = text != NULL ? error_set(err, status, "%s", text) : status;
    arena_clear(&arena);
    return status;
}

Status ledger_issue(LedgerIssue *issue, Certificate *certificate,
                    const StoreCertificate *row, Error *err)
{
    Status status = issue->fonts != NULL
                        ? STATUS_OK
                        : certificate_fonts_open(NULL, &issue->fonts, err);
    for (int i = 0; status == STATUS_OK && i < SERIAL_TRIES; i++) {
        status = sign_and_keep(issue, certificate, row, err);
        if (status != STATUS_EXISTS) {
            return explained(issue, certificate, status, err);
        }
        if (i + 1 < SERIAL_TRIES) {
            status = STATUS_OK; /* that serial is taken: another one */
        }
    }
    return status;
}

Status ledger_read_signed(Record *record, const StoreCertificate *row, Arena *arena,
                          VerifyResult *result, Error *err)
{
    TrustList list;
    Status status = company_list(record, &list, arena, err);
    if (status != STATUS_OK) {
        return status;
    }
    CredentialPublicKey own = credential_key_public(record->key);
    certificate_verify(arena, row->content, &own, 1, result);
    if (result->finding == VERIFY_OTHER_KEY) {
        certificate_verify(arena, row->content, trust_keys(&list, arena),
                           list.device_count, result);
    }
    if (result->finding == VERIFY_VALID) {
        return STATUS_OK;
    }
    return result->finding == VERIFY_OTHER_KEY
               ? error_set(err, STATUS_UNTRUSTED,
                           "%.*s は、会社が署名していない端末で発行されています。",
                           STR_ARG(row->serial))
               : error_set(err, STATUS_BAD_DATA,
                           "%.*s の台帳の内容は、署名のあとで書き換えられています。",
                           STR_ARG(row->serial));
}

Trouble ledger_trouble_of(const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    if (err->status == STATUS_UNTRUSTED) {
        trouble.remedy =
            "その端末が会社のものなら、公開鍵に「gofun-hr key device sign」で"
            "署名してから、もう一度実行してください。";
    } else if (err->status == STATUS_BAD_DATA) {
        trouble.remedy =
            "「gofun-hr report audit」で書き換えを確かめ、控え（バックアップ）"
            "から戻してください。";
    }
    return trouble;
}
