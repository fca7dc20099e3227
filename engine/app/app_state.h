/* What the player knows while it runs: one struct, made of one struct per screen. */
#ifndef GOFUN_APP_STATE_H
#define GOFUN_APP_STATE_H

#include "app/handout_desk.h"
#include "app/library.h"
#include "app/options.h"
#include "app/recorder.h"
#include "app/reference.h"
#include "app/words.h"
#include "credential/credential.h"
#include "lesson/run.h"
#include "stage/stage.h"
#include "ui/parts.h"

typedef enum ScreenId {
    SCREEN_SIGN_IN,
    SCREEN_HOME,
    SCREEN_LESSON,
    SCREEN_CERTIFICATE,
    SCREEN_ERROR,
    SCREEN_GLOSSARY,
    SCREEN_THREATS,
    SCREEN_STORY,
    SCREEN_COUNT,
} ScreenId;

typedef enum SheetId {
    SHEET_NONE,
    SHEET_SETTINGS,
    SHEET_LOG,
    SHEET_PAUSE,
    SHEET_LEAVE,
    SHEET_QUIT,
    SHEET_HELP,
    SHEET_ANSWER, /* one row of the result table, opened */
    SHEET_MORE,   /* 「もっと知る」 */
    SHEET_TERM,   /* one entry of the glossary */
    SHEET_CERTIFICATES,
} SheetId;

typedef struct Paths { /* absolute, in App.arena, NUL-terminated */
    const char *data, *lessons, *assets, *cache, *certificates;
} Paths;

typedef struct LearnerNow { /* texts in App.arena */
    int64_t id;             /* 0: nobody yet */
    Str name;
    Str number; /* of the employee; empty: a guest */
} LearnerNow;

/* How many lines the dialogue of the lesson needs, and for what page that was measured.
 */
typedef struct LinesNeeded {
    int lines; /* 0: not measured */
    float width, height, text_scale, line_spacing;
    TextRuby ruby;
} LinesNeeded;

/* One lesson being played. */
typedef struct Play {
    LoadedLesson loaded;
    Run *run;
    RunView view; /* valid while nothing is being saved, or is_ahead */
    int64_t attempt_id;
    bool attempt_is_over; /* passed: nothing more is saved to it */
    bool is_started;      /* since this start: notices are shown until the first reply */
    WordId notice;        /* WORD_COUNT: none */
    int64_t shown_at_ms;
    int64_t saved_at_ms; /* of the event before: learning time counts from there */
    size_t selected;     /* choose, question */
    size_t opened_row;   /* pick: opened; sort, order: in the hand */
    bool shows_places;   /* spot */
    bool shows_list;     /* spot */
    bool is_full;        /* whatif: one more than may be chosen was touched */
    int answer_row;      /* SHEET_ANSWER */
    UiEdit *own;         /* builder: locked memory; NULL until needed */
    Str sheet_note;      /* builder: what came of the sheet; in arena */
    UiTone sheet_tone;
    bool is_auto;
    Str motion_id; /* the motion under way, in arena */
    int64_t motion_started_ms;
    int prefetched_for; /* view_count the next line was prepared for */
    int view_count;     /* goes up with every view: page ids, picture names */
    LinesNeeded lines_needed;
    PlayStory story; /* a piece of the story instead of a lesson */
    Arena arena;     /* of the lesson */
    /* the event being saved */
    Arena pending_arena;
    StoreEvent pending;
    RunEventKind pending_kind;
    bool is_ahead; /* view is the page after the event: painted, shown once it is saved */
    Status save_status; /* of the last try; not STATUS_OK: the error page is up */
} Play;

typedef enum SignInStep {
    SIGN_IN_NAME,    /* the name, and a number for those who have one */
    SIGN_IN_NUMBER,  /* the number, looked up in the handout */
    SIGN_IN_CONFIRM, /* 「佐々木 花子さん ですか？」 */
    SIGN_IN_JOIN,    /* is the record without a number theirs? */
} SignInStep;

/* Who it is going to be; texts in SignIn.arena. */
typedef struct SignInPerson {
    int64_t id; /* learner of this machine with the number; 0: none */
    Str number, name, reading, print_name, department;
    bool is_listed; /* in the handout */
    bool is_named;  /* the name comes from there, too */
} SignInPerson;

typedef struct SignIn {
    UiEdit name, number;
    SignInStep step;
    SignInPerson person;
    int64_t guest_id; /* SIGN_IN_JOIN */
    Str guest_name;
    WordId problem; /* WORD_COUNT: none */
    Str problem_values[2];
    bool problem_is_number; /* of the number, not of the name */
    bool is_touched;        /* something was typed */
    bool is_offer;          /* a known learner is asked for their number at the start */
    size_t digits;          /* that all numbers of the handout have; 0: they differ */
    int wrong_count;        /* numbers nobody has, one after the other */
    int64_t paused_until_ms;
    Arena arena;
} SignIn;

typedef struct CertificateView {
    Str serial;
    StrBuf content; /* as signed */
    uint32_t *pixels;
    int width_px, height_px;
    uint64_t version;
    UiFact facts[4];
    int lesson_no;
    Str note;
    UiTone note_tone;
    Arena arena;
} CertificateView;

typedef enum ErrorWay {
    ERROR_WAY_HOME,
    ERROR_WAY_QUIT,
    ERROR_WAY_RETRY_SAVE,
} ErrorWay;

typedef struct ErrorPage {
    Str code;   /* "G-0101" */
    Str title;  /* 事象 */
    Str text;   /* 原因と対処 */
    Str detail; /* English, for the log; only a preview shows it to its author */
    ErrorWay way;
    Arena arena;
} ErrorPage;

typedef struct Pilot Pilot;

typedef struct App {
    Arena arena; /* as long as the program */
    Arena frame; /* texts of one pass */
    const Options *options;
    Paths paths;
    Stage *stage;
    Ui *ui;
    Ui *scout; /* lays out the next line; NULL until needed */
    Recorder *recorder;
    HandoutDesk *desk; /* NULL: nothing is fetched (preview) */
    Library library;
    CredentialKey *key;
    CertificateFonts *fonts; /* opened when first needed */
    TextMetrics metrics;
    UiSettings settings;
    LearnerNow learner;
    ScreenId screen;
    SheetId sheet;
    Play play;
    SignIn sign_in;
    CertificateView certificate;
    ErrorPage error;
    Reference reference;
    struct Preview *preview; /* NULL: an ordinary start */
    Pilot *pilot;            /* NULL: a person is there */
    Str banner;              /* shown on home until the next screen; in arena */
    UiTone banner_tone;
    int64_t now_ms;
    int64_t next_frame_us; /* of a motion */
    bool is_saving;
    bool needs_pass;
    bool wants_quit; /* the window was closed while something was being saved */
    bool quits;
    int exit_code;
    int shot_count;
    uint64_t shot_hash; /* of the last picture's draw list */
} App;

#endif
