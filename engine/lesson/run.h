/* The run: one learner going through one lesson. Pure logic, one direction: run_view says
 * what is to be shown, run_reply takes what was done, moves on and fills an event that
 * must be durable before the next view is drawn. No clock, no files, no screen. Driven
 * alike by the window, by plans and by the author's checker. */
#ifndef GOFUN_LESSON_RUN_H
#define GOFUN_LESSON_RUN_H

#include "lesson/model.h"
#include "lesson/widget.h"

typedef struct Run Run;

/* Starts a lesson. seed decides all shuffles; host (may be NULL) is copied. The lesson
 * must outlive the run and have passed lesson_check. Fails when the first line cannot be
 * reached (a condition failed, jumps without end); *out is NULL then. */
Status run_new(const Lesson *lesson, uint64_t seed, const BuildHost *host, Run **out,
               Error *err) MUST_CHECK;
void run_free(Run *run); /* wipes secrets; NULL is fine */
const Lesson *run_lesson(const Run *run);
uint64_t run_seed(const Run *run);

/* ---- what is shown ---- */
typedef enum RunViewKind {
    VIEW_TITLE, /* only when the lesson has a question */
    VIEW_LINE,
    VIEW_CHOOSE,
    VIEW_OTHER_WAY, /* REPLY_OPTION one of the offered, or REPLY_NEXT */
    VIEW_WIDGET,
    VIEW_CARD,
    VIEW_QUESTION,
    VIEW_FEEDBACK, /* the same question, answered */
    VIEW_RESULT,
    VIEW_TODAY, /* step_today and company_rule of the lesson */
    VIEW_END,
} RunViewKind;

typedef struct StagePerson {
    Str who; /* empty: nobody */
    Face face;
} StagePerson;

typedef struct RunStage {
    Str backdrop;
    StagePerson left, right;
    bool speaker_is_right; /* where the last speaker stands */
    Str prop;
    Str motion_id; /* step id of the running motion; empty: none. Starts when it changes
                    */
    Motion motion;
} RunStage;

typedef enum RunPhase {
    PHASE_SCENE,
    PHASE_PRACTICE,
    PHASE_EXPLAIN,
    PHASE_TEST
} RunPhase;
enum {
    PHASE_COUNT = 4
};

typedef struct RunProgress {
    RunPhase phase;
    double fraction;               /* 0-1 of the whole lesson, weighted by seconds */
    double phase_end[PHASE_COUNT]; /* ticks, 0-1 */
    int remaining_seconds;         /* unread characters / 7 + 20 per interaction + 25 per
                                      open question */
} RunProgress;

#define RUN_DONT_KNOW "dont_know" /* id of 「わからない」, always the last option */
enum {
    RUN_MAX_OPTIONS = 12,
    RUN_MAX_QUESTIONS = 12
};

typedef struct RunQuestion {
    const Question *question;
    int number, count, round; /* from 1 */
    /* Options as shown: indexes into question->options; one more, 「わからない」,
     * follows. */
    int order[RUN_MAX_OPTIONS];
    size_t order_count;
    int chosen; /* index into question->options, -1 = not answered, -2 = don't know */
    bool is_correct;
    Str feedback; /* of the chosen option; of the right one after 「わからない」 */
} RunQuestion;

typedef struct RunResult {
    RunQuestion rows[RUN_MAX_QUESTIONS];
    size_t row_count;
    int right, pass, missing; /* missing: how many more were needed */
    bool passed, has_passed;  /* this round; any round */
    int round, first_right, best_right;
} RunResult;

/* All pointers valid until the next run_reply, run_free or change of the lesson. */
typedef struct RunView {
    RunViewKind kind;
    Str scene_id, step_id; /* empty outside the scenes */
    RunStage stage;
    bool can_go_back;
    bool is_fixed; /* seen before: REPLY_NEXT goes on without doing it again */
    Str who;       /* VIEW_LINE: speaker, empty = narration or a reply of a choice */
    Face face;
    Str text;
    const ChooseStep *choose; /* VIEW_CHOOSE, VIEW_OTHER_WAY */
    Str choose_id;            /* its step */
    uint64_t seen_options;    /* bit i: option i was taken before */
    int first_option;         /* the choice on record, -1 none */
    WidgetView widget;
    const Card *card;
    int card_number, card_count;
    RunQuestion question; /* VIEW_QUESTION, VIEW_FEEDBACK */
    RunResult result;     /* VIEW_RESULT, VIEW_TODAY, VIEW_END */
    RunProgress progress;
} RunView;

void run_view(const Run *run, RunView *out);

/* Lines seen so far, oldest first; index is for REPLY_GO. In the arena, texts borrowed.
 */
typedef struct RunLogLine {
    Str who;  /* empty: narration; is_choice: the prompt */
    Str text; /* is_choice: the option taken */
    bool is_choice;
    size_t index;
} RunLogLine;
size_t run_log(const Run *run, Arena *arena, RunLogLine **out);

/* ---- what was done ---- */
typedef enum ReplyKind {
    REPLY_NEXT,
    REPLY_BACK,
    REPLY_GO,     /* back to line `index` of the log */
    REPLY_OPTION, /* choose, other way, question: option `id` */
    REPLY_TOUCH,  /* widget */
    REPLY_RETAKE, /* result: the test again */
    REPLY_REVIEW, /* result: the explanation, then the test again */
} ReplyKind;

typedef struct RunReply {
    ReplyKind kind;
    Str id; /* borrowed for the call */
    size_t index;
    WidgetTouch touch;
    int64_t elapsed_ms; /* since the view was shown; handed on in the event */
} RunReply;

typedef enum RunEventKind {
    EVENT_NONE,     /* nothing to save (typing, looking) */
    EVENT_POSITION, /* only the position moved */
    EVENT_CHOICE,
    EVENT_TRIES, /* a widget was tried or finished */
    EVENT_ANSWER,
    EVENT_PASSED, /* the result page comes next */
    EVENT_FAILED,
    EVENT_FINISHED, /* the end page comes next */
} RunEventKind;

/* Strs point into the lesson or the run, valid until the next reply. */
typedef struct RunEvent {
    RunEventKind kind;
    Str scene_id, step_id;
    int64_t elapsed_ms;
    Str option_id; /* CHOICE; ANSWER: chosen, "dont_know" included */
    bool is_first; /* CHOICE: this is the one on record */
    int tries;     /* TRIES */
    bool is_done, was_revealed;
    Str question_id; /* ANSWER */
    int question_version;
    Str shown[RUN_MAX_OPTIONS + 1]; /* option ids in shown order */
    size_t shown_count;
    bool is_correct;
    int round;        /* ANSWER, PASSED, FAILED */
    int right, asked; /* PASSED, FAILED */
} RunEvent;

/* STATUS_BAD_ARGUMENT when the reply does not fit the view: nothing changes. Any other
 * failure (a condition of the lesson, jumps without end) leaves the run where it was. */
Status run_reply(Run *run, const RunReply *reply, RunEvent *event, Error *err) MUST_CHECK;

/* ---- position ---- */
typedef enum RunResume {
    RESUME_EXACT,
    RESUME_SCENE_START, /* the step is gone: start of its scene (or of the test, cards) */
    RESUME_LESSON_START, /* the scene is gone */
    RESUME_UNREADABLE,   /* not a position of this lesson: start */
} RunResume;

/* False while a half-built secret would be lost by a reload; positions are right all the
 * same, the workshop just begins again. */
bool run_can_reload(const Run *run);
/* Appends the position as UTF-8 lines: ids only, never texts or built secrets. */
void run_encode(const Run *run, StrBuf *out);
/* Any bytes are allowed in position. fallback_seed is used when it is unreadable. */
Status run_decode(const Lesson *lesson, Str position, uint64_t fallback_seed,
                  const BuildHost *host, Run **out, RunResume *how,
                  Error *err) MUST_CHECK;

#endif
