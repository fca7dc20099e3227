/* gofun-hr certificate bulk: the PDFs of a department into a folder. */
#include <stdio.h>

#include "base/os.h"
#include "hr/certificate_ledger.h"
#include "hr/progress.h"
#include "hr/report.h"

static const Option OPTIONS[] = {
    {"-o", "DIR", "PDFを書くフォルダー。なければ作ります。"},
    OPTION_DATA,
    LEDGER_FILTER_OPTIONS,
};

typedef struct Bulk {
    Record *record;
    const char *dir;
    CertificateFonts *fonts;
    Arena kept; /* the serials */
    Str *serials;
    size_t count;
    size_t room;
    size_t failed;
    Progress progress;
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

static Status write_pdf(Bulk *bulk, const StoreLedgerRow *row, Error *err)
{
    Arena arena = {0};
    StrBuf pdf = {0};
    Status status =
        certificate_pdf_again(bulk->fonts, row->certificate.content, &pdf, err);
    if (status == STATUS_OK) {
        Str number = file_part(&arena, row->number);
        Str name = file_part(&arena, row->name);
        Str path =
            str_format(&arena, "%s/%.*s_%.*s_%.*s_%.*s.pdf", bulk->dir, STR_ARG(number),
                       STR_ARG(name), STR_ARG(row->certificate.subject),
                       STR_ARG(row->certificate.serial));
        status = os_write_soon(path.ptr, strbuf_str(&pdf), err);
    }
    strbuf_clear(&pdf);
    arena_clear(&arena);
    return status;
}

static Status write_row(void *context, const StoreLedgerRow *row, Error *err)
{
    Bulk *bulk = context;
    if (!is_wanted(row)) {
        return STATUS_OK;
    }
    Status status = write_pdf(bulk, row, err);
    progress_step(&bulk->progress);
    if (status == STATUS_UNTRUSTED || status == STATUS_BAD_DATA) {
        (void)fprintf(stderr,
                      "gofun-hr: %.*s は前と同じ面を作れません。"
                      "「certificate reissue」で出し直してください。\n",
                      STR_ARG(row->certificate.serial));
        bulk->failed++;
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        bulk->serials[bulk->count++] = str_copy(&bulk->kept, row->certificate.serial);
    }
    return status;
}

static Status write_all(Bulk *bulk, const StoreLedgerFilter *filter, Error *err)
{
    Status status = os_make_dirs(bulk->dir, err);
    if (status == STATUS_OK) {
        status = certificate_fonts_open(NULL, &bulk->fonts, err);
    }
    if (status == STATUS_OK) {
        status = store_ledger_walk(bulk->record->store, filter, count_row, bulk, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bulk->serials = ARENA_ARRAY(&bulk->kept, Str, bulk->room);
    progress_start(&bulk->progress, "修了証", bulk->room);
    status = store_ledger_walk(bulk->record->store, filter, write_row, bulk, err);
    progress_end(&bulk->progress);
    os_sync_all();
    Status noted = store_ledger_note(bulk->record->store, bulk->serials, bulk->count,
                                     STORE_CERTIFICATE_EXPORTED, STR("gofun-hr bulk"),
                                     status == STATUS_OK ? err : NULL);
    status = status == STATUS_OK ? noted : status;
    return status == STATUS_OK
               ? record_log_export(bulk->record, STR("certificate bulk"), STR("pdf"),
                                   bulk->dir, (int64_t)bulk->count, err)
               : status;
}

static int bulk_run(const Arguments *arguments, const StoreLedgerFilter *filter,
                    const char *dir)
{
    Record record;
    Error err = {0};
    Bulk bulk = {.record = &record, .dir = dir};
    Status status = record_open(arguments, &record, &err);
    int64_t started_ms = os_monotonic_ms();
    if (status == STATUS_OK) {
        status = write_all(&bulk, filter, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        double seconds = (double)(os_monotonic_ms() - started_ms) / 1000.0;
        (void)printf("%zu件のPDFを %s に書きました（%.1f秒）。\n", bulk.count, dir,
                     seconds);
        code = bulk.failed > 0 ? EXIT_BAD : EXIT_GOOD;
    } else {
        code = record_trouble("修了証をまとめて書けません。", &err);
    }
    arena_clear(&bulk.kept);
    certificate_fonts_free(bulk.fonts);
    record_close(&record);
    return code;
}

static int run(const Arguments *arguments)
{
    Error err = {0};
    StoreLedgerFilter filter;
    const char *dir = arguments_value(arguments, "-o");
    if (dir == NULL) {
        return report_trouble("修了証をまとめて書けません。",
                              "書くフォルダー（-o DIR）がありません。",
                              "例: gofun-hr certificate bulk --department 営業部 -o PDF");
    }
    if (ledger_filter(arguments, &filter, &err) != STATUS_OK) {
        return report_trouble("修了証をまとめて書けません。", err.message,
                              "「gofun-hr certificate bulk --help」を見てください。");
    }
    return bulk_run(arguments, &filter, dir);
}

const Command CERTIFICATE_BULK = {
    .group = "certificate",
    .verb = "bulk",
    .operand = "",
    .summary = "部署などの修了証のPDFを、まとめてフォルダーに書きます。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
