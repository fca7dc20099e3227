/* gofun-hr certificate bulk: the PDFs of a department into a folder, or all pages in one
 * PDF for the printer. */
#include <stdio.h>

#include "base/os.h"
#include "credential/badge.h"
#include "hr/certificate_ledger.h"
#include "hr/progress.h"
#include "hr/report.h"

static const Option OPTIONS[] = {
    {"-o", "DIR", "PDFを書くフォルダー。なければ作ります。"},
    {"--one-file", "FILE.pdf",
     "印刷用に、全員のページを1つのPDFにします（署名は付きません）。"},
    {"--badge", NULL, "1人ずつのPDFに、バッジ（Open Badges 3.0）を添えます。"},
    OPTION_DATA,
    LEDGER_FILTER_OPTIONS,
    OPTION_JSON,
};

typedef struct Bulk {
    Record *record;
    const char *dir; /* or one_file, the other is NULL */
    const char *one_file;
    Str department; /* which was asked for; empty: all */
    FILE *stream;   /* of one_file, under another name until it is whole */
    CertificatePrint *print;
    const CredentialKey *issuer; /* of badges; NULL: none are wanted */
    CertificateFonts *fonts;
    Arena kept; /* the serials */
    Str *serials;
    size_t count;
    size_t room;
    size_t failed;
    Progress progress;
    Json *json; /* the list of those without is open; NULL: for people */
} Bulk;

/* Only what is good now: revoked and replaced certificates are not handed out. */
static bool is_wanted(const StoreLedgerRow *row)
{
    return !row->is_revoked && row->replaced_by.len == 0;
}

static Status count_row(void *context, const StoreLedgerRow *row, Error *err)
{
    (void)err;
    Bulk *bulk = context;
    bulk->room += is_wanted(row);
    return STATUS_OK;
}

/* Characters that a file name on some system cannot have become a low line. */
static Str file_part(Arena *arena, Str text)
{
    char *copy = str_copy_z(arena, text);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)copy[i];
        bool is_bad = c < 0x20 || c == '/' || c == '\\' || c == ':' || c == '*' ||
                      c == '?' || c == '"' || c == '<' || c == '>' || c == '|';
        copy[i] = is_bad ? '_' : copy[i];
    }
    return (Str){copy, text.len};
}

static Status make_badge(Bulk *bulk, const StoreLedgerRow *row, StrBuf *json, Error *err)
{
    Arena arena = {0};
    VerifyResult result;
    Status status =
        ledger_read_signed(bulk->record, &row->certificate, &arena, &result, err);
    if (status == STATUS_OK) {
        const Badge badge = {&result.certificate, row->number};
        status = badge_write(bulk->issuer, &badge, json, err);
    }
    arena_clear(&arena);
    return status;
}

static Status write_pdf(Bulk *bulk, const StoreLedgerRow *row, Error *err)
{
    Arena arena = {0};
    StrBuf pdf = {0}, json = {0};
    Status status = bulk->issuer != NULL ? make_badge(bulk, row, &json, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = certificate_pdf_with_badge(bulk->fonts, row->certificate.content,
                                            strbuf_str(&json), &pdf, err);
    }
    if (status == STATUS_OK) {
        Str number = file_part(&arena, row->number);
        Str name = file_part(&arena, row->name);
        Str path = str_format(&arena, "%s/%.*s%s%.*s_%.*s_%.*s.pdf", bulk->dir,
                              STR_ARG(number), number.len > 0 ? "_" : "", STR_ARG(name),
                              STR_ARG(row->certificate.subject),
                              STR_ARG(row->certificate.serial));
        status = os_write_soon(path.ptr, strbuf_str(&pdf), err);
    }
    strbuf_clear(&json);
    strbuf_clear(&pdf);
    arena_clear(&arena);
    return status;
}

/* ---- one file ---- */

static const char *part_path(Bulk *bulk)
{
    return str_format(&bulk->kept, "%s.part", bulk->one_file).ptr;
}

static Status write_stream(Bulk *bulk, Error *err)
{
    StrBuf bytes = {0};
    certificate_print_take(bulk->print, &bytes);
    bool is_good = fwrite(bytes.ptr, 1, bytes.len, bulk->stream) == bytes.len;
    strbuf_clear(&bytes);
    return is_good ? STATUS_OK
                   : error_set(err, STATUS_IO, "%s に書き込めません。", bulk->one_file);
}

static Status open_print(Bulk *bulk, Error *err)
{
    bulk->print = certificate_print_new(bulk->fonts);
    bulk->stream = fopen(part_path(bulk), "wb");
    return bulk->stream != NULL
               ? STATUS_OK
               : error_set(err, STATUS_IO, "%s を作れません。", bulk->one_file);
}

static Str print_title(Bulk *bulk)
{
    Str whose = bulk->department;
    return str_format(&bulk->kept, "修了証%s%.*s（%zu件）", whose.len > 0 ? "　" : "",
                      STR_ARG(whose), bulk->count);
}

/* Whole or not there; a PDF without a page is none. */
static Status close_print(Bulk *bulk, Status status, Error *err)
{
    const char *part = part_path(bulk);
    bool is_wanted = status == STATUS_OK && bulk->count > 0;
    if (is_wanted) {
        certificate_print_end(bulk->print, print_title(bulk));
        status = write_stream(bulk, err);
    }
    if (bulk->stream != NULL && fclose(bulk->stream) != 0 && status == STATUS_OK) {
        status = error_set(err, STATUS_IO, "%s に書き込めません。", bulk->one_file);
    }
    bulk->stream = NULL;
    if (is_wanted && status == STATUS_OK) {
        status = os_sync_file(part, err);
    }
    if (is_wanted && status == STATUS_OK) {
        return os_rename_file(part, bulk->one_file, err);
    }
    Status removed = os_remove_file(part, NULL);
    (void)removed; /* it may never have been made */
    return status;
}

static Status print_page(Bulk *bulk, const StoreLedgerRow *row, Error *err)
{
    Status status = certificate_print_add(bulk->print, row->certificate.content, err);
    return status == STATUS_OK ? write_stream(bulk, err) : status;
}

/* ---- all ---- */

static void tell_left_out(Bulk *bulk, const StoreLedgerRow *row, const Error *err)
{
    Arena arena = {0};
    Str serial = row->certificate.serial;
    Str what = str_format(&arena, "%.*s のPDFを作れません。", STR_ARG(serial));
    VerifyResult result;
    Error changed = {0};
    Status status =
        ledger_read_signed(bulk->record, &row->certificate, &arena, &result, &changed);
    Trouble trouble = ledger_trouble_of(what.ptr, err);
    if (status == STATUS_BAD_DATA) {
        trouble = ledger_trouble_of(what.ptr, &changed);
    } else if (!str_ends_with(str_from(err->message), STR("。"))) {
        trouble.cause = "発行したときと同じ面になりません（書体が違うなど）。";
        trouble.remedy = "「gofun-hr certificate reissue」で出し直してください。";
    }
    progress_end(&bulk->progress);
    report_left_out(bulk->json, "serial", serial, &trouble);
    bulk->failed++;
    arena_clear(&arena);
}

static Status write_row(void *context, const StoreLedgerRow *row, Error *err)
{
    Bulk *bulk = context;
    if (!is_wanted(row)) {
        return STATUS_OK;
    }
    Status status =
        bulk->print != NULL ? print_page(bulk, row, err) : write_pdf(bulk, row, err);
    progress_step(&bulk->progress);
    if (status == STATUS_UNTRUSTED || status == STATUS_BAD_DATA) {
        tell_left_out(bulk, row, err);
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        bulk->serials[bulk->count++] = str_copy(&bulk->kept, row->certificate.serial);
    }
    return status;
}

static Status note_export(Bulk *bulk, Error *err)
{
    Status status =
        store_ledger_note(bulk->record->store, bulk->serials, bulk->count,
                          STORE_CERTIFICATE_EXPORTED, STR("gofun-hr bulk"), err);
    const char *where = bulk->dir != NULL ? bulk->dir : bulk->one_file;
    return status == STATUS_OK
               ? record_log_export(bulk->record, STR("certificate bulk"), STR("pdf"),
                                   where, (int64_t)bulk->count, err)
               : status;
}

/* Files that were written are noted also when the next one fails. */
static Status write_rows(Bulk *bulk, const StoreLedgerFilter *filter, Error *err)
{
    progress_start(&bulk->progress, "修了証", bulk->room);
    Status status = store_ledger_walk(bulk->record->store, filter, write_row, bulk, err);
    progress_end(&bulk->progress);
    if (bulk->dir != NULL) {
        os_sync_all();
    } else {
        status = close_print(bulk, status, err);
        bulk->count = status == STATUS_OK ? bulk->count : 0;
    }
    Status noted = note_export(bulk, status == STATUS_OK ? err : NULL);
    return status == STATUS_OK ? noted : status;
}

/* The company signs badges when it has a key, else this machine. */
static Status find_issuer(Bulk *bulk, Error *err)
{
    Status status = company_unlock(bulk->record, err);
    bulk->issuer =
        bulk->record->company != NULL ? bulk->record->company : bulk->record->key;
    return status;
}

static Status write_all(Bulk *bulk, const StoreLedgerFilter *filter, Error *err)
{
    Status status = certificate_fonts_open(NULL, &bulk->fonts, err);
    if (status == STATUS_OK) {
        status = store_ledger_walk(bulk->record->store, filter, count_row, bulk, err);
    }
    if (status == STATUS_OK) {
        status =
            bulk->dir != NULL ? record_make_dir(bulk->dir, err) : open_print(bulk, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bulk->serials = ARENA_ARRAY(&bulk->kept, Str, bulk->room);
    if (bulk->json != NULL) {
        json_object(bulk->json, NULL);
        json_array(bulk->json, "left_out");
    }
    return write_rows(bulk, filter, err);
}

static void tell_done(const Bulk *bulk, double seconds)
{
    if (bulk->json != NULL) {
        json_end_inner(bulk->json);
        json_text_z(bulk->json, "folder", bulk->dir);
        json_text_z(bulk->json, "file", bulk->count > 0 ? bulk->one_file : NULL);
        json_int(bulk->json, "written", (int64_t)bulk->count);
    } else if (bulk->count == 0) {
        (void)puts("当てはまる修了証がないため、PDFは作っていません。");
    } else if (bulk->dir != NULL) {
        (void)printf("%zu件のPDFを %s に書きました（%.1f秒）。\n", bulk->count, bulk->dir,
                     seconds);
    } else {
        (void)printf(
            "%zu件を %s に、%zuページのPDFとして書きました（%.1f秒）。\n"
            "印刷用です。真偽の確認には、1人ずつのPDFか、紙のQRを使ってください。\n",
            bulk->count, bulk->one_file, bulk->count, seconds);
    }
}

static Status read_filter(Bulk *bulk, const Arguments *arguments,
                          StoreLedgerFilter *filter, Error *err)
{
    Status status = ledger_filter(arguments, &bulk->kept, filter, err);
    bulk->department = filter->department;
    return status;
}

static int bulk_run(const Arguments *arguments, Bulk *bulk)
{
    Error err = {0};
    StoreLedgerFilter filter = {0};
    if (read_filter(bulk, arguments, &filter, &err) != STATUS_OK) {
        return report_trouble(arguments, "修了証をまとめて書けません。", err.message,
                              "「gofun-hr certificate bulk --help」を見てください。");
    }
    Status status = record_open_existing(arguments, bulk->record, &err);
    int64_t started_ms = os_monotonic_ms();
    if (status == STATUS_OK && arguments_has(arguments, "--badge")) {
        status = find_issuer(bulk, &err);
    }
    if (status == STATUS_OK) {
        status = write_all(bulk, &filter, &err);
    }
    if (status != STATUS_OK) {
        return record_trouble(arguments, "修了証をまとめて書けません。", &err);
    }
    tell_done(bulk, (double)(os_monotonic_ms() - started_ms) / 1000.0);
    return bulk->failed > 0 ? EXIT_BAD : EXIT_GOOD;
}

static int run(const Arguments *arguments)
{
    bool has_dir = arguments_value(arguments, "-o") != NULL;
    if (has_dir == (arguments_value(arguments, "--one-file") != NULL)) {
        return report_trouble(arguments, "修了証をまとめて書けません。",
                              "書くフォルダー（-o DIR）か、印刷用の1つのPDF"
                              "（--one-file FILE.pdf）のどちらかを示してください。",
                              "「--department 営業部 -o PDF」のように書いてください。");
    }
    if (!has_dir && arguments_has(arguments, "--badge")) {
        return report_trouble(arguments, "修了証をまとめて書けません。",
                              "印刷用のPDFにバッジは添えられません。",
                              "1人ずつのPDF（-o DIR）にしてください。");
    }
    Record record = {0};
    Bulk bulk = {.record = &record,
                 .dir = arguments_value(arguments, "-o"),
                 .one_file = arguments_value(arguments, "--one-file"),
                 .json = arguments->json};
    int code = bulk_run(arguments, &bulk);
    certificate_print_free(bulk.print);
    arena_clear(&bulk.kept);
    certificate_fonts_free(bulk.fonts);
    record_close(&record);
    return code;
}

const Command CERTIFICATE_BULK = {
    .group = "certificate",
    .verb = "bulk",
    .operand = "",
    .summary = "部署などの修了証を、まとめてPDFにします（1人ずつ、または印刷用に1つ）。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
