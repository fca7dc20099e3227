/* The views of a lesson that are told and read: title page, lines, choices, cards, end.
 */
#include "app/app_internal.h"
#include "base/os.h"
#include "text/format.h"

/* ---- the frame around every view ---- */

static Str phase_word(RunPhase phase)
{
    static const WordId words[] = {
        [PHASE_SCENE] = WORD_PHASE_SCENE,
        [PHASE_PRACTICE] = WORD_PHASE_PRACTICE,
        [PHASE_EXPLAIN] = WORD_PHASE_EXPLAIN,
        [PHASE_TEST] = WORD_PHASE_TEST,
    };
    return word(words[phase]);
}

static Str remaining_text(App *app, int seconds)
{
    int minutes = (seconds + 59) / 60;
    return minutes <= 1 ? word(WORD_REMAINING_LAST)
                        : FILL(&app->frame, WORD_REMAINING, app_number(app, minutes));
}

static Str lesson_title(App *app)
{
    const LoadedLesson *loaded = &app->play.loaded;
    if (loaded->number == 0) {
        return loaded->lesson->title;
    }
    return FILL(&app->frame, WORD_HOME_NUMBER_TITLE, app_number(app, loaded->number),
                loaded->lesson->title);
}

static Rect lesson_header(App *app)
{
    const RunProgress *progress = &app->play.view.progress;
    float ticks[PHASE_COUNT];
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        ticks[i] = (float)progress->phase_end[i];
    }
    UiLessonHeader header = {
        .title = lesson_title(app),
        .progress = (float)progress->fraction,
        .ticks = ticks,
        .tick_count = PHASE_COUNT - 1,
        .place = phase_word(progress->phase),
        .leave_label = app->play.story.piece != NULL ? word(WORD_STORY_SKIP) : (Str){0},
        .remaining = remaining_text(app, progress->remaining_seconds),
    };
    if (app->play.view.kind == VIEW_END) {
        header.place = (Str){0};
        header.remaining = word(WORD_REMAINING_NONE);
    }
    Rect content;
    UiHeaderAction action = part_lesson_header(app->ui, &header, &content);
    if (action == UI_HEADER_LEAVE && app->play.story.piece != NULL) {
        app->play.story.is_left = true;
        app->needs_pass = true;
    } else if (action == UI_HEADER_LEAVE) {
        app->sheet = SHEET_LEAVE;
        app->needs_pass = true;
    } else if (action == UI_HEADER_SETTINGS) {
        app->sheet = SHEET_SETTINGS;
        app->needs_pass = true;
    }
    return content;
}

/* ---- the stage behind the dialogue ---- */

/* The bird speaks to the learner, not to the people beside it. */
static bool is_guide(Str who)
{
    return str_is(who, "gofun");
}

static Str person_picture(App *app, const StagePerson *person, bool is_alone)
{
    if (person->who.len == 0) {
        return (Str){0};
    }
    bool faces_learner = is_alone || is_guide(person->who);
    return str_format(&app->frame, "cast/%.*s/%s/%s", STR_ARG(person->who),
                      faces_learner ? "front" : "right", face_name(person->face));
}

static float motion_part(const App *app, double seconds)
{
    if (seconds <= 0) {
        return 1;
    }
    double passed = (double)(app->now_ms - app->play.motion_started_ms) / 1000;
    double part = app_less_motion(app) ? 1 : passed / seconds;
    return (float)(part < 0 ? 0 : part > 1 ? 1 : part);
}

static void apply_motion(App *app, const Motion *motion, UiScene *scene)
{
    scene->pan_px = (float)motion->pan_px * motion_part(app, motion->pan_seconds);
    scene->backdrop_width = motion->pan_px > 0 ? 1920 + (float)motion->pan_px : 0;
    if (motion->fade_to.len > 0) {
        scene->next_backdrop =
            str_format(&app->frame, "backdrops/%.*s", STR_ARG(motion->fade_to));
        scene->fade = motion_part(app, motion->fade_seconds);
    }
}

UiScene lesson_scene(App *app, Rect content)
{
    const RunStage *stage = &app->play.view.stage;
    bool is_alone = stage->left.who.len == 0 || stage->right.who.len == 0;
    UiScene scene = {
        .left = person_picture(app, &stage->left, is_alone),
        .right = person_picture(app, &stage->right, is_alone),
        .mirrors_right = !is_alone && !is_guide(stage->right.who),
        .lines = lesson_dialogue_lines(app, content),
    };
    if (stage->backdrop.len > 0) {
        scene.backdrop =
            str_format(&app->frame, "backdrops/%.*s", STR_ARG(stage->backdrop));
    }
    if (stage->prop.len > 0) {
        scene.prop = str_format(&app->frame, "props/%.*s", STR_ARG(stage->prop));
    }
    if (stage->motion_id.len > 0) {
        apply_motion(app, &stage->motion, &scene);
    }
    return scene;
}

/* ---- one line ---- */

static UiId view_id(App *app, const char *name)
{
    return ui_id_at(name, (size_t)app->play.view_count);
}

static void act_on_dialogue(App *app, UiDialogueAction action)
{
    static const SheetId sheets[] = {
        [UI_DIALOGUE_LOG] = SHEET_LOG,
        [UI_DIALOGUE_TEXT] = SHEET_SETTINGS,
        [UI_DIALOGUE_PAUSE] = SHEET_PAUSE,
    };
    switch (action) {
    case UI_DIALOGUE_NONE:
        return;
    case UI_DIALOGUE_NEXT:
        play_next(app);
        return;
    case UI_DIALOGUE_BACK:
        play_reply(app, (RunReply){.kind = REPLY_BACK});
        return;
    case UI_DIALOGUE_AUTO:
        app->play.is_auto = !app->play.is_auto;
        break;
    case UI_DIALOGUE_LOG:
    case UI_DIALOGUE_TEXT:
    case UI_DIALOGUE_PAUSE:
        app->sheet = sheets[action];
        break;
    }
    app->needs_pass = true;
}

void lesson_line_view(App *app, Rect content)
{
    const RunView *view = &app->play.view;
    UiScene scene = lesson_scene(app, content);
    part_scene(app->ui, &scene, content);
    UiDialogue dialogue = {
        .lines = scene.lines,
        .speaker = words_person(view->who),
        .speaker_is_right = view->stage.speaker_is_right,
        .text = view->text,
        .line = view_id(app, "line"),
        .can_back = view->can_go_back,
        .is_auto = app->play.is_auto,
    };
    act_on_dialogue(app, part_dialogue(app->ui, &dialogue, content));
}

/* ---- title page, cards, end ---- */

/* The first scene without people but one, so that the story begins before the first line.
 */
static void title_scene(App *app, Rect content, bool has_person)
{
    const Lesson *lesson = app->play.loaded.lesson;
    UiScene scene = {.stands_free = true};
    if (lesson->scene_count > 0 && lesson->scenes[0].backdrop.len > 0) {
        scene.backdrop = str_format(&app->frame, "backdrops/%.*s",
                                    STR_ARG(lesson->scenes[0].backdrop));
    }
    if (has_person && lesson->question_picture.len > 0) {
        scene.left = str_format(&app->frame, "cast/%.*s/front/smile",
                                STR_ARG(lesson->question_picture));
    }
    part_scene(app->ui, &scene, content);
}

typedef struct TitleText {
    Str text;
    UiTextStyle style;
    float gap; /* below */
    float indent;
} TitleText;

enum {
    TITLE_TEXTS_MOST = 12,
    END_MARK = 120,
};

static size_t title_texts(App *app, TitleText *out)
{
    const Lesson *lesson = app->play.loaded.lesson;
    const Theme *theme = ui_theme(app->ui);
    size_t count = 0;
    if (app->play.loaded.number > 0) {
        out[count++] = (TitleText){
            FILL(&app->frame, WORD_HOME_NUMBER, app_number(app, app->play.loaded.number)),
            {.type = UI_TYPE_LABEL, .color = theme->primary},
            UI_SPACE_4,
            0};
    }
    out[count++] = (TitleText){lesson->title, {.type = UI_TYPE_H1}, UI_SPACE_16, 0};
    out[count++] = (TitleText){
        lesson->question, {.type = UI_TYPE_BODY, .is_balanced = true}, UI_SPACE_32, 0};
    if (lesson->goal_count > 0) {
        out[count++] = (TitleText){word(WORD_TITLE_GOALS),
                                   {.type = UI_TYPE_LABEL, .color = theme->text2},
                                   UI_SPACE_8,
                                   0};
    }
    for (size_t i = 0; i < lesson->goal_count && count < TITLE_TEXTS_MOST; i++) {
        out[count++] =
            (TitleText){lesson->goals[i], {.type = UI_TYPE_SMALL}, UI_SPACE_8, 36};
    }
    return count;
}

static float title_height(App *app, const TitleText *texts, size_t count, float width)
{
    float height = 0;
    for (size_t i = 0; i < count; i++) {
        height += ui_text_height(app->ui, width - texts[i].indent, texts[i].text,
                                 &texts[i].style) +
                  texts[i].gap;
    }
    return height;
}

static float draw_title(App *app, const TitleText *texts, size_t count, Rect area)
{
    Ui *ui = app->ui;
    float y = area.y;
    for (size_t i = 0; i < count; i++) {
        const TitleText *t = &texts[i];
        if (t->indent > 0) {
            float size = ui_type_size(ui, t->style.type) * 0.4F;
            float middle = y + ui_type_pitch(ui, t->style.type) / 2;
            ui_box(ui, (Rect){area.x + 4, middle - size / 2, size, size},
                   &(UiBox){.fill = ui_theme(ui)->primary, .radius = size / 2});
        }
        y += ui_text(ui, area.x + t->indent, y, area.w - t->indent, t->text, &t->style) +
             t->gap;
    }
    return y;
}

static void lesson_title_view(App *app, Rect content)
{
    Ui *ui = app->ui;
    title_scene(app, content, panel_has_company(app));
    TitleText texts[TITLE_TEXTS_MOST];
    size_t count = title_texts(app, texts);
    const UiButton start = {.label = word(WORD_START), .icon = STR("icons/play")};
    float inner = panel_inner_width(app, content);
    float actions = ui_actions_height(ui, inner, &start, 1);
    float needed = title_height(app, texts, count, inner) + actions + UI_SPACE_24;
    Rect area = panel_over_scene(app, content, needed);
    Rect row = rect_cut_bottom(&area, actions, UI_SPACE_24);
    Rect text = ui_scroll_begin(ui, ui_id("title_scroll"), area);
    ui_scroll_end(ui, draw_title(app, texts, count, text));
    ui_first_focus(ui, ui_id_at("reading", 0));
    if (ui_actions(ui, "reading", row, &start, 1) == 0) {
        play_next(app);
    }
}

void lesson_card_view(App *app, Rect content)
{
    const RunView *view = &app->play.view;
    bool has_more =
        view->card_number == view->card_count && app->play.loaded.lesson->more_count > 0;
    UiButton buttons[3];
    size_t count = 0;
    size_t more = SIZE_MAX;
    buttons[count++] = (UiButton){
        .label = word(WORD_BACK),
        .kind = UI_BUTTON_SECONDARY,
        .is_unavailable = !view->can_go_back,
        .shortcuts = {{UI_KEY_LEFT, 0, false}, {UI_KEY_PAGE_UP, 0, false}},
    };
    if (has_more) {
        more = count;
        buttons[count++] =
            (UiButton){.label = word(WORD_CARD_MORE), .kind = UI_BUTTON_SECONDARY};
    }
    buttons[count++] = (UiButton){.label = word(WORD_NEXT),
                                  .shortcuts = {{UI_KEY_RIGHT, 0, false}},
                                  .guards_repeat = true};
    const GlossaryTerm **terms = NULL;
    Str *chips = NULL;
    size_t chip_count = glossary_terms_in(app, view->card->text, &terms, &chips);
    UiReading reading = {
        .id = view_id(app, "card"),
        .place = FILL(&app->frame, WORD_CARD_PLACE, app_number(app, view->card_number),
                      app_number(app, view->card_count)),
        .title = view->card->title,
        .text = view->card->text,
        .picture = view->card->picture.len > 0 ? view->card->picture
                                               : STR("cast/gofun/front/normal"),
        .buttons = buttons,
        .button_count = count,
        .chip_label = word(WORD_CARD_TERMS),
        .chips = chips,
        .chip_count = chip_count,
    };
    int pressed = part_reading(app->ui, &reading, content);
    if (pressed >= UI_READING_CHIP) {
        glossary_show(app, terms[pressed - UI_READING_CHIP]);
    } else if (pressed == 0) {
        play_reply(app, (RunReply){.kind = REPLY_BACK});
    } else if (pressed == (int)count - 1) {
        play_next(app);
    } else if (pressed >= 0 && (size_t)pressed == more) {
        app->sheet = SHEET_MORE;
        app->needs_pass = true;
    }
}

static void lesson_today_view(App *app, Rect content)
{
    const Lesson *lesson = app->play.loaded.lesson;
    const UiButton next = {.label = word(WORD_NEXT), .guards_repeat = true};
    UiReading reading = {
        .id = view_id(app, "today"),
        .title = word(WORD_TODAY_TITLE),
        .text = lesson->step_today,
        .rule_title = word(WORD_TODAY_RULE),
        .rule = lesson->company_rule,
        .picture = STR("cast/gofun/front/smile"),
        .buttons = &next,
        .button_count = 1,
    };
    if (part_reading(app->ui, &reading, content) == 0) {
        play_next(app);
    }
}

static Str learning_time(App *app)
{
    if (app->recorder == NULL) {
        return (Str){0}; /* a rehearsal has no record */
    }
    Arena scratch = {0};
    StoreAttempt attempt;
    Error err = {0};
    Str text = {0};
    Status status = store_attempt_by_id(recorder_store(app->recorder),
                                        app->play.attempt_id, &scratch, &attempt, &err);
    if (status == STATUS_OK) {
        text = FILL(&app->frame, WORD_END_TIME,
                    format_duration(&app->frame, attempt.active_ms / 1000));
    }
    arena_clear(&scratch);
    return text;
}

/* Of a lesson that is not passed. A piece of the story has nothing to pass. */
static Str end_text(const App *app)
{
    bool has_test = app->play.loaded.lesson->quiz.question_count > 0;
    return has_test ? word(WORD_END_NOT_PASSED) : (Str){0};
}

/* Certificates are for the items of the self-diagnosis. */
static bool has_certificate(const App *app)
{
    return app->play.view.result.has_passed && app->play.loaded.lesson->item > 0;
}

/* The person of the title page is there again, glad, with the result beside. */
void lesson_end_view(App *app, Rect content)
{
    Ui *ui = app->ui;
    bool has_passed = app->play.view.result.has_passed;
    const UiButton buttons[2] = {
        {.label = word(WORD_END_HOME),
         .kind = has_certificate(app) ? UI_BUTTON_SECONDARY : UI_BUTTON_PRIMARY},
        {.label = word(WORD_END_CERTIFICATE)},
    };
    size_t button_count = has_certificate(app) ? 2 : 1;
    Str title = has_passed ? FILL(&app->frame, WORD_END_TITLE,
                                  app_number(app, app->play.loaded.number))
                           : app->play.loaded.lesson->title;
    Str text = has_passed ? learning_time(app) : end_text(app);
    const UiTextStyle title_style = {.type = UI_TYPE_H1};
    const UiTextStyle text_style = {.type = UI_TYPE_BODY};
    title_scene(app, content, panel_has_company(app));
    float inner = panel_inner_width(app, content);
    float actions = ui_actions_height(ui, inner, buttons, button_count);
    float mark = has_passed ? END_MARK + UI_SPACE_16 : 0;
    float needed = mark + ui_text_height(ui, inner, title, &title_style) + UI_SPACE_16 +
                   ui_text_height(ui, inner, text, &text_style) + UI_SPACE_32 + actions;
    Rect area = panel_over_scene(app, content, needed);
    Rect row = rect_cut_bottom(&area, actions, UI_SPACE_24);
    Rect body = ui_scroll_begin(ui, ui_id("end_scroll"), area);
    float y = body.y;
    if (has_passed) {
        ui_mark(ui, (Rect){body.x, y, END_MARK, END_MARK}, UI_MARK_RIGHT);
        y += mark;
    }
    y += ui_text(ui, body.x, y, body.w, title, &title_style) + UI_SPACE_16;
    y += ui_text(ui, body.x, y, body.w, text, &text_style);
    ui_scroll_end(ui, y);
    int pressed = ui_actions(ui, "reading", row, buttons, button_count);
    ui_first_focus(ui, ui_id_at("reading", button_count - 1));
    if (pressed == 0) {
        play_close(app);
        app_go(app, SCREEN_HOME);
    } else if (pressed == 1) {
        certificate_show(app, app->play.loaded.lesson->id);
    }
}

/* ---- the screen ---- */

/* How the lesson goes on, until the first reply; over a scene under the header, else
 * beside the buttons. */
static void lesson_notice(App *app, Rect content)
{
    RunViewKind kind = app->play.view.kind;
    WordId notice = app->play.notice;
    if (notice == WORD_COUNT && kind == VIEW_LINE && app->play.is_auto) {
        notice = WORD_AUTO_ON;
    }
    if (app->play.run == NULL || notice == WORD_COUNT) {
        return;
    }
    Rect place = rect_inset(content, UI_SPACE_24);
    if (kind != VIEW_LINE && kind != VIEW_CHOOSE && kind != VIEW_OTHER_WAY) {
        float height = ui_banner_height(app->ui, place.w / 2, word(notice));
        place = (Rect){place.x, place.y + place.h - height, place.w / 2, height};
    }
    ui_toast(app->ui, place, UI_TONE_INFO, word(notice));
}

void screen_lesson(App *app)
{
    const RunView *view = &app->play.view;
    if (story_is_over(app)) {
        story_end(app);
        return;
    }
    ui_page(app->ui, view_id(app, "lesson"), lesson_title(app));
    Rect content = lesson_header(app);
    switch (view->kind) {
    case VIEW_TITLE:
        lesson_title_view(app, content);
        break;
    case VIEW_LINE:
        lesson_line_view(app, content);
        break;
    case VIEW_CHOOSE:
        lesson_choose_view(app, content);
        break;
    case VIEW_OTHER_WAY:
        lesson_other_view(app, content);
        break;
    case VIEW_WIDGET:
        lesson_widget_view(app, content);
        break;
    case VIEW_CARD:
        lesson_card_view(app, content);
        break;
    case VIEW_QUESTION:
    case VIEW_FEEDBACK:
        lesson_question_view(app, content);
        break;
    case VIEW_RESULT:
        lesson_result_view(app, content);
        break;
    case VIEW_TODAY:
        lesson_today_view(app, content);
        break;
    case VIEW_END:
        lesson_end_view(app, content);
        break;
    }
    lesson_notice(app, content);
}
