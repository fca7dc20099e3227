/* gofun-hr certificate list | show: the register. */
#include <stdio.h>

#include "base/utf8.h"
#include "hr/certificate_ledger.h"
#include "hr/report.h"

static const Option LIST_OPTIONS[] = {OPTION_DATA, LEDGER_FILTER_OPTIONS, OPTION_JSON};
static const Option SHOW_OPTIONS[] = {OPTION_DATA, OPTION_JSON};

const char *ledger_state(const StoreLedgerRow *row)
{
    if (row->is_revoked) {
        return row->replaced_by.len > 0 ? "差し替え済み" : "取り消し";
    }
    return row->replaced_by.len > 0 ? "差し替え済み" : "有効";
}

Str ledger_serial(Arena *arena, const char *typed)
{
    return str_from(str_copy_z(arena, utf8_fold_number(arena, str_from(typed))));
}

bool ledger_cycle(const Arguments *arguments, int *out)
{
    int64_t year = 0;
    const char *cycle = arguments_value(arguments, "--cycle");
    if (cycle == NULL) {
        return true;
    }
    bool is_year = str_to_int64(str_from(cycle), &year) && year >= 1970 && year <= 2099;
    *out = is_year ? (int)year : *out;
    return is_year;
}

Status ledger_filter(const Arguments *arguments, Arena *arena, StoreLedgerFilter *out,
                     Error *err)
{
    static const struct {
        const char *word;
        StoreCertificateKind kind;
    } kinds[] = {{"lesson", STORE_CERTIFICATE_LESSON},
                 {"part", STORE_CERTIFICATE_PART},
                 {"whole", STORE_CERTIFICATE_COURSE}};
    const char *kind = arguments_value(arguments, "--kind");
    const char *serial = arguments_value(arguments, "--serial");
    *out = (StoreLedgerFilter){
        .number = str_from(arguments_value(arguments, "--number")),
        .department = str_from(arguments_value(arguments, "--department")),
        .serial = serial != NULL ? ledger_serial(arena, serial) : (Str){0},
    };
    for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof kinds[0]; i++) {
        if (str_is(str_from(kind), kinds[i].word)) {
            out->kind = kinds[i].kind;
            out->has_kind = true;
        }
    }
    if (kind != NULL && !out->has_kind) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "--kind は lesson、part、whole のどれかです。");
    }
    if (!ledger_cycle(arguments, &out->cycle)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "--cycle は年度（2026 など）です。");
    }
    return STATUS_OK;
}

typedef struct Listing {
    Arena arena;
    Json *json; /* NULL: for people */
    size_t count;
} Listing;

static void add_row(Json *json, const StoreLedgerRow *row)
{
    static const char *const kinds[] = {"lesson", "part", "whole"};
    const StoreCertificate *c = &row->certificate;
    const struct {
        const char *name;
        Str value;
    } texts[] = {
        {"serial", c->serial},
        {"subject", c->subject},
        {"number", row->number},
        {"name", row->name},
        {"department", row->department},
        {"replaces", c->replaces},
        {"replaced_by", row->replaced_by},
        {"reason", c->reason},
        {"key_id", c->key_id},
    };
    json_object(json, NULL);
    json_text_z(json, "kind", kinds[c->kind]);
    json_int(json, "issued_at", c->issued_at);
    json_int(json, "cycle", c->cycle);
    json_bool(json, "revoked", row->is_revoked);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        json_text(json, texts[i].name, texts[i].value);
    }
}

/* 第9話, 第1部, 全課程; anything else as it is. */
static Str subject_text(Arena *arena, const StoreCertificate *certificate)
{
    Str subject = certificate->subject;
    size_t from = 0;
    while (from < subject.len && (subject.ptr[from] < '0' || subject.ptr[from] > '9')) {
        from++;
    }
    size_t to = from;
    while (to < subject.len && subject.ptr[to] >= '0' && subject.ptr[to] <= '9') {
        to++;
    }
    int64_t number = 0;
    if (certificate->kind == STORE_CERTIFICATE_COURSE) {
        return STR("全課程");
    }
    if (!str_to_int64(str_slice(subject, from, to), &number)) {
        return subject;
    }
    return str_format(arena,
                      certificate->kind == STORE_CERTIFICATE_PART ? "第%d部" : "第%d話",
                      (int)number);
}

static Status print_row(void *context, const StoreLedgerRow *row, Error *err)
{
    (void)err;
    Listing *listing = context;
    if (listing->json != NULL) {
        add_row(listing->json, row);
        json_end(listing->json);
    } else {
        arena_reset(&listing->arena);
        Str day = record_day(&listing->arena, row->certificate.issued_at);
        Str subject = subject_text(&listing->arena, &row->certificate);
        (void)printf("%.*s  %.*s  %s  %.*s  %.*s  %.*s  %.*s\n",
                     STR_ARG(row->certificate.serial), STR_ARG(day), ledger_state(row),
                     STR_ARG(subject), STR_ARG(row->number), STR_ARG(row->name),
                     STR_ARG(row->department));
    }
    listing->count++;
    return STATUS_OK;
}

static int list_all(const Arguments *arguments, Record *record, Listing *listing)
{
    Error err = {0};
    StoreLedgerFilter filter;
    if (ledger_filter(arguments, &record->arena, &filter, &err) != STATUS_OK) {
        return report_trouble(arguments, "台帳を読めません。", err.message,
                              "「gofun-hr certificate list --help」を見てください。");
    }
    if (listing->json != NULL) {
        json_array(listing->json, NULL);
    }
    Status status = store_ledger_walk(record->store, &filter, print_row, listing, &err);
    if (status == STATUS_OK && listing->json == NULL) {
        (void)printf("%zu件\n", listing->count);
    }
    return status == STATUS_OK ? EXIT_GOOD
                               : record_trouble(arguments, "台帳を読めません。", &err);
}

static int run_list(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Listing listing = {.json = arguments->json};
    Status status = record_open_to_read(arguments, &record, &err);
    int code = status == STATUS_OK
                   ? list_all(arguments, &record, &listing)
                   : record_trouble(arguments, "台帳を開けません。", &err);
    arena_clear(&listing.arena);
    record_close(&record);
    return code;
}

/* ---- show ---- */

static void print_text(const char *label, Str value)
{
    if (value.len > 0) {
        (void)printf("%s %.*s\n", label, STR_ARG(value));
    }
}

static Status print_one(void *context, const StoreLedgerRow *row, Error *err)
{
    (void)err;
    Listing *listing = context;
    listing->count++;
    const StoreCertificate *c = &row->certificate;
    if (listing->json != NULL) {
        add_row(listing->json, row);
        json_text(listing->json, "content", c->content);
        return STATUS_OK;
    }
    print_text("記録番号    ", c->serial);
    print_text("状態        ", str_from(ledger_state(row)));
    print_text("社員番号    ", row->number);
    print_text("いまの氏名  ", row->name);
    print_text("所属        ", row->department);
    print_text("修了日      ", record_day(&listing->arena, c->issued_at));
    print_text("署名の鍵    ", c->key_id);
    print_text("もとの番号  ", c->replaces);
    print_text("再発行の理由", c->reason);
    print_text("差し替え先  ", row->replaced_by);
    (void)printf("\n署名された内容\n%.*s", STR_ARG(c->content));
    return STATUS_OK;
}

static int run_show(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Listing listing = {.json = arguments->json};
    StoreLedgerFilter filter = {
        .serial = ledger_serial(&listing.arena, arguments->operands[0])};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = store_ledger_walk(record.store, &filter, print_one, &listing, &err);
    }
    if (status == STATUS_OK && listing.count == 0) {
        status =
            error_set(&err, STATUS_NOT_FOUND, LEDGER_UNKNOWN, arguments->operands[0]);
    }
    int code = status == STATUS_OK
                   ? EXIT_GOOD
                   : record_trouble(arguments, "修了証を表示できません。", &err);
    arena_clear(&listing.arena);
    record_close(&record);
    return code;
}

const Command CERTIFICATE_LIST = {
    .group = "certificate",
    .verb = "list",
    .operand = "",
    .summary = "修了証の台帳を表示します。",
    .options = LIST_OPTIONS,
    .option_count = sizeof LIST_OPTIONS / sizeof LIST_OPTIONS[0],
    .run = run_list,
};
const Command CERTIFICATE_SHOW = {
    .group = "certificate",
    .verb = "show",
    .operand = "SERIAL",
    .summary = "修了証ひとつの台帳と、署名された内容を表示します。",
    .options = SHOW_OPTIONS,
    .option_count = sizeof SHOW_OPTIONS / sizeof SHOW_OPTIONS[0],
    .operand_count = 1,
    .run = run_show,
};
