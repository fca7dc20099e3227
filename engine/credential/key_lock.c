/* The signing key under a passphrase: Argon2id makes a key from it, secretbox keeps the
 * seed.
 *
 * gofun-locked-key 1
 * <salt, 32 hex digits> <passes> <memory in KiB>
 * <nonce and box, 144 hex digits> */
#include <string.h>

#include <sodium.h>

#include "base/os.h"
#include "credential/credential_internal.h"

#define LOCKED_HEAD LOCKED_MAGIC "1\n"

enum {
    BOX_BYTES =
        crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + CREDENTIAL_KEY_BYTES,
    PASSES = 3,
    MEMORY_KIB = 256 * 1024,
    PASSES_MAX = 16,
    MEMORY_MAX_KIB = 1024 * 1024
};

typedef struct Lock {
    uint8_t salt[crypto_pwhash_SALTBYTES];
    int64_t passes, memory_kib;
    uint8_t box[BOX_BYTES]; /* nonce, then what secretbox gives */
} Lock;

static Status derive(const Lock *lock, Str passphrase,
                     uint8_t out[crypto_secretbox_KEYBYTES], Error *err)
{
    int failed = crypto_pwhash(
        out, crypto_secretbox_KEYBYTES, passphrase.ptr != NULL ? passphrase.ptr : "",
        passphrase.len, lock->salt, (unsigned long long)lock->passes,
        (size_t)lock->memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 ? STATUS_OK
                       : error_set(err, STATUS_TOO_LARGE,
                                   "not enough memory for the passphrase (%lld KiB)",
                                   (long long)lock->memory_kib);
}

static void write_lock(const Lock *lock, StrBuf *out)
{
    char hex[2 * BOX_BYTES + 1];
    credential__bytes_to_hex(lock->salt, sizeof lock->salt, hex);
    strbuf_add_format(out, "%s%s %lld %lld\n", LOCKED_HEAD, hex, (long long)lock->passes,
                      (long long)lock->memory_kib);
    credential__bytes_to_hex(lock->box, sizeof lock->box, hex);
    strbuf_add_format(out, "%s\n", hex);
}

static bool read_lock(Str text, Lock *out)
{
    Str rest = text, salt = {0}, passes = {0}, memory = {0}, box = {0};
    StrBuf again = {0};
    bool is_good = str_starts_with(text, STR(LOCKED_HEAD));
    if (is_good) {
        rest = str_slice(text, sizeof LOCKED_HEAD - 1, text.len);
        is_good = str_split(&rest, ' ', &salt) && str_split(&rest, ' ', &passes) &&
                  str_split(&rest, '\n', &memory) && str_split(&rest, '\n', &box) &&
                  credential__hex_to_bytes(salt, out->salt, sizeof out->salt) &&
                  credential__hex_to_bytes(box, out->box, sizeof out->box) &&
                  str_to_int64(passes, &out->passes) && out->passes >= 1 &&
                  out->passes <= PASSES_MAX && str_to_int64(memory, &out->memory_kib) &&
                  out->memory_kib >= 8 && out->memory_kib <= MEMORY_MAX_KIB;
    }
    if (is_good) { /* one spelling only */
        write_lock(out, &again);
        is_good = str_equal(strbuf_str(&again), text);
    }
    strbuf_clear(&again);
    return is_good;
}

Status key__lock(const uint8_t seed[CREDENTIAL_KEY_BYTES], Str passphrase, StrBuf *out,
                 Error *err)
{
    require(sodium_init() >= 0);
    Lock lock = {.passes = PASSES, .memory_kib = MEMORY_KIB};
    uint8_t key[crypto_secretbox_KEYBYTES];
    os_random(lock.salt, sizeof lock.salt);
    os_random(lock.box, crypto_secretbox_NONCEBYTES);
    Status status = derive(&lock, passphrase, key, err);
    if (status == STATUS_OK) {
        int failed = crypto_secretbox_easy(lock.box + crypto_secretbox_NONCEBYTES, seed,
                                           CREDENTIAL_KEY_BYTES, lock.box, key);
        require(failed == 0);
        write_lock(&lock, out);
    }
    mem_wipe(key, sizeof key);
    return status;
}

Status key__unlock(Str text, Str passphrase, uint8_t seed[CREDENTIAL_KEY_BYTES],
                   Error *err)
{
    require(sodium_init() >= 0);
    Lock lock;
    uint8_t key[crypto_secretbox_KEYBYTES];
    if (!read_lock(text, &lock)) {
        return error_set(err, STATUS_BAD_DATA, "the locked signing key is damaged");
    }
    Status status = derive(&lock, passphrase, key, err);
    if (status == STATUS_OK &&
        crypto_secretbox_open_easy(seed, lock.box + crypto_secretbox_NONCEBYTES,
                                   BOX_BYTES - crypto_secretbox_NONCEBYTES, lock.box,
                                   key) != 0) {
        status = error_set(err, STATUS_LOCKED,
                           "wrong passphrase for the signing key, or it was changed");
    }
    mem_wipe(key, sizeof key);
    return status;
}
