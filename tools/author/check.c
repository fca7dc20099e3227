#include "author/check.h"

#include "author/fit.h"
#include "author/pictures.h"
#include "author/reading.h"
#include "author/walk.h"
#include "base/os.h"
#include "base/utf8.h"
#include "script/script.h"
#include "text/layout.h"

enum {
    SOURCE_BYTES_MOST = 256 * 1024,
    POSITIONS = 4,
    QUESTIONS_LEAST = 20, /* fewer say nothing about positions */
    POSITION_PERCENT_MOST = 40,
    TILE_CHARACTERS_MOST = 6
};

struct Checker {
    Fit *fit;
    Pictures pictures;
    Findings findings;
    size_t lesson_count;
    size_t positions[POSITIONS]; /* of right answers */
    size_t question_count;
    Str course; /* the folder checked, for what belongs to no lesson */
    Arena arena;
};

/* The lesson being checked. */
typedef struct Job {
    Checker *checker;
    const Lesson *lesson;
    Str file;
    WalkPath longest;
    double longest_seconds;
} Job;

Status checker_new(const char *assets_dir, const char *font_dir, Checker **out,
                   Error *err)
{
    *out = NULL;
    if (!os_is_dir(assets_dir)) {
        return error_set(err, STATUS_NOT_FOUND,
                         "there are no pictures in %s; use --assets", assets_dir);
    }
    Fit *fit = NULL;
    const Status status = fit_new(font_dir, &fit, err);
    if (status == STATUS_OK) {
        *out = mem_alloc(sizeof **out);
        **out = (Checker){.fit = fit, .pictures = {.assets = assets_dir}};
    }
    return status;
}

void checker_free(Checker *checker)
{
    if (checker != NULL) {
        fit_free(checker->fit);
        pictures_clear(&checker->pictures);
        findings_clear(&checker->findings);
        arena_clear(&checker->arena);
        mem_free(checker);
    }
}

static void add_finding(void *context, int line, const char *code, const char *sentence)
{
    const Job *const job = context;
    findings_add(&job->checker->findings, job->file, line, code, "%s", sentence);
}

/* ---- glyphs: by line of the file, without comments ---- */

static Str without_comment(Str line)
{
    bool is_text = false;
    for (size_t i = 0; i + 1 < line.len; i++) {
        if (line.ptr[i] == '"' && (i == 0 || line.ptr[i - 1] != '\\')) {
            is_text = !is_text;
        }
        if (!is_text && line.ptr[i] == '-' && line.ptr[i + 1] == '-') {
            return str_slice(line, 0, i);
        }
    }
    return line;
}

static void check_glyphs(Job *job, Str source)
{
    Str line = {0};
    for (int number = 1; str_split(&source, '\n', &line); number++) {
        Str rest = without_comment(line);
        while (rest.len > 0) {
            const Str before = rest;
            const uint32_t codepoint = utf8_next(&rest);
            if (codepoint >= 0x80 && !fit_has_glyph(job->checker->fit, codepoint)) {
                findings_add(&job->checker->findings, job->file, number, "A201",
                             "no font has the character '%.*s' (U+%04X)",
                             (int)(before.len - rest.len), before.ptr, codepoint);
            }
        }
    }
}

/* ---- paths and reading time ---- */

static void take_path(void *context, const WalkPath *path)
{
    Job *const job = context;
    const double seconds = reading_seconds(job->lesson, path);
    if (!path->took_other && seconds > job->longest_seconds) {
        job->longest = *path;
        job->longest_seconds = seconds;
    }
}

/* Lessons of scenes alone (the story) take as long as they take. */
static void check_time(Job *job)
{
    const int seconds = (int)(job->longest_seconds + 0.5);
    if (job->lesson->quiz.question_count == 0 || seconds == 0) {
        return;
    }
    if (seconds < READING_LEAST_SECONDS) {
        findings_add(&job->checker->findings, job->file, 1, "A501",
                     "the longest path takes %d:%02d; it should be 3:30 at least",
                     seconds / 60, seconds % 60);
    } else if (seconds > READING_MOST_SECONDS) {
        findings_add(&job->checker->findings, job->file, 1, "A502",
                     "the longest path takes %d:%02d; it should be 5:00 at most",
                     seconds / 60, seconds % 60);
    }
}

/* ---- the test over the whole course ---- */

static void count_positions(Checker *checker, const Question *questions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < questions[i].option_count && k < POSITIONS; k++) {
            checker->positions[k] += questions[i].options[k].is_right ? 1U : 0U;
        }
        checker->question_count++;
    }
}

void checker_finish(Checker *checker)
{
    const size_t count = checker->question_count;
    for (size_t i = 0; i < POSITIONS && count >= QUESTIONS_LEAST; i++) {
        const size_t percent = checker->positions[i] * 100 / count;
        if (percent > POSITION_PERCENT_MOST) {
            findings_add(&checker->findings, checker->course, 0, "W601",
                         "%zu of %zu right answers are written as number %zu (%zu%%)",
                         checker->positions[i], count, i + 1, percent);
        }
    }
}

/* ---- one lesson ---- */

static void check_tile(Job *job)
{
    Str rest = job->lesson->tile;
    Str part = {0};
    size_t lines = 0;
    while (rest.len > 0 && str_split(&rest, '|', &part)) {
        lines++;
        if (text_count(part) > TILE_CHARACTERS_MOST) {
            findings_add(&job->checker->findings, job->file, 1, "A404",
                         "a line of the tile has more than %d characters: '%.*s'",
                         (int)TILE_CHARACTERS_MOST, STR_ARG(part));
        }
    }
    if (lines > 2) {
        findings_add(&job->checker->findings, job->file, 1, "A404",
                     "the tile has more than two lines");
    }
}

static void check_loaded(Job *job, Str source)
{
    Checker *const checker = job->checker;
    const WalkSink walk = {job, add_finding, take_path};
    const FitSink fit = {job, add_finding};
    check_glyphs(job, source);
    (void)walk_lesson(job->lesson, &walk);
    check_time(job);
    check_tile(job);
    pictures_check(&checker->pictures, job->lesson, job->file, &checker->findings);
    fit_lesson(checker->fit, job->lesson, &fit);
    const Quiz *const quiz = &job->lesson->quiz;
    count_positions(checker, quiz->questions, quiz->question_count);
    count_positions(checker, quiz->spares, quiz->spare_count);
}

static void take_diagnostics(Job *job, const Diagnostics *diagnostics)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        const Diagnostic *const item = &diagnostics->items[i];
        char code[16] = "";
        for (size_t k = 0; k < item->code.len && k + 1 < sizeof code; k++) {
            code[k] = item->code.ptr[k];
        }
        findings_add(&job->checker->findings, job->file, item->line, code, "%.*s",
                     STR_ARG(item->sentence));
    }
}

/* folder: what the lesson's id must be; empty: not asked. */
static void check_file(Checker *checker, Str path, Str folder)
{
    Job job = {.checker = checker, .file = path};
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    StrBuf source = {0};
    checker->lesson_count++;
    if (script_load_file(path.ptr, NULL, &lesson, &diagnostics) != STATUS_OK) {
        take_diagnostics(&job, &diagnostics);
    } else if (os_read_file(path.ptr, SOURCE_BYTES_MOST, &source, NULL) == STATUS_OK) {
        job.lesson = lesson;
        if (folder.len > 0 && !str_equal(folder, lesson->id)) {
            findings_add(&checker->findings, path, 1, "A702",
                         "the lesson is '%.*s' but its folder is '%.*s'",
                         STR_ARG(lesson->id), STR_ARG(folder));
        }
        check_loaded(&job, strbuf_str(&source));
    }
    strbuf_clear(&source);
    diagnostics_clear(&diagnostics);
    lesson_free(lesson);
}

/* ---- a folder of lessons ---- */

static void check_entries(Job *job, const Catalogue *catalogue)
{
    Checker *const checker = job->checker;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        const CourseEntry *const entry = &catalogue->entries[i];
        const Str path = str_format(&checker->arena, "%.*s/%.*s/lesson.lua",
                                    STR_ARG(checker->course), STR_ARG(entry->id));
        if (!os_file_exists(path.ptr)) {
            findings_add(&checker->findings, job->file, 0, "A701",
                         "entry %d: there is no lesson '%.*s'", entry->number,
                         STR_ARG(entry->id));
        }
    }
}

static void check_course(Checker *checker, const char *path)
{
    Job job = {.checker = checker, .file = str_from(path)};
    Diagnostics diagnostics = {0};
    Catalogue *catalogue = NULL;
    if (script_load_course_file(path, &catalogue, &diagnostics) == STATUS_OK) {
        check_entries(&job, catalogue);
    } else {
        take_diagnostics(&job, &diagnostics);
    }
    diagnostics_clear(&diagnostics);
    catalogue_free(catalogue);
}

static void check_story(Checker *checker, const char *folder)
{
    OsNames names = {0};
    if (os_list_dir(&checker->arena, folder, &names, NULL) != STATUS_OK) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const Str name = names.names[i];
        if (str_ends_with(name, STR(".lua")) && !str_is(name, "order.lua")) {
            check_file(checker,
                       str_format(&checker->arena, "%s/%.*s", folder, STR_ARG(name)),
                       (Str){0});
        }
    }
}

static Status check_folder(Checker *checker, Str folder, Error *err)
{
    OsNames names = {0};
    const size_t before = checker->lesson_count;
    const Status status = os_list_dir(&checker->arena, folder.ptr, &names, err);
    if (status != STATUS_OK) {
        return status;
    }
    checker->course = folder;
    for (size_t i = 0; i < names.count; i++) {
        const Str path = str_format(&checker->arena, "%.*s/%.*s/lesson.lua",
                                    STR_ARG(folder), STR_ARG(names.names[i]));
        if (os_file_exists(path.ptr)) {
            check_file(checker, path, names.names[i]);
        }
    }
    const Str course = str_format(&checker->arena, "%.*s/course.lua", STR_ARG(folder));
    if (os_file_exists(course.ptr)) {
        check_course(checker, course.ptr);
    }
    const Str story = str_format(&checker->arena, "%.*s/story", STR_ARG(folder));
    if (os_is_dir(story.ptr)) {
        check_story(checker, story.ptr);
    }
    return checker->lesson_count > before
               ? STATUS_OK
               : error_set(err, STATUS_NOT_FOUND, "there is no lesson in %s", folder.ptr);
}

Status checker_check(Checker *checker, const char *path, Error *err)
{
    Str given = str_from(path);
    while (given.len > 1 && given.ptr[given.len - 1] == '/') {
        given.len--;
    }
    given = str_copy(&checker->arena, given);
    const Str own = str_format(&checker->arena, "%.*s/lesson.lua", STR_ARG(given));
    if (!os_is_dir(given.ptr)) {
        if (!os_file_exists(given.ptr)) {
            return error_set(err, STATUS_NOT_FOUND, "there is no lesson at %s", path);
        }
        check_file(checker, given, (Str){0});
        return STATUS_OK;
    }
    if (os_file_exists(own.ptr)) {
        check_file(checker, own, (Str){0});
        return STATUS_OK;
    }
    return check_folder(checker, given, err);
}

size_t checker_lesson_count(const Checker *checker)
{
    return checker->lesson_count;
}

const Findings *checker_findings(Checker *checker)
{
    findings_sort(&checker->findings);
    return &checker->findings;
}
