#include "credential/key.h"

#include <string.h>

#include <sodium.h>

#include "base/os.h"
#include "credential/credential_internal.h"

#define KEY_FILE "signing.key"
#define PUBLIC_FILE "signing.pub"
#define LOCK_FILE "signing.lock"
#define KEY_MAGIC "gofun-signing-key 1\n"
#define PUBLIC_MAGIC "gofun-public-key 1\n"
#define KEY_FILE_MAX 256

/* One page of locked memory. */
struct CredentialKey {
    uint8_t seed[CREDENTIAL_KEY_BYTES];
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    uint8_t public[CREDENTIAL_KEY_BYTES];
};

bool credential__hex_to_bytes(Str hex, uint8_t *out, size_t size)
{
    if (hex.len != 2 * size) {
        return false;
    }
    for (size_t i = 0; i < hex.len; i++) {
        char c = hex.ptr[i];
        bool is_digit = c >= '0' && c <= '9';
        bool is_letter = c >= 'a' && c <= 'f';
        if (!is_digit && !is_letter) {
            return false; /* upper case too: one value has one spelling */
        }
        unsigned value = is_digit ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
        out[i / 2] = (uint8_t)(i % 2 == 0 ? value << 4 : out[i / 2] | value);
    }
    return true;
}

void credential__bytes_to_hex(const uint8_t *bytes, size_t size, char *out)
{
    (void)sodium_bin2hex(out, 2 * size + 1, bytes, size);
}

CredentialKey *credential_key_from_seed(const uint8_t seed[CREDENTIAL_KEY_BYTES])
{
    require(sodium_init() >= 0);
    CredentialKey *key = os_secret_alloc(sizeof *key);
    require(key != NULL);
    memcpy(key->seed, seed, sizeof key->seed);
    (void)crypto_sign_seed_keypair(key->public, key->secret, key->seed);
    return key;
}

void credential_key_free(CredentialKey *key)
{
    if (key != NULL) {
        os_secret_free(key, sizeof *key);
    }
}

CredentialPublicKey credential_key_public(const CredentialKey *key)
{
    CredentialPublicKey public;
    memcpy(public.bytes, key->public, sizeof public.bytes);
    return public;
}

/* ---- files ---- */

static char *path_in(Arena *arena, const char *data_dir, const char *name)
{
    Str path = str_format(arena, "%s/%s", data_dir, name);
    return str_copy_z(arena, path);
}

static void wipe_buffer(StrBuf *buf)
{
    if (buf->ptr != NULL) {
        mem_wipe(buf->ptr, buf->capacity);
    }
    strbuf_clear(buf);
}

static Status damaged(const char *path, Error *err)
{
    return error_set(err, STATUS_BAD_DATA,
                     "%s: the signing key is damaged; restore the file from a backup",
                     path);
}

static Status parse_key_file(Str text, const Str *passphrase, const char *path,
                             CredentialKey **out, Error *err)
{
    Str magic = STR(KEY_MAGIC);
    uint8_t seed[CREDENTIAL_KEY_BYTES];
    size_t whole = magic.len + 2 * sizeof seed + 1;
    Status status = STATUS_OK;
    if (str_starts_with(text, STR(LOCKED_MAGIC))) {
        status = passphrase != NULL ? key__unlock(text, *passphrase, seed, err)
                                    : error_set(err, STATUS_LOCKED,
                                                "the signing key is under a passphrase");
        status = status == STATUS_OK ? status : error_add(err, status, "%s", path);
    } else if (text.len != whole || !str_starts_with(text, magic) ||
               text.ptr[whole - 1] != '\n' ||
               !credential__hex_to_bytes(str_slice(text, magic.len, whole - 1), seed,
                                         sizeof seed)) {
        status = damaged(path, err);
    }
    if (status == STATUS_OK) {
        *out = credential_key_from_seed(seed);
    }
    mem_wipe(seed, sizeof seed);
    return status;
}

static Status load_key(const char *path, const Str *passphrase, CredentialKey **out,
                       Error *err)
{
    unsigned mode = 0;
    Status status = os_file_mode(path, &mode, err);
    if (status != STATUS_OK) {
        return status;
    }
    if ((mode & 077u) != 0) {
        return error_set(err, STATUS_DENIED,
                         "%s: others may read the signing key (mode %o); set it to 600",
                         path, mode & 0777u);
    }
    StrBuf text = {0};
    status = os_read_file(path, KEY_FILE_MAX, &text, err);
    if (status == STATUS_OK) {
        status = parse_key_file(strbuf_str(&text), passphrase, path, out, err);
    }
    wipe_buffer(&text);
    return status;
}

static Status write_secret(const char *path, const uint8_t seed[CREDENTIAL_KEY_BYTES],
                           Str passphrase, Error *err)
{
    StrBuf text = {0};
    Status status = STATUS_OK;
    if (passphrase.len > 0) {
        status = key__lock(seed, passphrase, &text, err);
    } else {
        char hex[2 * CREDENTIAL_KEY_BYTES + 1];
        credential__bytes_to_hex(seed, CREDENTIAL_KEY_BYTES, hex);
        strbuf_add_format(&text, "%s%s\n", KEY_MAGIC, hex);
        mem_wipe(hex, sizeof hex);
    }
    if (status == STATUS_OK) {
        status = os_write_file(path, strbuf_str(&text), true, err);
    }
    wipe_buffer(&text);
    return status;
}

CredentialKey *credential_key_new(void)
{
    uint8_t seed[CREDENTIAL_KEY_BYTES];
    os_random(seed, sizeof seed);
    CredentialKey *key = credential_key_from_seed(seed);
    mem_wipe(seed, sizeof seed);
    return key;
}

static Status make_key(const char *path, Error *err)
{
    CredentialKey *key = credential_key_new();
    Status status = write_secret(path, key->seed, (Str){0}, err);
    credential_key_free(key);
    return status;
}

static Status write_public(const char *path, const CredentialKey *key, Error *err)
{
    CredentialPublicKey public = credential_key_public(key);
    char hex[CREDENTIAL_KEY_TEXT];
    credential_public_key_format(&public, hex);
    StrBuf text = {0};
    strbuf_add_format(&text, "%s%s\n", PUBLIC_MAGIC, hex);
    Status status = os_write_file(path, strbuf_str(&text), false, err);
    strbuf_clear(&text);
    return status;
}

/* The public file is made from the secret one, so it is simply written again when it is
 * missing; a failure here must not stop a learner. */
static void write_public_file(const char *path, const CredentialKey *key)
{
    if (!os_file_exists(path)) {
        Status status = write_public(path, key, NULL);
        (void)status;
    }
}

static Status open_alone(Arena *arena, const char *data_dir, const Str *passphrase,
                         CredentialKey **out, Error *err)
{
    const char *path = path_in(arena, data_dir, KEY_FILE);
    if (!os_file_exists(path)) {
        Status status = make_key(path, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    Status status = load_key(path, passphrase, out, err);
    if (status == STATUS_OK) {
        write_public_file(path_in(arena, data_dir, PUBLIC_FILE), *out);
    }
    return status;
}

/* Waits for another start that is making the key right now; that takes milliseconds. */
static Status take_lock(const char *path, OsLock **out, Error *err)
{
    int64_t until_ms = os_monotonic_ms() + 2000;
    Status status = STATUS_BUSY;
    while (status == STATUS_BUSY && os_monotonic_ms() < until_ms) {
        status = os_lock_open(path, out, err);
    }
    return status;
}

static Status open_with(const char *data_dir, const Str *passphrase, CredentialKey **out,
                        Error *err)
{
    *out = NULL;
    Arena arena = {0};
    OsLock *lock = NULL;
    Status status = take_lock(path_in(&arena, data_dir, LOCK_FILE), &lock, err);
    if (status == STATUS_OK) {
        status = open_alone(&arena, data_dir, passphrase, out, err);
        os_lock_close(lock);
    }
    arena_clear(&arena);
    return status;
}

Status credential_key_open(const char *data_dir, CredentialKey **out, Error *err)
{
    return open_with(data_dir, NULL, out, err);
}

Status credential_key_unlock(const char *data_dir, Str passphrase, CredentialKey **out,
                             Error *err)
{
    return open_with(data_dir, &passphrase, out, err);
}

bool credential_key_is_locked(const char *data_dir)
{
    Arena arena = {0};
    StrBuf text = {0};
    Status status =
        os_read_file(path_in(&arena, data_dir, KEY_FILE), KEY_FILE_MAX, &text, NULL);
    bool is_locked =
        status == STATUS_OK && str_starts_with(strbuf_str(&text), STR(LOCKED_MAGIC));
    wipe_buffer(&text);
    arena_clear(&arena);
    return is_locked;
}

Status credential_key_write(const char *data_dir, const CredentialKey *key,
                            Str passphrase, Error *err)
{
    Arena arena = {0};
    Status status =
        write_secret(path_in(&arena, data_dir, KEY_FILE), key->seed, passphrase, err);
    if (status == STATUS_OK) {
        status = write_public(path_in(&arena, data_dir, PUBLIC_FILE), key, err);
    }
    arena_clear(&arena);
    return status;
}

/* ---- the public half ---- */

Status credential_public_key_parse(Str text, CredentialPublicKey *out, Error *err)
{
    Str hex = str_trim(text);
    Str magic = STR(PUBLIC_MAGIC);
    if (str_starts_with(hex, magic)) {
        hex = str_trim(str_slice(hex, magic.len, hex.len));
    }
    if (!credential__hex_to_bytes(hex, out->bytes, sizeof out->bytes)) {
        return error_set(err, STATUS_BAD_DATA,
                         "not a public key: 64 hex digits (0-9 a-f) are expected");
    }
    return STATUS_OK;
}

Status credential_public_key_load(const char *data_dir, CredentialPublicKey *out,
                                  Error *err)
{
    Arena arena = {0};
    StrBuf text = {0};
    const char *path = path_in(&arena, data_dir, PUBLIC_FILE);
    Status status = os_read_file(path, KEY_FILE_MAX, &text, err);
    if (status == STATUS_OK) {
        status = credential_public_key_parse(strbuf_str(&text), out, err);
        if (status != STATUS_OK) {
            status = error_add(err, status, "%s", path);
        }
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    return status;
}

void credential_public_key_format(const CredentialPublicKey *key,
                                  char out[CREDENTIAL_KEY_TEXT])
{
    credential__bytes_to_hex(key->bytes, sizeof key->bytes, out);
}

void credential_key_id(const CredentialPublicKey *key,
                       uint8_t out[CREDENTIAL_KEY_ID_BYTES])
{
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    credential_hash(key->bytes, sizeof key->bytes, hash);
    memcpy(out, hash, CREDENTIAL_KEY_ID_BYTES);
}

void credential_key_id_format(const CredentialPublicKey *key,
                              char out[CREDENTIAL_KEY_ID_TEXT])
{
    uint8_t id[CREDENTIAL_KEY_ID_BYTES];
    credential_key_id(key, id);
    credential__bytes_to_hex(id, sizeof id, out);
}

/* ---- hashes ---- */

void credential_hash(const void *data, size_t size, uint8_t out[CREDENTIAL_HASH_BYTES])
{
    int failed = crypto_generichash(out, CREDENTIAL_HASH_BYTES, data, size, NULL, 0);
    require(failed == 0);
}

void credential_keyed_hash(const uint8_t key[CREDENTIAL_KEY_BYTES], const void *data,
                           size_t size, uint8_t out[CREDENTIAL_HASH_BYTES])
{
    int failed = crypto_generichash(out, CREDENTIAL_HASH_BYTES, data, size, key,
                                    CREDENTIAL_KEY_BYTES);
    require(failed == 0);
}

void credential_key_derive(const CredentialKey *key, Str purpose,
                           uint8_t out[CREDENTIAL_KEY_BYTES])
{
    require(purpose.len > 0);
    credential_keyed_hash(key->seed, purpose.ptr, purpose.len, out);
}

/* ---- signing ---- */

/* What is signed is the domain, its NUL, and the message, so that a signature over a
 * token can never be shown as one over a certificate. */
static void join(StrBuf *buf, const char *domain, Str message)
{
    strbuf_add_z(buf, domain);
    strbuf_add_char(buf, '\0');
    strbuf_add(buf, message);
}

void credential__sign(const CredentialKey *key, const char *domain, Str message,
                      uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    StrBuf buf = {0};
    join(&buf, domain, message);
    (void)crypto_sign_detached(signature, NULL, (const uint8_t *)buf.ptr, buf.len,
                               key->secret);
    strbuf_clear(&buf);
}

void credential__sign_bytes(const CredentialKey *key, const uint8_t *bytes, size_t size,
                            uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    (void)crypto_sign_detached(signature, NULL, bytes, size, key->secret);
}

bool credential__is_signed_bytes(const CredentialPublicKey *key, const uint8_t *bytes,
                                 size_t size,
                                 const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    return crypto_sign_verify_detached(signature, bytes, size, key->bytes) == 0;
}

bool credential__is_signed(const CredentialPublicKey *key, const char *domain,
                           Str message,
                           const uint8_t signature[CREDENTIAL_SIGNATURE_BYTES])
{
    StrBuf buf = {0};
    join(&buf, domain, message);
    bool is_good = crypto_sign_verify_detached(signature, (const uint8_t *)buf.ptr,
                                               buf.len, key->bytes) == 0;
    strbuf_clear(&buf);
    return is_good;
}

#define RECORD_DOMAIN "gofun.record.1"

void credential_record_sign(const CredentialKey *key, Str text, StrBuf *out)
{
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    char hex[2 * sizeof signature + 1];
    credential__sign(key, RECORD_DOMAIN, text, signature);
    credential__bytes_to_hex(signature, sizeof signature, hex);
    strbuf_add_z(out, hex);
}

bool credential_record_is_signed(Str public_key, Str text, Str signature)
{
    CredentialPublicKey key;
    uint8_t bytes[CREDENTIAL_SIGNATURE_BYTES];
    return credential__hex_to_bytes(public_key, key.bytes, sizeof key.bytes) &&
           credential__hex_to_bytes(signature, bytes, sizeof bytes) &&
           credential__is_signed(&key, RECORD_DOMAIN, text, bytes);
}
