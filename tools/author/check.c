#include "author/check.h"

#include "author/fit.h"
#include "author/pictures.h"
#include "author/reading.h"
#include "author/walk.h"
#include "base/os.h"
#include "base/utf8.h"
#include "script/company.h"
#include "script/data.h"
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
    TextReadings *readings; /* empty without lessons/readings.lua */
    Pictures pictures;
    Findings findings;
    size_t lesson_count;
    size_t positions[POSITIONS]; /* of right answers */
    size_t question_count;
    Str course; /* the folder checked, for what belongs to no lesson */
    Arena arena;
};

/* As many characters as the settings take (COMPANY_WORD_LONGEST), as a company might
 * write them. */
#define LONGEST_WORD                                                                     \
    "東日本事業本部情報システム管理統括部情報セキュリティ対策推進室安全管理担当窓口宛"

/* The lesson being checked. */
typedef struct Job {
    Checker *checker;
    const Lesson *lesson;
    Str file;
    WalkPath longest;
    double longest_seconds;
} Job;

static TextReadings *load_readings(const char *lessons)
{
    Arena arena = {0};
    Diagnostics unheard = {0}; /* said when the folder itself is checked */
    TextReadings *readings = text_readings_new();
    const Str path =
        str_format(&arena, "%s/readings.lua", lessons != NULL ? lessons : ".");
    if (os_file_exists(path.ptr) &&
        script_load_readings_file(path.ptr, readings, &unheard) != STATUS_OK) {
        text_readings_free(readings); /* half a table would complain about the rest */
        readings = text_readings_new();
    }
    text_readings_sort(readings);
    diagnostics_clear(&unheard);
    arena_clear(&arena);
    return readings;
}

Status checker_new(const CheckerDirs *dirs, Checker **out, Error *err)
{
    *out = NULL;
    if (!os_is_dir(dirs->assets)) {
        return error_set(
            err, STATUS_NOT_FOUND,
            "%s に絵がありません。--assets で絵のフォルダーを指定してください。",
            dirs->assets);
    }
    Fit *fit = NULL;
    const Status status = fit_new(dirs->fonts, dirs->lessons, &fit, err);
    if (status == STATUS_OK) {
        *out = mem_alloc(sizeof **out);
        **out = (Checker){.fit = fit,
                          .readings = load_readings(dirs->lessons),
                          .pictures = {.assets = dirs->assets}};
    }
    return status;
}

void checker_free(Checker *checker)
{
    if (checker != NULL) {
        fit_free(checker->fit);
        text_readings_free(checker->readings);
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
                             "文字「%.*s」（U+%04X）は、どのフォントにもありません。"
                             "画面では〓になります。ほかの字に替えてください。",
                             (int)(before.len - rest.len), before.ptr, codepoint);
            }
        }
    }
}

/* ---- furigana: every text in quotes, by line ---- */

static void check_reading(Job *job, int number, Str text)
{
    Arena arena = {0};
    const Str gap = text_readings_gap(job->checker->readings, &arena, text);
    if (gap.len > 0) {
        findings_add(&job->checker->findings, job->file, number, "W202",
                     "「%.*s」の読みがありません。ふりがなが「すべて」でも付きません。"
                     "{漢字|かんじ} と書くか、readings.luaに足してください。",
                     STR_ARG(gap));
    }
    arena_clear(&arena);
}

static void check_readings(Job *job, Str source)
{
    Str line = {0};
    if (text_readings_count(job->checker->readings) == 0) {
        return;
    }
    for (int number = 1; str_split(&source, '\n', &line); number++) {
        Str rest = without_comment(line);
        Str piece = {0};
        for (bool is_text = false; str_split(&rest, '"', &piece); is_text = !is_text) {
            if (is_text) {
                check_reading(job, number, piece);
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
                     "いちばん長い道すじで%d分%02d秒です。3分30秒以上にしてください。",
                     seconds / 60, seconds % 60);
    } else if (seconds > READING_MOST_SECONDS) {
        findings_add(&job->checker->findings, job->file, 1, "A502",
                     "いちばん長い道すじで%d分%02d秒です。5分以内にしてください。",
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
                         "正解が%zu番目に片寄っています（%zu問のうち%zu問、%zu%%）。"
                         "並べ替えてください。",
                         i + 1, count, checker->positions[i], percent);
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
                         "tileの1行は%d文字までです：「%.*s」", (int)TILE_CHARACTERS_MOST,
                         STR_ARG(part));
        }
    }
    if (lines > 2) {
        findings_add(&job->checker->findings, job->file, 1, "A404",
                     "tileは2行までです。区切りの | を1つにしてください。");
    }
}

static void take_view(void *context, const RunView *view)
{
    const Job *const job = context;
    fit_view(job->checker->fit, view);
}

/* Everything is walked once with the words as they are, and once more for each company
 * word that occurs, with the longest value the settings take. */
static void check_paths(Job *job, Lesson *lesson)
{
    const WalkSink walk = {job, add_finding, take_path, take_view};
    const FitSink fit = {job, add_finding};
    fit_begin(job->checker->fit, lesson, &fit);
    (void)walk_lesson(lesson, &walk);
}

static void ignore_problem(void *context, int line, const char *code,
                           const char *sentence)
{
    (void)context;
    (void)line;
    (void)code;
    (void)sentence;
}

static void ignore_path(void *context, const WalkPath *path)
{
    (void)context;
    (void)path;
}

static void check_long_word(Job *job, Str name)
{
    const ScriptWord word = {name, STR(LONGEST_WORD)};
    const ScriptOptions options = {.words = &word, .word_count = 1};
    const WalkSink walk = {job, ignore_problem, ignore_path, take_view};
    const FitSink fit = {job, add_finding};
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    if (script_load_file(job->file.ptr, &options, &lesson, &diagnostics) == STATUS_OK) {
        fit_begin_word(job->checker->fit, lesson, name, &fit);
        (void)walk_lesson(lesson, &walk);
    }
    diagnostics_clear(&diagnostics);
    lesson_free(lesson);
}

static void check_long_words(Job *job, Str source)
{
    Arena arena = {0};
    for (size_t i = 0; i < company_word_count(); i++) {
        const Str name = company_word_name(i);
        if (str_find(source, str_format(&arena, "{%.*s}", STR_ARG(name))) >= 0) {
            check_long_word(job, name);
        }
    }
    arena_clear(&arena);
}

static void check_loaded(Job *job, Lesson *lesson, Str source)
{
    Checker *const checker = job->checker;
    job->lesson = lesson;
    check_glyphs(job, source);
    check_readings(job, source);
    check_paths(job, lesson);
    check_long_words(job, source);
    check_time(job);
    check_tile(job);
    pictures_check(&checker->pictures, job->lesson, job->file, &checker->findings);
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
        if (folder.len > 0 && !str_equal(folder, lesson->id)) {
            findings_add(&checker->findings, path, 1, "A702",
                         "教材のidは「%.*s」ですが、フォルダーは「%.*s」です。"
                         "同じ名前にしてください。",
                         STR_ARG(lesson->id), STR_ARG(folder));
        }
        check_loaded(&job, lesson, strbuf_str(&source));
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
                         "entry %d：教材「%.*s」のフォルダーがありません。",
                         entry->number, STR_ARG(entry->id));
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

/* ---- the glossary ---- */

/* Tables have no lines of their own: the line where the term stands. */
static int line_of_text(Str source, Str text)
{
    Str line = {0};
    for (int number = 1; str_split(&source, '\n', &line); number++) {
        if (str_find(line, text) >= 0) {
            return number;
        }
    }
    return 0;
}

typedef struct GlossaryJob {
    Job job;
    Str source;
} GlossaryJob;

static void add_term_finding(void *context, Str term, const char *code,
                             const char *sentence)
{
    const GlossaryJob *const glossary = context;
    findings_add(&glossary->job.checker->findings, glossary->job.file,
                 line_of_text(glossary->source, term), code, "%s", sentence);
}

static void check_glossary(Checker *checker, const char *path)
{
    StrBuf source = {0};
    if (os_read_file(path, SOURCE_BYTES_MOST, &source, NULL) == STATUS_OK) {
        GlossaryJob glossary = {{.checker = checker, .file = str_from(path)},
                                strbuf_str(&source)};
        fit_glossary(checker->fit, &glossary, add_term_finding);
        check_readings(&glossary.job, glossary.source);
    }
    strbuf_clear(&source);
}

/* ---- facts and readings ---- */

static void check_facts(Job *job)
{
    Diagnostics diagnostics = {0};
    Facts *facts = NULL;
    if (script_load_facts_file(job->file.ptr, &facts, &diagnostics) != STATUS_OK) {
        take_diagnostics(job, &diagnostics);
    }
    diagnostics_clear(&diagnostics);
    facts_free(facts);
}

static void check_words(Job *job)
{
    Diagnostics diagnostics = {0};
    TextReadings *const words = text_readings_new();
    if (script_load_readings_file(job->file.ptr, words, &diagnostics) != STATUS_OK) {
        take_diagnostics(job, &diagnostics);
    }
    diagnostics_clear(&diagnostics);
    text_readings_free(words);
}

static void check_tables(Checker *checker)
{
    static const struct {
        const char *name;
        void (*check)(Job *job);
    } tables[] = {{"facts.lua", check_facts}, {"readings.lua", check_words}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        Job job = {.checker = checker,
                   .file = str_format(&checker->arena, "%.*s/%s",
                                      STR_ARG(checker->course), tables[i].name)};
        if (os_file_exists(job.file.ptr)) {
            tables[i].check(&job);
        }
    }
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
    const Str glossary =
        str_format(&checker->arena, "%.*s/glossary.lua", STR_ARG(folder));
    if (os_file_exists(glossary.ptr)) {
        check_glossary(checker, glossary.ptr);
    }
    check_tables(checker);
    const Str story = str_format(&checker->arena, "%.*s/story", STR_ARG(folder));
    if (os_is_dir(story.ptr)) {
        check_story(checker, story.ptr);
    }
    return checker->lesson_count > before
               ? STATUS_OK
               : error_set(err, STATUS_NOT_FOUND, "%s に教材がありません。", folder.ptr);
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
            return error_set(err, STATUS_NOT_FOUND, "%s に教材がありません。", path);
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
