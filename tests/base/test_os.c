#include "base/os.h"
#include "support/cmocka_all.h"

static char *make_folder(Arena *arena)
{
    char *path = str_copy_z(
        arena, str_format(arena, "/tmp/gofun-test-os-%d/日本語/x", os_process_id()));
    assert_int_equal(os_make_dirs(path, NULL), STATUS_OK);
    assert_int_equal(os_make_dirs(path, NULL), STATUS_OK);
    assert_true(os_is_dir(path));
    return path;
}

static int remove_folder(void **state)
{
    (void)state;
    Arena arena = {0};
    Str path = str_format(&arena, "/tmp/gofun-test-os-%d", os_process_id());
    Status status = os_remove_tree(path.ptr, NULL);
    arena_clear(&arena);
    return status == STATUS_OK ? 0 : -1;
}

static char *below(Arena *arena, const char *folder, const char *name)
{
    return str_copy_z(arena, str_format(arena, "%s/%s", folder, name));
}

static void test_files_are_replaced_whole_and_private(void **state)
{
    (void)state;
    Arena arena = {0};
    char *folder = make_folder(&arena);
    char *path = below(&arena, folder, "鍵.txt");
    assert_int_equal(os_write_file(path, STR("first"), true, NULL), STATUS_OK);
    assert_int_equal(os_write_file(path, STR("second"), true, NULL), STATUS_OK);
    StrBuf text = {0};
    assert_int_equal(os_read_file(path, 100, &text, NULL), STATUS_OK);
    assert_string_equal(text.ptr, "second");
    unsigned mode = 0;
    assert_int_equal(os_file_mode(path, &mode, NULL), STATUS_OK);
    assert_int_equal(mode, 0600);

    Error err = {0};
    assert_int_equal(os_read_file(path, 3, &text, &err), STATUS_TOO_LARGE);
    assert_string_equal(text.ptr, "second"); /* what was there stays */
    assert_int_equal(os_read_file("/nowhere/x", 3, &text, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.message, "/nowhere/x"));
    assert_int_equal(os_write_file("/nowhere/x", STR("a"), false, &err),
                     STATUS_NOT_FOUND);

    OsNames names;
    assert_int_equal(os_list_dir(&arena, folder, &names, NULL), STATUS_OK);
    assert_int_equal(names.count, 1); /* no temporary file is left */
    assert_true(str_is(names.names[0], "鍵.txt"));

    char *made = below(&arena, folder, "made.db");
    assert_int_equal(os_make_private_file(made, NULL), STATUS_OK);
    assert_int_equal(os_file_mode(made, &mode, NULL), STATUS_OK);
    assert_int_equal(mode, 0600);
    assert_int_equal(os_make_private_file(path, NULL), STATUS_OK); /* left as it is */
    assert_int_equal(os_make_private_file("/nowhere/x", &err), STATUS_NOT_FOUND);
    assert_int_equal(os_remove_file(made, NULL), STATUS_OK);

    assert_int_equal(os_write_soon(made, STR("soon"), NULL), STATUS_OK);
    assert_int_equal(os_write_soon(made, STR("later"), NULL), STATUS_OK);
    os_sync_all();
    strbuf_reset(&text);
    assert_int_equal(os_read_file(made, 100, &text, NULL), STATUS_OK);
    assert_true(str_is(strbuf_str(&text), "later"));
    assert_int_equal(os_write_soon("/nowhere/x", STR("a"), &err), STATUS_NOT_FOUND);
    assert_int_equal(os_remove_file(made, NULL), STATUS_OK);

    assert_true(os_is_plain_file(path) && !os_is_plain_dir(path));
    assert_true(os_is_plain_dir("/proc") && !os_is_plain_file("/proc"));
    assert_false(os_is_plain_file("/proc/self/exe")); /* a link to a file */
    assert_false(os_is_plain_dir("/proc/self"));      /* a link to a folder */
    assert_false(os_is_plain_file("/dev/null"));
    assert_false(os_is_plain_file("/nowhere/x"));

    OsMapping mapping;
    assert_int_equal(os_map_file(path, &mapping, NULL), STATUS_OK);
    assert_int_equal(mapping.size_bytes, 6);
    assert_memory_equal(mapping.data, "second", 6);
    os_unmap_file(&mapping);
    assert_int_equal(os_remove_file(path, NULL), STATUS_OK);
    assert_false(os_file_exists(path));
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void test_a_full_disk_keeps_the_old_file(void **state)
{
    (void)state;
    Error err = {0};
    assert_int_not_equal(os_write_file("/dev/full/x", STR("a"), false, &err), STATUS_OK);
    assert_int_not_equal(os_write_file("/proc/x", STR("a"), false, &err), STATUS_OK);
    assert_true(strlen(err.message) > 0);
}

static void test_lock_has_one_holder(void **state)
{
    (void)state;
    Arena arena = {0};
    char *path = below(&arena, make_folder(&arena), "lock");
    OsLock *first = NULL;
    OsLock *second = NULL;
    assert_int_equal(os_lock_open(path, &first, NULL), STATUS_OK);
    assert_int_equal(os_lock_open(path, &second, NULL), STATUS_BUSY);
    assert_null(second);
    os_lock_close(first);
    assert_int_equal(os_lock_open(path, &second, NULL), STATUS_OK);
    os_lock_close(second);
    arena_clear(&arena);
}

static void test_children(void **state)
{
    (void)state;
    const char *const fine[] = {"/bin/sh", "-c", "exit 7", NULL};
    const char *const endless[] = {"/bin/sh", "-c", "while :; do sleep 1; done", NULL};
    const char *const missing[] = {"/nowhere/program", NULL};
    OsChild *child = NULL;
    int code = -1;
    assert_int_equal(os_child_start(fine, &child, NULL), STATUS_OK);
    assert_int_equal(os_child_wait(child, 5000, &code, NULL), STATUS_OK);
    assert_int_equal(code, 7);
    assert_int_equal(os_child_start(endless, &child, NULL), STATUS_OK);
    assert_int_equal(os_child_wait(child, 20, &code, NULL), STATUS_TIMEOUT);
    os_child_kill(child);
    assert_int_equal(os_child_wait(child, -1, &code, NULL), STATUS_OK);
    assert_int_equal(code, 128 + 9);
    assert_int_equal(os_child_start(missing, &child, NULL), STATUS_NOT_FOUND);
    assert_null(child);
}

static void test_decode(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        OsEncoding encoding;
        const char *expected; /* NULL: refused */
    } cases[] = {
        {"\x82\xa0\xfb\xfc", 4, OS_ENCODING_CP932, "あ髙"},
        {"\x87\x40", 2, OS_ENCODING_CP932, "①"},
        {"\x82", 1, OS_ENCODING_CP932, NULL},
        {"\x42\x30", 2, OS_ENCODING_UTF16LE, "あ"},
        {"\x30\x42", 2, OS_ENCODING_UTF16BE, "あ"},
        {"\x42\xD8\xB7\xDF", 4, OS_ENCODING_UTF16LE, "𠮷"},
        {"\x42\xD8", 2, OS_ENCODING_UTF16LE, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StrBuf out = {0};
        Error err = {0};
        Status status =
            os_decode((Str){cases[i].bytes, cases[i].len}, cases[i].encoding, &out, &err);
        if (cases[i].expected == NULL) {
            assert_int_equal(status, STATUS_BAD_DATA);
        } else {
            assert_int_equal(status, STATUS_OK);
            assert_string_equal(out.ptr, cases[i].expected);
        }
        strbuf_clear(&out);
    }
}

static void test_clocks_random_and_secrets(void **state)
{
    (void)state;
    int64_t before = os_monotonic_us();
    assert_true(os_monotonic_us() >= before);
    assert_true(os_now_seconds() > 1700000000);
    assert_int_equal(os_zone_offset_minutes(1700000000), 9 * 60); /* TZ is set by ctest */
    unsigned char a[32] = {0};
    unsigned char b[32] = {0};
    os_random(a, sizeof a);
    os_random(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
    char *secret = os_secret_alloc(10000);
    assert_non_null(secret);
    secret[9999] = 'x';
    os_secret_free(secret, 10000);
    os_secret_free(NULL, 10);
}

static void test_folders_of_this_user(void **state)
{
    (void)state;
    StrBuf out = {0};
    assert_int_equal(os_data_dir(&out, NULL), STATUS_OK);
    assert_true(str_ends_with(strbuf_str(&out), STR("/gofun")));
    strbuf_reset(&out);
    assert_int_equal(os_executable_dir(&out, NULL), STATUS_OK);
    assert_true(os_is_dir(out.ptr));
    strbuf_reset(&out);
    assert_int_equal(os_user_name(&out, NULL), STATUS_OK);
    assert_true(out.len > 0);
    strbuf_clear(&out);
    assert_false(os_is_network_path("/tmp"));
    int64_t space = 0;
    assert_int_equal(os_free_space("/tmp", &space, NULL), STATUS_OK);
    assert_true(space > 0);
}

/* Run twice by ctest: with the variable that tests/base/CMakeLists.txt sets, and without.
 */
static void test_folders_of_the_system(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf joined = {0};
    OsNames dirs;
    const char *given = os_environment("XDG_CONFIG_DIRS");
    os_config_dirs(&arena, &dirs);
    for (size_t i = 0; i < dirs.count; i++) {
        strbuf_add(&joined, dirs.names[i]);
        strbuf_add_char(&joined, ' ');
    }
    assert_string_equal(joined.ptr,
                        given != NULL ? "/opt/a/gofun /opt/b/gofun " : "/etc/xdg/gofun ");
    strbuf_clear(&joined);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_are_replaced_whole_and_private),
        cmocka_unit_test(test_a_full_disk_keeps_the_old_file),
        cmocka_unit_test(test_lock_has_one_holder),
        cmocka_unit_test(test_children),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_clocks_random_and_secrets),
        cmocka_unit_test(test_folders_of_this_user),
        cmocka_unit_test(test_folders_of_the_system),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
