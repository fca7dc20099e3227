/* gofun-hr roster export: everybody with an employee number, as import reads it back. */
#include <inttypes.h>
#include <stdio.h>

#include "base/os.h"
#include "hr/assign_work.h"
#include "hr/record.h"
#include "hr/report.h"
#include "hr/roster_people.h"
#include "roster/write.h"
#include "store/report.h"

enum {
    FLUSH_BYTES = 65536
};

static const Option OPTIONS[] = {
    {"--for-machines", NULL,
     "欄をそのまま書きます。なければ、表計算ソフトが式とみなす欄に「'」を付けます。"},
    OPTION_DATA,
    OPTION_JSON,
};

static const char CANNOT[] = "名簿を書き出せません。";

typedef struct Export {
    FILE *stream;
    StrBuf pending;
    bool for_people;
    int64_t rows;
    size_t digits; /* of the longest number that begins with a zero */
} Export;

static Status flush(Export *out, Error *err)
{
    size_t size = out->pending.len;
    bool is_good = size == 0 || fwrite(out->pending.ptr, 1, size, out->stream) == size;
    strbuf_reset(&out->pending);
    return is_good ? STATUS_OK : error_set(err, STATUS_IO, "名簿を書き込めません。");
}

static Status add_person(void *context, const StorePerson *person, Error *err)
{
    Export *out = context;
    RosterPerson row = roster_person_of(person);
    roster_write_person(&out->pending, &row, out->for_people);
    Str number = row.texts[ROSTER_NUMBER];
    if (number.len > out->digits && number.ptr[0] == '0') {
        out->digits = number.len;
    }
    out->rows++;
    return out->pending.len >= FLUSH_BYTES ? flush(out, err) : STATUS_OK;
}

static Status write_roster(Store *store, Export *out, Error *err)
{
    roster_write_header(&out->pending);
    Status status = store_roster_list(store, out, add_person, err);
    if (status == STATUS_OK) {
        status = flush(out, err);
    }
    if (status == STATUS_OK && fflush(out->stream) != 0) {
        status = error_set(err, STATUS_IO, "名簿を書き込めません。");
    }
    strbuf_clear(&out->pending);
    return status;
}

/* Into a file beside, which then takes the name: what was there stays until all is
 * written. */
static Status write_file(Store *store, const char *path, Export *out, Error *err)
{
    Arena arena = {0};
    const char *beside = str_format(&arena, "%s.writing", path).ptr;
    out->stream = fopen(beside, "wb");
    Status status = STATUS_OK;
    if (out->stream == NULL) {
        status = error_set(err, STATUS_DENIED, "%s に書き込めません。", path);
    } else {
        status = write_roster(store, out, err);
        if (fclose(out->stream) != 0 && status == STATUS_OK) {
            status = error_set(err, STATUS_IO, "%s に書き込めません。", path);
        }
        if (status == STATUS_OK) {
            status = os_rename_file(beside, path, err);
        }
        if (status != STATUS_OK) {
            (void)remove(beside);
        }
    }
    arena_clear(&arena);
    return status;
}

static Status note_export(Record *record, const Export *out, const char *path, Error *err)
{
    Arena arena = {0};
    StoreExport entry = {
        .exported_by = assign_who_am_i(&arena),
        .what = STR("roster"),
        .format = out->for_people ? STR("csv") : STR("csv-for-machines"),
        .scope = STR("all"),
        .destination = str_from(path != NULL ? path : "-"),
        .row_count = out->rows,
    };
    Status status = store_export_add(record->store, &entry, err);
    arena_clear(&arena);
    return status;
}

static void tell_end(Json *json, const char *path, const Export *out,
                     int64_t without_number)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_text_z(json, "file", path);
        json_int(json, "rows", out->rows);
        json_int(json, "without_number", without_number);
        return;
    }
    if (path != NULL) {
        (void)fprintf(stderr, "%" PRId64 "名を書き出しました: %s\n", out->rows, path);
    }
    if (path != NULL && out->for_people && out->digits > 0) {
        (void)fprintf(
            stderr,
            "Excelで開いて保存すると、社員番号の先頭の0が消えます。取り込むときに "
            "--digits %zu を付けると、補います。\n",
            out->digits);
    }
    if (without_number > 0) {
        (void)fprintf(stderr, "社員番号のない %" PRId64 "名は書き出していません。\n",
                      without_number);
    }
}

static Status export_all(Record *record, const char *path, Export *out, Json *json,
                         Error *err)
{
    StoreRosterCounts counts;
    Status status = store_roster_counts(record->store, &counts, err);
    if (status == STATUS_OK) {
        status = path != NULL ? write_file(record->store, path, out, err)
                              : write_roster(record->store, out, err);
    }
    if (status == STATUS_OK) {
        status = note_export(record, out, path, err);
    }
    if (status == STATUS_OK) {
        tell_end(json, path, out, counts.without_number);
    }
    return status;
}

static int run(const Arguments *arguments)
{
    const char *path = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    if (path == NULL && arguments->json != NULL) {
        return report_trouble(
            arguments, CANNOT, "--json のときは、名簿を書き出すファイルが要ります。",
            "「roster export 名簿.csv --json」のように書いてください。");
    }
    Record record;
    Error err = {0};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        Export out = {.stream = stdout,
                      .for_people = !arguments_has(arguments, "--for-machines")};
        status = export_all(&record, path, &out, arguments->json, &err);
    }
    record_close(&record);
    return status == STATUS_OK ? EXIT_GOOD : record_trouble(arguments, CANNOT, &err);
}

const Command ROSTER_EXPORT = {
    .group = "roster",
    .verb = "export",
    .operand = "FILE",
    .summary = "名簿をCSVで書き出します。そのまま取り込むと、何も変わりません。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .operand_is_optional = true,
    .run = run,
};
