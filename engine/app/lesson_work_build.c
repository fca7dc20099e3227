/* Hands-on: the workshop that builds a text. */
#include "app/lesson_work.h"
#include "base/os.h"
#include "base/utf8.h"

/* What one chip does. */
typedef struct BuildChoice {
    TouchKind kind;
    Str item;
    int number;
} BuildChoice;

typedef struct BuildPage {
    Str labels[UI_BUILD_CHOICES_MOST];
    BuildChoice choices[UI_BUILD_CHOICES_MOST];
    size_t count;
    size_t chosen;
} BuildPage;

static void add_choice(BuildPage *page, Str label, BuildChoice choice, bool is_chosen)
{
    if (page->count == UI_BUILD_CHOICES_MOST) {
        return;
    }
    if (is_chosen) {
        page->chosen = page->count;
    }
    page->labels[page->count] = label;
    page->choices[page->count] = choice;
    page->count++;
}

static const WidgetSlot *current_slot(const WidgetView *view)
{
    return view->build.slot < view->widget->slot_count
               ? &view->widget->slots[view->build.slot]
               : NULL;
}

static void add_values(BuildPage *page, const WidgetView *view, const WidgetSlot *slot)
{
    for (size_t i = 0; i < slot->value_count; i++) {
        bool is_chosen = view->build.chosen[view->build.slot] == (int)i;
        add_choice(page, slot->values[i].label,
                   (BuildChoice){TOUCH_VALUE, slot->values[i].id, 0}, is_chosen);
    }
}

/* The proposal that belongs to the phrase chosen first, then one chip a letter. */
static void add_letters(App *app, BuildPage *page, const WidgetView *view,
                        const WidgetSlot *slot)
{
    int phrase = view->build.chosen[0];
    if (phrase >= 0 && (size_t)phrase < slot->value_count) {
        const SlotValue *value = &slot->values[phrase];
        add_choice(page, FILL(&app->frame, WORD_BUILD_PROPOSAL, value->label),
                   (BuildChoice){TOUCH_VALUE, value->id, 0},
                   view->build.chosen[view->build.slot] == phrase);
    }
    Str text = view->build.preview;
    for (size_t i = 0; i < text.len; i++) {
        add_choice(page, str_slice(text, i, i + 1),
                   (BuildChoice){TOUCH_LETTER, (Str){0}, (int)i}, false);
    }
}

static bool has_service(const BuildView *build, size_t value)
{
    for (int i = 0; i < build->services_done; i++) {
        if (build->service[i] == (int)value) {
            return true;
        }
    }
    return false;
}

static void add_services(App *app, BuildPage *page, const WidgetView *view,
                         const WidgetSlot *slot)
{
    for (size_t i = 0; i < slot->value_count; i++) {
        const SlotValue *value = &slot->values[i];
        if (has_service(&view->build, i)) {
            continue;
        }
        add_choice(page, FILL(&app->frame, WORD_BUILD_MARKED, value->label, value->text),
                   (BuildChoice){TOUCH_VALUE, value->id, 0},
                   view->build.chosen[view->build.slot] == (int)i);
        add_choice(page, FILL(&app->frame, WORD_BUILD_BARE, value->label),
                   (BuildChoice){TOUCH_BARE, value->id, 0}, false);
    }
}

static void fill_choices(App *app, BuildPage *page, const WidgetView *view,
                         const WidgetSlot *slot)
{
    switch (slot->kind) {
    case SLOT_TEXT:
    case SLOT_TOPIC:
    case SLOT_APPEND:
    case SLOT_DIGITS:
        add_values(page, view, slot);
        break;
    case SLOT_ROMAJI:
        break;
    case SLOT_CAPITALS:
        add_letters(app, page, view, slot);
        break;
    case SLOT_MARK:
        add_services(app, page, view, slot);
        break;
    }
}

static Str refusal_text(App *app, const WidgetView *view)
{
    static const WordId words[] = {
        [BUILD_ACCEPTED] = WORD_COUNT,
        [BUILD_EMPTY] = WORD_BUILD_MISSING,
        [BUILD_NOT_KANA] = WORD_BUILD_NOT_KANA,
        [BUILD_LENGTH] = WORD_BUILD_LENGTH,
        [BUILD_NOT_DIGITS] = WORD_BUILD_NOT_DIGITS,
        [BUILD_BIRTHDAY] = WORD_BUILD_BIRTHDAY,
        [BUILD_CAPITALS] = WORD_BUILD_CAPITALS,
        [BUILD_SAMPLE] = WORD_COUNT, /* the lesson's own sentence */
        [BUILD_REUSE] = WORD_COUNT,
        [BUILD_VAGUE] = WORD_COUNT,
    };
    WordId id = words[view->build.refusal];
    if (id == WORD_COUNT) {
        return view->last_text;
    }
    char bytes[4] = {'?'};
    size_t len = view->build.unknown != 0 ? utf8_encode(view->build.unknown, bytes) : 1;
    return FILL(&app->frame, id, ((Str){bytes, len}));
}

/* That nothing was found would read as praise under a text that is far too short. */
static bool is_nothing_found_said(const BuildView *build, const BuildRules *rules)
{
    return (size_t)build->band >= rules->band_count / 2;
}

static Str strength_reason(const BuildView *build, const BuildRules *rules)
{
    static const struct {
        unsigned bit;
        WordId reason;
    } rows[] = {
        {BUILD_REASON_COMPANY, WORD_BUILD_REASON_COMPANY},
        {BUILD_REASON_NAME_YEAR, WORD_BUILD_REASON_NAME},
        {BUILD_REASON_BIRTHDAY, WORD_BUILD_REASON_DATE},
        {BUILD_REASON_SEQUENCE, WORD_BUILD_REASON_SEQUENCE},
        {BUILD_REASON_KEYBOARD, WORD_BUILD_REASON_KEYBOARD},
        {BUILD_REASON_REPEAT, WORD_BUILD_REASON_REPEAT},
    };
    /* By StrengthReason of strength/strength.h. */
    static const WordId by_estimate[] = {
        WORD_BUILD_REASON_NONE,     WORD_BUILD_REASON_WORD,   WORD_BUILD_REASON_LEET,
        WORD_BUILD_REASON_COMPANY,  WORD_BUILD_REASON_REPEAT, WORD_BUILD_REASON_SEQUENCE,
        WORD_BUILD_REASON_KEYBOARD, WORD_BUILD_REASON_DATE,
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if ((build->reasons & rows[i].bit) != 0) {
            return word(rows[i].reason);
        }
    }
    int reason = build->has_strength ? build->strength.reason : 0;
    int last = (int)(sizeof by_estimate / sizeof by_estimate[0]) - 1;
    WordId id = by_estimate[reason < 0 || reason > last ? 0 : reason];
    bool is_left_out =
        id == WORD_BUILD_REASON_NONE && !is_nothing_found_said(build, rules);
    return is_left_out ? (Str){0} : word(id);
}

/* How strong a password is. */
static void fill_strength(App *app, const WidgetView *view, UiBuild *out)
{
    const BuildView *build = &view->build;
    const BuildRules *rules = &view->widget->rules;
    if (build->length == 0 || build->band < 0 ||
        (size_t)build->band >= rules->band_count) {
        return;
    }
    out->strength.level = build->band + 1;
    out->strength.word =
        FILL(&app->frame, WORD_BUILD_LENGTH_WORD, app_number(app, build->length),
             rules->bands[build->band].text);
    out->strength.reason = strength_reason(build, rules);
}

/* How much of a sentence stands: the lesson's own meter. */
static void fill_meter(App *app, const WidgetView *view, UiBuild *out)
{
    enum {
        SEGMENTS = 4
    };
    const Widget *widget = view->widget;
    int there = 0;
    int wanted = 0;
    for (size_t i = 0; i < widget->slot_count && i < BUILD_MAX_SLOTS; i++) {
        bool is_part = widget->slots[i].kind == SLOT_TEXT;
        wanted += is_part ? 1 : 0;
        there += is_part && view->build.chosen[i] != -1 ? 1 : 0;
    }
    there = view->is_done ? wanted : there;
    bool is_whole = wanted > 0 && there == wanted;
    out->strength.label = widget->meter;
    out->strength.level = wanted > 0 ? there * SEGMENTS / wanted : 0;
    out->strength.word = is_whole ? word(WORD_BUILD_METER_FULL)
                                  : FILL(&app->frame, WORD_PICK_STATUS,
                                         app_number(app, there), app_number(app, wanted));
}

static void fill_own(App *app, const WidgetSlot *slot, bool is_secret, UiBuild *out)
{
    if (!slot->takes_own) {
        return;
    }
    if (app->play.own == NULL) {
        app->play.own = os_secret_alloc(sizeof *app->play.own);
    }
    bool is_digits = slot->kind == SLOT_DIGITS;
    out->own = app->play.own;
    out->own_label = word(WORD_BUILD_OWN);
    WordId hint = is_secret ? WORD_BUILD_OWN_HINT : WORD_BUILD_OWN_WORDS;
    out->own_hint = word(is_digits ? WORD_BUILD_OWN_DIGITS : hint);
}

static bool can_decide(const WidgetView *view, const WidgetSlot *slot)
{
    bool needs_choice = slot->kind != SLOT_ROMAJI && slot->kind != SLOT_CAPITALS;
    return !needs_choice || view->build.chosen[view->build.slot] != -1;
}

static void act_on_build(App *app, const BuildPage *page, UiWorkResult result)
{
    switch (result.action) {
    case UI_WORK_NONE:
    case UI_WORK_OPEN:
        return;
    case UI_WORK_CHOOSE: {
        const BuildChoice *choice = &page->choices[result.index];
        lesson_touch(app, choice->kind, choice->item, choice->number);
        return;
    }
    case UI_WORK_TYPED:
        play_reply(app, (RunReply){.kind = REPLY_TOUCH,
                                   .touch = {.kind = TOUCH_OWN,
                                             .value = edit_text(app->play.own)}});
        return;
    case UI_WORK_HINT:
        lesson_touch(app, TOUCH_HINT, (Str){0}, 0);
        return;
    case UI_WORK_SOLVE:
        lesson_touch(app, TOUCH_REVEAL, (Str){0}, 0);
        return;
    case UI_WORK_BACK:
        lesson_touch(app, TOUCH_UNDO, (Str){0}, 0);
        return;
    case UI_WORK_ANOTHER:
        lesson_touch(app, TOUCH_ANOTHER, (Str){0}, 0);
        return;
    case UI_WORK_SHEET:
        rule_sheet_save(app);
        return;
    case UI_WORK_GO_ON:
        if (app->play.view.widget.is_done) {
            play_next(app);
        } else {
            lesson_touch(app, TOUCH_CONFIRM, (Str){0}, 0);
        }
        return;
    }
}

static void fill_step(App *app, const WidgetView *view, const WidgetSlot *slot,
                      BuildPage *page, UiBuild *out)
{
    fill_choices(app, page, view, slot);
    fill_own(app, slot, view->widget->rules.is_secret, out);
    out->step_label = slot->title;
    if (view->build.kept_count > 0) {
        out->step_label = FILL(&app->frame, WORD_BUILD_STEP_NTH, slot->title,
                               app_number(app, (int64_t)view->build.kept_count + 1));
    }
    out->can_back = lesson_build_can_back(view);
    out->can_go_on = can_decide(view, slot);
    out->missing = out->can_go_on ? (Str){0} : word(WORD_BUILD_MISSING);
    out->next_label = word(WORD_BUILD_DECIDE);
    bool is_refused = view->build.refusal != BUILD_ACCEPTED;
    out->note = refusal_text(app, view);
    out->note_tone = is_refused ? UI_TONE_WARNING : UI_TONE_INFO;
    if (is_refused && out->own != NULL) {
        out->own_problem = out->note;
        out->note = (Str){0};
    }
}

enum {
    CHOSEN_OWN = -2
};

/* The phrases of the lesson are printed in it; what the learner types is nobody's. */
static bool has_own_text(const App *app, const BuildView *build, size_t slot_count)
{
    for (size_t i = 0; i < slot_count && i < BUILD_MAX_SLOTS; i++) {
        if (build->chosen[i] == CHOSEN_OWN) {
            return true;
        }
    }
    return app->play.own != NULL && edit_text(app->play.own).len > 0;
}

/* What was chosen beside the text: the subject, whom to ask. */
static size_t fill_topics(const WidgetView *view, UiBuildResult *out)
{
    const Widget *widget = view->widget;
    size_t count = 0;
    for (size_t i = 0; i < widget->slot_count && i < BUILD_MAX_SLOTS; i++) {
        const WidgetSlot *slot = &widget->slots[i];
        int chosen = view->build.chosen[i];
        if (slot->kind == SLOT_TOPIC && chosen >= 0 && count < BUILD_MAX_SERVICES) {
            out[count++] = (UiBuildResult){slot->title, slot->values[chosen].label};
        }
    }
    return count;
}

/* The pieces so far, each with what is said beside it. */
static size_t fill_kept(App *app, const WidgetView *view, UiBuildResult *out)
{
    const BuildView *build = &view->build;
    int slot = widget_aside_slot(view->widget);
    for (size_t i = 0; i < build->kept_count; i++) {
        Str number = app_number(app, (int64_t)i + 1);
        Str aside = build->kept_aside[i];
        out[i].text = build->kept[i];
        out[i].label =
            slot >= 0 && aside.len > 0
                ? FILL(&app->frame, WORD_BUILD_NTH_ASIDE, number,
                       rule_sheet_aside_label(&app->frame, &view->widget->slots[slot]),
                       aside)
                : FILL(&app->frame, WORD_BUILD_NTH, number);
    }
    return build->kept_count;
}

static size_t fill_results(App *app, const WidgetView *view, UiBuildResult *out)
{
    const BuildView *build = &view->build;
    if (build->kept_count > 0) {
        return fill_kept(app, view, out);
    }
    const WidgetSlot *slot = &view->widget->slots[view->widget->slot_count - 1];
    if (slot->kind != SLOT_MARK) {
        return fill_topics(view, out);
    }
    size_t count = 0;
    for (int i = 0; i < build->services_done; i++) {
        out[count++] = (UiBuildResult){slot->values[build->service[i]].label,
                                       build->service_text[i]};
    }
    return count;
}

bool lesson_build_can_back(const WidgetView *view)
{
    const BuildView *build = &view->build;
    bool is_begun = build->slot > 0 || build->services_done > 0;
    return build->kept_count > 0 || (!view->is_done && is_begun);
}

/* The results: places for all of them. */
static void fill_done(App *app, const WidgetView *view, UiBuildResult *results,
                      UiBuild *out)
{
    bool can_sheet = view->build.can_sheet;
    Str done = view->widget->done;
    out->step_label = word(WORD_BUILD_DONE_TITLE);
    out->note = can_sheet ? FILL(&app->frame, WORD_BUILD_KEPT_HINT, done) : done;
    out->note_tone = UI_TONE_OK;
    out->news = app->play.sheet_note;
    out->news_tone = app->play.sheet_tone;
    out->is_listed = view->build.kept_count > 0;
    if (out->news.len > 0) {
        out->step = ui_id("build_news"); /* seen from the top, however far one was */
    }
    out->can_back = lesson_build_can_back(view);
    out->can_another = view->build.can_another;
    out->can_sheet = can_sheet;
    out->results = results;
    out->result_count = fill_results(app, view, results);
}

void lesson_work_build(App *app, Rect content)
{
    const WidgetView *view = &app->play.view.widget;
    const WidgetSlot *slot = view->is_done ? NULL : current_slot(view);
    bool is_secret = view->widget->rules.is_secret;
    BuildPage page = {.chosen = SIZE_MAX};
    UiBuild build = {
        .step = ui_id_at("build_step",
                         view->build.slot * 4 + (size_t)view->build.services_done),
        .prompt = view->widget->prompt,
        .built = view->build.preview,
        .is_secret = has_own_text(app, &view->build, view->widget->slot_count),
        .warning = slot != NULL && is_secret ? word(WORD_BUILD_WARNING) : (Str){0},
        .can_hint = view->can_hint,
        .can_solve = view->can_reveal,
        .next_label = word(WORD_NEXT),
        .can_go_on = true,
    };
    UiBuildResult results[BUILD_MAX_KEPT];
    if (is_secret) {
        fill_strength(app, view, &build);
    } else {
        fill_meter(app, view, &build);
    }
    if (slot != NULL) {
        fill_step(app, view, slot, &page, &build);
    } else {
        fill_done(app, view, results, &build);
    }
    build.choices = page.labels;
    build.choice_count = page.count;
    build.chosen = page.chosen;
    act_on_build(app, &page, part_build(app->ui, &build, content));
}
