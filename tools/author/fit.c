#include "author/fit.h"

#include <stdio.h>

#include "app/rehearsal.h"
#include "author/fit_look.h"
#include "author/fit_seen.h"
#include "stage/font.h"
#include "text/layout.h"

enum {
    KERNS_KEPT = 8192 /* a power of two */
};

/* The kerning of one pair, kept, as the fonts look it up in their files each time. */
typedef struct Kern {
    uint64_t pair; /* 0: free */
    float em;
} Kern;

/* One text size in one orientation. */
typedef struct Setting {
    float scale;
    bool is_portrait;
} Setting;

static const Setting settings[] = {
    {1, false},    {1, true},    {1.25f, false}, {1.25f, true},
    {1.5f, false}, {1.5f, true}, {2, false},     {2, true},
};

enum {
    SETTING_COUNT = sizeof settings / sizeof settings[0],
    DONT_KNOW_CHOSEN = -2 /* RunQuestion.chosen */
};

struct Fit {
    FontSet *fonts;
    Kern kerns[KERNS_KEPT];
    Rehearsal *rehearsal;
    const Lesson *lesson;
    Str word; /* the company word that is long; empty: none */
    FitSink sink;
    FitSeen views; /* by their keys, of this lesson */
    FitSeen texts; /* of pages as they were laid out with the words there are */
    FitSeen told;  /* lines with a finding already */
};

/* One page, and where a finding belongs. */
typedef struct Page {
    RehearsalPage show;
    int line;
    Str text;        /* what is quoted when it is too much */
    bool may_scroll; /* at the standard size too: pages that hold whatever they are given
                      */
} Page;

/* ---- fonts ---- */

static float advance_em(void *context, TextFace face, uint32_t codepoint)
{
    const Fit *const fit = context;
    return font_advance_em(fit->fonts, face, codepoint);
}

static float kerning_em(void *context, TextFace face, uint32_t left, uint32_t right)
{
    Fit *const fit = context;
    const uint64_t pair =
        ((uint64_t)face + 1) << 48 | (uint64_t)left << 24 | (uint64_t)right;
    Kern *const kern = &fit->kerns[(pair * 0x9E3779B97F4A7C15u) >> 51];
    if (kern->pair != pair) {
        *kern = (Kern){pair, font_kerning_em(fit->fonts, face, left, right)};
    }
    return kern->em;
}

Status fit_new(const char *font_dir, const char *lessons_dir, Fit **out, Error *err)
{
    FontSet *fonts = NULL;
    *out = NULL;
    const Status status = font_set_open(&font_dir, font_dir != NULL ? 1 : 0, &fonts, err);
    if (status != STATUS_OK) {
        return status;
    }
    Fit *const fit = mem_alloc(sizeof *fit);
    const TextMetrics metrics = {advance_em, kerning_em, fit};
    fit->fonts = fonts;
    fit->rehearsal = rehearsal_new(lessons_dir, &metrics);
    *out = fit;
    return STATUS_OK;
}

void fit_free(Fit *fit)
{
    if (fit != NULL) {
        rehearsal_free(fit->rehearsal);
        font_set_close(fit->fonts);
        fit_seen_clear(&fit->views);
        fit_seen_clear(&fit->texts);
        fit_seen_clear(&fit->told);
        mem_free(fit);
    }
}

bool fit_has_glyph(Fit *fit, uint32_t codepoint)
{
    return font_has(fit->fonts, codepoint);
}

/* ---- one page ---- */

/* True when it was told: a line has one finding. */
static bool tell(Fit *fit, const Page *page, const Setting *setting, const FitLook *look)
{
    const char *code = NULL;
    const char *what = NULL;
    Str text = look->text;
    char sentence[700];
    if (look->fault == FIT_OUTSIDE) {
        code = "A401";
        what = "文が枠からはみ出します";
    } else if (look->fault == FIT_OVERLAPS) {
        code = "A402";
        what = "文がほかの文に重なります";
    } else if (look->scrolls && setting->scale < 1.2f && !page->may_scroll) {
        code = "A403";
        what = "文が枠に入りきりません";
        text = page->text;
    } else {
        return false;
    }
    const char *const side = setting->is_portrait ? "縦" : "横";
    if (fit->word.len > 0) {
        (void)snprintf(
            sentence, sizeof sentence,
            "会社の言葉「%.*s」が長いと、文字の大きさ%g（%s画面）で%s：「%.*s」",
            STR_ARG(fit->word), (double)setting->scale, side, what, STR_ARG(text));
        code = "W405";
    } else {
        (void)snprintf(sentence, sizeof sentence,
                       "文字の大きさ%g（%s画面）で%s：「%.*s」", (double)setting->scale,
                       side, what, STR_ARG(text));
    }
    fit->sink.report(fit->sink.context, page->line, code, sentence);
    return true;
}

/* The texts of a page as one number. */
static uint64_t texts_of(const DrawList *list)
{
    uint64_t key = FIT_KEY_START;
    for (size_t i = 0; i < list->count; i++) {
        if (list->commands[i].kind == DRAW_GLYPHS) {
            key = fit_key_text(key, list->commands[i].glyphs.text);
        }
    }
    return key;
}

static void look_at(Fit *fit, const Page *page)
{
    const uint64_t line = fit_key_number(FIT_KEY_START, (uint64_t)page->line);
    if (fit_seen_has(&fit->told, line)) {
        return;
    }
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const Setting *const setting = &settings[i];
        const RehearsalScreen screen = {setting->is_portrait ? 1080 : 1920,
                                        setting->is_portrait ? 1920 : 1080,
                                        setting->scale};
        const DrawList *const list = rehearsal_show(fit->rehearsal, &page->show, &screen);
        if (i == 0 && !fit_seen_add(&fit->texts, texts_of(list)) && fit->word.len > 0) {
            return; /* the long word is not on this page */
        }
        const FitLook look = fit_look(list);
        if (tell(fit, page, setting, &look)) {
            (void)fit_seen_add(&fit->told, line);
            return;
        }
    }
}

/* ---- scenes ---- */

static int step_line(const Fit *fit, const RunView *view)
{
    size_t scene = 0;
    size_t step = 0;
    if (!lesson_find_step(fit->lesson, view->step_id, &scene, &step)) {
        return 1;
    }
    const Step *const found = &fit->lesson->scenes[scene].steps[step];
    for (size_t i = 0; found->kind == STEP_CHOOSE && i < found->choose.option_count;
         i++) {
        const ChooseOption *const option = &found->choose.options[i];
        if (view->kind == VIEW_LINE && option->reply.ptr == view->text.ptr) {
            return option->line; /* what is said after choosing it */
        }
    }
    return found->line;
}

static void look_at_step(Fit *fit, const RunView *view)
{
    const Str text = view->kind == VIEW_LINE ? view->text : view->choose->prompt;
    const Page page = {
        {REHEARSAL_PAGE, view, 0, SIZE_MAX, false}, step_line(fit, view), text, false};
    look_at(fit, &page);
}

/* ---- hands-on parts ---- */

static size_t longest_item(const Widget *widget)
{
    size_t longest = SIZE_MAX;
    size_t most = 0;
    for (size_t i = 0; i < widget->item_count; i++) {
        const WidgetItem *const item = &widget->items[i];
        const size_t length = text_count(item->label) + text_count(item->feedback);
        if (item->feedback.len > 0 && length > most) {
            most = length;
            longest = i;
        }
    }
    return longest;
}

/* As it is when the longest sentence was just said and all help is offered. */
static void look_at_widget(Fit *fit, const RunView *view)
{
    RunView shown = *view;
    WidgetView *const widget = &shown.widget;
    const size_t longest = longest_item(widget->widget);
    const bool is_spot = widget->widget->skin == WIDGET_SPOT;
    if (longest != SIZE_MAX && !widget->is_done) {
        widget->last_item = (int)longest;
        widget->last_verdict = VERDICT_NO;
        widget->last_text = widget->widget->items[longest].feedback;
        widget->hint_shown = true;
        widget->hint_item = (int)longest;
    }
    widget->can_hint = !widget->is_done;
    widget->can_reveal = !widget->is_done;
    Page page = {{REHEARSAL_PAGE, &shown, 0, SIZE_MAX, false},
                 step_line(fit, view),
                 widget->widget->prompt,
                 true};
    if (widget->widget->skin == WIDGET_PICK) {
        page.show.opened_row = longest;
    }
    look_at(fit, &page);
    page.show.shows_list = is_spot;
    if (is_spot) {
        look_at(fit, &page);
    }
}

/* ---- explanation and test ---- */

static void look_at_card(Fit *fit, const RunView *view)
{
    Page page = {{REHEARSAL_PAGE, view, 0, SIZE_MAX, false},
                 view->card->line,
                 view->card->text,
                 false};
    look_at(fit, &page);
    if (view->card_number == view->card_count && fit->lesson->more_count > 0) {
        page.show.part = REHEARSAL_MORE;
        page.may_scroll = true;
        look_at(fit, &page);
    }
}

static size_t longest_feedback(const Question *question)
{
    size_t longest = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        const size_t most = text_count(question->options[longest].feedback);
        longest = text_count(question->options[i].feedback) > most ? i : longest;
    }
    return longest;
}

static void look_at_feedback(Fit *fit, const RunView *view, int chosen)
{
    RunView shown = *view;
    const Question *const question = view->question.question;
    const bool is_option = chosen >= 0;
    const QuestionOption *const option = is_option ? &question->options[chosen] : NULL;
    shown.kind = VIEW_FEEDBACK;
    shown.question.chosen = chosen;
    shown.question.is_correct = is_option && option->is_right;
    shown.question.feedback = is_option ? option->feedback : question->prompt;
    const Page page = {{REHEARSAL_PAGE, &shown, 0, SIZE_MAX, false},
                       is_option ? option->line : question->line,
                       shown.question.feedback,
                       true};
    look_at(fit, &page);
}

/* The answered page may scroll its options; the open question shows all of them. Of the
 * answers those are laid out that have most marks or say most. */
static void look_at_question(Fit *fit, const RunView *view)
{
    const Question *const question = view->question.question;
    const size_t longest = longest_feedback(question);
    const Page page = {{REHEARSAL_PAGE, view, 0, SIZE_MAX, false},
                       question->line,
                       question->prompt,
                       false};
    look_at(fit, &page);
    for (size_t i = 0; i < question->option_count; i++) {
        if (i == longest || question->options[i].is_right) {
            look_at_feedback(fit, view, (int)i);
        }
    }
    look_at_feedback(fit, view, DONT_KNOW_CHOSEN);
}

static void look_at_result(Fit *fit, const RunView *view)
{
    Page page = {{REHEARSAL_PAGE, view, 0, SIZE_MAX, false}, 1, fit->lesson->title, true};
    look_at(fit, &page);
    page.show.part = REHEARSAL_ANSWER;
    for (size_t i = 0; i < view->result.row_count; i++) {
        const RunQuestion *const row = &view->result.rows[i];
        page.show.row = i;
        page.line = row->question->line;
        page.text = row->question->prompt;
        look_at(fit, &page);
    }
}

static void look_at_lesson(Fit *fit, const RunView *view)
{
    const bool is_title = view->kind == VIEW_TITLE;
    const Page page = {{REHEARSAL_PAGE, view, 0, SIZE_MAX, false},
                       1,
                       is_title ? fit->lesson->question : fit->lesson->step_today,
                       view->kind == VIEW_TODAY};
    look_at(fit, &page);
}

/* ---- all of one lesson ---- */

/* How far a hands-on part is: its start, half of it, its end; a builder's slot. */
static uint64_t widget_stage(const WidgetView *view)
{
    if (view->widget->skin == WIDGET_BUILDER) {
        return 4 + view->build.slot * 4 + (view->is_done ? 1U : 0U);
    }
    const bool is_half = 2 * view->found >= view->wanted || view->cursor > 0;
    return view->is_done ? 2 : is_half ? 1 : 0;
}

static uint64_t result_key(uint64_t key, const RunResult *result)
{
    key = fit_key_number(key, result->passed ? 1 : 0);
    for (size_t i = 0; i < result->row_count; i++) {
        key = fit_key_text(key, result->rows[i].question->id);
        key = fit_key_number(key, (uint64_t)(result->rows[i].chosen + 2));
    }
    return key;
}

/* The same for two views that look the same in one reading of a lesson. */
static uint64_t key_of(const RunView *view)
{
    uint64_t key = fit_key_number(FIT_KEY_START, (uint64_t)view->kind);
    key = fit_key_text(key, view->step_id);
    switch (view->kind) {
    case VIEW_LINE:
        return fit_key_text(key, view->text);
    case VIEW_OTHER_WAY:
        return fit_key_number(key, view->seen_options);
    case VIEW_WIDGET:
        return fit_key_number(key, widget_stage(&view->widget));
    case VIEW_CARD:
        return fit_key_text(key, view->card->id);
    case VIEW_QUESTION:
        return fit_key_text(key, view->question.question->id);
    case VIEW_RESULT:
        return result_key(key, &view->result);
    case VIEW_END:
        return fit_key_number(key, view->result.has_passed ? 1 : 0);
    case VIEW_TITLE:
    case VIEW_CHOOSE:
    case VIEW_FEEDBACK:
    case VIEW_TODAY:
        break;
    }
    return key;
}

void fit_begin(Fit *fit, Lesson *lesson, const FitSink *sink)
{
    fit_seen_reset(&fit->texts);
    fit_begin_word(fit, lesson, (Str){0}, sink);
}

void fit_begin_word(Fit *fit, Lesson *lesson, Str word, const FitSink *sink)
{
    fit->lesson = lesson;
    fit->word = word;
    fit->sink = *sink;
    fit_seen_reset(&fit->views);
    fit_seen_reset(&fit->told);
    rehearsal_open(fit->rehearsal, lesson, lesson->item);
}

void fit_view(Fit *fit, const RunView *view)
{
    typedef void LookAt(Fit *, const RunView *);
    static LookAt *const looks[] = {
        [VIEW_TITLE] = look_at_lesson,
        [VIEW_LINE] = look_at_step,
        [VIEW_CHOOSE] = look_at_step,
        [VIEW_OTHER_WAY] = look_at_step,
        [VIEW_WIDGET] = look_at_widget,
        [VIEW_CARD] = look_at_card,
        [VIEW_QUESTION] = look_at_question,
        [VIEW_FEEDBACK] = NULL, /* with its question */
        [VIEW_RESULT] = look_at_result,
        [VIEW_TODAY] = look_at_lesson,
        [VIEW_END] = look_at_lesson,
    };
    if (looks[view->kind] != NULL && fit_seen_add(&fit->views, key_of(view))) {
        looks[view->kind](fit, view);
    }
}

/* ---- the glossary ---- */

typedef struct Terms {
    Fit *fit;
    void *context;
    void (*report)(void *context, Str term, const char *code, const char *sentence);
} Terms;

static void report_term(void *context, int line, const char *code, const char *sentence)
{
    const Terms *const terms = context;
    const Str term = rehearsal_term(terms->fit->rehearsal, (size_t)line - 1);
    terms->report(terms->context, term, code, sentence);
}

void fit_glossary(Fit *fit, void *context,
                  void (*report)(void *context, Str term, const char *code,
                                 const char *sentence))
{
    Terms terms = {fit, context, report};
    fit->sink = (FitSink){&terms, report_term};
    fit->word = (Str){0};
    fit_seen_reset(&fit->told);
    for (size_t i = 0; i < rehearsal_term_count(fit->rehearsal); i++) {
        const Page page = {{REHEARSAL_TERM, NULL, i, SIZE_MAX, false},
                           (int)i + 1, /* stands for the term; see report_term */
                           rehearsal_term(fit->rehearsal, i),
                           true};
        look_at(fit, &page);
    }
}
