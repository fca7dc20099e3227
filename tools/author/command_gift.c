/* gofun-author gift export, gift import. */
#include <stdio.h>
#include <string.h>

#include "author/commands.h"
#include "author/gift.h"
#include "base/os.h"
#include "base/utf8.h"
#include "script/script.h"

enum {
    LESSON_BYTES_MOST = 256 * 1024
};

/* ---- export ---- */

static bool export_lesson(const char *path, StrBuf *out, size_t *count)
{
    Lesson *const lesson = command_load(path);
    if (lesson == NULL) {
        return false;
    }
    const Quiz *const quiz = &lesson->quiz;
    gift_write_category(lesson, out);
    for (size_t i = 0; i < quiz->question_count; i++) {
        gift_write_question(lesson, &quiz->questions[i], out);
    }
    for (size_t i = 0; i < quiz->spare_count; i++) {
        gift_write_question(lesson, &quiz->spares[i], out);
    }
    *count += quiz->question_count + quiz->spare_count;
    lesson_free(lesson);
    return true;
}

static bool export_all(Arena *arena, const char *folder, StrBuf *out, size_t *count)
{
    OsNames names = {0};
    bool is_good = os_list_dir(arena, folder, &names, NULL) == STATUS_OK;
    for (size_t i = 0; i < names.count; i++) {
        const Str path =
            str_format(arena, "%s/%.*s/lesson.lua", folder, STR_ARG(names.names[i]));
        if (os_file_exists(path.ptr)) {
            is_good = export_lesson(path.ptr, out, count) && is_good;
        }
    }
    return is_good;
}

static int run_export(Arena *arena, const Arguments *arguments)
{
    StrBuf text = {0};
    size_t count = 0;
    bool is_good = true;
    if (arguments->operand_count == 1) {
        is_good =
            export_all(arena, command_folder(arena, NULL, "lessons"), &text, &count);
    }
    for (size_t i = 1; i < arguments->operand_count; i++) {
        const char *const path = command_lesson_path(arena, arguments->operands[i]);
        is_good = export_lesson(path, &text, &count) && is_good;
    }
    const int code = command_write(argument(arguments, "-o"), &text);
    (void)fprintf(stderr, "問い%zu問\n", count);
    strbuf_clear(&text);
    return is_good ? code : EXIT_BAD;
}

/* ---- import ---- */

/* Behind the text, comment or sign that starts at i. */
static size_t skip_token(Str source, size_t i)
{
    const char c = source.ptr[i];
    if (c == '"' || c == '\'') {
        for (i++; i < source.len && source.ptr[i] != c; i++) {
            i += source.ptr[i] == '\\' ? 1 : 0;
        }
    } else if (c == '-' && i + 1 < source.len && source.ptr[i + 1] == '-') {
        while (i < source.len && source.ptr[i] != '\n') {
            i++;
        }
    }
    return i + 1;
}

/* Where the line of the brace that closes quiz { begins; 0 when there is no quiz. */
static size_t quiz_end(Str source)
{
    int depth = 0;
    int quiz_depth = -1;
    for (size_t i = 0; i < source.len; i = skip_token(source, i)) {
        const Str rest = str_slice(source, i, source.len);
        if (source.ptr[i] == '{') {
            depth++;
        } else if (source.ptr[i] == '}') {
            depth--;
            if (depth == quiz_depth) {
                while (i > 0 && source.ptr[i - 1] != '\n') {
                    i--;
                }
                return i;
            }
        } else if (quiz_depth < 0 && depth == 1 && str_starts_with(rest, STR("quiz {"))) {
            quiz_depth = depth;
        }
    }
    return 0;
}

/* Ids of the questions taken in so far. */
typedef struct Taken {
    const Lesson *lesson;
    Str *ids;
    size_t count;
} Taken;

static bool is_taken(const Taken *taken, Str id)
{
    for (size_t i = 0; i < taken->count; i++) {
        if (str_equal(taken->ids[i], id)) {
            return true;
        }
    }
    return lesson_find_question(taken->lesson, id) != NULL;
}

/* The part of the title behind the last dot when it is an id that is free, else g1, g2.
 */
static Str free_id(Arena *arena, const Taken *taken, Str title)
{
    Str id = title;
    for (size_t i = 0; i < title.len; i++) {
        if (title.ptr[i] == '.') {
            id = str_slice(title, i + 1, title.len);
        }
    }
    bool is_plain = id.len > 0 && id.len <= 40;
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        is_plain =
            is_plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
    size_t number = taken->count + 1;
    while (!is_plain || is_taken(taken, id)) {
        id = str_format(arena, "g%zu", number++);
        is_plain = true;
    }
    return id;
}

static void say_problem(void *context, int line, const char *sentence)
{
    const char *const path = context;
    (void)fprintf(stderr, "%s:%d: この問いは取り込みません：%s\n", path, line, sentence);
}

static void write_questions(Arena *arena, const GiftFile *file, const Lesson *lesson,
                            const char *word, StrBuf *out)
{
    Taken taken = {.lesson = lesson, .ids = ARENA_ARRAY(arena, Str, file->count + 1)};
    for (size_t i = 0; i < file->count; i++) {
        const Str id = free_id(arena, &taken, file->questions[i].title);
        taken.ids[taken.count++] = id;
        gift_write_lua(&file->questions[i], word, id, out);
    }
}

/* The lesson with the questions in it, if it is a lesson then. */
static Status insert(Str source, Str questions, StrBuf *out, const char *path, Error *err)
{
    const size_t at = quiz_end(source);
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    if (at == 0) {
        return error_set(err, STATUS_BAD_DATA,
                         "%s に、問いを入れる quiz { … } がありません。", path);
    }
    strbuf_add(out, str_slice(source, 0, at));
    strbuf_add(out, questions);
    strbuf_add(out, str_slice(source, at, source.len));
    const Status status =
        script_load_for(path, strbuf_str(out), NULL, &lesson, &diagnostics);
    if (status != STATUS_OK) {
        StrBuf text = {0};
        diagnostics_print(&diagnostics, path, &text);
        (void)fputs(text.ptr, stderr);
        strbuf_clear(&text);
        (void)error_set(err, status,
                        "この問いを入れると、%s は教材として読めなくなります。", path);
    }
    lesson_free(lesson);
    diagnostics_clear(&diagnostics);
    return status;
}

static Status read_gift(Arena *arena, const char *path, GiftFile *file, StrBuf *text,
                        Error *err)
{
    const GiftSink sink = {(void *)(uintptr_t)path, say_problem};
    const Status status = os_read_file(path, GIFT_BYTES_MOST, text, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!utf8_is_valid(strbuf_str(text), NULL)) {
        return error_set(err, STATUS_BAD_DATA,
                         "%s がUTF-8ではありません。UTF-8で保存してください。", path);
    }
    gift_read(arena, strbuf_str(text), &sink, file);
    return file->count > 0 ? STATUS_OK
                           : error_set(err, STATUS_NOT_FOUND,
                                       "%s に、使える問いがありません。", path);
}

static int run_import(Arena *arena, const Arguments *arguments)
{
    const char *const path = command_lesson_path(arena, arguments->operands[2]);
    const char *const target = argument(arguments, "-o");
    const char *const word =
        argument(arguments, "--spare") != NULL ? "spare" : "question";
    StrBuf gift = {0};
    StrBuf source = {0};
    StrBuf questions = {0};
    StrBuf whole = {0};
    GiftFile file = {0};
    Error err = {0};
    Lesson *const lesson = command_load(path);
    Status status = lesson != NULL ? STATUS_OK : STATUS_BAD_DATA;
    if (status == STATUS_OK) {
        status = read_gift(arena, arguments->operands[1], &file, &gift, &err);
    }
    if (status == STATUS_OK) {
        write_questions(arena, &file, lesson, word, &questions);
        status = os_read_file(path, LESSON_BYTES_MOST, &source, &err);
    }
    if (status == STATUS_OK) {
        status = insert(strbuf_str(&source), strbuf_str(&questions), &whole, path, &err);
    }
    int code = status == STATUS_OK
                   ? command_write(target, target != NULL ? &whole : &questions)
                   : EXIT_BAD;
    if (err.status != STATUS_OK) {
        code = command_trouble(&err);
    }
    strbuf_clear(&gift);
    strbuf_clear(&source);
    strbuf_clear(&questions);
    strbuf_clear(&whole);
    lesson_free(lesson);
    return code;
}

static int run_gift(const Arguments *arguments)
{
    Arena arena = {0};
    Error err = {0};
    const char *const what = arguments->operands[0];
    int code;
    if (strcmp(what, "export") == 0) {
        code = run_export(&arena, arguments);
    } else if (strcmp(what, "import") == 0 && arguments->operand_count == 3) {
        code = run_import(&arena, arguments);
    } else {
        (void)error_set(
            &err, STATUS_BAD_ARGUMENT,
            "gift export [教材]... か gift import ファイル 教材 と書いてください。");
        code = command_trouble(&err);
    }
    arena_clear(&arena);
    return code;
}

const Command COMMAND_GIFT = {
    .name = "gift",
    .operands = "export [教材]... | import ファイル 教材",
    .summary = "問いをMoodleのGIFT形式で書き出し・取り込みます。",
    .options = {{"-o", "ファイル",
                 "exportではGIFTのファイル、importでは問いを入れた教材（なければ画面に出"
                 "します）"},
                {"--spare", NULL, "import：予備の問い（spare）として入れます。"}},
    .least = 1,
    .most = ARGUMENT_OPERANDS_MOST,
    .run = run_gift,
};
