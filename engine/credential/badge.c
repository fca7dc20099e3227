/* No JSON-LD engine is needed: every node has an id of its own, so the canonical form is
 * one line for each statement, sorted by bytes. tests/hr/oracle compares it with somebody
 * else's engine. */
#include "credential/badge.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "credential/credential_internal.h"
#include "credential/wording.h"
#include "text/format.h"

#define VC "https://www.w3.org/2018/credentials#"
#define OB "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
#define SCHEMA "https://schema.org/"
#define SECURITY "https://w3id.org/security#"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#define SUITE "eddsa-rdfc-2022"

enum {
    LINES_MAX = 32,
    BASE58_MAX = 96,
    UUID_TEXT = 46 /* "urn:uuid:", 36 characters and a NUL */
};

/* ---- names ---- */

static const char BASE58[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/* Base58 of Bitcoin's alphabet behind the letter of its multibase. */
static void add_base58(StrBuf *out, const uint8_t *bytes, size_t size)
{
    uint8_t digits[BASE58_MAX] = {0};
    size_t count = 0;
    size_t zeros = 0;
    require(size <= CREDENTIAL_SIGNATURE_BYTES);
    while (zeros < size && bytes[zeros] == 0) {
        zeros++;
    }
    for (size_t i = zeros; i < size; i++) {
        unsigned carry = bytes[i];
        for (size_t k = 0; k < count || carry > 0; k++) {
            carry += 256u * digits[k];
            digits[k] = (uint8_t)(carry % 58);
            carry /= 58;
            count = k + 1 > count ? k + 1 : count;
        }
    }
    strbuf_add_char(out, 'z');
    for (size_t i = 0; i < zeros; i++) {
        strbuf_add_char(out, '1');
    }
    while (count > 0) {
        strbuf_add_char(out, BASE58[digits[--count]]);
    }
}

/* did:key:z6Mk...: the key is its own name. */
static Str key_did(Arena *arena, const CredentialPublicKey *key)
{
    uint8_t bytes[2 + CREDENTIAL_KEY_BYTES] = {0xED, 0x01};
    memcpy(bytes + 2, key->bytes, sizeof key->bytes);
    StrBuf text = {0};
    strbuf_add_z(&text, "did:key:");
    add_base58(&text, bytes, sizeof bytes);
    Str did = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return did;
}

/* A UUID of version 8 that follows from the serial: the same badge, the same ids. */
static void make_uuid(const char *what, Str serial, char out[UUID_TEXT])
{
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    char hex[33];
    StrBuf text = {0};
    strbuf_add_format(&text, "gofun badge 1\n%s\n%.*s", what, STR_ARG(serial));
    credential_hash(text.ptr, text.len, hash);
    strbuf_clear(&text);
    hash[6] = (uint8_t)((hash[6] & 0x0Fu) | 0x80u);
    hash[8] = (uint8_t)((hash[8] & 0x3Fu) | 0x80u);
    credential__bytes_to_hex(hash, 16, hex);
    size_t at = 0;
    memcpy(out, "urn:uuid:", 9);
    char *end = out + 9;
    for (; at < 32; at++) {
        if (at == 8 || at == 12 || at == 16 || at == 20) {
            *end++ = '-';
        }
        *end++ = hex[at];
    }
    *end = '\0';
}

/* ---- what a badge says ---- */

typedef struct Facts {
    Arena arena;
    Str issuer;
    Str company;
    char credential[UUID_TEXT], subject[UUID_TEXT], achievement[UUID_TEXT],
        criteria[UUID_TEXT], identifier[UUID_TEXT];
    Str from, until; /* XML dateTime, UTC */
    Str name, achievement_name, description, narrative;
    Str identity_hash, salt; /* empty without a number */
} Facts;

static Str utc(Arena *arena, int64_t at, int years_later)
{
    FormatDate day = format_local_date(at, 0);
    FormatClock clock = format_local_clock(at, 0);
    day.year += years_later;
    day.day = format_date_is_valid(day) ? day.day : 28; /* 29 February */
    return str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month,
                      day.day, clock.hour, clock.minute, clock.second);
}

static Str describe(Arena *arena, const Wording *w)
{
    StrBuf text = {0};
    for (size_t i = 0; i < w->goal_count; i++) {
        strbuf_add(&text, w->goals[i]);
    }
    Str joined = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return joined.len > 0 ? joined : w->opening;
}

/* Open Badges: SHA-256 of the identity with the salt behind it. */
static Str hash_identity(Arena *arena, Str number, Str salt)
{
    uint8_t hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];
    Str text = str_format(arena, "%.*s%.*s", STR_ARG(number), STR_ARG(salt));
    (void)crypto_hash_sha256(hash, (const uint8_t *)text.ptr, text.len);
    credential__bytes_to_hex(hash, sizeof hash, hex);
    return str_format(arena, "sha256$%s", hex);
}

static void fill_facts(Facts *f, const CredentialPublicKey *issuer, const Badge *badge)
{
    const Certificate *c = badge->certificate;
    Wording w;
    wording_fill(&f->arena, c, &w);
    f->issuer = key_did(&f->arena, issuer);
    f->company = c->company;
    make_uuid("credential", c->serial, f->credential);
    make_uuid("subject", c->serial, f->subject);
    make_uuid("achievement", c->serial, f->achievement);
    make_uuid("criteria", c->serial, f->criteria);
    make_uuid("identifier", c->serial, f->identifier);
    f->from = utc(&f->arena, c->passed_at, 0);
    f->until = utc(&f->arena, c->passed_at, 1);
    f->name = w.document;
    f->achievement_name = w.subject;
    f->description = describe(&f->arena, &w);
    f->narrative = w.criterion;
    if (badge->employee_number.len > 0) {
        f->salt = c->serial;
        f->identity_hash = hash_identity(&f->arena, badge->employee_number, c->serial);
    }
}

/* ---- statements ---- */

typedef struct Lines {
    Arena *arena;
    Str items[LINES_MAX];
    size_t count;
} Lines;

static void add_line(Lines *lines, Str line)
{
    require(lines->count < LINES_MAX);
    lines->items[lines->count++] = line;
}

static void add_node(Lines *lines, const char *subject, const char *predicate,
                     const char *object)
{
    add_line(lines,
             str_format(lines->arena, "<%s> <%s> <%s> .\n", subject, predicate, object));
}

static void add_escaped(StrBuf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        switch (c) {
        case '\n':
            strbuf_add_z(out, "\\n");
            break;
        case '\r':
            strbuf_add_z(out, "\\r");
            break;
        case '"':
        case '\\':
            strbuf_add_char(out, '\\');
            strbuf_add_char(out, c);
            break;
        default:
            strbuf_add_char(out, c);
        }
    }
}

/* type: IRI of the datatype, or NULL for a plain string. Empty texts are left out. */
static void add_text(Lines *lines, const char *subject, const char *predicate, Str text,
                     const char *type)
{
    if (text.len == 0) {
        return;
    }
    StrBuf line = {0};
    strbuf_add_format(&line, "<%s> <%s> \"", subject, predicate);
    add_escaped(&line, text);
    strbuf_add_char(&line, '"');
    if (type != NULL) {
        strbuf_add_format(&line, "^^<%s>", type);
    }
    strbuf_add_z(&line, " .\n");
    add_line(lines, str_copy(lines->arena, strbuf_str(&line)));
    strbuf_clear(&line);
}

static int compare_lines(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static void add_identifier(Lines *lines, const Facts *f)
{
    if (f->identity_hash.len == 0) {
        return;
    }
    add_node(lines, f->subject, OB "identifier", f->identifier);
    add_node(lines, f->identifier, RDF_TYPE, OB "IdentityObject");
    add_text(lines, f->identifier, OB "hashed", STR("true"),
             "https://www.w3.org/2001/XMLSchema#boolean"); /* as the context has it */
    add_text(lines, f->identifier, OB "identityHash", f->identity_hash, NULL);
    add_text(lines, f->identifier, OB "identityType", STR("sourcedId"), NULL);
    add_text(lines, f->identifier, OB "salt", f->salt, NULL);
}

static void add_statements(Lines *lines, const Facts *f)
{
    const char *issuer = f->issuer.ptr;
    add_node(lines, issuer, RDF_TYPE, OB "Profile");
    add_text(lines, issuer, SCHEMA "name", f->company, NULL);
    add_node(lines, f->credential, RDF_TYPE, OB "OpenBadgeCredential");
    add_node(lines, f->credential, RDF_TYPE, VC "VerifiableCredential");
    add_text(lines, f->credential, SCHEMA "name", f->name, NULL);
    add_node(lines, f->credential, VC "credentialSubject", f->subject);
    add_node(lines, f->credential, VC "issuer", issuer);
    add_text(lines, f->credential, VC "validFrom", f->from, XSD "dateTime");
    add_text(lines, f->credential, VC "validUntil", f->until, XSD "dateTime");
    add_node(lines, f->subject, RDF_TYPE, OB "AchievementSubject");
    add_node(lines, f->subject, OB "achievement", f->achievement);
    add_node(lines, f->achievement, RDF_TYPE, OB "Achievement");
    add_node(lines, f->achievement, OB "Criteria", f->criteria);
    add_text(lines, f->achievement, SCHEMA "description", f->description, NULL);
    add_text(lines, f->achievement, SCHEMA "name", f->achievement_name, NULL);
    add_text(lines, f->criteria, OB "narrative", f->narrative, NULL);
    add_identifier(lines, f);
}

static void write_canonical(Facts *f, StrBuf *out)
{
    Lines lines = {.arena = &f->arena};
    add_statements(&lines, f);
    qsort(lines.items, lines.count, sizeof lines.items[0], compare_lines);
    for (size_t i = 0; i < lines.count; i++) {
        strbuf_add(out, lines.items[i]);
    }
}

void badge_canonical(const CredentialPublicKey *issuer, const Badge *badge, StrBuf *out)
{
    Facts f = {0};
    fill_facts(&f, issuer, badge);
    write_canonical(&f, out);
    arena_clear(&f.arena);
}

/* ---- the proof ---- */

static Str method_of(Facts *f)
{
    Str fragment = str_slice(f->issuer, sizeof "did:key:" - 1, f->issuer.len);
    return str_format(&f->arena, "%.*s#%.*s", STR_ARG(f->issuer), STR_ARG(fragment));
}

/* The options of the proof in canonical form: five lines that are sorted already. */
static Str proof_options(Facts *f)
{
    return str_format(
        &f->arena,
        "_:c14n0 <http://purl.org/dc/terms/created> \"%.*s\"^^<" XSD "dateTime> .\n"
        "_:c14n0 <" RDF_TYPE "> <" SECURITY "DataIntegrityProof> .\n"
        "_:c14n0 <" SECURITY "cryptosuite> \"" SUITE "\"^^<" SECURITY
        "cryptosuiteString> .\n"
        "_:c14n0 <" SECURITY "proofPurpose> <" SECURITY "assertionMethod> .\n"
        "_:c14n0 <" SECURITY "verificationMethod> <%.*s> .\n",
        STR_ARG(f->from), STR_ARG(method_of(f)));
}

/* What is signed: the hash of the options and the hash of the document. */
enum {
    PROOF_BYTES = 2 * crypto_hash_sha256_BYTES
};

static void hash_proof(Facts *f, uint8_t hashes[PROOF_BYTES])
{
    StrBuf document = {0};
    Str options = proof_options(f);
    write_canonical(f, &document);
    (void)crypto_hash_sha256(hashes, (const uint8_t *)options.ptr, options.len);
    (void)crypto_hash_sha256(hashes + crypto_hash_sha256_BYTES,
                             (const uint8_t *)document.ptr, document.len);
    strbuf_clear(&document);
}

static Str sign_proof(const CredentialKey *key, Facts *f)
{
    uint8_t hashes[PROOF_BYTES];
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    StrBuf text = {0};
    hash_proof(f, hashes);
    credential__sign_bytes(key, hashes, sizeof hashes, signature);
    add_base58(&text, signature, sizeof signature);
    Str proof = str_copy(&f->arena, strbuf_str(&text));
    strbuf_clear(&text);
    return proof;
}

/* ---- JSON ---- */

/* Our texts have no control characters, so N-Quads and JSON escape them alike. */
static void add_member(StrBuf *out, const char *name, Str value)
{
    if (value.len > 0) {
        strbuf_add_format(out, ",\"%s\":\"", name);
        add_escaped(out, value);
        strbuf_add_char(out, '"');
    }
}

static void add_subject(StrBuf *out, const Facts *f)
{
    strbuf_add_format(out,
                      ",\"credentialSubject\":{\"id\":\"%s\",\"type\":["
                      "\"AchievementSubject\"]",
                      f->subject);
    if (f->identity_hash.len > 0) {
        strbuf_add_format(out,
                          ",\"identifier\":[{\"id\":\"%s\",\"type\":\"IdentityObject\","
                          "\"hashed\":true",
                          f->identifier);
        add_member(out, "identityHash", f->identity_hash);
        add_member(out, "identityType", STR("sourcedId"));
        add_member(out, "salt", f->salt);
        strbuf_add_z(out, "}]");
    }
    strbuf_add_format(out, ",\"achievement\":{\"id\":\"%s\",\"type\":[\"Achievement\"]",
                      f->achievement);
    add_member(out, "name", f->achievement_name);
    add_member(out, "description", f->description);
    strbuf_add_format(out, ",\"criteria\":{\"id\":\"%s\"", f->criteria);
    add_member(out, "narrative", f->narrative);
    strbuf_add_z(out, "}}}");
}

#define PROOF_VALUE ",\"proofValue\":\""

static void add_proof(Facts *f, Str proof, StrBuf *out)
{
    strbuf_add_z(out, ",\"proof\":[{\"type\":\"DataIntegrityProof\"");
    add_member(out, "created", f->from);
    add_member(out, "verificationMethod", method_of(f));
    add_member(out, "cryptosuite", STR(SUITE));
    add_member(out, "proofPurpose", STR("assertionMethod"));
    strbuf_add_z(out, PROOF_VALUE);
    strbuf_add(out, proof);
    strbuf_add_z(out, "\"}]}\n");
}

static void write_json(Facts *f, Str proof, StrBuf *out)
{
    strbuf_add_format(out,
                      BADGE_HEAD
                      "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\"],"
                      "\"id\":\"%s\",\"type\":[\"VerifiableCredential\","
                      "\"OpenBadgeCredential\"],"
                      "\"issuer\":{\"id\":\"%.*s\",\"type\":[\"Profile\"]",
                      f->credential, STR_ARG(f->issuer));
    add_member(out, "name", f->company);
    strbuf_add_char(out, '}');
    add_member(out, "validFrom", f->from);
    add_member(out, "validUntil", f->until);
    add_member(out, "name", f->name);
    add_subject(out, f);
    add_proof(f, proof, out);
}

Status badge_write(const CredentialKey *issuer, const Badge *badge, StrBuf *out,
                   Error *err)
{
    Status status = certificate_check(badge->certificate, err);
    if (status != STATUS_OK) {
        return status;
    }
    Facts f = {0};
    CredentialPublicKey public_key = credential_key_public(issuer);
    fill_facts(&f, &public_key, badge);
    write_json(&f, sign_proof(issuer, &f), out);
    arena_clear(&f.arena);
    return STATUS_OK;
}

/* ---- checking ---- */

/* The text between start and the next quotation mark; empty when there is none. */
static Str quoted_after(Str json, Str start)
{
    ptrdiff_t at = str_find(json, start);
    if (at < 0) {
        return (Str){0};
    }
    Str rest = str_slice(json, (size_t)at + start.len, json.len);
    ptrdiff_t end = str_find(rest, STR("\""));
    return end >= 0 ? str_slice(rest, 0, (size_t)end) : (Str){0};
}

/* False for another letter, or for a number that does not fit. Other spellings of the
 * same number are found when the text is written again. */
static bool read_base58(Str text, uint8_t *out, size_t size)
{
    memset(out, 0, size);
    for (size_t i = 1; i < text.len; i++) {
        const char *at = memchr(BASE58, text.ptr[i], sizeof BASE58 - 1);
        unsigned carry = at != NULL ? (unsigned)(at - BASE58) : 0;
        for (size_t k = size; k > 0; k--) {
            carry += 58u * out[k - 1];
            out[k - 1] = (uint8_t)(carry & 0xFFu);
            carry >>= 8;
        }
        if (at == NULL || carry != 0) {
            return false;
        }
    }
    return text.len > 1 && text.ptr[0] == 'z';
}

/* The badge written again from the certificate, and what only the badge knows. */
static bool is_signed_by(const CredentialPublicKey *key, const Certificate *certificate,
                         Str json)
{
    Facts f = {0};
    const Badge badge = {.certificate = certificate};
    fill_facts(&f, key, &badge);
    f.identity_hash = quoted_after(json, STR("\"identityHash\":\""));
    f.salt = f.identity_hash.len > 0 ? certificate->serial : (Str){0};
    Str proof = quoted_after(json, STR(PROOF_VALUE));
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    StrBuf again = {0};
    write_json(&f, proof, &again);
    bool is_good = str_equal(strbuf_str(&again), json) &&
                   read_base58(proof, signature, sizeof signature);
    if (is_good) {
        uint8_t hashes[PROOF_BYTES];
        StrBuf spelling = {0};
        hash_proof(&f, hashes);
        add_base58(&spelling, signature, sizeof signature);
        is_good = str_equal(strbuf_str(&spelling), proof) &&
                  credential__is_signed_bytes(key, hashes, sizeof hashes, signature);
        strbuf_clear(&spelling);
    }
    strbuf_clear(&again);
    arena_clear(&f.arena);
    return is_good;
}

bool badge__is_signed(Str json, const Certificate *certificate,
                      const CredentialPublicKey *keys, size_t key_count)
{
    for (size_t i = 0; i < key_count; i++) {
        if (is_signed_by(&keys[i], certificate, json)) {
            return true;
        }
    }
    return false;
}
