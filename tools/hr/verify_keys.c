#include "hr/verify_keys.h"

#include <string.h>

#include "base/os.h"
#include "hr/record.h"

#define KEY_FILE_MAX_BYTES 1024

static Status read_key(const char *text, CredentialPublicKey *key, Error *err)
{
    if (strlen(text) == CREDENTIAL_KEY_TEXT - 1) {
        return credential_public_key_parse(str_from(text), key, err);
    }
    StrBuf file = {0};
    Status status = os_read_file(text, KEY_FILE_MAX_BYTES, &file, err);
    if (status == STATUS_OK) {
        status = credential_public_key_parse(strbuf_str(&file), key, err);
    }
    strbuf_clear(&file);
    return status;
}

Status verify_key_read(const char *text, CredentialPublicKey *key, Error *err)
{
    Status status = read_key(text, key, err);
    if (status == STATUS_BAD_DATA || status == STATUS_TOO_LARGE) {
        return error_set(err, STATUS_BAD_DATA,
                         "%s は公開鍵（64けたの 0-9 a-f か signing.pub）ではありません。",
                         text);
    }
    return status == STATUS_NOT_FOUND
               ? error_set(err, status, "%s が見つかりません。", text)
               : status;
}

static KeyTrouble add_given(const Arguments *arguments, VerifyKeys *keys)
{
    for (size_t i = 0; i < arguments->value_count; i++) {
        const OptionValue *value = &arguments->values[i];
        if (strcmp(value->option->name, "--key") == 0) {
            Status status = verify_key_read(value->text, &keys->items[keys->count], NULL);
            if (status != STATUS_OK) {
                return (KeyTrouble){status, value->text, false, false};
            }
            keys->count++;
        }
    }
    return (KeyTrouble){0};
}

/* The list and the company key it is measured by; both of them must be had. */
static KeyTrouble read_list(const char *path, const char *company,
                            const char *company_dir, VerifyKeys *keys)
{
    CredentialPublicKey pinned;
    Status settled = company_settle(company_dir, NULL);
    (void)settled; /* who may only read sees what there is */
    Status status = company != NULL
                        ? verify_key_read(company, &pinned, NULL)
                        : credential_public_key_load(company_dir, &pinned, NULL);
    if (status != STATUS_OK) {
        const char *source = company != NULL ? company : company_dir;
        return (KeyTrouble){status, source, false, false};
    }
    StrBuf text = {0};
    status = os_read_file(path, TRUST_MAX_BYTES, &text, NULL);
    if (status == STATUS_OK) {
        status = trust_read(&keys->arena, strbuf_str(&text), &keys->list, NULL);
    }
    if (status == STATUS_OK && !trust_is_from(&keys->list, &pinned)) {
        status = STATUS_UNTRUSTED;
    }
    strbuf_clear(&text);
    keys->has_list = status == STATUS_OK;
    return (KeyTrouble){status, path, true, false};
}

/* Who took the newest list away must not make revoked certificates good again. */
static KeyTrouble read_own_list(const char *path, const char *company,
                                const char *company_dir, VerifyKeys *keys)
{
    KeyTrouble trouble = read_list(path, company, company_dir, keys);
    if (trouble.status == STATUS_OK &&
        !company_list_is_newest(company_dir, &keys->list)) {
        trouble = (KeyTrouble){STATUS_UNTRUSTED, path, true, true};
        keys->has_list = false;
    }
    return trouble;
}

static void add_key(VerifyKeys *keys, const CredentialPublicKey *key)
{
    keys->items[keys->count++] = *key;
}

/* The devices issue certificates, the company badges: this one and those it succeeds. */
static void add_list_keys(VerifyKeys *keys)
{
    const TrustList *list = &keys->list;
    const CredentialPublicKey *devices = trust_keys(list, &keys->arena);
    const CredentialPublicKey *given = keys->items;
    size_t given_count = keys->count;
    keys->items =
        ARENA_ARRAY(&keys->arena, CredentialPublicKey,
                    given_count + list->device_count + list->succession_count + 1);
    keys->count = 0;
    for (size_t i = 0; i < given_count; i++) {
        add_key(keys, &given[i]);
    }
    for (size_t i = 0; i < list->device_count; i++) {
        add_key(keys, &devices[i]);
    }
    add_key(keys, &list->company);
    for (size_t i = 0; i < list->succession_count; i++) {
        add_key(keys, &list->successions[i].from);
    }
}

static KeyTrouble add_own(const char *given_dir, const char *data_dir, VerifyKeys *keys)
{
    Status status = credential_public_key_load(data_dir, &keys->items[keys->count], NULL);
    keys->count += status == STATUS_OK;
    const char *source = given_dir != NULL ? given_dir : "この端末の鍵";
    return (KeyTrouble){status, source, false, false};
}

/* The list of --trust, else the one of this machine when it is HR's; a company key whose
 * list is missing is a trouble, too. */
static KeyTrouble add_list(const Arguments *arguments, const char *data_dir,
                           VerifyKeys *keys)
{
    const char *given = arguments_value(arguments, "--trust");
    const char *company = arguments_value(arguments, "--company");
    const char *dir = str_format(&keys->arena, "%s/company", data_dir).ptr;
    const char *own = str_format(&keys->arena, "%s/trust.gofun", dir).ptr;
    const char *key = str_format(&keys->arena, "%s/signing.pub", dir).ptr;
    KeyTrouble trouble = {0};
    if (given != NULL) {
        trouble = read_list(given, company, dir, keys);
    } else if (os_file_exists(own) || os_file_exists(key)) {
        trouble = read_own_list(own, company, dir, keys);
    }
    if (keys->has_list) {
        add_list_keys(keys);
    }
    return trouble;
}

static KeyTrouble collect(const Arguments *arguments, const char *data_dir,
                          VerifyKeys *keys)
{
    KeyTrouble trouble = add_given(arguments, keys);
    if (trouble.status == STATUS_OK) {
        trouble = add_list(arguments, data_dir, keys);
    }
    return trouble.status != STATUS_OK || keys->count > 0
               ? trouble
               : add_own(arguments_value(arguments, "--data"), data_dir, keys);
}

KeyTrouble verify_keys_collect(const Arguments *arguments, VerifyKeys *keys)
{
    *keys = (VerifyKeys){0};
    keys->items = ARENA_ARRAY(&keys->arena, CredentialPublicKey, ARGUMENT_VALUES_MAX + 1);
    const char *given = arguments_value(arguments, "--data");
    StrBuf standard = {0};
    Status status = given == NULL ? os_data_dir(&standard, NULL) : STATUS_OK;
    KeyTrouble trouble = {status, "この端末の鍵", false, false};
    if (status == STATUS_OK) {
        Str dir = given != NULL ? str_from(given) : strbuf_str(&standard);
        trouble = collect(arguments, str_copy_z(&keys->arena, dir), keys);
    }
    strbuf_clear(&standard);
    return trouble;
}

void verify_keys_clear(VerifyKeys *keys)
{
    arena_clear(&keys->arena);
    *keys = (VerifyKeys){0};
}
