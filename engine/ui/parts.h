/* Parts: the bigger pieces lesson screens are made of (ui.md 3.4-3.10), so that a screen
 * in app/ only fills them with its data and acts on the answer. All of them place
 * themselves on the frame's canvas, landscape and portrait, at every text size. Page
 * order: header, content, bottom row. Texts are markup unless said otherwise. */
#ifndef GOFUN_UI_PARTS_H
#define GOFUN_UI_PARTS_H

#include "ui/widgets.h"

/* ---- headers ---- */
typedef struct UiLessonHeader {
    Str title;
    float progress;     /* 0..1 */
    const float *ticks; /* ends of phases, 0..1 */
    size_t tick_count;
    Str place;     /* 「場面 2／5」 */
    Str remaining; /* 「のこり約3分」 */
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
    bool has_lead;       /* label and prompt are painted by the caller */
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

/* ---- result ---- */
typedef struct UiResultRow {
    Str number, question, own, right;
    UiMark mark;
} UiResultRow;
typedef struct UiResult {
    Str title;   /* 「確認テストの結果」 */
    Str score;   /* 「3問中 2問 正解（合格：2問以上）」 */
    UiMark mark; /* of the whole: passed or not */
    Str verdict; /* 「合格」 */
    Str advice;  /* what to do next; may be empty */
    const UiResultRow *rows;
    size_t row_count;
    const UiButton *buttons; /* primary last */
    size_t button_count;
} UiResult;
typedef struct UiResultAction {
    int row;    /* opened, or -1 */
    int button; /* activated, or -1 */
} UiResultAction;
UiResultAction part_result(Ui *ui, const UiResult *result, Rect content);

/* ---- reading ---- */
typedef struct UiReading {
    UiId id;
    Str place; /* 「解説 1／3」 */
    Str title;
    Str text;
    Str picture;             /* may be empty */
    const UiButton *buttons; /* primary last; ids ui_id_at("reading", i) */
    size_t button_count;
} UiReading;
/* Explanation cards, title pages, today's step, error pages. Index of the activated
 * button, or -1. */
int part_reading(Ui *ui, const UiReading *reading, Rect content);

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
    size_t opened;    /* row whose detail is shown; >= row_count: none */
    Str choose_label; /* 「これを選ぶ」 */
    Str status;       /* 「1／3」; may be empty */
    Str done;         /* when all is right: the closing words; may be empty */
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
    UI_WORK_BACK,  /* builder: undo the last step */
    UI_WORK_TYPED, /* builder: own text changed */
} UiWorkAction;
typedef struct UiWorkResult {
    UiWorkAction action;
    size_t index;
} UiWorkResult;
UiWorkResult part_pick(Ui *ui, const UiPick *pick, Rect content);

typedef struct UiBuild {
    UiId step; /* changes with the step */
    Str prompt;
    Str step_label; /* 「2 ローマ字にする」 */
    const Str *choices;
    size_t choice_count;
    size_t chosen; /* >= choice_count: none */
    bool choices_are_secret;
    UiEdit *own; /* NULL: no typing in this step */
    Str own_label, own_hint, own_problem;
    Str built;    /* secret: what stands in the slot line */
    int strength; /* 0..4 */
    Str strength_word, strength_reason;
    Str note; /* what the step taught, or what is wrong */
    UiTone note_tone;
    Str warning; /* 「本物の合言葉は入れないでください」 */
    bool can_back, can_go_on, can_hint, can_solve;
    Str missing;
    Str next_label;
} UiBuild;
UiWorkResult part_build(Ui *ui, const UiBuild *build, Rect content);

/* ---- sheets ---- */
typedef struct UiLogRow {
    Str speaker, text;
    bool can_return;
} UiLogRow;
typedef struct UiLogAction {
    bool is_closed;
    int row; /* 「ここへもどる」, or -1 */
} UiLogAction;
UiLogAction part_log(Ui *ui, const UiLogRow *rows, size_t count);

typedef struct UiConfirm {
    UiId id;
    Str title, text;
    const UiButton *buttons; /* the safe one gets the focus: index safe */
    size_t button_count;
    size_t safe;
} UiConfirm;
enum {
    UI_CONFIRM_OPEN = -1,
    UI_CONFIRM_CLOSED = -2, /* Esc */
};
/* Index of the activated button, or one of the above. Pause, leaving, deleting. */
int part_confirm(Ui *ui, const UiConfirm *confirm);

/* What the learner may set; the app saves it. */
typedef struct UiSettings {
    size_t text_size; /* 0-3: 1, 1.25, 1.5, 2 */
    size_t spacing;   /* 0-2: 1.5, 1.7, 2.0 */
    size_t ruby;      /* 0-2: TextRuby */
    size_t theme;     /* 0-2: UiThemeId */
    bool less_motion;
} UiSettings;
float ui_settings_scale(const UiSettings *settings);
float ui_settings_spacing(const UiSettings *settings);
/* The sheet behind 文字 and F2; applied live. True when *settings changed; *is_closed
 * becomes true when it is to be closed. */
bool part_settings(Ui *ui, UiSettings *settings, bool *is_closed);

/* ---- certificate ---- */
typedef struct UiCertificate {
    DrawBitmap page; /* A4 landscape */
    Str title;
    const Str *facts; /* name, course, date, serial; verbatim */
    size_t fact_count;
    Str note; /* where it was saved, or what went wrong; may be empty */
    UiTone note_tone;
    const UiButton *buttons;
    size_t button_count;
} UiCertificate;
/* Index of the activated button, or -1. */
int part_certificate(Ui *ui, const UiCertificate *certificate, Rect content);

/* ---- home ---- */
typedef enum UiTileState {
    UI_TILE_NEW,
    UI_TILE_STARTED,
    UI_TILE_DONE,
} UiTileState;
typedef struct UiTile {
    int number;
    int part;  /* 1-3 */
    Str title; /* lines with | between */
    UiTileState state;
    Str tag; /* 「苦手」; may be empty */
    bool is_unavailable;
    Str reason;
} UiTile;
/* Tiles in rows of up to 7 (rows of text when large). Index of the activated one, or -1;
 * *height gets what was used. ids: ui_id_at("tile", i). */
int part_tiles(Ui *ui, Rect area, const UiTile *tiles, size_t count, float *height);
/* 「次にやること」: index of nothing but its button; true when activated.
 * id: ui_id("next_lesson"). */
typedef struct UiNextCard {
    Str heading, number, title, note, button;
} UiNextCard;
bool part_next_card(Ui *ui, Rect area, const UiNextCard *card, float *height);

#endif
