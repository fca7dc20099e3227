/* Parts of lesson pages: header, scene, dialogue, questions and their feedback. */
#ifndef GOFUN_UI_PARTS_LESSON_H
#define GOFUN_UI_PARTS_LESSON_H

#include "ui/widgets.h"

/* ---- headers ---- */
typedef struct UiLessonHeader {
    Str title;
    float progress;     /* 0..1 */
    const float *ticks; /* ends of phases, 0..1 */
    size_t tick_count;
    Str place;       /* 「場面 2／5」 */
    Str remaining;   /* 「のこり約3分」 */
    Str leave_label; /* empty: 中断 */
} UiLessonHeader;
typedef enum UiHeaderAction {
    UI_HEADER_NONE,
    UI_HEADER_LEAVE,    /* 中断, Esc */
    UI_HEADER_SETTINGS, /* 設定, F2 */
} UiHeaderAction;
/* *content gets the canvas below the header. */
UiHeaderAction part_lesson_header(Ui *ui, const UiLessonHeader *header, Rect *content);

typedef struct UiPageHeader {
    Str title;
    Str subtitle;
    Str person;              /* verbatim; may be empty */
    const UiButton *buttons; /* at the right end; ids ui_id_at("header", i) */
    size_t button_count;
} UiPageHeader;
/* Index of the activated button, or -1. */
int part_page_header(Ui *ui, const UiPageHeader *header, Rect *content);

/* ---- scene and dialogue ---- */
typedef struct UiScene {
    Str backdrop;    /* "backdrops/cafe" */
    Str left, right; /* "cast/misaki/front/worry"; empty: nobody */
    bool mirrors_left, mirrors_right;
    Str prop;             /* "props/..." between them; may be empty */
    Str next_backdrop;    /* cross-fade under way; may be empty */
    float fade;           /* 0..1 of next_backdrop */
    float pan_px;         /* backdrop moved to the left */
    float backdrop_width; /* 0: 1920; wider for panning */
    int lines;            /* as of the dialogue before it */
    bool stands_free;     /* nothing hides where the left one is cut: it stands larger, on
                           * the lower edge */
} UiScene;
/* Paints into the area below the header; call it before part_dialogue. */
void part_scene(Ui *ui, const UiScene *scene, Rect content);

typedef struct UiDialogue {
    Str speaker;           /* empty: narration */
    bool speaker_is_right; /* name plate side */
    Str text;
    UiId line; /* changes with every line; a long line starts at its top */
    bool can_back;
    bool is_auto;
    Str next_label; /* empty: 次へ */
    int lines;      /* the box has room for 2 or 3; 0: 3 */
} UiDialogue;
typedef enum UiDialogueAction {
    UI_DIALOGUE_NONE,
    UI_DIALOGUE_NEXT, /* 次へ, the box, Enter, Space, Right */
    UI_DIALOGUE_BACK, /* もどる, Left, PageUp, wheel up */
    UI_DIALOGUE_LOG,
    UI_DIALOGUE_AUTO,
    UI_DIALOGUE_TEXT,
    UI_DIALOGUE_PAUSE,
} UiDialogueAction;
UiDialogueAction part_dialogue(Ui *ui, const UiDialogue *dialogue, Rect content);
/* How many lines text would have there. */
int part_dialogue_lines(Ui *ui, Str text, Rect content);

/* ---- choosing ---- */
enum {
    UI_OPTIONS_MOST = 8
};
typedef struct UiQuestion {
    UiId id;   /* of this question: its options are ui_id_at("option", i) */
    Str label; /* 「確認テスト　第2問（全3問）」; may be empty */
    Str tag;   /* 「適切なもの」; may be empty */
    Str prompt;
    const UiOption *options;
    size_t option_count; /* <= UI_OPTIONS_MOST */
    size_t selected;     /* >= option_count: none */
    Str confirm;         /* 「これで答える」; empty: choosing is enough */
    Str missing;         /* why confirm cannot be pressed yet */
    bool over_scene;     /* a panel behind it, as there is a scene below */
    bool is_tight;       /* lower rows; part_feedback sets it when its panel needs room */
} UiQuestion;
typedef struct UiQuestionResult {
    bool is_confirmed; /* with selected */
    bool has_changed;  /* selected changed */
    size_t selected;
} UiQuestionResult;
/* For a choice in a scene as well as for a test question. */
UiQuestionResult part_question(Ui *ui, const UiQuestion *question, Rect content);

typedef struct UiFeedback {
    UiMark mark;
    Str verdict; /* 「不正解です。正解は「B」です。」 */
    Str reason;
    Str next_label; /* 「次の問題へ」 */
} UiFeedback;
/* The answered question with its marked options above, the verdict below. True when the
 * learner goes on. */
bool part_feedback(Ui *ui, const UiQuestion *question, const UiFeedback *feedback,
                   Rect content);

#endif
