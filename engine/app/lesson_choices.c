/* The views of a lesson where something is chosen: branches, questions, result. */
#include "app/app_internal.h"

/* ---- a choice in the scene ---- */

void lesson_choose_view(App *app, Rect content)
{
    Play *play = &app->play;
    const ChooseStep *choose = play->view.choose;
    UiScene scene = lesson_scene(app, content);
    part_scene(app->ui, &scene, content);
    UiOption options[UI_OPTIONS_MOST] = {0};
    size_t count =
        choose->option_count < UI_OPTIONS_MOST ? choose->option_count : UI_OPTIONS_MOST;
    for (size_t i = 0; i < count; i++) {
        options[i] = (UiOption){
            .label = choose->options[i].label,
            .letter = (char)('A' + i),
            .number = (int)i + 1,
            .is_selected = i == play->selected,
        };
    }
    UiQuestion question = {
        .id = ui_id_at("choose", (size_t)play->view_count),
        .label = word(WORD_CHOOSE_LABEL),
        .prompt = choose->prompt,
        .options = options,
        .option_count = count,
        .selected = play->selected,
        .confirm = word(WORD_CHOOSE_CONFIRM),
        .missing = word(WORD_CHOOSE_MISSING),
        .over_scene = true,
    };
    UiQuestionResult result = part_question(app->ui, &question, content);
    if (result.has_changed) {
        play->selected = result.selected;
        app->needs_pass = true;
    }
    if (result.is_confirmed && result.selected < count) {
        play_reply(app, (RunReply){.kind = REPLY_OPTION,
                                   .id = choose->options[result.selected].id});
    }
}

static bool is_seen(const RunView *view, size_t option)
{
    return option < 64 && (view->seen_options >> option & 1) != 0;
}

void lesson_other_view(App *app, Rect content)
{
    const RunView *view = &app->play.view;
    const ChooseStep *choose = view->choose;
    UiScene scene = lesson_scene(app, content);
    part_scene(app->ui, &scene, content);
    UiOption options[UI_OPTIONS_MOST] = {0};
    Str ids[UI_OPTIONS_MOST] = {{0}};
    size_t count = 0;
    for (size_t i = 0; i < choose->option_count && count + 1 < UI_OPTIONS_MOST; i++) {
        if (!is_seen(view, i)) {
            ids[count] = choose->options[i].id;
            options[count].label =
                FILL(&app->frame, WORD_OTHER_SEE, choose->options[i].label);
            options[count].number = (int)count + 1;
            options[count].is_action = true;
            count++;
        }
    }
    options[count].label = word(WORD_OTHER_SKIP);
    options[count].number = (int)count + 1;
    options[count].is_action = true;
    UiQuestion question = {
        .id = ui_id_at("other", (size_t)app->play.view_count),
        .label = word(WORD_OTHER_LABEL),
        .prompt = word(WORD_OTHER_PROMPT),
        .options = options,
        .option_count = count + 1,
        .selected = SIZE_MAX,
        .over_scene = true,
    };
    UiQuestionResult result = part_question(app->ui, &question, content);
    bool has_chosen = result.is_confirmed || result.has_changed;
    if (has_chosen && result.selected < count) {
        play_reply(app, (RunReply){.kind = REPLY_OPTION, .id = ids[result.selected]});
    } else if (has_chosen && result.selected == count) {
        play_next(app);
    }
}

/* ---- the confirmation test ---- */

enum {
    DONT_KNOW_CHOSEN = -2
};

static char shown_letter(size_t place)
{
    return (char)('A' + place);
}

static size_t right_place(const RunQuestion *question)
{
    for (size_t i = 0; i < question->order_count; i++) {
        if (question->question->options[question->order[i]].is_right) {
            return i;
        }
    }
    return question->order_count;
}

/* Options in shown order, 「わからない」 last (once answered only if it was the answer).
 * Returns how many there are. */
static size_t fill_options(App *app, const RunQuestion *question, bool is_answered,
                           UiOption *out)
{
    size_t count = 0;
    for (; count < question->order_count && count + 1 < UI_OPTIONS_MOST; count++) {
        int index = question->order[count];
        const QuestionOption *option = &question->question->options[index];
        bool is_own = is_answered && question->chosen == index;
        out[count] = (UiOption){
            .label = option->label,
            .letter = shown_letter(count),
            .number = (int)count + 1,
            .is_selected = !is_answered && app->play.selected == count,
            .is_fixed = is_answered,
            .mark = !is_answered       ? UI_MARK_NONE
                    : option->is_right ? UI_MARK_RIGHT
                    : is_own           ? UI_MARK_WRONG
                                       : UI_MARK_NONE,
            .is_own = is_own,
        };
    }
    bool is_left_out = is_answered && question->chosen != DONT_KNOW_CHOSEN;
    if (is_left_out) {
        return count;
    }
    out[count] = (UiOption){
        .label = word(WORD_DONT_KNOW),
        .number = (int)count + 1,
        .is_selected = !is_answered && app->play.selected == count,
        .is_fixed = is_answered,
        .is_own = is_answered,
    };
    return count + 1;
}

static Str verdict_text(App *app, const RunQuestion *question)
{
    if (question->is_correct) {
        return word(WORD_VERDICT_RIGHT);
    }
    char letter = shown_letter(right_place(question));
    Str right = str_copy(&app->frame, (Str){&letter, 1});
    bool is_dont_know = question->chosen == DONT_KNOW_CHOSEN;
    return FILL(&app->frame, is_dont_know ? WORD_VERDICT_DONT_KNOW : WORD_VERDICT_WRONG,
                right);
}

static void answer(App *app, const RunQuestion *question, size_t place)
{
    Str id = place < question->order_count
                 ? question->question->options[question->order[place]].id
                 : STR(RUN_DONT_KNOW);
    play_reply(app, (RunReply){.kind = REPLY_OPTION, .id = id});
}

void lesson_question_view(App *app, Rect content)
{
    Play *play = &app->play;
    const RunQuestion *asked = &play->view.question;
    bool is_answered = play->view.kind == VIEW_FEEDBACK;
    UiOption options[UI_OPTIONS_MOST] = {0};
    bool is_fit = asked->question->ask == ASK_FIT;
    UiQuestion question = {
        .id = ui_id_at("question", (size_t)play->view_count),
        .label = FILL(&app->frame, WORD_QUESTION_LABEL, app_number(app, asked->number),
                      app_number(app, asked->count)),
        .tag = word(is_fit ? WORD_QUESTION_FIT : WORD_QUESTION_UNFIT),
        .prompt = asked->question->prompt,
        .options = options,
        .option_count = fill_options(app, asked, is_answered, options),
        .selected = play->selected,
        .confirm = word(WORD_QUESTION_CONFIRM),
        .missing = word(WORD_QUESTION_MISSING),
    };
    if (is_answered) {
        bool is_last = asked->number == asked->count;
        UiFeedback feedback = {
            .mark = asked->is_correct ? UI_MARK_RIGHT : UI_MARK_WRONG,
            .verdict = verdict_text(app, asked),
            .reason = asked->feedback,
            .next_label = word(is_last ? WORD_SEE_RESULT : WORD_NEXT_QUESTION),
        };
        if (part_feedback(app->ui, &question, &feedback, content)) {
            play_next(app);
        }
        return;
    }
    UiQuestionResult result = part_question(app->ui, &question, content);
    if (result.has_changed) {
        play->selected = result.selected;
        app->needs_pass = true;
    }
    if (result.is_confirmed) {
        answer(app, asked, result.selected);
    }
}

/* ---- the answer table ---- */

static Str answer_text(App *app, const RunQuestion *row, int index)
{
    if (index == DONT_KNOW_CHOSEN) {
        return word(WORD_DONT_KNOW);
    }
    for (size_t place = 0; place < row->order_count; place++) {
        if (row->order[place] == index) {
            char letter = shown_letter(place);
            return FILL(&app->frame, WORD_RESULT_ANSWER, ((Str){&letter, 1}),
                        row->question->options[index].label);
        }
    }
    return (Str){0};
}

static UiResultRow result_row(App *app, const RunQuestion *row)
{
    size_t place = right_place(row);
    return (UiResultRow){
        .number = app_number(app, row->number),
        .question = row->question->prompt,
        .own = answer_text(app, row, row->chosen),
        .right = answer_text(app, row, place < row->order_count ? row->order[place] : -1),
        .mark = row->is_correct ? UI_MARK_RIGHT : UI_MARK_WRONG,
    };
}

static void act_on_result(App *app, const UiResultAction *action, bool has_passed)
{
    if (action->row >= 0) {
        app->play.answer_row = action->row;
        app->sheet = SHEET_ANSWER;
        app->needs_pass = true;
    }
    if (action->button < 0) {
        return;
    }
    if (has_passed) {
        play_next(app);
    } else {
        play_reply(app,
                   (RunReply){.kind = action->button == 0 ? REPLY_RETAKE : REPLY_REVIEW});
    }
}

void lesson_result_view(App *app, Rect content)
{
    const RunResult *result = &app->play.view.result;
    UiResultRow rows[RUN_MAX_QUESTIONS];
    for (size_t i = 0; i < result->row_count; i++) {
        rows[i] = result_row(app, &result->rows[i]);
    }
    const UiButton go_on[] = {{.label = word(WORD_NEXT), .guards_repeat = true}};
    const UiButton again[] = {
        {.label = word(WORD_RESULT_RETAKE), .kind = UI_BUTTON_SECONDARY},
        {.label = word(WORD_RESULT_REVIEW), .guards_repeat = true},
    };
    UiResult page = {
        .title = word(WORD_RESULT_TITLE),
        .score = FILL(&app->frame, WORD_RESULT_SCORE,
                      app_number(app, (int64_t)result->row_count),
                      app_number(app, result->right), app_number(app, result->pass)),
        .mark = result->passed ? UI_MARK_RIGHT : UI_MARK_PARTIAL,
        .verdict = word(result->passed ? WORD_RESULT_PASSED : WORD_RESULT_FAILED),
        .advice = result->passed ? (Str){0}
                                 : FILL(&app->frame, WORD_RESULT_ADVICE,
                                        app_number(app, result->missing)),
        .rows = rows,
        .row_count = result->row_count,
        .buttons = result->passed ? go_on : again,
        .button_count = result->passed ? 1 : 2,
    };
    UiResultAction action = part_result(app->ui, &page, content);
    act_on_result(app, &action, result->passed);
}

/* All options of one question with their reasons. */
void lesson_answer_sheet(App *app)
{
    const RunResult *result = &app->play.view.result;
    if ((size_t)app->play.answer_row >= result->row_count) {
        app->sheet = SHEET_NONE;
        return;
    }
    const RunQuestion *row = &result->rows[app->play.answer_row];
    Ui *ui = app->ui;
    const UiButton close = {.label = word(WORD_CLOSE)};
    const UiSheet sheet = {
        .title = FILL(&app->frame, WORD_RESULT_SHEET, app_number(app, row->number)),
        .width = 1680,
        .name = "answer_close",
        .buttons = &close,
        .button_count = 1};
    Rect area = ui_sheet_begin(ui, ui_id("answer"), &sheet);
    float y = area.y;
    const UiTextStyle prompt = {.type = UI_TYPE_LABEL};
    const UiTextStyle reason = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    y += ui_text(ui, area.x, y, area.w, row->question->prompt, &prompt) + UI_SPACE_16;
    UiOption options[UI_OPTIONS_MOST] = {0};
    size_t count = fill_options(app, row, true, options);
    for (size_t i = 0; i < count && i < row->order_count; i++) {
        options[i].is_compact = true;
        float height = ui_option_height(ui, area.w, &options[i]);
        (void)ui_option(ui, ui_id_at("answer_option", i),
                        (Rect){area.x, y, area.w, height}, &options[i]);
        y += height;
        Str text = row->question->options[row->order[i]].feedback;
        y += ui_text(ui, area.x + UI_SPACE_96, y, area.w - UI_SPACE_96, text, &reason) +
             UI_SPACE_8;
    }
    ui_first_focus(ui, ui_id_at("answer_close", 0));
    if (ui_sheet_end(ui, &sheet, y) != UI_SHEET_OPEN) {
        app->sheet = SHEET_NONE;
        app->needs_pass = true;
    }
}
