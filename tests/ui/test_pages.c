/* Every part as a golden draw list (tests/ui/golden, rewritten with GENERATE=1), and on
 * every canvas and at every text size: targets are large enough and apart, nothing is
 * cut off or lies over something else, one focus ring. */
#include <stdio.h>
#include <stdlib.h>

#include "pages.h"
#include "ui/ui_internal.h"
#include "ui_fixture.h"

static void sample(Fixture *f, Ui *ui)
{
    const SamplePage *page = f->state;
    ui_page(ui, ui_id(page->name), str_from(page->name));
    page->build(ui);
}

/* Same size of the pointer as the table, without its const. */
static void open_sample(Fixture *f, const SamplePage *page, const UiFrame *frame)
{
    SamplePage *copy = mem_alloc(sizeof(*copy));
    *copy = *page;
    *f = (Fixture){.ui = ui_new(), .page = sample, .state = copy, .frame = *frame};
    f->frame.metrics = &fixture_metrics;
    f->frame.now_ms = 1000;
    fixture_input(f, (UiInput){0});
}

static void close_sample(Fixture *f)
{
    mem_free(f->state);
    fixture_close(f);
}

/* ---- golden screens ---- */

static const struct Golden {
    const char *suffix;
    UiFrame frame;
} goldens[] = {
    {"", {.width = 1920, .height = 1080, .text_scale = 1}},
    {"-large",
     {.width = 1920, .height = 1080, .text_scale = 2, .theme = UI_THEME_HIGH_CONTRAST}},
    {"-portrait",
     {.width = 1080,
      .height = 1920,
      .text_scale = 1,
      .theme = UI_THEME_DARK,
      .ruby = TEXT_RUBY_ALL,
      .is_kiosk = true}},
};

static void read_file(const char *path, StrBuf *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s is missing (GENERATE=1 makes it)", path);
        return;
    }
    char piece[4096];
    size_t got;
    while ((got = fread(piece, 1, sizeof(piece), file)) > 0) {
        strbuf_add(out, (Str){piece, got});
    }
    assert_int_equal(ferror(file), 0);
    assert_int_equal(fclose(file), 0);
}

static void write_file(const char *path, Str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static void compare_golden(const char *path, Str dump)
{
    StrBuf expected = {0};
    read_file(path, &expected);
    Str left = strbuf_str(&expected);
    Str right = dump;
    Str a = {0};
    Str b = {0};
    for (int line = 1; left.len > 0 || right.len > 0; line++) {
        bool has_a = str_split(&left, '\n', &a);
        bool has_b = str_split(&right, '\n', &b);
        if (has_a != has_b || !str_equal(a, b)) {
            fail_msg("%s:%d\n  golden: %.*s\n  now:    %.*s", path, line, STR_ARG(a),
                     STR_ARG(b));
        }
    }
    strbuf_clear(&expected);
}

static void test_golden_screens(void **state)
{
    (void)state;
    bool generates = getenv("GENERATE") != NULL;
    for (size_t g = 0; g < sizeof(goldens) / sizeof(goldens[0]); g++) {
        for (size_t i = 0; i < sample_page_count; i++) {
            Fixture f;
            open_sample(&f, &sample_pages[i], &goldens[g].frame);
            StrBuf dump = {0};
            draw_list_dump(ui_draw_list(f.ui), &dump);
            char path[512];
            (void)snprintf(path, sizeof(path), "%s/tests/ui/golden/%s%s.txt",
                           GOFUN_SOURCE_DIR, sample_pages[i].name, goldens[g].suffix);
            if (generates) {
                write_file(path, strbuf_str(&dump));
            }
            compare_golden(path, strbuf_str(&dump));
            strbuf_clear(&dump);
            close_sample(&f);
        }
    }
}

/* ---- checks on every canvas ---- */

typedef struct Where {
    const char *page;
    const UiFrame *frame;
    int *failures;
} Where;

/* Says it and goes on, so that one run shows all that is wrong. */
static void report(const Where *where, const char *format, ...) PRINTF_LIKE(2, 3);
static void report(const Where *where, const char *format, ...)
{
    enum {
        SHOWN = 40
    };
    (*where->failures)++;
    if (*where->failures > SHOWN) {
        return;
    }
    char message[256];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    print_error("%s on %gx%g, text %g, kiosk %d, ruby %d: %s\n", where->page,
                (double)where->frame->width, (double)where->frame->height,
                (double)where->frame->text_scale, where->frame->is_kiosk,
                (int)where->frame->ruby, message);
}

#define CHECK(where, condition, ...)                                                     \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            report(where, __VA_ARGS__);                                                  \
        }                                                                                \
    } while (0)

static bool is_target(const Ui *ui, const ItemRecord *record)
{
    return record->layer == ui->top && record->visible.w > 0 && record->visible.h > 0 &&
           record->item.id != ui_id("dialogue_box") &&
           record->item.id != ui_id("spot_empty"); /* behind the places */
}

static void check_sizes(const Where *where, const Ui *ui)
{
    float least = ui_target(ui) - 0.01f;
    for (size_t i = 0; i < ui->items.count; i++) {
        const ItemRecord *record = &ui->items.records[i];
        if (is_target(ui, record)) {
            Rect r = record->item.rect;
            CHECK(where, r.w >= least && r.h >= least, "target %zu is %gx%g", i,
                  (double)r.w, (double)r.h);
        }
    }
}

static float gap(Rect a, Rect b)
{
    float x = a.x > b.x ? a.x - (b.x + b.w) : b.x - (a.x + a.w);
    float y = a.y > b.y ? a.y - (b.y + b.h) : b.y - (a.y + a.h);
    return x > y ? x : y;
}

static void check_gaps(const Where *where, const Ui *ui)
{
    for (size_t i = 0; i < ui->items.count; i++) {
        for (size_t k = i + 1; k < ui->items.count; k++) {
            const ItemRecord *a = &ui->items.records[i];
            const ItemRecord *b = &ui->items.records[k];
            if (!is_target(ui, a) || !is_target(ui, b)) {
                continue;
            }
            float between = gap(a->visible, b->visible);
            CHECK(where, between >= UI_GAP - 0.01f, "targets %zu and %zu: gap %g", i, k,
                  (double)between);
        }
    }
}

/* The commands of the top layer: after the last scrim. */
static size_t first_of_layer(const DrawList *list)
{
    size_t first = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_BOX && c->rect.w == list->width &&
            c->rect.h == list->height && c->box.fill.a == 153) {
            first = i;
        }
    }
    return first;
}

typedef struct Line {
    Rect rect; /* letters without the gap between lines */
    Rect clip;
    const DrawCommand *command;
} Line;

static float letter_size(const DrawCommand *c)
{
    float size = 0;
    for (size_t i = 0; i < c->glyphs.count; i++) {
        size = c->glyphs.glyphs[i].size > size ? c->glyphs.glyphs[i].size : size;
    }
    return size;
}

static size_t collect_lines(const DrawList *list, Line *lines)
{
    size_t count = 0;
    Rect whole = {0, 0, list->width, list->height};
    Rect clip = whole;
    for (size_t i = first_of_layer(list); i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_CLIP) {
            clip = c->rect.w > 0 ? c->rect : whole;
        } else if (c->kind == DRAW_GLYPHS && c->glyphs.count > 0) {
            float size = letter_size(c);
            float base = c->glyphs.glyphs[0].baseline_y;
            Rect r = {c->rect.x, c->rect.y + base - 0.88f * size, c->rect.w, size};
            lines[count] = (Line){r, clip, c};
            count++;
        }
    }
    return count;
}

static void check_line(const Where *where, const DrawList *list, const Line *line)
{
    Str text = line->command->glyphs.text;
    Rect r = line->rect;
    float size = letter_size(line->command);
    CHECK(where, size >= 23.9f, "'%.*s' is %g high", STR_ARG(text), (double)size);
    CHECK(where, r.x >= -1 && r.x + r.w <= list->width + 1,
          "'%.*s' sticks out sideways: %g + %g", STR_ARG(text), (double)r.x, (double)r.w);
    bool is_limited = line->clip.h < list->height;
    CHECK(where, is_limited || (r.y >= -1 && r.y + r.h <= list->height + 1),
          "'%.*s' sticks out: y %g", STR_ARG(text), (double)r.y);
    /* A scroll area cuts lines above and below, but none at its sides. */
    bool is_seen = rect_intersect(r, line->clip).h > 0;
    float right = line->clip.x + line->clip.w + size;
    CHECK(where, !is_limited || !is_seen || r.x + r.w <= right, "'%.*s' is cut: %g > %g",
          STR_ARG(text), (double)(r.x + r.w), (double)right);
}

static void check_texts(const Where *where, const DrawList *list)
{
    Line *lines = mem_alloc_array(list->count + 1, sizeof(Line));
    size_t count = collect_lines(list, lines);
    for (size_t i = 0; i < count; i++) {
        check_line(where, list, &lines[i]);
        for (size_t k = i + 1; k < count; k++) {
            Rect a = rect_intersect(lines[i].rect, lines[i].clip);
            Rect b = rect_intersect(lines[k].rect, lines[k].clip);
            Rect both = rect_intersect(a, b);
            CHECK(where, both.w <= 4 || both.h <= 4, "'%.*s' lies over '%.*s'",
                  STR_ARG(lines[i].command->glyphs.text),
                  STR_ARG(lines[k].command->glyphs.text));
        }
    }
    mem_free(lines);
}

static void check_ring(const Where *where, const Ui *ui)
{
    const DrawList *list = &ui->list;
    int rings = 0;
    Rect ring = {0};
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_BOX && c->box.fill.a == 0 && c->box.border_width == 6 &&
            memcmp(&c->box.border, &ui->theme->focus, sizeof(Color)) == 0) {
            rings++;
            ring = c->rect;
        }
    }
    CHECK(where, rings == 1, "%d focus rings", rings);
    const ItemRecord *record = ui__find(&ui->items, ui_focus(ui), ui->top);
    CHECK(where, record != NULL && record->visible.h >= 24, "the focus is hidden");
    if (record != NULL && record->scroll != 0) {
        return; /* its area cuts it */
    }
    CHECK(where,
          ring.x >= 0 && ring.x + ring.w <= list->width && ring.y >= -2 &&
              ring.y + ring.h <= list->height + 2,
          "the ring leaves the canvas: %g,%g %gx%g", (double)ring.x, (double)ring.y,
          (double)ring.w, (double)ring.h);
}

static void check_page(const SamplePage *page, const UiFrame *frame, int *failures)
{
    Fixture f;
    Where where = {page->name, frame, failures};
    open_sample(&f, page, frame);
    check_sizes(&where, f.ui);
    check_gaps(&where, f.ui);
    check_texts(&where, ui_draw_list(f.ui));
    check_ring(&where, f.ui);
    close_sample(&f);
}

static void test_pages_on_every_canvas(void **state)
{
    (void)state;
    static const float sizes[][2] = {
        {1920, 1080}, {1080, 1920}, {1920, 1200}, {2560, 1080}};
    static const float scales[] = {1, 1.25f, 1.5f, 2};
    static const TextRuby rubies[] = {TEXT_RUBY_NONE, TEXT_RUBY_ALL};
    int failures = 0;
    for (size_t i = 0; i < sample_page_count; i++) {
        for (int k = 0; k < 4 * 4 * 2 * 2; k++) {
            UiFrame frame = {.width = sizes[k % 4][0],
                             .height = sizes[k % 4][1],
                             .text_scale = scales[k / 4 % 4],
                             .line_spacing = k / 32 == 1 ? 2.0f : 0,
                             .ruby = rubies[k / 16 % 2],
                             .is_kiosk = k / 32 == 1};
            check_page(&sample_pages[i], &frame, &failures);
        }
    }
    assert_int_equal(failures, 0);
}

/* Tab reaches every widget of every page and comes back. */
static void test_tab_goes_round(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_page_count; i++) {
        Fixture f;
        open_sample(&f, &sample_pages[i], &goldens[0].frame);
        UiId start = ui_focus(f.ui);
        assert_int_not_equal(start, 0);
        int steps = 0;
        do {
            press(&f, UI_KEY_TAB);
            steps++;
            assert_true(ui_focus_text(f.ui).len > 0);
        } while (ui_focus(f.ui) != start && steps < 60);
        assert_true(steps < 60);
        close_sample(&f);
    }
}

/* A question without fields is heard as a whole. */
static void test_form_is_announced(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_page_count; i++) {
        Fixture f;
        if (!str_is(str_from(sample_pages[i].name), "form_confirm")) {
            continue;
        }
        open_sample(&f, &sample_pages[i], &goldens[0].frame);
        assert_true(
            str_is(ui_announcement(f.ui), "営業部　第一課、佐々木 花子さん ですか？"));
        close_sample(&f);
        return;
    }
    fail_msg("there is no such page");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_screens),
        cmocka_unit_test(test_pages_on_every_canvas),
        cmocka_unit_test(test_tab_goes_round),
        cmocka_unit_test(test_form_is_announced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
