#include <stdio.h>

#include "app/options.h"
#include "support/cmocka_all.h"

enum {
    ARGUMENTS_MOST = 6
};

static Status parse(const char *const arguments[], Options *out, Error *err)
{
    char *argv[ARGUMENTS_MOST + 2] = {0};
    char copies[ARGUMENTS_MOST + 1][128] = {"gofun"};
    int argc = 1;
    argv[0] = copies[0];
    for (; arguments[argc - 1] != NULL; argc++) {
        (void)snprintf(copies[argc], sizeof copies[argc], "%s", arguments[argc - 1]);
        argv[argc] = copies[argc];
    }
    Status status = options_parse(argc, argv, out, err);
    /* Values point into argv, which ends here. */
    out->data_dir = out->data_dir != NULL ? "given" : NULL;
    out->lesson = out->lesson != NULL ? "given" : NULL;
    return status;
}

static void test_good_lines(void **state)
{
    static const struct {
        const char *arguments[ARGUMENTS_MOST];
        bool has_data, has_lesson, is_windowed, wants_help;
    } cases[] = {
        {{NULL}, false, false, false, false},
        {{"--data", "/tmp/x", NULL}, true, false, false, false},
        {{"--data=/tmp/x", "--lesson=no09_wireless_lan", NULL}, true, true, false, false},
        {{"--windowed", "--help", NULL}, false, false, true, true},
        {{"--size", "1280x720", NULL}, false, false, true, false},
        {{"--lesson", "x", "--plan", "y", NULL}, false, true, false, false},
        {{"--text-size", "1.25", "--theme", "dark", NULL}, false, false, false, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Options options;
        Error err = {0};
        assert_int_equal(parse(cases[i].arguments, &options, &err), STATUS_OK);
        assert_int_equal(options.data_dir != NULL, cases[i].has_data);
        assert_int_equal(options.lesson != NULL, cases[i].has_lesson);
        assert_int_equal(options.is_windowed, cases[i].is_windowed);
        assert_int_equal(options.wants_help, cases[i].wants_help);
    }
}

static void test_bad_lines_name_the_option(void **state)
{
    static const struct {
        const char *arguments[ARGUMENTS_MOST];
        const char *mentions;
    } cases[] = {
        {{"--dta", "x", NULL}, "--dta"},
        {{"lesson", NULL}, "lesson"},
        {{"--data", NULL}, "--data"},
        {{"--data=", NULL}, "--data"},
        {{"--help=yes", NULL}, "--help"},
        {{"--theme", "pink", NULL}, "pink"},
        {{"--text-size", "3", NULL}, "--text-size"},
        {{"--furigana", "some", NULL}, "--furigana"},
        {{"--size", "big", NULL}, "--size"},
        {{"--size", "1x1", NULL}, "--size"},
        {{"--plan", "x", NULL}, "--lesson"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Options options;
        Error err = {0};
        assert_int_equal(parse(cases[i].arguments, &options, &err), STATUS_BAD_ARGUMENT);
        assert_non_null(strstr(err.message, cases[i].mentions));
    }
}

static void test_help_names_every_option(void **state)
{
    (void)state;
    StrBuf text = {0};
    options_help(&text);
    static const char *const names[] = {
        "--data",   "--lesson",  "--windowed", "--screenshot-dir",  "--plan",
        "--help",   "--version", "--learner",  "--certificate-dir", "--number",
        "--handout"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_non_null(strstr(text.ptr, names[i]));
    }
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_lines),
        cmocka_unit_test(test_bad_lines_name_the_option),
        cmocka_unit_test(test_help_names_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
