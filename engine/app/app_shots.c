/* Pictures of the run: one PNG for every screen that differs from the one before. */
#include "app/app_internal.h"
#include "base/log.h"
#include "base/os.h"

/* What was typed is not in pictures: its glyphs become asterisks. */
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
            masked[g].codepoint = '*';
        }
        command->glyphs.glyphs = masked;
    }
}

static const char *screen_name(const App *app)
{
    static const char *const screens[] = {
        [SCREEN_SIGN_IN] = "sign_in",         [SCREEN_HOME] = "home",
        [SCREEN_LESSON] = "lesson",           [SCREEN_ERROR] = "error",
        [SCREEN_CERTIFICATE] = "certificate", [SCREEN_GLOSSARY] = "glossary",
        [SCREEN_THREATS] = "threats",         [SCREEN_STORY] = "story",
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

/* The text of the picture: its draw list, in which secrets are asterisks. */
static bool take_text(App *app, const DrawList *list, StrBuf *out)
{
    draw_list_dump(list, out);
    uint64_t hash = str_hash(strbuf_str(out));
    bool has_changed = hash != app->shot_hash;
    app->shot_hash = hash;
    return has_changed;
}

static Status write_shot(App *app, Str text)
{
    Arena scratch = {0};
    Error err = {0};
    const char *dir = app->options->screenshot_dir;
    int number = ++app->shot_count;
    Str picture = str_format(&scratch, "%s/%03d_%s.png", dir, number, screen_name(app));
    Str words = str_format(&scratch, "%s/%03d_%s.txt", dir, number, screen_name(app));
    Status status = stage_screenshot(app->stage, picture.ptr, &err);
    if (status == STATUS_OK) {
        status = os_write_file(words.ptr, text, false, &err);
    }
    if (status != STATUS_OK) {
        log_error("screenshot: %s", err.message);
    }
    arena_clear(&scratch);
    return status;
}

void app_take_shot(App *app)
{
    if (app->options->screenshot_dir == NULL) {
        return;
    }
    DrawList *list = ui_drawing(app->ui);
    StrBuf text = {0};
    if (take_text(app, list, &text)) {
        mask_secrets(list);
        stage_present(app->stage, list);
        (void)stage_settle(app->stage, 5000);
        stage_present(app->stage, list);
        if (write_shot(app, strbuf_str(&text)) != STATUS_OK) {
            app->exit_code = 1;
        }
    }
    strbuf_clear(&text);
}
