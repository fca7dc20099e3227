/* Measures the stage from the inside: start, full and partial frames, animation, memory.
 * Run under a display; numbers go to stdout. Usage: bench_stage ASSETS CACHE [SECONDS] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/os.h"
#include "base/utf8.h"
#include "stage/stage.h"

static const Color NIGHT = {20, 40, 75, 255};
static const Color WHITE = {255, 255, 255, 255};

static const char *const LINES[] = {
    "駅前のカフェで、佐藤さんが仕事のファイルを送ろうとしています。",
    "「ここの無線LAN、パスワードなしでつながりますね。便利です。」",
    "となりの席の人が、同じ電波を見ていることに気づいていますか？",
};

static void add_line(DrawList *list, TextMetrics metrics, Str text, float y, float size)
{
    DrawCommand *c = draw_list_add(list, DRAW_GLYPHS, (Rect){320, y, 1280, 68});
    TextGlyph *glyphs = ARENA_ARRAY(&list->arena, TextGlyph, utf8_length(text));
    size_t count = 0;
    float x = 0;
    while (text.len > 0) {
        uint32_t cp = utf8_next(&text);
        TextFace face = cp < 128 ? TEXT_UDP_REGULAR : TEXT_UD_REGULAR;
        glyphs[count++] = (TextGlyph){cp, face, size, x, size};
        x += metrics.advance_em(metrics.context, face, cp) * size;
    }
    c->glyphs = (DrawGlyphs){.glyphs = glyphs, .count = count, .color = WHITE};
}

static DrawCommand *add_picture(DrawList *list, Rect rect, const char *name)
{
    DrawCommand *c = draw_list_add(list, DRAW_PICTURE, rect);
    c->picture = (DrawPicture){.name = str_from(name), .alpha = 255};
    return c;
}

static void add_box(DrawList *list, Rect rect, float radius, Color fill, float border)
{
    DrawCommand *c = draw_list_add(list, DRAW_BOX, rect);
    c->box = (DrawBox){
        .fill = fill, .border = WHITE, .border_width = border, .radius = radius};
}

static void dialogue(DrawList *list, Stage *stage, const char *person, int line)
{
    TextMetrics m = stage_metrics(stage);
    StageSize size = stage_size(stage);
    draw_list_reset(list, size.width, size.height, NIGHT);
    add_picture(list, (Rect){0, 0, size.width, size.height}, "backdrops/room");
    add_picture(list, (Rect){300, 124, 470, 705}, person);
    add_picture(list, (Rect){1120, 112, 480, 720}, person)->picture.mirrored = true;
    add_box(list, (Rect){0, 0, size.width, 104}, 0, (Color){255, 255, 255, 240}, 0);
    for (int i = 0; i < 6; i++) {
        Rect button = {184 + 168 * (float)i, 968, 156, 72};
        add_box(list, button, 12, (Color){40, 60, 100, 255}, 3);
    }
    add_box(list, (Rect){160, 676, 1600, 380}, 24, (Color){20, 40, 75, 240}, 3);
    for (int i = 0; i < 3; i++) {
        add_line(list, m, str_from(LINES[(line + i) % 3]), 736 + 68 * (float)i, 40);
    }
}

static int compare_int64(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void print_median(const char *what, int64_t *us, size_t count)
{
    qsort(us, count, sizeof *us, compare_int64);
    printf("%-28s median %6.2f ms  p95 %6.2f ms\n", what, (double)us[count / 2] / 1e3,
           (double)us[count * 95 / 100] / 1e3);
}

static void print_memory(const char *when)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[200];
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "Pss:", 4) == 0 || strncmp(line, "Private_Dirty:", 14) == 0) {
            printf("%-28s %s", when, line);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

enum {
    ROUNDS = 60
};

/* Full frames: alternates between two backgrounds' worth of change by moving the list's
 * background colour, which every cell hashes. */
static void bench_full(Stage *stage, DrawList *list, const char *person)
{
    int64_t us[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        dialogue(list, stage, person, 0);
        list->background.b = (uint8_t)i;
        int64_t from = os_monotonic_us();
        stage_present(stage, list);
        us[i] = os_monotonic_us() - from;
    }
    print_median("full frame", us, ROUNDS);
}

static void bench_advance(Stage *stage, DrawList *list, const char *person)
{
    int64_t us[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        int64_t from = os_monotonic_us();
        dialogue(list, stage, person, i % 3);
        stage_present(stage, list);
        us[i] = os_monotonic_us() - from;
    }
    print_median("next line (dirty box)", us, ROUNDS);
}

static void bench_pan(Stage *stage, DrawList *list, double seconds)
{
    StageSize size = stage_size(stage);
    clock_t cpu = clock();
    int64_t start = os_monotonic_us();
    int64_t frames = 0;
    double at = 0;
    while (at < seconds) {
        float q = (float)(at / seconds);
        draw_list_reset(list, size.width, size.height, NIGHT);
        add_picture(list, (Rect){-960 * q, 0, 2880, 1080}, "backdrops/wide");
        add_picture(list, (Rect){0, 0, 1920, 1080}, "backdrops/evening")->picture.alpha =
            (uint8_t)(255 * q);
        stage_present(stage, list);
        frames++;
        int64_t due = start + frames * 1000000 / 60;
        for (int64_t left = due - os_monotonic_us(); left > 0;
             left = due - os_monotonic_us()) {
            UiInput input;
            (void)stage_wait(stage, (int)((left + 999) / 1000), &input);
        }
        at = (double)(os_monotonic_us() - start) / 1e6;
    }
    double cpu_seconds = (double)(clock() - cpu) / CLOCKS_PER_SEC;
    printf("pan + cross-fade             %.1f fps  %.1f %% of one core\n",
           (double)frames / at, cpu_seconds * 100 / at);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench_stage ASSETS CACHE [SECONDS [PERSON]]\n");
        return 2;
    }
    const char *person = argc > 4 ? argv[4] : "cast/pat/front/normal";
    int64_t from = os_monotonic_us();
    StageOptions options = {.title = "bench",
                            .asset_dir = argv[1],
                            .cache_dir = argv[2],
                            .is_fullscreen = true};
    Stage *stage;
    Error err;
    if (stage_open(&options, &stage, &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    printf("open                         %.1f ms\n",
           (double)(os_monotonic_us() - from) / 1e3);
    DrawList list = {0};
    dialogue(&list, stage, person, 0);
    printf("first list                   %.1f ms\n",
           (double)(os_monotonic_us() - from) / 1e3);
    stage_present(stage, &list);
    printf("first present                %.1f ms\n",
           (double)(os_monotonic_us() - from) / 1e3);
    (void)stage_settle(stage, 10000);
    stage_present(stage, &list);
    printf("complete                     %.1f ms\n",
           (double)(os_monotonic_us() - from) / 1e3);
    print_memory("after the first dialogue");
    bench_full(stage, &list, person);
    bench_advance(stage, &list, person);
    stage_prepare_picture(stage, STR("backdrops/wide"), 2880, 1080);
    stage_prepare_picture(stage, STR("backdrops/evening"), 1920, 1080);
    (void)stage_settle(stage, 20000);
    bench_pan(stage, &list, argc > 3 ? strtod(argv[3], NULL) : 6);
    print_memory("at the end");
    if (argc > 5 && stage_screenshot(stage, argv[5], &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.message);
    }
    draw_list_clear(&list);
    stage_close(stage);
    return 0;
}
