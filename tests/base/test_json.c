/* JSON of the writer, byte by byte; what it makes of whole answers is checked by
 * tests/hr/check_json.sh with other people's readers. */
#include "base/json.h"
#include "support/cmocka_all.h"

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *json;
    } cases[] = {
        {"", "\"\""},
        {"山田 𠮷", "\"山田 𠮷\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\"", "\"\\\"\""},
        {"a\tb\n\x01", "\"a\\u0009b\\u000a\\u0001\""},
        {"\x7F", "\"\x7F\""},
        {"a\xFF"
         "b",
         "\"a\xEF\xBF\xBD"
         "b\""},
        {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuf out = {0};
        json_add_text(&out, str_from(cases[i].text));
        assert_string_equal(out.ptr, cases[i].json);
        strbuf_clear(&out);
    }
}

static void write_all_kinds(Json *json)
{
    json_object(json, NULL);
    json_text(json, "name", STR("五分"));
    json_text_z(json, "none", NULL);
    json_int(json, "least", INT64_MIN);
    json_array(json, "list");
    json_object(json, NULL);
    json_bool(json, "good", true);
    json_array(json, "deep");
    json_object(json, NULL);
    json_end(json);
    json_end(json);
    json_end(json);
    json_object(json, NULL);
    json_end(json);
    json_end(json);
    json_array(json, "plain");
    json_int(json, NULL, 7);
    json_text(json, NULL, STR("x"));
    json_end(json);
    json_array(json, "empty");
    json_end(json);
    json_bool(json, "bad", false);
    json_end(json);
}

static void test_document(void **state)
{
    (void)state;
    Json json = {0};
    write_all_kinds(&json);
    assert_string_equal(json.out.ptr, "{\n"
                                      "  \"name\": \"五分\",\n"
                                      "  \"none\": null,\n"
                                      "  \"least\": -9223372036854775808,\n"
                                      "  \"list\": [\n"
                                      "    {\"good\": true, \"deep\": [{}]},\n"
                                      "    {}\n"
                                      "  ],\n"
                                      "  \"plain\": [7, \"x\"],\n"
                                      "  \"empty\": [],\n"
                                      "  \"bad\": false\n"
                                      "}\n");
    assert_true(json.is_done);
    json_clear(&json);
    json_array(&json, NULL);
    json_end(&json);
    assert_string_equal(json.out.ptr, "[]\n");
    json_clear(&json);
}

/* Wherever it stops, the rest can be closed. */
static void test_end_inner(void **state)
{
    (void)state;
    Json json = {0};
    json_array(&json, NULL);
    json_object(&json, NULL);
    json_array(&json, "a");
    json_int(&json, NULL, 1);
    json_end_inner(&json);
    assert_int_equal(json.depth, 1);
    assert_true(json_is_in_array(&json));
    json_end(&json);
    assert_string_equal(json.out.ptr, "[\n  {\"a\": [1]}\n]\n");
    json_clear(&json);
}

static size_t size_of(FILE *stream)
{
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    return (size_t)ftell(stream);
}

/* A long list does not stay in memory; what is in the stream is all of it. */
static void test_stream(void **state)
{
    (void)state;
    FILE *stream = tmpfile();
    assert_non_null(stream);
    Json whole = {0};
    Json json = {.stream = stream};
    json_array(&json, NULL);
    json_array(&whole, NULL);
    for (int i = 0; i < 40000; i++) {
        json_int(&json, NULL, i);
        json_int(&whole, NULL, i);
        assert_true(json.out.len < 70000);
    }
    json_end(&json);
    json_end(&whole);
    assert_int_equal(json.out.len, 0);
    assert_int_equal(size_of(stream), whole.out.len);
    assert_false(json.is_broken);
    json_clear(&whole);
    json_clear(&json);
    assert_int_equal(fclose(stream), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_end_inner),
        cmocka_unit_test(test_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
