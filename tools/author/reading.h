/* How long a lesson takes: the model of curriculum 00 (450 characters a minute, and the
 * seconds for handling). */
#ifndef GOFUN_AUTHOR_READING_H
#define GOFUN_AUTHOR_READING_H

#include "author/walk.h"

enum {
    READING_LEAST_SECONDS = 210,
    READING_MOST_SECONDS = 300
};

/* Seconds for the whole lesson along path: its scenes, the hands-on part with half of its
 * sentences, the cards, the test with one sentence a question, today's step. */
double reading_seconds(const Lesson *lesson, const WalkPath *path);

#endif
