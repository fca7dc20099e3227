/* gofun-hr certificate reissue | revoke. */
#include <stdio.h>

#include "hr/certificate_ledger.h"
#include "hr/report.h"

static const Option REISSUE_OPTIONS[] = {
    OPTION_DATA,
    {"--number", "NUMBER",
     "この社員番号の有効な修了証を、すべて出し直します。氏名は、いまの名簿のものです。"},
    {"--reason", "TEXT", "出し直す理由。修了証の面にも載ります。"},
    {"--name", "NAME", "正しい氏名。なければ、もとのままです。"},
    {"--department", "NAME", "正しい所属。なければ、もとのままです。"},
    OPTION_JSON,
};
static const Option REVOKE_OPTIONS[] = {
    OPTION_DATA,
    {"--reason", "TEXT", "取り消す理由。確かめる人にも見えます。"},
    OPTION_JSON,
};

static Status find(Record *record, Str serial, StoreCertificate *row, Error *err)
{
    Status status =
        store_certificate_by_serial(record->store, serial, &record->arena, row, err);
    return status == STATUS_NOT_FOUND ? error_set(err, status, LEDGER_UNKNOWN, serial.ptr)
                                      : status;
}

/* Revoked and replaced ones are not issued again: the newest one is. */
static Status find_current(Record *record, Str serial, StoreCertificate *row, Error *err)
{
    bool is_current = false;
    Status status = find(record, serial, row, err);
    if (status == STATUS_OK) {
        status = store_certificate_is_current(record->store, serial, &is_current, err);
    }
    if (status == STATUS_OK && !is_current) {
        status = error_set(err, STATUS_EXISTS, LEDGER_ENDED, serial.ptr);
    }
    return status;
}

/* name_now: what the roster says; empty: the name stays unless it is given. */
static void correct(const Arguments *arguments, Str name_now, Arena *arena,
                    Certificate *certificate)
{
    const char *name = arguments_value(arguments, "--name");
    const char *department = arguments_value(arguments, "--department");
    if (name != NULL || name_now.len > 0) {
        certificate->name =
            certificate_clean_text(arena, name != NULL ? str_from(name) : name_now);
    }
    if (department != NULL) {
        certificate->department = certificate_clean_text(arena, str_from(department));
    }
    certificate->replaces = certificate->serial;
    certificate->reason =
        certificate_clean_text(arena, str_from(arguments_value(arguments, "--reason")));
}

static Status reissue(LedgerIssue *issue, const Arguments *arguments, Str serial,
                      Str name_now, Error *err)
{
    Record *record = issue->record;
    StoreCertificate row;
    VerifyResult result;
    Status status = find_current(record, serial, &row, err);
    if (status == STATUS_OK) {
        status = ledger_read_signed(record, &row, &record->arena, &result, err);
    }
    if (status == STATUS_OK) {
        correct(arguments, name_now, &record->arena, &result.certificate);
        status = ledger_issue(issue, &result.certificate, &row, err);
    }
    if (status == STATUS_OK) {
        Str text = str_format(&record->arena, "%s に差し替え", issue->serial);
        status = company_revoke(record, serial, text, err);
    }
    return status;
}

/* ---- all of one person ---- */

typedef struct Serials {
    Arena arena;
    Str *items;
    size_t count, room;
} Serials;

static Status keep_serial(void *context, const StoreLedgerRow *row, Error *err)
{
    (void)err;
    Serials *serials = context;
    if (row->is_revoked || row->replaced_by.len > 0) {
        return STATUS_OK;
    }
    if (serials->count == serials->room) {
        serials->room = serials->room > 0 ? 2 * serials->room : 32;
        serials->items =
            mem_resize(serials->items, serials->room * sizeof *serials->items);
    }
    serials->items[serials->count++] = str_copy(&serials->arena, row->certificate.serial);
    return STATUS_OK;
}

static Status reissue_person(LedgerIssue *issue, const Arguments *arguments,
                             const char *number, size_t *done, Error *err)
{
    Serials serials = {0};
    StoreLearner learner;
    Record *record = issue->record;
    const StoreLedgerFilter filter = {.number = str_from(number)};
    Status status = store_learner_by_number(record->store, filter.number, &record->arena,
                                            &learner, err);
    if (status == STATUS_NOT_FOUND) {
        status = error_set(err, status, "社員番号「%s」の人は見つかりません。", number);
    }
    if (status == STATUS_OK) {
        status = store_ledger_walk(record->store, &filter, keep_serial, &serials, err);
    }
    Str name = {0};
    if (status == STATUS_OK) {
        name = store_learner_printed(&learner);
    }
    for (*done = 0; status == STATUS_OK && *done < serials.count; *done += 1) {
        status = reissue(issue, arguments, serials.items[*done], name, err);
    }
    arena_clear(&serials.arena);
    mem_free(serials.items);
    return status;
}

static int refuse_without_reason(const Arguments *arguments, const char *what)
{
    return report_trouble(arguments, what, "理由（--reason）が要ります。",
                          "「--reason 氏名の誤り」のように書いてください。");
}

static void add_list_path(Json *json, Record *record)
{
    json_text_z(json, "trust_list",
                company_is_there(record) ? company_list_path(record) : NULL);
}

static void tell_reissued(const Arguments *arguments, const LedgerIssue *issue)
{
    Json *json = arguments->json;
    if (json != NULL) {
        json_object(json, NULL);
        json_text_z(json, "serial", issue->serial);
        json_text_z(json, "replaces", arguments->operands[0]);
        add_list_path(json, issue->record);
    } else {
        (void)printf("出し直しました。新しい記録番号は %s です（%s の差し替え）。\n",
                     issue->serial, arguments->operands[0]);
    }
}

static void tell_person(const Arguments *arguments, Record *record, const char *number,
                        size_t done)
{
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_text_z(arguments->json, "number", number);
        json_int(arguments->json, "reissued", (int64_t)done);
        add_list_path(arguments->json, record);
        return;
    }
    (void)printf(
        "%s の修了証 %zu件を出し直しました。PDFにするには: gofun-hr certificate bulk "
        "--number %s -o 修了証\n",
        number, done, number);
}

static int reissue_in(Record *record, const Arguments *arguments)
{
    Error err = {0};
    size_t done = 0;
    LedgerIssue issue = {.record = record};
    const char *number = arguments_value(arguments, "--number");
    Status status = company_unlock(record, &err);
    if (status == STATUS_OK) {
        status = number != NULL
                     ? reissue_person(&issue, arguments, number, &done, &err)
                     : reissue(&issue, arguments, str_from(arguments->operands[0]),
                               (Str){0}, &err);
    }
    certificate_fonts_free(issue.fonts);
    if (status != STATUS_OK) {
        return record_trouble(arguments, "修了証を出し直せません。", &err);
    }
    if (number != NULL) {
        tell_person(arguments, record, number, done);
    } else {
        tell_reissued(arguments, &issue);
    }
    return EXIT_GOOD;
}

static int run_reissue(const Arguments *arguments)
{
    bool is_person = arguments_value(arguments, "--number") != NULL;
    if (is_person == (arguments->operand_count > 0)) {
        return report_trouble(
            arguments, "修了証を出し直せません。", "どの修了証か、1つに決まりません。",
            "記録番号か、--number 社員番号 のどちらかを書いてください。");
    }
    if (arguments_value(arguments, "--reason") == NULL) {
        return refuse_without_reason(arguments, "修了証を出し直せません。");
    }
    Record record;
    Error err = {0};
    Status status = record_open_existing(arguments, &record, &err);
    int code = status == STATUS_OK
                   ? reissue_in(&record, arguments)
                   : record_trouble(arguments, "修了証を出し直せません。", &err);
    record_close(&record);
    return code;
}

/* ---- revoke ---- */

static Status revoke(Record *record, const Arguments *arguments, Error *err)
{
    Str serial = str_from(arguments->operands[0]);
    Str reason = str_from(arguments_value(arguments, "--reason"));
    StoreCertificate row;
    Status status = company_unlock(record, err);
    if (status == STATUS_OK) {
        status = find(record, serial, &row, err);
    }
    if (status == STATUS_OK) {
        status = store_certificate_note(record->store, serial, STORE_CERTIFICATE_REVOKED,
                                        STR("gofun-hr"), reason, err);
    }
    return status == STATUS_OK ? company_revoke(record, serial, reason, err) : status;
}

static void tell_revoked(const Arguments *arguments, Record *record)
{
    const char *serial = arguments->operands[0];
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_text_z(arguments->json, "serial", serial);
        add_list_path(arguments->json, record);
    } else if (company_is_there(record)) {
        (void)printf("%s を取り消しました。\n"
                     "新しい信頼の一覧を、確かめる人に渡してください: %s\n",
                     serial, company_list_path(record));
    } else {
        (void)printf("%s を台帳で取り消しました。\n"
                     "会社の鍵がないため、ほかの人はまだ確かめられません"
                     "（gofun-hr key company create）。\n",
                     serial);
    }
}

static int run_revoke(const Arguments *arguments)
{
    if (arguments_value(arguments, "--reason") == NULL) {
        return refuse_without_reason(arguments, "修了証を取り消せません。");
    }
    Record record;
    Error err = {0};
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = revoke(&record, arguments, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_revoked(arguments, &record);
    } else {
        code = record_trouble(arguments, "修了証を取り消せません。", &err);
    }
    record_close(&record);
    return code;
}

const Command CERTIFICATE_REISSUE = {
    .group = "certificate",
    .verb = "reissue",
    .operand = "SERIAL",
    .summary = "修了証を新しい記録番号で出し直します。氏名の誤りも直せます。",
    .options = REISSUE_OPTIONS,
    .option_count = sizeof REISSUE_OPTIONS / sizeof REISSUE_OPTIONS[0],
    .operand_count = 1,
    .operand_is_optional = true,
    .run = run_reissue,
};
const Command CERTIFICATE_REVOKE = {
    .group = "certificate",
    .verb = "revoke",
    .operand = "SERIAL",
    .summary = "修了証を取り消し、信頼の一覧に載せます。",
    .options = REVOKE_OPTIONS,
    .option_count = sizeof REVOKE_OPTIONS / sizeof REVOKE_OPTIONS[0],
    .operand_count = 1,
    .run = run_revoke,
};
