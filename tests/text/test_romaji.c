/* Kana to romaji as the password workshop needs it. */
#include <string.h>

#include "fake_font.h"
#include "text/romaji.h"

static const struct {
    const char *kana;
    const char *romaji;
} CASES[] = {
    /* the samples of no03 */
    {"てれびがすき", "terebigasuki"},
    {"テレビがすき", "terebigasuki"},
    {"あさはみそしる", "asahamisoshiru"},
    {"ねこがにひきいる", "nekoganihikiiru"},
    /* Hepburn: sha, chi, tsu, fu, ji; t before ch */
    {"しちつふじぢづを", "shichitsufujijizuo"},
    {"ゔゐゑゕゖゎ", "vuiekakewa"},
    {"きょうとしゅっちょう", "kyoutoshutchou"},
    {"まっちゃ", "matcha"},
    {"にっぽん", "nippon"},
    {"ざっし", "zasshi"},
    {"あっ", "a"},
    {"あっあ", "aa"},
    {"しんぶん", "shinbun"},
    {"んん", "nn"},
    {"コーヒー", "koohii"},
    {"ーあ", "a"},
    {"ファイル", "fairu"},
    {"パーティー", "paatii"},
    {"ディスク", "disuku"},
    {"ウィルス", "wirusu"},
    {"ヴァイオリン", "vaiorin"},
    {"シェア", "shea"},
    {"チェック", "chekku"},
    {"ジェット", "jetto"},
    {"トゥ", "tu"},
    {"クォーツ", "kwootsu"},
    {"ツァ", "tsa"},
    {"デュ", "dyu"},
    {"イェイ", "yei"},
    {"ぢゃぢゅ", "jaju"},
    {"ぎゃにゅひょびゅぴゃみゃりょ", "gyanyuhyobyupyamyaryo"},
    {"ねぇ", "nee"},
    {"ゃ", "ya"},
    {"ヷヸヹヺ", "vavivevo"},
    {"ヵヶ", "kake"},
    {"いすゞ", "isuzu"},
    {"こゝろ", "kokoro"},
    {"ゝ", NULL},
    /* half-width katakana, loose voice marks */
    {"ｱｻﾊﾐｿｼﾙ", "asahamisoshiru"},
    {"ﾃﾚﾋﾞｶﾞｽｷ", "terebigasuki"},
    {"ﾊﾟｿｺﾝ", "pasokon"},
    {"ｶｯﾌﾟ", "kappu"},
    {"ｺｰﾋｰ", "koohii"},
    {"か\u3099は\u309A", "gapa"},
    {"か゛は゜", "gapa"},
    /* mixed */
    {"ねこ2ひき", "neko2hiki"},
    {"ＡＢＣ１２３！", "ABC123!"},
    {"abcあXYZ", "abcaXYZ"},
    {"a-b_c!", "a-b_c!"},
    {"あさ は、みそ　しる。", "asahamisoshiru"},
    {"", ""},
};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        char out[64];
        size_t len = 0;
        uint32_t unknown = 0;
        bool is_known = romaji_from_kana(str_from(CASES[i].kana), out,
                                         strlen(CASES[i].kana) + 1, &len, &unknown);
        if (CASES[i].romaji == NULL) {
            wrong += is_known || unknown == 0;
            continue;
        }
        wrong += !is_known || unknown != 0 || strlen(out) != len;
        wrong += !is_text(CASES[i].kana, str_from(out), CASES[i].romaji);
    }
    assert_int_equal(wrong, 0);
}

static void test_unknown(void **state)
{
    static const struct {
        const char *kana;
        uint32_t unknown;
        const char *before;
    } cases[] = {
        {"朝はみそしる", 0x671D, ""},
        {"あさは味噌しる", 0x5473, "asaha"},
        {"ねこ\U0001F431", 0x1F431, "neko"},
        {"カフェé", 0xE9, "kafe"},
        {"あ々", 0x3005, "a"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[64];
        size_t len = 99;
        uint32_t unknown = 0;
        assert_false(
            romaji_from_kana(str_from(cases[i].kana), out, sizeof(out), &len, &unknown));
        assert_int_equal(unknown, cases[i].unknown);
        assert_string_equal(out, cases[i].before);
        assert_int_equal(len, strlen(cases[i].before));
    }
}

static void test_room(void **state)
{
    (void)state;
    char out[8];
    size_t len = 0;
    uint32_t unknown = 1;
    assert_true(romaji_from_kana(STR("ねこがす"), out, sizeof(out), &len, &unknown) ==
                false);
    assert_int_equal(unknown, 0);
    assert_string_equal(out, "nekogas");
    assert_false(romaji_from_kana(STR("あ"), out, 1, &len, &unknown));
    assert_string_equal(out, "");
    assert_true(romaji_from_kana(STR("あ"), out, 2, &len, &unknown));
    assert_string_equal(out, "a");
    assert_false(romaji_from_kana(STR("あ\xE3\x81"), out, sizeof(out), &len, &unknown));
    assert_int_equal(unknown, 0);
}

/* Whatever comes, kana.len + 1 bytes are enough. */
static void test_bound(void **state)
{
    (void)state;
    for (uint32_t first = 0x20; first < 0x10000; first++) {
        if (first >= 0xD800 && first <= 0xDFFF) {
            continue;
        }
        StrBuf text = {0};
        strbuf_add_z(&text, "っ");
        strbuf_add_codepoint(&text, first);
        strbuf_add_z(&text, "ょっゞ");
        char out[32];
        size_t len = 0;
        uint32_t unknown = 0;
        bool is_known =
            romaji_from_kana(strbuf_str(&text), out, text.len + 1, &len, &unknown);
        assert_true(is_known || unknown == first || unknown == 0x309E);
        strbuf_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_room),
        cmocka_unit_test(test_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
