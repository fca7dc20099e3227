/* Sheets of rules: the same bytes every time, and what is refused. What stands on the
 * page is check_sheet.sh. */
#include "sample_sheet.h"
#include "support/cmocka_all.h"

static CertificateFonts *open_fonts(void)
{
    CertificateFonts *fonts = NULL;
    Error err = {0};
    if (certificate_fonts_open(NULL, &fonts, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return fonts;
}

static void test_same_bytes(void **state)
{
    (void)state;
    CertificateFonts *fonts = open_fonts();
    const Sheet sheet = sample_sheet(3);
    StrBuf one = {0};
    StrBuf two = {0};
    strbuf_add_z(&two, "before");
    assert_int_equal(sheet_pdf(fonts, &sheet, &one, NULL), STATUS_OK);
    assert_int_equal(sheet_pdf(fonts, &sheet, &two, NULL), STATUS_OK);
    assert_true(str_starts_with(strbuf_str(&one), STR("%PDF-1.")));
    assert_true(str_equal(strbuf_str(&one), str_slice(strbuf_str(&two), 6, two.len)));
    strbuf_clear(&one);
    strbuf_clear(&two);
    certificate_fonts_free(fonts);
}

/* What cannot be drawn leaves nothing behind. */
static void test_refused(void **state)
{
    (void)state;
    static const struct {
        size_t rules;
        const char *text;
        Status status;
        const char *says;
    } rows[] = {
        {0, NULL, STATUS_BAD_ARGUMENT, "sheet: 0 rules"},
        {4, NULL, STATUS_BAD_ARGUMENT, "sheet: 4 rules"},
        {1, "全員は、\U000F0000を読む", STATUS_UNSUPPORTED,
         "sheet: no font has the character U+F0000"},
    };
    CertificateFonts *fonts = open_fonts();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        StrBuf pdf = {0};
        Error err = {0};
        Sheet sheet = sample_sheet(rows[i].rules);
        if (rows[i].text != NULL) {
            sheet.rules[0].text = str_from(rows[i].text);
        }
        assert_int_equal(sheet_pdf(fonts, &sheet, &pdf, &err), rows[i].status);
        assert_string_equal(err.message, rows[i].says);
        assert_int_equal(pdf.len, 0);
    }
    certificate_fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
