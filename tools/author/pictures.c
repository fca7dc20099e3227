#include "author/pictures.h"

#include <string.h>

#include "author/svg_lint.h"
#include "base/os.h"

enum {
    PICTURE_BYTES_MOST = 1024 * 1024
};

/* What is being looked at. */
typedef struct Look {
    Pictures *pictures;
    Findings *findings;
    Str file;
    int line;
} Look;

void pictures_clear(Pictures *pictures)
{
    arena_clear(&pictures->arena);
    *pictures = (Pictures){0};
}

static bool is_known(Pictures *pictures, Str path)
{
    for (size_t i = 0; i < pictures->count; i++) {
        if (str_equal(pictures->names[i], path)) {
            return true;
        }
    }
    if (pictures->count == pictures->capacity) {
        const size_t capacity = pictures->capacity > 0 ? pictures->capacity * 2 : 128;
        Str *const names = ARENA_ARRAY(&pictures->arena, Str, capacity);
        if (pictures->count > 0) {
            memcpy(names, pictures->names, pictures->count * sizeof *names);
        }
        pictures->names = names;
        pictures->capacity = capacity;
    }
    pictures->names[pictures->count++] = str_copy(&pictures->arena, path);
    return false;
}

/* Each faulty line of the picture is a finding of its own: "line 3: ...". */
static void lint(Look *look, Str path, bool is_own)
{
    StrBuf svg = {0};
    SvgReport report = {0};
    Error err = {0};
    if (os_read_file(path.ptr, PICTURE_BYTES_MOST, &svg, &err) != STATUS_OK) {
        findings_add(look->findings, path, 0, "A304", "絵を読めません：%s", err.message);
    } else {
        svg_lint(strbuf_str(&svg), &report);
        if (is_own && svg_has_dashes(strbuf_str(&svg))) {
            findings_add(look->findings, path, 0, "A304",
                         "教材の絵では破線（stroke-dasharray）を使えません。");
        }
    }
    Str rest = strbuf_str(&report.text);
    Str line = {0};
    while (rest.len > 0 && str_split(&rest, '\n', &line)) {
        Str number = {0};
        Str what = line;
        int64_t at = 0;
        if (str_starts_with(line, STR("line ")) && str_split(&what, ':', &number)) {
            (void)str_to_int64(str_slice(number, 5, number.len), &at);
        }
        findings_add(look->findings, path, (int)at, "A304",
                     "絵が正しく描かれません：%.*s", STR_ARG(what));
    }
    svg_report_clear(&report);
    strbuf_clear(&svg);
}

/* False when there is no such file; a picture seen for the first time is looked into. */
static bool find_picture(Look *look, Str path, bool is_own)
{
    if (!(is_own ? os_is_plain_file(path.ptr) : os_file_exists(path.ptr))) {
        return false;
    }
    if (!is_known(look->pictures, path)) {
        lint(look, path, is_own);
    }
    return true;
}

static Str asset(Look *look, const char *folder, Str name)
{
    return str_format(&look->pictures->arena, "%s/%s%.*s.svg", look->pictures->assets,
                      folder, STR_ARG(name));
}

static void need(Look *look, const char *folder, Str name, const char *code,
                 const char *what)
{
    if (name.len > 0 && !find_picture(look, asset(look, folder, name), false)) {
        findings_add(look->findings, look->file, look->line, code,
                     "%s「%.*s」がありません（assets/"
                     "%s%.*s.svg）。名前を確かめるか、絵を置いてください。",
                     what, STR_ARG(name), folder, STR_ARG(name));
    }
}

static void need_backdrop(Look *look, Str name)
{
    Str folder = look->file;
    while (folder.len > 0 && folder.ptr[folder.len - 1] != '/') {
        folder.len--;
    }
    const Str own = str_format(&look->pictures->arena, "%.*sbackdrops/%.*s.svg",
                               STR_ARG(folder), STR_ARG(name));
    if (name.len > 0 && !find_picture(look, own, true)) {
        need(look, "backdrops/", name, "A302", "backdrop");
    }
}

static void need_face(Look *look, Str who, Face face)
{
    static const char *const poses[] = {"front", "right"};
    static const char *const layers[] = {"body", "head"};
    Arena *const arena = &look->pictures->arena;
    if (who.len == 0) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        const Str folder = str_format(arena, "cast/%.*s/%s/", STR_ARG(who), poses[i]);
        for (size_t k = 0; k < 2; k++) {
            need(look, folder.ptr, str_from(layers[k]), "A301", "人物の絵");
        }
        const Str name = str_format(arena, "face_%s", face_name(face));
        need(look, folder.ptr, name, "A301", "表情の絵");
    }
}

static void check_show(Look *look, const ShowStep *show)
{
    need_backdrop(look, show->backdrop);
    need_backdrop(look, show->motion.fade_to);
    need_face(look, show->left.who, show->left.face);
    need_face(look, show->right.who, show->right.face);
    need(look, "props/", show->prop, "A303", "小物の絵");
}

static void check_step(Look *look, const Step *step)
{
    look->line = step->line;
    if (step->kind == STEP_SHOW) {
        check_show(look, &step->show);
    } else if (step->kind == STEP_SAY) {
        need_face(look, step->who, step->face);
    } else if (step->kind == STEP_WIDGET) {
        need(look, "pictures/", step->widget->picture, "A303", "絵");
    }
}

void pictures_check(Pictures *pictures, const Lesson *lesson, Str file,
                    Findings *findings)
{
    Look look = {.pictures = pictures, .findings = findings, .file = file, .line = 1};
    need_face(&look, lesson->question_picture, FACE_SMILE);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *const scene = &lesson->scenes[i];
        look.line = scene->line;
        need_backdrop(&look, scene->backdrop);
        for (size_t k = 0; k < scene->step_count; k++) {
            check_step(&look, &scene->steps[k]);
        }
    }
    for (size_t i = 0; i < lesson->card_count; i++) {
        look.line = lesson->cards[i].line;
        need(&look, "", lesson->cards[i].picture, "A303", "絵");
    }
}
