/* Line breaking, ui.md 5.2. */
#include "base/utf8.h"
#include "fake_font.h"

#define ZWSP "\u200B"
#define WJ "\u2060"

/* The lists of ui.md, in its order. */
static const char *const NOSTART[] = {
    "、。，．,.・：；:;？！?!‼⁇⁈⁉",
    "」』）】〕〉》］｝〙〗⦆»”’〟)]}",
    "ヽヾゝゞ々〻ー",
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    "‐–〜～゠",
    "…‥％%℃°′″‰",
};
static const char *const NOEND[] = {"「『（【〔〈《［｛〘〖⦅«“‘〝([{", "￥¥＄$＃#№"};

static bool has_first_line(const char *head, Str sign, const char *tail,
                           const char *wanted)
{
    Arena arena = {0};
    TextBlock block;
    TextStyle style = fake_style(4);
    TextMetrics metrics = fake_metrics();
    Str markup = str_format(&arena, "%s%.*s%s", head, STR_ARG(sign), tail);
    text_layout(&arena, markup, &style, &metrics, &block);
    bool is_right =
        is_text(markup.ptr, block.lines[0].text, wanted) && !block.is_too_wide;
    arena_clear(&arena);
    return is_right;
}

static void for_each_sign(const char *const *lists, size_t count, const char *head,
                          const char *tail, size_t wanted_cases)
{
    size_t cases = 0;
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        for (Str rest = str_from(lists[i]); rest.len > 0; cases++) {
            const char *at = rest.ptr;
            (void)utf8_next(&rest);
            Str sign = {at, (size_t)(rest.ptr - at)};
            wrong += !has_first_line(head, sign, tail, "あああ");
        }
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(cases, wanted_cases);
}

/* Four characters fit; the fifth may not start a line, so the fourth goes down with it.
 */
static void test_nostart(void **state)
{
    (void)state;
    for_each_sign(NOSTART, COUNT_OF(NOSTART), "ああああ", "いい", 99);
}

/* The sign fits as the fourth, but may not end the line. */
static void test_noend(void **state)
{
    (void)state;
    for_each_sign(NOEND, COUNT_OF(NOEND), "あああ", "いいいい", 26);
}

typedef struct BreakCase {
    float width_em;
    const char *markup;
    const char *lines;
} BreakCase;

static void run_cases(const BreakCase *cases, size_t count, const TextStyle *base)
{
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        TextBlock block;
        TextStyle style = *base;
        style.width = cases[i].width_em * style.size;
        text_layout(&arena, str_from(cases[i].markup), &style, &metrics, &block);
        bool is_right =
            is_text(cases[i].markup, fake_join(&arena, &block), cases[i].lines);
        wrong += !is_right || block.is_too_wide;
    }
    assert_int_equal(wrong, 0);
    arena_clear(&arena);
}

static const BreakCase PLAIN[] = {
    {4, "", ""},
    {4, "あいう", "あいう"},
    {4, "あいうえ", "あいうえ"},
    {4, "あいうえおかき", "あいうえ¦おかき"},
    {4, "あいうえおかきく", "あいうえ¦おかきく"},
    /* a last line has three characters at least */
    {4, "あいうえお", "あい¦うえお"},
    {4, "あいうえおか", "あいう¦えおか"},
    {5, "あいうえおかきです。", "あいうえお¦かきです。"},
    {5, "あいうえおす。", "あいうえ¦おす。"},
    {4, "あいうえかきくけさ", "あいう¦えかき¦くけさ"},
    /* two at least, when the line above would have but one */
    {3, "あいうえ", "あい¦うえ"},
    /* pushed out, more than once when need be */
    {4, "デデデデータです", "デデデ¦デー¦タです"},
    {5, "これはデータです", "これは¦データです"},
    {4, "いうキュリティー", "いうキュ¦リティー"},
    {4, "あああ「いい」う", "あああ¦「い¦い」う"},
    {5, "ああああ」」」いう", "あああ¦あ」」」¦いう"},
    {4, "あいう（（えおか）", "あいう¦（（え¦おか）"},
    {4, "あいうえ々々かき", "あいう¦え々々¦かき"},
    /* dashes and leaders in pairs */
    {4, "あいう――えおか", "あいう¦――¦えおか"},
    {4, "あいう——えおかき", "あいう¦——え¦おかき"},
    {4, "あいう……えおか", "あい¦う……¦えおか"},
    {4, "あいう‥‥えおか", "あい¦う‥‥¦えおか"},
    {4, "あいう〳〵えおか", "あいう¦〳〵¦えおか"},
    /* numbers and their units */
    {4.5f, "あいう1,000円だ", "あいう¦1,000円だ"},
    {4, "あいうえ10:30か", "あいうえ¦10:30か"},
    {4, "あいう3.14みる", "あいう¦3.14みる"},
    {3, "ああ5分でよむ", "ああ¦5分¦でよむ"},
    {4, "ああああ5分です", "ああああ¦5分です"},
    {4, "あああ10秒です", "あああ¦10秒です"},
    {4, "あああ25名です", "あああ¦25名です"},
    {4, "あああ12件です", "あああ¦12件です"},
    {4, "あああ25話です", "あああ¦25話です"},
    {4, "あああ80点です", "あああ¦80点です"},
    {4, "あああ77%です", "あああ¦77%です"},
    {4, "あああ36℃です", "あああ¦36℃です"},
    {4, "ああ2026年です", "ああ¦2026年¦です"},
    {4, "あああ12月です", "あああ¦12月です"},
    {4, "あああ31日です", "あああ¦31日です"},
    {4, "あああ31回です", "あああ¦31回です"},
    {4, "あああ31軒です", "あああ31¦軒です"},
    {5, "ああああ12文字だ", "ああああ¦12文字だ"},
    {4, "あああ3か所です", "あああ¦3か所¦です"},
    {4, "あ12345円です", "あ12345¦円です"},
    {4, "ああ１２円です", "ああ¦１２円¦です"},
    {5, "ああ１，２３４だ", "ああ¦１，２３４¦だ"},
    /* Latin words */
    {5, "これはWi-Fiです", "これは¦Wi-Fiです"},
    {6, "無線LANの設定をする", "無線LANの¦設定をする"},
    {5, "read the word now", "read the ¦word now"},
    {4, "read    word", "read    ¦word"},
    {4, "あいう　　　えおか", "あいう　　　¦えおか"},
    {4, "ああああ あいう", "ああああ ¦あいう"},
    {4, "東京\u00A0タワーだ", "東京\u00A0タ¦ワーだ"},
    /* longer than a line: anywhere */
    {4, "abcdefghijklmno", "abcdefgh¦ijklmno"},
    {4, "あabcdefghijklmno", "あ¦abcdefgh¦ijklmno"},
    {4, "12345678901234", "12345678¦901234"},
    /* URLs of more than 20 characters, behind / ? & . - _ */
    {8, "はhttps://www.ipa.go.jp/security/", "はhttps://www.¦ipa.go.jp/¦security/"},
    {8, "https://ipa.go.jp/sec_guide-a", "https://ipa.go.¦jp/sec_guide-a"},
    {8, "http://a.example/x?ab=cd&efgh=12", "http://a.¦example/x?ab=cd&¦efgh=12"},
    /* a short one stays whole */
    {8, "ここからhttp://a.jp/bへ", "ここから¦http://a.jp/bへ"},
    /* not a URL, so only the emergency breaks it */
    {8, "abcdef/ghijkl/mnopqrs/tuv", "abcdef/ghijkl/mn¦opqrs/tuv"},
    /* nothing but signs: better a wrong start than out of the box */
    {3, "。。。。。。", "。。。¦。。。"},
    {3, "「「「「「「", "「「「¦「「「"},
    /* marks of the author */
    {4, "あいうえ" WJ "おかきく", "あいう¦えお¦かきく"},
    {4, "うabc" ZWSP "defghかき", "うabc¦defgh¦かき"},
    {4, "うabcd" ZWSP "efghかき", "うabcd¦efghかき"},
    {4, "あいうえ" ZWSP "。かき", "あいう¦え。かき"},
    /* paragraphs */
    {4, "あい\nうえ", "あい¦うえ"},
    {4, "\n\nあい\n\n\nうえ\n", "あい¦うえ"},
    {4, "あい\r\nうえ", "あい¦うえ"},
    {4, "あいうえ|おかき", "あいうえ¦|おかき"},
    /* combining marks and selectors do not count and stay with their letter */
    {4, "あいうe\u0301\u0302え", "あいう¦e\u0301\u0302え"},
    {4, "か\u3099き\u3099く\u3099け\u3099こ\u3099さ", "がぎぐ¦げごさ"},
    {4, "は\u309Aハ\u309Aウ\u3099ワ\u3099", "ぱパヴヷ"},
    {4, "あ\u3099い", "あ゛い"},
    {4, "葛\U000E0100飾区\uFE00の町", "葛飾¦区の町"},
    {4, "\u202E名\u200F前\u200D", "名前"},
};

static void test_plain(void **state)
{
    (void)state;
    TextStyle style = fake_style(4);
    style.waou = -1;
    run_cases(PLAIN, COUNT_OF(PLAIN), &style);
}

static const BreakCase HANGING[] = {
    {4, "あいうえ。かきく", "あいうえ。¦かきく"},
    {4, "あいうえ、かきく", "あいうえ、¦かきく"},
    {4, "あいうえ。", "あいうえ。"},
    {4, "あいうえ，かきく", "あいう¦え，¦かきく"},
    {4, "あいうえ」かきく", "あいう¦え」¦かきく"},
    {4, "あいうえ！かきく", "あいう¦え！¦かきく"},
    {4, "あいうえ。」かき", "あいう¦え。」¦かき"},
    {4, "あいう」。かきく", "あいう」。¦かきく"},
    {4, "あいうえ。。かき", "あいう¦え。。¦かき"},
};

static void test_hanging(void **state)
{
    (void)state;
    TextStyle style = fake_style(4);
    style.hangs = true;
    run_cases(HANGING, COUNT_OF(HANGING), &style);
}

static const BreakCase PHRASES[] = {
    {6, "会社の" ZWSP "決まりを" ZWSP "守る", "会社の¦決まりを守る"},
    {7, "会社の" ZWSP "決まりを" ZWSP "守ろう", "会社の決まりを¦守ろう"},
    {5, "会社の" ZWSP "決まりを守る" ZWSP "こと", "会社の¦決まりを¦守ること"},
    {5, "会社の決まりを守る", "会社の決ま¦りを守る"},
    {8, "無線LAN" ZWSP "パスワード", "無線LAN¦パスワード"},
};

static void test_phrases(void **state)
{
    (void)state;
    TextStyle style = fake_style(4);
    style.phrase_breaks = true;
    run_cases(PHRASES, COUNT_OF(PHRASES), &style);
}

static const BreakCase BALANCED[] = {
    {8, "あいうえおかきくけこ", "あいうえお¦かきくけこ"},
    {8, "あいうえおかきくけ", "あいうえお¦かきくけ"},
    {8, "あいうえおかきく", "あいうえおかきく"},
    {6, "あいうえおかきくけこさしす", "あいうえお¦かきくけこ¦さしす"},
    {8, "あいうえお、かきくけこさ", "あいうえお、¦かきくけこさ"},
    {8, "強いpasswordsの作り方", "強いpasswordsの¦作り方"},
    {8, "あいうえおかきくけこ\nさし", "あいうえお¦かきくけこ¦さし"},
};

static void test_balanced(void **state)
{
    (void)state;
    TextStyle style = fake_style(8);
    style.is_balanced = true;
    run_cases(BALANCED, COUNT_OF(BALANCED), &style);
}

/* Lines end with a phrase where that costs no line; each kind of guess, each refusal. */
static const BreakCase PAUSES[] = {
    {12, "隣町の工場も、古いVPN装置から入られた",
     "隣町の工場も、¦古いVPN装置から入られた"},
    {14, "岡さんが良い人でも、その鍵が盗まれたら",
     "岡さんが良い人でも、その鍵が¦盗まれたら"},
    {10, "複合機器類（修正版案内）", "複合機器類¦（修正版案内）"},
    {8, "更新して「あとで」を押す", "更新して¦「あとで」を押す"},
    {8, "文章と画面・位置情報を見る", "文章と画面・¦位置情報を見る"},
    {9, "恵子さんの電話番号だけ覚えて", "恵子さんの¦電話番号だけ覚えて"},
    {7, "大きさ：中 / 守り：なし", "大きさ：中 / ¦守り：なし"},
    {7.5f, "昔のFlash Playerだ", "昔の¦Flash Playerだ"},
    {7, "お知らせをしませんか", "お知らせを¦しませんか"},
    /* by the words in kana: before those that begin a phrase ... */
    {9, "だれも知らないものに変えておく", "だれも知らない¦ものに変えておく"},
    {10, "穴をふさぐまでは何時間かかるか", "穴をふさぐまでは¦何時間かかるか"},
    {8, "本体の更新にできる機種も多い", "本体の更新に¦できる機種も多い"},
    {12, "コツコツ。五分ならいつでも出せます", "コツコツ。五分なら¦いつでも出せます"},
    {9, "貼られたお知らせとごみ箱を見る", "貼られたお知らせと¦ごみ箱を見る"},
    /* ... never before particles and endings or inside a word */
    {10, "書類を送る前に読んでください。", "書類を送る前に¦読んでください。"},
    {11, "机の上の紙の山から見つけました", "机の上の紙の山から¦見つけました"},
    {9, "急ぎの用ですって。確認します", "急ぎの用ですって。¦確認します"},
    {11, "届いたか聞かれるまで待っています", "届いたか聞かれるまで¦待っています"},
    {10, "声が似ているかどうかは分からない", "声が似ているか¦どうかは分からない"},
    /* the end of a verb is no word of its own */
    {10, "使い回しは使えなくなるからだめ", "使い回しは¦使えなくなるからだめ"},
    /* Chinese characters in twos; one before a particle belongs to those before it */
    {8, "ここにある情報処理推進", "ここにある¦情報処理推進"},
    {9, "暗号で送った証明書は正しい", "暗号で送った¦証明書は正しい"},
    /* not between お and its noun, inside a joined verb, a counter or 使い方 */
    {5, "大切なお客様情報一覧のこと", "大切な¦お客様情報¦一覧のこと"},
    {7, "台帳を早く持ち出さない", "台帳を早く¦持ち出さない"},
    {7, "これは前の使い方とちがう", "これは前の¦使い方とちがう"},
    {8, "バスの時刻に間に合いました", "バスの時刻に¦間に合いました"},
    /* a last line that needs company gets a phrase */
    {11, "Wi-Fiルーター（2年前の版）", "Wi-Fiルーター¦（2年前の版）"},
    /* not when another line would be needed, not further than half a short line */
    {8, "画面を見る出所不明の文書たち", "画面を見る出所¦不明の文書たち"},
    {8, "あの情報処理推進機構の調査員が", "あの情報処理推進¦機構の調査員が"},
};

static void test_pauses(void **state)
{
    (void)state;
    TextStyle style = fake_style(8);
    run_cases(PAUSES, COUNT_OF(PAUSES), &style);
    /* What is shown as it was typed is broken where it is full. */
    const BreakCase verbatim = {8, "複合機（修正版の案内だ）",
                                "複合機（修正版の¦案内だ）"};
    style.is_verbatim = true;
    run_cases(&verbatim, 1, &style);
}

static const BreakCase TILES[] = {
    {6, "長い|合言葉", "長い¦合言葉"},
    {6, "無線LANの|設定", "無線LANの¦設定"},
    {6, "あ||い", "あ¦い"},
    {3, "あいうえお|かき", "あい¦うえお¦かき"},
};

static void test_tiles(void **state)
{
    (void)state;
    TextStyle style = fake_style(6);
    style.bars_break = true;
    run_cases(TILES, COUNT_OF(TILES), &style);
}

/* The lines of ui.md's sizes: 32 characters fit a dialogue line of 1280 units exactly. */
static void test_line_lengths(void **state)
{
    static const struct {
        float size, width;
        size_t characters;
    } cases[] = {{40, 1280, 32}, {34, 816, 24}, {34, 1292, 38}, {36, 864, 24},
                 {36, 360, 10},  {24, 144, 6},  {50, 1600, 32}, {80, 2560, 32}};
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    StrBuf buf = {0};
    for (int i = 0; i < 100; i++) {
        strbuf_add_z(&buf, "字");
    }
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        TextBlock block;
        TextStyle style = fake_style(0);
        style.size = cases[i].size;
        style.width = cases[i].width;
        text_layout(&arena, strbuf_str(&buf), &style, &metrics, &block);
        assert_int_equal(utf8_length(block.lines[0].text), cases[i].characters);
        assert_float_equal(block.lines[0].width, cases[i].width, 0.01);
    }
    strbuf_clear(&buf);
    arena_clear(&arena);
}

/* A word that cannot be broken at all is reported, not cut. */
static void test_too_wide(void **state)
{
    (void)state;
    Arena arena = {0};
    TextMetrics metrics = fake_metrics();
    TextBlock block;
    TextStyle style = fake_style(3);
    style.ruby = TEXT_RUBY_ALL;
    text_layout(&arena, STR("あ{標的型攻撃|ひょうてきがたこうげき}い"), &style, &metrics,
                &block);
    assert_true(block.is_too_wide);
    assert_true(is_text("ruby", fake_join(&arena, &block), "あ¦標的型攻撃¦い"));
    style.width = 0.25f * 40;
    text_layout(&arena, STR("あい"), &style, &metrics, &block);
    assert_true(block.is_too_wide);
    assert_int_equal(block.line_count, 2);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nostart), cmocka_unit_test(test_noend),
        cmocka_unit_test(test_plain),   cmocka_unit_test(test_hanging),
        cmocka_unit_test(test_phrases), cmocka_unit_test(test_balanced),
        cmocka_unit_test(test_tiles),   cmocka_unit_test(test_line_lengths),
        cmocka_unit_test(test_pauses),  cmocka_unit_test(test_too_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
