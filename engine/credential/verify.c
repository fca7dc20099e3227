/* Checking a certificate that comes back: what was signed, by whom, and whether the file
 * around it is still the one that was issued, byte by byte. */
#include <string.h>

#include "credential/credential_internal.h"

#define PDF_HEAD_WITHIN 1024
#define SIGNED_TEXTS_MAX 16 /* more of them in one PDF are an attack on our time */

typedef struct Check {
    Arena *arena;
    Str pdf;
    const CredentialPublicKey *keys;
    size_t key_count;
    int texts_seen;
    VerifyResult *result;
} Check;

static const CredentialPublicKey *find_key(const Check *check,
                                           const uint8_t id[CREDENTIAL_KEY_ID_BYTES])
{
    for (size_t i = 0; i < check->key_count; i++) {
        uint8_t own[CREDENTIAL_KEY_ID_BYTES];
        credential_key_id(&check->keys[i], own);
        if (memcmp(own, id, sizeof own) == 0) {
            return &check->keys[i];
        }
    }
    return NULL;
}

static VerifyFinding finding_of(Status status)
{
    return status == STATUS_TOO_NEW ? VERIFY_TOO_NEW : VERIFY_DAMAGED;
}

/* The finding about the text alone; fills the result with what it says. */
static VerifyFinding check_content(const Check *check, Str text, Content *content,
                                   VerifyResult *out)
{
    Status status = content__read(check->arena, text, content, NULL);
    if (status != STATUS_OK) {
        return finding_of(status);
    }
    out->certificate = content->certificate;
    certificate_facts_hash(&out->certificate, out->facts_hash);
    memcpy(out->key_id, content->key_id, sizeof out->key_id);
    const CredentialPublicKey *key = find_key(check, content->key_id);
    if (key == NULL) {
        return VERIFY_OTHER_KEY;
    }
    return content__is_signed_by(content, key) ? VERIFY_VALID : VERIFY_BAD_SIGNATURE;
}

/* The attached badge, behind the page; empty when there is none. */
static Str find_badge(Str pdf, size_t page_bytes)
{
    Str rest = str_slice(pdf, page_bytes, pdf.len);
    ptrdiff_t at = str_find(rest, STR("\nstream\n" BADGE_HEAD));
    if (at < 0) {
        return (Str){0};
    }
    rest = str_slice(rest, (size_t)at + sizeof "\nstream\n" - 1, rest.len);
    ptrdiff_t end = str_find(rest, STR("\n"));
    return end >= 0 ? str_slice(rest, 0, (size_t)end + 1) : (Str){0};
}

/* The issuer's file can be made again from its page, its text and its badge: it must be
 * this one. The badge is not in the signed text, as another key signs it later; it has a
 * signature of its own. */
static VerifyFinding check_file(const Check *check, const Content *content, Str text,
                                bool *has_badge)
{
    *has_badge = false;
    if (check->pdf.len < content->page_bytes) {
        return VERIFY_PAGE_CHANGED;
    }
    Str page = str_slice(check->pdf, 0, content->page_bytes);
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    credential_hash(page.ptr, page.len, hash);
    if (memcmp(hash, content->page_hash, sizeof hash) != 0) {
        return VERIFY_PAGE_CHANGED;
    }
    Str badge = find_badge(check->pdf, content->page_bytes);
    StrBuf whole = {0};
    Status status = pdf__attach(page, &content->certificate, text, badge, &whole, NULL);
    bool is_same = status == STATUS_OK && str_equal(strbuf_str(&whole), check->pdf);
    strbuf_clear(&whole);
    if (!is_same) {
        return VERIFY_PAGE_CHANGED;
    }
    *has_badge = badge.len > 0 && badge__is_signed(badge, &content->certificate,
                                                   check->keys, check->key_count);
    return *has_badge || badge.len == 0 ? VERIFY_VALID : VERIFY_OTHER_BADGE;
}

/* Better findings first: a PDF may hold damaged or foreign texts beside the right one. */
static int rank_of(VerifyFinding finding)
{
    static const int ranks[] = {[VERIFY_VALID] = 7,         [VERIFY_OTHER_BADGE] = 6,
                                [VERIFY_PAGE_CHANGED] = 5,  [VERIFY_BAD_SIGNATURE] = 4,
                                [VERIFY_OTHER_KEY] = 3,     [VERIFY_TOO_NEW] = 2,
                                [VERIFY_DAMAGED] = 1,       [VERIFY_NOTHING_SIGNED] = 0,
                                [VERIFY_REVOKED] = 0,       [VERIFY_DEVICE_REVOKED] = 0,
                                [VERIFY_NOT_REGISTERED] = 0};
    return ranks[finding];
}

static bool visit_text(void *context, Str text)
{
    Check *check = context;
    VerifyResult found = {.source = VERIFY_FROM_PDF};
    Content content = {0};
    found.finding = check_content(check, text, &content, &found);
    if (found.finding == VERIFY_VALID) {
        found.finding = check_file(check, &content, text, &found.has_badge);
    }
    if (rank_of(found.finding) > rank_of(check->result->finding)) {
        *check->result = found;
    }
    check->texts_seen++;
    return found.finding == VERIFY_VALID || check->texts_seen >= SIGNED_TEXTS_MAX;
}

static void verify_token(const Check *check, Str text)
{
    VerifyResult *out = check->result;
    out->source = VERIFY_FROM_TOKEN;
    Token token = {0};
    Status status = token__read(check->arena, text, &token, NULL);
    if (status != STATUS_OK) {
        out->finding = finding_of(status);
        return;
    }
    out->certificate = token.certificate;
    memcpy(out->facts_hash, token.facts_hash, sizeof out->facts_hash);
    memcpy(out->key_id, token.key_id, sizeof out->key_id);
    const CredentialPublicKey *key = find_key(check, token.key_id);
    if (key == NULL) {
        out->finding = VERIFY_OTHER_KEY;
    } else {
        out->finding =
            token__is_signed_by(&token, key) ? VERIFY_VALID : VERIFY_BAD_SIGNATURE;
    }
}

static void verify_content(const Check *check, Str text)
{
    Content content = {0};
    check->result->source = VERIFY_FROM_CONTENT;
    check->result->finding = check_content(check, text, &content, check->result);
}

static bool is_pdf(Str bytes)
{
    size_t head = bytes.len < PDF_HEAD_WITHIN ? bytes.len : PDF_HEAD_WITHIN;
    return str_find(str_slice(bytes, 0, head), STR("%PDF-")) >= 0;
}

void certificate_verify(Arena *arena, Str bytes, const CredentialPublicKey *keys,
                        size_t key_count, VerifyResult *out)
{
    *out = (VerifyResult){.finding = VERIFY_NOTHING_SIGNED};
    Check check = {.arena = arena,
                   .pdf = bytes,
                   .keys = keys,
                   .key_count = key_count,
                   .result = out};
    if (str_starts_with(str_trim(bytes), STR(TOKEN_MAGIC))) {
        verify_token(&check, str_trim(bytes));
    } else if (str_starts_with(bytes, STR(CONTENT_MAGIC))) {
        verify_content(&check, bytes);
    } else if (is_pdf(bytes)) {
        out->source = VERIFY_FROM_PDF;
        pdf__find_texts(arena, bytes, visit_text, &check);
    }
}

bool verify_is_believed(VerifyFinding finding)
{
    return finding == VERIFY_VALID || finding == VERIFY_OTHER_BADGE ||
           finding == VERIFY_PAGE_CHANGED;
}

const char *verify_finding_id(VerifyFinding finding)
{
    static const char *const ids[] = {
#define X(name, text) [name] = text,
        VERIFY_FINDINGS(X)
#undef X
    };
    return (size_t)finding < sizeof ids / sizeof ids[0] ? ids[finding] : "unknown";
}
