/* Opening and closing: folders, key, record, window, and which screen comes first. */
#include <stdio.h>

#include "app/app.h"
#include "app/app_internal.h"
#include "app/preview.h"
#include "base/log.h"
#include "base/os.h"
#include "store/collect.h"
#include "text/format.h"

static void wake_stage(void *context)
{
    App *app = context;
    stage_wake(app->stage);
}

/* Programs run from a build tree or installed: folders beside, above, or in share/gofun.
 */
static const char *find_dir(App *app, const char *given, const char *name)
{
    if (given != NULL) {
        return given;
    }
    static const char *const places[] = {"..", "../..", "../../..", "../share/gofun"};
    StrBuf base = {0};
    const char *found = name;
    if (os_executable_dir(&base, NULL) == STATUS_OK) {
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
            Str path = str_format(&app->arena, "%s/%s/%s", base.ptr, places[i], name);
            if (os_is_dir(path.ptr)) {
                found = path.ptr;
                break;
            }
        }
    }
    strbuf_clear(&base);
    return found;
}

static Status dir_from(App *app, const char *given, Status (*get)(StrBuf *, Error *),
                       const char **out, Error *err)
{
    if (given != NULL) {
        *out = given;
        return STATUS_OK;
    }
    StrBuf path = {0};
    Status status = get(&path, err);
    *out = str_copy_z(&app->arena, strbuf_str(&path));
    strbuf_clear(&path);
    return status;
}

static Status find_paths(App *app, Error *err)
{
    const Options *options = app->options;
    Paths *paths = &app->paths;
    paths->lessons = find_dir(app, options->lessons_dir, "lessons");
    paths->assets = find_dir(app, options->assets_dir, "assets");
    Status status = dir_from(app, options->data_dir, os_data_dir, &paths->data, err);
    if (status == STATUS_OK) {
        status = dir_from(app, options->certificate_dir, os_documents_dir,
                          &paths->certificates, err);
    }
    if (status == STATUS_OK) {
        status = dir_from(app, NULL, os_cache_dir, &paths->cache, err);
    }
    if (status == STATUS_OK) {
        status = os_make_dirs(paths->data, err);
    }
    if (status == STATUS_OK && options->screenshot_dir != NULL) {
        status = os_make_dirs(options->screenshot_dir, err);
    }
    return status;
}

static void sign_head(void *context, Str text, StrBuf *out)
{
    credential_record_sign(context, text, out);
}

/* A kiosk may never be ended but by its plug: the record is signed in every pause, too.
 */
enum {
    SIGN_AFTER_MS = 10000
};

/* HR checks a copy of the record by what this machine signed last (store/collect.h). */
static Status sign_record(Store *store, void *context, Error *err)
{
    char hex[CREDENTIAL_KEY_TEXT];
    CredentialPublicKey public_key = credential_key_public(context);
    credential_public_key_format(&public_key, hex);
    StoreSigner signer = {context, str_from(hex), sign_head};
    return store_head_publish(store, &signer, false, err);
}

static Status start_recorder(App *app, StoreOptions *options, Error *err)
{
    Status status = credential_key_open(app->paths.data, &app->key, err);
    if (status != STATUS_OK) {
        return status;
    }
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(app->key);
    credential_key_id_format(&public_key, key_id);
    *options = (StoreOptions){
        .path = str_format(&app->arena, "%s/gofun.db", app->paths.data).ptr,
        .device_uid = str_format(&app->arena, "device-%s", key_id).ptr,
        .backup_folder = str_format(&app->arena, "%s/backup", app->paths.data).ptr,
        .host = store_host_system(credential_keyed_hash),
    };
    credential_key_derive(app->key, STR("store.chain"), options->chain_key);
    app->recorder = recorder_start(options, wake_stage, app);
    recorder_at_rest(app->recorder, sign_record, app->key, SIGN_AFTER_MS);
    return STATUS_OK;
}

static Status open_window(App *app, Error *err)
{
    int width_px = 0;
    int height_px = 0;
    if (app->options->size != NULL) {
        (void)options_read_size(app->options->size, &width_px, &height_px);
    }
    StageOptions options = {
        .title = word(WORD_WINDOW_TITLE).ptr,
        .asset_dir = app->paths.assets,
        .cache_dir = app->paths.cache,
        .width_px = width_px,
        .height_px = height_px,
        .is_fullscreen = !app->options->is_windowed,
    };
    Status status = stage_open(&options, &app->stage, err);
    if (status == STATUS_OK) {
        app->ui = ui_new();
        app->metrics = stage_metrics(app->stage);
    }
    return status;
}

static void tell_recovery(App *app, const StoreRecovery *recovery)
{
    if (!recovery->is_damaged) {
        return;
    }
    Str kept = str_copy(&app->arena, recovery->damaged_path);
    if (recovery->is_restored) {
        int zone = os_zone_offset_minutes(recovery->backup_at);
        Str date = format_date(&app->arena, format_local_date(recovery->backup_at, zone),
                               FORMAT_WESTERN);
        app->banner = FILL(&app->arena, WORD_RESTORED, date, kept);
    } else {
        app->banner = FILL(&app->arena, WORD_RESTORED_EMPTY, kept);
    }
    app->banner_tone = UI_TONE_WARNING;
}

static void fail_store(App *app, Status status, const Error *err)
{
    bool is_denied = status == STATUS_DENIED || status == STATUS_READ_ONLY;
    WordId text = status == STATUS_TOO_NEW       ? WORD_ERROR_STORE_NEW
                  : status == STATUS_UNSUPPORTED ? WORD_ERROR_STORE_FOREIGN
                  : is_denied                    ? WORD_ERROR_STORE_DENIED
                                                 : WORD_ERROR_STORE_ADVICE;
    app_fail(app, "G-0101", WORD_ERROR_STORE_TITLE, text, str_from(err->message),
             ERROR_WAY_QUIT);
}

/* ---- the first screen ---- */

/* Lessons passed right before a crash get their certificate now. */
static void catch_up_certificates(App *app)
{
    const Catalogue *catalogue = app->library.catalogue;
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        Error err = {0};
        if (!app->library.is_present[i]) {
            continue;
        }
        Status status = certificate_ensure(app, catalogue->entries[i].id, &err);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
            log_error("certificate not issued: %s", err.message);
        }
    }
}

void app_go_first(App *app)
{
    if (app->options->is_preview) {
        preview_open(app);
    } else if (app->options->lesson != NULL) {
        play_open(app, str_from(app->options->lesson));
    } else {
        app_go(app, SCREEN_HOME);
    }
}

static void first_screen(App *app)
{
    Error err = {0};
    bool is_known = false;
    app->sign_in.problem = WORD_COUNT;
    handout_open(app);
    app->reference.story_may_follow = true; /* it may have been closed right after */
    Status status = sign_in_at_start(app, &is_known, &err);
    if (status != STATUS_OK) {
        fail_store(app, status, &err);
        return;
    }
    app_load_settings(app);
    handout_update_learner(app);
    if (!is_known) {
        app_go(app, SCREEN_SIGN_IN);
        return;
    }
    if (store_was_unclean(recorder_store(app->recorder))) {
        catch_up_certificates(app);
    }
    app_go_first(app);
}

static void open_rest(App *app, Status store_status, const Error *store_error)
{
    Diagnostics diagnostics = {0};
    Error err = {0};
    Status status =
        library_open(app->paths.lessons, &app->arena, &app->library, &diagnostics, &err);
    diagnostics_clear(&diagnostics);
    if (store_status != STATUS_OK) {
        fail_store(app, store_status, store_error);
    } else if (status != STATUS_OK) {
        app_fail(app, "G-0203", WORD_ERROR_LESSON_TITLE, WORD_ERROR_LESSON_TEXT,
                 str_from(err.message), ERROR_WAY_QUIT);
    } else {
        first_screen(app);
    }
}

static int complain(const char *what, const Error *err)
{
    (void)fprintf(stderr, "gofun: %s\n  %s\n", what, err->message);
    return 1;
}

static void close_all(App *app)
{
    pilot_close(app);
    preview_close(app);
    if (app->recorder != NULL && app->is_saving) {
        Status status;
        Error err = {0};
        (void)recorder_wait(app->recorder, -1, &status, &err);
    }
    play_close(app);
    certificate_close(app);
    arena_clear(&app->error.arena);
    arena_clear(&app->sign_in.arena);
    recorder_stop(app->recorder);
    library_close(&app->library);
    certificate_fonts_free(app->fonts);
    credential_key_free(app->key);
    ui_free(app->ui);
    ui_free(app->scout);
    handout_desk_quiet(app->desk);
    stage_close(app->stage);
    handout_desk_close(app->desk);
    edit_wipe(&app->sign_in.name);
    edit_wipe(&app->sign_in.number);
    arena_clear(&app->frame);
    arena_clear(&app->arena);
}

/* What keeps the player from starting is said in the window, where people look. */
static void fail_start(App *app, Status status, const Error *err)
{
    bool is_denied = status == STATUS_DENIED || status == STATUS_READ_ONLY;
    bool is_full = status == STATUS_NO_SPACE;
    WordId text = is_denied ? WORD_ERROR_STORE_DENIED
                  : is_full ? WORD_ERROR_START_SPACE
                            : WORD_ERROR_STORE_ADVICE;
    (void)fprintf(stderr, "gofun: %s\n", err->message);
    app->exit_code = 1;
    app_fail(app, "G-0104", WORD_ERROR_STORE_TITLE, text, str_from(err->message),
             ERROR_WAY_QUIT);
}

static void begin(App *app, Status start, const Error *start_error)
{
    Error err = *start_error;
    if (start != STATUS_OK) {
        app_default_settings(app);
        fail_start(app, start, &err);
        return;
    }
    StoreRecovery recovery = {0};
    Status status = recorder_wait_open(app->recorder, &recovery, &err);
    tell_recovery(app, &recovery);
    open_rest(app, status, &err);
}

static int run(App *app)
{
    Error err = {0};
    const char *plan = app->options->plan_path;
    if (plan != NULL && pilot_open(app, plan, &err) != STATUS_OK) {
        return complain("計画ファイルを読めません。", &err);
    }
    app_loop(app);
    return app->exit_code;
}

int app_run(const Options *options)
{
    App *app = mem_alloc(sizeof *app);
    app->options = options;
    Error start_error = {0};
    Error err = {0};
    StoreOptions store_options = {0};
    Status start = find_paths(app, &start_error);
    if (start == STATUS_OK) {
        start = start_recorder(app, &store_options, &start_error);
    }
    if (start == STATUS_OK && !options->is_preview) {
        app->desk =
            handout_desk_start(app->paths.data, options->handout, wake_stage, app);
    }
    int code;
    if (open_window(app, &err) != STATUS_OK) {
        code = complain("画面を開けません。画面のある端末で始めるか、tools/run を"
                        "使ってください。",
                        &err);
    } else {
        begin(app, start, &start_error);
        code = run(app);
    }
    close_all(app); /* first: the recorder may still be reading the options */
    mem_wipe(&store_options, sizeof store_options);
    mem_free(app);
    return code;
}
