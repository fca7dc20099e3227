/* The page of a sheet: title, numbered rules as large as they fit, dates, boxes to sign.
 * Lengths are millimetres on an A4 page in landscape. */
#include "credential/sheet.h"

#include <cairo-pdf.h>

#include "credential/page_internal.h"
#include "text/format.h"

#define INK 0x2A211C
#define INK_SOFT 0x5A4C40
#define LINE 0x8F7355
#define SHU 0xC8391B

#define LEFT 30.0
#define RIGHT (PAGE_WIDTH_MM - LEFT)
#define CENTRE (PAGE_WIDTH_MM / 2)
#define RULES_TOP 54.0
#define RULES_ROOM 94.0
#define RULE_PITCH 1.45
#define FOOT_TOP 156.0
#define BOX_W 42.0
#define BOX_H 20.0

static void draw_line(cairo_t *cairo, double y, double width)
{
    page__set_colour(cairo, LINE, 1.0);
    cairo_set_line_width(cairo, width);
    cairo_move_to(cairo, LEFT, y);
    cairo_line_to(cairo, RIGHT, y);
    cairo_stroke(cairo);
}

static void draw_head(Page *page, const Sheet *sheet)
{
    const PageText company = {.size = 4.8,
                              .least = 3.4,
                              .width = RIGHT - LEFT,
                              .align = PAGE_CENTRE,
                              .rgb = INK_SOFT};
    const PageText title = {.is_bold = true,
                            .size = 11.5,
                            .least = 5.0,
                            .width = RIGHT - LEFT,
                            .align = PAGE_CENTRE,
                            .rgb = INK};
    page__draw_text(page, sheet->company, &company, CENTRE, 27.5);
    page__draw_text(page, sheet->title, &title, CENTRE, 41.5);
    draw_line(page->cairo, 48.0, 0.6);
}

/* ---- the rules ---- */

/* How the rules are set: measured first, then drawn. */
typedef struct Setting {
    Page *page;
    double size, gap;
    bool is_drawn;
} Setting;

/* Text in a column from y on; returns where it ends. */
static double set_text(const Setting *setting, Str text, const PageText *how, double x,
                       double y)
{
    if (setting->is_drawn) {
        page__draw_text(setting->page, text, how, x, y + how->size);
    }
    return y + page__text_height(setting->page, text, how);
}

static double set_rule(const Setting *setting, const SheetRule *rule, size_t index,
                       double y)
{
    static const char *const numbers[SHEET_RULES_MAX] = {"一", "二", "三"};
    const double x = LEFT + setting->size * 1.7;
    const PageText number = {.is_bold = true, .size = setting->size, .rgb = SHU};
    const PageText text = {.is_bold = true,
                           .size = setting->size,
                           .width = RIGHT - x,
                           .pitch = RULE_PITCH,
                           .rgb = INK};
    const double small = setting->size * 0.5 > 2.8 ? setting->size * 0.5 : 2.8;
    const PageText aside = {
        .size = small, .width = RIGHT - x, .pitch = RULE_PITCH, .rgb = INK_SOFT};
    (void)set_text(setting, str_from(numbers[index]), &number, LEFT, y);
    y = set_text(setting, rule->text, &text, x, y);
    return rule->aside.len > 0 ? set_text(setting, rule->aside, &aside, x, y) : y;
}

/* Returns the height of all. */
static double set_rules(const Setting *setting, const Sheet *sheet, double top)
{
    double y = top;
    for (size_t i = 0; i < sheet->rule_count; i++) {
        y += i > 0 ? setting->gap : 0;
        y = set_rule(setting, &sheet->rules[i], i, y);
    }
    return y - top;
}

/* The largest size that fits; what is left over goes above, below and between. */
static void draw_rules(Page *page, const Sheet *sheet)
{
    const double largest = 9.0, least = 3.0;
    Setting setting = {.page = page, .size = largest, .gap = 5.0};
    double height = set_rules(&setting, sheet, 0);
    while (setting.size > least && height > RULES_ROOM) {
        setting.size -= 0.2;
        setting.gap = setting.size * 0.55;
        height = set_rules(&setting, sheet, 0);
    }
    const double spare = RULES_ROOM > height ? RULES_ROOM - height : 0;
    const double share = spare / (double)(sheet->rule_count + 1);
    setting.gap += share;
    setting.is_drawn = true;
    (void)set_rules(&setting, sheet, RULES_TOP + share);
}

/* ---- foot ---- */

static void draw_facts(Page *page, const Sheet *sheet)
{
    const PageText label = {.size = 3.6, .rgb = INK_SOFT};
    const PageText value = {
        .is_bold = true, .size = 4.8, .least = 3.2, .width = 100.0, .rgb = INK};
    for (size_t i = 0; i < SHEET_FACTS_MAX; i++) {
        const double y = FOOT_TOP + 8.6 + (double)i * 10.0;
        page__draw_text(page, sheet->facts[i].label, &label, LEFT, y);
        page__draw_text(page, sheet->facts[i].value, &value, LEFT + 24.0, y);
    }
}

static void draw_signs(Page *page, const Sheet *sheet)
{
    const PageText label = {.size = 3.4,
                            .least = 2.4,
                            .width = BOX_W - 2.0,
                            .align = PAGE_CENTRE,
                            .rgb = INK};
    for (size_t i = 0; i < SHEET_SIGNS_MAX; i++) {
        const double x = RIGHT - (double)(SHEET_SIGNS_MAX - i) * BOX_W;
        cairo_rectangle(page->cairo, x, FOOT_TOP + 1.4, BOX_W, BOX_H + 6.0);
        page__set_colour(page->cairo, 0xFFFFFF, 0.6);
        cairo_fill_preserve(page->cairo);
        page__set_colour(page->cairo, LINE, 1.0);
        cairo_set_line_width(page->cairo, 0.3);
        cairo_stroke(page->cairo);
        cairo_move_to(page->cairo, x, FOOT_TOP + 7.4);
        cairo_line_to(page->cairo, x + BOX_W, FOOT_TOP + 7.4);
        cairo_stroke(page->cairo);
        page__draw_text(page, sheet->signs[i], &label, x + BOX_W / 2, FOOT_TOP + 5.6);
    }
}

static void draw_foot(Page *page, const Sheet *sheet)
{
    const PageText note = {.size = 3.0,
                           .least = 2.4,
                           .width = RIGHT - LEFT,
                           .align = PAGE_CENTRE,
                           .rgb = INK_SOFT};
    draw_line(page->cairo, FOOT_TOP - 4.0, 0.3);
    draw_facts(page, sheet);
    draw_signs(page, sheet);
    page__draw_text(page, sheet->note, &note, CENTRE, 191.0);
}

/* ---- the file ---- */

static void set_metadata(Arena *arena, cairo_surface_t *surface, const Sheet *sheet)
{
    const FormatDate day = format_local_date(sheet->made_at, 0);
    const FormatClock clock = format_local_clock(sheet->made_at, 0);
    const Str at = str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year,
                              day.month, day.day, clock.hour, clock.minute, clock.second);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   str_copy_z(arena, sheet->title));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "gofun");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.ptr);
}

static Status draw_sheet(Page *page, const Sheet *sheet, Error *err)
{
    cairo_scale(page->cairo, PAGE_MM_TO_POINT, PAGE_MM_TO_POINT);
    art__wood(page->cairo);
    art__frame(page->cairo);
    draw_head(page, sheet);
    draw_rules(page, sheet);
    draw_foot(page, sheet);
    return page->missing == 0 ? STATUS_OK
                              : error_set(err, STATUS_UNSUPPORTED,
                                          "sheet: no font has the character U+%04X",
                                          (unsigned)page->missing);
}

Status sheet_pdf(CertificateFonts *fonts, const Sheet *sheet, StrBuf *pdf, Error *err)
{
    if (sheet->rule_count == 0 || sheet->rule_count > SHEET_RULES_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "sheet: %zu rules", sheet->rule_count);
    }
    Arena arena = {0};
    StrBuf made = {0};
    cairo_surface_t *surface = page__pdf_surface(&made);
    set_metadata(&arena, surface, sheet);
    Page page = {cairo_create(surface), fonts, &arena, 0};
    Status status = draw_sheet(&page, sheet, err);
    status = page__pdf_end(page.cairo, surface, status, err);
    if (status == STATUS_OK) {
        strbuf_add(pdf, strbuf_str(&made));
    }
    strbuf_clear(&made);
    arena_clear(&arena);
    return status;
}
