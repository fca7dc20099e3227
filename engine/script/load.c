#include <string.h>

#include <lauxlib.h>

#include "base/os.h"
#include "base/utf8.h"
#include "lesson/check.h"
#include "script/build.h"

/* The people and places of curriculum 00. */
static const Str default_cast[] = {
    {"misaki", 6}, {"sato", 4}, {"yuma", 4}, {"keiko", 5}, {"shacho", 6}, {"gofun", 5},
};
static const Str default_backdrops[] = {
    {"office_day", 10},  {"office_evening", 14}, {"office_night", 12},   {"meeting", 7},
    {"reception", 9},    {"workshop_desk", 13},  {"server_corner", 13},  {"warehouse", 9},
    {"cafe", 4},         {"izakaya", 7},         {"street_evening", 14}, {"park", 4},
    {"street_wide", 11},
};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

ScriptOptions script_options_complete(const ScriptOptions *options)
{
    ScriptOptions complete = options ? *options : (ScriptOptions){0};
    if (complete.cast_count == 0) {
        complete.cast = default_cast;
        complete.cast_count = COUNT(default_cast);
    }
    if (complete.backdrop_count == 0) {
        complete.backdrops = default_backdrops;
        complete.backdrop_count = COUNT(default_backdrops);
    }
    return complete;
}

static void set_names(Loader *loader, const ScriptOptions *options)
{
    const ScriptOptions complete = script_options_complete(options);
    Arena *const arena = &loader->scratch;
    loader->cast = (Names){complete.cast, complete.cast_count};
    loader->backdrops = (Names){complete.backdrops, complete.backdrop_count};
    loader->words = complete.words;
    loader->word_count = complete.word_count;
    loader->facts = complete.facts;
    const Word **const people = ARENA_ARRAY(arena, const Word *, loader->cast.count);
    for (size_t i = 0; i < loader->cast.count; i++) {
        people[i] = word_new_person(arena, loader->cast.names[i]);
    }
    loader->people = people;
}

Loader loader__start(Str source, const ScriptOptions *options, Arena *keep,
                     Diagnostics *diagnostics)
{
    static const Word unknown = {"this", "", "", WORD_UNKNOWN};
    const int64_t usual_ms = SANDBOX_LIMITS.load_ms;
    const int64_t asked_ms = options ? options->load_ms : 0;
    Loader loader = {.source = source,
                     .keep = keep,
                     .diagnostics = diagnostics,
                     .load_ms =
                         asked_ms > 0 && asked_ms < usual_ms ? asked_ms : usual_ms};
    Node *unlisted = NULL;
    set_names(&loader, options);
    loader.unknown = node_new(&loader.scratch, &unknown, 0, &unlisted);
    loader.conditions = ARENA_ARRAY(&loader.scratch, Condition, CONDITIONS_MOST);
    return loader;
}

void loader__end(Loader *loader)
{
    sandbox_free(loader->sandbox);
    arena_clear(&loader->scratch);
}

/* ---- before Lua sees it ---- */

static int line_at(Str source, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset && i < source.len; i++) {
        line += source.ptr[i] == '\n';
    }
    return line;
}

Status loader__check_source(Str *source, Diagnostics *diagnostics)
{
    size_t bad_at = 0;
    if (source->len > SANDBOX_LIMITS.source_bytes) {
        diagnostics_add(diagnostics, 0, "S001",
                        "ファイルが%zu KiBを超えています。小さくしてください。",
                        SANDBOX_LIMITS.source_bytes >> 10);
        return STATUS_TOO_LARGE;
    }
    if (!utf8_is_valid(*source, &bad_at)) {
        diagnostics_add(
            diagnostics, line_at(*source, bad_at), "S002",
            "この行がUTF-8ではありません。エディターでUTF-8として保存してください。");
        return STATUS_BAD_DATA;
    }
    if (str_starts_with(*source, STR("\xEF\xBB\xBF"))) {
        *source = str_slice(*source, 3, source->len);
    }
    return STATUS_OK;
}

/* ---- running the file ---- */

static int l_run_file(lua_State *L)
{
    Loader *const loader = lua_touserdata(L, 1);
    library_push_environment(L);
    sandbox_push_chunk(L, loader->source);
    lua_call(L, 0, 1);
    if (lua_islightuserdata(L, -1)) {
        loader->root = lua_touserdata(L, -1);
    } else if (loader->is_data && lua_istable(L, -1)) {
        loader->data = read_value(L, loader, lua_gettop(L), 0).body;
    }
    return 0;
}

Status loader__run(Loader *loader, const ScriptOptions *options)
{
    SandboxLimits limits = SANDBOX_LIMITS;
    SandboxFault fault = {.status = STATUS_TOO_LARGE};
    limits.fail_at = options ? options->fail_at : 0;
    limits.load_ms = loader->load_ms;
    Status status = sandbox_new(&limits, &loader->sandbox);
    if (status == STATUS_OK) {
        sandbox_set_user(loader->sandbox, loader);
        loader->is_open = true;
        status = sandbox_run(loader->sandbox, l_run_file, loader, limits.load_ms, &fault);
        loader->is_open = false;
    } else {
        memcpy(fault.message, "メモリーが足りません。", sizeof "メモリーが足りません。");
    }
    if (status != STATUS_OK) {
        explain_fault(&fault, loader->diagnostics);
    }
    return status;
}

/* ---- after it ran ---- */

/* Things that were written down but stand nowhere. */
void loader__say_left_over(Loader *loader)
{
    for (const Node *node = loader->nodes; node; node = node->previous) {
        if (node->position > 0 && !node->is_used && !node->is_continued &&
            !node->is_broken && node != loader->root) {
            build_say(loader, node, "S019",
                      "%sがどこにも入っていません。かっこの位置を確かめてください。",
                      node->word->name);
        }
    }
}

/* The node that describes the whole file; NULL when there is none (said). */
static Node *find_root(Loader *loader, WordKind wanted)
{
    const char *const name = word_of_kind(wanted)->name;
    for (Node *node = loader->nodes; node && !loader->root; node = node->previous) {
        if (node->word->kind == wanted && node_is_complete(node)) {
            build_say(loader, node, "S023", "%sの前に return を書いてください。", name);
            loader->root = node;
        }
    }
    Node *const root = loader->root;
    if (root && root->word->kind == wanted && node_is_complete(root) &&
        !root->is_broken) {
        return root;
    }
    if (loader->diagnostics->count == 0) {
        diagnostics_add(loader->diagnostics, 0, "S023",
                        "ファイルに%sがありません。return %s の形で書いてください。",
                        name, word_of_kind(wanted)->usage);
    }
    return NULL;
}

/* The model does not know where the lesson begins and says 1. */
static int line_of_model(const Loader *loader, int line)
{
    return line == 1 ? loader->root->line : line;
}

static void on_model_mistake(void *context, int line, const char *code,
                             const char *sentence)
{
    Loader *const loader = context;
    diagnostics_add(loader->diagnostics, line_of_model(loader, line), code, "%s",
                    sentence);
}

/* What the model finds wrong on a line that is known to be wrong is mostly an echo. */
static void on_echo(void *context, int line, const char *code, const char *sentence)
{
    Loader *const loader = context;
    if (!diagnostics_has_line(loader->diagnostics, line_of_model(loader, line), 'S')) {
        on_model_mistake(context, line, code, sentence);
    }
}

static void check_model(Loader *loader, const Lesson *lesson)
{
    const bool is_clean = loader->diagnostics->count == 0;
    const LessonSink sink = {loader, is_clean ? on_model_mistake : on_echo};
    (void)lesson_check(lesson, &sink);
}

static Status make_lesson(Loader *loader, Lesson *lesson, int64_t started_ms)
{
    Node *const root = find_root(loader, WORD_LESSON);
    if (!root) {
        return STATUS_BAD_DATA;
    }
    build_lesson(loader, root, lesson);
    loader__say_left_over(loader);
    host_try_conditions(loader, lesson,
                        loader->load_ms - (os_monotonic_ms() - started_ms));
    if (loader->condition_count > 0) {
        host_attach(loader, lesson);
    }
    check_model(loader, lesson);
    return loader->diagnostics->count > 0 ? STATUS_BAD_DATA : STATUS_OK;
}

Status script_load(Str source, const ScriptOptions *options, Lesson **out,
                   Diagnostics *diagnostics)
{
    const int64_t started_ms = os_monotonic_ms();
    *out = NULL;
    Status status = loader__check_source(&source, diagnostics);
    if (status != STATUS_OK) {
        return status;
    }
    Lesson *const lesson = lesson_new();
    Loader loader = loader__start(source, options, &lesson->arena, diagnostics);
    status = loader__run(&loader, options);
    if (status == STATUS_OK) {
        status = make_lesson(&loader, lesson, started_ms);
    }
    loader__end(&loader);
    diagnostics_sort(diagnostics);
    if (status != STATUS_OK) {
        lesson_free(lesson);
        return status;
    }
    *out = lesson;
    return STATUS_OK;
}

Status script_load_course(Str source, const ScriptOptions *options, Catalogue **out,
                          Diagnostics *diagnostics)
{
    *out = NULL;
    Status status = loader__check_source(&source, diagnostics);
    if (status != STATUS_OK) {
        return status;
    }
    Catalogue *const catalogue = catalogue_new();
    Loader loader = loader__start(source, options, &catalogue->arena, diagnostics);
    status = loader__run(&loader, options);
    Node *const root = status == STATUS_OK ? find_root(&loader, WORD_COURSE) : NULL;
    if (root) {
        build_course(&loader, root, catalogue);
        loader__say_left_over(&loader);
    }
    loader__end(&loader);
    diagnostics_sort(diagnostics);
    if (diagnostics->count > 0) {
        catalogue_free(catalogue);
        return status != STATUS_OK ? status : STATUS_BAD_DATA;
    }
    *out = catalogue;
    return STATUS_OK;
}
