/* Every code that the sources can say has its page, and no page is without sources. */
#include <ctype.h>

#include "author/codes.h"
#include "base/os.h"
#include "support/cmocka_all.h"

enum {
    SOURCE_BYTES_MOST = 1024 * 1024,
    CODE_BYTES = 6 /* "A401", with its quotes */
};

static bool is_code(const char *at)
{
    return at[0] == '"' &&
           (at[1] == 'S' || at[1] == 'L' || at[1] == 'A' || at[1] == 'W') &&
           isdigit((unsigned char)at[2]) && isdigit((unsigned char)at[3]) &&
           isdigit((unsigned char)at[4]) && at[5] == '"';
}

static void check_source(Arena *arena, const char *folder, Str name, size_t *found)
{
    const Str path = str_format(arena, "%s/%.*s", folder, STR_ARG(name));
    StrBuf text = {0};
    assert_int_equal(os_read_file(path.ptr, SOURCE_BYTES_MOST, &text, NULL), STATUS_OK);
    for (size_t i = 0; i + CODE_BYTES <= text.len; i++) {
        if (is_code(text.ptr + i)) {
            const Str code = {text.ptr + i + 1, CODE_BYTES - 2};
            if (code_find(code) == NULL) {
                fail_msg("%s says %.*s, which has no page", path.ptr, STR_ARG(code));
            }
            (*found)++;
        }
    }
    strbuf_clear(&text);
}

static void test_every_code_has_a_page(void **state)
{
    (void)state;
    static const char *const folders[] = {GOFUN_SOURCE_DIR "/engine/script",
                                          GOFUN_SOURCE_DIR "/engine/lesson",
                                          GOFUN_SOURCE_DIR "/tools/author"};
    Arena arena = {0};
    size_t found = 0;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        OsNames names = {0};
        assert_int_equal(os_list_dir(&arena, folders[i], &names, NULL), STATUS_OK);
        for (size_t k = 0; k < names.count; k++) {
            const bool is_pages = str_starts_with(names.names[k], STR("codes_"));
            if (str_ends_with(names.names[k], STR(".c")) && !is_pages) {
                check_source(&arena, folders[i], names.names[k], &found);
            }
        }
    }
    assert_true(found > 70);
    arena_clear(&arena);
}

static void test_pages_are_written(void **state)
{
    (void)state;
    const CodePages groups[] = {code_pages_script(), code_pages_lesson(),
                                code_pages_author()};
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        for (size_t k = 0; k < groups[i].count; k++) {
            const CodePage *const page = &groups[i].pages[k];
            StrBuf text = {0};
            assert_ptr_equal(code_find(str_from(page->code)), page);
            code_print(page, &text);
            assert_true(str_find(strbuf_str(&text), str_from(page->title)) >= 0);
            assert_true(str_find(strbuf_str(&text), str_from(page->text)) >= 0);
            /* Both sides of the example, and they are not the same. */
            assert_true(page->before[0] != '\0' && page->after[0] != '\0');
            assert_string_not_equal(page->before, page->after);
            assert_true(str_find(strbuf_str(&text), STR("直す前：")) >= 0);
            assert_true(str_find(strbuf_str(&text), STR("直した後：")) >= 0);
            strbuf_clear(&text);
        }
    }
    assert_ptr_equal(code_find(STR("a401")), code_find(STR("A401")));
    assert_null(code_find(STR("A999")));
    assert_null(code_find(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_has_a_page),
        cmocka_unit_test(test_pages_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
