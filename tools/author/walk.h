/* Walks every path of a lesson with the real run: every option of every choice, with and
 * without the other way, the test failed and taken again, the hands-on parts solved. */
#ifndef GOFUN_AUTHOR_WALK_H
#define GOFUN_AUTHOR_WALK_H

#include "lesson/run.h"

/* One way through the scenes, for the reading time. */
typedef struct WalkPath {
    double characters; /* of lines, prompts and options */
    double seconds;    /* of turning lines and deciding */
    bool took_other;   /* saw the other way too */
} WalkPath;

enum {
    WALK_PATHS_MOST = 512,   /* of one lesson; beyond, W105 */
    WALK_REPLIES_MOST = 4000 /* of one path; beyond, A106 */
};

typedef struct WalkSink {
    void *context;
    /* A mistake; line 0: the lesson as a whole. */
    void (*problem)(void *context, int line, const char *code, const char *sentence);
    void (*path)(void *context, const WalkPath *path); /* one that came to its end */
    /* Everything met, hands-on parts after every touch; may be NULL. */
    void (*view)(void *context, const RunView *view);
} WalkSink;

/* The lesson must have passed lesson_check. Returns the number of paths. */
size_t walk_lesson(const Lesson *lesson, const WalkSink *sink);

/* Appends the position (as run_encode) of the first path that comes to a step, card or
 * question with this id. False when none does. */
bool walk_find(const Lesson *lesson, Str id, StrBuf *position);

#endif
