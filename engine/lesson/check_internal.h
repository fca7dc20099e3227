/* Between check.c (lesson, scenes, questions), check_flow.c (ways through the scenes) and
 * check_widget.c. */
#ifndef GOFUN_LESSON_CHECK_INTERNAL_H
#define GOFUN_LESSON_CHECK_INTERNAL_H

#include "lesson/check.h"

typedef struct Check {
    const Lesson *lesson;
    const LessonSink *sink;
    size_t count; /* mistakes so far */
    Arena arena;
} Check;

void check__report(Check *check, int line, const char *code, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* Reports an empty text. */
void check__text(Check *check, int line, Str text, const char *what, Str owner);

/* Ids seen so far, for duplicates; `IdSet set = {0};` is empty. */
typedef struct IdSet {
    Str *slots;
    size_t capacity, count;
} IdSet;
/* Reports a missing, misspelt or doubled id, else remembers it. */
void check__id(Check *check, IdSet *set, int line, Str id, const char *what);

void check__flow(Check *check);
void check__widget(Check *check, const Step *step);

#endif
