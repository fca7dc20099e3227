/* The five formats: what people and machines get, cell by cell; nothing runs in Excel,
 * nothing breaks out of HTML; files appear whole or not at all. */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>

#include <sqlite3.h>

#include "base/os.h"
#include "base/utf8.h"
#include "report/report.h"
#include "support/cmocka_all.h"

enum {
    RANDOM_CELLS = 20000,
    FILE_MAX = 64 * 1024 * 1024
};

/* A Str in static data. */
#define LITERAL(text)                                                                    \
    {                                                                                    \
        text, sizeof(text) - 1                                                           \
    }

static const char FOLDER[] = GOFUN_BINARY_DIR "/tests/report";

static const ReportColumn COLUMNS[] = {
    {"name", "氏名", NULL, NULL, REPORT_TEXT, 12, true, false},
    {"lesson", "7", "第7話 送信前の三秒", "従業員", REPORT_MARK, 4, false, false},
    {"count", "数", NULL, NULL, REPORT_COUNT, 8, false, false},
    {"percent", "率", NULL, NULL, REPORT_PERCENT, 8, false, true},
    {"index", "値", NULL, NULL, REPORT_DECIMAL, 8, false, false},
    {"day", "日", NULL, NULL, REPORT_DATE, 10, false, false},
    {"moment", "時", NULL, NULL, REPORT_MOMENT, 16, false, false},
    {"letter", "文", NULL, NULL, REPORT_COPY, 0, false, false},
};

/* 2026-01-15 14:05:09 in Japan. */
#define MOMENT 1768453509

static const ReportCell ROW[] = {
    {.is_filled = true, .text = LITERAL("<b>&\"髙橋\"")},
    {.is_filled = true,
     .text = LITERAL("○"),
     .spoken = LITERAL("修了"),
     .code = "done",
     .at = MOMENT,
     .zone_minutes = 540},
    {.is_filled = true, .number = 1234567},
    {.is_filled = true, .number = 77.46},
    {.is_filled = true, .number = -12.34},
    {.is_filled = true, .at = MOMENT, .zone_minutes = 540},
    {.is_filled = true, .at = MOMENT, .zone_minutes = 540},
    {.is_filled = true, .text = LITERAL("一行\n二行")},
};

static const ReportCell TOTAL[COUNT_OF(COLUMNS)] = {
    {.is_filled = true, .text = LITERAL("合計")},
    {.is_filled = true, .number = 3},
};

static const ReportFact FACTS[] = {{"cycle", LITERAL("年度"), LITERAL("2026年度")}};

static const char *path_of(Arena *arena, const char *name)
{
    Error err;
    assert_int_equal(os_make_dirs(FOLDER, &err), STATUS_OK);
    return str_format(arena, "%s/%s", FOLDER, name).ptr;
}

static Report *open_report(ReportFormat format, const char *path)
{
    Error err;
    ReportHead head = {"sample", STR("見本"), FACTS, COUNT_OF(FACTS)};
    Report *report = NULL;
    assert_int_equal(report_open(format, path, NULL, &head, &report, &err), STATUS_OK);
    return report;
}

static ReportTable table_of(const char *id, Str caption, const ReportColumn *columns,
                            size_t column_count)
{
    return (ReportTable){.id = id,
                         .caption = caption,
                         .columns = columns,
                         .column_count = column_count,
                         .is_main = true,
                         .is_sorted = true};
}

static void write_sample(Report *report)
{
    const ReportBar bars[] = {
        {STR("営業部"), 77.4, STR("77%（4名中 3名）")},
        {STR("<総務部>とても長い名前の部署で入りきらない"), 0, STR("0%")}};
    const ReportChart chart = {"bars", STR("割合"), bars, COUNT_OF(bars)};
    const ReportTable table = table_of("people", STR("表"), COLUMNS, COUNT_OF(COLUMNS));
    const ReportTable side = {
        .id = "side",
        .caption = STR("別の表"),
        .columns = COLUMNS,
        .column_count = 1,
        .none = STR("だれもいません。"),
    };
    report_note(report, STR("注 <i>"));
    report_chart(report, &chart);
    report_table(report, &table);
    report_row(report, ROW);
    report_row(report, (ReportCell[COUNT_OF(COLUMNS)]){{0}});
    report_total(report, TOTAL);
    report_table_end(report);
    report_table(report, &side);
    report_table_end(report);
    report_letter(report, STR("案内"), STR("本文"));
}

static StrBuf written(ReportFormat format)
{
    Error err;
    Arena arena = {0};
    StrBuf out = {0};
    const char *path = path_of(&arena, "sample");
    Report *report = open_report(format, path);
    write_sample(report);
    assert_int_equal(report_row_count(report), 2);
    assert_int_equal(report_close(report, &err), STATUS_OK);
    assert_int_equal(os_read_file(path, FILE_MAX, &out, &err), STATUS_OK);
    assert_int_equal(remove(path), 0);
    arena_clear(&arena);
    return out;
}

static void test_machines(void **state)
{
    (void)state;
    StrBuf out = written(REPORT_FORMAT_CSV_MACHINE);
    assert_string_equal(out.ptr,
                        "name,lesson,count,percent,index,day,moment,letter\r\n"
                        "\"<b>&\"\"髙橋\"\"\",done,1234567,77.46,-12.34,2026-01-15,"
                        "2026-01-15T14:05:09+09:00,\"一行\n二行\"\r\n"
                        ",,,,,,,\r\n");
    strbuf_clear(&out);
}

static void test_people(void **state)
{
    (void)state;
    StrBuf out = written(REPORT_FORMAT_CSV);
    assert_string_equal(
        out.ptr, "\xEF\xBB\xBF"
                 "見本\r\n年度,2026年度\r\n注 <i>\r\n\r\n表\r\n"
                 "氏名,第7話 送信前の三秒,数,率,値,日,時,文\r\n"
                 "\"<b>&\"\"髙橋\"\"\",○,\"1,234,567\",77.5%,\"'-12.3\",2026/01/15,"
                 "2026/01/15 14:05,\"一行\n二行\"\r\n"
                 ",,,,,,,\r\n合計,3,,,,,,\r\n\r\n別の表\r\n氏名\r\n\r\n案内,本文\r\n");
    strbuf_clear(&out);
}

static void test_text(void **state)
{
    (void)state;
    StrBuf out = written(REPORT_FORMAT_TEXT);
    Str text = strbuf_str(&out);
    assert_true(str_find(text, STR("氏名         7          数       率")) >= 0);
    assert_true(str_find(text, STR("営業部                           "
                                   "###############################......... 77%")) >= 0);
    assert_true(str_find(text, STR("1,234,567    77.5%    -12.3 2026/01/15")) >= 0);
    assert_true(str_find(text, STR("別の表\nだれもいません。\n\n案内\n")) >= 0);
    strbuf_clear(&out);
}

/* Read by another program: SQLite's JSON. */
static void assert_json(const StrBuf *json, const char *path, const char *wanted)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT json_extract(?1, ?2)", -1, &statement, NULL),
        SQLITE_OK);
    (void)sqlite3_bind_text(statement, 1, json->ptr, (int)json->len, SQLITE_STATIC);
    (void)sqlite3_bind_text(statement, 2, path, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *got = (const char *)sqlite3_column_text(statement, 0);
    assert_string_equal(got != NULL ? got : "null", wanted);
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_json(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"$.report", "sample"},
        {"$.facts.cycle", "2026年度"},
        {"$.content[0].text", "注 <i>"},
        {"$.content[1].id", "people"},
        {"$.content[1].rows[0].name", "<b>&\"髙橋\""},
        {"$.content[1].rows[0].lesson.state", "done"},
        {"$.content[1].rows[0].lesson.at", "2026-01-15T14:05:09+09:00"},
        {"$.content[1].rows[0].count", "1234567"},
        {"$.content[1].rows[0].percent", "77.46"},
        {"$.content[1].rows[0].letter", "一行\n二行"},
        {"$.content[1].rows[1].name", "null"},
        {"$.content[1].totals[0].lesson", "3"},
        {"$.content[2].rows", "[]"},
        {"$.content[3].title", "案内"},
    };
    StrBuf out = written(REPORT_FORMAT_JSON);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_json(&out, cases[i][0], cases[i][1]);
    }
    strbuf_clear(&out);
}

/* Wherever it breaks off, what stands on the stream is one document. */
static void test_broken_off(void **state)
{
    (void)state;
    const ReportTable table = table_of("t", STR("表"), COLUMNS, 1);
    const ReportHead head = {"sample", STR("見本"), FACTS, COUNT_OF(FACTS)};
    for (int rows = -1; rows < 3; rows++) { /* -1: before the table */
        Error err;
        char bytes[1024] = "";
        FILE *stream = tmpfile();
        assert_non_null(stream);
        Report *report = NULL;
        assert_int_equal(
            report_open(REPORT_FORMAT_JSON, NULL, stream, &head, &report, &err),
            STATUS_OK);
        if (rows >= 0) {
            report_table(report, &table);
        }
        for (int i = 0; i < rows; i++) {
            report_row(report, ROW);
        }
        report_break_off(report, STR("{\n\"error\": {\"code\": \"io\"}}\n"));
        rewind(stream);
        StrBuf out = {0};
        strbuf_add(&out, (Str){bytes, fread(bytes, 1, sizeof bytes, stream)});
        assert_json(&out, "$.error.code", "io");
        assert_json(&out, "$.report", "sample");
        assert_json(&out, "$.content[0].rows[0].name",
                    rows > 0 ? "<b>&\"髙橋\"" : "null");
        strbuf_clear(&out);
        assert_int_equal(fclose(stream), 0);
    }
}

static void test_html(void **state)
{
    (void)state;
    StrBuf out = written(REPORT_FORMAT_HTML);
    Str html = strbuf_str(&out);
    static const Str wanted[] = {
        LITERAL("<th scope=\"row\" class=\"s\">&lt;b&gt;&amp;&quot;髙橋&quot;</th>"),
        LITERAL("<p>注 &lt;i&gt;</p>"),
        LITERAL("別の表</h2>\n<p class=\"none\">だれもいません。</p>\n</section>"),
    };
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_true(str_find(html, wanted[i]) >= 0);
    }
    assert_true(str_find(html, STR("<td class=\"m done\">○<span class=\"v\">修了 "
                                   "2026/01/15</span>")) >= 0);
    assert_true(str_find(html, STR("<th scope=\"colgroup\" colspan=\"1\">従業員</th>")) >=
                0);
    assert_true(str_find(html, STR("<span>&lt;総務部&gt;とても長い名前の部署で入りきらな"
                                   "い</span>")) >= 0);
    /* A row for page.js: words and marks by number, days and minutes in base 36; what
     * would end the script is written in another way. */
    assert_true(str_find(html, STR("<script type=\"text/plain\" data-rows=\"people\">\n"
                                   "00\tAfsk\tqglj\tlj\t-3f\tfsk\thjqvh\t0;1\n"
                                   "0\t-\t\t\t\t\t\t\n</script>")) >= 0);
    assert_true(str_find(html, STR("data-words=\"people\">\ndone;○;修了\n\\lb>&\"髙橋\"\n"
                                   "\n\n\n\n\n\n一行\t二行\n</script>")) >= 0);
    assert_true(str_find(html, STR("default-src 'none'")) >= 0);
    assert_true(str_find(html, STR("<b>")) < 0 && str_find(html, STR("<i>")) < 0);
    assert_true(str_find(html, STR("http://")) < 0 &&
                str_find(html, STR("https://")) < 0);
    assert_true(str_ends_with(html, STR("</script>\n</body>\n</html>\n")));
    strbuf_clear(&out);
}

/* ---- random cells ---- */

static uint64_t next(uint64_t *random)
{
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return *random >> 33;
}

static Str random_text(Arena *arena, uint64_t *random)
{
    static const uint32_t signs[] = {'=',  '+',    '-',     '@',    '\t',   '\r',
                                     '\n', 0xFF1D, 0xFF0B,  0xFF0D, 0xFF20, '"',
                                     ',',  '\'',   ' ',     0xFEFF, 0x3000, 0x200B,
                                     'a',  0x9AD9, 0x20BB7, '0',    0x7F};
    StrBuf text = {0};
    size_t length = (size_t)(next(random) % 6);
    for (size_t i = 0; i < length; i++) {
        strbuf_add_codepoint(&text, signs[next(random) % COUNT_OF(signs)]);
    }
    Str copy = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return copy;
}

/* One field of RFC 4180 off *rest. */
static Str read_field(Arena *arena, Str *rest)
{
    StrBuf field = {0};
    size_t i = 0;
    bool is_quoted = rest->len > 0 && rest->ptr[0] == '"';
    for (i = is_quoted ? 1 : 0; i < rest->len; i++) {
        char c = rest->ptr[i];
        if (is_quoted && c == '"') {
            if (i + 1 >= rest->len || rest->ptr[i + 1] != '"') {
                i++;
                break;
            }
            i++;
        } else if (!is_quoted && (c == ',' || c == '\r' || c == '\n')) {
            break;
        }
        strbuf_add_char(&field, rest->ptr[i]);
    }
    *rest = str_slice(*rest, i, rest->len);
    *rest = str_starts_with(*rest, STR("\r\n")) ? str_slice(*rest, 2, rest->len)
                                                : str_slice(*rest, 1, rest->len);
    Str copy = str_copy(arena, strbuf_str(&field));
    strbuf_clear(&field);
    return copy;
}

/* P1, written another way than in write_csv.c: what stands behind blanks and controls. */
static bool would_run(Str cell)
{
    while (cell.len > 0) {
        uint32_t c = utf8_next(&cell);
        bool is_sign = c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D ||
                       c == 0xFF0B || c == 0xFF0D || c == 0xFF20 || c == '\t' ||
                       c == '\r' || c == '\n';
        if (is_sign) {
            return true;
        }
        if (c != ' ' && c != 0xFEFF && c != 0x3000 && c != 0x200B && c != 0x7F) {
            return false;
        }
    }
    return false;
}

static StrBuf write_cells(ReportFormat format, const Str *texts)
{
    Error err;
    Arena arena = {0};
    StrBuf out = {0};
    const ReportTable table = {.id = "t",
                               .caption = STR("t"),
                               .columns = COLUMNS,
                               .column_count = 1,
                               .is_main = true};
    const char *path = path_of(&arena, "random.csv");
    Report *report = open_report(format, path);
    report_table(report, &table);
    for (size_t i = 0; i < RANDOM_CELLS; i++) {
        ReportCell cell = {.is_filled = true, .text = texts[i]};
        report_row(report, &cell);
    }
    report_table_end(report);
    assert_int_equal(report_close(report, &err), STATUS_OK);
    assert_int_equal(os_read_file(path, FILE_MAX, &out, &err), STATUS_OK);
    arena_clear(&arena);
    return out;
}

static void test_random_cells(void **state)
{
    (void)state;
    Arena arena = {0};
    uint64_t random = 20261121;
    Str *texts = ARENA_ARRAY(&arena, Str, RANDOM_CELLS);
    for (size_t i = 0; i < RANDOM_CELLS; i++) {
        texts[i] = random_text(&arena, &random);
    }
    StrBuf exact = write_cells(REPORT_FORMAT_CSV_MACHINE, texts);
    StrBuf safe = write_cells(REPORT_FORMAT_CSV, texts);
    Str rest = strbuf_str(&exact);
    Str rest_safe = strbuf_str(&safe);
    (void)read_field(&arena, &rest);
    rest_safe = str_slice(rest_safe, (size_t)str_find(rest_safe, STR("氏名\r\n")) + 8,
                          rest_safe.len);
    size_t escaped = 0;
    for (size_t i = 0; i < RANDOM_CELLS; i++) {
        assert_true(str_equal(read_field(&arena, &rest), texts[i]));
        Str cell = read_field(&arena, &rest_safe);
        assert_false(would_run(cell));
        bool is_escaped = !str_equal(cell, texts[i]);
        escaped += is_escaped ? 1 : 0;
        if (is_escaped) {
            assert_true(cell.len == texts[i].len + 1 && cell.ptr[0] == '\'' &&
                        str_equal(str_slice(cell, 1, cell.len), texts[i]));
        }
    }
    assert_int_equal(rest.len, 0);
    assert_true(escaped > RANDOM_CELLS / 4 && escaped < RANDOM_CELLS);
    strbuf_clear(&exact);
    strbuf_clear(&safe);
    arena_clear(&arena);
}

/* ---- files ---- */

static void test_files(void **state)
{
    (void)state;
    Error err;
    Arena arena = {0};
    ReportHead head = {"sample", STR("見本"), NULL, 0};
    Report *report = NULL;
    assert_int_equal(report_open(REPORT_FORMAT_XLSX, NULL, stdout, &head, &report, &err),
                     STATUS_BAD_ARGUMENT);
    assert_null(report);
    for (ReportFormat f = REPORT_FORMAT_TEXT; f <= REPORT_FORMAT_JSON; f++) {
        assert_int_equal(
            report_open(f, path_of(&arena, "no/such/a"), NULL, &head, &report, &err),
            STATUS_NOT_FOUND);
        assert_null(report);
        const char *path = path_of(&arena, "dropped");
        report = open_report(f, path);
        write_sample(report);
        report_drop(report);
        assert_false(os_file_exists(path));
        assert_false(os_file_exists(path_of(&arena, "dropped.part")));
    }
    arena_clear(&arena);
}

/* A full disk is noticed, and no half a file has the name. */
static void test_full_disk(void **state)
{
    (void)state;
    Error err;
    ReportHead head = {"sample", STR("見本"), NULL, 0};
    Report *report = NULL;
    FILE *full = fopen("/dev/full", "wb");
    if (full == NULL) {
        skip();
    }
    assert_int_equal(report_open(REPORT_FORMAT_CSV, NULL, full, &head, &report, &err),
                     STATUS_OK);
    write_sample(report);
    assert_int_equal(report_close(report, &err), STATUS_NO_SPACE);
    (void)fclose(full);
}

static void test_figures(void **state)
{
    (void)state;
    Error err;
    Arena arena = {0};
    const ReportPoint points[] = {{96.5, 12, STR("第1話 <q1>"), true},
                                  {96, 12, STR("近すぎる名前"), true},
                                  {70, 55, STR("目立たない"), false},
                                  {130, -90, STR("外"), true}};
    const ReportScatter scatter = {"quality",   STR("散布"), STR("横"),       STR("縦"),
                                   STR("候補"), points,      COUNT_OF(points)};
    const ReportColumn columns[] = {
        {"department", "部署", NULL, NULL, REPORT_TEXT, 30, true, false},
        {"no01", "1", "第1話", "基本", REPORT_HEAT, 4, false, false},
        {"no02", "2", "第2話", "基本", REPORT_HEAT, 4, false, false}};
    const ReportTable table = table_of("map", STR("地図"), columns, 3);
    const ReportCell rows[][3] = {{{.is_filled = true, .text = STR("営業部")},
                                   {.is_filled = true, .number = 99.7},
                                   {.is_filled = true, .number = 100}},
                                  {{.is_filled = true, .text = STR("総務部")},
                                   {.is_filled = true, .number = 0.2},
                                   {.is_filled = false}}};
    static const struct {
        ReportFormat format;
        const char *wanted[8];
    } cases[] = {
        {REPORT_FORMAT_HTML,
         {"<td class=\"n heat h3\">99%</td><td class=\"n heat h4\">100%</td>",
          "<td class=\"n heat h0\">1%</td><td class=\"n\"></td>",
          /* marked, with its name on the left, for on the right there is no room */
          "<path class=\"odd\" d=\"M671.7 192.4", "text-anchor=\"end\">第1話 &lt;q1&gt;<",
          /* at the edges of what is drawn: 60 to 100 across, -40 to 60 up */
          "<path class=\"odd\" d=\"M730.0 390.0",
          "<circle class=\"point\" cx=\"230.5\" cy=\"35.0\" r=\"5\">"
          "<title>目立たない 横 70.0 縦 55.0</title>",
          "候補：第1話 &lt;q1&gt; 96.5, 12.0。近すぎる名前 96.0, 12.0。外 130.0, "
          "-90.0。"}},
        {REPORT_FORMAT_CSV, {"\r\n営業部,99.7%,100.0%\r\n総務部,0.2%,\r\n"}},
        {REPORT_FORMAT_CSV_MACHINE, {"\r\n営業部,99.7,100\r\n総務部,0.2,\r\n"}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *path = path_of(&arena, "figures");
        Report *report = open_report(cases[i].format, path);
        report_scatter(report, &scatter);
        report_table(report, &table);
        report_row(report, rows[0]);
        report_row(report, rows[1]);
        report_table_end(report);
        assert_int_equal(report_close(report, &err), STATUS_OK);
        StrBuf out = {0};
        assert_int_equal(os_read_file(path, FILE_MAX, &out, &err), STATUS_OK);
        for (size_t k = 0; cases[i].wanted[k] != NULL; k++) {
            if (str_find(strbuf_str(&out), str_from(cases[i].wanted[k])) < 0) {
                print_error("no %s\n", cases[i].wanted[k]);
                fail();
            }
        }
        assert_true(str_find(strbuf_str(&out), STR(">近すぎる名前<")) < 0);
        strbuf_clear(&out);
    }
    arena_clear(&arena);
}

static void test_xlsx(void **state)
{
    (void)state;
    StrBuf out = written(REPORT_FORMAT_XLSX);
    assert_true(str_starts_with(strbuf_str(&out), STR("PK\x03\x04")));
    strbuf_clear(&out);
}

/* What is in one file of an XLSX; nothing when there is no such file. */
static void read_part(const char *path, const char *part, StrBuf *out)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry = NULL;
    assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_read_open_filename(archive, path, 65536), ARCHIVE_OK);
    while (archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        if (!str_is(str_from(archive_entry_pathname(entry)), part)) {
            continue;
        }
        char bytes[4096];
        la_ssize_t size = 0;
        while ((size = archive_read_data(archive, bytes, sizeof bytes)) > 0) {
            strbuf_add(out, (Str){bytes, (size_t)size});
        }
    }
    assert_int_equal(archive_read_free(archive), ARCHIVE_OK);
}

/* More rows than a sheet holds go on below the head of a next one. */
static void test_sheets(void **state)
{
    (void)state;
    enum {
        SHEET_ROWS = 1048576
    };
    Error err;
    Arena arena = {0};
    static const ReportColumn column = {"n",          "数", NULL, NULL,
                                        REPORT_COUNT, 8,    true, true};
    const ReportTable table = table_of("t", STR("受講の記録"), &column, 1);
    const char *path = path_of(&arena, "sheets.xlsx");
    Report *report = open_report(REPORT_FORMAT_XLSX, path);
    report_table(report, &table);
    for (int i = 1; i <= SHEET_ROWS; i++) { /* one more than fits under a head */
        const ReportCell cell = {.is_filled = true, .number = i};
        report_row(report, &cell);
    }
    report_table_end(report);
    assert_int_equal(report_close(report, &err), STATUS_OK);
    StrBuf book = {0};
    StrBuf last = {0};
    read_part(path, "xl/workbook.xml", &book);
    read_part(path, "xl/worksheets/sheet3.xml", &last);
    assert_true(str_find(strbuf_str(&book), STR("'受講の記録'!$A$1:$A$1048576<")) > 0);
    assert_true(str_find(strbuf_str(&book), STR("'受講の記録（2）'!$A$1:$A$2<")) > 0);
    assert_true(str_find(strbuf_str(&last), STR("<t>数</t>")) > 0);
    assert_true(str_find(strbuf_str(&last), STR("<v>1048576</v>")) > 0);
    /* On paper: across, as wide as a page, with the head on every one. */
    assert_true(str_find(strbuf_str(&last), STR("orientation=\"landscape\"")) > 0);
    assert_true(str_find(strbuf_str(&last), STR("fitToHeight=\"0\"")) > 0);
    assert_true(str_find(strbuf_str(&book), STR("'受講の記録（2）'!$1:$1<")) > 0);
    strbuf_clear(&book);
    strbuf_clear(&last);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_machines),     cmocka_unit_test(test_people),
        cmocka_unit_test(test_text),         cmocka_unit_test(test_json),
        cmocka_unit_test(test_html),         cmocka_unit_test(test_xlsx),
        cmocka_unit_test(test_random_cells), cmocka_unit_test(test_files),
        cmocka_unit_test(test_full_disk),    cmocka_unit_test(test_figures),
        cmocka_unit_test(test_sheets),       cmocka_unit_test(test_broken_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
