/* gofun-author preview, tour. */
#include <stdio.h>

#include "author/commands.h"
#include "author/plan_write.h"
#include "author/player.h"
#include "author/walk.h"
#include "base/os.h"

enum {
    TOUR_TIMEOUT_MS = 10 * 60 * 1000,
    TOUR_WIDTH = 1920,
    TOUR_HEIGHT = 1080
};

/* ---- preview ---- */

/* The place to begin at, as a file for the player; NULL when the lesson starts at its
 * start. A lesson with mistakes is opened all the same: the window shows them. */
static Status write_position(Arena *arena, const char *scratch, const char *lesson_path,
                             const char *step, const char **out, Error *err)
{
    StrBuf position = {0};
    *out = NULL;
    if (step == NULL) {
        return STATUS_OK;
    }
    Lesson *const lesson = command_load(lesson_path);
    Status status = STATUS_OK;
    if (lesson != NULL && !walk_find(lesson, str_from(step), &position)) {
        status = error_set(err, STATUS_NOT_FOUND,
                           "%s のどの道すじにも「%s」がありません。", lesson_path, step);
    } else if (lesson != NULL) {
        *out = str_format(arena, "%s/position", scratch).ptr;
        status = os_write_file(*out, strbuf_str(&position), true, err);
    }
    strbuf_clear(&position);
    lesson_free(lesson);
    return status;
}

static void add_given(PlayerStart *start, const Arguments *arguments, const char *name)
{
    if (argument(arguments, name) != NULL) {
        player_option(start, name, argument(arguments, name));
    }
}

static Status show(Arena *arena, const Arguments *arguments, const char *scratch,
                   int *exit_code, Error *err)
{
    const char *const path = command_lesson_path(arena, arguments->operands[0]);
    const char *position = NULL;
    const Status status = write_position(arena, scratch, path,
                                         argument(arguments, "--step"), &position, err);
    if (status != STATUS_OK) {
        return status;
    }
    PlayerStart start = {0};
    player_option(&start, "--preview", NULL);
    player_option(&start, "--lesson", path);
    player_option(&start, "--data", scratch);
    player_option(&start, "--learner", "プレビュー");
    player_option(&start, "--windowed", NULL);
    if (position != NULL) {
        player_option(&start, "--position", position);
    }
    add_given(&start, arguments, "--size");
    add_given(&start, arguments, "--text-size");
    add_given(&start, arguments, "--furigana");
    add_given(&start, arguments, "--theme");
    add_given(&start, arguments, "--assets");
    add_given(&start, arguments, "--screenshot-dir");
    return player_run(&start, -1, exit_code, err);
}

static int run_preview(const Arguments *arguments)
{
    Arena arena = {0};
    Error err = {0};
    const char *scratch = NULL;
    int code = EXIT_GOOD;
    Status status = player_scratch_dir(&arena, &scratch, &err);
    if (status == STATUS_OK) {
        status = show(&arena, arguments, scratch, &code, &err);
    }
    player_scratch_remove(scratch);
    if (status != STATUS_OK) {
        code = command_trouble(&err);
    }
    arena_clear(&arena);
    return code;
}

const Command COMMAND_PREVIEW = {
    .name = "preview",
    .operands = "教材",
    .summary = "教材をプレイヤーで表示し、保存のたびに映し直します。",
    .options = {{"--step", "ID", "このid（せりふ・解説・問い）から始めます。"},
                {"--size", "WxH", "窓の大きさ（例 1280x720）"},
                {"--text-size", "N", "文字の大きさ 1、1.25、1.5、2"},
                {"--furigana", "LEVEL", "ふりがな none、hard、all"},
                {"--theme", "名前", "色 light、dark、contrast"},
                {"--assets", "フォルダー", "絵のフォルダー"},
                {"--screenshot-dir", "フォルダー", "全部の画面の絵を残します。"}},
    .least = 1,
    .most = 1,
    .run = run_preview,
};

/* ---- tour ---- */

typedef struct Tour {
    const Arguments *arguments;
    const char *out, *scratch;
    int width_px, height_px;
    Arena arena;
    StrBuf index; /* HTML */
    size_t pictures;
} Tour;

static Status write_tour_file(Tour *tour, const char *name, const StrBuf *text,
                              Error *err)
{
    return os_write_file(str_format(&tour->arena, "%s/%s", tour->scratch, name).ptr,
                         strbuf_str(text), false, err);
}

/* Plays scratch/tour.plan; the options are what this playing has of its own. */
static Status play_plan(Tour *tour, PlayerStart *start, const char *path,
                        const char *pictures, Error *err)
{
    int code = 0;
    Arena *const arena = &tour->arena;
    const Str size = str_format(arena, "%dx%d", tour->width_px, tour->height_px);
    start->width_px = tour->width_px;
    start->height_px = tour->height_px;
    player_option(start, "--lesson", path);
    player_option(start, "--plan", str_format(arena, "%s/tour.plan", tour->scratch).ptr);
    player_option(start, "--data", str_format(arena, "%s/data", tour->scratch).ptr);
    player_option(start, "--learner", "見本 太郎");
    player_option(start, "--size", size.ptr);
    player_option(start, "--screenshot-dir", pictures);
    add_given(start, tour->arguments, "--text-size");
    add_given(start, tour->arguments, "--furigana");
    add_given(start, tour->arguments, "--theme");
    add_given(start, tour->arguments, "--assets");
    const Status status = player_run(start, TOUR_TIMEOUT_MS, &code, err);
    if (status == STATUS_OK && code != 0) {
        return error_set(err, STATUS_BAD_DATA, "%s：プレイヤーがコード%dで終わりました。",
                         path, code);
    }
    return status;
}

/* folder: below tour->out. */
static void list_pictures(Tour *tour, Str folder)
{
    OsNames names = {0};
    const Str path = str_format(&tour->arena, "%s/%.*s", tour->out, STR_ARG(folder));
    strbuf_add_format(&tour->index, "<h2>%.*s</h2>\n", STR_ARG(folder));
    if (os_list_dir(&tour->arena, path.ptr, &names, NULL) != STATUS_OK) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const Str name = names.names[i];
        if (str_ends_with(name, STR(".png"))) {
            strbuf_add_format(&tour->index,
                              "<a href=\"%.*s/%.*s\"><img loading=\"lazy\" width=\"480\" "
                              "src=\"%.*s/%.*s\" alt=\"%.*s\"></a>\n",
                              STR_ARG(folder), STR_ARG(name), STR_ARG(folder),
                              STR_ARG(name), STR_ARG(name));
            tour->pictures++;
        }
    }
}

/* Both branches, a failed round and a passed one. */
static Status tour_pages(Tour *tour, const Lesson *lesson, const char *path, Error *err)
{
    const PlanWish wish = {.option = 0, .sees_other = true, .fails = true};
    StrBuf plan = {0};
    PlayerStart start = {0};
    const Str folder =
        str_format(&tour->arena, "%s/%.*s", tour->out, STR_ARG(lesson->id));
    Status status = plan_write(lesson, &wish, &plan, err);
    if (status == STATUS_OK) {
        status = write_tour_file(tour, "tour.plan", &plan, err);
    }
    if (status == STATUS_OK) {
        status = os_remove_tree(folder.ptr, err);
    }
    if (status == STATUS_OK) {
        player_option(&start, "--certificate-dir", tour->scratch);
        player_option(&start, "--seed", "1");
        status = play_plan(tour, &start, path, folder.ptr, err);
    }
    if (status == STATUS_OK) {
        list_pictures(tour, lesson->id);
    }
    strbuf_clear(&plan);
    return status;
}

/* A hands-on part once more: what is said to wrong tries, the hint, the answer shown. */
static Status tour_stumbles(Tour *tour, const Lesson *lesson, Str step, const char *path,
                            Error *err)
{
    StrBuf position = {0};
    StrBuf plan = {0};
    PlayerStart start = {0};
    Arena *const arena = &tour->arena;
    const Str folder =
        str_format(arena, "%.*s/%.*s_tries", STR_ARG(lesson->id), STR_ARG(step));
    const char *const pictures =
        str_format(arena, "%s/%.*s", tour->out, STR_ARG(folder)).ptr;
    Status status = STATUS_OK;
    if (!walk_find(lesson, step, &position)) {
        return STATUS_OK; /* no way leads there: check says so */
    }
    status = plan_write_stumbles(lesson, strbuf_str(&position), &plan, err);
    if (status == STATUS_OK) {
        status = write_tour_file(tour, "tour.plan", &plan, err);
    }
    if (status == STATUS_OK) {
        status = write_tour_file(tour, "position", &position, err);
    }
    if (status == STATUS_OK) {
        player_option(&start, "--preview", NULL);
        player_option(&start, "--position",
                      str_format(arena, "%s/position", tour->scratch).ptr);
        status = play_plan(tour, &start, path, pictures, err);
    }
    if (status == STATUS_OK) {
        list_pictures(tour, folder);
    }
    strbuf_clear(&plan);
    strbuf_clear(&position);
    return status;
}

static Status tour_lesson(Tour *tour, const char *path, Error *err)
{
    Lesson *const lesson = command_load(path);
    if (lesson == NULL) {
        return error_set(err, STATUS_BAD_DATA,
                         "%s を再生できません。check で誤りを確かめてください。", path);
    }
    Status status = tour_pages(tour, lesson, path, err);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *const scene = &lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count && status == STATUS_OK; k++) {
            if (scene->steps[k].kind == STEP_WIDGET) {
                status = tour_stumbles(tour, lesson, scene->steps[k].id, path, err);
            }
        }
    }
    if (status == STATUS_OK) {
        (void)printf("%.*s\n", STR_ARG(lesson->id));
        (void)fflush(stdout);
    }
    lesson_free(lesson);
    return status;
}

static Status tour_folder(Tour *tour, const char *folder, Error *err)
{
    OsNames names = {0};
    Status status = os_list_dir(&tour->arena, folder, &names, err);
    for (size_t i = 0; i < names.count && status == STATUS_OK; i++) {
        const Str path = str_format(&tour->arena, "%s/%.*s/lesson.lua", folder,
                                    STR_ARG(names.names[i]));
        if (os_file_exists(path.ptr)) {
            status = tour_lesson(tour, path.ptr, err);
        }
    }
    return status;
}

static Status tour_all(Tour *tour, Error *err)
{
    const Arguments *const arguments = tour->arguments;
    Status status = STATUS_OK;
    if (arguments->operand_count == 1) {
        status = tour_folder(tour, command_folder(&tour->arena, NULL, "lessons"), err);
    }
    for (size_t i = 1; i < arguments->operand_count && status == STATUS_OK; i++) {
        status = tour_lesson(
            tour, command_lesson_path(&tour->arena, arguments->operands[i]), err);
    }
    strbuf_add_z(&tour->index, "</html>\n");
    if (status == STATUS_OK) {
        status = os_write_file(str_format(&tour->arena, "%s/index.html", tour->out).ptr,
                               strbuf_str(&tour->index), false, err);
    }
    return status;
}

static bool read_size(const char *text, int *width_px, int *height_px)
{
    Str rest = str_from(text);
    Str part = {0};
    int64_t width = 0;
    int64_t height = 0;
    const bool is_size = str_split(&rest, 'x', &part) && str_to_int64(part, &width) &&
                         str_to_int64(rest, &height) && width >= 320 && width <= 8192 &&
                         height >= 240 && height <= 8192;
    if (is_size) {
        *width_px = (int)width;
        *height_px = (int)height;
    }
    return is_size;
}

static int run_tour(const Arguments *arguments)
{
    Tour tour = {.arguments = arguments,
                 .out = arguments->operands[0],
                 .width_px = TOUR_WIDTH,
                 .height_px = TOUR_HEIGHT};
    Error err = {0};
    const char *const size = argument(arguments, "--size");
    strbuf_add_z(&tour.index, "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\">"
                              "<title>gofun-author tour</title>\n");
    Status status = STATUS_OK;
    if (size != NULL && !read_size(size, &tour.width_px, &tour.height_px)) {
        status = error_set(&err, STATUS_BAD_ARGUMENT,
                           "大きさは 1280x720 のように書いてください。");
    }
    if (status == STATUS_OK) {
        status = player_scratch_dir(&tour.arena, &tour.scratch, &err);
    }
    if (status == STATUS_OK) {
        status = os_make_dirs(tour.out, &err);
    }
    if (status == STATUS_OK) {
        status = tour_all(&tour, &err);
    }
    player_scratch_remove(tour.scratch);
    if (status == STATUS_OK) {
        (void)printf("絵%zu枚。%s/index.html を開いてください。\n", tour.pictures,
                     tour.out);
    }
    strbuf_clear(&tour.index);
    arena_clear(&tour.arena);
    return status == STATUS_OK ? EXIT_GOOD : command_trouble(&err);
}

const Command COMMAND_TOUR = {
    .name = "tour",
    .operands = "フォルダー [教材]...",
    .summary = "全部の画面を絵にして、見て回れるようにします。",
    .options = {{"--size", "WxH", "窓の大きさ（初めは1920x1080）"},
                {"--text-size", "N", "文字の大きさ 1、1.25、1.5、2"},
                {"--furigana", "LEVEL", "ふりがな none、hard、all"},
                {"--theme", "名前", "色 light、dark、contrast"},
                {"--assets", "フォルダー", "絵のフォルダー"}},
    .least = 1,
    .most = ARGUMENT_OPERANDS_MOST,
    .run = run_tour,
};
