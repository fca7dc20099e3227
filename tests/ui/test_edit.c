#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/edit.h"

/* Steps: < > caret, B backspace, D delete, H home, E end; all else is inserted. */
typedef struct EditRow {
    const char *start, *steps, *text;
    size_t caret;
} EditRow;

static const EditRow rows[] = {
    {"", "abc", "abc", 3},
    {"", "ねこ", "ねこ", 6},
    {"ねこ", "<い", "ねいこ", 6},
    {"ねこ", "B", "ね", 3},
    {"ねこ", "HD", "こ", 0},
    {"ねこ", "HB", "ねこ", 0},
    {"ねこ", "D", "ねこ", 6},
    {"ねこ", "H<", "ねこ", 0},
    {"ねこ", "E>", "ねこ", 6},
    {"a猫𠮷b", "<B", "a猫b", 4},
    {"a猫𠮷b", "H>>>B", "a猫b", 4},
    {"a\xE3\x81\x8B\xE3\x82\x99z", "<B", "az", 1},
    {"a\xE3\x81\x8B\xE3\x82\x99z", "H>D", "az", 1},
    {"葛\xF3\xA0\x84\x80城", "H>", "葛\xF3\xA0\x84\x80城", 7},
    {"e\xCC\x81x", "H>B", "x", 0},
};

static UiKey key_of(char step)
{
    static const struct {
        char step;
        UiKey key;
    } keys[] = {{'<', UI_KEY_LEFT},   {'>', UI_KEY_RIGHT}, {'B', UI_KEY_BACKSPACE},
                {'D', UI_KEY_DELETE}, {'H', UI_KEY_HOME},  {'E', UI_KEY_END}};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (keys[i].step == step) {
            return keys[i].key;
        }
    }
    return UI_KEY_NONE;
}

static void run_steps(UiEdit *edit, const char *steps)
{
    Str rest = str_from(steps);
    while (rest.len > 0) {
        Str at = rest;
        (void)utf8_next(&rest);
        Str one = str_slice(at, 0, at.len - rest.len);
        UiKey key = key_of(one.ptr[0]);
        bool changed;
        if (key != UI_KEY_NONE) {
            (void)edit_key(edit, key, &changed);
        } else {
            assert_true(edit_insert(edit, one, &(EditLimits){0}));
        }
    }
}

static void test_editing_by_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        UiEdit edit;
        edit_set(&edit, str_from(rows[i].start));
        run_steps(&edit, rows[i].steps);
        if (!str_is(edit_text(&edit), rows[i].text) || edit.caret != rows[i].caret) {
            fail_msg("row %zu: '%.*s' caret %zu", i, STR_ARG(edit_text(&edit)),
                     edit.caret);
        }
    }
}

static void test_limits(void **state)
{
    (void)state;
    static const struct {
        EditLimits limits;
        const char *typed, *text;
    } cases[] = {
        {{0, false}, "a\nb\tc\x7F", "abc"},
        {{0, false}, "a\xC2\x85\xE2\x80\xA8z", "az"},
        {{3, false}, "ねこがいる", "ねこが"},
        {{2, false}, "か\xE3\x82\x99き\xE3\x82\x99く", "か\xE3\x82\x99き\xE3\x82\x99"},
        {{0, true}, "12a三3", "123"},
        {{0, true}, "４２", "42"},
        {{4, true}, "123456", "1234"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        UiEdit edit;
        edit_set(&edit, (Str){0});
        (void)edit_insert(&edit, str_from(cases[i].typed), &cases[i].limits);
        if (!str_is(edit_text(&edit), cases[i].text)) {
            fail_msg("case %zu: '%.*s'", i, STR_ARG(edit_text(&edit)));
        }
    }
}

static void test_full_buffer_stays_whole_characters(void **state)
{
    (void)state;
    UiEdit edit;
    edit_set(&edit, (Str){0});
    for (int i = 0; i < EDIT_BYTES; i++) {
        (void)edit_insert(&edit, STR("猫"), &(EditLimits){0});
    }
    assert_int_equal(edit.len, EDIT_BYTES / 3 * 3);
    assert_true(utf8_is_valid(edit_text(&edit), NULL));
}

static void test_composition_is_shown_at_the_caret(void **state)
{
    (void)state;
    UiEdit edit;
    edit_set(&edit, STR("ねこ"));
    run_steps(&edit, "<");
    edit_compose(&edit, STR("にひき"), 1, 2);
    assert_true(edit_is_composing(&edit));
    assert_int_equal(edit.clause_start, 3);
    assert_int_equal(edit.clause_len, 6);
    char out[EDIT_BYTES + EDIT_COMPOSITION_BYTES];
    size_t len = edit_display(&edit, out, sizeof(out));
    assert_true(str_is((Str){out, len}, "ねにひきこ"));
    bool changed;
    assert_false(edit_key(&edit, UI_KEY_BACKSPACE, &changed)); /* the IME's */
    assert_true(edit_insert(&edit, STR("二匹"), &(EditLimits){0}));
    assert_false(edit_is_composing(&edit));
    assert_true(str_is(edit_text(&edit), "ね二匹こ"));
}

static void test_composition_bounds(void **state)
{
    (void)state;
    static const struct {
        int start, length;
        size_t clause_start, clause_len;
    } cases[] = {{0, 0, 0, 0}, {-5, 1, 0, 0}, {99, 4, 6, 0}, {1, 99, 3, 3}, {0, 2, 0, 6}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        UiEdit edit = {0};
        edit_compose(&edit, STR("ねこ"), cases[i].start, cases[i].length);
        assert_int_equal(edit.clause_start, cases[i].clause_start);
        assert_int_equal(edit.clause_len, cases[i].clause_len);
    }
    UiEdit edit = {0};
    char longer[EDIT_COMPOSITION_BYTES * 2];
    memset(longer, 'x', sizeof(longer));
    edit_compose(&edit, (Str){longer, sizeof(longer)}, 0, 0);
    assert_int_equal(edit.composition_len, EDIT_COMPOSITION_BYTES);
}

/* What was deleted is not left behind the end. */
static void test_deleted_text_is_overwritten(void **state)
{
    (void)state;
    UiEdit edit;
    edit_set(&edit, STR("abcdef"));
    bool changed;
    (void)edit_key(&edit, UI_KEY_BACKSPACE, &changed);
    run_steps(&edit, "HD");
    assert_true(str_is(edit_text(&edit), "bcde"));
    static const char zeros[EDIT_BYTES];
    assert_memory_equal(edit.bytes + edit.len, zeros, EDIT_BYTES - edit.len);
    edit_wipe(&edit);
    assert_memory_equal(edit.bytes, zeros, EDIT_BYTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_editing_by_character),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_full_buffer_stays_whole_characters),
        cmocka_unit_test(test_composition_is_shown_at_the_caret),
        cmocka_unit_test(test_composition_bounds),
        cmocka_unit_test(test_deleted_text_is_overwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
