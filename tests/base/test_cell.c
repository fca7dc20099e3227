/* P1: no cell for people starts a formula, and reading gives back what was there. */
#include "base/cell.h"
#include "support/cmocka_all.h"

static void test_known_cells(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        const char *for_people;
        const char *for_machines;
    } cases[] = {
        {"山田", "山田", "山田"},
        {"", "", ""},
        {"a b", "a b", "a b"},
        {"a ", "\"a \"", "\"a \""},
        {"0012", "0012", "0012"},
        {"=1+1", "\"'=1+1\"", "=1+1"},
        {"+81", "\"'+81\"", "+81"},
        {"-5", "\"'-5\"", "-5"},
        {"@a", "\"'@a\"", "@a"},
        {"＝1", "\"'＝1\"", "＝1"},
        {"＋", "\"'＋\"", "＋"},
        {"－", "\"'－\"", "－"},
        {"＠", "\"'＠\"", "＠"},
        {" =1", "\"' =1\"", "\" =1\""},
        {"\xEF\xBB\xBF=1", "\"'\xEF\xBB\xBF=1\"", "\xEF\xBB\xBF=1"},
        {"\t1", "\"'\t1\"", "\"\t1\""},
        {"\r1", "\"'\r1\"", "\"\r1\""},
        {"'=1", "\"''=1\"", "'=1"},
        {"'a", "'a", "'a"},
        {"a=1", "a=1", "a=1"},
        {"a,b", "\"a,b\"", "\"a,b\""},
        {"a\"b", "\"a\"\"b\"", "\"a\"\"b\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        strbuf_add_z(&out, "");
        cell_add(&out, str_from(cases[i].cell), true);
        assert_string_equal(out.ptr, cases[i].for_people);
        strbuf_reset(&out);
        cell_add(&out, str_from(cases[i].cell), false);
        assert_string_equal(out.ptr, cases[i].for_machines);
        strbuf_clear(&out);
    }
}

/* Each byte in each place of cells of each length: what ends a cell, controls, and blanks
 * outside are quoted, and nothing else. */
static void test_every_place(void **state)
{
    (void)state;
    enum {
        LENGTH_MOST = 26
    };
    for (size_t length = 1; length <= LENGTH_MOST; length++) {
        for (size_t place = 0; place < length; place++) {
            for (int byte = 1; byte < 256; byte++) {
                char text[LENGTH_MOST + 1] = "abcdefghijklmnopqrstuvwxyz";
                StrBuf out = {0};
                text[place] = (char)byte;
                cell_add(&out, (Str){text, length}, false);
                bool is_outside = place == 0 || place + 1 == length;
                bool is_quoted = byte < ' ' || byte == '"' || byte == ',' ||
                                 byte == ';' || (byte == ' ' && is_outside);
                assert_int_equal(out.ptr[0] == '"', is_quoted);
                assert_int_equal(out.len,
                                 length + (is_quoted ? 2 : 0) + (byte == '"' ? 1 : 0));
                strbuf_clear(&out);
            }
        }
    }
}

static void test_unescape(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        const char *plain;
    } cases[] = {
        {"", ""},
        {"'", "'"},
        {"'a", "'a"},
        {"'=1", "=1"},
        {"''=1", "'=1"},
        {"=1", "=1"},
        {"' +1", " +1"},
        {"a'=1", "a'=1"},
        {"'＝1", "＝1"},
        {"'1-2", "'1-2"},
        {"'\xE2\x81\xA0=1", "\xE2\x81\xA0=1"}, /* word joiner */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str plain = cell_unescape(str_from(cases[i].cell));
        assert_true(str_is(plain, cases[i].plain));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_cells),
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_unescape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
