/* The page: where everything stands, once for the PDF and for the preview. Lengths are
 * millimetres from the top left corner of an A4 page in landscape. It has two layers:
 * what everybody's certificate of a lesson has in common, and what is one person's own.
 */
#include "credential/page_internal.h"

#define CENTRE (PAGE_WIDTH_MM / 2)

#define INK 0x2A211C
#define INK_SOFT 0x5A4C40
#define SHU 0xC8391B

#define NAME_ROOM 200.0
#define BODY_LEFT 44.0
#define BODY_RIGHT (PAGE_WIDTH_MM - BODY_LEFT)
#define BODY_PITCH 1.6
#define BODY_LEAST 2.1
#define BODY_TOP 100.0
#define BODY_ROOM 47.5
#define FOOT_TOP PAGE_QR_Y
#define FOOT_ROOM PAGE_QR_SIDE
#define QR_MIDDLE (PAGE_QR_X + PAGE_QR_SIDE / 2)

/* ---- head ---- */

static void draw_mark(Page *page)
{
    const double x = 39.0, y = 37.0, radius = 11.5;
    art__mark(page->cairo, x, y, radius);
    const PageText letters = {
        .is_bold = true, .size = 5.6, .align = PAGE_CENTRE, .rgb = INK};
    page__draw_text(page, STR("五"), &letters, x, y - 0.5);
    page__draw_text(page, STR("分"), &letters, x, y + 5.2);
}

/* One line, smaller when it is long; a very long one takes two lines above the bird. */
static void draw_subject(Page *page, const Wording *w)
{
    PageText subject = {.is_bold = true,
                        .size = 6.6,
                        .least = 4.8,
                        .width = 210.0,
                        .align = PAGE_CENTRE,
                        .rgb = 0x6B4A26};
    double y = 53.5;
    if (page__text_width(page, w->subject, &subject) * 4.8 / 6.6 > subject.width) {
        subject.size = 4.6;
        subject.least = 0;
        y = 49.6;
    }
    page__draw_text(page, w->subject, &subject, CENTRE, y);
}

static void draw_head(Page *page, const Wording *w)
{
    draw_mark(page);
    const PageText heading = {
        .is_bold = true, .size = 15.5, .spacing = 0.55, .align = PAGE_CENTRE, .rgb = INK};
    page__draw_text(page, w->heading, &heading, CENTRE, 41.0);
    draw_subject(page, w);
    if (w->has_bird_seal) {
        page__set_colour(page->cairo, SHU, 1.0);
        cairo_set_line_width(page->cairo, 0.6);
        cairo_new_path(page->cairo);
        cairo_arc(page->cairo, 207, 35, 8.6, 0, 6.283185307);
        cairo_stroke(page->cairo);
        art__bird(page->cairo, 207, 40.0, 11.4);
    }
    art__perch(page->cairo, 72.0, 225.0, 73.4);
    art__bird(page->cairo, CENTRE, 73.6, 16.2);
}

/* Name and 殿 stand together around the middle; the department above, when there is one.
 */
static void draw_name(Page *page, const Wording *w)
{
    double y = w->department.len > 0 ? 94.8 : 92.0;
    const PageText department = {
        .size = 4.2, .least = 3.2, .width = 190.0, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    page__draw_text(page, w->department, &department, CENTRE, 83.2);
    PageText name = {.is_bold = true, .size = 10.4, .spacing = 0.06, .rgb = INK};
    double width = page__text_width(page, w->name, &name);
    if (width > NAME_ROOM) {
        name.size *= NAME_ROOM / width;
        width = NAME_ROOM;
    }
    double smaller = name.size * 0.8;
    const PageText honorific = {.size = smaller < 6.2 ? smaller : 6.2, .rgb = INK};
    double gap = honorific.size * 0.8;
    double left = CENTRE - (width + gap + honorific.size) / 2;
    page__draw_text(page, w->name, &name, left, y);
    page__draw_text(page, w->honorific, &honorific, left + width + gap, y);
}

/* ---- body ---- */

/* The body while it is set from top to bottom; measured first, then drawn. */
typedef struct Body {
    Page *page;
    double size, left, y;
    bool is_drawn;
} Body;

static void set_paragraph(Body *body, Str text, double indent, bool is_bold, uint32_t rgb)
{
    double left = body->left + indent * body->size;
    const PageText how = {.is_bold = is_bold,
                          .size = body->size,
                          .width = BODY_RIGHT - left,
                          .pitch = BODY_PITCH,
                          .rgb = rgb};
    if (body->is_drawn) {
        page__draw_text(body->page, text, &how, left, body->y + body->size);
    }
    body->y += page__text_height(body->page, text, &how);
}

static void set_goal(Body *body, int index, Str goal)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五"};
    double y = body->y;
    set_paragraph(body, str_from(numbers[index]), 2, true, SHU);
    body->y = y;
    set_paragraph(body, goal, 4, false, INK);
}

/* Sets the body in one size from top on; returns its height. A short opening puts the
 * whole block in the middle of the page. */
static double set_body(Page *page, const Wording *w, double size, double top,
                       bool is_drawn)
{
    const PageText opening = {.size = size};
    double width = page__text_width(page, w->opening, &opening);
    double room = BODY_RIGHT - BODY_LEFT;
    Body body = {page, size, CENTRE - (width < room ? width : room) / 2, top, is_drawn};
    double gap = size * 0.5;
    set_paragraph(&body, w->opening, 0, false, INK);
    body.y += w->goal_count > 0 ? gap : 0;
    for (size_t i = 0; i < w->goal_count; i++) {
        set_goal(&body, (int)i, w->goals[i]);
    }
    body.y += gap;
    set_paragraph(&body, w->closing, 0, false, INK);
    return body.y - top - size * (BODY_PITCH - 1);
}

/* The largest size that fits, and the block in the middle of its room. */
static void draw_body(Page *page, const Wording *w)
{
    double size = w->goal_count > 0 ? 4.7 : 5.2;
    while (size > BODY_LEAST && set_body(page, w, size, 0, false) > BODY_ROOM) {
        size -= 0.1;
    }
    double spare = BODY_ROOM - set_body(page, w, size, 0, false);
    set_body(page, w, size, BODY_TOP + (spare > 0 ? spare / 2 : 0), true);
}

/* ---- foot ---- */

enum {
    ROWS = 5
};
#define LABEL_LEFT 60.0
#define VALUE_LEFT 87.0

/* Only the last row, why it was issued again, may be missing. */
static double row_y(const Wording *w, int row)
{
    return FOOT_TOP + 4.2 + row * (w->reissue.len > 0 ? 5.4 : 6.2);
}

static void draw_labels(Page *page, const Wording *w)
{
    const Str labels[ROWS] = {w->passed_label, w->review_label, w->serial_label,
                              w->key_label, w->reissue_label};
    const PageText how = {.size = 3.2, .rgb = INK_SOFT};
    int count = w->reissue.len > 0 ? ROWS : ROWS - 1;
    for (int i = 0; i < count; i++) {
        page__draw_text(page, labels[i], &how, LABEL_LEFT, row_y(w, i));
    }
}

/* The date is what people look for; the key and a new issue's reason are small. */
static void draw_values(Page *page, const Wording *w, Str key_id)
{
    const struct {
        Str text;
        double size;
    } values[ROWS] = {{w->passed_on, 3.9},
                      {w->review_on, 3.9},
                      {w->serial, 3.9},
                      {key_id, 3.2},
                      {w->reissue, 2.8}};
    PageText how = {.width = 88.0, .rgb = INK};
    for (int i = 0; i < ROWS; i++) {
        how.is_bold = i == 0;
        how.size = values[i].size;
        page__draw_text(page, values[i].text, &how, VALUE_LEFT, row_y(w, i));
    }
}

#define SEAL_MIDDLE (FOOT_TOP + FOOT_ROOM / 2)

static void draw_seal(Page *page, const Wording *w)
{
    const double side = 19.0, x = 251.5, y = SEAL_MIDDLE - side / 2;
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

/* Company, role and name end beside the seal, together in the middle of its height. */
static void draw_issuer(Page *page, const Wording *w)
{
    const struct {
        Str text;
        double size;
        bool is_bold;
    } lines[] = {{w->company, 4.4, false},
                 {w->officer_role, 3.9, false},
                 {w->officer_name, 5.6, true}};
    const size_t count = sizeof lines / sizeof lines[0];
    const double right = 246.0, gap = 1.4;
    PageText how = {.least = 3.1, .width = 68.0, .align = PAGE_RIGHT, .rgb = INK};
    double heights[3] = {0};
    double whole = -gap;
    for (size_t i = 0; i < count; i++) {
        how.size = lines[i].size;
        how.is_bold = lines[i].is_bold;
        heights[i] = page__text_height(page, lines[i].text, &how);
        whole += lines[i].text.len > 0 ? heights[i] + gap : 0;
    }
    double y = SEAL_MIDDLE - whole / 2;
    for (size_t i = 0; i < count; i++) {
        how.size = lines[i].size;
        how.is_bold = lines[i].is_bold;
        double fit = page__fitted_size(page, lines[i].text, &how);
        page__draw_text(page, lines[i].text, &how, right, y + fit * 1.08);
        y += lines[i].text.len > 0 ? heights[i] + gap : 0;
    }
    draw_seal(page, w);
}

static void draw_notes(Page *page, const Wording *w)
{
    const PageText note = {
        .size = 2.55, .width = 246.0, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    double y = 188.6;
    for (size_t i = 0; i < WORDING_NOTES; i++) {
        page__draw_text(page, w->notes[i], &note, CENTRE, y);
        y += 3.8;
    }
}

/* ---- the two layers ---- */

static Status missing_status(const Page *page, Error *err)
{
    if (page->missing == 0) {
        return STATUS_OK;
    }
    return error_set(err, STATUS_UNSUPPORTED,
                     "certificate: no font has the character U+%04X",
                     (unsigned)page->missing);
}

Status page__draw_common(Page *page, const Wording *w, Error *err)
{
    art__wood(page->cairo);
    art__frame(page->cairo);
    draw_head(page, w);
    draw_body(page, w);
    draw_labels(page, w);
    draw_issuer(page, w);
    draw_notes(page, w);
    const PageText caption = {.size = 2.6, .align = PAGE_CENTRE, .rgb = INK_SOFT};
    page__draw_text(page, w->qr_caption, &caption, QR_MIDDLE, FOOT_TOP + FOOT_ROOM + 3.2);
    return missing_status(page, err);
}

void page__add_common_key(const Wording *w, StrBuf *out)
{
    const Str texts[] = {w->subject,
                         w->opening,
                         w->closing,
                         w->company,
                         w->officer_role,
                         w->officer_name,
                         w->has_bird_seal ? STR("bird") : STR(""),
                         w->reissue.len > 0 ? STR("reissue") : STR("")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        strbuf_add(out, texts[i]);
        strbuf_add_char(out, '\n');
    }
    for (size_t i = 0; i < w->goal_count; i++) {
        strbuf_add(out, w->goals[i]);
        strbuf_add_char(out, '\n');
    }
}

Status page__draw_own(Page *page, const Wording *w, Str token, Error *err)
{
    Token read = {0};
    Status status = token__read(page->arena, token, &read, err);
    if (status != STATUS_OK) {
        return status;
    }
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    credential__bytes_to_hex(read.key_id, sizeof read.key_id, key_id);
    draw_name(page, w);
    draw_values(page, w, str_from(key_id));
    return missing_status(page, err);
}

Status page__drawing_status(cairo_t *cairo, cairo_surface_t *surface, Error *err)
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

/* ---- preview ---- */

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
    Status status = page__draw_common(&page, &wording, err);
    if (status == STATUS_OK) {
        status = page__draw_own(&page, &wording, content->token, err);
    }
    if (status == STATUS_OK) {
        status = page__draw_qr(page.cairo, content->token, PAGE_QR_X, PAGE_QR_Y,
                               PAGE_QR_SIDE, err);
    }
    cairo_surface_flush(surface);
    if (status == STATUS_OK) {
        status = page__drawing_status(page.cairo, surface, err);
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
