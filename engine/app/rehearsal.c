#include "app/rehearsal.h"

#include "app/app_internal.h"
#include "base/os.h"

enum {
    PASSES_MOST = 4
};

struct Rehearsal {
    Options options; /* none is given */
    App app;         /* only what pages look at */
    TextCache *cache;
    int shown; /* pages so far: each has ids of its own, as in the player */
};

Rehearsal *rehearsal_new(const char *lessons_dir, const TextMetrics *metrics)
{
    Rehearsal *rehearsal = mem_alloc(sizeof *rehearsal);
    App *app = &rehearsal->app;
    app->options = &rehearsal->options;
    app->ui = ui_new();
    app->metrics = *metrics;
    rehearsal->cache = text_cache_new();
    app_default_settings(app);
    if (lessons_dir != NULL) {
        Str path = str_format(&app->arena, "%s/glossary.lua", lessons_dir);
        app->library.dir = lessons_dir;
        app->library.has_glossary = os_file_exists(path.ptr);
    }
    return rehearsal;
}

static void forget_page(App *app)
{
    if (app->play.own != NULL) {
        os_secret_free(app->play.own, sizeof *app->play.own);
    }
    LoadedLesson loaded = app->play.loaded;
    app->play = (Play){.loaded = loaded,
                       .notice = WORD_COUNT,
                       .selected = SIZE_MAX,
                       .opened_row = SIZE_MAX};
    app->sheet = SHEET_NONE;
}

void rehearsal_free(Rehearsal *rehearsal)
{
    if (rehearsal != NULL) {
        App *app = &rehearsal->app;
        forget_page(app);
        ui_free(app->ui);
        text_cache_free(rehearsal->cache);
        library_close(&app->library);
        arena_clear(&app->frame);
        arena_clear(&app->arena);
        mem_free(rehearsal);
    }
}

void rehearsal_open(Rehearsal *rehearsal, Lesson *lesson, int number)
{
    rehearsal->app.play.loaded = (LoadedLesson){.lesson = lesson, .number = number};
}

size_t rehearsal_term_count(Rehearsal *rehearsal)
{
    return library_glossary(&rehearsal->app.library)->term_count;
}

Str rehearsal_term(Rehearsal *rehearsal, size_t term)
{
    return library_glossary(&rehearsal->app.library)->terms[term].term;
}

static void set_page(App *app, const RehearsalPage *page)
{
    static const SheetId sheets[] = {
        [REHEARSAL_PAGE] = SHEET_NONE,
        [REHEARSAL_ANSWER] = SHEET_ANSWER,
        [REHEARSAL_MORE] = SHEET_MORE,
        [REHEARSAL_TERM] = SHEET_TERM,
    };
    forget_page(app);
    app->sheet = sheets[page->part];
    if (page->view != NULL) {
        app->play.view = *page->view;
    }
    app->play.answer_row = (int)page->row;
    app->play.opened_row = page->opened_row;
    app->play.shows_list = page->shows_list;
    if (page->part == REHEARSAL_TERM) {
        app->reference.term = &library_glossary(&app->library)->terms[page->row];
    }
}

/* A sheet alone: what lies under it is looked at as a page of its own. */
static void build(App *app)
{
    if (app->sheet == SHEET_NONE) {
        screen_lesson(app);
    } else {
        ui_page(app->ui, ui_id("rehearsal"), (Str){0});
        sheets_build(app);
    }
}

const DrawList *rehearsal_show(Rehearsal *rehearsal, const RehearsalPage *page,
                               const RehearsalScreen *screen)
{
    App *app = &rehearsal->app;
    const UiInput none = {.kind = UI_INPUT_NONE};
    const UiFrame frame = {
        .width = screen->width,
        .height = screen->height,
        .text_scale = screen->text_scale,
        .line_spacing = ui_settings_spacing(&app->settings),
        .ruby = (TextRuby)app->settings.ruby,
        .metrics = &app->metrics,
        .cache = rehearsal->cache,
    };
    set_page(app, page);
    app->play.view_count = ++rehearsal->shown;
    bool again = true;
    for (int i = 0; i < PASSES_MOST && again; i++) {
        arena_reset(&app->frame);
        ui_begin(app->ui, &none, &frame);
        build(app);
        again = ui_end(app->ui);
    }
    return ui_draw_list(app->ui);
}
