/* The company's key and its list of trust, in a folder that only HR's machine has. */
#include "base/os.h"
#include "hr/record.h"

#define LIST_FILE "trust.gofun"

bool company_is_there(const Record *record)
{
    Arena arena = {0};
    bool is_there =
        os_file_exists(str_format(&arena, "%s/signing.key", record->company_dir).ptr);
    arena_clear(&arena);
    return is_there;
}

const char *company_list_path(Record *record)
{
    return str_format(&record->arena, "%s/" LIST_FILE, record->company_dir).ptr;
}

/* The list on this machine is checked with the company key beside it. */
static Status read_list(const Record *record, Arena *arena, TrustList *list, Error *err)
{
    *list = (TrustList){0};
    const char *path = str_format(arena, "%s/" LIST_FILE, record->company_dir).ptr;
    if (!os_file_exists(path)) {
        return STATUS_OK;
    }
    StrBuf text = {0};
    CredentialPublicKey company;
    Status status = os_read_file(path, TRUST_MAX_BYTES, &text, err);
    if (status == STATUS_OK) {
        status = trust_read(arena, strbuf_str(&text), list, err);
    }
    if (status == STATUS_OK) {
        status = credential_public_key_load(record->company_dir, &company, err);
    }
    if (status == STATUS_OK && !trust_is_from(list, &company)) {
        status = error_set(err, STATUS_UNTRUSTED, "signed by another company key");
    }
    strbuf_clear(&text);
    return status == STATUS_OK ? status : error_add(err, status, "%s", path);
}

Status company_list(const Record *record, TrustList *list, Arena *arena, Error *err)
{
    return read_list(record, arena, list, err);
}

Status company_open(const Record *record, CredentialKey **key, TrustList *list,
                    Arena *arena, Error *err)
{
    *key = NULL;
    if (!company_is_there(record)) {
        return error_set(err, STATUS_NOT_FOUND, "%s: no company key",
                         record->company_dir);
    }
    Status status = read_list(record, arena, list, err);
    return status == STATUS_OK ? credential_key_open(record->company_dir, key, err)
                               : status;
}

Status company_save(const Record *record, const CredentialKey *key, TrustList *list,
                    Error *err)
{
    Arena arena = {0};
    StrBuf text = {0};
    list->number++;
    list->made_at = os_now_seconds();
    trust_write(key, list, &text);
    const char *path = str_format(&arena, "%s/" LIST_FILE, record->company_dir).ptr;
    Status status = os_write_file(path, strbuf_str(&text), false, err);
    strbuf_clear(&text);
    arena_clear(&arena);
    return status;
}

Status company_revoke(const Record *record, Str serial, Str reason, Error *err)
{
    if (!company_is_there(record)) {
        return STATUS_OK;
    }
    Arena arena = {0};
    CredentialKey *key = NULL;
    TrustList list;
    Status status = company_open(record, &key, &list, &arena, err);
    if (status == STATUS_OK) {
        trust_revoke_certificate(&list, &arena, serial, os_now_seconds(), reason);
        status = company_save(record, key, &list, err);
    }
    credential_key_free(key);
    arena_clear(&arena);
    return status;
}
