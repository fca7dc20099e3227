/* The signed text: readable lines in a fixed order, UTF-8, one spelling for every value.
 * docs/certificate.md describes it for people who write another verifier. */
#include <stdio.h>
#include <string.h>

#include "credential/credential_internal.h"
#include "text/iso.h"

#define CONTENT_DOMAIN "gofun.certificate.1"
#define CONTENT_HEAD CONTENT_MAGIC "1\n"

static const char *const KIND_NAMES[] = {
    [CERTIFICATE_LESSON] = "lesson",
    [CERTIFICATE_PART] = "part",
    [CERTIFICATE_WHOLE] = "whole",
};
#define KIND_COUNT (sizeof KIND_NAMES / sizeof KIND_NAMES[0])

/* ---- writing ---- */

static void add_line(StrBuf *out, const char *name, Str value)
{
    if (value.len > 0) {
        strbuf_add_z(out, name);
        strbuf_add_z(out, ": ");
        strbuf_add(out, value);
        strbuf_add_char(out, '\n');
    }
}

static void add_time(StrBuf *out, const char *name, int64_t at, int zone_minutes)
{
    Arena arena = {0};
    add_line(out, name, iso_moment(&arena, at, zone_minutes));
    arena_clear(&arena);
}

void content__add_facts(const Certificate *c, StrBuf *out)
{
    strbuf_add_z(out, CONTENT_HEAD);
    strbuf_add_format(out, "kind: %s\nsubject: %d\n", KIND_NAMES[c->kind], c->subject_no);
    add_line(out, "title", c->title);
    for (size_t i = 0; i < c->goal_count; i++) {
        add_line(out, "goal", c->goals[i]);
    }
    add_line(out, "name", c->name);
    add_line(out, "department", c->department);
    add_time(out, "passed-at", c->passed_at, c->zone_minutes);
    add_line(out, "serial", c->serial);
    add_line(out, "company", c->company);
    add_line(out, "officer-role", c->officer_role);
    add_line(out, "officer-name", c->officer_name);
    add_line(out, "replaces", c->replaces);
    add_line(out, "reason", c->reason);
}

static void add_hex(StrBuf *out, const uint8_t *bytes, size_t size)
{
    char hex[2 * CREDENTIAL_SIGNATURE_BYTES + 1];
    require(2 * size < sizeof hex);
    credential__bytes_to_hex(bytes, size, hex);
    strbuf_add_z(out, hex);
    strbuf_add_char(out, '\n');
}

static void add_unsigned(const Content *content, StrBuf *out)
{
    content__add_facts(&content->certificate, out);
    strbuf_add_z(out, "key: ");
    add_hex(out, content->key_id, sizeof content->key_id);
    add_line(out, "token", content->token);
    strbuf_add_format(out, "page: %zu ", content->page_bytes);
    add_hex(out, content->page_hash, sizeof content->page_hash);
}

static void add_signature(const Content *content, StrBuf *out)
{
    strbuf_add_z(out, "signature: ");
    add_hex(out, content->signature, sizeof content->signature);
}

void content__write(const CredentialKey *key, const Content *content, StrBuf *out)
{
    Content whole = *content;
    strbuf_reset(out);
    add_unsigned(&whole, out);
    credential__sign(key, CONTENT_DOMAIN, strbuf_str(out), whole.signature);
    add_signature(&whole, out);
}

/* ---- reading ---- */

/* The value of the next line when it has this name; else empty and nothing is taken. */
static Str take(Str *rest, const char *name)
{
    Str line = {0};
    Str after = *rest;
    size_t name_len = strlen(name);
    if (!str_split(&after, '\n', &line) || line.len < name_len + 2 ||
        !str_starts_with(line, str_from(name)) || line.ptr[name_len] != ':' ||
        line.ptr[name_len + 1] != ' ') {
        return (Str){0};
    }
    *rest = after;
    return str_slice(line, name_len + 2, line.len);
}

static bool read_int(Str text, int least, int most, int *out)
{
    int64_t value = 0;
    if (!str_to_int64(text, &value) || value < least || value > most) {
        return false;
    }
    *out = (int)value;
    return true;
}

static bool read_kind(Str text, CertificateKind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_is(text, KIND_NAMES[i])) {
            *out = (CertificateKind)i;
            return true;
        }
    }
    return false;
}

/* The years a certificate can have. */
static bool read_time(Str text, Certificate *c)
{
    return iso_read_moment(text, &c->passed_at, &c->zone_minutes) &&
           str_compare(text, STR("1969")) >= 0 && str_compare(text, STR("2101")) < 0;
}

static bool read_facts(Str *rest, Certificate *c)
{
    if (!read_kind(take(rest, "kind"), &c->kind) ||
        !read_int(take(rest, "subject"), 0, 25, &c->subject_no)) {
        return false;
    }
    c->title = take(rest, "title");
    while (c->goal_count < CERTIFICATE_GOALS_MAX) {
        Str goal = take(rest, "goal");
        if (goal.len == 0) {
            break;
        }
        c->goals[c->goal_count++] = goal;
    }
    c->name = take(rest, "name");
    c->department = take(rest, "department");
    if (!read_time(take(rest, "passed-at"), c)) {
        return false;
    }
    c->serial = take(rest, "serial");
    c->company = take(rest, "company");
    c->officer_role = take(rest, "officer-role");
    c->officer_name = take(rest, "officer-name");
    c->replaces = take(rest, "replaces");
    c->reason = take(rest, "reason");
    return true;
}

static bool read_page(Str text, Content *out)
{
    Str number = {0};
    int64_t bytes = 0;
    if (!str_split(&text, ' ', &number) || !str_to_int64(number, &bytes) || bytes < 0 ||
        bytes > INT32_MAX) {
        return false;
    }
    out->page_bytes = (size_t)bytes;
    return credential__hex_to_bytes(text, out->page_hash, sizeof out->page_hash);
}

static bool read_rest(Str text, Str rest, Content *out)
{
    if (!credential__hex_to_bytes(take(&rest, "key"), out->key_id, sizeof out->key_id)) {
        return false;
    }
    out->token = take(&rest, "token");
    if (!read_page(take(&rest, "page"), out)) {
        return false;
    }
    out->signed_text = str_slice(text, 0, text.len - rest.len);
    return credential__hex_to_bytes(take(&rest, "signature"), out->signature,
                                    sizeof out->signature);
}

/* Reading is lenient where this is strict: other bytes for the same values are refused.
 */
static bool is_canonical(const Content *content, Str text)
{
    StrBuf again = {0};
    add_unsigned(content, &again);
    add_signature(content, &again);
    bool is_same = str_equal(strbuf_str(&again), text);
    strbuf_clear(&again);
    return is_same;
}

static Status check_head(Str text, Error *err)
{
    if (!str_starts_with(text, STR(CONTENT_MAGIC))) {
        return error_set(err, STATUS_BAD_DATA, "not a certificate text");
    }
    if (!str_starts_with(text, STR(CONTENT_HEAD))) {
        return error_set(err, STATUS_TOO_NEW, "a certificate text of another version");
    }
    if (text.len > CONTENT_MAX_BYTES) {
        return error_set(err, STATUS_BAD_DATA, "the certificate text is too long");
    }
    return STATUS_OK;
}

Status content__read(Arena *arena, Str text, Content *out, Error *err)
{
    Content content = {0};
    Status status = check_head(text, err);
    if (status != STATUS_OK) {
        return status;
    }
    Str own = str_copy(arena, text);
    Str rest = str_slice(own, sizeof CONTENT_HEAD - 1, own.len);
    if (!read_facts(&rest, &content.certificate) || !read_rest(own, rest, &content) ||
        !is_canonical(&content, own)) {
        return error_set(err, STATUS_BAD_DATA, "the certificate text is damaged");
    }
    status = certificate_check(&content.certificate, err);
    if (status == STATUS_OK) {
        *out = content;
        return STATUS_OK;
    }
    return error_add(err, STATUS_BAD_DATA, "the certificate text is damaged");
}

bool content__is_signed_by(const Content *content, const CredentialPublicKey *key)
{
    return credential__is_signed(key, CONTENT_DOMAIN, content->signed_text,
                                 content->signature);
}
