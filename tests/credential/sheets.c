/* Writes sheets of one, two and three rules, and one of the longest texts, into a folder
 * for check_sheet.sh. sheets DIR */
#include <stdio.h>

#include "base/os.h"
#include "sample_sheet.h"

/* As long as the workshop lets anybody type. */
#define LONGEST                                                                                                                   \
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりる" \
    "れろ"                                                                                                                      \
    "わをんあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめ終"

static Status write_sheet(CertificateFonts *fonts, const Sheet *sheet, const char *dir,
                          const char *name, Error *err)
{
    Arena arena = {0};
    StrBuf pdf = {0};
    Status status = sheet_pdf(fonts, sheet, &pdf, err);
    if (status == STATUS_OK) {
        const Str path = str_format(&arena, "%s/%s.pdf", dir, name);
        status = os_write_file(path.ptr, strbuf_str(&pdf), false, err);
    }
    strbuf_clear(&pdf);
    arena_clear(&arena);
    return status;
}

static Status write_all(CertificateFonts *fonts, const char *dir, Error *err)
{
    static const char *const names[] = {"one", "two", "three"};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < 3; i++) {
        const Sheet sheet = sample_sheet(i + 1);
        status = write_sheet(fonts, &sheet, dir, names[i], err);
    }
    Sheet longest = sample_sheet(3);
    longest.company = (Str){0};
    for (size_t i = 0; i < 3; i++) {
        longest.rules[i] = (SheetRule){STR(LONGEST), STR(LONGEST)};
    }
    return status == STATUS_OK ? write_sheet(fonts, &longest, dir, "longest", err)
                               : status;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: sheets DIR\n");
        return 2;
    }
    CertificateFonts *fonts = NULL;
    Error err = {0};
    Status status = certificate_fonts_open(NULL, &fonts, &err);
    if (status == STATUS_OK) {
        status = write_all(fonts, argv[1], &err);
    }
    certificate_fonts_free(fonts);
    if (status != STATUS_OK) {
        (void)fprintf(stderr, "sheets: %s\n", err.message);
        return 1;
    }
    return 0;
}
