/* gofun-author new, plan. */
#include <stdio.h>

#include "author/commands.h"
#include "author/plan_write.h"
#include "author/template_data.h"
#include "base/os.h"
#include "script/script.h"

static const Str TEMPLATE_ID = {"no00_template", 13};

static bool is_plain_id(Str id)
{
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        const bool is_plain =
            (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9' && i > 0);
        if (!is_plain) {
            return false;
        }
    }
    return id.len > 0 && id.len <= 40;
}

static Str lesson_text(Arena *arena, Str id)
{
    const Str all = {(const char *)template_data, sizeof template_data};
    const ptrdiff_t at = str_find(all, TEMPLATE_ID);
    require(at >= 0);
    const Str behind = str_slice(all, (size_t)at + TEMPLATE_ID.len, all.len);
    StrBuf text = {0};
    strbuf_add(&text, str_slice(all, 0, (size_t)at));
    strbuf_add(&text, id);
    strbuf_add(&text, behind);
    const Str copy = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return copy;
}

static Status write_plan(const Lesson *lesson, Arena *arena, Str folder, const char *name,
                         const PlanWish *wish, Error *err)
{
    StrBuf text = {0};
    const Str path = str_format(arena, "%.*s/plans/%s.plan", STR_ARG(folder), name);
    Status status = plan_write(lesson, wish, &text, err);
    if (status == STATUS_OK) {
        status = os_write_file(path.ptr, strbuf_str(&text), false, err);
    }
    strbuf_clear(&text);
    return status;
}

static Status write_lesson(Arena *arena, Str folder, Str id, Error *err)
{
    const PlanWish straight = {.option = 1};
    const PlanWish detour = {.option = 0, .sees_other = true, .fails = true};
    const Str text = lesson_text(arena, id);
    const Str path = str_format(arena, "%.*s/lesson.lua", STR_ARG(folder));
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    Status status =
        os_make_dirs(str_format(arena, "%.*s/plans", STR_ARG(folder)).ptr, err);
    if (status == STATUS_OK) {
        status = os_write_file(path.ptr, text, false, err);
    }
    if (status == STATUS_OK) {
        status = script_load(text, NULL, &lesson, &diagnostics);
        require(status == STATUS_OK);
        status = write_plan(lesson, arena, folder, "straight", &straight, err);
    }
    if (status == STATUS_OK) {
        status = write_plan(lesson, arena, folder, "detour_and_retake", &detour, err);
    }
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
    return status;
}

static int make_lesson(const Arguments *arguments)
{
    Arena arena = {0};
    Error err = {0};
    const Str id = str_from(arguments->operands[0]);
    const char *const given = argument(arguments, "--lessons");
    const char *const lessons = given != NULL ? given : "lessons";
    const Str folder = str_format(&arena, "%s/%.*s", lessons, STR_ARG(id));
    Status status = STATUS_OK;
    if (!is_plain_id(id)) {
        status = error_set(&err, STATUS_BAD_ARGUMENT,
                           "「%.*s」はidに使えません。no26_name_tags "
                           "のように、英小文字・数字・_ で書いてください。",
                           STR_ARG(id));
    } else if (os_file_exists(folder.ptr)) {
        status = error_set(&err, STATUS_EXISTS,
                           "%s はもうあります。別の名前にしてください。", folder.ptr);
    } else {
        status = write_lesson(&arena, folder, id, &err);
    }
    if (status == STATUS_OK) {
        (void)printf("%s/lesson.lua\n%s/plans/straight.plan\n"
                     "%s/plans/detour_and_retake.plan\n",
                     folder.ptr, folder.ptr, folder.ptr);
    }
    const int code = status == STATUS_OK ? EXIT_GOOD : command_trouble(&err);
    arena_clear(&arena);
    return code;
}

const Command COMMAND_NEW = {
    .name = "new",
    .operands = "ID",
    .summary = "書き始めるための、小さな教材と計画2つを作ります。",
    .options = {{"--lessons", "フォルダー", "置くフォルダー（初めは lessons）"}},
    .least = 1,
    .most = 1,
    .run = make_lesson,
};

/* ---- plan ---- */

static int run_plan(const Arguments *arguments)
{
    Arena arena = {0};
    StrBuf text = {0};
    Error err = {0};
    int64_t option = 1;
    int code = EXIT_BAD;
    const char *const number = argument(arguments, "--option");
    Lesson *const lesson =
        command_load(command_lesson_path(&arena, arguments->operands[0]));
    if (number != NULL && (!str_to_int64(str_from(number), &option) || option < 1)) {
        (void)error_set(&err, STATUS_BAD_ARGUMENT,
                        "--option には1から始まる番号を書いてください。");
        code = command_trouble(&err);
    } else if (lesson != NULL) {
        const PlanWish wish = {.option = (size_t)option - 1,
                               .sees_other = argument(arguments, "--other") != NULL,
                               .fails = argument(arguments, "--fail") != NULL};
        code = plan_write(lesson, &wish, &text, &err) == STATUS_OK
                   ? command_write(argument(arguments, "-o"), &text)
                   : command_trouble(&err);
    }
    lesson_free(lesson);
    strbuf_clear(&text);
    arena_clear(&arena);
    return code;
}

const Command COMMAND_PLAN = {
    .name = "plan",
    .operands = "教材",
    .summary = "教材を歩いて、計画（教材の試験）を書きます。",
    .options = {{"--option", "N", "選択で選ぶ番号（初めは1）"},
                {"--other", NULL, "もう一方の道も見ます。"},
                {"--fail", NULL, "1回目は不合格にして、受け直します。"},
                {"-o", "ファイル", "書き込むファイル（なければ画面に出します）"}},
    .least = 1,
    .most = 1,
    .run = run_plan,
};
