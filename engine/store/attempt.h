/* Attempts: one learner's way through one lesson, saved event by event. */
#ifndef GOFUN_STORE_ATTEMPT_H
#define GOFUN_STORE_ATTEMPT_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

/* What is fixed when a lesson is opened. A lesson that was only opened is not started:
 * started_at comes with the first reply, tries or answer. */
typedef struct StoreAttemptStart {
    int64_t learner_id;
    Str lesson_id;
    int lesson_revision;
    Str content_hash;   /* of the lesson file, as text */
    uint64_t seed;      /* of the shuffles */
    int question_count; /* questions in one round of the test */
    int pass_count;     /* right answers in one round that complete the lesson */
} StoreAttemptStart;

typedef enum StoreOutcome {
    STORE_OUTCOME_OPEN,
    STORE_OUTCOME_PASSED,
    STORE_OUTCOME_FAILED,
    STORE_OUTCOME_ABANDONED,
} StoreOutcome;

typedef struct StoreAttempt {
    int64_t id;
    Str uid;
    StoreAttemptStart start; /* texts in the arena */
    int cycle;
    int64_t opened_at;
    int64_t started_at; /* 0: only opened */
    int64_t ended_at;   /* 0: open */
    StoreOutcome outcome;
    int64_t active_ms;
    Str position; /* the last one saved; empty when none */
} StoreAttempt;

/* A choice in the scenario. */
typedef struct StoreReply {
    Str scene_id;
    Str step_id;
    Str option_id;
    bool is_first; /* the first choice at this step, not "see the other way too" */
} StoreReply;

/* A hands-on part after a try. The row of a step keeps the newest numbers. */
typedef struct StoreTries {
    Str scene_id;
    Str step_id;
    int tries;
    bool is_done;
    bool was_shown; /* the answer was shown to the learner */
} StoreTries;

/* A test answer; one per attempt, round and question. */
typedef struct StoreAnswer {
    Str question_id;
    int question_version;
    const Str *shown_ids; /* option ids in the order shown */
    size_t shown_count;
    Str chosen_id;
    bool is_correct;
    int round;           /* from 1 */
    int64_t answered_ms; /* from question shown to answer, monotonic */
} StoreAnswer;

typedef enum StoreEventKind {
    STORE_EVENT_POSITION, /* nothing but the new position */
    STORE_EVENT_REPLY,
    STORE_EVENT_TRIES,
    STORE_EVENT_ANSWER,
} StoreEventKind;

typedef struct StoreEvent {
    StoreEventKind kind;
    Str position;         /* text from run_encode; never empty */
    int64_t elapsed_ms;   /* since the event before; counts up to STORE_IDLE_CAP_MS */
    StoreOutcome outcome; /* other than OPEN: the attempt ends with this event */
    StoreReply reply;     /* the one that belongs to kind is read */
    StoreTries tries;
    StoreAnswer answer;
} StoreEvent;

/* Makes the attempt's row. */
Status store_attempt_create(Store *store, const StoreAttemptStart *start, int64_t *id,
                            Error *err) MUST_CHECK;
/* The newest open attempt of the learner in the lesson, else STATUS_NOT_FOUND. */
Status store_attempt_find_open(Store *store, int64_t learner_id, Str lesson_id,
                               Arena *arena, StoreAttempt *out, Error *err) MUST_CHECK;
Status store_attempt_by_id(Store *store, int64_t id, Arena *arena, StoreAttempt *out,
                           Error *err) MUST_CHECK;
/* Saves event, position and active time in ONE transaction; draw the next view only after
 * STATUS_OK. STATUS_EXISTS: that question was answered in that round already.
 * STATUS_DENIED: the attempt has ended, or outcome PASSED without the answers for it. */
Status store_event_save(Store *store, int64_t attempt_id, const StoreEvent *event,
                        Error *err) MUST_CHECK;
/* Ends an open attempt without an event. STATUS_DENIED as above. */
Status store_attempt_end(Store *store, int64_t attempt_id, StoreOutcome outcome,
                         Error *err) MUST_CHECK;

/* Completion has one rule: pass_count right answers in one full round of one attempt. */
typedef struct StoreCompletion {
    int64_t attempt_id;
    int64_t passed_at; /* when the round's last answer was given */
    int zone_minutes;
    int cycle;
    int round;
    int correct_count;
    int question_count;
    int pass_count;
} StoreCompletion;

/* The first completion of the lesson in the cycle; STATUS_NOT_FOUND when there is none.
 */
Status store_completion(Store *store, int64_t learner_id, Str lesson_id, int cycle,
                        StoreCompletion *out, Error *err) MUST_CHECK;

typedef enum StoreLessonState {
    STORE_LESSON_NOT_STARTED,
    STORE_LESSON_IN_PROGRESS,
    STORE_LESSON_DONE, /* completed in the cycle, even when opened again since */
} StoreLessonState;

typedef struct StoreLessonSummary {
    StoreLessonState state;
    int64_t passed_at;  /* the last time in the cycle; 0 unless done */
    int zone_minutes;   /* of the first time */
    int64_t attempt_id; /* the open attempt, started or not; 0 when there is none */
    bool is_begun;      /* the open attempt is started */
    int64_t active_ms;  /* of all attempts in the cycle */
} StoreLessonSummary;

/* For the home screen: fills out[i] for lesson_ids[i]. */
Status store_home_summary(Store *store, int64_t learner_id, int cycle,
                          const Str *lesson_ids, size_t count, StoreLessonSummary *out,
                          Error *err) MUST_CHECK;

#endif
