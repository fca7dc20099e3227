/* Rows that have much of the row before, and days that share a place: what the writers
 * keep from row to row must not show. */
#include <stdio.h>

#include "base/cell.h"
#include "base/os.h"
#include "report/report.h"
#include "support/cmocka_all.h"

enum {
    FILE_MAX = 8 * 1024 * 1024,
    ROWS = 3000,
    COLUMNS = 18
};

static const char PATH[] = GOFUN_BINARY_DIR "/tests/report/rows.csv";

static StrBuf write_table(ReportFormat format, const ReportColumn *columns,
                          size_t column_count, const ReportCell *cells, size_t row_count)
{
    Error err;
    StrBuf out = {0};
    Report *report = NULL;
    const ReportHead head = {"sample", STR("見本"), NULL, 0};
    const ReportTable table = {.id = "t",
                               .caption = STR("表"),
                               .columns = columns,
                               .column_count = column_count,
                               .is_main = true};
    assert_int_equal(report_open(format, PATH, NULL, &head, &report, &err), STATUS_OK);
    report_table(report, &table);
    for (size_t row = 0; row < row_count; row++) {
        report_row(report, &cells[row * column_count]);
    }
    report_table_end(report);
    assert_int_equal(report_close(report, &err), STATUS_OK);
    assert_int_equal(os_read_file(PATH, FILE_MAX, &out, &err), STATUS_OK);
    assert_int_equal(remove(PATH), 0);
    return out;
}

static uint32_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* Rows of which most cells are those of the row before. */
static void fill_alike(ReportCell *cells)
{
    static const char *const some[] = {"",        "営業部", "営業", "a",      "\"a\"",
                                       "a,b",     "\"",     "a ",   "a\r\nb", "=1",
                                       "\"'=1\"", "1",      "12",   "'"};
    uint64_t random = 20261121;
    for (size_t i = 0; i < (size_t)ROWS * COLUMNS; i++) {
        bool is_new = i < COLUMNS || next(&random) % COLUMNS == 0;
        Str text = is_new ? str_from(some[next(&random) % (sizeof some / sizeof *some)])
                          : cells[i - COLUMNS].text;
        cells[i] = (ReportCell){.is_filled = text.len > 0, .text = text};
    }
}

static StrBuf lines_of(const ReportCell *cells, bool is_for_people)
{
    StrBuf out = {0};
    for (size_t i = 0; i < (size_t)ROWS * COLUMNS; i++) {
        cell_add(&out, cells[i].text, is_for_people);
        strbuf_add(&out, (i + 1) % COLUMNS == 0 ? STR("\r\n") : STR(","));
    }
    return out;
}

static void test_alike_rows(void **state)
{
    (void)state;
    static const ReportFormat formats[] = {REPORT_FORMAT_CSV, REPORT_FORMAT_CSV_MACHINE};
    ReportColumn columns[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = (ReportColumn){.key = "k", .title = "題", .type = REPORT_TEXT};
    }
    ReportCell *cells = mem_alloc_array((size_t)ROWS * COLUMNS, sizeof *cells);
    fill_alike(cells);
    for (size_t i = 0; i < 2; i++) {
        StrBuf wanted = lines_of(cells, formats[i] == REPORT_FORMAT_CSV);
        StrBuf out = write_table(formats[i], columns, COLUMNS, cells, ROWS);
        assert_true(wanted.len > 100000 && out.len > wanted.len);
        assert_string_equal(out.ptr + out.len - wanted.len, wanted.ptr);
        strbuf_clear(&wanted);
        strbuf_clear(&out);
    }
    mem_free(cells);
}

static void test_days(void **state)
{
    (void)state;
    static const ReportColumn day = {.key = "day", .title = "日", .type = REPORT_DATE};
    static const int64_t days[] = {0, 20473, 20473 + 512, 20473, -1, -512, 0};
    ReportCell cells[sizeof days / sizeof *days];
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        cells[i] = (ReportCell){.is_filled = true, .at = days[i] * 86400};
    }
    StrBuf out = write_table(REPORT_FORMAT_CSV_MACHINE, &day, 1, cells,
                             sizeof days / sizeof *days);
    assert_string_equal(out.ptr, "day\r\n1970-01-01\r\n2026-01-20\r\n2027-06-16\r\n"
                                 "2026-01-20\r\n1969-12-31\r\n1968-08-07\r\n"
                                 "1970-01-01\r\n");
    strbuf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alike_rows),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
