/* gofun-hr certificate reissue | revoke. */
#include <stdio.h>

#include "hr/certificate_ledger.h"
#include "hr/report.h"

static const Option REISSUE_OPTIONS[] = {
    OPTION_DATA,
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

static void correct(const Arguments *arguments, Arena *arena, Certificate *certificate)
{
    const char *name = arguments_value(arguments, "--name");
    const char *department = arguments_value(arguments, "--department");
    if (name != NULL) {
        certificate->name = certificate_clean_text(arena, str_from(name));
    }
    if (department != NULL) {
        certificate->department = certificate_clean_text(arena, str_from(department));
    }
    certificate->replaces = certificate->serial;
    certificate->reason =
        certificate_clean_text(arena, str_from(arguments_value(arguments, "--reason")));
}

static Status reissue(Record *record, const Arguments *arguments, LedgerIssue *issue,
                      Error *err)
{
    Str serial = str_from(arguments->operands[0]);
    StoreCertificate row;
    VerifyResult result;
    Status status = company_unlock(record, err);
    if (status == STATUS_OK) {
        status = find_current(record, serial, &row, err);
    }
    if (status == STATUS_OK) {
        status = ledger_read_signed(record, &row, &record->arena, &result, err);
    }
    if (status == STATUS_OK) {
        correct(arguments, &record->arena, &result.certificate);
        status = ledger_issue(issue, &result.certificate, &row, err);
    }
    if (status == STATUS_OK) {
        Str text = str_format(&record->arena, "%s に差し替え", issue->serial);
        status = company_revoke(record, serial, text, err);
    }
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

static int run_reissue(const Arguments *arguments)
{
    if (arguments_value(arguments, "--reason") == NULL) {
        return refuse_without_reason(arguments, "修了証を出し直せません。");
    }
    Record record;
    Error err = {0};
    Status status = record_open_existing(arguments, &record, &err);
    LedgerIssue issue = {.record = &record};
    if (status == STATUS_OK) {
        status = reissue(&record, arguments, &issue, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_reissued(arguments, &issue);
    } else {
        code = record_trouble(arguments, "修了証を出し直せません。", &err);
    }
    certificate_fonts_free(issue.fonts);
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
