#include "app/recorder.h"

#include <SDL.h>

#include "base/log.h"
#include "base/os.h"

typedef enum RecorderState {
    RECORDER_OPENING,
    RECORDER_IDLE,
    RECORDER_WORKING,
    RECORDER_DONE, /* finished, not polled yet */
    RECORDER_TIDYING,
    RECORDER_STOPPING,
} RecorderState;

struct Recorder {
    SDL_Thread *thread;
    SDL_mutex *lock;
    SDL_cond *changed;
    RecorderState state;
    bool wakes;                  /* nobody waits any more: tell when the job is done */
    const StoreOptions *options; /* until the store is open */
    Store *store;
    RecorderWake wake;
    void *wake_context;
    RecorderJob job;
    void *job_context;
    RecorderJob rest_job; /* may be NULL */
    void *rest_context;
    int quiet_ms;
    bool has_news;    /* since the rest job ran */
    bool is_resting;  /* the main thread leaves the store alone */
    int64_t quiet_at; /* when the rest job is due */
    Status status;
    Error error;
    StoreRecovery recovery;
    Arena arena;
};

static void open_store(Recorder *recorder)
{
    Error *err = &recorder->error;
    recorder->status = store_open(recorder->options, &recorder->store, err);
    if (recorder->status != STATUS_BAD_DATA) {
        return;
    }
    recorder->status = store_restore_if_damaged(recorder->options, &recorder->arena,
                                                &recorder->recovery, err);
    if (recorder->status == STATUS_OK) {
        recorder->status = store_open(recorder->options, &recorder->store, err);
    }
}

static void run_rest_job(Recorder *recorder)
{
    Error err = {0};
    if (recorder->rest_job != NULL && recorder->store != NULL &&
        recorder->rest_job(recorder->store, recorder->rest_context, &err) != STATUS_OK) {
        log_warning("job of the record at rest failed reason=%s", err.message);
    }
}

/* With the lock held. */
static void tidy(Recorder *recorder)
{
    recorder->state = RECORDER_TIDYING;
    recorder->has_news = false;
    SDL_UnlockMutex(recorder->lock);
    run_rest_job(recorder);
    SDL_LockMutex(recorder->lock);
    recorder->state = RECORDER_IDLE;
    SDL_CondBroadcast(recorder->changed);
}

/* With the lock held: sleeps until there is something to do; the rest job is done on the
 * way when its time has come. */
static void wait_for_job(Recorder *recorder)
{
    while (recorder->state != RECORDER_WORKING && recorder->state != RECORDER_STOPPING) {
        bool may_tidy = recorder->state == RECORDER_IDLE && recorder->is_resting &&
                        recorder->has_news && recorder->rest_job != NULL;
        int64_t left_ms = recorder->quiet_at - os_monotonic_ms();
        if (!may_tidy) {
            SDL_CondWait(recorder->changed, recorder->lock);
        } else if (left_ms > 0) {
            SDL_CondWaitTimeout(recorder->changed, recorder->lock, (Uint32)left_ms);
        } else {
            tidy(recorder);
        }
    }
}

static void finish_job(Recorder *recorder, Status status, const Error *err)
{
    recorder->status = status;
    recorder->error = *err;
    recorder->has_news = true;
    recorder->quiet_at = os_monotonic_ms() + recorder->quiet_ms;
    recorder->state = RECORDER_DONE;
    SDL_CondBroadcast(recorder->changed);
    if (recorder->wakes) {
        recorder->wake(recorder->wake_context);
    }
}

static int run_jobs(void *context)
{
    Recorder *recorder = context;
    open_store(recorder);
    SDL_LockMutex(recorder->lock);
    recorder->has_news = recorder->store != NULL && store_was_unclean(recorder->store);
    recorder->quiet_at = os_monotonic_ms() + recorder->quiet_ms;
    recorder->state = RECORDER_IDLE;
    SDL_CondBroadcast(recorder->changed);
    for (;;) {
        wait_for_job(recorder);
        if (recorder->state == RECORDER_STOPPING) {
            break;
        }
        SDL_UnlockMutex(recorder->lock);
        Error err = {0};
        Status status = recorder->job(recorder->store, recorder->job_context, &err);
        SDL_LockMutex(recorder->lock);
        finish_job(recorder, status, &err);
    }
    SDL_UnlockMutex(recorder->lock);
    return 0;
}

Recorder *recorder_start(const StoreOptions *options, RecorderWake wake,
                         void *wake_context)
{
    Recorder *recorder = mem_alloc(sizeof *recorder);
    recorder->options = options;
    recorder->wake = wake;
    recorder->wake_context = wake_context;
    recorder->lock = SDL_CreateMutex();
    recorder->changed = SDL_CreateCond();
    recorder->thread = SDL_CreateThread(run_jobs, "recorder", recorder);
    require(recorder->lock != NULL && recorder->changed != NULL &&
            recorder->thread != NULL);
    return recorder;
}

Status recorder_wait_open(Recorder *recorder, StoreRecovery *recovery, Error *err)
{
    SDL_LockMutex(recorder->lock);
    while (recorder->state == RECORDER_OPENING) {
        SDL_CondWait(recorder->changed, recorder->lock);
    }
    SDL_UnlockMutex(recorder->lock);
    recorder->options = NULL;
    *recovery = recorder->recovery;
    if (recorder->status != STATUS_OK && err != NULL) {
        *err = recorder->error;
    }
    return recorder->status;
}

void recorder_at_rest(Recorder *recorder, RecorderJob job, void *context, int quiet_ms)
{
    SDL_LockMutex(recorder->lock);
    recorder->quiet_at += quiet_ms - recorder->quiet_ms;
    recorder->quiet_ms = quiet_ms;
    recorder->rest_context = context;
    recorder->rest_job = job;
    SDL_UnlockMutex(recorder->lock);
}

void recorder_rest(Recorder *recorder)
{
    SDL_LockMutex(recorder->lock);
    if (!recorder->is_resting && recorder->state == RECORDER_IDLE) {
        recorder->is_resting = true;
        SDL_CondBroadcast(recorder->changed);
    }
    SDL_UnlockMutex(recorder->lock);
}

/* With the lock held: the main thread wants the store again. */
static void end_rest(Recorder *recorder)
{
    recorder->is_resting = false;
    while (recorder->state == RECORDER_TIDYING) {
        SDL_CondWait(recorder->changed, recorder->lock);
    }
}

void recorder_stop(Recorder *recorder)
{
    if (recorder == NULL) {
        return;
    }
    SDL_LockMutex(recorder->lock);
    end_rest(recorder);
    while (recorder->state == RECORDER_OPENING || recorder->state == RECORDER_WORKING) {
        SDL_CondWait(recorder->changed, recorder->lock);
    }
    recorder->state = RECORDER_STOPPING;
    SDL_CondBroadcast(recorder->changed);
    SDL_UnlockMutex(recorder->lock);
    SDL_WaitThread(recorder->thread, NULL);
    run_rest_job(recorder);
    store_close(recorder->store);
    SDL_DestroyCond(recorder->changed);
    SDL_DestroyMutex(recorder->lock);
    arena_clear(&recorder->arena);
    mem_free(recorder);
}

void recorder_post(Recorder *recorder, RecorderJob job, void *context)
{
    SDL_LockMutex(recorder->lock);
    end_rest(recorder);
    require(recorder->state == RECORDER_IDLE);
    recorder->job = job;
    recorder->job_context = context;
    recorder->wakes = false;
    recorder->state = RECORDER_WORKING;
    SDL_CondBroadcast(recorder->changed);
    SDL_UnlockMutex(recorder->lock);
}

bool recorder_wait(Recorder *recorder, int timeout_ms, Status *status, Error *err)
{
    SDL_LockMutex(recorder->lock);
    while (recorder->state == RECORDER_WORKING && timeout_ms != 0) {
        int result = timeout_ms < 0
                         ? SDL_CondWait(recorder->changed, recorder->lock)
                         : SDL_CondWaitTimeout(recorder->changed, recorder->lock,
                                               (Uint32)timeout_ms);
        if (result == SDL_MUTEX_TIMEDOUT) {
            break;
        }
    }
    bool is_done = recorder->state == RECORDER_DONE;
    if (is_done) {
        recorder->state = RECORDER_IDLE;
        *status = recorder->status;
        *err = recorder->error;
    }
    recorder->wakes = recorder->state == RECORDER_WORKING;
    SDL_UnlockMutex(recorder->lock);
    return is_done;
}

bool recorder_is_busy(Recorder *recorder)
{
    SDL_LockMutex(recorder->lock);
    bool is_busy =
        recorder->state == RECORDER_WORKING || recorder->state == RECORDER_DONE;
    SDL_UnlockMutex(recorder->lock);
    return is_busy;
}

Store *recorder_store(Recorder *recorder)
{
    SDL_LockMutex(recorder->lock);
    end_rest(recorder);
    SDL_UnlockMutex(recorder->lock);
    require(!recorder_is_busy(recorder) && recorder->store != NULL);
    return recorder->store;
}
