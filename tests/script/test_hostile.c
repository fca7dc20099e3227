/* Every file of tests/hostile comes back as a clean refusal within its deadline: each in
 * a process of its own (this program again, with --one FILE), and all of them in one
 * process, which must not grow. */
#include <time.h>

#include "base/os.h"
#include "script/script.h"
#include "support/cmocka_all.h"

#define CORPUS GOFUN_SOURCE_DIR "/tests/hostile"
#define LOAD_MS 2020 /* reliability.md L1 */
#define KILL_MS 6000
#define BAD_LESSONS 1000

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

enum {
    CHILD_REFUSED = 10, /* as it should be */
    CHILD_ACCEPTED,
    CHILD_SILENT,
    CHILD_LATE
};

/* CPU time: what others do on the machine is not the lesson's. A lesson that sleeps is
 * killed. */
static int64_t used_ms(void)
{
    return (int64_t)clock() * 1000 / CLOCKS_PER_SEC;
}

/* Loads one file; *took_ms is the time of that alone. load_ms 0: the usual deadline. */
static int try_file(const char *path, int64_t load_ms, int64_t *took_ms)
{
    const ScriptOptions options = {.load_ms = load_ms};
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const int64_t started_ms = used_ms();
    const Status status = script_load_file(path, &options, &lesson, &found);
    *took_ms = used_ms() - started_ms;
    int code = CHILD_REFUSED;
    if (*took_ms > LOAD_MS) {
        code = CHILD_LATE;
    } else if (status == STATUS_OK || lesson) {
        code = CHILD_ACCEPTED;
    } else if (found.count == 0 || found.items[0].sentence.len == 0) {
        code = CHILD_SILENT;
    }
    lesson_free(lesson);
    diagnostics_clear(&found);
    return code;
}

static void list_corpus(Arena *arena, OsNames *names)
{
    assert_int_equal(os_list_dir(arena, CORPUS, names, NULL), STATUS_OK);
    assert_true(names->count >= 69 + 15);
}

static const char *path_of(Arena *arena, Str name)
{
    return str_format(arena, CORPUS "/%.*s", STR_ARG(name)).ptr;
}

static void check_in_child(const char *program, const char *path)
{
    const char *const argv[] = {program, "--one", path, NULL};
    OsChild *child = NULL;
    int code = -1;
    Error err = {0};
    assert_int_equal(os_child_start(argv, &child, &err), STATUS_OK);
    const Status status = os_child_wait(child, KILL_MS, &code, &err);
    if (status == STATUS_TIMEOUT) {
        os_child_kill(child);
        fail_msg("%s: had to be killed", path);
    }
    if (code != CHILD_REFUSED) {
        fail_msg("%s: ended with %d", path, code);
    }
}

static void each_file_in_its_own_process(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames names = {0};
    StrBuf program = {0};
    assert_int_equal(os_executable_dir(&program, NULL), STATUS_OK);
    strbuf_add_z(&program, "/test_hostile");
    list_corpus(&arena, &names);
    for (size_t i = 0; i < names.count; i++) {
        check_in_child(program.ptr, path_of(&arena, names.names[i]));
    }
    strbuf_clear(&program);
    arena_clear(&arena);
}

/* Pages of memory this process holds; 0 where the system does not tell. */
static int64_t resident_pages(void)
{
    StrBuf text = {0};
    int64_t pages = 0;
    if (os_read_file("/proc/self/statm", 4096, &text, NULL) == STATUS_OK) {
        Str rest = strbuf_str(&text);
        Str part = {0};
        (void)str_split(&rest, ' ', &part);
        (void)str_split(&rest, ' ', &part);
        (void)str_to_int64(part, &pages);
    }
    strbuf_clear(&text);
    return pages;
}

/* Those that come back at once, so that a thousand take seconds. */
static size_t choose_quick(Arena *arena, const OsNames *names, const char **paths)
{
    size_t count = 0;
    for (size_t i = 0; i < names->count; i++) {
        const char *const path = path_of(arena, names->names[i]);
        int64_t took_ms = 0;
        assert_int_equal(try_file(path, 100, &took_ms), CHILD_REFUSED);
        if (took_ms < 20) {
            paths[count++] = path;
        }
    }
    return count;
}

static void a_thousand_in_one_process(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames names = {0};
    list_corpus(&arena, &names);
    const char **const paths = ARENA_ARRAY(&arena, const char *, names.count);
    const size_t count = choose_quick(&arena, &names, paths);
    assert_true(count >= 60);
    const int64_t before = resident_pages();
    for (size_t i = 0; i < BAD_LESSONS; i++) {
        int64_t took_ms = 0;
        assert_int_equal(try_file(paths[i % count], 0, &took_ms), CHILD_REFUSED);
    }
    /* With the sanitizer freed memory is kept aside for a while; there its own search for
     * leaks at exit is the measure. */
    if (!IS_SANITIZED) {
        assert_true((resident_pages() - before) * 4096 < 1 << 20);
    }
    arena_clear(&arena);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--one") == 0) {
        int64_t took_ms = 0;
        return try_file(argv[2], 0, &took_ms);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_in_its_own_process),
        cmocka_unit_test(a_thousand_in_one_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
