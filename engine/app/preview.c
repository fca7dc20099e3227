#include "app/preview.h"

#include "app/app_internal.h"
#include "base/os.h"

enum {
    POSITION_BYTES_MOST = 1024 * 1024
};

struct Preview {
    Arena arena;
    const char *path;   /* of the lesson file, whose time is watched */
    StrBuf position;    /* where to go on; kept while the file is broken */
    int64_t changed_at; /* of what is shown */
    int64_t size;
};

/* False while an editor has the file away. */
static bool look_at_file(const Preview *preview, int64_t *size, int64_t *changed_at)
{
    return os_file_info(preview->path, size, changed_at, NULL) == STATUS_OK;
}

static void load(App *app)
{
    Preview *preview = app->preview;
    Error err = {0};
    const Status status = play_open_preview(app, str_from(preview->path),
                                            strbuf_str(&preview->position), &err);
    if (status != STATUS_OK) {
        app_fail(app, "G-0204", WORD_ERROR_LESSON_TITLE, WORD_ERROR_PREVIEW_TEXT,
                 str_from(err.message), ERROR_WAY_QUIT);
    }
}

void preview_open(App *app)
{
    Preview *preview = mem_alloc(sizeof *preview);
    const Options *options = app->options;
    const char *given = options->lesson != NULL ? options->lesson : "";
    const Str inside = str_format(&preview->arena, "%s/lesson.lua", given);
    Error err = {0};
    preview->path = os_file_exists(inside.ptr) ? inside.ptr : given;
    app->preview = preview;
    (void)look_at_file(preview, &preview->size, &preview->changed_at);
    if (options->position_path != NULL &&
        os_read_file(options->position_path, POSITION_BYTES_MOST, &preview->position,
                     &err) != STATUS_OK) {
        app_fail(app, "G-0204", WORD_ERROR_LESSON_TITLE, WORD_ERROR_PREVIEW_TEXT,
                 str_from(err.message), ERROR_WAY_QUIT);
        return;
    }
    load(app);
}

void preview_poll(App *app)
{
    Preview *preview = app->preview;
    int64_t size = 0;
    int64_t changed_at = 0;
    if (preview == NULL || !look_at_file(preview, &size, &changed_at) ||
        (size == preview->size && changed_at == preview->changed_at)) {
        return;
    }
    preview->size = size;
    preview->changed_at = changed_at;
    if (app->play.run != NULL) {
        strbuf_reset(&preview->position);
        run_encode(app->play.run, &preview->position);
    }
    app->sheet = SHEET_NONE;
    load(app);
}

void preview_close(App *app)
{
    Preview *preview = app->preview;
    if (preview != NULL) {
        strbuf_clear(&preview->position);
        arena_clear(&preview->arena);
        mem_free(preview);
        app->preview = NULL;
    }
}
