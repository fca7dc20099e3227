/* Sign-in on a personal PC: who is it? By name, and by number where HR's handout knows
 * them (ui.md 3.2). sign_in.c decides what comes of an answer. */
#include "app/app_internal.h"

enum {
    BUTTONS_MOST = 3,
    SECOND_MS = 1000
};

typedef enum Act {
    ACT_START,       /* as whoever the name says */
    ACT_SAME_PERSON, /* with the name put right */
    ACT_NUMBER,
    ACT_TO_NUMBER,
    ACT_TO_NAME,
    ACT_LATER,
    ACT_CONFIRM,
    ACT_JOIN,
    ACT_NOT_THEIRS,
} Act;

/* One page: filled, drawn, and what its buttons do. */
typedef struct Page {
    UiForm form;
    UiField fields[UI_FORM_FIELDS_MOST];
    size_t field_count;
    UiButton buttons[BUTTONS_MOST];
    Act acts[BUTTONS_MOST];
    size_t button_count;
    UiId first_focus;
} Page;

/* The last one added is the primary one. */
static void add_button(Page *page, WordId label, Act act)
{
    require(page->button_count < BUTTONS_MOST);
    if (page->button_count > 0) {
        page->buttons[page->button_count - 1].kind = UI_BUTTON_SECONDARY;
    }
    page->buttons[page->button_count] = (UiButton){.label = word(label)};
    page->acts[page->button_count++] = act;
}

static UiId last_button(const Page *page)
{
    return ui_id_at("form_action", page->button_count - 1);
}

static Str problem_text(App *app, bool is_of_number)
{
    const SignIn *s = &app->sign_in;
    if (s->problem == WORD_COUNT || s->problem_is_number != is_of_number) {
        return (Str){0};
    }
    return FILL(&app->frame, s->problem, s->problem_values[0], s->problem_values[1]);
}

static Str pause_text(App *app)
{
    int64_t seconds = (sign_in_pause_ms(app) + SECOND_MS - 1) / SECOND_MS;
    return seconds > 0 ? FILL(&app->frame, WORD_SIGN_IN_PAUSE, app_number(app, seconds))
                       : (Str){0};
}

static void add_name_field(App *app, Page *page)
{
    page->fields[page->field_count++] = (UiField){
        .label = word(WORD_SIGN_IN_NAME),
        .hint = word(WORD_SIGN_IN_HINT),
        .problem = problem_text(app, false),
        .text = &app->sign_in.name,
        .max_characters = 40,
    };
}

static void add_number_field(App *app, Page *page, WordId label, Str hint)
{
    Str pause = pause_text(app);
    page->fields[page->field_count++] = (UiField){
        .label = word(label),
        .hint = hint,
        .problem = pause.len > 0 ? pause : problem_text(app, true),
        .text = &app->sign_in.number,
        .max_characters = 40,
    };
}

/* ---- the name ---- */

static void fill_name(App *app, Page *page)
{
    const SignIn *s = &app->sign_in;
    bool is_known = app->learner.id != 0;
    bool is_employee = app->learner.number.len > 0;
    bool has_people = handout_has_people(app);
    bool may_keep = is_known && !s->person.is_listed && !(has_people && is_employee);
    page->form.title = word(may_keep   ? WORD_SIGN_IN_AGAIN
                            : is_known ? WORD_SIGN_IN_CHANGE_TITLE
                                       : WORD_SIGN_IN_TITLE);
    page->form.text = word(WORD_SIGN_IN_TEXT);
    Str why = word(WORD_SIGN_IN_NUMBER_WHY);
    if (page->form.banner.len > 0) { /* there is no room beside it */
        page->form.text = (Str){0};
        page->form.note = (Str){0};
        why = (Str){0};
    }
    add_name_field(app, page);
    if (s->person.is_listed) {
        page->form.lead = FILL(&app->frame, WORD_SIGN_IN_OF_NUMBER, s->person.number);
        page->form.title = word(WORD_SIGN_IN_NAME_TITLE);
    }
    if (has_people) {
        add_button(page, WORD_SIGN_IN_TO_NUMBER, ACT_TO_NUMBER);
    } else {
        add_number_field(app, page, WORD_SIGN_IN_NUMBER_FREE, why);
    }
    add_button(page, may_keep ? WORD_SIGN_IN_OTHER : WORD_SIGN_IN_START, ACT_START);
    if (may_keep) {
        add_button(page, has_people ? WORD_SIGN_IN_KEEP : WORD_SIGN_IN_KEEP_BOTH,
                   ACT_SAME_PERSON);
    }
    page->first_focus =
        edit_text(&s->name).len > 0 ? last_button(page) : ui_id_at("form_field", 0);
}

/* ---- the number ---- */

static void number_title(App *app, Page *page)
{
    const SignIn *s = &app->sign_in;
    bool has_names = app_handout(app)->has_names;
    WordId title = WORD_SIGN_IN_TITLE;
    WordId text = has_names ? WORD_SIGN_IN_NUMBER_TEXT : WORD_SIGN_IN_NUMBER_TEXT_BARE;
    if (s->is_offer) {
        title = WORD_SIGN_IN_OFFER_TITLE;
        text = WORD_SIGN_IN_OFFER_TEXT;
    } else if (app->learner.number.len > 0) {
        title = WORD_SIGN_IN_CHANGE_TITLE;
        text = WORD_SIGN_IN_CHANGE_TEXT;
    } else if (app->learner.id != 0) {
        title = WORD_SIGN_IN_GUEST_TITLE;
        text = WORD_SIGN_IN_GUEST_TEXT;
    }
    page->form.title = word(title);
    page->form.text = FILL(&app->frame, text, app->learner.name);
}

static void fill_number(App *app, Page *page)
{
    const SignIn *s = &app->sign_in;
    number_title(app, page);
    Str hint = s->digits > 0 ? FILL(&app->frame, WORD_SIGN_IN_NUMBER_HINT,
                                    app_number(app, (int64_t)s->digits))
                             : (Str){0};
    add_number_field(app, page, WORD_SIGN_IN_NUMBER, hint);
    add_button(page, s->is_offer ? WORD_SIGN_IN_LATER : WORD_SIGN_IN_NO_NUMBER,
               s->is_offer ? ACT_LATER : ACT_TO_NAME);
    add_button(page, WORD_NEXT, ACT_NUMBER);
    page->buttons[1].reason = pause_text(app);
    page->buttons[1].is_unavailable = page->buttons[1].reason.len > 0;
    page->first_focus = ui_id_at("form_field", 0);
}

/* ---- is it you? ---- */

/* 営業部/第一課 as people read it. */
static Str department_text(App *app, Str path)
{
    StrBuf text = {0};
    Str part;
    while (str_split(&path, '/', &part)) {
        strbuf_add_z(&text, text.len > 0 ? "　" : "");
        strbuf_add(&text, part);
    }
    Str result = str_copy(&app->frame, strbuf_str(&text));
    strbuf_clear(&text);
    return result;
}

static void fill_confirm(App *app, Page *page)
{
    const SignInPerson *person = &app->sign_in.person;
    page->form.lead = department_text(app, person->department);
    page->form.title =
        FILL(&app->frame, person->is_named ? WORD_SIGN_IN_CONFIRM : WORD_SIGN_IN_CONTINUE,
             person->name);
    page->form.text = person->is_named ? (Str){0} : word(WORD_SIGN_IN_TAKEN);
    page->form.note = FILL(&app->frame, WORD_SIGN_IN_OF_NUMBER, person->number);
    add_button(page, WORD_SIGN_IN_NO,
               handout_has_people(app) ? ACT_TO_NUMBER : ACT_TO_NAME);
    add_button(page, person->is_named ? WORD_SIGN_IN_YES : WORD_SIGN_IN_YES_CONTINUE,
               ACT_CONFIRM);
    page->first_focus = last_button(page);
}

/* Two records cannot be taken apart again: unless the names are alike, the answer that
 * joins them has to be looked for. */
static void fill_join(App *app, Page *page)
{
    const SignIn *s = &app->sign_in;
    page->form.lead = FILL(&app->frame, WORD_SIGN_IN_OF_NUMBER, s->person.number);
    page->form.title = word(WORD_SIGN_IN_JOIN_TITLE);
    page->form.text = FILL(&app->frame, WORD_SIGN_IN_JOIN_TEXT, s->guest_name);
    page->form.note = (Str){0};
    add_button(page, WORD_SIGN_IN_JOIN_NO, ACT_NOT_THEIRS);
    add_button(page, WORD_SIGN_IN_JOIN_YES, ACT_JOIN);
    page->first_focus = str_equal(s->guest_name, s->person.name)
                            ? last_button(page)
                            : ui_id_at("form_action", 0);
}

/* ---- the page ---- */

static void fill_page(App *app, Page *page)
{
    static void (*const fill[])(App *, Page *) = {
        [SIGN_IN_NAME] = fill_name,
        [SIGN_IN_NUMBER] = fill_number,
        [SIGN_IN_CONFIRM] = fill_confirm,
        [SIGN_IN_JOIN] = fill_join,
    };
    page->form.banner = handout_banner(app);
    page->form.banner_tone = UI_TONE_WARNING;
    page->form.note =
        word(app_handout(app) != NULL ? WORD_SIGN_IN_NOTE_COLLECTED : WORD_SIGN_IN_NOTE);
    fill[app->sign_in.step](app, page);
    page->form.fields = page->fields;
    page->form.field_count = page->field_count;
    page->form.buttons = page->buttons;
    page->form.button_count = page->button_count;
}

static void act(App *app, Act what)
{
    switch (what) {
    case ACT_START:
    case ACT_SAME_PERSON:
        sign_in_take_name(app, what == ACT_SAME_PERSON);
        break;
    case ACT_NUMBER:
        sign_in_take_number(app);
        break;
    case ACT_TO_NUMBER:
        app->sign_in.person = (SignInPerson){0};
        sign_in_go(app, SIGN_IN_NUMBER);
        break;
    case ACT_TO_NAME:
        app->sign_in.person = (SignInPerson){0};
        sign_in_go(app, SIGN_IN_NAME);
        break;
    case ACT_LATER:
        sign_in_put_off(app);
        break;
    case ACT_CONFIRM:
        sign_in_confirm(app);
        break;
    case ACT_JOIN:
    case ACT_NOT_THEIRS:
        sign_in_join(app, what == ACT_JOIN);
        break;
    }
    if (app->screen == SCREEN_SIGN_IN && app->sign_in.problem != WORD_COUNT) {
        bool is_second =
            app->sign_in.step == SIGN_IN_NAME && app->sign_in.problem_is_number;
        ui_set_focus(app->ui, ui_id_at("form_field", is_second ? 1 : 0));
    }
}

/* Whoever is there stays. */
static void go_back(App *app)
{
    if (app->sign_in.is_offer) {
        sign_in_put_off(app);
    } else {
        app_go(app, SCREEN_HOME);
    }
}

/* The settings are for everybody: a number is easier to type when it can be read. */
static Rect sign_in_header(App *app)
{
    const UiButton buttons[] = {
        {.label = word(WORD_HOME_SETTINGS),
         .kind = UI_BUTTON_TOOLBAR,
         .icon = STR("icons/settings")},
        {.label = word(WORD_HOME_BACK),
         .kind = UI_BUTTON_TOOLBAR,
         .icon = STR("icons/home")},
    };
    const UiPageHeader header = {.title = word(WORD_APP_NAME),
                                 .subtitle = word(WORD_APP_SUBTITLE),
                                 .buttons = buttons,
                                 .button_count = app->learner.id != 0 ? 2 : 1};
    Rect content;
    int pressed = part_page_header(app->ui, &header, &content);
    if (pressed == 0) {
        app->sheet = SHEET_SETTINGS;
        app->needs_pass = true;
    } else if (pressed == 1) {
        go_back(app);
    }
    return content;
}

/* Esc: from a question to what was typed, from there to home. */
static void leave(App *app)
{
    SignInStep step = app->sign_in.step;
    if (step == SIGN_IN_CONFIRM || step == SIGN_IN_JOIN) {
        act(app, handout_has_people(app) ? ACT_TO_NUMBER : ACT_TO_NAME);
    } else if (app->learner.id != 0) {
        go_back(app);
    } else {
        app->sheet = SHEET_QUIT;
        app->needs_pass = true;
    }
}

void screen_sign_in(App *app)
{
    static const UiShortcut escape = {UI_KEY_ESCAPE, 0, false};
    Ui *ui = app->ui;
    Page page = {0};
    fill_page(app, &page);
    ui_page(ui, ui_id_at("sign_in", app->sign_in.step), page.form.title);
    Rect content = sign_in_header(app);
    UiScene scene = {.backdrop = STR("backdrops/office_day"), .stands_free = true};
    if (panel_has_company(app)) {
        scene.left = STR("cast/gofun/front/smile");
    }
    part_scene(ui, &scene, content);
    float needed = part_form_height(ui, &page.form, panel_inner_width(app, content));
    UiFormAction action =
        part_form(ui, &page.form, panel_over_scene(app, content, needed));
    ui_first_focus(ui, page.first_focus);
    if (action.changed >= 0) {
        app->sign_in.is_touched = true;
        app->sign_in.problem = WORD_COUNT;
    }
    if (action.button >= 0) {
        act(app, page.acts[action.button]);
    } else if (app->sheet == SHEET_NONE && ui_shortcut(ui, escape)) {
        leave(app);
    }
}

int sign_in_timeout_ms(const App *app)
{
    int64_t pause_ms = app->screen == SCREEN_SIGN_IN ? sign_in_pause_ms(app) : 0;
    return pause_ms > 0 ? (int)((pause_ms - 1) % SECOND_MS + 1) : -1;
}
