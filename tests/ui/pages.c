#include "pages.h"

#include "pages_hands.h"
#include "ui/parts.h"
#include "ui/words.h"

static Rect lesson_header(Ui *ui)
{
    static const float ticks[] = {0.42f, 0.58f, 0.8f};
    UiLessonHeader header = {.title = STR("第9話　電波の名札を確かめる"),
                             .progress = 0.35f,
                             .ticks = ticks,
                             .tick_count = 3,
                             .place = STR("場面 2／5"),
                             .remaining = STR("のこり約3分")};
    Rect content;
    (void)part_lesson_header(ui, &header, &content);
    return content;
}

Rect sample_header(Ui *ui)
{
    return lesson_header(ui);
}

static void dialogue(Ui *ui)
{
    Rect content = lesson_header(ui);
    UiScene scene = {.backdrop = STR("backdrops/cafe"),
                     .left = STR("cast/misaki/front/worry"),
                     .right = STR("cast/sato/front/normal"),
                     .mirrors_right = true};
    part_scene(ui, &scene, content);
    UiDialogue line = {
        .speaker = STR("佐藤"),
        .text = STR("「【重要】{停止|ていし}されました」というメールが届いたんですが、"
                    "リンクを押してもだいじょうぶでしょうか……？差出人は情報システム"
                    "部になっています。"),
        .line = ui_id("c3"),
        .is_auto = true};
    (void)part_dialogue(ui, &line, content);
}

static void narration(Ui *ui)
{
    Rect content = lesson_header(ui);
    UiScene scene = {.backdrop = STR("backdrops/wide"),
                     .backdrop_width = 2880,
                     .pan_px = 120,
                     .next_backdrop = STR("backdrops/cafe"),
                     .fade = 0.5f};
    part_scene(ui, &scene, content);
    UiDialogue line = {
        .text = STR("14時45分、駅前の喫茶店。"), .line = ui_id("c1"), .can_back = true};
    (void)part_dialogue(ui, &line, content);
}

static void fill_options(UiOption *options, size_t *count)
{
    static const struct {
        const char *label;
        char letter;
    } rows[] = {
        {"メールに書かれた番号へ、すぐに電話で確認する", 'A'},
        {"名刺などで前から知っている番号に電話して確認する", 'B'},
        {"急ぎなので、先に振り込んでから上司に報告する", 'C'},
        {"わからない", 0},
    };
    *count = sizeof(rows) / sizeof(rows[0]);
    for (size_t i = 0; i < *count; i++) {
        options[i] = (UiOption){.label = str_from(rows[i].label),
                                .letter = rows[i].letter,
                                .number = (int)i + 1};
    }
}

static UiQuestion sample_question(UiOption *options)
{
    UiQuestion question = {
        .id = ui_id("q1"),
        .label = STR("確認テスト　第2問（全3問）"),
        .tag = STR("適切なもの"),
        .prompt = STR("取引先を名乗るメールに「至急、振り込んでください」と書かれて"
                      "いました。最初にすることはどれですか。"),
        .options = options,
        .selected = UI_OPTIONS_MOST,
        .confirm = STR("これで答える"),
        .missing = STR("答えを一つ選んでください。")};
    fill_options(options, &question.option_count);
    return question;
}

static void question(Ui *ui)
{
    UiOption options[UI_OPTIONS_MOST];
    UiQuestion sample = sample_question(options);
    (void)part_question(ui, &sample, lesson_header(ui));
}

static void question_selected(Ui *ui)
{
    UiOption options[UI_OPTIONS_MOST];
    UiQuestion sample = sample_question(options);
    sample.selected = 1;
    options[1].is_selected = true;
    (void)part_question(ui, &sample, lesson_header(ui));
}

static void choose(Ui *ui)
{
    UiOption options[UI_OPTIONS_MOST];
    UiQuestion sample = sample_question(options);
    sample.label = (Str){0};
    sample.tag = (Str){0};
    sample.confirm = (Str){0};
    sample.prompt = STR("美咲はどうする？");
    sample.option_count = 2;
    sample.over_scene = true;
    Rect content = lesson_header(ui);
    part_scene(ui, &(UiScene){.backdrop = STR("backdrops/cafe")}, content);
    (void)part_question(ui, &sample, content);
}

static void feedback(Ui *ui, UiMark mark, const char *verdict)
{
    UiOption options[UI_OPTIONS_MOST];
    UiQuestion sample = sample_question(options);
    for (size_t i = 0; i < sample.option_count; i++) {
        options[i].is_fixed = true;
    }
    options[1].mark = UI_MARK_RIGHT;
    options[1].is_own = mark == UI_MARK_RIGHT;
    if (mark == UI_MARK_WRONG) {
        options[0].mark = UI_MARK_WRONG;
        options[0].is_own = true;
    }
    UiFeedback said = {
        mark, str_from(verdict),
        STR("メールの番号は犯人につながることがあります。確認は、名刺や契約書など別の"
            "手段で前から知っている連絡先へ。"),
        STR("次の問題へ")};
    (void)part_feedback(ui, &sample, &said, lesson_header(ui));
}

static void feedback_right(Ui *ui)
{
    feedback(ui, UI_MARK_RIGHT, "正解です。");
}

static void feedback_wrong(Ui *ui)
{
    feedback(ui, UI_MARK_WRONG, "不正解です。正解は「B」です。");
}

static void result(Ui *ui)
{
    const UiResultRow rows[] = {
        {STR("1"), STR("最初にすることはどれですか。"), STR("B 知っている番号に電話する"),
         STR("B 知っている番号に電話する"), UI_MARK_RIGHT},
        {STR("2"), STR("店の無線LANについて、適切なものはどれですか。"),
         STR("わからない"), STR("C 自分の回線を使う"), UI_MARK_WRONG},
    };
    const UiButton buttons[] = {
        {.label = STR("もう一度受ける"), .kind = UI_BUTTON_SECONDARY},
        {.label = STR("解説を見る"), .kind = UI_BUTTON_PRIMARY}};
    UiResult sample = {.title = STR("確認テストの結果"),
                       .score = STR("3問中 1問 正解（合格：2問以上）"),
                       .mark = UI_MARK_WRONG,
                       .verdict = STR("あと1問"),
                       .advice = STR("あと1問で合格です。"),
                       .rows = rows,
                       .row_count = 2,
                       .buttons = buttons,
                       .button_count = 2};
    (void)part_result(ui, &sample, lesson_header(ui));
}

static void reading(Ui *ui)
{
    const UiButton buttons[] = {{.label = STR("もどる"), .kind = UI_BUTTON_SECONDARY},
                                {.label = STR("次へ"), .kind = UI_BUTTON_PRIMARY}};
    const Str chips[] = {STR("SSID"), STR("WPA2")};
    UiReading sample = {
        .id = ui_id("r1"),
        .place = STR("解説 1／3"),
        .title = STR("{名札|なふだ}はだれでもまねできる"),
        .text =
            STR("店の札と一字ずつ照らし合わせます。WEPとWPA（TKIP）は使いません。\n鍵が"
                "店に貼ってある電波は、鍵がみんなのもの。仕事は自分の回線かVPNで。"),
        .picture = STR("icons/wifi"),
        .buttons = buttons,
        .button_count = 2,
        .chip_label = STR("用語"),
        .chips = chips,
        .chip_count = 2};
    (void)part_reading(ui, &sample, lesson_header(ui));
}

static void pick(Ui *ui)
{
    UiPickRow rows[] = {{.label = STR("Komorebi_Cafe"),
                         .detail = STR("鍵なし\n電波 強"),
                         .mark = UI_MARK_WRONG,
                         .feedback = STR("そっくりさん。札の名前は別です。"),
                         .is_chosen = true},
                        {.label = STR("Komorebi-Cafe"), .detail = STR("WPA2\n電波 中")},
                        {.label = STR("takanashi-phone"), .detail = STR("WPA3")}};
    UiPick sample = {.prompt = STR("いちばんよい接続先は？"),
                     .rows = rows,
                     .row_count = 3,
                     .opened = 1,
                     .choose_label = STR("これにつなぐ"),
                     .status = STR("1回目"),
                     .can_hint = true,
                     .hint = STR("持ち主が分かるのはどれでしょう。"),
                     .missing = STR("まだ正しい接続先を選んでいません。")};
    (void)part_pick(ui, &sample, lesson_header(ui));
}

static void build(Ui *ui)
{
    static UiEdit own; /* empty, and stays so: nothing is typed here */
    const Str choices[] = {STR("テレビが好き"), STR("朝はみそ汁"), STR("自分で入力")};
    UiBuild sample = {.step = ui_id("s1"),
                      .prompt = STR("短い文から、核になるパスワードを組み立てよう。"),
                      .step_label = STR("1 短い文を選ぶ"),
                      .choices = choices,
                      .choice_count = 3,
                      .chosen = 2,
                      .own = &own,
                      .own_problem = STR("ひらがなで入れてください。"),
                      .built = STR("terebiGAsuki!!06"),
                      .strength = {.level = 3,
                                   .word = ui_word(UI_WORD_STRENGTH_3),
                                   .reason = STR("12文字以上です。")},
                      .note = STR("見本はみんなが知っています。"),
                      .note_tone = UI_TONE_WARNING,
                      .warning =
                          STR("実際に使っているパスワードは入力しないでください。"),
                      .can_back = true,
                      .can_go_on = true};
    (void)part_build(ui, &sample, lesson_header(ui));
}

/* What a builder has kept, and where the last button has put it. */
static void build_kept(Ui *ui)
{
    const UiBuildResult pieces[] = {
        {STR("1つ目　例外の相談先：総務 内線11"),
         STR("送る人は、送信の前に、宛先と添付を、声に出して読む")},
        {STR("2つ目　例外の相談先：上司"),
         STR("最後に帰る人は、退社のときに、机の上の書類を、棚に戻す")}};
    UiBuild sample = {.step = ui_id("kept"),
                      .prompt = STR("あいまいな決まりを、動ける決まりに組み立てよう。"),
                      .step_label = STR("できあがり"),
                      .results = pieces,
                      .result_count = 2,
                      .is_listed = true,
                      .built = pieces[1].text,
                      .strength = {.label = STR("動ける度"),
                                   .level = 4,
                                   .word = STR("全部そろいました")},
                      .note = STR("四つがそろえば動ける決まり。"),
                      .note_tone = UI_TONE_OK,
                      .news = STR("修了証と同じ場所に、PDFを保存しました。"),
                      .news_tone = UI_TONE_OK,
                      .can_back = true,
                      .can_another = true,
                      .can_sheet = true,
                      .can_go_on = true};
    (void)part_build(ui, &sample, lesson_header(ui));
}

static void log_sheet(Ui *ui)
{
    (void)lesson_header(ui);
    UiLogRow rows[6];
    for (size_t i = 0; i < 6; i++) {
        rows[i] = (UiLogRow){STR("美咲"),
                             STR("会社に戻ったら間に合わない。ここから送ろう。"), i > 0};
    }
    (void)part_log(ui, rows, 6);
}

static void pause_sheet(Ui *ui)
{
    (void)lesson_header(ui);
    const UiButton buttons[] = {
        {.label = STR("中断してホームへ"), .kind = UI_BUTTON_DANGER},
        {.label = STR("最初から"), .kind = UI_BUTTON_SECONDARY},
        {.label = STR("続ける"), .kind = UI_BUTTON_PRIMARY}};
    UiConfirm sample = {ui_id("pause"),
                        STR("一時停止中"),
                        STR("ここまでの内容は保存されています。"),
                        buttons,
                        3,
                        2};
    (void)part_confirm(ui, &sample);
}

static void settings_sheet(Ui *ui)
{
    (void)lesson_header(ui);
    UiSettings settings = {.spacing = 1};
    bool is_closed;
    (void)part_settings(ui, &settings, &is_closed);
}

static void certificate(Ui *ui)
{
    static const uint32_t pixels[4];
    const UiFact facts[] = {{STR("氏名"), STR("髙橋 花子")},
                            {STR("研修"), STR("第9話 電波の名札を確かめる")},
                            {STR("修了日"), STR("2026年1月15日")},
                            {STR("番号"), STR("G-2026-000123")}};
    const UiButton buttons[] = {{.label = STR("PDFを保存"), .kind = UI_BUTTON_PRIMARY},
                                {.label = STR("閉じる"), .kind = UI_BUTTON_SECONDARY}};
    UiCertificate sample = {.page = {pixels, 2, 2, 1},
                            .facts = facts,
                            .fact_count = 4,
                            .note = STR("書類に保存しました。"),
                            .note_tone = UI_TONE_OK,
                            .buttons = buttons,
                            .button_count = 2};
    (void)part_certificate(ui, &sample, lesson_header(ui));
}

/* A panel over the whole page below its header, as far as it needs. */
static void form_over_page(Ui *ui, const UiForm *form)
{
    UiPageHeader header = {.title = STR("五分"), .subtitle = STR("情報セキュリティ研修")};
    Rect content;
    (void)part_page_header(ui, &header, &content);
    Rect area = ui_canvas(ui);
    area.h -= content.y + UI_SPACE_32 - area.y;
    area.y = content.y + UI_SPACE_32;
    if (!ui_is_large(ui) && !ui_is_portrait(ui)) {
        area = (Rect){820, area.y, 904, area.h};
    }
    float needed = part_form_height(ui, form, area.w);
    area.h = needed < area.h ? needed : area.h;
    (void)part_form(ui, form, area);
    ui_first_focus(ui, form->field_count > 0
                           ? ui_id_at("form_field", 0)
                           : ui_id_at("form_action", form->button_count - 1));
}

static void form(Ui *ui)
{
    static UiEdit name; /* empty, and stay so */
    static UiEdit number;
    const UiField fields[] = {
        {.label = STR("氏名"),
         .hint = STR("姓と名のあいだは1文字あけます。例：佐々木 花子"),
         .text = &name},
        {.label = STR("社員番号"),
         .problem = STR("この社員番号は名簿にありません。番号を確かめるか、係の方に声を"
                        "かけてください。"),
         .text = &number}};
    const UiButton buttons[] = {
        {.label = STR("番号がない方"), .kind = UI_BUTTON_SECONDARY},
        {.label = STR("次へ"),
         .is_unavailable = true,
         .reason = STR("30秒待つと、また入れられます。")}};
    form_over_page(ui,
                   &(UiForm){.banner = STR("人事の配布ファイルを使えません（G-0503）。"
                                           "係の方に伝えてください。"),
                             .banner_tone = UI_TONE_WARNING,
                             .title = STR("はじめまして"),
                             .text = STR("修了証に書く氏名を確かめてください。"),
                             .fields = fields,
                             .field_count = 2,
                             .note = STR("学習の記録は、この端末の中だけに残ります。"),
                             .buttons = buttons,
                             .button_count = 2});
}

static void form_confirm(Ui *ui)
{
    const UiButton buttons[] = {{.label = STR("ちがいます"), .kind = UI_BUTTON_SECONDARY},
                                {.label = STR("はい、始めます")}};
    form_over_page(ui, &(UiForm){.lead = STR("営業部　第一課"),
                                 .title = STR("佐々木 花子さん ですか？"),
                                 .note = STR("社員番号 001234"),
                                 .buttons = buttons,
                                 .button_count = 2});
}

static void home(Ui *ui)
{
    const UiButton buttons[] = {{.label = STR("記録"), .kind = UI_BUTTON_TOOLBAR},
                                {.label = STR("設定"), .kind = UI_BUTTON_TOOLBAR}};
    UiPageHeader header = {STR("五分"), STR("情報セキュリティ研修"),
                           STR("佐々木 花子さん"), buttons, 2};
    Rect content;
    (void)part_page_header(ui, &header, &content);
    const UiTile tiles[] = {{.number = 3,
                             .part = 1,
                             .title = STR("強い|パスワード"),
                             .state = UI_TILE_DONE,
                             .icon = STR("lessons/03")},
                            {.number = 9,
                             .part = 2,
                             .title = STR("無線LANの|設定"),
                             .state = UI_TILE_STARTED,
                             .note = STR("期限 3月31日（火）まで"),
                             .icon = STR("lessons/09")},
                            {.number = 13,
                             .part = 2,
                             .title = STR("バックアップ|の習慣"),
                             .state = UI_TILE_STARTED,
                             .tag = STR("期限切れ"),
                             .icon = STR("lessons/13")},
                            {.number = 24,
                             .part = 3,
                             .title = STR("事故への|そなえ"),
                             .tag = STR("期限切れ"),
                             .icon = STR("lessons/24")},
                            {.number = 25,
                             .part = 3,
                             .title = STR("ルールの|文書化"),
                             .is_unavailable = true,
                             .reason = STR("第24話のあと")}};
    const UiNextCard card = {.heading = STR("次にやること"),
                             .number = STR("第9話"),
                             .title = STR("電波の名札を確かめる"),
                             .reason = STR("期限 3月31日（火）まで"),
                             .note = STR("途中から再開できます"),
                             .button = STR("続きから始める")};
    bool is_stacked = ui_is_portrait(ui) || ui_is_large(ui);
    Rect area = ui_canvas(ui);
    area.h -= content.y + 32 - area.y;
    area.y = content.y + 32;
    Rect inner = ui_scroll_begin(ui, ui_id("home"), area);
    float card_h;
    float tiles_h;
    Rect left = {inner.x, inner.y, is_stacked ? inner.w : 544, 420};
    (void)part_next_card(ui, left, &card, &card_h);
    Rect right = {624, inner.y, inner.x + inner.w - 624, 0};
    if (is_stacked) {
        right = (Rect){inner.x, inner.y + card_h + 32, inner.w, 0};
    }
    (void)part_tiles(ui, right, tiles, 5, &tiles_h);
    ui_scroll_end(ui, right.y + tiles_h);
}

#define PAGE(function)                                                                   \
    {                                                                                    \
#function, function                                                              \
    }
const SamplePage sample_pages[] = {
    PAGE(dialogue),
    PAGE(narration),
    PAGE(question),
    PAGE(question_selected),
    PAGE(choose),
    PAGE(feedback_right),
    PAGE(feedback_wrong),
    PAGE(result),
    PAGE(reading),
    PAGE(pick),
    PAGE(build),
    PAGE(build_kept),
    PAGE(log_sheet),
    PAGE(pause_sheet),
    PAGE(settings_sheet),
    PAGE(certificate),
    PAGE(form),
    PAGE(form_confirm),
    PAGE(home),
    {"sort", page_sort},
    {"sort_held", page_sort_held},
    {"panel", page_panel},
    {"order", page_order},
    {"order_done", page_order_done},
    {"spot", page_spot},
    {"spot_list", page_spot_list},
    {"whatif", page_whatif},
    {"turns", page_turns},
    {"turns_over", page_turns_over},
};
const size_t sample_page_count = sizeof(sample_pages) / sizeof(sample_pages[0]);
