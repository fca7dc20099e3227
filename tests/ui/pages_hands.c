/* Samples of the hands-on pages. */
#include "pages_hands.h"

#include "pages.h"
#include "ui/parts.h"
#include "ui/words.h"

static UiHands sample_hands(const char *prompt)
{
    return (UiHands){
        .prompt = str_from(prompt),
        .status = STR("2／6か所"),
        .mark = UI_MARK_WRONG,
        .note_word = ui_word(UI_WORD_WRONG),
        .note = STR("Windows 10のPC：通常の支援は2025年10月に{終了|しゅうりょう}。"
                    "使い続けないで、入れ替えます。"),
        .hint = STR("「VPN装置」を、もう一度よく見てみましょう。"),
        .can_hint = true,
        .can_solve = true,
        .missing = STR("あと4枚を正しい箱に入れると、先へ進めます。")};
}

static void sort_page(Ui *ui, size_t held)
{
    const UiSortCard cards[] = {
        {STR("Windows 11のPC（更新待ち）"), 0, UI_MARK_RIGHT},
        {STR("Windows 10のPC（延長契約なし）"), 0, UI_MARK_WRONG},
        {STR("社用スマホ（OS更新の通知あり）"), -1, UI_MARK_NONE},
        {STR("VPN装置（提供終了品）"), -1, UI_MARK_NONE},
        {STR("会計ソフト（自動更新・最新）"), -1, UI_MARK_NONE},
        {STR("{複合機|ふくごうき}（修正版の案内が届いた）"), 2, UI_MARK_WRONG}};
    const Str bins[] = {STR("更新する"), STR("入れ替える・外す"), STR("このままでよい"),
                        STR("係に聞く")};
    UiSort sample = {.hands = sample_hands("社内の機器を、四つの箱に分けよう。"),
                     .cards = cards,
                     .card_count = 6,
                     .bins = bins,
                     .bin_count = 4,
                     .held = held};
    (void)part_sort(ui, &sample, sample_header(ui));
}

void page_sort(Ui *ui)
{
    sort_page(ui, SIZE_MAX);
}

void page_sort_held(Ui *ui)
{
    sort_page(ui, 3);
}

void page_panel(Ui *ui)
{
    static const Str switches[] = {{"切", 3}, {"入", 3}};
    static const Str places[] = {{"Cドライブ全体", 19}, {"なし", 6}, {"一部だけ", 12}};
    const UiPanelRow rows[] = {
        {STR("リアルタイム{保護|ほご}"), switches, 2, 1, UI_MARK_RIGHT},
        {STR("検査しない場所"), places, 3, 2, UI_MARK_WRONG},
        {STR("契約の期限切れ通知"), switches, 2, 0, UI_MARK_NONE}};
    UiPanel sample = {.hands = sample_hands("悠真のPCの設定画面。安全な状態に直そう。"),
                      .rows = rows,
                      .row_count = 3,
                      .meter_label = STR("見張りの目覚め度"),
                      .meter_text = STR("はじめ 1　いま 2／3"),
                      .meter = 0.66f,
                      .meter_before = 0.33f};
    (void)part_panel(ui, &sample, sample_header(ui));
}

void page_order(Ui *ui)
{
    const UiOrderStep steps[] = {
        {STR("{確認表|かくにんひょう}に名前と時刻を書く"), -1, UI_MARK_NONE},
        {STR("窓と通用口の鍵を、指さして確かめる"), 1, UI_MARK_NONE},
        {STR("スペアの鍵を植木鉢の下に置く"), 2, UI_MARK_WRONG},
        {STR("残っている人がいないか、声をかけて見回る"), 0, UI_MARK_NONE},
        {STR("明かりを消し、警備を入れる"), -1, UI_MARK_NONE}};
    UiOrder sample = {.hands = sample_hands("事務所を無人にするまでを、順に並べよう。"),
                      .steps = steps,
                      .step_count = 5,
                      .held = 1};
    sample.hands.next_label = STR("順番を確かめる");
    (void)part_order(ui, &sample, sample_header(ui));
}

static void spot_page(Ui *ui, bool is_list)
{
    const UiSpotPlace places[] = {
        {{0.05f, 0.1f, 0.25f, 0.2f},
         STR("ホワイトボードの「来月発表」"),
         STR("発表前の情報。"),
         true,
         true,
         false},
        {{0.6f, 0.05f, 0.15f, 0.12f},
         STR("会社の看板"),
         STR("公開している情報。"),
         false,
         true,
         false},
        {{0.45f, 0.5f, 0.05f, 0.05f}, STR("社長の首の入館証"), {0}, true, false, true},
        {{0.1f, 0.75f, 0.2f, 0.15f},
         STR("段ボールの送り先ラベル"),
         {0},
         true,
         false,
         false}};
    const UiSpotPlate plates[] = {{{0.15f, 0.35f, 0.3f, 0.09f}, STR("来月発表")}};
    UiSpot sample = {.hands = sample_hands("このまま投稿すると困る所を見つけよう。"),
                     .picture = STR("pictures/no10_photo"),
                     .width = 1120,
                     .height = 688,
                     .places = places,
                     .place_count = 4,
                     .plates = plates,
                     .plate_count = 1,
                     .last = SIZE_MAX,
                     .shows_places = true,
                     .is_list = is_list};
    (void)part_spot(ui, &sample, sample_header(ui));
}

void page_spot(Ui *ui)
{
    spot_page(ui, false);
}

void page_spot_list(Ui *ui)
{
    spot_page(ui, true);
}

void page_whatif(Ui *ui)
{
    const UiOption options[] = {
        {.label = STR("ア 年に一度、二時間の講義"),
         .is_selected = true,
         .is_compact = true},
        {.label = STR("イ 毎月五分の学びと小さな確認"), .is_compact = true},
        {.label = STR("エ 引っかかった人の名前を朝礼で言う"), .is_compact = true}};
    const UiEventCard events[] = {{STR("三か月後に覚えているか"), true, UI_MARK_WRONG,
                                   STR("だめ"), STR("弁当の味しか残らない。")},
                                  {STR("新しい{手口|てぐち}が出た"), true,
                                   UI_MARK_PARTIAL, STR("少し弱い"),
                                   STR("次の年まで届かない。")},
                                  {.label = STR("新人が入った")}};
    UiWhatif sample = {.hands = sample_hands("教育のやり方を選び、半年後を見よう。"),
                       .options = options,
                       .option_count = 3,
                       .events = events,
                       .event_count = 3};
    sample.hands.takes_enter = true;
    sample.hands.next_label = STR("次の事件へ");
    sample.hands.can_go_on = true;
    (void)part_whatif(ui, &sample, sample_header(ui));
}

static UiTurns sample_turns(const UiTurn *turns)
{
    return (UiTurns){.hands = sample_hands("四つの場面で、ひとことを選ぼう。"),
                     .meter_label = STR("もれメーター"),
                     .meter_text = STR("3／7"),
                     .meter = 0.43f,
                     .turns = turns,
                     .turn_count = 2,
                     .turns_title = STR("これまでの返事")};
}

static const UiTurn sample_past[] = {{{"友人「どこの仕事？」", 30},
                                      {"「駅前の大型店だよ」", 30},
                                      UI_MARK_WRONG,
                                      {"もれた", 9}},
                                     {{"電車で、同僚と相談をしたい", 39},
                                      {"会社に戻ってから話す", 30},
                                      UI_MARK_RIGHT,
                                      {"もれなし", 12}}};

void page_turns(Ui *ui)
{
    const UiTurnAnswer answers[] = {{STR("「持っていないし、渡せないよ」"), 6},
                                    {STR("「会社に聞いてから」と先延ばしにする"), 7},
                                    {STR("「一部だけなら」"), 8}};
    UiTurns sample = sample_turns(sample_past);
    sample.turn_label = STR("場面 3／4");
    sample.turn_text = STR("{元同僚|もとどうりょう}から「前の名簿、まだ持ってる？」");
    sample.answers = answers;
    sample.answer_count = 3;
    (void)part_turns(ui, &sample, sample_header(ui));
}

void page_turns_over(Ui *ui)
{
    UiTurns sample = sample_turns(sample_past);
    sample.hands.outcome = STR("少しもれました。もう一度選び直しましょう。");
    sample.hands.can_go_on = true;
    sample.hands.next_label = STR("選び直す");
    (void)part_turns(ui, &sample, sample_header(ui));
}

void page_order_done(Ui *ui)
{
    const UiOrderStep steps[] = {{STR("窓と鍵を確かめる"), 0, UI_MARK_RIGHT},
                                 {STR("明かりを消し、警備を入れる"), 1, UI_MARK_RIGHT},
                                 {STR("スペアの鍵を植木鉢の下に置く"), -1, UI_MARK_NONE}};
    UiOrder sample = {.hands = {.prompt = STR("順に並べよう。"),
                                .done = STR("この三つで「たぶん」が消えます。"),
                                .can_go_on = true},
                      .steps = steps,
                      .step_count = 3,
                      .held = SIZE_MAX,
                      .is_fixed = true};
    (void)part_order(ui, &sample, sample_header(ui));
}
