/* P1: no cell for people starts a formula, and what was written is read back exactly:
 * random cells (GOFUN_RANDOM_CELLS, 50,000 unless told); chosen ones: base/test_cell.c.
 */
#include "base/cell.h"
#include "base/os.h"
#include "base/utf8.h"
#include "roster/bytes.h"
#include "roster/write.h"
#include "support/cmocka_all.h"

enum {
    COLUMNS = 5
};

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* Mostly the characters that mean something to a reader or a spreadsheet. */
static void add_random_cell(uint64_t *seed, StrBuf *out)
{
    static const uint32_t special[] = {'=',     '+',    '-',    '@',    '\t',   '\r',
                                       '\n',    '"',    ',',    ';',    '\'',   ' ',
                                       0xFEFF,  0x3000, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20,
                                       0x20BB7, 0x9AD9, 0x1F,   0x7F,   0x85,   'a'};
    size_t length = next_random(seed) % 7;
    for (size_t i = 0; i < length; i++) {
        uint32_t code = special[next_random(seed) % (sizeof special / sizeof *special)];
        if (next_random(seed) % 4 == 0) {
            code = (uint32_t)(1 + next_random(seed) % 0xD7FE);
        }
        strbuf_add_codepoint(out, code);
    }
}

/* The first character that a spreadsheet would not skip. */
static bool looks_like_formula(Str cell)
{
    static const char *const marks[] = {"=",  "+",  "-",  "@",  "\t",
                                        "\r", "＝", "＋", "－", "＠"};
    static const char *const skipped[] = {" ", "\xEF\xBB\xBF", "　", "\x1F", "\x7F"};
    for (size_t s = 0; s < sizeof skipped / sizeof *skipped; s++) {
        Str skip = str_from(skipped[s]);
        if (str_starts_with(cell, skip)) {
            return looks_like_formula(str_slice(cell, skip.len, cell.len));
        }
    }
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        if (str_starts_with(cell, str_from(marks[m]))) {
            return true;
        }
    }
    return false;
}

typedef struct Check {
    StrBuf cells[COLUMNS]; /* what was written */
    bool for_people;
    int rows;
} Check;

static Status compare(void *context, const RosterRow *row, Error *err)
{
    (void)err;
    Check *check = context;
    check->rows++;
    assert_int_equal(row->count, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++) {
        Str cell = row->cells[i];
        if (check->for_people) {
            assert_false(looks_like_formula(cell));
            cell = cell_unescape(cell);
        }
        assert_true(str_equal(cell, strbuf_str(&check->cells[i])));
    }
    return STATUS_OK;
}

static void check_row(Check *check, uint64_t *seed)
{
    StrBuf file = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        strbuf_reset(&check->cells[i]);
        add_random_cell(seed, &check->cells[i]);
        strbuf_add_z(&file, i > 0 ? "," : "\xEF\xBB\xBF");
        cell_add(&file, strbuf_str(&check->cells[i]), check->for_people);
    }
    strbuf_add_z(&file, "\r\n");
    Bytes bytes;
    bytes_init(&bytes, strbuf_str(&file), 0);
    RosterSink sink = {check, compare};
    RosterProblem problem;
    Error err;
    check->rows = 0;
    assert_int_equal(
        roster_table_read(&bytes.source, ROSTER_ENCODING_UTF8_BOM, &sink, &problem, &err),
        STATUS_OK);
    assert_int_equal(check->rows, 1);
    strbuf_clear(&file);
}

static void test_random_cells(void **state)
{
    (void)state;
    const char *wanted = os_environment("GOFUN_RANDOM_CELLS");
    int64_t cells = 50000;
    if (wanted != NULL) {
        assert_true(str_to_int64(str_from(wanted), &cells));
    }
    uint64_t seed = 5;
    Check check = {0};
    for (int64_t done = 0; done < cells; done += COLUMNS) {
        check.for_people = done % 2 == 0;
        check_row(&check, &seed);
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        strbuf_clear(&check.cells[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
