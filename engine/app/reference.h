/* What stands beside the lessons: glossary, threats and the story, with what their pages
 * remember. Part of App; only app/ sees it. */
#ifndef GOFUN_APP_REFERENCE_H
#define GOFUN_APP_REFERENCE_H

#include "course/glossary.h"
#include "course/story.h"
#include "script/script.h"
#include "ui/draw.h"
#include "ui/edit.h"

typedef struct App App;

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

/* ---- company_words.c ---- */
/* What the company calls things (settings word.* of this device), for reading lessons; in
 * arena. */
ScriptOptions company_words(App *app, Arena *arena);

/* ---- story.c ---- */
/* Opens a lesson as a person does it: the prologue comes before their first one. */
void story_start_lesson(App *app, Str lesson_id);
/* When lessons were passed since it was last asked: starts the piece that follows them;
 * false when none does. */
bool story_follow(App *app);
/* The piece is over: told to its end, skipped or left. Keeps that it was seen and goes on
 * to the lesson behind it, or back. */
void story_end(App *app);
bool story_is_over(const App *app);
void screen_story(App *app);
/* Opens a piece in the player (play.c). Nothing of it is saved. */
void play_open_story(App *app, const PlayStory *story);

/* ---- reference.c: pages beside the lessons ---- */
/* Title and the way home; returns the canvas below. */
Rect reference_header(App *app, Str title);
/* A scrolling column in the middle of the page; ends with ui_scroll_end. */
Rect reference_column(App *app, Rect content, const char *scroll, float width);

/* ---- glossary.c, threats.c ---- */
void screen_glossary(App *app);
void glossary_sheet(App *app);
void screen_threats(App *app);
/* The terms of the glossary in a text with markup, for chips; labels are in the frame's
 * arena, *terms too. */
size_t glossary_terms_in(App *app, Str text, const GlossaryTerm ***terms, Str **labels);
/* Opens SHEET_TERM over what is there. */
void glossary_show(App *app, const GlossaryTerm *term);

#endif
