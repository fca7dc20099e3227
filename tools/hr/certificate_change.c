/* gofun-hr certificate reissue | revoke. */
#include <stdio.h>

#include "hr/certificate_ledger.h"
#include "hr/report.h"

static const Option REISSUE_OPTIONS[] = {
    OPTION_DATA,
    {"--number", "NUMBER",
     "この社員番号の修了証のうち、氏名がいまの名簿と違うものを、すべて出し直します。"},
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

/* *is_same: with name_now, nothing would change, and nothing is done. */
static Status reissue(LedgerIssue *issue, const Arguments *arguments, Str serial,
                      Str name_now, bool *is_same, Error *err)
{
    Record *record = issue->record;
    StoreCertificate row;
    VerifyResult result;
    Status status = find_current(record, serial, &row, err);
    if (status == STATUS_OK) {
        status = ledger_read_signed(record, &row, &record->arena, &result, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const Certificate was = result.certificate;
    correct(arguments, name_now, &record->arena, &result.certificate);
    *is_same = name_now.len > 0 && str_equal(was.name, result.certificate.name) &&
               str_equal(was.department, result.certificate.department);
    if (*is_same) {
        return STATUS_OK;
    }
    status = ledger_issue(issue, &result.certificate, &row, err);
    if (status == STATUS_OK) {
        Str text = str_format(&record->arena, COMPANY_REPLACED_BY,
                              STR_ARG(str_from(issue->serial)));
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

/* What became of the certificates of one person. */
typedef struct Renewal {
    LedgerIssue *issue;
    const Arguments *arguments;
    const char *number;
    Str name; /* as the roster prints it now */
    size_t done, same, failed;
} Renewal;

static void tell_left_out(Renewal *renewal, Str serial, const Error *err)
{
    Arena arena = {0};
    Str what = str_format(&arena, "%.*s を出し直せません。", STR_ARG(serial));
    Trouble trouble = ledger_trouble_of(what.ptr, err);
    report_left_out(renewal->arguments->json, "serial", serial, &trouble);
    renewal->failed++;
    arena_clear(&arena);
}

/* One that no machine of the company signed, or that was changed, does not stop the
 * others.
 */
static Status renew(Renewal *renewal, Str serial, Error *err)
{
    bool is_same = false;
    Status status =
        reissue(renewal->issue, renewal->arguments, serial, renewal->name, &is_same, err);
    if (status == STATUS_UNTRUSTED || status == STATUS_BAD_DATA ||
        status == STATUS_UNSUPPORTED || status == STATUS_BAD_ARGUMENT) {
        tell_left_out(renewal, serial, err);
        return STATUS_OK;
    }
    renewal->same += is_same;
    renewal->done += status == STATUS_OK && !is_same;
    return status;
}

static Status find_person(Renewal *renewal, Error *err)
{
    StoreLearner learner;
    TrustList list;
    Record *record = renewal->issue->record;
    Status status = store_learner_by_number(record->store, str_from(renewal->number),
                                            &record->arena, &learner, err);
    if (status == STATUS_NOT_FOUND) {
        return error_set(err, status, "社員番号「%s」の人は見つかりません。",
                         renewal->number);
    }
    if (status == STATUS_OK) {
        renewal->name = store_learner_printed(&learner);
        status = company_list(record, &list, &record->arena, err);
    }
    return status;
}

static void begin_person(const Renewal *renewal)
{
    Json *json = renewal->arguments->json;
    if (json != NULL) {
        json_object(json, NULL);
        json_text_z(json, "number", renewal->number);
        json_array(json, "left_out");
    }
}

static void add_list_path(Json *json, Record *record)
{
    json_text_z(json, "trust_list",
                company_is_there(record) ? company_list_path(record) : NULL);
}

static void tell_person(const Renewal *renewal)
{
    Json *json = renewal->arguments->json;
    if (json != NULL) {
        json_end_inner(json);
        json_int(json, "reissued", (int64_t)renewal->done);
        json_int(json, "unchanged", (int64_t)renewal->same);
        add_list_path(json, renewal->issue->record);
        return;
    }
    (void)printf("%s の修了証 %zu件を出し直しました。", renewal->number, renewal->done);
    if (renewal->done > 0) {
        (void)printf("PDFにするには: gofun-hr certificate bulk --number %s -o 修了証",
                     renewal->number);
    }
    (void)puts("");
    if (renewal->same > 0) {
        (void)printf("氏名がもう合っている %zu件は、そのままです。\n", renewal->same);
    }
}

static Status reissue_person(Renewal *renewal, Error *err)
{
    Serials serials = {0};
    Record *record = renewal->issue->record;
    const StoreLedgerFilter filter = {.number = str_from(renewal->number)};
    Status status = find_person(renewal, err);
    if (status == STATUS_OK) {
        status = store_ledger_walk(record->store, &filter, keep_serial, &serials, err);
    }
    if (status == STATUS_OK) {
        begin_person(renewal);
        for (size_t i = 0; status == STATUS_OK && i < serials.count; i++) {
            status = renew(renewal, serials.items[i], err);
        }
        tell_person(renewal);
    }
    arena_clear(&serials.arena);
    mem_free(serials.items);
    return status;
}

/* ---- one, or a person's ---- */

static int refuse_without_reason(const Arguments *arguments, const char *what)
{
    return report_trouble(arguments, what, "理由（--reason）が要ります。",
                          "「--reason 氏名の誤り」のように書いてください。");
}

static void tell_reissued(const Arguments *arguments, const LedgerIssue *issue,
                          Str replaced)
{
    Json *json = arguments->json;
    if (json != NULL) {
        json_object(json, NULL);
        json_text_z(json, "serial", issue->serial);
        json_text(json, "replaces", replaced);
        add_list_path(json, issue->record);
    } else {
        (void)printf("出し直しました。新しい記録番号は %s です（%.*s の差し替え）。\n"
                     "PDFにするには: gofun-hr certificate bulk --serial %s -o 修了証\n",
                     issue->serial, STR_ARG(replaced), issue->serial);
    }
}

static int reissue_in(Record *record, const Arguments *arguments)
{
    Error err = {0};
    bool is_same = false;
    LedgerIssue issue = {.record = record};
    Renewal renewal = {.issue = &issue,
                       .arguments = arguments,
                       .number = arguments_value(arguments, "--number")};
    Str serial = {0};
    Status status = company_unlock(record, &err);
    if (status == STATUS_OK && renewal.number != NULL) {
        status = reissue_person(&renewal, &err);
    } else if (status == STATUS_OK) {
        serial = ledger_serial(&record->arena, arguments->operands[0]);
        status = reissue(&issue, arguments, serial, (Str){0}, &is_same, &err);
    }
    certificate_fonts_free(issue.fonts);
    if (status != STATUS_OK) {
        Trouble trouble = ledger_trouble_of("修了証を出し直せません。", &err);
        return report_tell(arguments, &trouble);
    }
    if (renewal.number == NULL) {
        tell_reissued(arguments, &issue, serial);
    }
    return renewal.failed > 0 ? EXIT_BAD : EXIT_GOOD;
}

static int run_reissue(const Arguments *arguments)
{
    bool is_person = arguments_value(arguments, "--number") != NULL;
    if (is_person == (arguments->operand_count > 0)) {
        return report_trouble(
            arguments, "修了証を出し直せません。", "どの修了証か、1つに決まりません。",
            "記録番号か、--number 社員番号 のどちらかを書いてください。");
    }
    if (arguments_sentence(arguments, "--reason") == NULL) {
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

/* Also for one that was called back before: the list may have missed it. */
static Status revoke(Record *record, Str serial, Str reason, bool *was_ended, Error *err)
{
    StoreCertificate row;
    TrustList list;
    bool is_current = false;
    Status status = company_unlock(record, err);
    if (status == STATUS_OK) {
        status = company_list(record, &list, &record->arena, err);
    }
    if (status == STATUS_OK) {
        status = find(record, serial, &row, err);
    }
    if (status == STATUS_OK) {
        status = store_certificate_is_current(record->store, serial, &is_current, err);
    }
    if (status == STATUS_OK && is_current) {
        status = store_certificate_note(record->store, serial, STORE_CERTIFICATE_REVOKED,
                                        STR("gofun-hr"), reason, err);
    }
    *was_ended = !is_current;
    return status == STATUS_OK ? company_revoke(record, serial, reason, err) : status;
}

static void tell_revoked(const Arguments *arguments, Record *record, Str serial,
                         bool was_ended)
{
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_text(arguments->json, "serial", serial);
        json_bool(arguments->json, "was_revoked", was_ended);
        add_list_path(arguments->json, record);
        return;
    }
    (void)printf(was_ended ? "%.*s は、もう取り消したか差し替えてあります。\n"
                           : "%.*s を取り消しました。\n",
                 STR_ARG(serial));
    if (company_is_there(record)) {
        (void)printf("新しい信頼の一覧を、確かめる人に渡してください: %s\n",
                     company_list_path(record));
    } else {
        (void)puts(
            "会社の鍵がないため、台帳だけの取り消しで、ほかの人はまだ確かめられません"
            "（gofun-hr key company create）。");
    }
}

static int run_revoke(const Arguments *arguments)
{
    const char *reason = arguments_sentence(arguments, "--reason");
    if (reason == NULL) {
        return refuse_without_reason(arguments, "修了証を取り消せません。");
    }
    Record record;
    Error err = {0};
    bool was_ended = false;
    Status status = record_open_existing(arguments, &record, &err);
    Str serial = ledger_serial(&record.arena, arguments->operands[0]);
    if (status == STATUS_OK) {
        status = revoke(&record, serial, str_from(reason), &was_ended, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_revoked(arguments, &record, serial, was_ended);
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
