/* file: magic | salt 16 | passes 4 | memory KiB 4 | stream header 24 | chunks
 * chunk: length 4 | ciphertext (plaintext up to 64 KiB, and 17 bytes)
 * plaintext: for each item "NAME LENGTH\n" and its bytes; the last chunk is tagged final.
 * Numbers are big-endian. Everything before the chunks is authenticated with the first.
 */
#include "credential/vault.h"

#include <stdio.h>
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

static void tell(const VaultProgress *progress, size_t bytes)
{
    if (progress != NULL) {
        progress->did(progress->context, (int64_t)bytes);
    }
}

/* ---- sealing ---- */

typedef struct Sealing {
    Stream stream;
    FILE *out;
    const char *path;
    Str head; /* authenticated with the first chunk */
    const VaultProgress *progress;
    uint8_t *plain;  /* CHUNK_BYTES */
    uint8_t *sealed; /* CHUNK_BYTES + TAG_BYTES */
} Sealing;

static Status put(Sealing *sealing, const void *bytes, size_t size, Error *err)
{
    return fwrite(bytes, 1, size, sealing->out) == size
               ? STATUS_OK
               : error_set(err, STATUS_IO, "cannot write %s", sealing->path);
}

static Status put_chunk(Sealing *sealing, const uint8_t *plain, size_t size, bool is_last,
                        Error *err)
{
    uint8_t length[4];
    put32(length, (uint32_t)(size + TAG_BYTES));
    int failed = crypto_secretstream_xchacha20poly1305_push(
        &sealing->stream, sealing->sealed, NULL, plain, size,
        (const uint8_t *)sealing->head.ptr, sealing->head.len,
        is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    require(failed == 0);
    sealing->head = (Str){0};
    Status status = put(sealing, length, sizeof length, err);
    return status == STATUS_OK ? put(sealing, sealing->sealed, size + TAG_BYTES, err)
                               : status;
}

static Status put_line(Sealing *sealing, const VaultFile *file, int64_t size, Error *err)
{
    Arena arena = {0};
    Str line = str_format(&arena, "%.*s %lld\n", STR_ARG(file->name), (long long)size);
    Status status = put_chunk(sealing, (const uint8_t *)line.ptr, line.len, false, err);
    arena_clear(&arena);
    return status;
}

static Status put_bytes(Sealing *sealing, FILE *in, const VaultFile *file, int64_t size,
                        Error *err)
{
    Status status = STATUS_OK;
    while (status == STATUS_OK && size > 0) {
        size_t wanted = size < CHUNK_BYTES ? (size_t)size : CHUNK_BYTES;
        if (fread(sealing->plain, 1, wanted, in) != wanted) {
            return error_set(err, STATUS_IO, "cannot read %s", file->path);
        }
        status = put_chunk(sealing, sealing->plain, wanted, false, err);
        size -= (int64_t)wanted;
        tell(sealing->progress, wanted);
    }
    return status;
}

static Status put_file(Sealing *sealing, const VaultFile *file, Error *err)
{
    int64_t size = 0;
    Status status = os_file_info(file->path, &size, NULL, err);
    FILE *in = status == STATUS_OK ? fopen(file->path, "rb") : NULL;
    if (status == STATUS_OK && in == NULL) {
        status = error_set(err, STATUS_DENIED, "cannot read %s", file->path);
    }
    if (status == STATUS_OK) {
        status = put_line(sealing, file, size, err);
    }
    if (status == STATUS_OK) {
        status = put_bytes(sealing, in, file, size, err);
    }
    if (in != NULL) {
        (void)fclose(in);
    }
    return status;
}

static size_t count_characters(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.ptr[i] & 0xC0u) != 0x80u;
    }
    return count;
}

/* The part of the file before the chunks, and the stream that goes with it. */
static Status begin_sealing(Sealing *sealing, Str passphrase, uint8_t head[HEAD_BYTES],
                            Error *err)
{
    uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    memcpy(head, VAULT_HEAD, MAGIC_BYTES);
    os_random(head + MAGIC_BYTES, SALT_BYTES);
    put32(head + MAGIC_BYTES + SALT_BYTES, PASSES);
    put32(head + MAGIC_BYTES + SALT_BYTES + 4, MEMORY_KIB);
    Status status = derive(passphrase, head, key, err);
    if (status == STATUS_OK) {
        (void)crypto_secretstream_xchacha20poly1305_init_push(
            &sealing->stream, head + HEAD_BYTES - STREAM_BYTES, key);
        sealing->head = (Str){(const char *)head, HEAD_BYTES};
        status = put(sealing, head, HEAD_BYTES, err);
    }
    mem_wipe(key, sizeof key);
    return status;
}

static Status seal_all(Sealing *sealing, const VaultFile *files, size_t count,
                       Str passphrase, Error *err)
{
    uint8_t head[HEAD_BYTES];
    Status status = begin_sealing(sealing, passphrase, head, err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = put_file(sealing, &files[i], err);
    }
    if (status == STATUS_OK) {
        status = put_chunk(sealing, sealing->plain, 0, true, err);
    }
    return status;
}

/* Into a file beside, which takes the name when all is written and durable. */
static Status seal_beside(const VaultFile *files, size_t count, Str passphrase,
                          Sealing *sealing, Error *err)
{
    Status status = os_make_private_file(sealing->path, err);
    sealing->out = status == STATUS_OK ? fopen(sealing->path, "wb") : NULL;
    if (status == STATUS_OK && sealing->out == NULL) {
        status = error_set(err, STATUS_DENIED, "cannot write %s", sealing->path);
    }
    if (sealing->out != NULL) {
        status = seal_all(sealing, files, count, passphrase, err);
        if (fclose(sealing->out) != 0 && status == STATUS_OK) {
            status = error_set(err, STATUS_NO_SPACE, "cannot write %s", sealing->path);
        }
    }
    return status == STATUS_OK ? os_sync_file(sealing->path, err) : status;
}

Status vault_seal(const VaultFile *files, size_t count, Str passphrase, const char *path,
                  const VaultProgress *progress, Error *err)
{
    require(count <= VAULT_ITEMS_MAX && sodium_init() >= 0);
    if (count_characters(passphrase) < VAULT_PASSPHRASE_MIN) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "a passphrase has at least %d characters", VAULT_PASSPHRASE_MIN);
    }
    Arena arena = {0};
    Sealing sealing = {.path = str_format(&arena, "%s.sealing", path).ptr,
                       .progress = progress,
                       .plain = mem_alloc(CHUNK_BYTES),
                       .sealed = mem_alloc(CHUNK_BYTES + TAG_BYTES)};
    Status status = seal_beside(files, count, passphrase, &sealing, err);
    if (status == STATUS_OK) {
        status = os_rename_file(sealing.path, path, err);
    }
    if (status != STATUS_OK && os_file_exists(sealing.path)) {
        (void)remove(sealing.path);
    }
    mem_wipe(&sealing.stream, sizeof sealing.stream);
    mem_wipe(sealing.plain, CHUNK_BYTES);
    mem_free(sealing.plain);
    mem_free(sealing.sealed);
    arena_clear(&arena);
    return status;
}

/* ---- opening ---- */

typedef struct Opening {
    Stream stream;
    FILE *in;
    const char *path;
    Str head; /* authenticated with the first chunk */
    const VaultSink *sink;
    const VaultProgress *progress;
    uint8_t *sealed; /* CHUNK_BYTES + TAG_BYTES */
    uint8_t *plain;  /* CHUNK_BYTES */
    int64_t left;    /* bytes of the item that are still to come */
    bool is_final;
} Opening;

static Status cut_off(Error *err)
{
    return error_set(err, STATUS_BAD_DATA, "the backup is cut off or damaged");
}

static Status get(Opening *opening, void *out, size_t size, Error *err)
{
    if (fread(out, 1, size, opening->in) == size) {
        tell(opening->progress, size);
        return STATUS_OK;
    }
    return ferror(opening->in)
               ? error_set(err, STATUS_IO, "cannot read %s", opening->path)
               : cut_off(err);
}

/* One chunk into plain; the last one is empty. */
static Status pull_chunk(Opening *opening, size_t *size, Error *err)
{
    uint8_t length[4];
    Status status = get(opening, length, sizeof length, err);
    size_t sealed = status == STATUS_OK ? get32(length) : 0;
    if (status == STATUS_OK && (sealed < TAG_BYTES || sealed > CHUNK_BYTES + TAG_BYTES)) {
        status = cut_off(err);
    }
    if (status == STATUS_OK) {
        status = get(opening, opening->sealed, sealed, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    uint8_t tag = 0;
    unsigned long long opened = 0;
    int failed = crypto_secretstream_xchacha20poly1305_pull(
        &opening->stream, opening->plain, &opened, &tag, opening->sealed, sealed,
        (const uint8_t *)opening->head.ptr, opening->head.len);
    opening->head = (Str){0};
    *size = (size_t)opened;
    opening->is_final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return failed == 0 ? STATUS_OK
                       : error_set(err, STATUS_UNTRUSTED,
                                   "wrong passphrase, or the backup was changed");
}

/* "NAME SIZE\n", a chunk of its own. */
static Status take_line(Opening *opening, Str line, Error *err)
{
    Str name = {0};
    if (!str_ends_with(line, STR("\n"))) {
        return cut_off(err);
    }
    line.len--;
    if (!str_split(&line, ' ', &name) || !str_to_int64(line, &opening->left) ||
        opening->left < 0) {
        return cut_off(err);
    }
    return opening->sink->begin(opening->sink->context, name, opening->left, err);
}

static Status take_bytes(Opening *opening, Str bytes, Error *err)
{
    if (bytes.len > (uint64_t)opening->left) {
        return cut_off(err);
    }
    opening->left -= (int64_t)bytes.len;
    return opening->sink->add(opening->sink->context, bytes, err);
}

static Status pull_all(Opening *opening, Error *err)
{
    size_t items = 0;
    size_t size = 0;
    Status status = pull_chunk(opening, &size, err);
    while (status == STATUS_OK && !opening->is_final) {
        Str chunk = {(const char *)opening->plain, size};
        if (opening->left == 0 && items++ == VAULT_ITEMS_MAX) {
            return cut_off(err);
        }
        status = opening->left > 0 ? take_bytes(opening, chunk, err)
                                   : take_line(opening, chunk, err);
        if (status == STATUS_OK) {
            status = pull_chunk(opening, &size, err);
        }
    }
    bool is_whole = opening->left == 0 && size == 0 && fgetc(opening->in) == EOF;
    return status == STATUS_OK && !is_whole ? cut_off(err) : status;
}

static Status read_head(Opening *opening, uint8_t head[HEAD_BYTES], Error *err)
{
    Status status = get(opening, head, HEAD_BYTES, err);
    Str text = {(const char *)head, HEAD_BYTES};
    if (status == STATUS_BAD_DATA ||
        (status == STATUS_OK && !str_starts_with(text, STR(VAULT_MAGIC)))) {
        return error_set(err, STATUS_BAD_DATA, "not an encrypted backup");
    }
    if (status == STATUS_OK && !str_starts_with(text, STR(VAULT_HEAD))) {
        status = error_set(err, STATUS_TOO_NEW, "an encrypted backup of another version");
    }
    opening->head = text;
    return status;
}

static Status open_stream(Opening *opening, Str passphrase, Error *err)
{
    uint8_t head[HEAD_BYTES];
    uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
    Status status = read_head(opening, head, err);
    if (status == STATUS_OK) {
        status = derive(passphrase, head, key, err);
    }
    if (status == STATUS_OK &&
        crypto_secretstream_xchacha20poly1305_init_pull(
            &opening->stream, head + HEAD_BYTES - STREAM_BYTES, key) != 0) {
        status = cut_off(err);
    }
    mem_wipe(key, sizeof key);
    return status == STATUS_OK ? pull_all(opening, err) : status;
}

Status vault_open(const char *path, Str passphrase, const VaultSink *sink,
                  const VaultProgress *progress, Error *err)
{
    require(sodium_init() >= 0);
    Opening opening = {
        .in = fopen(path, "rb"), .path = path, .sink = sink, .progress = progress};
    if (opening.in == NULL) {
        return error_set(err, os_file_exists(path) ? STATUS_DENIED : STATUS_NOT_FOUND,
                         "cannot open %s", path);
    }
    opening.sealed = mem_alloc(CHUNK_BYTES + TAG_BYTES);
    opening.plain = mem_alloc(CHUNK_BYTES);
    Status status = open_stream(&opening, passphrase, err);
    (void)fclose(opening.in);
    mem_wipe(&opening.stream, sizeof opening.stream);
    mem_wipe(opening.plain, CHUNK_BYTES);
    mem_free(opening.plain);
    mem_free(opening.sealed);
    return status;
}

void vault_clear(StrBuf *secret)
{
    if (secret->ptr != NULL) {
        mem_wipe(secret->ptr, secret->capacity);
    }
    strbuf_clear(secret);
}
