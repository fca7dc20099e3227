/* Finds the mistakes of a lesson that a loader cannot see line by line: all of them, each
 * with its line and a plain Japanese sentence. Used by script/ after loading. */
#ifndef GOFUN_LESSON_CHECK_H
#define GOFUN_LESSON_CHECK_H

#include "lesson/model.h"

/* code: stable short name of the kind of mistake ("L104"); sentence: valid for the call.
 */
typedef struct LessonSink {
    void *context;
    void (*report)(void *context, int line, const char *code, const char *sentence);
} LessonSink;

/* Reports every mistake and returns how many; 0 means that the lesson can be run.
 * Works on any filled model, however wrong. */
size_t lesson_check(const Lesson *lesson, const LessonSink *sink);

#endif
