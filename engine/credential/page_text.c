/* Text on the page: engine/text breaks lines and places glyphs, this draws them so that
 * the PDF keeps every character searchable. */
#include "base/utf8.h"
#include "credential/page_internal.h"

void page__set_colour(cairo_t *cairo, uint32_t rgb, double alpha)
{
    cairo_set_source_rgba(cairo, (double)(rgb >> 16 & 0xFF) / 255.0,
                          (double)(rgb >> 8 & 0xFF) / 255.0, (double)(rgb & 0xFF) / 255.0,
                          alpha);
}

static float advance_em(void *context, TextFace face, uint32_t codepoint)
{
    return (float)fonts__glyph(context, face, codepoint).advance_em;
}

/* Wider gaps look like spaces to programs that read text out of a PDF: "第 9 話". */
#define WAOU_EM 0.08f

/* BIZ UDPGothic spaces its letters well enough without pairs. */
static float kerning_em(void *context, TextFace face, uint32_t left, uint32_t right)
{
    (void)context;
    (void)face;
    (void)left;
    (void)right;
    return 0.0f;
}

static void lay_out(Page *page, Str text, const PageText *how, TextBlock *out)
{
    TextFace face = how->is_bold ? TEXT_UDP_BOLD : TEXT_UDP_REGULAR;
    TextStyle style = {
        .japanese = face,
        .latin = face,
        .size = (float)how->size,
        .pitch = (float)(how->size * (how->pitch > 0 ? how->pitch : 1.4)),
        .width = (float)how->width,
        .waou = WAOU_EM,
        .hangs = how->pitch > 0,
        .squeezes = true,
        .is_balanced = how->pitch <= 0,
        .is_verbatim = true,
    };
    TextMetrics metrics = {advance_em, kerning_em, page->fonts};
    text_layout(page->arena, text, &style, &metrics, out);
}

/* ---- drawing ---- */

/* One run of glyphs from the same font, with its characters for search and copy. */
typedef struct Run {
    cairo_font_face_t *face;
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int count;
    StrBuf text;
} Run;

/* Spaced-out text goes in as one cluster, which the PDF keeps as one word: "修了証" is
 * found although it stands as "修 了 証". */
static void flush_run(cairo_t *cairo, Run *run, const PageText *how)
{
    if (run->count > 0) {
        bool is_one_word = how->spacing > 0.08 && run->count > 1;
        if (is_one_word) {
            run->clusters[0] = (cairo_text_cluster_t){(int)run->text.len, run->count};
        }
        cairo_set_font_face(cairo, run->face);
        cairo_set_font_size(cairo, how->size);
        cairo_show_text_glyphs(cairo, run->text.ptr, (int)run->text.len, run->glyphs,
                               run->count, run->clusters, is_one_word ? 1 : run->count,
                               0);
    }
    run->count = 0;
    strbuf_reset(&run->text);
}

static void add_to_run(Run *run, const FontGlyph *glyph, uint32_t codepoint, double x,
                       double y)
{
    size_t before = run->text.len;
    strbuf_add_codepoint(&run->text, codepoint);
    run->glyphs[run->count] = (cairo_glyph_t){glyph->index, x, y};
    run->clusters[run->count] = (cairo_text_cluster_t){(int)(run->text.len - before), 1};
    run->face = glyph->face;
    run->count++;
}

static void draw_line(Page *page, const TextLine *line, const PageText *how, double x,
                      double y)
{
    Run run = {
        .glyphs = ARENA_ARRAY(page->arena, cairo_glyph_t, line->glyph_count + 1),
        .clusters = ARENA_ARRAY(page->arena, cairo_text_cluster_t, line->glyph_count + 1),
    };
    page__set_colour(page->cairo, how->rgb, 1.0);
    for (size_t i = 0; i < line->glyph_count; i++) {
        const TextGlyph *at = &line->glyphs[i];
        FontGlyph glyph = fonts__glyph(page->fonts, at->face, at->codepoint);
        if (glyph.face == NULL) {
            page->missing = page->missing != 0 ? page->missing : at->codepoint;
            continue;
        }
        if (run.count > 0 && run.face != glyph.face) {
            flush_run(page->cairo, &run, how);
        }
        double shift = how->spacing * how->size * (double)i;
        add_to_run(&run, &glyph, at->codepoint, x + (double)at->x + shift, y);
    }
    flush_run(page->cairo, &run, how);
    strbuf_clear(&run.text);
}

static double line_width(const TextLine *line, const PageText *how)
{
    double gaps = line->glyph_count > 1 ? (double)line->glyph_count - 1.0 : 0.0;
    return (double)line->width + how->spacing * how->size * gaps;
}

static double line_start(const TextLine *line, const PageText *how, double x)
{
    switch (how->align) {
    case PAGE_LEFT:
        return x;
    case PAGE_CENTRE:
        return x - line_width(line, how) / 2;
    case PAGE_RIGHT:
        return x - line_width(line, how);
    }
    return x;
}

double page__text_width(Page *page, Str text, const PageText *how)
{
    PageText unlimited = *how;
    unlimited.width = 0;
    TextBlock block = {0};
    lay_out(page, text, &unlimited, &block);
    return block.line_count > 0 ? line_width(&block.lines[0], how) : 0.0;
}

/* One-line texts become smaller before they break. */
static PageText fitted(Page *page, Str text, const PageText *how)
{
    PageText fit = *how;
    if (how->least > 0 && how->width > 0) {
        double width = page__text_width(page, text, how);
        if (width > how->width) {
            fit.size = how->size * how->width / width * 0.999;
        }
        if (fit.size < how->least) {
            fit.size = how->least;
        }
    }
    return fit;
}

void page__draw_text(Page *page, Str text, const PageText *how, double x, double y)
{
    PageText fit = fitted(page, text, how);
    TextBlock block = {0};
    lay_out(page, text, &fit, &block);
    for (size_t i = 0; i < block.line_count; i++) {
        const TextLine *line = &block.lines[i];
        double down = (double)(line->baseline_y - block.lines[0].baseline_y);
        draw_line(page, line, &fit, line_start(line, &fit, x), y + down);
    }
}

double page__fitted_size(Page *page, Str text, const PageText *how)
{
    return fitted(page, text, how).size;
}

double page__text_height(Page *page, Str text, const PageText *how)
{
    PageText fit = fitted(page, text, how);
    TextBlock block = {0};
    lay_out(page, text, &fit, &block);
    return (double)block.height;
}
