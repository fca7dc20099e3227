/* Issuing: token, page, signed text, attachment, in this order, since the signed text
 * holds the hash of the page and the page shows the token. */
#include <string.h>

#include "credential/credential_internal.h"

static void describe_page(Content *content, Str page)
{
    content->page_bytes = page.len;
    credential_hash(page.ptr, page.len, content->page_hash);
}

static Status issue_into(const CredentialKey *key, CertificateFonts *fonts,
                         const Certificate *certificate, IssuedCertificate *out,
                         Error *err)
{
    token__write(key, certificate, &out->token);
    StrBuf page = {0};
    Status status =
        page__write_pdf(fonts, certificate, strbuf_str(&out->token), &page, err);
    if (status == STATUS_OK) {
        CredentialPublicKey public = credential_key_public(key);
        Content content = {.certificate = *certificate, .token = strbuf_str(&out->token)};
        credential_key_id(&public, content.key_id);
        describe_page(&content, strbuf_str(&page));
        content__write(key, &content, &out->content);
        status = pdf__attach(strbuf_str(&page), certificate, strbuf_str(&out->content),
                             (Str){0}, &out->pdf, err);
    }
    strbuf_clear(&page);
    return status;
}

Status certificate_issue(const CredentialKey *key, CertificateFonts *fonts,
                         const Certificate *certificate, IssuedCertificate *out,
                         Error *err)
{
    *out = (IssuedCertificate){0};
    Status status = certificate_check(certificate, err);
    if (status == STATUS_OK) {
        status = issue_into(key, fonts, certificate, out, err);
    }
    if (status != STATUS_OK) {
        certificate_issued_clear(out);
    }
    return status;
}

void certificate_issued_clear(IssuedCertificate *issued)
{
    strbuf_clear(&issued->content);
    strbuf_clear(&issued->token);
    strbuf_clear(&issued->pdf);
}

Status content__check_page(const Content *content, Str page, Error *err)
{
    Content drawn = {0};
    describe_page(&drawn, page);
    bool is_same =
        drawn.page_bytes == content->page_bytes &&
        memcmp(drawn.page_hash, content->page_hash, sizeof drawn.page_hash) == 0;
    return is_same ? STATUS_OK
                   : error_set(err, STATUS_UNTRUSTED,
                               "certificate %.*s: the page no longer comes out as it was "
                               "signed",
                               STR_ARG(content->certificate.serial));
}

static Status draw_again(CertificateFonts *fonts, const Content *content, Str text,
                         Str badge, StrBuf *pdf, Error *err)
{
    StrBuf page = {0};
    Status status =
        page__write_pdf(fonts, &content->certificate, content->token, &page, err);
    if (status == STATUS_OK) {
        status = content__check_page(content, strbuf_str(&page), err);
    }
    if (status == STATUS_OK) {
        status =
            pdf__attach(strbuf_str(&page), &content->certificate, text, badge, pdf, err);
    }
    strbuf_clear(&page);
    return status;
}

Status certificate_pdf_with_badge(CertificateFonts *fonts, Str content, Str badge,
                                  StrBuf *pdf, Error *err)
{
    Arena arena = {0};
    Content read = {0};
    Status status = content__read(&arena, content, &read, err);
    if (status == STATUS_OK) {
        status = draw_again(fonts, &read, content, badge, pdf, err);
    }
    arena_clear(&arena);
    return status;
}

Status certificate_pdf_again(CertificateFonts *fonts, Str content, StrBuf *pdf,
                             Error *err)
{
    return certificate_pdf_with_badge(fonts, content, (Str){0}, pdf, err);
}
