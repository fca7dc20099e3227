/* The story around the lessons: when a piece is told, and the list to see it again. What
 * a learner has seen is one setting for each piece; HR's record of learning has none of
 * it. */
#include "app/app_internal.h"
#include "base/log.h"

enum {
    PIECES_MOST = 16,
};

static size_t piece_count(App *app)
{
    size_t count = library_story(&app->library)->piece_count;
    return count < PIECES_MOST ? count : PIECES_MOST;
}

/* ---- what was seen ---- */

static Str setting_name(Arena *arena, const StoryPiece *piece)
{
    return str_format(arena, "story.%.*s", STR_ARG(piece->file));
}

/* When it cannot be read the piece counts as seen: better none than one twice. */
static bool is_seen(App *app, const StoryPiece *piece)
{
    Arena scratch = {0};
    Error err = {0};
    Str value = {0};
    Status status = store_setting_get(recorder_store(app->recorder), app->learner.id,
                                      setting_name(&scratch, piece), (Str){0}, &scratch,
                                      &value, &err);
    if (status != STATUS_OK) {
        log_warning("story not read: %s", err.message);
    }
    bool is_known = status != STATUS_OK || value.len > 0;
    arena_clear(&scratch);
    return is_known;
}

static void read_seen(App *app, bool *seen)
{
    const Story *story = library_story(&app->library);
    for (size_t i = 0; i < piece_count(app); i++) {
        seen[i] = is_seen(app, &story->pieces[i]);
    }
}

static void keep_seen(App *app, const StoryPiece *piece)
{
    Arena scratch = {0};
    Error err = {0};
    Status status = store_setting_set(recorder_store(app->recorder), app->learner.id,
                                      setting_name(&scratch, piece), STR("seen"), &err);
    if (status != STATUS_OK) {
        log_warning("story not kept: %s", err.message);
    }
    arena_clear(&scratch);
}

/* ---- when ---- */

/* What the learner did, from the store; false when it cannot be read. */
static bool read_lessons(App *app, Arena *arena, StoryLessons *out)
{
    const Catalogue *catalogue = app->library.catalogue;
    const size_t count = catalogue->entry_count;
    Str *ids = ARENA_ARRAY(arena, Str, count);
    bool *started = ARENA_ARRAY(arena, bool, count);
    bool *passed = ARENA_ARRAY(arena, bool, count);
    StoreLessonSummary *summaries = ARENA_ARRAY(arena, StoreLessonSummary, count);
    for (size_t i = 0; i < count; i++) {
        ids[i] = catalogue->entries[i].id;
    }
    Store *store = recorder_store(app->recorder);
    Error err = {0};
    if (store_home_summary(store, app->learner.id, store_cycle_now(store), ids, count,
                           summaries, &err) != STATUS_OK) {
        log_warning("story without lessons: %s", err.message);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        started[i] = summaries[i].state != STORE_LESSON_NOT_STARTED;
        passed[i] = summaries[i].state == STORE_LESSON_DONE;
    }
    *out = (StoryLessons){catalogue, app->library.is_present, started, passed};
    return true;
}

void story_start_lesson(App *app, Str lesson_id)
{
    const Story *story = library_story(&app->library);
    Arena scratch = {0};
    StoryLessons lessons;
    bool seen[PIECES_MOST] = {false};
    const StoryPiece *piece = NULL;
    if (piece_count(app) == story->piece_count && story->piece_count > 0 &&
        read_lessons(app, &scratch, &lessons)) {
        read_seen(app, seen);
        piece = story_due_before(story, &lessons, seen);
    }
    arena_clear(&scratch);
    if (piece != NULL) {
        play_open_story(app, &(PlayStory){.piece = piece, .lesson_after = lesson_id});
    } else {
        play_open(app, lesson_id);
    }
}

bool story_follow(App *app)
{
    const Story *story = library_story(&app->library);
    Arena scratch = {0};
    StoryLessons lessons;
    bool seen[PIECES_MOST] = {false};
    const StoryPiece *piece = NULL;
    if (app->reference.story_may_follow && piece_count(app) == story->piece_count &&
        read_lessons(app, &scratch, &lessons)) {
        read_seen(app, seen);
        piece = story_due_after(story, &lessons, seen);
    }
    arena_clear(&scratch);
    app->reference.story_may_follow = piece != NULL;
    if (piece != NULL) {
        play_open_story(app, &(PlayStory){.piece = piece});
    }
    return piece != NULL;
}

bool story_is_over(const App *app)
{
    const Play *play = &app->play;
    return play->story.piece != NULL &&
           (play->story.is_left || play->view.kind == VIEW_END);
}

void story_end(App *app)
{
    const PlayStory story = app->play.story;
    Arena scratch = {0};
    Str lesson = str_copy(&scratch, story.lesson_after);
    keep_seen(app, story.piece);
    play_close(app);
    if (lesson.len > 0) {
        play_open(app, lesson);
    } else {
        app_go(app, story.is_from_list ? SCREEN_STORY : SCREEN_HOME);
    }
    arena_clear(&scratch);
}

/* ---- the list ---- */

static int part_of(const App *app, int number)
{
    const CourseEntry *entry = catalogue_find_number(app->library.catalogue, number);
    return entry != NULL ? entry->part : 0;
}

static bool is_finale(const App *app, const StoryPiece *piece)
{
    const Catalogue *catalogue = app->library.catalogue;
    return catalogue->entry_count > 0 &&
           piece->after == catalogue->entries[catalogue->entry_count - 1].number;
}

static Str piece_title(App *app, const StoryPiece *piece)
{
    if (piece->after == 0) {
        return word(WORD_STORY_START);
    }
    return is_finale(app, piece) ? word(WORD_STORY_FINALE)
                                 : FILL(&app->frame, WORD_STORY_PART,
                                        app_number(app, part_of(app, piece->after)));
}

static Str closed_reason(App *app, const StoryPiece *piece)
{
    return is_finale(app, piece) ? word(WORD_STORY_CLOSED_ALL)
                                 : FILL(&app->frame, WORD_STORY_CLOSED_PART,
                                        app_number(app, part_of(app, piece->after)));
}

/* One button for each piece, as wide as the column. */
static float list_pieces(App *app, Rect area, const StoryLessons *lessons)
{
    Ui *ui = app->ui;
    const Story *story = library_story(&app->library);
    const StoryPiece *pressed = NULL;
    float y = area.y;
    ui_group_begin(ui, ui_id("story_pieces"), UI_GROUP_COLUMN);
    for (size_t i = 0; i < piece_count(app); i++) {
        const StoryPiece *piece = &story->pieces[i];
        bool is_open = story_is_open(piece, lessons);
        const UiButton button = {
            .label = piece_title(app, piece),
            .kind = UI_BUTTON_SECONDARY,
            .icon = STR("icons/play"),
            .is_unavailable = !is_open,
            .reason = is_open ? (Str){0} : closed_reason(app, piece),
        };
        Rect r = {area.x, y, area.w, ui_button_size(ui, &button).h};
        if (ui_button(ui, ui_id_at("story_piece", i), r, &button)) {
            pressed = piece;
        }
        y += r.h + UI_SPACE_24;
    }
    ui_group_end(ui);
    if (pressed != NULL) {
        play_open_story(app, &(PlayStory){.piece = pressed, .is_from_list = true});
    }
    return y;
}

void screen_story(App *app)
{
    Ui *ui = app->ui;
    ui_page(ui, ui_id("story"), word(WORD_STORY_TITLE));
    Rect content = reference_header(app, word(WORD_STORY_TITLE));
    Rect area = reference_column(app, content, "story_scroll", 960);
    const UiTextStyle body = {.type = UI_TYPE_BODY};
    float y = area.y + UI_SPACE_48;
    y += ui_text(ui, area.x, y, area.w, word(WORD_STORY_TEXT), &body) + UI_SPACE_32;
    StoryLessons lessons;
    if (read_lessons(app, &app->frame, &lessons)) {
        y = list_pieces(app, (Rect){area.x, y, area.w, 0}, &lessons);
    }
    ui_scroll_end(ui, y + UI_SPACE_32);
    ui_first_focus(ui, ui_id_at("story_piece", 0));
}
