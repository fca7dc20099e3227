/* The way of one answer: reply -> run -> event -> recorder -> next view. While an event
 * is being saved nothing new is shown; what was on screen stays. */
#include "app/app_internal.h"
#include "base/log.h"
#include "base/os.h"
#include "strength/strength.h"
#include "text/romaji.h"

/* ---- what the password workshop needs from other rooms ---- */

static bool build_romaji(void *context, Str kana, char *out, size_t out_size,
                         size_t *out_len, uint32_t *unknown)
{
    (void)context;
    return romaji_from_kana(kana, out, out_size, out_len, unknown);
}

static void build_strength(void *context, Str text, BuildStrength *out)
{
    (void)context;
    StrengthEstimate estimate = strength_estimate(text.ptr, NULL);
    *out = (BuildStrength){
        .level = (int)estimate.level,
        .reason = (int)estimate.reason,
        .guesses_log10 = estimate.guesses_log10,
    };
}

static const BuildHost build_host = {NULL, build_romaji, build_strength};

/* ---- opening ---- */

static WordId resume_word(RunResume how)
{
    switch (how) {
    case RESUME_EXACT:
        return WORD_RESUMED;
    case RESUME_SCENE_START:
        return WORD_RESUMED_SCENE;
    case RESUME_LESSON_START:
        return WORD_RESUMED_LESSON;
    case RESUME_UNREADABLE:
        return WORD_RESUMED_UNREADABLE;
    }
    return WORD_COUNT;
}

static Status create_attempt(App *app, uint64_t seed, Error *err)
{
    Play *play = &app->play;
    const Lesson *lesson = play->loaded.lesson;
    StoreAttemptStart start = {
        .learner_id = app->learner.id,
        .lesson_id = lesson->id,
        .lesson_revision = lesson->revision,
        .content_hash = play->loaded.content_hash,
        .seed = seed,
        .question_count = (int)lesson->quiz.question_count,
        .pass_count = lesson->quiz.pass > 0 ? lesson->quiz.pass : 2,
    };
    return store_attempt_create(recorder_store(app->recorder), &start, &play->attempt_id,
                                err);
}

static uint64_t choose_seed(const App *app)
{
    int64_t given = 0;
    if (app->options->seed != NULL &&
        str_to_int64(str_from(app->options->seed), &given)) {
        return (uint64_t)given;
    }
    uint64_t seed = 0;
    os_random(&seed, sizeof seed);
    return seed & INT64_MAX; /* SQLite's integers are signed */
}

static Status start_fresh(App *app, Error *err)
{
    uint64_t seed = choose_seed(app);
    Status status = create_attempt(app, seed, err);
    if (status != STATUS_OK) {
        return status;
    }
    return run_new(app->play.loaded.lesson, seed, &build_host, &app->play.run, err);
}

static Status resume_or_start(App *app, Error *err)
{
    Play *play = &app->play;
    StoreAttempt attempt;
    if (play->loaded.lesson->quiz.question_count == 0) {
        play->attempt_is_over = true; /* a piece of the story: nothing to put on record */
        return run_new(play->loaded.lesson, 1, &build_host, &play->run, err);
    }
    Status status =
        store_attempt_find_open(recorder_store(app->recorder), app->learner.id,
                                play->loaded.lesson->id, &play->arena, &attempt, err);
    if (status == STATUS_NOT_FOUND) {
        return start_fresh(app, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    play->attempt_id = attempt.id;
    if (attempt.position.len == 0) {
        return run_new(play->loaded.lesson, attempt.start.seed, &build_host, &play->run,
                       err);
    }
    RunResume how = RESUME_EXACT;
    status = run_decode(play->loaded.lesson, attempt.position, attempt.start.seed,
                        &build_host, &play->run, &how, err);
    play->notice = resume_word(how);
    log_info("resume attempt=%s how=%d", attempt.uid.ptr, (int)how);
    return status;
}

static void show_view(App *app)
{
    Play *play = &app->play;
    run_view(play->run, &play->view);
    play->view_count++;
    play->selected = SIZE_MAX;
    play->opened_row = SIZE_MAX;
    play->is_full = false;
    play->sheet_note = (Str){0};
    play->shown_at_ms = os_monotonic_ms();
    Str motion = play->view.stage.motion_id;
    if (!str_equal(motion, play->motion_id)) {
        play->motion_id = str_copy(&play->arena, motion);
        play->motion_started_ms = play->shown_at_ms;
    }
    if (play->view.kind != VIEW_LINE) {
        play->is_auto = false;
    }
    if (play->own != NULL) {
        edit_wipe(play->own);
    }
    app->needs_pass = true;
}

/* What tells one page from the next. Ids live in the lesson, so they outlast the view. */
typedef struct PageMark {
    RunViewKind kind;
    Str step_id;
    size_t slot;
    int services;
} PageMark;

static PageMark mark_page(const RunView *view)
{
    PageMark mark = {.kind = view->kind, .step_id = view->step_id};
    if (view->kind == VIEW_WIDGET) {
        mark.slot = view->widget.build.slot;
        mark.services = view->widget.build.services_done;
    }
    return mark;
}

/* When the answer was shown, its row is the one that is open. */
static void open_answer(Play *play)
{
    const WidgetView *view = &play->view.widget;
    if (view->widget->skin != WIDGET_PICK || !view->was_revealed) {
        return;
    }
    for (size_t i = 0; i < view->widget->item_count; i++) {
        if (view->mark[i] == 1) {
            play->opened_row = i;
            return;
        }
    }
}

/* A touch of a hands-on part changes what is on the page, not the page: focus, scroll
 * position, typed text and the opened row stay. */
static void show_after_reply(App *app)
{
    Play *play = &app->play;
    PageMark before = mark_page(&play->view);
    bool was_done = play->view.kind == VIEW_WIDGET && play->view.widget.is_done;
    run_view(play->run, &play->view);
    PageMark now = mark_page(&play->view);
    bool is_same = before.kind == VIEW_WIDGET && now.kind == VIEW_WIDGET &&
                   str_equal(before.step_id, now.step_id) && before.slot == now.slot &&
                   before.services == now.services;
    if (!is_same) {
        show_view(app);
        return;
    }
    if (play->view.widget.is_done && !was_done) {
        ui_set_focus(app->ui, ui_id_at("work", 0)); /* the one button left: go on */
        open_answer(play);
    }
    app->needs_pass = true;
}

static void fail_lesson(App *app, Status status, const Error *err)
{
    log_error("lesson cannot be opened: status=%d", (int)status);
    app_fail(app, "G-0201", WORD_ERROR_LESSON_TITLE, WORD_ERROR_LESSON_TEXT,
             str_from(err->message), ERROR_WAY_HOME);
}

void play_open(App *app, Str lesson_id)
{
    play_close(app);
    Play *play = &app->play;
    *play = (Play){.notice = WORD_COUNT, .selected = SIZE_MAX, .opened_row = SIZE_MAX};
    Error err = {0};
    Diagnostics diagnostics = {0};
    const ScriptOptions words = company_words(app, &play->arena);
    Status status = library_load(&app->library, lesson_id, &words, &play->arena,
                                 &play->loaded, &diagnostics, &err);
    diagnostics_clear(&diagnostics);
    stage_set_lesson_dir(app->stage, play->loaded.dir);
    if (status == STATUS_OK) {
        status = resume_or_start(app, &err);
    }
    if (status != STATUS_OK) {
        fail_lesson(app, status, &err);
        play_close(app);
        return;
    }
    play->saved_at_ms = os_monotonic_ms();
    show_view(app);
    app_go(app, SCREEN_LESSON);
}

/* As in a lesson that is over, nothing is saved: the record of learning has no story. */
void play_open_story(App *app, const PlayStory *story)
{
    Arena kept = {0};
    PlayStory copy = *story;
    copy.lesson_after = str_copy(&kept, story->lesson_after);
    play_close(app);
    Play *play = &app->play;
    *play = (Play){.notice = WORD_COUNT, .selected = SIZE_MAX, .opened_row = SIZE_MAX};
    play->arena = kept;
    play->story = copy;
    play->attempt_is_over = true;
    Error err = {0};
    Diagnostics diagnostics = {0};
    const ScriptOptions words = company_words(app, &play->arena);
    Str path = str_format(&play->arena, "%s/story/%.*s.lua", app->library.dir,
                          STR_ARG(copy.piece->file));
    Status status = library_load(&app->library, path, &words, &play->arena, &play->loaded,
                                 &diagnostics, &err);
    diagnostics_clear(&diagnostics);
    stage_set_lesson_dir(app->stage, play->loaded.dir);
    if (status == STATUS_OK) {
        status = run_new(play->loaded.lesson, 1, &build_host, &play->run, &err);
    }
    if (status != STATUS_OK) {
        fail_lesson(app, status, &err);
        play_close(app);
        return;
    }
    show_view(app);
    app_go(app, SCREEN_LESSON);
}

Status play_open_preview(App *app, Str path, Str position, Error *err)
{
    play_close(app);
    Play *play = &app->play;
    *play = (Play){.notice = WORD_COUNT, .selected = SIZE_MAX, .opened_row = SIZE_MAX};
    play->attempt_is_over = true;
    Diagnostics diagnostics = {0};
    const ScriptOptions words = company_words(app, &play->arena);
    Status status = library_load(&app->library, path, &words, &play->arena, &play->loaded,
                                 &diagnostics, err);
    diagnostics_clear(&diagnostics);
    stage_set_lesson_dir(app->stage, play->loaded.dir);
    RunResume how = RESUME_EXACT;
    if (status == STATUS_OK && position.len > 0) {
        status = run_decode(play->loaded.lesson, position, 1, &build_host, &play->run,
                            &how, err);
        play->notice = how == RESUME_EXACT ? WORD_COUNT : resume_word(how);
    } else if (status == STATUS_OK) {
        status = run_new(play->loaded.lesson, 1, &build_host, &play->run, err);
    }
    if (status != STATUS_OK) {
        play_close(app);
        return status;
    }
    show_view(app);
    app_go(app, SCREEN_LESSON);
    return STATUS_OK;
}

void play_restart(App *app)
{
    Play *play = &app->play;
    Error err = {0};
    if (play->story.piece != NULL) {
        const PlayStory again = play->story;
        play_open_story(app, &again);
        return;
    }
    Status status = STATUS_OK;
    if (!play->attempt_is_over) {
        status = store_attempt_end(recorder_store(app->recorder), play->attempt_id,
                                   STORE_OUTCOME_ABANDONED, &err);
    }
    run_free(play->run);
    play->run = NULL;
    play->attempt_is_over = false;
    play->motion_id = (Str){0};
    play->notice = WORD_COUNT;
    if (status == STATUS_OK) {
        status = start_fresh(app, &err);
    }
    if (status != STATUS_OK) {
        fail_lesson(app, status, &err);
        play_close(app);
        return;
    }
    play->saved_at_ms = os_monotonic_ms();
    show_view(app);
}

void play_close(App *app)
{
    Play *play = &app->play;
    run_free(play->run);
    lesson_free(play->loaded.lesson);
    if (play->own != NULL) {
        os_secret_free(play->own, sizeof *play->own);
    }
    arena_clear(&play->arena);
    arena_clear(&play->pending_arena);
    *play = (Play){0};
    if (app->stage != NULL) {
        stage_set_lesson_dir(app->stage, NULL);
    }
}

/* ---- saving ---- */

static StoreEventKind store_kind(RunEventKind kind)
{
    switch (kind) {
    case EVENT_CHOICE:
        return STORE_EVENT_REPLY;
    case EVENT_TRIES:
        return STORE_EVENT_TRIES;
    case EVENT_ANSWER:
        return STORE_EVENT_ANSWER;
    case EVENT_NONE:
    case EVENT_POSITION:
    case EVENT_PASSED:
    case EVENT_FAILED:
    case EVENT_FINISHED:
        return STORE_EVENT_POSITION;
    }
    return STORE_EVENT_POSITION;
}

static StoreAnswer copy_answer(Arena *arena, const RunEvent *event)
{
    Str *shown = ARENA_ARRAY(arena, Str, event->shown_count);
    for (size_t i = 0; i < event->shown_count; i++) {
        shown[i] = str_copy(arena, event->shown[i]);
    }
    return (StoreAnswer){
        .question_id = str_copy(arena, event->question_id),
        .question_version = event->question_version,
        .shown_ids = shown,
        .shown_count = event->shown_count,
        .chosen_id = str_copy(arena, event->option_id),
        .is_correct = event->is_correct,
        .round = event->round,
        .answered_ms = event->elapsed_ms,
    };
}

/* The recorder's thread reads it later, so everything is copied. */
static StoreEvent copy_event(Arena *arena, const Run *run, const RunEvent *event)
{
    StrBuf position = {0};
    run_encode(run, &position);
    StoreEvent out = {
        .kind = store_kind(event->kind),
        .position = str_copy(arena, strbuf_str(&position)),
        .elapsed_ms = event->elapsed_ms,
        .outcome =
            event->kind == EVENT_PASSED ? STORE_OUTCOME_PASSED : STORE_OUTCOME_OPEN,
    };
    strbuf_clear(&position);
    Str scene = str_copy(arena, event->scene_id);
    Str step = str_copy(arena, event->step_id);
    if (out.kind == STORE_EVENT_REPLY) {
        out.reply =
            (StoreReply){scene, step, str_copy(arena, event->option_id), event->is_first};
    } else if (out.kind == STORE_EVENT_TRIES) {
        out.tries =
            (StoreTries){scene, step, event->tries, event->is_done, event->was_revealed};
    } else if (out.kind == STORE_EVENT_ANSWER) {
        out.answer = copy_answer(arena, event);
    }
    return out;
}

static Status save_job(Store *store, void *context, Error *err)
{
    const Play *play = context;
    return store_event_save(store, play->attempt_id, &play->pending, err);
}

static void post_pending(App *app)
{
    app->is_saving = true;
    app->play.is_ahead = false;
    recorder_post(app->recorder, save_job, &app->play);
}

/* Of the pages that follow a mere step on, the next line needs nothing of the store: it
 * can be painted while the disk is at work. */
static void look_ahead(App *app)
{
    Play *play = &app->play;
    RunView next;
    if (play->pending_kind != EVENT_POSITION) {
        return;
    }
    run_view(play->run, &next);
    if (next.kind == VIEW_LINE) {
        play->is_ahead = true;
        show_view(app);
    }
}

static bool is_saved(const Play *play, RunEventKind kind)
{
    return kind != EVENT_NONE && !play->attempt_is_over;
}

void play_reply(App *app, RunReply reply)
{
    Play *play = &app->play;
    reply.elapsed_ms = os_monotonic_ms() - play->saved_at_ms;
    RunEvent event;
    Error err = {0};
    Status status = run_reply(play->run, &reply, &event, &err);
    if (status == STATUS_BAD_ARGUMENT) {
        log_debug("reply refused: %s", err.message);
        return;
    }
    if (status != STATUS_OK) {
        log_error("lesson stopped: status=%d", (int)status);
        app_fail(app, "G-0202", WORD_ERROR_STOPPED_TITLE, WORD_ERROR_STOPPED_TEXT,
                 str_from(err.message), ERROR_WAY_HOME);
        return;
    }
    play->notice = WORD_COUNT;
    if (!is_saved(play, event.kind)) {
        show_after_reply(app);
        return;
    }
    arena_reset(&play->pending_arena);
    play->pending = copy_event(&play->pending_arena, play->run, &event);
    play->pending_kind = event.kind;
    post_pending(app);
    look_ahead(app);
}

void play_next(App *app)
{
    play_reply(app, (RunReply){.kind = REPLY_NEXT});
}

static void after_passing(App *app)
{
    Play *play = &app->play;
    play->attempt_is_over = true;
    app->reference.story_may_follow = true;
    Error err = {0};
    if (certificate_ensure(app, play->loaded.lesson->id, &err) != STATUS_OK) {
        /* The pass is on record; home tries again at the next start. */
        log_error("certificate not issued: %s", err.message);
    }
}

static void fail_save(App *app, Status status, const Error *err)
{
    WordId text = status == STATUS_NO_SPACE ? WORD_ERROR_SAVE_SPACE
                  : status == STATUS_READ_ONLY || status == STATUS_DENIED
                      ? WORD_ERROR_SAVE_READ_ONLY
                      : WORD_ERROR_SAVE_OTHER;
    app_fail(app, "G-0301", WORD_ERROR_SAVE_TITLE, text, str_from(err->message),
             ERROR_WAY_RETRY_SAVE);
}

void play_saved(App *app, Status status, const Error *err)
{
    Play *play = &app->play;
    bool was_ahead = play->is_ahead;
    app->is_saving = false;
    play->is_ahead = false;
    play->save_status = status;
    if (status != STATUS_OK) {
        log_error("event not saved: status=%d", (int)status);
        fail_save(app, status, err);
        return;
    }
    play->saved_at_ms = os_monotonic_ms();
    if (play->pending_kind == EVENT_PASSED) {
        after_passing(app);
    }
    if (app->screen == SCREEN_ERROR) {
        app_go(app, SCREEN_LESSON);
    }
    if (was_ahead) {
        play->shown_at_ms = play->saved_at_ms;
        return;
    }
    show_after_reply(app);
}

void play_retry_save(App *app)
{
    post_pending(app);
}
