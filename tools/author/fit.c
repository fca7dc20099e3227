#include "author/fit.h"

#include <stdio.h>

#include "app/words.h"
#include "author/fit_hands.h"
#include "author/fit_look.h"
#include "author/solve.h"
#include "stage/font.h"
#include "text/layout.h"
#include "ui/parts.h"

enum {
    KERNS_KEPT = 8192 /* a power of two */
};

/* The kerning of one pair, kept, as the fonts look it up in their files each time. */
typedef struct Kern {
    uint64_t pair; /* 0: free */
    float em;
} Kern;

struct Fit {
    FontSet *fonts;
    Kern kerns[KERNS_KEPT];
    TextMetrics metrics;
    Ui *ui;
};

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
    PASSES_MOST = 4,
    TOUCHES_MOST = 300
};

typedef struct Job {
    Fit *fit;
    const Lesson *lesson;
    const FitSink *sink;
    Setting setting;
    Rect content; /* below the header, in this setting */
    Arena arena;
    int *told; /* lines with a finding already */
    size_t told_count, told_capacity;
} Job;

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

Status fit_new(const char *font_dir, Fit **out, Error *err)
{
    FontSet *fonts = NULL;
    *out = NULL;
    const Status status = font_set_open(&font_dir, font_dir != NULL ? 1 : 0, &fonts, err);
    if (status != STATUS_OK) {
        return status;
    }
    Fit *const fit = mem_alloc(sizeof *fit);
    fit->fonts = fonts;
    fit->metrics = (TextMetrics){advance_em, kerning_em, fit};
    fit->ui = ui_new();
    *out = fit;
    return STATUS_OK;
}

void fit_free(Fit *fit)
{
    if (fit != NULL) {
        ui_free(fit->ui);
        font_set_close(fit->fonts);
        mem_free(fit);
    }
}

bool fit_has_glyph(Fit *fit, uint32_t codepoint)
{
    return font_has(fit->fonts, codepoint);
}

/* ---- one screen ---- */

typedef void BuildScreen(Job *job, const void *what);

static void lay_out(Job *job, BuildScreen *build, const void *what)
{
    const UiInput none = {.kind = UI_INPUT_NONE};
    const UiFrame frame = {
        .width = job->setting.is_portrait ? 1080 : 1920,
        .height = job->setting.is_portrait ? 1920 : 1080,
        .text_scale = job->setting.scale,
        .ruby = TEXT_RUBY_HARD,
        .metrics = &job->fit->metrics,
    };
    bool again = true;
    for (int i = 0; i < PASSES_MOST && again; i++) {
        ui_begin(job->fit->ui, &none, &frame);
        ui_page(job->fit->ui, ui_id("fit"), job->lesson->title);
        build(job, what);
        again = ui_end(job->fit->ui);
    }
}

static bool is_told(Job *job, int line)
{
    for (size_t i = 0; i < job->told_count; i++) {
        if (job->told[i] == line) {
            return true;
        }
    }
    return false;
}

static void tell(Job *job, int line, const char *code, const char *what, Str text)
{
    char sentence[700];
    if (is_told(job, line)) {
        return;
    }
    if (job->told_count == job->told_capacity) {
        job->told_capacity = job->told_capacity > 0 ? job->told_capacity * 2 : 16;
        job->told = mem_resize(job->told, job->told_capacity * sizeof *job->told);
    }
    job->told[job->told_count++] = line;
    (void)snprintf(sentence, sizeof sentence, "%s at text size %g, %s: '%.*s'", what,
                   (double)job->setting.scale,
                   job->setting.is_portrait ? "portrait" : "landscape", STR_ARG(text));
    job->sink->report(job->sink->context, line, code, sentence);
}

/* may_scroll: at the standard size too (pages that hold whatever the lesson gives). */
static void check(Job *job, int line, Str text, bool may_scroll, BuildScreen *build,
                  const void *what)
{
    lay_out(job, build, what);
    const FitLook look = fit_look(ui_draw_list(job->fit->ui));
    if (look.fault == FIT_OUTSIDE) {
        tell(job, line, "A401", "a text is larger than its box", look.text);
    } else if (look.fault == FIT_OVERLAPS) {
        tell(job, line, "A402", "a text lies over another", look.text);
    } else if (look.scrolls && job->setting.scale < 1.2f && !may_scroll) {
        tell(job, line, "A403", "there is more text than the box shows", text);
    }
}

/* ---- the screens ---- */

static void build_header(Job *job, const void *what)
{
    (void)what;
    static const float ticks[] = {0.3f, 0.5f, 0.7f};
    const UiLessonHeader header = {
        .title = FILL(&job->arena, WORD_HOME_NUMBER_TITLE, STR("25"), job->lesson->title),
        .progress = 0.4f,
        .ticks = ticks,
        .tick_count = 3,
        .place = word(WORD_PHASE_PRACTICE),
        .remaining = FILL(&job->arena, WORD_REMAINING, STR("4")),
    };
    (void)part_lesson_header(job->fit->ui, &header, &job->content);
}

static void build_line(Job *job, const void *what)
{
    const Step *const step = what;
    const UiDialogue dialogue = {
        .speaker = step->kind == STEP_SAY ? words_person(step->who) : (Str){0},
        .text = step->text,
        .line = ui_id("line"),
        .can_back = true,
    };
    (void)part_dialogue(job->fit->ui, &dialogue, job->content);
}

static void build_reply(Job *job, const void *what)
{
    const ChooseOption *const option = what;
    const UiDialogue dialogue = {.text = option->reply, .line = ui_id("line")};
    (void)part_dialogue(job->fit->ui, &dialogue, job->content);
}

static void build_choose(Job *job, const void *what)
{
    const ChooseStep *const choose = what;
    UiOption options[UI_OPTIONS_MOST] = {0};
    const size_t count =
        choose->option_count < UI_OPTIONS_MOST ? choose->option_count : UI_OPTIONS_MOST;
    for (size_t i = 0; i < count; i++) {
        options[i] = (UiOption){.label = choose->options[i].label,
                                .letter = (char)('A' + i),
                                .number = (int)i + 1};
    }
    const UiQuestion question = {
        .id = ui_id("choose"),
        .label = word(WORD_CHOOSE_LABEL),
        .prompt = choose->prompt,
        .options = options,
        .option_count = count,
        .selected = SIZE_MAX,
        .confirm = word(WORD_CHOOSE_CONFIRM),
        .missing = word(WORD_CHOOSE_MISSING),
        .over_scene = true,
    };
    (void)part_question(job->fit->ui, &question, job->content);
}

static void build_hands(Job *job, const void *what)
{
    fit_hands_build(job->fit->ui, &job->arena, what, job->content);
}

static void build_card(Job *job, const void *what)
{
    const Card *const card = what;
    const UiButton buttons[] = {
        {.label = word(WORD_BACK), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_CARD_MORE), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_NEXT)},
    };
    const UiReading reading = {
        .id = ui_id("card"),
        .place = FILL(&job->arena, WORD_CARD_PLACE, STR("1"), STR("3")),
        .title = card->title,
        .text = card->text,
        .picture = card->picture.len > 0 ? card->picture : STR("cast/gofun/front/normal"),
        .buttons = buttons,
        .button_count = sizeof buttons / sizeof buttons[0],
    };
    (void)part_reading(job->fit->ui, &reading, job->content);
}

static void build_today(Job *job, const void *what)
{
    const Lesson *const lesson = what;
    const UiButton next = {.label = word(WORD_NEXT)};
    const UiReading reading = {
        .id = ui_id("today"),
        .title = word(WORD_TODAY_TITLE),
        .text = str_format(&job->arena, "%.*s\n%.*s\n%.*s", STR_ARG(lesson->step_today),
                           STR_ARG(word(WORD_TODAY_RULE)), STR_ARG(lesson->company_rule)),
        .picture = STR("cast/gofun/front/smile"),
        .buttons = &next,
        .button_count = 1,
    };
    (void)part_reading(job->fit->ui, &reading, job->content);
}

/* answered: the option whose sentence is shown, or option_count for the open question. */
typedef struct Asked {
    const Question *question;
    size_t answered;
} Asked;

static size_t fill_options(const Asked *asked, UiOption *out)
{
    const Question *const question = asked->question;
    const bool is_open = asked->answered >= question->option_count;
    size_t count = 0;
    for (; count < question->option_count && count + 1 < UI_OPTIONS_MOST; count++) {
        const bool is_right = question->options[count].is_right;
        const bool is_own = asked->answered == count;
        out[count] = (UiOption){
            .label = question->options[count].label,
            .letter = (char)('A' + count),
            .number = (int)count + 1,
            .is_fixed = !is_open,
            .mark = is_open    ? UI_MARK_NONE
                    : is_right ? UI_MARK_RIGHT
                    : is_own   ? UI_MARK_WRONG
                               : UI_MARK_NONE,
            .is_own = is_own,
        };
    }
    if (is_open) {
        out[count] = (UiOption){.label = word(WORD_DONT_KNOW), .number = (int)count + 1};
        count++;
    }
    return count;
}

static void build_question(Job *job, const void *what)
{
    const Asked *const asked = what;
    UiOption options[UI_OPTIONS_MOST] = {0};
    const UiQuestion question = {
        .id = ui_id("question"),
        .label = FILL(&job->arena, WORD_QUESTION_LABEL, STR("1"), STR("3")),
        .tag = word(WORD_QUESTION_UNFIT),
        .prompt = asked->question->prompt,
        .options = options,
        .option_count = fill_options(asked, options),
        .selected = SIZE_MAX,
        .confirm = word(WORD_QUESTION_CONFIRM),
        .missing = word(WORD_QUESTION_MISSING),
    };
    if (asked->answered >= asked->question->option_count) {
        (void)part_question(job->fit->ui, &question, job->content);
        return;
    }
    const UiFeedback feedback = {
        .mark = UI_MARK_WRONG,
        .verdict = FILL(&job->arena, WORD_VERDICT_WRONG, STR("D")),
        .reason = asked->question->options[asked->answered].feedback,
        .next_label = word(WORD_NEXT_QUESTION),
    };
    (void)part_feedback(job->fit->ui, &question, &feedback, job->content);
}

/* ---- hands-on parts, as they are solved ---- */

static void check_state(Job *job, const Step *step, const WidgetView *view)
{
    const WidgetItem *const item = fit_hands_longest(step->widget);
    FitHands page = {.view = view};
    if (item != NULL) {
        page.note = FILL(&job->arena, WORD_NOTE_ITEM, item->label, item->feedback);
    }
    check(job, step->line, step->widget->prompt, true, build_hands, &page);
}

/* At the start, half way, and at the end; a builder at every slot. */
static void check_widget(Job *job, const Step *step)
{
    WidgetState *const state = widget_new(step->widget, solve_build_host());
    const bool is_builder = step->widget->skin == WIDGET_BUILDER;
    const size_t half = step->widget->item_count / 2;
    WidgetTouch touch;
    WidgetView view;
    widget_view(state, &view);
    check_state(job, step, &view);
    for (size_t i = 1; i < TOUCHES_MOST && !view.is_done; i++) {
        if (!solve_next(&view, &touch) ||
            widget_touch(state, &touch, NULL) != STATUS_OK) {
            break; /* A104 of the walk */
        }
        widget_view(state, &view);
        if (view.is_done || i == half || (is_builder && touch.kind == TOUCH_CONFIRM)) {
            check_state(job, step, &view);
        }
    }
    widget_free(state);
}

/* ---- all of one lesson in one setting ---- */

static void check_step(Job *job, const Step *step)
{
    switch (step->kind) {
    case STEP_SAY:
    case STEP_NARRATE:
        check(job, step->line, step->text, false, build_line, step);
        break;
    case STEP_CHOOSE:
        check(job, step->line, step->choose.prompt, job->setting.is_portrait,
              build_choose, &step->choose);
        for (size_t i = 0; i < step->choose.option_count; i++) {
            const ChooseOption *const option = &step->choose.options[i];
            if (option->reply.len > 0) {
                check(job, option->line, option->reply, false, build_reply, option);
            }
        }
        break;
    case STEP_WIDGET:
        check_widget(job, step);
        break;
    case STEP_SHOW:
    case STEP_OTHER_WAY:
    case STEP_JUMP:
    case STEP_FINISH:
    case STEP_KIND_COUNT:
        break;
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

/* The answered page may scroll its options; the open question shows all of them. Of the
 * answers the right one is laid out, which has most marks, and the one that says most. */
static void check_question(Job *job, const Question *question)
{
    const size_t longest = longest_feedback(question);
    for (size_t i = 0; i <= question->option_count; i++) {
        const bool is_open = i == question->option_count;
        if (!is_open && i != longest && !question->options[i].is_right) {
            continue;
        }
        const Asked asked = {question, i};
        const int line = is_open ? question->line : question->options[i].line;
        const Str text = is_open ? question->prompt : question->options[i].feedback;
        check(job, line, text, !is_open, build_question, &asked);
    }
}

static void check_setting(Job *job)
{
    const Lesson *const lesson = job->lesson;
    check(job, 1, lesson->title, true, build_header, NULL);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            check_step(job, &lesson->scenes[i].steps[k]);
        }
    }
    for (size_t i = 0; i < lesson->card_count; i++) {
        check(job, lesson->cards[i].line, lesson->cards[i].title, false, build_card,
              &lesson->cards[i]);
    }
    for (size_t i = 0; i < lesson->quiz.question_count; i++) {
        check_question(job, &lesson->quiz.questions[i]);
    }
    for (size_t i = 0; i < lesson->quiz.spare_count; i++) {
        check_question(job, &lesson->quiz.spares[i]);
    }
    if (lesson->step_today.len > 0) {
        check(job, 1, lesson->step_today, true, build_today, lesson);
    }
    arena_reset(&job->arena);
}

void fit_lesson(Fit *fit, const Lesson *lesson, const FitSink *sink)
{
    Job job = {.fit = fit, .lesson = lesson, .sink = sink};
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        job.setting = settings[i];
        check_setting(&job);
    }
    mem_free(job.told);
    arena_clear(&job.arena);
}
