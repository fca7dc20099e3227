#include "app/library.h"

#include "base/log.h"
#include "base/os.h"
#include "credential/key.h"
#include "script/data.h"

enum {
    LESSON_FILE_BYTES_MOST = 256 * 1024
};

#define GLOSSARY_FILE STR("glossary.lua")
#define THREATS_FILE STR("threats.lua")
#define STORY_FILE STR("story/order.lua")
#define FACTS_FILE STR("facts.lua")
#define READINGS_FILE STR("readings.lua")

static char *join(Arena *arena, const char *dir, Str name, const char *file)
{
    return str_copy_z(arena, str_format(arena, "%s/%.*s%s", dir, STR_ARG(name), file));
}

Status library_open(const char *dir, Arena *arena, Library *out, Diagnostics *diagnostics,
                    Error *err)
{
    *out = (Library){.dir = dir};
    char *path = join(arena, dir, STR("course.lua"), "");
    Status status = script_load_course_file(path, &out->catalogue, diagnostics);
    if (status != STATUS_OK) {
        StrBuf text = {0};
        diagnostics_print(diagnostics, path, &text);
        (void)error_set(err, status, "%.*s", STR_ARG(str_trim(strbuf_str(&text))));
        strbuf_clear(&text);
        return status;
    }
    size_t count = out->catalogue->entry_count;
    out->is_present = ARENA_ARRAY(arena, bool, count > 0 ? count : 1);
    for (size_t i = 0; i < count; i++) {
        Str id = out->catalogue->entries[i].id;
        out->is_present[i] = os_file_exists(join(arena, dir, id, "/lesson.lua"));
        out->present_count += out->is_present[i] ? 1 : 0;
    }
    out->has_glossary = os_file_exists(join(arena, dir, GLOSSARY_FILE, ""));
    out->has_threats = os_file_exists(join(arena, dir, THREATS_FILE, ""));
    out->has_story = os_file_exists(join(arena, dir, STORY_FILE, ""));
    out->has_facts = os_file_exists(join(arena, dir, FACTS_FILE, ""));
    out->has_readings = os_file_exists(join(arena, dir, READINGS_FILE, ""));
    return STATUS_OK;
}

void library_close(Library *library)
{
    catalogue_free(library->catalogue);
    glossary_free(library->glossary);
    threats_free(library->threats);
    story_free(library->story);
    facts_free(library->facts);
    text_readings_free(library->readings);
    *library = (Library){0};
}

static void complain(const char *path, Diagnostics *diagnostics)
{
    StrBuf text = {0};
    diagnostics_print(diagnostics, path, &text);
    log_warning("%.*s", STR_ARG(str_trim(strbuf_str(&text))));
    strbuf_clear(&text);
    diagnostics_clear(diagnostics);
}

const Glossary *library_glossary(Library *library)
{
    if (library->glossary == NULL && library->has_glossary) {
        Arena arena = {0};
        Diagnostics diagnostics = {0};
        char *path = join(&arena, library->dir, GLOSSARY_FILE, "");
        if (script_load_glossary_file(path, &library->glossary, &diagnostics) !=
            STATUS_OK) {
            complain(path, &diagnostics);
        }
        arena_clear(&arena);
    }
    if (library->glossary == NULL) {
        library->glossary = glossary_new();
    }
    return library->glossary;
}

const ThreatIndex *library_threats(Library *library)
{
    if (library->threats == NULL && library->has_threats) {
        Arena arena = {0};
        Diagnostics diagnostics = {0};
        char *path = join(&arena, library->dir, THREATS_FILE, "");
        if (script_load_threats_file(path, &library->threats, &diagnostics) !=
            STATUS_OK) {
            complain(path, &diagnostics);
        }
        arena_clear(&arena);
    }
    if (library->threats == NULL) {
        library->threats = threats_new();
    }
    return library->threats;
}

const Story *library_story(Library *library)
{
    if (library->story == NULL && library->has_story) {
        Arena arena = {0};
        Diagnostics diagnostics = {0};
        char *path = join(&arena, library->dir, STORY_FILE, "");
        if (script_load_story_file(path, &library->story, &diagnostics) != STATUS_OK) {
            complain(path, &diagnostics);
        }
        arena_clear(&arena);
    }
    if (library->story == NULL) {
        library->story = story_new();
    }
    return library->story;
}

const Facts *library_facts(Library *library)
{
    if (library->facts == NULL && library->has_facts) {
        Arena arena = {0};
        Diagnostics diagnostics = {0};
        char *path = join(&arena, library->dir, FACTS_FILE, "");
        if (script_load_facts_file(path, &library->facts, &diagnostics) != STATUS_OK) {
            complain(path, &diagnostics);
        }
        arena_clear(&arena);
    }
    if (library->facts == NULL) {
        library->facts = facts_new();
    }
    return library->facts;
}

static void read_words(Library *library)
{
    Arena arena = {0};
    Diagnostics diagnostics = {0};
    char *path = join(&arena, library->dir, READINGS_FILE, "");
    if (library->has_readings &&
        script_load_readings_file(path, library->readings, &diagnostics) != STATUS_OK) {
        complain(path, &diagnostics);
    }
    text_readings_sort(library->readings);
    arena_clear(&arena);
}

/* Terms that the words do not make up already; those are split finer. */
static void add_terms(const Glossary *glossary, TextReadings *readings)
{
    Arena arena = {0};
    StrBuf marked = {0};
    for (size_t i = 0; i < glossary->term_count; i++) {
        const GlossaryTerm *const term = &glossary->terms[i];
        if (text_readings_gap(readings, &arena, term->term).len > 0) {
            strbuf_add(&marked, glossary_marked_term(term, &arena));
            strbuf_add_char(&marked, ' ');
        }
        arena_reset(&arena);
    }
    (void)text_readings_add(readings, strbuf_str(&marked), NULL);
    text_readings_sort(readings);
    strbuf_clear(&marked);
    arena_clear(&arena);
}

const TextReadings *library_readings(Library *library)
{
    if (library->readings == NULL) {
        library->readings = text_readings_new();
        read_words(library);
        add_terms(library_glossary(library), library->readings);
    }
    return library->readings;
}

static char *find_path(const Library *library, Str id, Arena *arena)
{
    char *given = str_copy_z(arena, id);
    if (str_ends_with(id, STR(".lua"))) {
        return given;
    }
    char *below = join(arena, given, STR("lesson.lua"), "");
    if (os_is_dir(given) && os_file_exists(below)) {
        return below;
    }
    return join(arena, library->dir, id, "/lesson.lua");
}

static const char *dir_of(Arena *arena, Str path)
{
    while (path.len > 0 && path.ptr[path.len - 1] != '/') {
        path.len--;
    }
    return path.len > 0 ? str_copy_z(arena, str_slice(path, 0, path.len)) : ".";
}

static Str hash_text(Arena *arena, Str bytes)
{
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    credential_hash(bytes.ptr, bytes.len, hash);
    StrBuf hex = {0};
    for (size_t i = 0; i < sizeof hash; i++) {
        strbuf_add_format(&hex, "%02x", hash[i]);
    }
    Str copy = str_copy(arena, strbuf_str(&hex));
    strbuf_clear(&hex);
    return copy;
}

Status library_load(Library *library, Str id, const ScriptOptions *options, Arena *arena,
                    LoadedLesson *out, Diagnostics *diagnostics, Error *err)
{
    *out = (LoadedLesson){0};
    char *path = find_path(library, id, arena);
    StrBuf source = {0};
    Status status = os_read_file(path, LESSON_FILE_BYTES_MOST, &source, err);
    if (status != STATUS_OK) {
        return status;
    }
    ScriptOptions own = options != NULL ? *options : (ScriptOptions){0};
    own.facts = library_facts(library);
    status = script_load_for(path, strbuf_str(&source), &own, &out->lesson, diagnostics);
    if (status == STATUS_OK) {
        out->content_hash = hash_text(arena, strbuf_str(&source));
        out->dir = dir_of(arena, str_from(path));
        const CourseEntry *entry =
            library->catalogue != NULL
                ? catalogue_find(library->catalogue, out->lesson->id)
                : NULL;
        out->number = entry != NULL ? entry->number : out->lesson->item;
    } else {
        StrBuf text = {0};
        diagnostics_print(diagnostics, path, &text);
        (void)error_set(err, status, "%.*s", STR_ARG(str_trim(strbuf_str(&text))));
        strbuf_clear(&text);
    }
    strbuf_clear(&source);
    return status;
}
