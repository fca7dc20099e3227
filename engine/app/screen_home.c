/* Home: what to do next, how far one is, and the lessons there are. */
#include "app/app_internal.h"
#include "base/log.h"
#include "text/format.h"

enum {
    TILES_MOST = 32,
    HOME_GAP = 36, /* leaves seven tiles their room */
};

typedef struct HomeLesson {
    const CourseEntry *entry;
    StoreLessonSummary summary;
} HomeLesson;

typedef struct Home {
    HomeLesson lessons[TILES_MOST];
    size_t count;
    size_t done;
    size_t next; /* index; >= count: all done */
} Home;

static void collect_lessons(App *app, Home *home)
{
    const Catalogue *catalogue = app->library.catalogue;
    for (size_t i = 0; i < catalogue->entry_count && home->count < TILES_MOST; i++) {
        if (app->library.is_present[i]) {
            home->lessons[home->count++].entry = &catalogue->entries[i];
        }
    }
}

static bool read_summaries(App *app, Home *home)
{
    Str ids[TILES_MOST];
    StoreLessonSummary summaries[TILES_MOST] = {{0}};
    for (size_t i = 0; i < home->count; i++) {
        ids[i] = home->lessons[i].entry->id;
    }
    Store *store = recorder_store(app->recorder);
    Error err = {0};
    Status status = store_home_summary(store, app->learner.id, store_cycle_now(store),
                                       ids, home->count, summaries, &err);
    if (status != STATUS_OK) {
        app_fail(app, "G-0103", WORD_ERROR_STORE_TITLE, WORD_ERROR_STORE_ADVICE,
                 str_from(err.message), ERROR_WAY_QUIT);
        return false;
    }
    for (size_t i = 0; i < home->count; i++) {
        home->lessons[i].summary = summaries[i];
    }
    return true;
}

/* In progress first, then the lowest number that is not done (ui.md 3.3). */
static void choose_next(Home *home)
{
    home->next = home->count;
    for (size_t i = home->count; i-- > 0;) {
        if (home->lessons[i].summary.state == STORE_LESSON_NOT_STARTED) {
            home->next = i;
        }
    }
    for (size_t i = home->count; i-- > 0;) {
        if (home->lessons[i].summary.state == STORE_LESSON_IN_PROGRESS) {
            home->next = i;
        }
    }
    for (size_t i = 0; i < home->count; i++) {
        home->done += home->lessons[i].summary.state == STORE_LESSON_DONE ? 1 : 0;
    }
}

static UiTileState tile_state(StoreLessonState state)
{
    switch (state) {
    case STORE_LESSON_NOT_STARTED:
        return UI_TILE_NEW;
    case STORE_LESSON_IN_PROGRESS:
        return UI_TILE_STARTED;
    case STORE_LESSON_DONE:
        return UI_TILE_DONE;
    }
    return UI_TILE_NEW;
}

static void next_card(App *app, const Home *home, Rect area, float *height)
{
    UiNextCard card = {.heading = word(WORD_HOME_NEXT)};
    const HomeLesson *lesson = NULL;
    if (home->next < home->count) {
        lesson = &home->lessons[home->next];
        bool is_started = lesson->summary.state == STORE_LESSON_IN_PROGRESS;
        card.note = word(is_started ? WORD_HOME_RESUME_NOTE : WORD_HOME_FRESH_NOTE);
        card.button = word(is_started ? WORD_HOME_CONTINUE : WORD_HOME_START);
    } else {
        lesson = &home->lessons[0];
        card.heading = word(WORD_HOME_ALL_DONE);
        card.note = word(WORD_HOME_DONE_NOTE);
        card.button = word(WORD_HOME_AGAIN);
    }
    card.number =
        FILL(&app->frame, WORD_HOME_NUMBER, app_number(app, lesson->entry->number));
    card.title = lesson->entry->title;
    if (part_next_card(app->ui, area, &card, height)) {
        story_start_lesson(app, lesson->entry->id);
    }
}

static float progress_card(App *app, const Home *home, Rect area)
{
    Ui *ui = app->ui;
    const UiTextStyle label = {.type = UI_TYPE_LABEL};
    const UiTextStyle count = {.type = UI_TYPE_H1, .color = ui_theme(ui)->primary};
    Str text = FILL(&app->frame, WORD_HOME_COUNT, app_number(app, (int64_t)home->done),
                    app_number(app, (int64_t)home->count));
    float inner = area.w - 2 * UI_SPACE_32;
    float label_height = ui_text_height(ui, inner, word(WORD_HOME_PROGRESS), &label);
    float count_height = ui_text_height(ui, inner, text, &count);
    const UiButton show = {.label = word(WORD_HOME_CERTIFICATES),
                           .kind = UI_BUTTON_TOOLBAR,
                           .icon = STR("icons/certificate")};
    const UiSize button = ui_button_size(ui, &show);
    area.h =
        2 * UI_SPACE_24 + label_height + UI_SPACE_8 + count_height + UI_SPACE_16 + 28;
    area.h += home->done > 0 ? UI_SPACE_24 + button.h : 0;
    ui_card(ui, area,
            &(UiCard){.fill = ui_theme(ui)->surface, .border = ui_theme(ui)->hair});
    float y = area.y + UI_SPACE_24;
    float x = area.x + UI_SPACE_32;
    (void)ui_text(ui, x, y, inner, word(WORD_HOME_PROGRESS), &label);
    y += label_height + UI_SPACE_8;
    (void)ui_text(ui, x, y, inner, text, &count);
    y += count_height + UI_SPACE_16;
    float value = home->count > 0 ? (float)home->done / (float)home->count : 0;
    ui_progress(ui, (Rect){x, y, inner, 28}, value, NULL, 0);
    if (home->done > 0 &&
        ui_button(ui, ui_id("certificates"),
                  (Rect){x, y + 28 + UI_SPACE_24, inner, button.h}, &show)) {
        app->sheet = SHEET_CERTIFICATES;
        app->needs_pass = true;
    }
    return area.h;
}

/* The tiles of one part under its heading; returns the height used. */
static float part_of_course(App *app, const Home *home, const CoursePart *part, Rect area)
{
    UiTile tiles[TILES_MOST];
    size_t indexes[TILES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < home->count; i++) {
        const CourseEntry *entry = home->lessons[i].entry;
        if (entry->part == part->number) {
            indexes[count] = i;
            tiles[count++] = (UiTile){
                .number = entry->number,
                .part = entry->part,
                .title = entry->tile,
                .state = tile_state(home->lessons[i].summary.state),
                .icon = str_format(&app->frame, "lessons/%02d", entry->number),
            };
        }
    }
    if (count == 0) {
        return 0;
    }
    Ui *ui = app->ui;
    const Theme *theme = ui_theme(ui);
    const Color colors[] = {theme->p1, theme->p2, theme->p3};
    const UiTextStyle style = {.type = UI_TYPE_LABEL,
                               .color = colors[(part->number + 2) % 3]};
    Str heading = FILL(&app->frame, WORD_HOME_PART, app_number(app, part->number),
                       part->title, app_number(app, (int64_t)count));
    float y = area.y + ui_text(ui, area.x, area.y, area.w, heading, &style) + UI_SPACE_8;
    float height = 0;
    int pressed =
        part_tiles(ui, (Rect){area.x, y, area.w, area.h}, tiles, count, &height);
    if (pressed >= 0) {
        story_start_lesson(app, home->lessons[indexes[pressed]].entry->id);
    }
    return y + height + UI_SPACE_24 - area.y;
}

/* The ways to what stands beside the lessons; returns the height used. */
static float more_pages(App *app, Rect area)
{
    const Library *library = &app->library;
    const struct {
        bool is_there;
        ScreenId screen;
        WordId label;
        Str icon;
    } pages[] = {
        {library->has_threats, SCREEN_THREATS, WORD_HOME_THREATS, STR("icons/shield")},
        {library->has_glossary, SCREEN_GLOSSARY, WORD_HOME_GLOSSARY, STR("icons/search")},
        {library->has_story, SCREEN_STORY, WORD_HOME_STORY, STR("icons/play")},
    };
    enum {
        PAGES = sizeof pages / sizeof pages[0]
    };
    UiButton buttons[PAGES];
    UiSize sizes[PAGES];
    Rect places[PAGES];
    ScreenId screens[PAGES];
    size_t count = 0;
    for (size_t i = 0; i < PAGES; i++) {
        if (pages[i].is_there) {
            screens[count] = pages[i].screen;
            buttons[count] = (UiButton){.label = word(pages[i].label),
                                        .kind = UI_BUTTON_TOOLBAR,
                                        .icon = pages[i].icon};
            sizes[count] = ui_button_size(app->ui, &buttons[count]);
            count++;
        }
    }
    float height = ui_flow(area, sizes, count, false, places);
    ui_group_begin(app->ui, ui_id("more_pages"), UI_GROUP_GRID);
    for (size_t i = 0; i < count; i++) {
        if (ui_button(app->ui, ui_id_at("more_page", i), places[i], &buttons[i])) {
            app_go(app, screens[i]);
        }
    }
    ui_group_end(app->ui);
    return height;
}

static Rect home_header(App *app)
{
    const UiButton buttons[] = {
        {.label = word(WORD_HOME_NAME),
         .kind = UI_BUTTON_TOOLBAR,
         .icon = STR("icons/person")},
        {.label = word(WORD_HOME_SETTINGS),
         .kind = UI_BUTTON_TOOLBAR,
         .icon = STR("icons/settings")},
    };
    UiPageHeader header = {
        .title = word(WORD_APP_NAME),
        .subtitle = word(WORD_APP_SUBTITLE),
        .person = FILL(&app->frame, WORD_HOME_PERSON, app->learner.name),
        .buttons = buttons,
        .button_count = 2,
    };
    Rect content;
    int pressed = part_page_header(app->ui, &header, &content);
    if (pressed == 0) {
        edit_set(&app->sign_in.name, app->learner.name);
        app_go(app, SCREEN_SIGN_IN);
    } else if (pressed == 1) {
        app->sheet = SHEET_SETTINGS;
        app->needs_pass = true;
    }
    return content;
}

static void show_lessons(App *app, const Home *home, Rect content)
{
    Ui *ui = app->ui;
    float margin = ui_margin(ui);
    Rect area = ui_scroll_begin(ui, ui_id("home_scroll"), content);
    float top = area.y + UI_SPACE_24;
    if (app->banner.len > 0) {
        top += ui_banner(ui, area.x + margin, top, area.w - 2 * margin, app->banner_tone,
                         app->banner) +
               UI_SPACE_24;
    }
    bool is_one_column = ui_is_large(ui) || ui_is_portrait(ui);
    Rect left = {area.x + margin, top, is_one_column ? area.w - 2 * margin : 544, 420};
    float height = 0;
    next_card(app, home, left, &height);
    left.y += height + UI_SPACE_24;
    left.y += progress_card(app, home, left) + UI_SPACE_32;
    Rect right = left;
    if (is_one_column) {
        right.y += more_pages(app, right) + UI_SPACE_32;
    } else {
        right = (Rect){left.x + left.w + HOME_GAP, top,
                       area.w - left.w - HOME_GAP - 2 * margin, 0};
    }
    const Catalogue *catalogue = app->library.catalogue;
    for (size_t i = 0; i < catalogue->part_count; i++) {
        right.y += part_of_course(app, home, &catalogue->parts[i], right);
    }
    if (!is_one_column) {
        right.y += more_pages(app, right);
    }
    ui_scroll_end(ui, (left.y > right.y ? left.y : right.y) + UI_SPACE_12);
}

void screen_home(App *app)
{
    static const UiShortcut leave = {UI_KEY_ESCAPE, 0, false};
    Ui *ui = app->ui;
    if (story_follow(app)) {
        return;
    }
    ui_page(ui, ui_id("home"), word(WORD_WINDOW_TITLE));
    Home home = {0};
    collect_lessons(app, &home);
    if (!read_summaries(app, &home)) {
        return;
    }
    choose_next(&home);
    Rect content = home_header(app);
    if (home.count == 0) {
        const UiTextStyle style = {.type = UI_TYPE_BODY};
        Str text = FILL(&app->frame, WORD_HOME_NO_LESSONS, str_from(app->library.dir));
        (void)ui_text(ui, content.x + UI_SPACE_96, content.y + UI_SPACE_96,
                      content.w - 2 * UI_SPACE_96, text, &style);
    } else {
        ui_first_focus(ui, ui_id("next_lesson"));
        show_lessons(app, &home, content);
    }
    if (app->sheet == SHEET_NONE && ui_shortcut(ui, leave)) {
        app->sheet = SHEET_QUIT;
        app->needs_pass = true;
    }
}
