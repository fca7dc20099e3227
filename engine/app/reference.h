/* What stands beside the lessons: glossary, threats and the story, with what their pages
 * remember. Part of App; only app/ sees it. */
#ifndef GOFUN_APP_REFERENCE_H
#define GOFUN_APP_REFERENCE_H

#include "course/glossary.h"
#include "course/story.h"
#include "ui/edit.h"

typedef struct Reference {
    UiEdit query;             /* glossary: what is searched for */
    size_t row;               /* glossary: row of the kana table */
    const GlossaryTerm *term; /* SHEET_TERM; of the library's glossary */
    size_t list;              /* threats: which year, or behind them the rules */
    bool story_may_follow;    /* home has not looked since the start or the last pass */
} Reference;

/* Play.story: all empty while a lesson is played. */
typedef struct PlayStory {
    const StoryPiece *piece; /* of the library's story */
    Str lesson_after;        /* opened when it is over; may be empty */
    bool is_from_list;       /* back to the list, not to home */
    bool is_left;            /* skipped or left */
} PlayStory;

#endif
