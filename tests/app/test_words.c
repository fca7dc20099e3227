#include "app/words.h"
#include "base/utf8.h"
#include "support/cmocka_all.h"

static void test_every_word_is_clean_text(void **state)
{
    static const char *const banned[] = {"すみません", "おっと", "エラーが発生", "OK",
                                         " 　"};
    (void)state;
    for (int i = 0; i < WORD_COUNT; i++) {
        Str text = word((WordId)i);
        assert_true(text.len > 0);
        assert_true(utf8_is_valid(text, NULL));
        for (size_t b = 0; b < COUNT_OF(banned); b++) {
            assert_int_equal(str_find(text, str_from(banned[b])), -1);
        }
    }
}

static void test_fill(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_true(str_is(FILL(&arena, WORD_HOME_NUMBER, STR("9")), "第9話"));
    assert_true(str_is(FILL(&arena, WORD_RESULT_SCORE, STR("3"), STR("2"), STR("2")),
                       "3問中 2問 正解（合格：2問以上）"));
    /* What is filled in is not looked at again. */
    assert_true(str_is(FILL(&arena, WORD_HOME_PERSON, STR("{1}")), "{1}さん"));
    arena_clear(&arena);
}

static void test_quotations_nest(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_true(str_is(FILL(&arena, WORD_PICK_HINT, STR("件名「至急」のメール")),
                       "「件名『至急』のメール」を、もう一度よく見てみましょう。"));
    /* A lone bracket is a character somebody typed. */
    assert_true(
        str_starts_with(FILL(&arena, WORD_BUILD_NOT_KANA, STR("「")), STR("「「」は")));
    /* Outside of brackets nothing changes. */
    assert_true(str_starts_with(FILL(&arena, WORD_PICK_HINT_BARE, STR("「至急」")),
                                STR("「至急」を、")));
    arena_clear(&arena);
}

static void test_people_have_name_plates(void **state)
{
    (void)state;
    assert_true(str_is(words_person(STR("misaki")), "美咲"));
    assert_true(str_is(words_person(STR("")), ""));
    assert_true(str_is(words_person(STR("stranger")), "stranger"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_is_clean_text),
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_quotations_nest),
        cmocka_unit_test(test_people_have_name_plates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
