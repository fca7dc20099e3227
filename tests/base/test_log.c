#include "base/log.h"
#include "base/str.h"
#include "support/cmocka_all.h"

static void keep_line(void *context, LogLevel level, const char *line)
{
    StrBuf *kept = context;
    strbuf_add_format(kept, "%d|%s\n", (int)level, line);
}

static void test_lines_are_dated_levelled_and_clean(void **state)
{
    (void)state;
    StrBuf kept = {0};
    log_set_sink(keep_line, &kept, LOG_INFO);
    log_debug("not this one");
    log_info("attempt=%d\nFAKE 2026-01-01 ERROR \x1b[2J", 7);
    log_set_sink(NULL, NULL, LOG_WARNING);

    Str text = strbuf_str(&kept);
    assert_int_equal(str_find(text, STR("not this one")), -1);
    assert_true(str_find(text, STR(" INFO attempt=7?FAKE")) > 0);
    assert_int_equal(str_find(text, STR("\x1b")), -1);
    /* "2|" and 2026-11-20T12:34:56.789Z */
    assert_true(text.len > 26);
    assert_int_equal(text.ptr[6], '-');
    assert_int_equal(text.ptr[12], 'T');
    assert_int_equal(text.ptr[25], 'Z');
    strbuf_clear(&kept);
}

static void test_a_very_long_line_is_cut(void **state)
{
    (void)state;
    char longest[9000];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    StrBuf kept = {0};
    log_set_sink(keep_line, &kept, LOG_INFO);
    log_error("%s", longest);
    log_set_sink(NULL, NULL, LOG_WARNING);
    assert_in_range(kept.len, 500, 1100);
    strbuf_clear(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_dated_levelled_and_clean),
        cmocka_unit_test(test_a_very_long_line_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
