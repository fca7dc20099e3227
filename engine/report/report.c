#include "report/report.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "report/report_internal.h"

enum {
    BUFFER_BYTES = 256 * 1024
};

static const ReportWriter *const WRITERS[] = {
    [REPORT_FORMAT_TEXT] = &report__text,
    [REPORT_FORMAT_CSV] = &report__csv,
    [REPORT_FORMAT_CSV_MACHINE] = &report__csv_machine,
    [REPORT_FORMAT_XLSX] = &report__xlsx,
    [REPORT_FORMAT_HTML] = &report__html,
    [REPORT_FORMAT_JSON] = &report__json,
};

void report__trouble(Report *report, Status status, const char *what)
{
    if (report->status == STATUS_OK) {
        report->status = error_set(&report->err, status, "writing %s: %s",
                                   report->path ? report->path : "the report", what);
    }
}

static void write_out(Report *report, Str text)
{
    if (text.len > 0 && fwrite(text.ptr, 1, text.len, report->stream) != text.len) {
        report__trouble(report, errno == ENOSPC ? STATUS_NO_SPACE : STATUS_IO,
                        strerror(errno));
    }
}

static void flush(Report *report)
{
    write_out(report, (Str){report->buffer, report->buffered});
    report->buffered = 0;
}

void report__put(Report *report, Str text)
{
    if (text.len > BUFFER_BYTES - report->buffered) {
        flush(report);
    }
    if (report->buffer == NULL || text.len > BUFFER_BYTES) {
        write_out(report, text);
    } else if (text.len > 0) {
        memcpy(report->buffer + report->buffered, text.ptr, text.len);
        report->buffered += text.len;
    }
}

/* XLSX is made by a library that opens the file only at its end: it is tried before the
 * work, too. */
static Status open_stream(Report *report, Error *err)
{
    report->stream = fopen(report->part_path, "wb");
    if (report->stream == NULL) {
        Status status = errno == EACCES || errno == EPERM     ? STATUS_DENIED
                        : errno == ENOENT || errno == ENOTDIR ? STATUS_NOT_FOUND
                        : errno == EROFS                      ? STATUS_READ_ONLY
                        : errno == ENOSPC                     ? STATUS_NO_SPACE
                                                              : STATUS_IO;
        return error_set(err, status, "cannot write %s: %s", report->path,
                         strerror(errno));
    }
    if (report->writer == &report__xlsx) {
        (void)fclose(report->stream);
        report->stream = NULL;
        return STATUS_OK;
    }
    report->buffer = mem_alloc(BUFFER_BYTES);
    (void)setvbuf(report->stream, NULL, _IONBF, 0);
    return STATUS_OK;
}

Status report_open(ReportFormat format, const char *path, FILE *stream,
                   const ReportHead *head, Report **out, Error *err)
{
    *out = NULL;
    if (format == REPORT_FORMAT_XLSX && path == NULL) {
        return error_set(err, STATUS_BAD_ARGUMENT, "XLSX needs a file to write to");
    }
    Report *report = mem_alloc(sizeof *report);
    *report = (Report){.writer = WRITERS[format], .stream = stream};
    Status status = STATUS_OK;
    if (path != NULL) {
        report->path = str_copy_z(&report->arena, str_from(path));
        report->part_path = str_format(&report->arena, "%s.part", path).ptr;
        status = open_stream(report, err);
    }
    if (status == STATUS_OK) {
        report->writer->begin(report, head);
        *out = report;
        return STATUS_OK;
    }
    report_drop(report);
    return status;
}

void report_note(Report *report, Str text)
{
    require(!report->is_in_table);
    report->writer->note(report, text);
}

void report_chart(Report *report, const ReportChart *chart)
{
    require(!report->is_in_table);
    if (chart->bar_count > 0) {
        report->writer->chart(report, chart);
    }
}

void report_scatter(Report *report, const ReportScatter *scatter)
{
    require(!report->is_in_table);
    if (scatter->point_count > 0 && report->writer->scatter != NULL) {
        report->writer->scatter(report, scatter);
    }
}

void report_letter(Report *report, Str title, Str text)
{
    require(!report->is_in_table);
    report->writer->letter(report, title, text);
}

void report_table(Report *report, const ReportTable *table)
{
    require(!report->is_in_table && table->column_count > 0);
    report->table = *table;
    report->is_in_table = true;
    report->has_totals = false;
    report->table_rows = 0;
    report->writer->table(report);
}

void report_row(Report *report, const ReportCell *cells)
{
    require(report->is_in_table && !report->has_totals);
    report->writer->row(report, cells, false);
    report->rows++;
    report->table_rows++;
}

void report_total(Report *report, const ReportCell *cells)
{
    require(report->is_in_table);
    report->writer->row(report, cells, true);
    report->has_totals = true;
}

void report_table_end(Report *report)
{
    require(report->is_in_table);
    report->writer->table_end(report);
    report->is_in_table = false;
}

Str report__none_text(const ReportTable *table)
{
    return table->none.len > 0 ? table->none : STR("該当する行はありません。");
}

int64_t report_row_count(const Report *report)
{
    return report->rows;
}

static void finish_stream(Report *report)
{
    if (report->stream == NULL) {
        return;
    }
    flush(report);
    if (fflush(report->stream) != 0 || ferror(report->stream)) {
        report__trouble(report, errno == ENOSPC ? STATUS_NO_SPACE : STATUS_IO,
                        strerror(errno));
    }
    if (report->path != NULL && fclose(report->stream) != 0) {
        report__trouble(report, STATUS_IO, strerror(errno));
    }
    report->stream = NULL;
}

static void free_report(Report *report)
{
    if (report->writer->drop != NULL && report->state != NULL) {
        report->writer->drop(report);
    }
    mem_free(report->buffer);
    strbuf_clear(&report->line);
    strbuf_clear(&report->cell);
    arena_clear(&report->arena);
    mem_free(report);
}

Status report_close(Report *report, Error *err)
{
    if (report == NULL) {
        return STATUS_OK;
    }
    require(!report->is_in_table);
    report->writer->end(report);
    finish_stream(report);
    Status status = report->status;
    if (status != STATUS_OK) {
        (void)error_set(err, status, "%s", report->err.message);
    } else if (report->path != NULL) {
        status = os_rename_file(report->part_path, report->path, err);
    }
    if (status != STATUS_OK && report->path != NULL) {
        (void)remove(report->part_path);
    }
    free_report(report);
    return status;
}

void report_drop(Report *report)
{
    if (report == NULL) {
        return;
    }
    if (report->stream != NULL && report->path != NULL) {
        (void)fclose(report->stream);
    }
    report->stream = NULL;
    const char *part = report->part_path;
    if (part != NULL) {
        (void)remove(part);
    }
    free_report(report);
}

void report_break_off(Report *report, Str members)
{
    if (report->is_in_table) {
        report_table_end(report);
    }
    if (report->writer->break_off != NULL) {
        report->writer->break_off(report, members);
    }
    report_drop(report);
}
