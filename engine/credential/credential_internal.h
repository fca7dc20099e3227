/* What the files of this room share. Nobody outside engine/credential includes it, except
 * this room's own tests. */
#ifndef GOFUN_CREDENTIAL_INTERNAL_H
#define GOFUN_CREDENTIAL_INTERNAL_H

#include "credential/credential.h"

/* ---- key.c ---- */
/* Lower-case hex of exactly size bytes; one value has one spelling. */
bool credential__hex_to_bytes(Str hex, uint8_t *out, size_t size);
/* 2 * size digits and a NUL. */
void credential__bytes_to_hex(const uint8_t *bytes, size_t size, char *out);
/* Signs domain NUL message. */
void credential__sign(const CredentialKey *key, const char *domain, Str message,
                      uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);
/* Without a domain, for formats of others: their bytes are two hashes, 64 in all, and
 * cannot be taken for one of our domains with its NUL. */
void credential__sign_bytes(const CredentialKey *key, const uint8_t *bytes, size_t size,
                            uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);
bool credential__is_signed_bytes(const CredentialPublicKey *key, const uint8_t *bytes,
                                 size_t size,
                                 const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);
bool credential__is_signed(const CredentialPublicKey *key, const char *domain,
                           Str message,
                           const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES]);

/* ---- key_lock.c ---- */
#define LOCKED_MAGIC "gofun-locked-key "
/* Appends the file of a key under a passphrase. */
Status key__lock(const uint8_t seed[CREDENTIAL_KEY_BYTES], Str passphrase, StrBuf *out,
                 Error *err) MUST_CHECK;
/* STATUS_LOCKED: wrong passphrase. The caller wipes seed. */
Status key__unlock(Str text, Str passphrase, uint8_t seed[CREDENTIAL_KEY_BYTES],
                   Error *err) MUST_CHECK;

/* ---- content.c: the signed text ---- */
#define CONTENT_MAX_BYTES ((size_t)16 * 1024)
#define CONTENT_MAGIC "GOFUN-CERTIFICATE "

/* A signed text, taken apart. Slices point into the text it was read from. */
typedef struct Content {
    Certificate certificate;
    uint8_t key_id[CREDENTIAL_KEY_ID_BYTES];
    Str token;
    size_t page_bytes; /* length of the PDF before the signed text was attached */
    uint8_t page_hash[CREDENTIAL_HASH_BYTES];
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    Str signed_text; /* everything before the signature's line */
} Content;

/* The lines that say what the certificate says; both signatures rest on them. */
void content__add_facts(const Certificate *certificate, StrBuf *out);
/* Facts, key, token and page, signed: the whole text. */
void content__write(const CredentialKey *key, const Content *content, StrBuf *out);
/* STATUS_TOO_NEW or STATUS_BAD_DATA; only a text in the one canonical form is read. */
Status content__read(Arena *arena, Str text, Content *out, Error *err) MUST_CHECK;
bool content__is_signed_by(const Content *content, const CredentialPublicKey *key);

/* issue.c. STATUS_UNTRUSTED when page is not the one that content was signed with. */
Status content__check_page(const Content *content, Str page, Error *err) MUST_CHECK;

/* ---- token.c: the short text of the QR ---- */
#define TOKEN_MAGIC "GOFUN1-"
#define TOKEN_MAX_BYTES 640 /* as text */

typedef struct Token {
    Certificate certificate; /* kind, subject, passed, zone, serial, name */
    uint8_t key_id[CREDENTIAL_KEY_ID_BYTES];
    uint8_t facts_hash[CERTIFICATE_FACTS_HASH_BYTES];
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    Str signed_bytes;
} Token;

void token__write(const CredentialKey *key, const Certificate *certificate, StrBuf *out);
Status token__read(Arena *arena, Str text, Token *out, Error *err) MUST_CHECK;
bool token__is_signed_by(const Token *token, const CredentialPublicKey *key);

/* ---- badge.c ---- */
/* How every badge of ours begins; it ends with the only line break in it. */
#define BADGE_HEAD "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
/* True when json is the badge of this certificate, as badge_write writes it, signed by
 * one of the keys. */
bool badge__is_signed(Str json, const Certificate *certificate,
                      const CredentialPublicKey *keys, size_t key_count);

/* ---- page_pdf.c: the drawing ---- */
/* The page as PDF without attachment, appended to *pdf. */
Status page__write_pdf(CertificateFonts *fonts, const Certificate *certificate, Str token,
                       StrBuf *pdf, Error *err) MUST_CHECK;

/* ---- pdf_attach.c, pdf_find.c ---- */
/* Appends to base (a PDF that page__write_pdf made) an incremental update that attaches
 * content, and badge when it is not empty. The same texts give the same bytes. */
Status pdf__attach(Str base, const Certificate *certificate, Str content, Str badge,
                   StrBuf *out, Error *err) MUST_CHECK;
/* Looks for attached texts, also compressed ones, in a PDF that anybody may have changed;
 * calls visit for each until it returns true. Work and memory are bounded. */
typedef bool (*PdfTextVisitor)(void *context, Str text);
void pdf__find_texts(Arena *arena, Str pdf, PdfTextVisitor visit, void *context);

#endif
