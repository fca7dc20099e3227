/* Certificates: what one says, its signature, its page (PDF and preview), and the check
 * of one that comes back. The app issues and shows, gofun-hr verifies. No other room sees
 * cairo, libqrencode, libsodium or zlib. docs/certificate.md has the formats. */
#ifndef GOFUN_CREDENTIAL_CREDENTIAL_H
#define GOFUN_CREDENTIAL_CREDENTIAL_H

#include "credential/key.h"

typedef enum CertificateKind {
    CERTIFICATE_LESSON,
    CERTIFICATE_PART,
    CERTIFICATE_WHOLE,
} CertificateKind;

#define CERTIFICATE_GOALS_MAX 5
#define CERTIFICATE_FACTS_HASH_BYTES 16
#define CERTIFICATE_SERIAL_SIZE 24 /* "GOFUN-2026-7Q4K-M2HX" and a NUL fit */

/* What a certificate says. All text is plain UTF-8 of one line without markup; borrowed,
 * in the caller's arena. Optional fields may be empty. */
typedef struct Certificate {
    CertificateKind kind;
    int subject_no; /* lesson 1-25, part 1-3, whole 0 */
    Str title; /* of the lesson, "電波の名札を確かめる"; empty for part and whole */
    Str goals[CERTIFICATE_GOALS_MAX]; /* what was learnt, whole sentences; lessons only */
    size_t goal_count;
    Str name;          /* frozen at issue */
    Str department;    /* optional */
    int64_t passed_at; /* Unix seconds */
    int zone_minutes;  /* east of UTC, where it was passed */
    Str serial;        /* credential_make_serial() */
    Str company;       /* optional, but HR should set it */
    Str officer_role;  /* optional: "情報セキュリティ担当" */
    Str officer_name;  /* optional; the seal goes beside it */
    Str replaces;      /* serial of the certificate this one replaces; optional */
    Str reason;        /* why it was issued again; goes with replaces */
} Certificate;

/* A new serial: year, and eight characters that cannot be taken for each other (no 0 O, 1
 * I L, U). Random: the store refuses the one in 10^11 that exists already; ask again
 * then. */
void credential_make_serial(int year, char out[CERTIFICATE_SERIAL_SIZE]);
/* Tidies a text typed or imported by people for use in a certificate: white space at the
 * ends removed, kana with separate (han)dakuten composed. Result in the arena. */
Str certificate_clean_text(Arena *arena, Str text);
/* Who stands at the foot of the page. read finds one setting by its name, empty when it
 * is not set; texts are cleaned, in the arena. */
#define CERTIFICATE_COMPANY_SETTING "issuer.company"
typedef Status (*CertificateSettingReader)(void *context, Str name, Arena *arena,
                                           Str *out, Error *err);
Status certificate_read_issuer(CertificateSettingReader read, void *context, Arena *arena,
                               Certificate *out, Error *err) MUST_CHECK;
/* STATUS_BAD_ARGUMENT with the field's name and the character when something cannot be
 * signed: an empty or overlong field, control or invisible characters, an accent that is
 * not composed (NFC), a serial of another shape. */
Status certificate_check(const Certificate *certificate, Error *err) MUST_CHECK;
/* The first text that cannot be signed, for those who say it in the words of people. */
typedef enum CertificateFlawKind {
    CERTIFICATE_FINE,
    CERTIFICATE_TOO_LONG,
    CERTIFICATE_EMPTY,
    CERTIFICATE_SPACE_AT_END,
    CERTIFICATE_NOT_UTF8,
    CERTIFICATE_BAD_CHARACTER, /* control, invisible, or an accent by itself */
} CertificateFlawKind;
typedef struct CertificateFlaw {
    CertificateFlawKind kind;
    const char *field;   /* "name", "department", "officer-name", ... as in the content */
    size_t length, most; /* in characters */
    uint32_t character;
} CertificateFlaw;
CertificateFlaw certificate_find_flaw(const Certificate *certificate);
/* Names everything the certificate says in a few bytes; the token carries the same. */
void certificate_facts_hash(const Certificate *certificate,
                            uint8_t out[CERTIFICATE_FACTS_HASH_BYTES]);

/* ---- fonts ---- */
/* The faces of the page, mapped into memory; used by drawing only, freed by _free. The
 * first file of a list has the look, the others stand in for glyphs it does not have. */
typedef struct CertificateFonts CertificateFonts;
typedef struct CertificateFontFiles {
    const char *const *regular; /* paths, NULL at the end; missing files are skipped */
    const char *const *bold;
} CertificateFontFiles;
/* files NULL: BIZ UDPGothic, IPAexGothic, Noto Sans CJK JP where Debian puts them.
 * STATUS_NOT_FOUND when a list has no file at all. */
Status certificate_fonts_open(const CertificateFontFiles *files, CertificateFonts **out,
                              Error *err) MUST_CHECK;
void certificate_fonts_free(CertificateFonts *fonts);
/* The first character of text that no font can show, or 0. Variation selectors count as
 * shown. Ask this when a name is entered, not when somebody has passed. */
uint32_t certificate_missing_character(CertificateFonts *fonts, Str text);

/* ---- issue ---- */
/* One certificate, issued. All three belong to the caller (strbuf_clear). */
typedef struct IssuedCertificate {
    StrBuf content; /* the signed text with its signature: what the store keeps */
    StrBuf token;   /* the text of the QR */
    StrBuf pdf;
} IssuedCertificate;
/* Signs and draws. The same certificate, key and fonts give the same bytes. Errors as
 * certificate_check, and STATUS_UNSUPPORTED naming the character no font has. On failure
 * *out is empty. */
Status certificate_issue(const CredentialKey *key, CertificateFonts *fonts,
                         const Certificate *certificate, IssuedCertificate *out,
                         Error *err) MUST_CHECK;
void certificate_issued_clear(IssuedCertificate *issued);
/* Draws the PDF again from a stored content, without the key. STATUS_UNTRUSTED when the
 * page no longer comes out as it was signed (other fonts or another cairo): then issue a
 * new one that replaces it. Appends to *pdf. */
Status certificate_pdf_again(CertificateFonts *fonts, Str content, StrBuf *pdf,
                             Error *err) MUST_CHECK;
/* The same with a badge (badge_write) as a second attachment. */
Status certificate_pdf_with_badge(CertificateFonts *fonts, Str content, Str badge,
                                  StrBuf *pdf, Error *err) MUST_CHECK;
/* One PDF for a printer with a page for each certificate, without what is attached to
 * them. Pages keep coming: take what there is now and then. */
typedef struct CertificatePrint CertificatePrint;
/* fonts must live as long. */
CertificatePrint *certificate_print_new(CertificateFonts *fonts);
void certificate_print_free(CertificatePrint *print);
/* As certificate_pdf_again; after a failure the next certificate can be added. */
Status certificate_print_add(CertificatePrint *print, Str content, Error *err) MUST_CHECK;
/* After the last page, which there must be. title: what a reader shows above it. */
void certificate_print_end(CertificatePrint *print, Str title);
/* Appends the bytes that were not taken yet. */
void certificate_print_take(CertificatePrint *print, StrBuf *out);
/* Draws the page of a stored content into width_px x certificate_preview_height(width_px)
 * pixels 0xAARRGGBB (SDL's ARGB8888), rows without padding; every pixel is opaque. */
Status certificate_preview(CertificateFonts *fonts, Str content, int width_px,
                           uint32_t *pixels, Error *err) MUST_CHECK;
int certificate_preview_height(int width_px);

/* ---- verification ---- */
/* One table of findings; the texts for people are in tools/hr. The last three come from
 * the company's list only (trust.h). */
#define VERIFY_FINDINGS(X)                                                               \
    X(VERIFY_VALID, "valid")                                                             \
    X(VERIFY_PAGE_CHANGED, "page-changed")                                               \
    X(VERIFY_OTHER_BADGE, "other-badge")                                                 \
    X(VERIFY_BAD_SIGNATURE, "bad-signature")                                             \
    X(VERIFY_OTHER_KEY, "other-key")                                                     \
    X(VERIFY_DAMAGED, "damaged")                                                         \
    X(VERIFY_TOO_NEW, "too-new")                                                         \
    X(VERIFY_NOTHING_SIGNED, "nothing-signed")                                           \
    X(VERIFY_REVOKED, "revoked")                                                         \
    X(VERIFY_DEVICE_REVOKED, "device-revoked")                                           \
    X(VERIFY_NOT_REGISTERED, "not-registered")

typedef enum VerifyFinding {
#define X(name, text) name,
    VERIFY_FINDINGS(X)
#undef X
} VerifyFinding;

typedef enum VerifySource {
    VERIFY_FROM_NOTHING,
    VERIFY_FROM_PDF,
    VERIFY_FROM_CONTENT, /* the attached text alone: nothing is said about a page */
    VERIFY_FROM_TOKEN,   /* a QR: name, lesson, date and serial, but not the page */
} VerifySource;

/* certificate is what was SIGNED, whatever the page shows; it is filled and to be
 * believed for VERIFY_VALID, VERIFY_OTHER_BADGE (all but the badge is as issued) and
 * VERIFY_PAGE_CHANGED only (verify_is_believed). In the arena. */
typedef struct VerifyResult {
    VerifyFinding finding;
    VerifySource source;
    Certificate certificate;
    uint8_t key_id[CREDENTIAL_KEY_ID_BYTES]; /* the key it says it was signed with */
    uint8_t facts_hash[CERTIFICATE_FACTS_HASH_BYTES]; /* certificate_facts_hash() */
    bool has_badge; /* attached to a VERIFY_VALID PDF, signed by one of the keys */
} VerifyResult;

/* Reads a PDF, an attached text or a QR token and checks it against the keys. Never
 * fails: what is wrong is the finding. bytes may be anything. */
void certificate_verify(Arena *arena, Str bytes, const CredentialPublicKey *keys,
                        size_t key_count, VerifyResult *out);
bool verify_is_believed(VerifyFinding finding);
/* "valid", "page-changed" ...; never NULL. */
const char *verify_finding_id(VerifyFinding finding);

#endif
