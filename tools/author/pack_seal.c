#include "author/pack_seal.h"

#include <string.h>

#include "credential/seal.h"

#define MAGIC "GOFUN-PACK "
#define VERSION "1"

static const char PURPOSE[] = "gofun-pack 1";

static void add_hex(StrBuf *out, const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        strbuf_add_format(out, "%02x", bytes[i]);
    }
}

Status pack_seal(const CredentialKey *key, PackFiles *files, StrBuf *out, Error *err)
{
    StrBuf archive = {0};
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    char key_text[CREDENTIAL_KEY_TEXT];
    const CredentialPublicKey public_key = credential_key_public(key);
    Status status = pack_write(files, &archive, err);
    if (status == STATUS_OK && archive.len > PACK_ARCHIVE_BYTES_MOST) {
        status = error_set(err, STATUS_TOO_LARGE,
                           "パックが32 MiBを超えます。教材を分けてください。");
    }
    if (status == STATUS_OK) {
        credential_seal(key, PURPOSE, strbuf_str(&archive), signature);
        credential_public_key_format(&public_key, key_text);
        strbuf_add_format(out, MAGIC VERSION "\nkey %s\nsignature ", key_text);
        add_hex(out, signature, sizeof signature);
        strbuf_add_z(out, "\n\n");
        strbuf_add(out, strbuf_str(&archive));
    }
    strbuf_clear(&archive);
    return status;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hex(Str text, uint8_t *out, size_t size)
{
    bool is_hex = text.len == 2 * size;
    for (size_t i = 0; i < size && is_hex; i++) {
        const int high = hex_digit(text.ptr[2 * i]);
        const int low = hex_digit(text.ptr[2 * i + 1]);
        is_hex = high >= 0 && low >= 0;
        out[i] = (uint8_t)(high * 16 + low);
    }
    return is_hex;
}

/* Takes "name value\n" off *rest. */
static bool take_line(Str *rest, Str name, Str *value)
{
    Str line = {0};
    if (!str_split(rest, '\n', &line) || !str_starts_with(line, name)) {
        return false;
    }
    *value = str_slice(line, name.len, line.len);
    return true;
}

static Status read_head(Str *rest, CredentialPublicKey *signer,
                        uint8_t signature[CREDENTIAL_SIGNATURE_BYTES], Error *err)
{
    Str value = {0};
    Str empty = {0};
    if (!take_line(rest, STR(MAGIC), &value)) {
        return error_set(err, STATUS_UNTRUSTED, "署名のある教材パックではありません。");
    }
    if (!str_is(value, VERSION)) {
        return error_set(
            err, STATUS_TOO_NEW,
            "新しい版のgofunで作られたパックです。gofunを更新してください。");
    }
    const bool is_read = take_line(rest, STR("key "), &value) &&
                         read_hex(value, signer->bytes, sizeof signer->bytes) &&
                         take_line(rest, STR("signature "), &value) &&
                         read_hex(value, signature, CREDENTIAL_SIGNATURE_BYTES) &&
                         str_split(rest, '\n', &empty) && empty.len == 0;
    return is_read ? STATUS_OK
                   : error_set(err, STATUS_UNTRUSTED,
                               "署名を読めません。パックを受け取り直してください。");
}

Status pack_open(Arena *arena, Str sealed, const CredentialPublicKey *wanted,
                 CredentialPublicKey *signer, PackFiles *out, Error *err)
{
    uint8_t signature[CREDENTIAL_SIGNATURE_BYTES];
    *out = (PackFiles){0};
    if (sealed.len > PACK_SEALED_BYTES_MOST) {
        return error_set(err, STATUS_TOO_LARGE, "パックが大きすぎます。");
    }
    const Status status = read_head(&sealed, signer, signature, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (wanted != NULL &&
        memcmp(wanted->bytes, signer->bytes, sizeof wanted->bytes) != 0) {
        return error_set(err, STATUS_UNTRUSTED,
                         "別の鍵で署名されたパックです。送り主と鍵を確かめてください。");
    }
    if (!credential_is_sealed(signer, PURPOSE, sealed, signature)) {
        return error_set(
            err, STATUS_UNTRUSTED,
            "署名が合いません。途中で中身が変わっています。受け取り直してください。");
    }
    return pack_read(arena, sealed, out, err);
}
