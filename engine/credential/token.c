/* The QR's text: GOFUN1- and base32 of a few bytes with their own signature. Base32 (A-Z
 * 2-7) suits the alphanumeric mode of a QR, a shell and a telephone alike.
 *
 * bytes: version 1 | kind 1 | subject 1 | passed at 4 | zone minutes 2 | key id 8 |
 * hash of the facts 16 | serial length 1, serial | name length 1, name | signature 64;
 * numbers big-endian. */
#include <string.h>

#include "base/utf8.h"
#include "credential/credential_internal.h"

#define TOKEN_DOMAIN "gofun.token.1"
#define TOKEN_VERSION 1

static const char BASE32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* ---- base32 ---- */

static void add_base32(StrBuf *out, Str bytes)
{
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        held = (held << 8 | (unsigned char)bytes.ptr[i]) & 0xFFFu;
        for (bits += 8; bits >= 5; bits -= 5) {
            strbuf_add_char(out, BASE32[held >> (bits - 5) & 31u]);
        }
    }
    if (bits > 0) {
        strbuf_add_char(out, BASE32[held << (5 - bits) & 31u]);
    }
}

/* False for other letters, lower case, and left-over bits that are not zero: every token
 * has one spelling. */
static bool read_base32(Arena *arena, Str text, Str *out)
{
    char *bytes = arena_alloc(arena, text.len * 5 / 8 + 1);
    size_t count = 0;
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *at = memchr(BASE32, text.ptr[i], sizeof BASE32 - 1);
        if (at == NULL) {
            return false;
        }
        held = (held << 5 | (unsigned)(at - BASE32)) & 0xFFFu;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes[count++] = (char)(unsigned char)(held >> bits & 0xFFu);
        }
    }
    *out = (Str){bytes, count};
    return bits < 5 && (held & ((1u << bits) - 1)) == 0;
}

/* ---- writing ---- */

static void add_number(StrBuf *out, uint32_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        strbuf_add_char(out, (char)(unsigned char)(value >> shift & 0xFFu));
    }
}

static void add_bytes(StrBuf *out, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        strbuf_add_char(out, (char)bytes[i]);
    }
}

static void add_text(StrBuf *out, Str text)
{
    add_number(out, (uint32_t)text.len, 1);
    strbuf_add(out, text);
}

void certificate_facts_hash(const Certificate *certificate,
                            uint8_t out[CERTIFICATE_FACTS_HASH_BYTES])
{
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    StrBuf facts = {0};
    content__add_facts(certificate, &facts);
    credential_hash(facts.ptr, facts.len, hash);
    memcpy(out, hash, CERTIFICATE_FACTS_HASH_BYTES);
    strbuf_clear(&facts);
}

static void add_facts_hash(StrBuf *out, const Certificate *certificate)
{
    uint8_t hash[CERTIFICATE_FACTS_HASH_BYTES];
    certificate_facts_hash(certificate, hash);
    add_bytes(out, hash, sizeof hash);
}

void token__write(const CredentialKey *key, const Certificate *c, StrBuf *out)
{
    CredentialPublicKey public = credential_key_public(key);
    uint8_t key_id[CREDENTIAL_KEY_ID_BYTES];
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    credential_key_id(&public, key_id);
    StrBuf bytes = {0};
    add_number(&bytes, TOKEN_VERSION, 1);
    add_number(&bytes, (uint32_t)c->kind, 1);
    add_number(&bytes, (uint32_t)c->subject_no, 1);
    add_number(&bytes, (uint32_t)c->passed_at, 4);
    add_number(&bytes, (uint32_t)c->zone_minutes & 0xFFFFu, 2);
    add_bytes(&bytes, key_id, sizeof key_id);
    add_facts_hash(&bytes, c);
    add_text(&bytes, c->serial);
    add_text(&bytes, c->name);
    credential__sign(key, TOKEN_DOMAIN, strbuf_str(&bytes), signature);
    add_bytes(&bytes, signature, sizeof signature);
    strbuf_add_z(out, TOKEN_MAGIC);
    add_base32(out, strbuf_str(&bytes));
    strbuf_clear(&bytes);
}

/* ---- reading ---- */

typedef struct Reader {
    Str rest;
    bool is_short;
} Reader;

static Str read_bytes(Reader *reader, size_t size)
{
    if (reader->rest.len < size) {
        reader->is_short = true;
        return (Str){0};
    }
    Str bytes = str_slice(reader->rest, 0, size);
    reader->rest = str_slice(reader->rest, size, reader->rest.len);
    return bytes;
}

static void read_into(Reader *reader, void *out, size_t size)
{
    Str bytes = read_bytes(reader, size);
    if (bytes.len == size) {
        memcpy(out, bytes.ptr, size);
    }
}

static uint32_t read_number(Reader *reader, size_t size)
{
    Str bytes = read_bytes(reader, size);
    uint32_t value = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        value = value << 8 | (unsigned char)bytes.ptr[i];
    }
    return value;
}

static bool read_fields(Str bytes, Token *out)
{
    Reader reader = {.rest = str_slice(bytes, 1, bytes.len)};
    Certificate *c = &out->certificate;
    uint32_t kind = read_number(&reader, 1);
    if (kind > CERTIFICATE_WHOLE) {
        return false;
    }
    c->kind = (CertificateKind)kind;
    c->subject_no = (int)read_number(&reader, 1);
    c->passed_at = read_number(&reader, 4);
    int zone = (int)read_number(&reader, 2);
    c->zone_minutes = zone >= 0x8000 ? zone - 0x10000 : zone;
    read_into(&reader, out->key_id, sizeof out->key_id);
    read_into(&reader, out->facts_hash, sizeof out->facts_hash);
    c->serial = read_bytes(&reader, read_number(&reader, 1));
    c->name = read_bytes(&reader, read_number(&reader, 1));
    out->signed_bytes = str_slice(bytes, 0, bytes.len - reader.rest.len);
    read_into(&reader, out->signature, sizeof out->signature);
    return !reader.is_short && reader.rest.len == 0;
}

static bool has_sane_values(const Certificate *c)
{
    return c->subject_no <= 25 && c->zone_minutes >= -840 && c->zone_minutes <= 840 &&
           c->name.len > 0 && utf8_is_valid(c->name, NULL) && c->serial.len > 0 &&
           c->serial.len < CERTIFICATE_SERIAL_SIZE && utf8_is_valid(c->serial, NULL);
}

Status token__read(Arena *arena, Str text, Token *out, Error *err)
{
    Str magic = STR(TOKEN_MAGIC);
    Str bytes = {0};
    if (text.len > TOKEN_MAX_BYTES || !str_starts_with(text, magic) ||
        !read_base32(arena, str_slice(text, magic.len, text.len), &bytes) ||
        bytes.len == 0) {
        return error_set(err, STATUS_BAD_DATA, "not a certificate token");
    }
    if (bytes.ptr[0] != TOKEN_VERSION) {
        return error_set(err, STATUS_TOO_NEW, "a certificate token of another version");
    }
    Token token = {0};
    if (!read_fields(bytes, &token) || !has_sane_values(&token.certificate)) {
        return error_set(err, STATUS_BAD_DATA, "the certificate token is damaged");
    }
    *out = token;
    return STATUS_OK;
}

bool token__is_signed_by(const Token *token, const CredentialPublicKey *key)
{
    return credential__is_signed(key, TOKEN_DOMAIN, token->signed_bytes,
                                 token->signature);
}
