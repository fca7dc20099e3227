/* The ways that are found in small lessons, and the layers scenes stand on. */
#include <string.h>

#include "author/map.h"
#include "script/script.h"
#include "support/cmocka_all.h"

typedef struct Case {
    const char *name;
    const char *scenes;
    const char *dot; /* the lines with arrows */
    int layers;
} Case;

#define LINE(id) "narrate \"" id "\" \"x\""

static const Case cases[] = {
    {"one scene", "scene \"a\" { " LINE("a1") ", finish }", "\"a\" -> \"(end)\";", 1},
    {"branches that meet",
     "scene \"a\" { choose \"q\" \"x\" { option \"l\" \"<左>\" { to = \"b\" }, option "
     "\"r\" "
     "\"右\" { to = \"c\" }, meet = \"d\" } }, scene \"b\" { " LINE(
         "b1") " }, scene \"c\" "
               "{ " LINE("c1") " }, scene \"d\" { " LINE("d1") ", finish }",
     "\"a\" -> \"b\" [label=\"<左>\"];\"a\" -> \"c\" [label=\"右\"];\"d\" -> \"(end)\";"
     "\"b\" -> \"d\";\"c\" -> \"d\";",
     3},
    {"a condition, and a way back up",
     "scene \"a\" { " LINE("a1") ", jump \"b\" }, scene \"b\" { " LINE(
         "b1") ", jump \"a\" "
               "{ when = function(v) return false end }, finish }",
     "\"a\" -> \"b\";\"b\" -> \"a\" [style=dashed];\"b\" -> \"(end)\";", 2},
};

static Lesson *load(const Case *row)
{
    Arena arena = {0};
    Diagnostics diagnostics = {0};
    Lesson *lesson = NULL;
    StrBuf said = {0};
    const Str text = str_format(
        &arena, "return lesson \"x\" { title = \"x\", tile = \"x\", %s }", row->scenes);
    const Status status = script_load(text, NULL, &lesson, &diagnostics);
    diagnostics_print(&diagnostics, row->name, &said);
    if (status != STATUS_OK) {
        fail_msg("%s", said.ptr);
    }
    strbuf_clear(&said);
    diagnostics_clear(&diagnostics);
    arena_clear(&arena);
    return lesson;
}

static void check_dot(const Map *map, const Case *row)
{
    StrBuf dot = {0};
    StrBuf arrows = {0};
    map_write_dot(map, &dot);
    Str rest = strbuf_str(&dot);
    Str line = {0};
    while (rest.len > 0 && str_split(&rest, '\n', &line)) {
        if (str_find(line, STR("->")) >= 0) {
            strbuf_add(&arrows, str_trim(line));
        }
    }
    assert_string_equal(arrows.ptr, row->dot);
    strbuf_clear(&dot);
    strbuf_clear(&arrows);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Map map;
        Lesson *const lesson = load(&cases[i]);
        map_make(&arena, lesson, &map);
        assert_int_equal(map.layer_count, cases[i].layers);
        check_dot(&map, &cases[i]);
        lesson_free(lesson);
        arena_clear(&arena);
    }
}

static void test_svg_is_escaped(void **state)
{
    (void)state;
    Arena arena = {0};
    Map map;
    StrBuf svg = {0};
    Lesson *const lesson = load(&cases[1]);
    map_make(&arena, lesson, &map);
    map_write_svg(&map, &svg);
    assert_non_null(strstr(svg.ptr, "&lt;左&gt;"));
    assert_null(strstr(svg.ptr, "<左>"));
    assert_non_null(strstr(svg.ptr, "</svg>\n"));
    strbuf_clear(&svg);
    lesson_free(lesson);
    arena_clear(&arena);
}

static int count_of(Str text, Str what)
{
    int count = 0;
    for (ptrdiff_t at = 0; (at = str_find(text, what)) >= 0; count++) {
        text = str_slice(text, (size_t)at + what.len, text.len);
    }
    return count;
}

/* One arrow for every way, a label for every option; the end says what is there. */
static void test_svg_has_everything(void **state)
{
    (void)state;
    static const int labels[] = {0, 2, 0};
    static const int ways[] = {1, 5, 3};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Arena arena = {0};
        Map map;
        StrBuf svg = {0};
        Lesson *const lesson = load(&cases[i]);
        map_make(&arena, lesson, &map);
        map_write_svg(&map, &svg);
        const Str text = strbuf_str(&svg);
        assert_int_equal(count_of(text, STR("marker-end=")), ways[i]);
        assert_int_equal(count_of(text, STR("<g><title>")), labels[i]);
        assert_int_equal(count_of(text, STR("おわり")), 1);
        assert_int_equal(count_of(text, STR("確認テスト")), 0);
        strbuf_clear(&svg);
        lesson_free(lesson);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_svg_has_everything),
        cmocka_unit_test(test_svg_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
