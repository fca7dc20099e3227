/* Names as people write them on machines and in rosters: which can be one person's. */
#include "hr/same_name.h"
#include "support/cmocka_all.h"

static const struct {
    const char *name, *reading;
    const char *other_name, *other_reading;
    bool is_same;
} cases[] = {
    {"山田 花子", "", "山田 花子", "", true},
    {"山田花子", "", "山田　花子", "", true},
    {"花子", "", "山田 花子", "ヤマダ ハナコ", true},
    {"山田", "", "山田 花子", "ヤマダ ハナコ", true},
    {"はなこ", "", "山田 花子", "ヤマダ ハナコ", true},
    {"ﾔﾏﾀﾞ", "", "山田 花子", "やまだ はなこ", true},
    {"Hanako", "", "山田 花子", "ヤマダ ハナコ", true},
    {"HANAKO Yamada", "", "山田 花子", "ヤマダ ハナコ", true},
    {"ｈａｎａｋｏ", "", "山田 花子", "やまだはなこ", true},
    {"花ちゃん", "はなこ", "山田 花子", "ヤマダ ハナコ", true},
    {"Nguyen Van Anh", "", "グエン ヴァン アイン", "", false},
    {"John Smith", "", "Smith, John", "", true},
    {"John Smith", "", "SMITH JOHN", "", true},
    {"山田 太郎", "", "山田 花子", "ヤマダ ハナコ", false},
    {"田中", "", "鈴木 結衣", "スズキ ユイ", false},
    {"田中 花子", "", "山田 花子", "ヤマダ ハナコ", false}, /* a new surname is told */
    {"花", "", "山田 花子", "ヤマダ ハナコ", false},        /* in too many names */
    {"林 花", "", "小林 花子", "", true},
    {"", "", "山田 花子", "", false},
    {"　", " ", "山田 花子", "", false},
    {"あ い う え お か き く け", "", "あいうえおかきくけこ", "", true},
    {"あ い う え お か き く ぬ", "", "あいうえおかきくけこ", "", false},
};

static void test_table(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StoreNames a = {str_from(cases[i].name), str_from(cases[i].reading)};
        StoreNames b = {str_from(cases[i].other_name), str_from(cases[i].other_reading)};
        if (same_name(&a, &b) != cases[i].is_same ||
            same_name(&b, &a) != cases[i].is_same) {
            print_message("case %zu: %s, %s\n", i, cases[i].name, cases[i].other_name);
        }
        assert_int_equal(same_name(&a, &b), cases[i].is_same);
        assert_int_equal(same_name(&b, &a), cases[i].is_same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
