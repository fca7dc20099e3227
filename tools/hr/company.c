/* The company's key and its list of trust, in a folder that only HR's machine has. */
#include "base/os.h"
#include "credential/vault.h"
#include "hr/passphrase.h"
#include "hr/record.h"
#include "store/ledger.h"

#define LIST_FILE "trust.gofun"
#define KEY_FILE "signing.key"
#define PUBLIC_FILE "signing.pub"
#define NUMBER_FILE "trust.number"
#define NUMBER_MAX_BYTES ((size_t)32)
#define NEXT "next"
#define KEY_FILE_MAX_BYTES ((size_t)4096)

/* A text that lives as long as the record. */
static const char *path_of(Record *record, const char *name)
{
    return str_format(&record->arena, "%s/%s", record->company_dir, name).ptr;
}

bool company_is_there(const Record *record)
{
    Arena arena = {0};
    bool is_there =
        os_file_exists(str_format(&arena, "%s/" KEY_FILE, record->company_dir).ptr);
    arena_clear(&arena);
    return is_there;
}

const char *company_list_path(Record *record)
{
    return path_of(record, LIST_FILE);
}

/* ---- the newest list ---- */

/* The number of the newest list that was signed here; 0: none, or not noted yet. */
static int64_t newest_number(const char *company_dir)
{
    Arena arena = {0};
    StrBuf text = {0};
    int64_t number = 0;
    const char *path = str_format(&arena, "%s/" NUMBER_FILE, company_dir).ptr;
    if (os_read_file(path, NUMBER_MAX_BYTES, &text, NULL) != STATUS_OK ||
        !str_to_int64(str_trim(strbuf_str(&text)), &number)) {
        number = 0;
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    return number;
}

static Status note_number(const char *company_dir, int64_t number, Error *err)
{
    Arena arena = {0};
    Str text = str_format(&arena, "%lld\n", (long long)number);
    const char *path = str_format(&arena, "%s/" NUMBER_FILE, company_dir).ptr;
    Status status = os_write_file(path, text, false, err);
    arena_clear(&arena);
    return status;
}

bool company_list_is_newest(const char *company_dir, const TrustList *list)
{
    return list->number >= newest_number(company_dir);
}

/* ---- reading ---- */

/* Signed without it, a new list would forget all devices and revocations. */
static Status refuse_without_list(Error *err)
{
    return error_set(err, STATUS_BAD_DATA,
                     "信頼の一覧（" LIST_FILE "）がありません。控えから戻せないときは、"
                     "「gofun-hr key company create」で作り直せます。");
}

static Status refuse_older(const Record *record, const TrustList *list, Error *err)
{
    return error_set(err, STATUS_BAD_DATA,
                     "信頼の一覧が、古い第%lld号に替わっています（最後に署名したのは第"
                     "%lld号）。戻せないときは、" LIST_FILE " をよそに移し、"
                     "「gofun-hr key company create」で作り直せます。",
                     (long long)list->number,
                     (long long)newest_number(record->company_dir));
}

/* The list on this machine is checked with the company key beside it. */
static Status read_list(const Record *record, Arena *arena, TrustList *list, Error *err)
{
    *list = (TrustList){0};
    const char *path = str_format(arena, "%s/" LIST_FILE, record->company_dir).ptr;
    if (!os_file_exists(path)) {
        return company_is_there(record) ? refuse_without_list(err) : STATUS_OK;
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
        status = error_set(err, STATUS_UNTRUSTED,
                           "信頼の一覧が、この会社の鍵で署名されていません。");
    }
    if (status == STATUS_OK && !company_list_is_newest(record->company_dir, list)) {
        status = refuse_older(record, list, err);
    }
    strbuf_clear(&text);
    return status == STATUS_OK ? status : error_add(err, status, "%s", path);
}

Status company_list(const Record *record, TrustList *list, Arena *arena, Error *err)
{
    return read_list(record, arena, list, err);
}

/* ---- the passphrase ---- */

/* From the file that the environment names, for scripts, else from who sits there. */
static Status ask(StrBuf *out, Error *err)
{
    const char *path = os_environment(COMPANY_PASSPHRASE_VARIABLE);
    if (path != NULL) {
        return passphrase_read_file(path, out, err);
    }
    Status status = os_ask_secret("会社の鍵の合言葉（画面に出ません）: ", out, err);
    return status == STATUS_UNSUPPORTED
               ? error_set(err, STATUS_LOCKED,
                           "会社の鍵の合言葉をたずねる端末がなく、環境変数"
                           " " COMPANY_PASSPHRASE_VARIABLE " もありません。")
               : status;
}

Status company_unlock(Record *record, Error *err)
{
    if (record->company != NULL || !company_is_there(record)) {
        return STATUS_OK;
    }
    Status status = STATUS_OK;
    if (credential_key_is_locked(record->company_dir)) {
        status = ask(&record->passphrase, err);
    }
    return status == STATUS_OK ? credential_key_unlock(record->company_dir,
                                                       strbuf_str(&record->passphrase),
                                                       &record->company, err)
                               : status;
}

/* ---- signing ---- */

Status company_open(Record *record, const CredentialKey **key, TrustList *list,
                    Arena *arena, Error *err)
{
    *key = NULL;
    if (!company_is_there(record)) {
        return error_set(err, STATUS_NOT_FOUND, NO_COMPANY_KEY);
    }
    Status status = read_list(record, arena, list, err);
    if (status == STATUS_OK) {
        status = company_unlock(record, err);
    }
    *key = record->company;
    return status;
}

static Status save_in(const char *dir, const CredentialKey *key, TrustList *list,
                      Error *err)
{
    Arena arena = {0};
    StrBuf text = {0};
    list->number++;
    list->made_at = os_now_seconds();
    trust_write(key, list, &text);
    const char *path = str_format(&arena, "%s/" LIST_FILE, dir).ptr;
    Status status = os_write_file(path, strbuf_str(&text), false, err);
    strbuf_clear(&text);
    arena_clear(&arena);
    return status;
}

typedef struct Ends {
    TrustList *list;
    Arena *arena;
} Ends;

static void add_end(void *context, const StoreLedgerEnd *end)
{
    Ends *to = context;
    Str reason = end->replaced_by.len > 0 ? str_format(to->arena, COMPANY_REPLACED_BY,
                                                       STR_ARG(end->replaced_by))
                                          : end->reason;
    trust_revoke_certificate(to->list, to->arena, end->serial, end->at, reason);
}

/* Whatever the register calls back: what was called back before there was a company, when
 * the disk was full, or after the list that was restored. */
static Status add_ends(Record *record, TrustList *list, Error *err)
{
    Ends to = {list, &record->arena};
    return record->store != NULL ? store_ledger_ends(record->store, add_end, &to, err)
                                 : STATUS_OK;
}

Status company_save(Record *record, const CredentialKey *key, TrustList *list, Error *err)
{
    Status status = add_ends(record, list, err);
    if (status == STATUS_OK) {
        status = save_in(record->company_dir, key, list, err);
    }
    return status == STATUS_OK ? note_number(record->company_dir, list->number, err)
                               : status;
}

Status company_renew_list(Record *record, TrustList *list, Error *err)
{
    list->number = newest_number(record->company_dir);
    CredentialPublicKey own = credential_key_public(record->key);
    Status status = trust_add_device(list, &record->arena, &own, STR("人事の機械"),
                                     os_now_seconds(), err);
    return status == STATUS_OK ? company_save(record, record->company, list, err)
                               : status;
}

Status company_revoke(Record *record, Str serial, Str reason, Error *err)
{
    if (!company_is_there(record)) {
        return STATUS_OK;
    }
    Arena arena = {0};
    const CredentialKey *key = NULL;
    TrustList list;
    Status status = company_open(record, &key, &list, &arena, err);
    if (status == STATUS_OK) {
        trust_revoke_certificate(&list, &arena, serial, os_now_seconds(), reason);
        status = company_save(record, key, &list, err);
    }
    arena_clear(&arena);
    return status;
}

/* ---- rotation ---- */

/* Lists and badges of that time can still be checked. The secret half goes: nobody needs
 * it, and who had it could name a successor. */
static Status keep_old(Record *record, Error *err)
{
    StrBuf bytes = {0};
    const char *to = str_format(&record->arena, "%s/retired-%lld-" PUBLIC_FILE,
                                record->company_dir, (long long)os_now_seconds())
                         .ptr;
    Status status =
        os_read_file(path_of(record, PUBLIC_FILE), KEY_FILE_MAX_BYTES, &bytes, err);
    if (status == STATUS_OK) {
        status = os_write_file(to, strbuf_str(&bytes), false, err);
    }
    strbuf_clear(&bytes);
    return status;
}

/* Versions before this one kept the secret half of former keys. Only when the key and the
 * list that took their place are there and good. */
Status company_forget_secrets(Record *record, Error *err)
{
    Arena arena = {0};
    TrustList list;
    OsNames names = {0};
    Status status = read_list(record, &arena, &list, err);
    if (status == STATUS_OK) {
        status = os_list_dir(&arena, record->company_dir, &names, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        if (str_starts_with(names.names[i], STR("retired-")) &&
            str_ends_with(names.names[i], STR("-" KEY_FILE))) {
            Str path = str_format(&arena, "%s/%.*s", record->company_dir,
                                  STR_ARG(names.names[i]));
            status = os_remove_file(path.ptr, err);
        }
    }
    arena_clear(&arena);
    return status;
}

/* Everything new is made in a folder beside; giving it its name is the one step that
 * counts. What comes after is done by whoever opens the record next (company_settle). */
Status company_replace(Record *record, const CredentialKey *fresh, TrustList *list,
                       Error *err)
{
    const char *making = path_of(record, NEXT ".tmp");
    Status status = os_remove_tree(making, err);
    if (status == STATUS_OK) {
        status = keep_old(record, err);
    }
    if (status == STATUS_OK) {
        status = os_make_dirs(making, err);
    }
    if (status == STATUS_OK) {
        status =
            credential_key_write(making, fresh, strbuf_str(&record->passphrase), err);
    }
    if (status == STATUS_OK) {
        status = save_in(making, fresh, list, err);
    }
    if (status == STATUS_OK) {
        status = os_rename_file(making, path_of(record, NEXT), err);
    }
    if (status == STATUS_OK) {
        status = company_settle(record->company_dir, err);
    }
    if (status == STATUS_OK) {
        status = note_number(record->company_dir, list->number, err);
    }
    return status == STATUS_OK ? company_forget_secrets(record, err) : status;
}

/* The list goes first: it is good with the old public key, too. */
Status company_settle(const char *company_dir, Error *err)
{
    static const char *const names[] = {LIST_FILE, PUBLIC_FILE, KEY_FILE};
    Arena arena = {0};
    const char *next = str_format(&arena, "%s/" NEXT, company_dir).ptr;
    Status status = STATUS_OK;
    bool is_there = os_is_dir(next);
    for (size_t i = 0; is_there && status == STATUS_OK && i < 3; i++) {
        const char *from = str_format(&arena, "%s/%s", next, names[i]).ptr;
        const char *to = str_format(&arena, "%s/%s", company_dir, names[i]).ptr;
        if (os_file_exists(from)) {
            status = os_rename_file(from, to, err);
        }
    }
    if (is_there && status == STATUS_OK) {
        status = os_remove_tree(next, err);
    }
    arena_clear(&arena);
    return status;
}
