/* gofun-hr certificate badge: a certificate as an Open Badges 3.0 credential: as JSON,
 * baked into a picture, and attached to the PDF. */
#include <stdio.h>

#include "base/os.h"
#include "credential/badge.h"
#include "hr/certificate_ledger.h"
#include "hr/report.h"

enum {
    PICTURE_WIDTH_PX = 1200
};

static const Option OPTIONS[] = {
    {"-o", "DIR", "書くフォルダー。なければ作ります。"},
    OPTION_DATA,
    {"--canonical", NULL, "署名のもとになる行（N-Quads）も書きます。"},
    OPTION_JSON,
};

typedef struct Making {
    Record *record;
    const char *dir;
    bool has_canonical;
    const CredentialKey *issuer;
    size_t count;
    Json *json; /* the list of files is open; NULL: for people */
} Making;

static Status write_file(const Making *making, const char *ending, Str serial,
                         const StrBuf *data, Error *err)
{
    Arena arena = {0};
    Str path = str_format(&arena, "%s/%.*s%s", making->dir, STR_ARG(serial), ending);
    Status status = os_write_file(path.ptr, strbuf_str(data), false, err);
    if (status == STATUS_OK && making->json != NULL) {
        json_text(making->json, NULL, path);
    }
    arena_clear(&arena);
    return status;
}

static Status write_parts(const Making *making, const StoreLedgerRow *row,
                          const Badge *badge, Error *err)
{
    StrBuf json = {0};
    StrBuf picture = {0};
    StrBuf pdf = {0};
    StrBuf lines = {0};
    CertificateFonts *fonts = NULL;
    Str serial = row->certificate.serial;
    CredentialPublicKey issuer = credential_key_public(making->issuer);
    Status status = badge_write(making->issuer, badge, &json, err);
    if (status == STATUS_OK) {
        status = certificate_fonts_open(NULL, &fonts, err);
    }
    if (status == STATUS_OK) {
        status = badge_picture(fonts, row->certificate.content, strbuf_str(&json),
                               PICTURE_WIDTH_PX, &picture, err);
    }
    if (status == STATUS_OK) {
        status = write_file(making, ".json", serial, &json, err);
    }
    if (status == STATUS_OK) {
        status = write_file(making, ".png", serial, &picture, err);
    }
    if (status == STATUS_OK) {
        status = certificate_pdf_with_badge(fonts, row->certificate.content,
                                            strbuf_str(&json), &pdf, err);
    }
    if (status == STATUS_OK) {
        status = write_file(making, ".pdf", serial, &pdf, err);
    }
    if (status == STATUS_OK && making->has_canonical) {
        badge_canonical(&issuer, badge, &lines);
        status = write_file(making, ".nq", serial, &lines, err);
    }
    certificate_fonts_free(fonts);
    strbuf_clear(&lines);
    strbuf_clear(&pdf);
    strbuf_clear(&picture);
    strbuf_clear(&json);
    return status;
}

/* Only what is good now and signed by a machine of the company becomes a badge. */
static Status make_badge(void *context, const StoreLedgerRow *row, Error *err)
{
    Making *making = context;
    Arena arena = {0};
    VerifyResult result;
    Status status =
        ledger_read_signed(making->record, &row->certificate, &arena, &result, err);
    if (status == STATUS_OK && (row->is_revoked || row->replaced_by.len > 0)) {
        status = error_set(err, STATUS_EXISTS, LEDGER_ENDED,
                           str_copy_z(&arena, row->certificate.serial));
    }
    if (status == STATUS_OK) {
        Badge badge = {&result.certificate, row->number};
        status = write_parts(making, row, &badge, err);
        making->count++;
    }
    arena_clear(&arena);
    return status;
}

/* The company issues when it has a key, else this machine. */
static Status make_all(Making *making, Str serial, Error *err)
{
    Record *record = making->record;
    const CredentialKey *company = NULL;
    TrustList list;
    Status status = record_make_dir(making->dir, err);
    if (status == STATUS_OK && company_is_there(record)) {
        status = company_open(record, &company, &list, &record->arena, err);
    }
    making->issuer = company != NULL ? company : record->key;
    StoreLedgerFilter filter = {.serial = serial};
    if (status == STATUS_OK) {
        status = store_ledger_walk(record->store, &filter, make_badge, making, err);
    }
    if (status == STATUS_OK && making->count == 0) {
        status = error_set(err, STATUS_NOT_FOUND, LEDGER_UNKNOWN, serial.ptr);
    }
    return status;
}

static int run(const Arguments *arguments)
{
    const char *dir = arguments_value(arguments, "-o");
    if (dir == NULL) {
        return report_trouble(arguments, "バッジを作れません。",
                              "書くフォルダー（-o DIR）がありません。",
                              "「-o バッジ」のように書いてください。");
    }
    Record record;
    Error err = {0};
    Making making = {.record = &record,
                     .dir = dir,
                     .has_canonical = arguments_has(arguments, "--canonical"),
                     .json = arguments->json};
    Status status = record_open_existing(arguments, &record, &err);
    Str serial = ledger_serial(&record.arena, arguments->operands[0]);
    if (status == STATUS_OK && making.json != NULL) {
        json_object(making.json, NULL);
        json_text(making.json, "serial", serial);
        json_array(making.json, "files");
    }
    if (status == STATUS_OK) {
        status = make_all(&making, serial, &err);
    }
    if (status == STATUS_OK) {
        status = record_log_export(&record, STR("certificate badge"), STR("badge"), dir,
                                   (int64_t)making.count, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        Trouble trouble = ledger_trouble_of("バッジを作れません。", &err);
        code = report_tell(arguments, &trouble);
    } else if (making.json == NULL) {
        (void)printf("バッジを %s に書きました（%.*s の .json、.png、.pdf）。\n", dir,
                     STR_ARG(serial));
    }
    record_close(&record);
    return code;
}

const Command CERTIFICATE_BADGE = {
    .group = "certificate",
    .verb = "badge",
    .operand = "SERIAL",
    .summary =
        "修了証を、ほかのシステムで確かめられるバッジ（Open Badges 3.0）にします。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
