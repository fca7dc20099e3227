/* The page: where everything stands, once for the PDF and for the preview. Lengths are
 * millimetres from the top left corner of an A4 page in landscape. */
#include <cairo-pdf.h>

#include "credential/page_internal.h"
#include "credential/wording.h"
#include "text/format.h"

#define MM_TO_POINT (72.0 / 25.4)
#define CENTRE (PAGE_WIDTH_MM / 2)

#define INK 0x2A211C
#define INK_SOFT 0x5A4C40
#define SHU 0xC8391B

#define BODY_LEFT 47.0
#define BODY_WIDTH 203.0
#define BODY_TOP 101.0
#define BODY_ROOM 46.0
#define FOOT_TOP 151.0

/* ---- head ---- */

static void draw_mark(Page *page)
{
    const double x = 39.0, y = 37.0, radius = 11.5;
    art__mark(page->cairo, x, y, radius);
    const PageText letters = {
        .is_bold = true, .size = 6.6, .align = PAGE_CENTRE, .rgb = INK};
    page__draw_text(page, STR("五"), &letters, x, y + 0.2);
    page__draw_text(page, STR("分"), &letters, x, y + 6.6);
}

static void draw_head(Page *page, const Wording *w, bool has_bird_seal)
{
    draw_mark(page);
    const PageText heading = {
        .is_bold = true, .size = 15.5, .spacing = 0.55, .align = PAGE_CENTRE, .rgb = INK};
    page__draw_text(page, w->heading, &heading, CENTRE, 41.0);
    const PageText subject = {.is_bold = true,
                              .size = 6.6,
                              .least = 4.6,
                              .width = 200.0,
                              .align = PAGE_CENTRE,
                              .rgb = 0x6B4A26};
    page__draw_text(page, w->subject, &subject, CENTRE, 53.5);
    if (has_bird_seal) {
        page__set_colour(page->cairo, SHU, 1.0);
        cairo_set_line_width(page->cairo, 0.6);
        cairo_new_path(page->cairo);
        cairo_arc(page->cairo, 207, 35, 8.6, 0, 6.283185307);
        cairo_stroke(page->cairo);
        art__bird(page->cairo, 206.6, 40.6, 11.0);
    }
    art__perch(page->cairo, 72.0, 225.0, 74.0);
    art__bird(page->cairo, CENTRE, 74.4, 16.5);
}

/* Name and 殿 stand together around the middle; the department above, when there is one.
 */
static void draw_name(Page *page, const Wording *w)
{
    const double gap = 5.0;
    double y = w->department.len > 0 ? 92.0 : 89.5;
    const PageText department = {
        .size = 4.2, .least = 3.2, .width = 190.0, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    page__draw_text(page, w->department, &department, CENTRE, 81.0);
    const PageText honorific = {.size = 6.2, .rgb = INK};
    PageText name = {.is_bold = true, .size = 10.4, .spacing = 0.06, .rgb = INK};
    double room = 200.0 - page__text_width(page, w->honorific, &honorific) - gap;
    double width = page__text_width(page, w->name, &name);
    if (width > room) {
        name.size *= room / width;
        width = room;
    }
    double left = CENTRE - (width + gap + 6.2) / 2;
    page__draw_text(page, w->name, &name, left, y);
    page__draw_text(page, w->honorific, &honorific, left + width + gap, y);
}

/* ---- body ---- */

/* The body at one size; draws it or only measures it. Returns its height. */
static double set_body(Page *page, const Wording *w, double size, double top,
                       bool is_drawn)
{
    const PageText text = {.size = size, .width = BODY_WIDTH, .pitch = 1.6, .rgb = INK};
    PageText goal = text;
    goal.width = BODY_WIDTH - 4.4 * size;
    static const char *const numbers[] = {"一", "二", "三", "四", "五"};
    double y = top + size;
    double gap = size * 0.45;
    if (is_drawn) {
        page__draw_text(page, w->opening, &text, BODY_LEFT, y);
    }
    y += page__text_height(page, w->opening, &text) + (w->goal_count > 0 ? gap : 0);
    for (size_t i = 0; i < w->goal_count; i++) {
        PageText number = goal;
        number.is_bold = true;
        number.rgb = SHU;
        if (is_drawn) {
            page__draw_text(page, str_from(numbers[i]), &number, BODY_LEFT + 2 * size, y);
            page__draw_text(page, w->goals[i], &goal, BODY_LEFT + 4 * size, y);
        }
        y += page__text_height(page, w->goals[i], &goal);
    }
    y += gap;
    for (size_t i = 0; i < w->closing_count; i++) {
        if (is_drawn) {
            page__draw_text(page, w->closing[i], &text, BODY_LEFT, y);
        }
        y += page__text_height(page, w->closing[i], &text);
    }
    return y - top - size;
}

/* The largest size that fits, and the block in the middle of its room. */
static void draw_body(Page *page, const Wording *w)
{
    double size = w->goal_count > 0 ? 4.6 : 5.2;
    while (size > 2.8 && set_body(page, w, size, 0, false) > BODY_ROOM) {
        size -= 0.1;
    }
    double spare = BODY_ROOM - set_body(page, w, size, 0, false);
    set_body(page, w, size, BODY_TOP + (spare > 0 ? spare / 2 : 0), true);
}

/* ---- foot ---- */

typedef struct Row {
    Str label, value;
} Row;

static void draw_rows(Page *page, const Wording *w, Str key_id)
{
    const Row rows[] = {
        {w->passed_label, w->passed_on}, {w->review_label, w->review_on},
        {w->serial_label, w->serial},    {w->key_label, key_id},
        {STR("再発行"), w->reissue},
    };
    const PageText label = {.size = 3.3, .rgb = INK_SOFT};
    PageText value = {.size = 3.9, .least = 2.8, .width = 75.0, .rgb = INK};
    double y = FOOT_TOP + 5.4;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].value.len > 0) {
            page__draw_text(page, rows[i].label, &label, 60.0, y);
            value.is_bold = i == 0;
            value.size = i < 3 ? 3.9 : 3.2;
            page__draw_text(page, rows[i].value, &value, 87.0, y);
            y += 5.9;
        }
    }
}

static void draw_seal(Page *page, const Wording *w)
{
    const double side = 19.0, x = 251.5, y = FOOT_TOP + 3.0;
    cairo_t *cairo = page->cairo;
    cairo_rectangle(cairo, x, y, side, side);
    page__set_colour(cairo, 0xFFFFFF, 0.6);
    cairo_fill_preserve(cairo);
    page__set_colour(cairo, 0x8F7355, 1.0);
    cairo_set_line_width(cairo, 0.25);
    cairo_stroke(cairo);
    const PageText seal = {.size = 5.0, .align = PAGE_CENTRE, .rgb = 0xC9B79C};
    page__draw_text(page, w->seal, &seal, x + side / 2, y + side / 2 + 1.9);
}

static void draw_issuer(Page *page, const Wording *w)
{
    const double right = 246.0;
    PageText line = {.size = 4.4,
                     .least = 3.0,
                     .width = 76.0,
                     .pitch = 0,
                     .align = PAGE_RIGHT,
                     .rgb = INK};
    bool has_officer = w->officer_name.len > 0 || w->officer_role.len > 0;
    page__draw_text(page, w->company, &line, right,
                    FOOT_TOP + (has_officer ? 6.6 : 14.0));
    line.size = 3.9;
    page__draw_text(page, w->officer_role, &line, right, FOOT_TOP + 13.0);
    line.size = 5.6;
    line.is_bold = true;
    page__draw_text(page, w->officer_name, &line, right, FOOT_TOP + 20.6);
    draw_seal(page, w);
}

static void draw_notes(Page *page, const Wording *w)
{
    const PageText note = {
        .size = 2.55, .width = 246.0, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    double y = 187.6;
    for (size_t i = 0; i < WORDING_NOTES; i++) {
        page__draw_text(page, w->notes[i], &note, CENTRE, y);
        y += 4.0;
    }
}

static Status draw_foot(Page *page, const Wording *w, Str token, Str key_id, Error *err)
{
    draw_rows(page, w, key_id);
    draw_issuer(page, w);
    draw_notes(page, w);
    const PageText caption = {.size = 2.6, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    page__draw_text(page, w->qr_caption, &caption, 41.0, FOOT_TOP + 31.6);
    return art__qr(page->cairo, token, 27.0, FOOT_TOP, 28.0, err);
}

/* ---- the whole ---- */

static Status draw_page(Page *page, const Certificate *certificate, const Wording *w,
                        Str token, Error *err)
{
    art__wood(page->cairo);
    art__frame(page->cairo);
    draw_head(page, w, certificate->kind == CERTIFICATE_WHOLE);
    draw_name(page, w);
    draw_body(page, w);
    Token read = {0};
    Status status = token__read(page->arena, token, &read, err);
    if (status != STATUS_OK) {
        return status;
    }
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    credential__bytes_to_hex(read.key_id, sizeof read.key_id, key_id);
    status = draw_foot(page, w, token, str_from(key_id), err);
    if (status == STATUS_OK && page->missing != 0) {
        status = error_set(err, STATUS_UNSUPPORTED,
                           "certificate: no font has the character U+%04X",
                           (unsigned)page->missing);
    }
    return status;
}

/* What is left to ask when all drawing is done. */
static Status drawing_status(cairo_t *cairo, cairo_surface_t *surface, Error *err)
{
    cairo_status_t failed = cairo_status(cairo);
    if (failed == CAIRO_STATUS_SUCCESS) {
        failed = cairo_surface_status(surface);
    }
    if (failed != CAIRO_STATUS_SUCCESS) {
        return error_set(err, STATUS_IO, "certificate: drawing: %s",
                         cairo_status_to_string(failed));
    }
    return STATUS_OK;
}

static cairo_status_t add_to_buffer(void *closure, const unsigned char *data,
                                    unsigned int length)
{
    strbuf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

/* The dates come from the certificate, not from the clock: same input, same bytes. */
static void set_metadata(Arena *arena, cairo_surface_t *surface, const Certificate *c,
                         const Wording *w)
{
    FormatDate day = format_local_date(c->passed_at, 0);
    FormatClock clock = format_local_clock(c->passed_at, 0);
    Str at = str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month,
                        day.day, clock.hour, clock.minute, clock.second);
    const struct {
        cairo_pdf_metadata_t key;
        Str value;
    } all[] = {
        {CAIRO_PDF_METADATA_TITLE, w->document},
        {CAIRO_PDF_METADATA_AUTHOR, c->company},
        {CAIRO_PDF_METADATA_SUBJECT, c->serial},
        {CAIRO_PDF_METADATA_CREATOR, STR("gofun")},
        {CAIRO_PDF_METADATA_CREATE_DATE, at},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        cairo_pdf_surface_set_metadata(surface, all[i].key,
                                       str_copy_z(arena, all[i].value));
    }
}

Status page__write_pdf(CertificateFonts *fonts, const Certificate *certificate, Str token,
                       StrBuf *pdf, Error *err)
{
    Arena arena = {0};
    Wording wording;
    wording_fill(&arena, certificate, &wording);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        add_to_buffer, pdf, PAGE_WIDTH_MM * MM_TO_POINT, PAGE_HEIGHT_MM * MM_TO_POINT);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    set_metadata(&arena, surface, certificate, &wording);
    Page page = {cairo_create(surface), fonts, &arena, 0};
    cairo_scale(page.cairo, MM_TO_POINT, MM_TO_POINT);
    Status status = draw_page(&page, certificate, &wording, token, err);
    cairo_show_page(page.cairo);
    cairo_surface_finish(surface);
    if (status == STATUS_OK) {
        status = drawing_status(page.cairo, surface, err);
    }
    cairo_destroy(page.cairo);
    cairo_surface_destroy(surface);
    arena_clear(&arena);
    return status;
}

int certificate_preview_height(int width_px)
{
    return (int)(width_px * PAGE_HEIGHT_MM / PAGE_WIDTH_MM + 0.5);
}

/* Without hints and with unrounded advances the lines are those of the PDF. */
static void set_screen_options(cairo_t *cairo)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
}

static Status draw_preview(CertificateFonts *fonts, const Content *content, int width_px,
                           uint32_t *pixels, Error *err)
{
    Arena arena = {0};
    Wording wording;
    wording_fill(&arena, &content->certificate, &wording);
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_ARGB32, width_px,
        certificate_preview_height(width_px), width_px * 4);
    Page page = {cairo_create(surface), fonts, &arena, 0};
    set_screen_options(page.cairo);
    cairo_scale(page.cairo, width_px / PAGE_WIDTH_MM, width_px / PAGE_WIDTH_MM);
    Status status =
        draw_page(&page, &content->certificate, &wording, content->token, err);
    cairo_surface_flush(surface);
    if (status == STATUS_OK) {
        status = drawing_status(page.cairo, surface, err);
    }
    cairo_destroy(page.cairo);
    cairo_surface_destroy(surface);
    arena_clear(&arena);
    return status;
}

Status certificate_preview(CertificateFonts *fonts, Str content, int width_px,
                           uint32_t *pixels, Error *err)
{
    if (width_px < 16 || width_px > 16384) {
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: preview of %d pixels",
                         width_px);
    }
    Arena arena = {0};
    Content read = {0};
    Status status = content__read(&arena, content, &read, err);
    if (status == STATUS_OK) {
        status = draw_preview(fonts, &read, width_px, pixels, err);
    }
    arena_clear(&arena);
    return status;
}
