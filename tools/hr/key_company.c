/* gofun-hr key company create, key rotate: the key that stands above all devices. */
#include <stdio.h>

#include "base/os.h"
#include "hr/record.h"
#include "hr/report.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};
static const Option ROTATE_OPTIONS[] = {
    OPTION_DATA,
    {"--compromised", NULL,
     "前の鍵が漏れたとき。前の鍵では引き継がず、新しい鍵を配り直します。"},
    OPTION_JSON,
};

static void print_public(const char *label, const CredentialKey *key)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey public_key = credential_key_public(key);
    credential_public_key_format(&public_key, hex);
    (void)printf("%s  %s\n", label, hex);
}

static void print_what_next(Record *record)
{
    (void)printf("信頼の一覧    %s\n\n"
                 "修了証を確かめる人には、会社の公開鍵と信頼の一覧を渡してください。\n"
                 "確かめ方: gofun-hr certificate verify ファイル.pdf --company 公開鍵 "
                 "--trust 信頼の一覧\n"
                 "%s/signing.key は会社の実印にあたります。控えを金庫に保管し、"
                 "ほかの機械に写さないでください。\n"
                 "合言葉で守るには: gofun-hr key protect\n",
                 company_list_path(record), record->company_dir);
}

static void answer(Json *json, Record *record, const CredentialKey *key)
{
    CredentialPublicKey public_key = credential_key_public(key);
    json_object(json, NULL);
    record_add_key(json, &public_key);
    json_text_z(json, "trust_list", company_list_path(record));
}

/* HR's own machine issues parts and re-issues, so it is the first device of the list. A
 * company whose list was lost gets a new one. */
static Status create(Record *record, bool *is_new, Error *err)
{
    TrustList list = {0};
    *is_new = !company_is_there(record);
    if (!*is_new && os_file_exists(company_list_path(record))) {
        return error_set(err, STATUS_EXISTS, "%s には、もう会社の鍵があります。",
                         record->company_dir);
    }
    Status status = os_make_dirs(record->company_dir, err);
    if (status == STATUS_OK) {
        status = *is_new ? credential_key_open(record->company_dir, &record->company, err)
                         : company_unlock(record, err);
    }
    return status == STATUS_OK ? company_renew_list(record, &list, err) : status;
}

static void tell_created(Record *record, bool is_new)
{
    if (!is_new) {
        (void)puts(
            "会社の鍵はもとのままで、信頼の一覧を作り直しました。取り消した修了証は"
            "台帳から入れました。\n"
            "ほかの端末は、もう一度「gofun-hr key device sign」で加えてください。");
    }
    print_public("会社の公開鍵", record->company);
    print_what_next(record);
}

static int run_create(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    bool is_new = true;
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = create(&record, &is_new, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "会社の鍵を作れません。", &err);
    } else if (arguments->json != NULL) {
        answer(arguments->json, &record, record.company);
    } else {
        tell_created(&record, is_new);
    }
    record_close(&record);
    return code;
}

/* ---- rotation ---- */

static Status rotate(Record *record, bool is_compromised, const CredentialKey *fresh,
                     Error *err)
{
    Arena arena = {0};
    const CredentialKey *old = NULL;
    TrustList list;
    Status status = company_open(record, &old, &list, &arena, err);
    if (status == STATUS_OK) {
        CredentialPublicKey to = credential_key_public(fresh);
        if (is_compromised) {
            list.succession_count = 0;
        } else {
            trust_succeed(&list, &arena, old, &to);
        }
        status = company_replace(record, fresh, &list, err);
    }
    arena_clear(&arena);
    return status;
}

static void tell_rotated(Record *record, const CredentialKey *fresh, bool is_compromised)
{
    print_public("新しい会社の公開鍵", fresh);
    (void)puts(is_compromised
                   ? "前の公開鍵では確かめられなくなりました。新しい公開鍵を全員に"
                     "配り直してください。"
                   : "前の公開鍵を持つ人も、新しい信頼の一覧をそのまま確かめられます"
                     "（引き継ぎの署名つき）。");
    print_what_next(record);
}

static int run_rotate(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    CredentialKey *fresh = credential_key_new();
    bool is_compromised = arguments_has(arguments, "--compromised");
    Status status = record_locate(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = rotate(&record, is_compromised, fresh, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "会社の鍵を替えられません。", &err);
    } else if (arguments->json != NULL) {
        answer(arguments->json, &record, fresh);
        json_bool(arguments->json, "succeeds", !is_compromised);
    } else {
        tell_rotated(&record, fresh, is_compromised);
    }
    credential_key_free(fresh);
    record_close(&record);
    return code;
}

const Command KEY_COMPANY_CREATE = {
    .group = "key",
    .verb = "company create",
    .operand = "",
    .summary = "会社の鍵を作ります（人事の機械で一度だけ）。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run_create,
};
const Command KEY_ROTATE = {
    .group = "key",
    .verb = "rotate",
    .operand = "",
    .summary = "会社の鍵を新しくし、信頼の一覧に署名し直します。",
    .options = ROTATE_OPTIONS,
    .option_count = sizeof ROTATE_OPTIONS / sizeof ROTATE_OPTIONS[0],
    .run = run_rotate,
};
