/* Parts of the hands-on pages: picking from a list, building a text. */
#ifndef GOFUN_UI_PARTS_WORK_H
#define GOFUN_UI_PARTS_WORK_H

#include "ui/widgets.h"

/* ---- hands-on ---- */
typedef struct UiPickRow {
    Str label;
    Str detail;  /* shown when opened */
    UiMark mark; /* after being chosen */
    Str feedback;
    bool is_chosen;
} UiPickRow;
typedef struct UiPick {
    Str prompt;
    const UiPickRow *rows;
    size_t row_count;
    size_t opened;     /* row whose detail is shown; >= row_count: none */
    Str choose_label;  /* 「これを選ぶ」 */
    Str release_label; /* 「選ぶのをやめる」; empty: what is chosen stays so */
    Str status;        /* 「1／3」; may be empty */
    Str done;          /* when all is right: the closing words; may be empty */
    bool can_hint, can_solve;
    Str hint; /* shown; may be empty */
    bool can_go_on;
    Str missing; /* why one cannot go on yet */
} UiPick;
typedef enum UiWorkAction {
    UI_WORK_NONE,
    UI_WORK_OPEN,   /* row */
    UI_WORK_CHOOSE, /* row; builder: choice */
    UI_WORK_HINT,
    UI_WORK_SOLVE,
    UI_WORK_GO_ON,
    UI_WORK_BACK,    /* builder: undo the last step */
    UI_WORK_TYPED,   /* builder: own text changed */
    UI_WORK_ANOTHER, /* builder: one more */
    UI_WORK_SHEET,   /* builder: what is finished onto paper */
} UiWorkAction;
typedef struct UiWorkResult {
    UiWorkAction action;
    size_t index;
} UiWorkResult;
UiWorkResult part_pick(Ui *ui, const UiPick *pick, Rect content);

enum {
    UI_BUILD_CHOICES_MOST = 64
};
/* A finished piece, shown when all is done. */
typedef struct UiBuildResult {
    Str label; /* 「いろは銀行」 */
    Str text;  /* as built */
} UiBuildResult;
typedef struct UiBuild {
    UiId step; /* changes with the step */
    Str prompt;
    Str step_label; /* 「2 ローマ字にする」 */
    const Str *choices;
    size_t choice_count; /* <= UI_BUILD_CHOICES_MOST */
    size_t chosen;       /* >= choice_count: none */
    bool is_secret;      /* choices, built and results hold what the learner typed */
    const UiBuildResult *results;
    size_t result_count;
    UiEdit *own; /* NULL: no typing in this step */
    Str own_label, own_hint, own_problem;
    Str built; /* what stands in the slot line */
    UiStrength strength;
    Str note; /* what the step taught, or what is wrong */
    UiTone note_tone;
    bool is_listed; /* built is the last of the results: no slot line, back is 作り直す */
    Str news;       /* what came of the last button, above the results; may be empty */
    UiTone news_tone;
    Str warning; /* 「本物の合言葉は入れないでください」 */
    bool can_back, can_go_on, can_hint, can_solve, can_another, can_sheet;
    Str missing;
    Str next_label;
} UiBuild;
UiWorkResult part_build(Ui *ui, const UiBuild *build, Rect content);

#endif
