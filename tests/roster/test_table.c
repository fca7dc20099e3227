/* Encodings told apart and decoded, cells cut, and every kind of broken file: which row
 * and column it names. */
#include <stdio.h>

#include "roster/bytes.h"
#include "roster/table.h"
#include "support/cmocka_all.h"

/* Rows as text: cells between [], rows by their number. */
static Status collect(void *context, const RosterRow *row, Error *err)
{
    (void)err;
    StrBuf *out = context;
    strbuf_add_format(out, "%lld:", (long long)row->row);
    for (size_t i = 0; i < row->count; i++) {
        strbuf_add_char(out, '[');
        strbuf_add(out, row->cells[i]);
        strbuf_add_char(out, ']');
    }
    strbuf_add_char(out, ' ');
    return STATUS_OK;
}

static Status read_rows(Str all, size_t piece, StrBuf *out, RosterEncoding *encoding,
                        RosterProblem *problem)
{
    Bytes bytes;
    Error err = {0};
    bytes_init(&bytes, all, piece);
    assert_int_equal(roster_encoding_detect(&bytes.source, encoding, &err), STATUS_OK);
    RosterSink sink = {out, collect};
    return roster_table_read(&bytes.source, *encoding, &sink, problem, &err);
}

#define S(literal)                                                                       \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }

/* 社員番号,氏名 / 0012,髙橋 in the encodings Excel writes. */
static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        Str bytes;
        RosterEncoding encoding;
    } cases[] = {
        {S("社員番号,氏名\r\n0012,髙橋\r\n"), ROSTER_ENCODING_UTF8},
        {S("\xEF\xBB\xBF社員番号,氏名\r\n0012,髙橋\r\n"), ROSTER_ENCODING_UTF8_BOM},
        {S("\x8E\xD0\x88\xF5\x94\xD4\x8D\x86,\x8E\x81\x96\xBC\r\n0012,\xFB\xFC\x8B\xB4"
           "\r\n"),
         ROSTER_ENCODING_CP932},
        {S("\xFF\xFE\x3E\x79\xE1\x54\x6A\x75\xF7\x53,\0\x0F\x6C\x0D\x54\r\0\n\0"
           "0\0"
           "0\0"
           "1\0"
           "2\0,\0\xD9\x9A\x4B\x6A\r\0\n\0"),
         ROSTER_ENCODING_UTF16LE},
        {S("\xFE\xFF\x79\x3E\x54\xE1\x75\x6A\x53\xF7\0,\x6C\x0F\x54\x0D\0\r\0\n\0"
           "0\0"
           "0\0"
           "1\0"
           "2\0,\x9A\xD9\x6A\x4B\0\r\0\n"),
         ROSTER_ENCODING_UTF16BE},
        {S("\x3E\x79\xE1\x54\x6A\x75\xF7\x53,\0\x0F\x6C\x0D\x54\r\0\n\0"
           "0\0"
           "0\0"
           "1\0"
           "2\0,\0\xD9\x9A\x4B\x6A\r\0\n\0"),
         ROSTER_ENCODING_UTF16LE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* In pieces of 1, 2, 3 bytes every character is cut somewhere. */
        for (size_t piece = 0; piece <= 3; piece++) {
            if (piece > 0 && i == 5) {
                continue; /* without a mark the first piece must tell */
            }
            if (piece > 0 && piece < 3 && cases[i].bytes.ptr[0] < 0) {
                continue; /* nor is a mark cut: sources give 64 KiB */
            }
            StrBuf out = {0};
            RosterEncoding encoding;
            RosterProblem problem;
            assert_int_equal(read_rows(cases[i].bytes, piece, &out, &encoding, &problem),
                             STATUS_OK);
            assert_int_equal(encoding, cases[i].encoding);
            assert_string_equal(out.ptr, "1:[社員番号][氏名] 2:[0012][髙橋] ");
            strbuf_clear(&out);
        }
    }
}

static void test_cells(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *rows;
    } cases[] = {
        {"", ""},
        {"a,b", "1:[a][b] "},
        {"a,b\n", "1:[a][b] "},
        {"a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d] "},
        {"a,b\rc,d\r", "1:[a][b] 2:[c][d] "},
        {"a,b\r\nc,d\ne,f\rg,h", "1:[a][b] 2:[c][d] 3:[e][f] 4:[g][h] "},
        {"\n\na,b\n\nc,d\n", "3:[a][b] 5:[c][d] "},
        {"a,b\r\n\r\nc,d", "1:[a][b] 3:[c][d] "},
        {"a\tb\nc,c\td\n", "1:[a][b] 2:[c,c][d] "},
        {"a;b\n", "1:[a][b] "},
        {"a,b,\n,,c\n", "1:[a][b][] 2:[][][c] "},
        {"\"a,1\",\"b\"\"2\"\"\"\n\"c\r\nd\",e\n", "1:[a,1][b\"2\"] 2:[c\r\nd][e] "},
        {"\"\"\n", ""},
        {"a,b\n,,\n\xE3\x80\x80, \nc,d\n,", "1:[a][b] 4:[c][d] "},
        {"a title\n\na;b,;c\n", "1:[a title] 3:[a][b,][c] "},
        {"\" a \", b \n", "1:[ a ][b] "},
        {"\"a\tb\",c\n", "1:[a\tb][c] "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t piece = 0; piece <= 2; piece++) {
            if (piece > 0 && (i == 8 || i == 9 || i == 14)) {
                continue; /* the first piece tells the delimiter */
            }
            StrBuf out = {0};
            strbuf_add_z(&out, "");
            RosterEncoding encoding;
            RosterProblem problem;
            assert_int_equal(
                read_rows(str_from(cases[i].file), piece, &out, &encoding, &problem),
                STATUS_OK);
            assert_string_equal(out.ptr, cases[i].rows);
            strbuf_clear(&out);
        }
    }
}

static void test_broken(void **state)
{
    (void)state;
    static const struct {
        Str file;
        RosterProblem problem;
    } cases[] = {
        {S("a,b\nc,d\"e\n"), {ROSTER_STRAY_QUOTE, 2, 2}},
        {S("a,b\nc,\"d\"e\n"), {ROSTER_STRAY_QUOTE, 2, 2}},
        {S("a,b\n\"c,d\n"), {ROSTER_UNCLOSED_QUOTE, 2, 1}},
        {S("a,b\nc,d\n\ne,\""), {ROSTER_UNCLOSED_QUOTE, 4, 2}},
        {S("a,b\nc,\x81\x20\n"), {ROSTER_BAD_ENCODING, 2, 2}},
        {S("\xEF\xBB\xBF"
           "a,b\nc,d\n\xFF,e\n"),
         {ROSTER_BAD_ENCODING, 3, 1}},
        {S("a,b\nc,\x81"), {ROSTER_BAD_ENCODING, 2, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        RosterEncoding encoding;
        RosterProblem problem;
        assert_int_equal(read_rows(cases[i].file, 0, &out, &encoding, &problem),
                         STATUS_BAD_DATA);
        if (problem.kind != cases[i].problem.kind ||
            problem.row != cases[i].problem.row ||
            problem.column != cases[i].problem.column) {
            print_error("case %zu: kind %d row %lld column %zu\n", i, (int)problem.kind,
                        (long long)problem.row, problem.column);
        }
        assert_int_equal(problem.kind, cases[i].problem.kind);
        assert_int_equal(problem.row, cases[i].problem.row);
        assert_int_equal(problem.column, cases[i].problem.column);
        strbuf_clear(&out);
    }
}

static void test_nul_goes_to_the_cell(void **state)
{
    (void)state;
    StrBuf out = {0};
    RosterEncoding encoding;
    RosterProblem problem;
    Str file = S("number,name,department,email\n0012,yamada\0taro,sales,a@example.jp\n");
    assert_int_equal(read_rows(file, 0, &out, &encoding, &problem), STATUS_OK);
    assert_int_equal(encoding, ROSTER_ENCODING_UTF8);
    Str wanted = S("1:[number][name][department][email] "
                   "2:[0012][yamada\0taro][sales][a@example.jp] ");
    assert_true(str_equal(strbuf_str(&out), wanted));
    strbuf_clear(&out);
}

/* A source without an end to its line: what it is made of, and how many bytes. */
typedef struct Endless {
    char byte;
    size_t left;
} Endless;

static Status read_endless(void *context, void *out, size_t room, size_t *size,
                           Error *err)
{
    (void)err;
    Endless *endless = context;
    *size = endless->left < room ? endless->left : room;
    memset(out, endless->byte, *size);
    endless->left -= *size;
    return STATUS_OK;
}

static Status ignore(void *context, const RosterRow *row, Error *err)
{
    (void)row;
    (void)err;
    ++*(int *)context;
    return STATUS_OK;
}

/* Whatever the line is made of, it is given up long before it fills the memory. */
static void test_endless_lines(void **state)
{
    (void)state;
    static const struct {
        char byte;
        RosterProblemKind kind;
    } cases[] = {
        {'a', ROSTER_ROW_TOO_LONG},     {'"', ROSTER_FINE}, /* pairs of quotes: one empty
                                                               cell of quotes, too long */
        {',', ROSTER_TOO_MANY_COLUMNS}, {'\0', ROSTER_ROW_TOO_LONG}, {'\n', ROSTER_FINE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Endless endless = {cases[i].byte, (size_t)4 << 20};
        RosterSource source = {&endless, read_endless, NULL};
        int rows = 0;
        RosterSink sink = {&rows, ignore};
        RosterProblem problem;
        Error err;
        Status status =
            roster_table_read(&source, ROSTER_ENCODING_UTF8, &sink, &problem, &err);
        if (cases[i].byte == '"') {
            assert_int_equal(status, STATUS_BAD_DATA);
            continue;
        }
        assert_int_equal(status == STATUS_OK, cases[i].kind == ROSTER_FINE);
        assert_int_equal(problem.kind, cases[i].kind);
        /* Of a bad line no more than a piece past the limit was read. */
        assert_true(status == STATUS_OK || endless.left > (size_t)3 << 20);
        assert_int_equal(rows, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings),     cmocka_unit_test(test_cells),
        cmocka_unit_test(test_broken),        cmocka_unit_test(test_nul_goes_to_the_cell),
        cmocka_unit_test(test_endless_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
