/* Pictures of the run: one PNG for every screen that differs from the one before. */
#include "app/app_internal.h"
#include "base/log.h"

/* What was typed is not in pictures: its glyphs become bullets. */
static void mask_secrets(DrawList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        DrawCommand *command = &list->commands[i];
        if (command->kind != DRAW_GLYPHS || !command->glyphs.is_secret) {
            continue;
        }
        TextGlyph *masked = ARENA_ARRAY(&list->arena, TextGlyph, command->glyphs.count);
        for (size_t g = 0; g < command->glyphs.count; g++) {
            masked[g] = command->glyphs.glyphs[g];
            masked[g].codepoint = 0x25CF;
        }
        command->glyphs.glyphs = masked;
    }
}

static const char *screen_name(const App *app)
{
    static const char *const screens[] = {
        [SCREEN_SIGN_IN] = "sign_in",         [SCREEN_HOME] = "home",
        [SCREEN_LESSON] = "lesson",           [SCREEN_ERROR] = "error",
        [SCREEN_CERTIFICATE] = "certificate",
    };
    static const char *const views[] = {
        [VIEW_TITLE] = "title",       [VIEW_LINE] = "line",
        [VIEW_CHOOSE] = "choose",     [VIEW_OTHER_WAY] = "other_way",
        [VIEW_WIDGET] = "work",       [VIEW_CARD] = "card",
        [VIEW_QUESTION] = "question", [VIEW_FEEDBACK] = "feedback",
        [VIEW_RESULT] = "result",     [VIEW_TODAY] = "today",
        [VIEW_END] = "end",
    };
    return app->screen == SCREEN_LESSON ? views[app->play.view.kind]
                                        : screens[app->screen];
}

static bool has_changed_since_shot(App *app, const DrawList *list)
{
    StrBuf dump = {0};
    draw_list_dump(list, &dump);
    uint64_t hash = str_hash(strbuf_str(&dump));
    strbuf_clear(&dump);
    bool has_changed = hash != app->shot_hash;
    app->shot_hash = hash;
    return has_changed;
}

void app_take_shot(App *app)
{
    DrawList *list = ui_drawing(app->ui);
    if (app->options->screenshot_dir == NULL || !has_changed_since_shot(app, list)) {
        return;
    }
    mask_secrets(list);
    stage_present(app->stage, list);
    (void)stage_settle(app->stage, 5000);
    stage_present(app->stage, list);
    Arena scratch = {0};
    Error err = {0};
    Str path = str_format(&scratch, "%s/%03d_%s.png", app->options->screenshot_dir,
                          ++app->shot_count, screen_name(app));
    if (stage_screenshot(app->stage, path.ptr, &err) != STATUS_OK) {
        log_error("screenshot: %s", err.message);
        app->exit_code = 1;
    }
    arena_clear(&scratch);
}
