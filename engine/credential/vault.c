/* file: magic | salt 16 | passes 4 | memory KiB 4 | stream header 24 | chunks
 * chunk: length 4 | ciphertext (plaintext up to 64 KiB, and 17 bytes)
 * plaintext: for each item "NAME LENGTH\n" and its bytes; the last chunk is tagged final.
 * Numbers are big-endian. Everything before the chunks is authenticated with the first.
 */
#include "credential/vault.h"

#include <string.h>

#include <sodium.h>

#include "base/mem.h"
#include "base/os.h"

#define VAULT_MAGIC "GOFUN-VAULT "
#define VAULT_HEAD VAULT_MAGIC "1\n"

enum {
    MAGIC_BYTES = sizeof VAULT_HEAD - 1,
    SALT_BYTES = crypto_pwhash_SALTBYTES,
    STREAM_BYTES = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    HEAD_BYTES = MAGIC_BYTES + SALT_BYTES + 8 + STREAM_BYTES,
    TAG_BYTES = crypto_secretstream_xchacha20poly1305_ABYTES,
    CHUNK_BYTES = 64 * 1024,
    PASSES = 3,
    MEMORY_KIB = 256 * 1024,
    PASSES_MAX = 16,
    MEMORY_MAX_KIB = 1024 * 1024
};

typedef crypto_secretstream_xchacha20poly1305_state Stream;

static void put32(uint8_t *out, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        out[i] = (uint8_t)(value >> (24 - 8 * i));
    }
}

static uint32_t get32(const uint8_t *in)
{
    return (uint32_t)in[0] << 24 | (uint32_t)in[1] << 16 | (uint32_t)in[2] << 8 | in[3];
}

static Status derive(Str passphrase, const uint8_t *head,
                     uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES],
                     Error *err)
{
    const uint8_t *salt = head + MAGIC_BYTES;
    uint32_t passes = get32(salt + SALT_BYTES);
    uint32_t memory_kib = get32(salt + SALT_BYTES + 4);
    if (passes < 1 || passes > PASSES_MAX || memory_kib < 8 ||
        memory_kib > MEMORY_MAX_KIB) {
        return error_set(err, STATUS_BAD_DATA, "the backup asks for an unusual key");
    }
    int failed = crypto_pwhash(key, crypto_secretstream_xchacha20poly1305_KEYBYTES,
                               passphrase.ptr, passphrase.len, salt, passes,
                               (size_t)memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 ? STATUS_OK
                       : error_set(err, STATUS_TOO_LARGE,
                                   "not enough memory to derive the key (%u KiB)",
                                   (unsigned)memory_kib);
}

/* ---- sealing ---- */

static void add_chunk(Stream *stream, Str plain, bool is_last, Str *head, StrBuf *out)
{
    uint8_t length[4];
    put32(length, (uint32_t)(plain.len + TAG_BYTES));
    strbuf_add(out, (Str){(const char *)length, sizeof length});
    uint8_t *sealed = mem_alloc(plain.len + TAG_BYTES);
    int failed = crypto_secretstream_xchacha20poly1305_push(
        stream, sealed, NULL, (const uint8_t *)(plain.ptr != NULL ? plain.ptr : ""),
        plain.len, (const uint8_t *)head->ptr, head->len,
        is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    require(failed == 0);
    *head = (Str){0};
    strbuf_add(out, (Str){(const char *)sealed, plain.len + TAG_BYTES});
    mem_free(sealed);
}

static void add_item(Stream *stream, const VaultItem *item, Str *head, StrBuf *out)
{
    StrBuf line = {0};
    strbuf_add_format(&line, "%.*s %zu\n", STR_ARG(item->name), item->data.len);
    add_chunk(stream, strbuf_str(&line), false, head, out);
    strbuf_clear(&line);
    for (size_t at = 0; at < item->data.len; at += CHUNK_BYTES) {
        size_t end =
            at + CHUNK_BYTES < item->data.len ? at + CHUNK_BYTES : item->data.len;
        add_chunk(stream, str_slice(item->data, at, end), false, head, out);
    }
}

static size_t count_characters(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.ptr[i] & 0xC0u) != 0x80u;
    }
    return count;
}

Status vault_seal(const VaultItem *items, size_t count, Str passphrase, StrBuf *out,
                  Error *err)
{
    require(count <= VAULT_ITEMS_MAX && sodium_init() >= 0);
    if (count_characters(passphrase) < VAULT_PASSPHRASE_MIN) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "a passphrase has at least %d characters", VAULT_PASSPHRASE_MIN);
    }
    uint8_t head[HEAD_BYTES];
    uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    memcpy(head, VAULT_HEAD, MAGIC_BYTES);
    os_random(head + MAGIC_BYTES, SALT_BYTES);
    put32(head + MAGIC_BYTES + SALT_BYTES, PASSES);
    put32(head + MAGIC_BYTES + SALT_BYTES + 4, MEMORY_KIB);
    Status status = derive(passphrase, head, key, err);
    if (status == STATUS_OK) {
        Stream stream;
        (void)crypto_secretstream_xchacha20poly1305_init_push(
            &stream, head + HEAD_BYTES - STREAM_BYTES, key);
        Str first = {(const char *)head, HEAD_BYTES};
        strbuf_add(out, first);
        for (size_t i = 0; i < count; i++) {
            add_item(&stream, &items[i], &first, out);
        }
        add_chunk(&stream, (Str){0}, true, &first, out);
        mem_wipe(&stream, sizeof stream);
    }
    mem_wipe(key, sizeof key);
    return status;
}

/* ---- opening ---- */

typedef struct Opening {
    Stream stream;
    Str rest;
    Str head; /* authenticated with the first chunk */
    StrBuf *plain;
    bool is_final;
} Opening;

static Status cut_off(Error *err)
{
    return error_set(err, STATUS_BAD_DATA, "the backup is cut off or damaged");
}

static Status pull_chunk(Opening *opening, Error *err)
{
    Str *rest = &opening->rest;
    uint32_t length =
        rest->len >= 4 ? get32((const uint8_t *)rest->ptr) : (uint32_t)UINT32_MAX;
    if (length < TAG_BYTES || length > CHUNK_BYTES + TAG_BYTES ||
        rest->len - 4 < length) {
        return cut_off(err);
    }
    uint8_t *plain = mem_alloc(CHUNK_BYTES);
    uint8_t tag = 0;
    unsigned long long size = 0;
    int failed = crypto_secretstream_xchacha20poly1305_pull(
        &opening->stream, plain, &size, &tag, (const uint8_t *)rest->ptr + 4, length,
        (const uint8_t *)opening->head.ptr, opening->head.len);
    opening->head = (Str){0};
    if (failed == 0) {
        strbuf_add(opening->plain, (Str){(const char *)plain, (size_t)size});
        opening->is_final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        *rest = str_slice(*rest, 4 + length, rest->len);
    }
    mem_wipe(plain, CHUNK_BYTES);
    mem_free(plain);
    return failed == 0 ? STATUS_OK
                       : error_set(err, STATUS_UNTRUSTED,
                                   "wrong passphrase, or the backup was changed");
}

static Status split_items(Str plain, VaultItem *items, size_t *count, Error *err)
{
    *count = 0;
    while (plain.len > 0) {
        Str name = {0}, number = {0};
        int64_t length = 0;
        if (*count == VAULT_ITEMS_MAX || !str_split(&plain, '\n', &number) ||
            !str_split(&number, ' ', &name) || !str_to_int64(number, &length) ||
            length < 0 || (uint64_t)length > plain.len) {
            return cut_off(err);
        }
        items[(*count)++] = (VaultItem){name, str_slice(plain, 0, (size_t)length)};
        plain = str_slice(plain, (size_t)length, plain.len);
    }
    return STATUS_OK;
}

static Status pull_all(Str sealed, const uint8_t *key, StrBuf *plain, Error *err)
{
    Opening opening = {.rest = str_slice(sealed, HEAD_BYTES, sealed.len),
                       .head = str_slice(sealed, 0, HEAD_BYTES),
                       .plain = plain};
    const uint8_t *header = (const uint8_t *)sealed.ptr + HEAD_BYTES - STREAM_BYTES;
    Status status =
        crypto_secretstream_xchacha20poly1305_init_pull(&opening.stream, header, key) == 0
            ? STATUS_OK
            : cut_off(err);
    while (status == STATUS_OK && !opening.is_final) {
        status = pull_chunk(&opening, err);
    }
    mem_wipe(&opening.stream, sizeof opening.stream);
    return status == STATUS_OK && opening.rest.len > 0 ? cut_off(err) : status;
}

Status vault_open(Str sealed, Str passphrase, StrBuf *plain,
                  VaultItem items[VAULT_ITEMS_MAX], size_t *count, Error *err)
{
    require(sodium_init() >= 0);
    *plain = (StrBuf){0};
    if (!str_starts_with(sealed, STR(VAULT_MAGIC)) || sealed.len < HEAD_BYTES) {
        return error_set(err, STATUS_BAD_DATA, "not an encrypted backup");
    }
    if (!str_starts_with(sealed, STR(VAULT_HEAD))) {
        return error_set(err, STATUS_TOO_NEW, "an encrypted backup of another version");
    }
    uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    Status status = derive(passphrase, (const uint8_t *)sealed.ptr, key, err);
    if (status == STATUS_OK) {
        status = pull_all(sealed, key, plain, err);
    }
    mem_wipe(key, sizeof key);
    if (status == STATUS_OK) {
        status = split_items(strbuf_str(plain), items, count, err);
    }
    if (status != STATUS_OK) {
        vault_clear(plain);
    }
    return status;
}

void vault_clear(StrBuf *plain)
{
    if (plain->ptr != NULL) {
        mem_wipe(plain->ptr, plain->capacity);
    }
    strbuf_clear(plain);
}
