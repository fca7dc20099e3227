/* Whole certificates: the same bytes twice, any change found, preview, fonts, speed. */
#include "base/os.h"
#include "credential/badge.h"
#include "credential/credential_internal.h"
#include "sample.h"
#include "support/cmocka_all.h"

typedef struct Fixture {
    CredentialKey *key;
    CredentialPublicKey public;
    CertificateFonts *fonts;
    IssuedCertificate issued;
} Fixture;

static int start(void **state)
{
    Fixture *f = mem_alloc(sizeof *f);
    f->key = sample_key(1);
    f->public = credential_key_public(f->key);
    Certificate c = sample_certificate();
    *state = f;
    return certificate_fonts_open(NULL, &f->fonts, NULL) != STATUS_OK ||
           certificate_issue(f->key, f->fonts, &c, &f->issued, NULL) != STATUS_OK;
}

static int stop(void **state)
{
    Fixture *f = *state;
    certificate_issued_clear(&f->issued);
    certificate_fonts_free(f->fonts);
    credential_key_free(f->key);
    mem_free(f);
    return 0;
}

static VerifyFinding find(const Fixture *f, Str bytes)
{
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, bytes, &f->public, 1, &result);
    arena_clear(&arena);
    return result.finding;
}

static void the_same_certificate_has_the_same_bytes(void **state)
{
    Fixture *f = *state;
    IssuedCertificate again;
    Certificate c = sample_certificate();
    assert_int_equal(certificate_issue(f->key, f->fonts, &c, &again, NULL), STATUS_OK);
    assert_true(str_equal(strbuf_str(&again.pdf), strbuf_str(&f->issued.pdf)));
    assert_true(str_equal(strbuf_str(&again.content), strbuf_str(&f->issued.content)));
    assert_true(str_equal(strbuf_str(&again.token), strbuf_str(&f->issued.token)));
    certificate_issued_clear(&again);
    StrBuf pdf = {0};
    assert_int_equal(
        certificate_pdf_again(f->fonts, strbuf_str(&f->issued.content), &pdf, NULL),
        STATUS_OK);
    assert_true(str_equal(strbuf_str(&pdf), strbuf_str(&f->issued.pdf)));
    strbuf_clear(&pdf);
}

/* What is common to certificates is kept for the next one; more subjects than are kept.
 */
static void bytes_do_not_depend_on_what_was_drawn_before(void **state)
{
    Fixture *f = *state;
    static const Str titles[] = {{"一", 3}, {"二", 3}};
    for (int i = 0; i < 34; i++) {
        Certificate other = sample_certificate();
        other.kind = i < 25 ? CERTIFICATE_LESSON : CERTIFICATE_PART;
        other.subject_no = i < 25 ? i + 1 : i % 3 + 1;
        other.title = i < 25 ? titles[i % 2] : (Str){0};
        other.goal_count = i < 25 ? (size_t)(i % 3) + 1 : 0;
        other.company = i < 28 ? other.company : titles[i / 3 % 2];
        StrBuf page = {0};
        assert_int_equal(
            page__write_pdf(f->fonts, &other, strbuf_str(&f->issued.token), &page, NULL),
            STATUS_OK);
        strbuf_clear(&page);
    }
    the_same_certificate_has_the_same_bytes(state);
}

/* Numbers and brackets in the document's information are no references to objects. */
static void a_company_may_be_called_anything(void **state)
{
    Fixture *f = *state;
    static const char *const companies[] = {"Studio 4 0 R", "A (1 0 R) \\( 2 0 obj",
                                            ")>>("};
    for (size_t i = 0; i < sizeof companies / sizeof companies[0]; i++) {
        Certificate c = sample_certificate();
        c.company = str_from(companies[i]);
        IssuedCertificate issued;
        assert_int_equal(certificate_issue(f->key, f->fonts, &c, &issued, NULL),
                         STATUS_OK);
        Str pdf = strbuf_str(&issued.pdf);
        assert_true(i > 0 || str_find(pdf, STR("/Author (Studio 4 0 R)")) > 0);
        assert_int_equal(find(f, pdf), VERIFY_VALID);
        certificate_issued_clear(&issued);
    }
}

static void the_issued_pdf_is_valid_and_says_what_was_signed(void **state)
{
    Fixture *f = *state;
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, strbuf_str(&f->issued.pdf), &f->public, 1, &result);
    assert_int_equal(result.finding, VERIFY_VALID);
    assert_int_equal(result.source, VERIFY_FROM_PDF);
    assert_true(str_is(result.certificate.name, "髙橋 美咲"));
    arena_clear(&arena);
}

/* Every bit behind the page, and one bit in every 61st byte of the page. */
static void changed_pdfs_are_refused(void **state)
{
    Fixture *f = *state;
    StrBuf *pdf = &f->issued.pdf;
    size_t page = pdf->len - f->issued.content.len - 1200;
    size_t flipped = 0;
    for (size_t at = 0; at < pdf->len; at += at < page ? 61 : 1) {
        char bit = (char)(1 << at % 8);
        pdf->ptr[at] = (char)(pdf->ptr[at] ^ bit);
        VerifyFinding finding = find(f, strbuf_str(pdf));
        pdf->ptr[at] = (char)(pdf->ptr[at] ^ bit);
        if (finding == VERIFY_VALID) {
            fail_msg("byte %zu was changed unseen", at);
        }
        flipped++;
    }
    assert_true(flipped > 3000);
}

static void longer_and_shorter_files_are_not_as_issued(void **state)
{
    Fixture *f = *state;
    StrBuf longer = {0};
    strbuf_add(&longer, strbuf_str(&f->issued.pdf));
    strbuf_add_z(&longer, "\n");
    assert_int_equal(find(f, strbuf_str(&longer)), VERIFY_PAGE_CHANGED);
    strbuf_clear(&longer);
    Str shorter = str_slice(strbuf_str(&f->issued.pdf), 0, f->issued.pdf.len - 1);
    assert_int_equal(find(f, shorter), VERIFY_PAGE_CHANGED);
    Str head = str_slice(strbuf_str(&f->issued.pdf), 0, 1000);
    assert_int_equal(find(f, head), VERIFY_NOTHING_SIGNED);
}

/* The page of one person and the signed text of another, joined as issued files are. */
static void a_text_does_not_fit_another_page(void **state)
{
    Fixture *f = *state;
    Certificate c = sample_certificate();
    c.name = STR("佐藤 次郎");
    StrBuf page = {0}, joined = {0};
    assert_int_equal(
        page__write_pdf(f->fonts, &c, strbuf_str(&f->issued.token), &page, NULL),
        STATUS_OK);
    assert_int_equal(pdf__attach(strbuf_str(&page), &c, strbuf_str(&f->issued.content),
                                 (Str){0}, &joined, NULL),
                     STATUS_OK);
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, strbuf_str(&joined), &f->public, 1, &result);
    assert_int_equal(result.finding, VERIFY_PAGE_CHANGED);
    assert_true(str_is(result.certificate.name, "髙橋 美咲"));
    arena_clear(&arena);
    strbuf_clear(&page);
    strbuf_clear(&joined);
}

static void a_damaged_text_beside_the_right_one_does_not_hide_it(void **state)
{
    Fixture *f = *state;
    StrBuf both = {0};
    strbuf_add_z(&both, "%PDF-1.4\nstream\nGOFUN-CERTIFICATE 1\nrubbish\nendstream\n");
    strbuf_add(&both, strbuf_str(&f->issued.pdf));
    assert_int_equal(find(f, strbuf_str(&both)), VERIFY_PAGE_CHANGED);
    strbuf_clear(&both);
}

static void a_badge_may_be_attached_and_nothing_else(void **state)
{
    Fixture *f = *state;
    Certificate c = sample_certificate();
    const Badge badge = {&c, STR("00012")};
    StrBuf json = {0}, pdf = {0};
    assert_int_equal(badge_write(f->key, &badge, &json, NULL), STATUS_OK);
    assert_int_equal(certificate_pdf_with_badge(f->fonts, strbuf_str(&f->issued.content),
                                                strbuf_str(&json), &pdf, NULL),
                     STATUS_OK);
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, strbuf_str(&pdf), &f->public, 1, &result);
    assert_int_equal(result.finding, VERIFY_VALID);
    assert_true(result.has_badge);
    for (size_t at = pdf.len - json.len - 1500; at < pdf.len; at++) {
        char bit = (char)(1 << at % 8);
        pdf.ptr[at] = (char)(pdf.ptr[at] ^ bit);
        if (find(f, strbuf_str(&pdf)) == VERIFY_VALID) {
            fail_msg("byte %zu was changed unseen", at);
        }
        pdf.ptr[at] = (char)(pdf.ptr[at] ^ bit);
    }
    arena_clear(&arena);
    strbuf_clear(&pdf);
    strbuf_clear(&json);
}

/* Another person's badge, another issuer's, and text that is no badge. */
static void foreign_badges_are_refused(void **state)
{
    Fixture *f = *state;
    CredentialKey *stranger = sample_key(2);
    Certificate c = sample_certificate(), other = c;
    other.serial = STR("GOFUN-2026-2345-6789");
    const struct {
        const CredentialKey *key;
        const Certificate *certificate;
    } cases[] = {{f->key, &other}, {stranger, &c}};
    for (size_t i = 0; i < 3; i++) {
        StrBuf json = {0}, pdf = {0};
        if (i < 2) {
            const Badge badge = {.certificate = cases[i].certificate};
            assert_int_equal(badge_write(cases[i].key, &badge, &json, NULL), STATUS_OK);
        } else {
            strbuf_add_z(&json, BADGE_HEAD "1]}\n");
        }
        assert_int_equal(certificate_pdf_with_badge(f->fonts,
                                                    strbuf_str(&f->issued.content),
                                                    strbuf_str(&json), &pdf, NULL),
                         STATUS_OK);
        assert_int_equal(find(f, strbuf_str(&pdf)), VERIFY_OTHER_BADGE);
        strbuf_clear(&pdf);
        strbuf_clear(&json);
    }
    credential_key_free(stranger);
}

static void verification_is_fast(void **state)
{
    Fixture *f = *state;
    int64_t best_us = INT64_MAX;
    for (int i = 0; i < 7; i++) {
        int64_t from_us = os_monotonic_us();
        assert_int_equal(find(f, strbuf_str(&f->issued.pdf)), VERIFY_VALID);
        int64_t took_us = os_monotonic_us() - from_us;
        best_us = took_us < best_us ? took_us : best_us;
    }
    assert_true(best_us < 5000);
}

/* A PDF of nothing but stream heads must not take long. */
static void many_streams_are_bounded(void **state)
{
    Fixture *f = *state;
    StrBuf many = {0};
    strbuf_add_z(&many, "%PDF-1.4\n");
    for (int i = 0; i < 200000; i++) {
        strbuf_add_z(&many, "stream\n\x78\x9c\x01\x02\x03");
    }
    int64_t from_ms = os_monotonic_ms();
    assert_int_equal(find(f, strbuf_str(&many)), VERIFY_NOTHING_SIGNED);
    assert_true(os_monotonic_ms() - from_ms < 5000);
    strbuf_clear(&many);
}

/* ---- preview ---- */

static void the_preview_is_opaque_and_repeats(void **state)
{
    Fixture *f = *state;
    static const int widths[] = {480, 960, 1920};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        int width = widths[i], height = certificate_preview_height(width);
        size_t count = (size_t)width * (size_t)height;
        uint32_t *pixels = mem_alloc_array(count, sizeof *pixels);
        uint32_t *again = mem_alloc_array(count, sizeof *again);
        Str content = strbuf_str(&f->issued.content);
        assert_int_equal(certificate_preview(f->fonts, content, width, pixels, NULL),
                         STATUS_OK);
        assert_int_equal(certificate_preview(f->fonts, content, width, again, NULL),
                         STATUS_OK);
        assert_memory_equal(pixels, again, count * sizeof *pixels);
        size_t dark = 0;
        for (size_t at = 0; at < count; at++) {
            assert_int_equal(pixels[at] >> 24, 0xFF);
            dark += (pixels[at] & 0xFF) < 0x60;
        }
        assert_in_range(dark, count / 100, count / 5); /* letters and QR are there */
        mem_free(pixels);
        mem_free(again);
    }
    assert_int_equal(certificate_preview_height(960), 679);
}

static void a_preview_of_nonsense_is_refused(void **state)
{
    Fixture *f = *state;
    uint32_t pixels[16 * 16] = {0};
    assert_int_equal(certificate_preview(f->fonts, STR("x"), 16, pixels, NULL),
                     STATUS_BAD_DATA);
    assert_int_equal(
        certificate_preview(f->fonts, strbuf_str(&f->issued.content), 15, pixels, NULL),
        STATUS_BAD_ARGUMENT);
}

/* ---- fonts ---- */

static void missing_characters_are_named(void **state)
{
    Fixture *f = *state;
    static const struct {
        const char *text;
        uint32_t missing;
    } cases[] = {
        {"髙橋 﨑山", 0},
        {"渡邊󠄂", 0}, /* the selector is no character of its own */
        {"A\U0001F426", 0x1F426},
        {"ก", 0x0E01},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(certificate_missing_character(f->fonts, str_from(cases[i].text)),
                         cases[i].missing);
    }
    Certificate c = sample_certificate();
    c.name = STR("小鳥\U0001F426");
    IssuedCertificate issued;
    Error err = {0};
    assert_int_equal(certificate_issue(f->key, f->fonts, &c, &issued, &err),
                     STATUS_UNSUPPORTED);
    assert_non_null(strstr(err.message, "U+1F426"));
    assert_null(issued.pdf.ptr);
    assert_null(issued.content.ptr);
}

/* With only the first font, 𠮷 cannot be shown, and that is said. */
static void a_fallback_font_is_needed_for_rare_characters(void **state)
{
    (void)state;
    static const char *const regular[] = {
        "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", NULL};
    static const char *const bold[] = {
        "/nowhere/at-all.ttf",
        "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", NULL};
    CertificateFonts *fonts = NULL;
    const CertificateFontFiles files = {regular, bold};
    assert_int_equal(certificate_fonts_open(&files, &fonts, NULL), STATUS_OK);
    assert_int_equal(certificate_missing_character(fonts, STR("𠮷田")), 0x20BB7);
    assert_int_equal(certificate_missing_character(fonts, STR("髙田")), 0);
    certificate_fonts_free(fonts);
}

static void no_font_is_an_error(void **state)
{
    (void)state;
    static const char *const none[] = {"/nowhere/at-all.ttf", NULL};
    const CertificateFontFiles files = {none, none};
    CertificateFonts *fonts = NULL;
    Error err = {0};
    assert_int_equal(certificate_fonts_open(&files, &fonts, &err), STATUS_NOT_FOUND);
    assert_null(fonts);
    assert_non_null(strstr(err.message, "/nowhere/at-all.ttf"));
}

/* A page that no longer comes out the same is not passed off as the signed one. */
static void other_fonts_make_another_page(void **state)
{
    Fixture *f = *state;
    static const char *const ipa[] = {
        "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf", NULL};
    const CertificateFontFiles files = {ipa, ipa};
    CertificateFonts *fonts = NULL;
    assert_int_equal(certificate_fonts_open(&files, &fonts, NULL), STATUS_OK);
    StrBuf pdf = {0};
    assert_int_equal(
        certificate_pdf_again(fonts, strbuf_str(&f->issued.content), &pdf, NULL),
        STATUS_UNTRUSTED);
    assert_int_equal(pdf.len, 0);
    strbuf_clear(&pdf);
    certificate_fonts_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_certificate_has_the_same_bytes),
        cmocka_unit_test(bytes_do_not_depend_on_what_was_drawn_before),
        cmocka_unit_test(a_company_may_be_called_anything),
        cmocka_unit_test(the_issued_pdf_is_valid_and_says_what_was_signed),
        cmocka_unit_test(changed_pdfs_are_refused),
        cmocka_unit_test(longer_and_shorter_files_are_not_as_issued),
        cmocka_unit_test(a_text_does_not_fit_another_page),
        cmocka_unit_test(a_damaged_text_beside_the_right_one_does_not_hide_it),
        cmocka_unit_test(a_badge_may_be_attached_and_nothing_else),
        cmocka_unit_test(foreign_badges_are_refused),
        cmocka_unit_test(verification_is_fast),
        cmocka_unit_test(many_streams_are_bounded),
        cmocka_unit_test(the_preview_is_opaque_and_repeats),
        cmocka_unit_test(a_preview_of_nonsense_is_refused),
        cmocka_unit_test(missing_characters_are_named),
        cmocka_unit_test(a_fallback_font_is_needed_for_rare_characters),
        cmocka_unit_test(no_font_is_an_error),
        cmocka_unit_test(other_fonts_make_another_page),
    };
    return cmocka_run_group_tests_name("credential issue", tests, start, stop);
}
