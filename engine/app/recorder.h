/* Recorder: the thread that writes to the store, so that a slow disk never stops a frame.
 * One queue in, one finished job at a time out; the main thread is woken by a callback.
 * While jobs are under way nobody else touches the store. */
#ifndef GOFUN_APP_RECORDER_H
#define GOFUN_APP_RECORDER_H

#include "store/store.h"

typedef struct Recorder Recorder;

/* Runs on the recorder's thread; context stays the caller's until the job is done. */
typedef Status (*RecorderJob)(Store *store, void *context, Error *err);

/* Called on the recorder's thread when a job has ended. */
typedef void (*RecorderWake)(void *context);

/* Starts the thread, which opens the store at once (and repairs it when it is damaged).
 * options is copied by the store; its texts must live until recorder_wait_open. */
Recorder *recorder_start(const StoreOptions *options, RecorderWake wake,
                         void *wake_context);
/* Blocks until the store is open or could not be opened; *recovery (arena of the
 * recorder) tells what was done about a damaged file. */
Status recorder_wait_open(Recorder *recorder, StoreRecovery *recovery,
                          Error *err) MUST_CHECK;
/* job runs on the open store once nothing was saved for quiet_ms and the main thread
 * rests, if there was something to save since it ran last or the store was not closed
 * well; and right before recorder_stop closes the store. What it returns is logged. Give
 * it before the first recorder_rest. */
void recorder_at_rest(Recorder *recorder, RecorderJob job, void *context, int quiet_ms);
/* The caller leaves the store alone until it calls recorder_store or recorder_post again;
 * they wait for a job at rest that has begun. For the moment before waiting for input. */
void recorder_rest(Recorder *recorder);
/* Ends after the jobs under way, closes the store. NULL is fine. */
void recorder_stop(Recorder *recorder);

/* Hands a job over; there may be one at a time (require). */
void recorder_post(Recorder *recorder, RecorderJob job, void *context);
/* True once for each finished job, with its status. Waits at most timeout_ms for it (<0:
 * as long as it takes); wake is only called for jobs that outlast that. */
bool recorder_wait(Recorder *recorder, int timeout_ms, Status *status, Error *err);
bool recorder_is_busy(Recorder *recorder);

/* The store for short work on the calling thread, when no job is under way (require). */
Store *recorder_store(Recorder *recorder);

#endif
