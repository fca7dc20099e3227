#include "fixture.h"

#include <string.h>

#define S(text)                                                                          \
    {                                                                                    \
        "" text, sizeof(text) - 1                                                        \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- widgets ---- */

static const WidgetItem pick_items[] = {
    {.id = S("fake"),
     .line = 40,
     .label = S("Komorebi_Cafe"),
     .feedback = S("そっくりさん。"),
     .verdict = VERDICT_NO},
    {.id = S("shop"),
     .line = 41,
     .label = S("Komorebi-Cafe"),
     .feedback = S("条件つき。"),
     .verdict = VERDICT_PART},
    {.id = S("phone"),
     .line = 42,
     .label = S("takanashi-phone"),
     .feedback = S("正解。"),
     .verdict = VERDICT_YES},
};

static const WidgetItem multi_items[] = {
    {.id = S("a"),
     .line = 43,
     .label = S("甲"),
     .feedback = S("よい。"),
     .verdict = VERDICT_YES},
    {.id = S("b"),
     .line = 44,
     .label = S("乙"),
     .feedback = S("だめ。"),
     .verdict = VERDICT_NO},
    {.id = S("c"),
     .line = 45,
     .label = S("丙"),
     .feedback = S("よい。"),
     .verdict = VERDICT_YES},
    {.id = S("d"),
     .line = 46,
     .label = S("丁"),
     .feedback = S("半分。"),
     .verdict = VERDICT_PART},
};

static const WidgetItem spot_items[] = {
    {.id = S("note"),
     .line = 47,
     .label = S("付箋"),
     .feedback = S("見つけた。"),
     .verdict = VERDICT_YES,
     .x = 10,
     .y = 10,
     .w = 10,
     .h = 10},
    {.id = S("plant"),
     .line = 48,
     .label = S("鉢植え"),
     .feedback = S("大丈夫。"),
     .verdict = VERDICT_NO,
     .x = 30,
     .y = 10,
     .w = 10,
     .h = 10},
    {.id = S("usb"),
     .line = 49,
     .label = S("USBメモリ"),
     .feedback = S("見つけた。"),
     .verdict = VERDICT_YES,
     .x = 50,
     .y = 10,
     .w = 10,
     .h = 10},
};

static const WidgetGroup turns[] = {{S("t1"), 50, S("友人「どこの仕事？」")},
                                    {S("t2"), 51, S("電車で相談したい")}};
static const WidgetItem turn_items[] = {
    {.id = S("later"),
     .line = 52,
     .label = S("あとで"),
     .feedback = S("待てる。"),
     .group = 0},
    {.id = S("tell"),
     .line = 53,
     .label = S("話す"),
     .feedback = S("分かる。"),
     .group = 0,
     .points = 2},
    {.id = S("office"),
     .line = 54,
     .label = S("会社で"),
     .feedback = S("よい。"),
     .group = 1},
    {.id = S("whisper"),
     .line = 55,
     .label = S("小声で"),
     .feedback = S("届く。"),
     .group = 1,
     .points = 1},
};
static const WidgetResult turn_results[] = {
    {.line = 56, .most_points = 0, .text = S("もれなし。")},
    {.line = 57, .most_points = 9, .text = S("少しもれた。")},
};

static const WidgetGroup events[] = {{S("fire"), 60, S("火事")},
                                     {S("virus"), 61, S("感染")}};
static const WidgetItem backup_items[] = {
    {.id = S("folder"), .line = 62, .label = S("同じPC")},
    {.id = S("nas"), .line = 63, .label = S("NAS")},
    {.id = S("disk"), .line = 64, .label = S("外付け")},
    {.id = S("cloud"), .line = 65, .label = S("クラウド")},
};
static const WidgetCell cells[] = {
    {0, 0, 66, VERDICT_NO, S("燃えた。")},
    {0, 1, 66, VERDICT_NO, S("鍵をかけられた。")},
    {1, 0, 66, VERDICT_NO, S("同じ部屋。")},
    {1, 1, 66, VERDICT_NO, S("届いた。")},
    {2, 0, 66, VERDICT_NO, S("金庫も。")},
    {2, 1, 66, VERDICT_YES, S("届かない。")},
    {3, 0, 66, VERDICT_YES, S("遠くにある。")},
    {3, 1, 66, VERDICT_PART, S("戻せる。")},
};
static const int best_pair[] = {2, 3};
static const int any_folder[] = {0};
static const WidgetResult backup_results[] = {
    {.line = 67, .items = best_pair, .item_count = 2, .text = S("満点。")},
    {.line = 68,
     .items = any_folder,
     .item_count = 1,
     .is_any = true,
     .text = S("同じPCは弱い。")},
    {.line = 69, .text = S("別の組み合わせを。")},
};

static const WidgetGroup bins[] = {{S("lock"), 70, S("書庫")},
                                   {S("shred"), 71, S("細断")}};
static const WidgetItem sort_items[] = {
    {.id = S("pay"),
     .line = 72,
     .label = S("給与"),
     .feedback = S("書庫へ。"),
     .group = 0},
    {.id = S("memo"),
     .line = 73,
     .label = S("メモ"),
     .feedback = S("細かく。"),
     .group = 1},
};

static const Str on_off[] = {S("切"), S("入")};
static const WidgetItem panel_items[] = {
    {.id = S("guard"),
     .line = 74,
     .label = S("保護"),
     .feedback = S("見張り。"),
     .states = on_off,
     .state_count = 2,
     .initial_state = 0,
     .right_state = 1},
    {.id = S("keep"),
     .line = 75,
     .label = S("通知"),
     .feedback = S("そのまま。"),
     .states = on_off,
     .state_count = 2,
     .initial_state = 1,
     .right_state = 1},
};

static const WidgetItem order_items[] = {
    {.id = S("stop"),
     .line = 80,
     .label = S("止める"),
     .feedback = S("まず。"),
     .rank = 1},
    {.id = S("boss"), .line = 81, .label = S("報告"), .feedback = S("次。"), .rank = 2},
    {.id = S("wall"), .line = 82, .label = S("防ぐ"), .feedback = S("次。"), .rank = 2},
    {.id = S("fix"), .line = 83, .label = S("直す"), .feedback = S("最後。"), .rank = 3},
    {.id = S("wipe"), .line = 84, .label = S("初期化"), .feedback = S("証拠が消える。")},
};

static const SlotValue phrases[] = {{S("tv"), S("テレビが好き"), S("テレビが好き")},
                                    {S("cat"), S("猫が二匹いる"), S("猫が二匹いる")}};
static const SlotValue romaji[] = {
    {S("tv"), S("terebigasuki"), S("terebigasuki")},
    {S("cat"), S("nekoganihikiiru"), S("nekoganihikiiru")}};
static const SlotValue capitals[] = {
    {S("tv"), S("terebiGAsuki"), S("terebiGAsuki")},
    {S("cat"), S("nekoGAnihikiiru"), S("nekoGAnihikiiru")}};
static const SlotValue symbols[] = {{S("bang"), S("!!"), S("!!")},
                                    {S("ask"), S("?+"), S("?+")}};
static const SlotValue digits[] = {{S("06"), S("06"), S("06")},
                                   {S("47"), S("47"), S("47")}};
static const SlotValue marks[] = {{S("bank"), S("いろは銀行"), S("Irh")},
                                  {S("ipa"), S("IPAサービス"), S("IPA")}};
static const WidgetSlot slots[] = {
    {S("phrase"), 90, SLOT_TEXT, S("短い文"), S("自分だけの文。"), phrases, 2, true, 0},
    {S("romaji"), 91, SLOT_ROMAJI, S("ローマ字"), S("長さが土台。"), romaji, 2, false, 0},
    {S("capitals"), 92, SLOT_CAPITALS, S("大文字"), S("真ん中を。"), capitals, 2, false,
     0},
    {S("symbol"), 93, SLOT_APPEND, S("記号"), S("用意しておく。"), symbols, 2, false, 0},
    {S("digits"), 94, SLOT_DIGITS, S("数字"), S("核の完成。"), digits, 2, true, 2},
    {S("mark"), 95, SLOT_MARK, S("印"), S("場所ごとに。"), marks, 2, false, 0},
};
static const BuildBand bands[] = {
    {0, S("すぐ破られる")}, {8, S("短い")}, {12, S("あと少し")}, {15, S("十分な長さ")}};
static const Str company[] = {S("soyokaze")};
static const Str names[] = {S("tama"), S("pochi")};
static const Str samples[] = {S("terebiGAsuki!!06")};

static const SlotValue who[] = {{S("all"), S("全員"), S("全員は")},
                                {S("sender"), S("送る人"), S("送る人は")}};
static const SlotValue what[] = {{S("read"), S("声に出して読む"), S("声に出して読む")}};
static const SlotValue topics[] = {{S("mail"), S("メールに気をつける"), S("")}};
static const WidgetSlot rule_slots[] = {
    {S("topic"), 96, SLOT_TOPIC, S("題材"), S("いつもの場面。"), topics, 1, false, 0},
    {S("who"), 97, SLOT_TEXT, S("だれが"), S("主語。"), who, 2, true, 0},
    {S("what"), 98, SLOT_TEXT, S("どうする"), S("終わりの形。"), what, 1, true, 0},
};
static const Str vague[] = {S("気をつける"), S("なるべく")};

#define COMMON .prompt = S("やってみよう。"), .done = S("できました。")
static const Widget widgets[] = {
    {.skin = WIDGET_PICK, COMMON, .items = pick_items, .item_count = 3},
    {.skin = WIDGET_PICK, COMMON, .needed = 2, .items = multi_items, .item_count = 4},
    {.skin = WIDGET_SPOT, COMMON, .items = spot_items, .item_count = 3},
    {.skin = WIDGET_CHOOSE,
     COMMON,
     .meter = S("もれ"),
     .items = turn_items,
     .item_count = 4,
     .groups = turns,
     .group_count = 2,
     .results = turn_results,
     .result_count = 2},
    {.skin = WIDGET_WHATIF,
     COMMON,
     .needed = 2,
     .items = backup_items,
     .item_count = 4,
     .groups = events,
     .group_count = 2,
     .cells = cells,
     .cell_count = 8,
     .results = backup_results,
     .result_count = 3},
    {.skin = WIDGET_SORT,
     COMMON,
     .items = sort_items,
     .item_count = 2,
     .groups = bins,
     .group_count = 2},
    {.skin = WIDGET_PANEL,
     COMMON,
     .meter = S("見張り"),
     .items = panel_items,
     .item_count = 2},
    {.skin = WIDGET_ORDER, COMMON, .items = order_items, .item_count = 5},
    {.skin = WIDGET_BUILDER,
     COMMON,
     .slots = slots,
     .slot_count = 6,
     .rules = {.is_secret = true,
               .bands = bands,
               .band_count = 4,
               .company_words = company,
               .company_word_count = 1,
               .names = names,
               .name_count = 2,
               .samples = samples,
               .sample_count = 1,
               .sample_reply = S("見本はみんなが知っています。"),
               .reuse_reply = S("使い回しになります。"),
               .services_needed = 2}},
    {.skin = WIDGET_BUILDER,
     COMMON,
     .slots = rule_slots,
     .slot_count = 3,
     .rules = {.joiner = S("、"),
               .vague_words = vague,
               .vague_word_count = 2,
               .vague_reply = S("見て分かる形に。"),
               .sheet = S("わたしの決まり"),
               .most = 3}},
};

/* ---- scenes ---- */

#define SAY(i, l, w, t)                                                                  \
    {                                                                                    \
        .kind = STEP_SAY, .id = S(i), .line = l, .who = S(w), .text = S(t)               \
    }
#define TELL(i, l, t)                                                                    \
    {                                                                                    \
        .kind = STEP_NARRATE, .id = S(i), .line = l, .text = S(t)                        \
    }
#define WIDGET(i, l, n)                                                                  \
    {                                                                                    \
        .kind = STEP_WIDGET, .id = S(i), .line = l, .widget = &widgets[n]                \
    }

static const ChooseOption ways[] = {
    {S("free"), 14, S("その電波につなぐ"), S("free"), S("")},
    {S("tether"), 15, S("自分の回線につなぐ"), S("tether"), S("少し手間だけど。")},
};
static const Step cafe_steps[] = {
    {.kind = STEP_SHOW,
     .id = S("s1"),
     .line = 10,
     .show = {.left = {true, S("misaki"), FACE_WORRY},
              .sets_prop = true,
              .prop = S("pc")}},
    TELL("c1", 11, "駅前の喫茶店。"),
    SAY("c2", 12, "misaki", "ここから送ろう。"),
    {.kind = STEP_CHOOSE,
     .id = S("connect"),
     .line = 13,
     .choose = {S("どうする？"), ways, 2, S("network"), S("after")}},
};
static const Step free_steps[] = {
    TELL("f1", 20, "ロゴの画面が出た。"),
    {.kind = STEP_SHOW,
     .id = S("pan"),
     .line = 21,
     .show = {.backdrop = S("wide"),
              .has_motion = true,
              .motion = {960, 12, S("night"), 12}}},
    {.kind = STEP_SAY,
     .id = S("f2"),
     .line = 22,
     .who = S("sato"),
     .face = FACE_SERIOUS,
     .text = S("{脆弱性|ぜいじゃくせい}です。")},
};
static const Step tether_steps[] = {
    SAY("t1", 25, "misaki", "テザリングを入にして。"),
    {.kind = STEP_JUMP, .id = S("t2"), .line = 26, .target = S("after")},
};
static const Step after_steps[] = {
    {.kind = STEP_OTHER_WAY, .id = S("both"), .line = 30, .target = S("connect")},
    {.kind = STEP_JUMP,
     .id = S("j1"),
     .line = 31,
     .target = S("warned"),
     .condition = FIXTURE_WHEN_FREE},
    SAY("a1", 32, "sato", "よい選び方でした。"),
    {.kind = STEP_JUMP, .id = S("j2"), .line = 33, .target = S("hands")},
};
static const Step warned_steps[] = {
    SAY("w1", 35, "sato", "すぐ変えましょう。"),
    {.kind = STEP_JUMP, .id = S("j3"), .line = 36, .target = S("hands")},
};
static const Step hands_steps[] = {
    {.kind = STEP_WIDGET,
     .id = S("network"),
     .line = 39,
     .widget = &widgets[0],
     .store = S("picked")},
    WIDGET("multi", 43, 1),
    WIDGET("spot", 47, 2),
    WIDGET("talk", 50, 3),
    WIDGET("backup", 60, 4),
    WIDGET("sort", 70, 5),
    WIDGET("panel", 74, 6),
    WIDGET("order", 80, 7),
    WIDGET("secret", 90, 8),
    WIDGET("rule", 96, 9),
    SAY("h1", 99, "gofun", "コツコツ。"),
    {.kind = STEP_FINISH, .id = S("fin"), .line = 100},
};
static const Scene scenes[] = {
    {S("cafe"), 9, S("cafe"), cafe_steps, COUNT(cafe_steps)},
    {S("free"), 19, S(""), free_steps, COUNT(free_steps)},
    {S("tether"), 24, S(""), tether_steps, COUNT(tether_steps)},
    {S("after"), 29, S(""), after_steps, COUNT(after_steps)},
    {S("warned"), 34, S(""), warned_steps, COUNT(warned_steps)},
    {S("hands"), 38, S("office_day"), hands_steps, COUNT(hands_steps)},
};

/* ---- cards, questions ---- */

static const Card cards[] = {
    {S("k1"), 110, S("名札"), S("名札はだれでもまねできる。"), S("")},
    {S("k2"), 111, S(""), S("WEPは使わない。"), S("")}};

#define ANSWERS(n, right)                                                                \
    static const QuestionOption answers_##n[] = {                                        \
        {S("a"), 120, S("甲"), (right) == 0, S("甲の理由。")},                           \
        {S("b"), 121, S("乙"), (right) == 1, S("乙の理由。")},                           \
        {S("c"), 122, S("丙"), (right) == 2, S("丙の理由。")},                           \
        {S("d"), 123, S("丁"), (right) == 3, S("丁の理由。")}}
ANSWERS(1, 2);
ANSWERS(2, 0);
ANSWERS(3, 3);
ANSWERS(4, 1);
ANSWERS(5, 3);
static const Question questions[] = {
    {S("q1"), 1, 119, ASK_FIT, S("いちばん安心な方法は？"), answers_1, 4},
    {S("q2"), 1, 129, ASK_UNFIT, S("不適切なものは？"), answers_2, 4},
    {S("q3"), 2, 139, ASK_FIT, S("どうする？"), answers_3, 4},
};
static const Question spares[] = {
    {S("s1"), 1, 149, ASK_FIT, S("適切なものは？"), answers_4, 4},
    {S("s2"), 1, 159, ASK_UNFIT, S("不適切なものは？"), answers_5, 4},
};
static const Var vars[] = {
    {.name = S("network"), .line = 3, .kind = VAR_TEXT},
    {.name = S("picked"), .line = 4, .kind = VAR_TEXT},
    {.name = S("calm"), .line = 5, .kind = VAR_NUMBER, .number = 0.5},
    {.name = S("late"), .line = 6, .kind = VAR_FLAG, .flag = true}};
static const Str cast[] = {S("misaki"), S("sato"), S("gofun")};
static const Str goals[] = {S("接続先を選べる。")};

static Status evaluate(void *context, int condition, const Var *values, size_t count,
                       bool *out, Error *err)
{
    (void)context;
    if (condition == FIXTURE_BREAKS) {
        return error_set(err, STATUS_TIMEOUT, "the condition took too long");
    }
    *out = condition == FIXTURE_ALWAYS;
    for (size_t i = 0; i < count && condition == FIXTURE_WHEN_FREE; i++) {
        if (str_is(values[i].name, "network")) {
            *out = str_is(values[i].text, "free");
        }
    }
    return STATUS_OK;
}

static void *copy(Arena *arena, const void *from, size_t size)
{
    void *to = arena_alloc(arena, size);
    memcpy(to, from, size);
    return to;
}

Fixture fixture_new(void)
{
    Lesson *lesson = lesson_new();
    Fixture fixture = {.lesson = lesson};
    Arena *arena = &lesson->arena;
    fixture.scenes = copy(arena, scenes, sizeof scenes);
    for (size_t i = 0; i < COUNT(scenes); i++) {
        fixture.steps[i] =
            copy(arena, scenes[i].steps, scenes[i].step_count * sizeof(Step));
        fixture.scenes[i].steps = fixture.steps[i];
    }
    fixture.questions = copy(arena, questions, sizeof questions);
    fixture.spares = copy(arena, spares, sizeof spares);
    lesson->host.evaluate = evaluate;
    lesson->id = STR("no09_test");
    lesson->revision = 1;
    lesson->item = 9;
    lesson->title = STR("電波の名札を確かめる");
    lesson->question = STR("正しい接続先を選んでいますか。");
    lesson->goals = goals;
    lesson->goal_count = 1;
    lesson->vars = vars;
    lesson->var_count = COUNT(vars);
    lesson->cast = cast;
    lesson->cast_count = COUNT(cast);
    lesson->scenes = fixture.scenes;
    lesson->scene_count = COUNT(scenes);
    lesson->cards = cards;
    lesson->card_count = COUNT(cards);
    lesson->quiz =
        (Quiz){fixture.questions, COUNT(questions), fixture.spares, COUNT(spares), 2};
    lesson->step_today = STR("接続先の記録を一つ消す。");
    lesson->company_rule = STR("社外ではテザリングを使う。");
    return fixture;
}

const Widget *fixture_widget(const Lesson *lesson, const char *step_id)
{
    size_t scene = 0;
    size_t step = 0;
    return lesson_find_step(lesson, str_from(step_id), &scene, &step)
               ? lesson->scenes[scene].steps[step].widget
               : NULL;
}
