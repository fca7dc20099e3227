/* Home: what to do next, how far one is, and the lessons there are. */
#include "app/home_lessons.h"

enum {
    HOME_GAP = 36, /* leaves seven tiles their room */
    BAR_H = 28,
};

static UiTileState tile_state(const HomeLesson *lesson)
{
    return lesson->is_done    ? UI_TILE_DONE
           : lesson->is_begun ? UI_TILE_STARTED
                              : UI_TILE_NEW;
}

static Str near_date(App *app, const Home *home, FormatDate date)
{
    return format_date_near(&app->frame, date, home->today);
}

/* Why the lesson comes next, in place of what holds for every lesson: the page has no
 * room for both. */
static void next_reason(App *app, const Home *home, const HomeLesson *lesson,
                        UiNextCard *card)
{
    if (!lesson->has_due || lesson->is_done) {
        return;
    }
    card->reason =
        FILL(&app->frame, lesson->is_overdue ? WORD_HOME_OVERDUE_ON : WORD_HOME_DUE,
             near_date(app, home, lesson->due_on));
    card->note = (Str){0};
    card->reason_tone = lesson->is_overdue ? UI_TONE_WARNING : UI_TONE_INFO;
}

static void next_card(App *app, const Home *home, Rect area, float *height)
{
    UiNextCard card = {.heading = word(WORD_HOME_NEXT)};
    const HomeLesson *lesson = NULL;
    if (home->next < home->count) {
        lesson = &home->lessons[home->next];
        bool is_begun = lesson->is_begun;
        card.note = word(is_begun ? WORD_HOME_RESUME_NOTE : WORD_HOME_FRESH_NOTE);
        card.button = word(is_begun ? WORD_HOME_CONTINUE : WORD_HOME_START);
        next_reason(app, home, lesson, &card);
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

/* What is due: overdue lessons before all else, then the next day. */
static Str due_line(App *app, const Home *home)
{
    size_t left = home->overdue > 0 ? home->overdue : home->next_count;
    Str lessons = app_number(app, (int64_t)left);
    Str minutes = app_number(app, (int64_t)left * HOME_LESSON_MINUTES);
    if (home->due == 0) {
        return (Str){0};
    }
    if (home->due_done == home->due) {
        return word(WORD_HOME_DUE_DONE);
    }
    return home->overdue > 0
               ? FILL(&app->frame, WORD_HOME_OVERDUE_LINE, lessons, minutes)
               : FILL(&app->frame, WORD_HOME_DUE_LINE,
                      near_date(app, home, home->next_on), lessons, minutes);
}

/* One text at y or, without draws, its height. */
static float home_text(Ui *ui, Rect at, Str text, const UiTextStyle *style, bool draws)
{
    return draws ? ui_text(ui, at.x, at.y, at.w, text, style)
                 : ui_text_height(ui, at.w, text, style);
}

static float certificates_button(App *app, Rect at, bool draws)
{
    const UiButton show = {.label = word(WORD_HOME_CERTIFICATES),
                           .kind = UI_BUTTON_TOOLBAR,
                           .icon = STR("icons/certificate")};
    at.h = ui_button_size(app->ui, &show).h;
    if (draws && ui_button(app->ui, ui_id("certificates"), at, &show)) {
        app->sheet = SHEET_CERTIFICATES;
        app->needs_pass = true;
    }
    return at.h;
}

/* What stands in the card; returns the height. */
static float progress_content(App *app, const Home *home, Rect at, bool draws)
{
    Ui *ui = app->ui;
    const Theme *theme = ui_theme(ui);
    const UiTextStyle label = {.type = UI_TYPE_LABEL};
    const UiTextStyle count = {.type = UI_TYPE_H1, .color = theme->primary};
    const UiTextStyle calm = {.type = UI_TYPE_SMALL};
    const UiTextStyle late = {
        .type = UI_TYPE_SMALL, .color = theme->warn, .is_bold = true};
    Str done = FILL(&app->frame, WORD_HOME_COUNT, app_number(app, (int64_t)home->done),
                    app_number(app, (int64_t)home->count));
    Str due = due_line(app, home);
    float top = at.y;
    at.y += home_text(ui, at, word(WORD_HOME_PROGRESS), &label, draws) + UI_SPACE_8;
    at.y += home_text(ui, at, done, &count, draws) + UI_SPACE_16;
    if (draws) {
        float value = home->count > 0 ? (float)home->done / (float)home->count : 0;
        ui_progress(ui, (Rect){at.x, at.y, at.w, BAR_H}, value, NULL, 0);
    }
    at.y += BAR_H;
    if (due.len > 0) {
        at.y += UI_SPACE_12;
        at.y += home_text(ui, at, due, home->overdue > 0 ? &late : &calm, draws);
    }
    if (home->done > 0) {
        at.y += due.len > 0 ? UI_SPACE_16 : UI_SPACE_24;
        at.y += certificates_button(app, at, draws);
    }
    return at.y - top;
}

static float progress_card(App *app, const Home *home, Rect area)
{
    Rect inner = {area.x + UI_SPACE_32, area.y + UI_SPACE_24, area.w - 2 * UI_SPACE_32,
                  0};
    area.h = progress_content(app, home, inner, false) + 2 * UI_SPACE_24;
    const Theme *theme = ui_theme(app->ui);
    ui_card(app->ui, area, &(UiCard){.fill = theme->surface, .border = theme->hair});
    (void)progress_content(app, home, inner, true);
    return area.h;
}

static UiTile lesson_tile(App *app, const Home *home, const HomeLesson *lesson)
{
    const CourseEntry *entry = lesson->entry;
    UiTile tile = {
        .number = entry->number,
        .part = entry->part,
        .title = entry->tile,
        .state = tile_state(lesson),
        .icon = str_format(&app->frame, "lessons/%02d", entry->number),
    };
    if (lesson->has_due && !lesson->is_done) {
        tile.note =
            FILL(&app->frame, WORD_HOME_DUE, near_date(app, home, lesson->due_on));
    }
    if (lesson->is_overdue) {
        tile.tag = word(WORD_HOME_OVERDUE);
    }
    return tile;
}

/* The tiles of one part under its heading; returns the height used. */
static float part_of_course(App *app, const Home *home, const CoursePart *part, Rect area)
{
    UiTile tiles[HOME_LESSONS_MOST];
    size_t indexes[HOME_LESSONS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < home->count; i++) {
        if (home->lessons[i].entry->part == part->number) {
            indexes[count] = i;
            tiles[count++] = lesson_tile(app, home, &home->lessons[i]);
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
        sign_in_open(app);
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
    left.y += progress_card(app, home, left);
    Rect right = left;
    if (is_one_column) {
        right.y += UI_SPACE_32;
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
    Home home;
    if (!home_read(app, &home)) {
        return;
    }
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
