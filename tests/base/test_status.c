#include "base/status.h"
#include "base/utf8.h"
#include "support/cmocka_all.h"

static void test_every_status_has_a_text(void **state)
{
    (void)state;
    assert_string_equal(status_text(STATUS_OK), "no error");
    for (int i = 0; i <= STATUS_UNSUPPORTED; i++) {
        assert_true(strlen(status_text((Status)i)) > 0);
        assert_string_not_equal(status_text((Status)i), "unknown status");
    }
    assert_string_equal(status_text((Status)9999), "unknown status");
}

static void test_messages_are_one_clean_line(void **state)
{
    (void)state;
    Error err = {0};
    assert_int_equal(error_set(&err, STATUS_IO, "a\nb\x1b[31m%s", "\t"), STATUS_IO);
    assert_string_equal(err.message, "a?b?[31m?");
    assert_int_equal(error_add(&err, STATUS_IO, "reading %s", "x.lua"), STATUS_IO);
    assert_string_equal(err.message, "reading x.lua: a?b?[31m?");
    assert_int_equal(error_set(NULL, STATUS_BUSY, "nobody listens"), STATUS_BUSY);
    assert_int_equal(error_add(NULL, STATUS_BUSY, "nobody listens"), STATUS_BUSY);
}

static void test_a_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    for (size_t pad = 0; pad < 6; pad++) {
        char text[2000] = {0};
        memset(text, 'x', pad);
        for (size_t i = pad; i + 3 < sizeof text; i += 3) {
            memcpy(text + i, "あ", 3);
        }
        Error err = {0};
        (void)error_set(&err, STATUS_IO, "%s", text);
        assert_true(utf8_is_valid(str_from(err.message), NULL));
        assert_true(strlen(err.message) > 500);
        (void)error_add(&err, STATUS_IO, "%s", "いろは");
        assert_true(utf8_is_valid(str_from(err.message), NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_status_has_a_text),
        cmocka_unit_test(test_messages_are_one_clean_line),
        cmocka_unit_test(test_a_long_message_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
