/* The story around the lessons: which piece comes when. Plain data, read from
 * lessons/story/order.lua by script/. A piece is a lesson file of scenes alone; playing
 * one is no attempt at a lesson and leaves nothing in the record but that it was seen. */
#ifndef GOFUN_COURSE_STORY_H
#define GOFUN_COURSE_STORY_H

#include "course/catalogue.h"

typedef struct StoryPiece {
    Str file;   /* "prologue": story/prologue.lua, also its name in the settings */
    int before; /* number of the lesson it stands in front of; 0: none */
    int after;  /* number of the lesson it stands behind; 0: none */
} StoryPiece;

typedef struct Story {
    Arena arena;              /* owns everything below */
    const StoryPiece *pieces; /* in the order they are told */
    size_t piece_count;
} Story;

/* What the learner did, by catalogue entry. Lessons that are not there do not count. */
typedef struct StoryLessons {
    const Catalogue *catalogue;
    const bool *is_present;
    const bool *is_started; /* at least */
    const bool *is_passed;
} StoryLessons;

/* An empty story to be filled; free it with story_free (NULL is fine). */
Story *story_new(void);
void story_free(Story *story);

/* True when the learner may see the piece from the list on home: a piece in front of a
 * lesson always, one behind it when its lessons are passed: all lessons of that lesson's
 * part, and all lessons there are when it is the last lesson. */
bool story_is_open(const StoryPiece *piece, const StoryLessons *lessons);

/* The piece to be told by itself before the first lesson, when no lesson is started yet;
 * NULL when there is none. is_seen is by piece. */
const StoryPiece *story_due_before(const Story *story, const StoryLessons *lessons,
                                   const bool *is_seen);
/* The first piece behind lessons that is open and not seen; NULL when there is none. */
const StoryPiece *story_due_after(const Story *story, const StoryLessons *lessons,
                                  const bool *is_seen);

#endif
