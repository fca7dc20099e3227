/* The one place that holds everything: window, ui, record, the lesson being played. Only
 * files of app/ see it. Screens are functions over App, rows of one table in app.c. */
#ifndef GOFUN_APP_INTERNAL_H
#define GOFUN_APP_INTERNAL_H

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

typedef struct LearnerNow {
    int64_t id; /* 0: nobody yet */
    Str name;   /* in App.arena */
} LearnerNow;

/* One lesson being played. */
typedef struct Play {
    LoadedLesson loaded;
    Run *run;
    RunView view; /* valid while nothing is being saved */
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
    bool is_auto;
    Str motion_id; /* the motion under way, in arena */
    int64_t motion_started_ms;
    int prefetched_for; /* view_count the next line was prepared for */
    int view_count;     /* goes up with every view: page ids, picture names */
    PlayStory story;    /* a piece of the story instead of a lesson */
    Arena arena;        /* of the lesson */
    /* the event being saved */
    Arena pending_arena;
    StoreEvent pending;
    RunEventKind pending_kind;
    Status save_status; /* of the last try; not STATUS_OK: the error page is up */
} Play;

typedef struct SignIn {
    UiEdit name;
    WordId problem; /* WORD_COUNT: none */
    Str problem_detail;
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
    Str detail; /* for the people in charge; English is allowed here */
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

/* ---- app.c ---- */
void app_go(App *app, ScreenId screen);
/* Where one starts once it is known who is there: the lesson asked for, or home. */
void app_go_first(App *app);
/* Text of a number, in the frame's arena. */
Str app_number(App *app, int64_t number);
/* Stops a thing that cannot go on: fills the error page and shows it. */
void app_fail(App *app, const char *code, WordId title, WordId text, Str detail,
              ErrorWay way);
/* Writes the settings of the learner (or of the device) to the store. */
void app_save_settings(App *app);
void app_load_settings(App *app);
/* Settings when no record can be read: the defaults and what the command line says. */
void app_default_settings(App *app);
/* True when motion is to be left out. */
bool app_less_motion(const App *app);
/* What holds for one pass now. */
UiFrame app_frame(App *app);
/* Runs until the learner leaves. */
void app_loop(App *app);
/* With --screenshot-dir: a picture, when the screen has changed. */
void app_take_shot(App *app);

/* ---- panel.c ---- */
/* True when somebody stands beside the panel. */
bool panel_has_company(const App *app);
float panel_inner_width(const App *app, Rect content);
/* Paints the panel, high enough for inner_height if there is room; returns its inside. */
Rect panel_over_scene(App *app, Rect content, float inner_height);

/* ---- screens: one pass each ---- */
void screen_sign_in(App *app);
void screen_home(App *app);
void screen_lesson(App *app);
void screen_certificate(App *app);
void screen_error(App *app);
/* What may lie over any screen. */
void sheets_build(App *app);

/* ---- play.c ---- */
/* Opens a lesson, resumes where the learner was, and goes to its screen; an error page
 * when it cannot be opened. */
void play_open(App *app, Str lesson_id);
/* Throws the attempt's position away and starts again. */
void play_restart(App *app);
void play_close(App *app);
/* What the learner did. Saves what must be saved first, then shows the next view. */
void play_reply(App *app, RunReply reply);
void play_next(App *app);
/* The recorder finished: shows the next view or the error page. */
void play_saved(App *app, Status status, const Error *err);
void play_retry_save(App *app);
/* Plays a file without a record, from position (empty: its start). On failure nothing is
 * open. */
Status play_open_preview(App *app, Str path, Str position, Error *err) MUST_CHECK;
/* Names of pictures the next lines need, and their text for the glyph cache. */
void play_prefetch(App *app);

/* ---- lesson views ---- */
void lesson_line_view(App *app, Rect content);
void lesson_choose_view(App *app, Rect content);
void lesson_other_view(App *app, Rect content);
void lesson_card_view(App *app, Rect content);
void lesson_question_view(App *app, Rect content);
void lesson_result_view(App *app, Rect content);
void lesson_end_view(App *app, Rect content);
void lesson_widget_view(App *app, Rect content);
void lesson_answer_sheet(App *app);
UiScene lesson_scene(App *app);

/* ---- certificate.c ---- */
/* Issues the certificate of a lesson just passed (or passed before a crash) unless it is
 * there. */
Status certificate_ensure(App *app, Str lesson_id, Error *err) MUST_CHECK;
/* Shows the newest certificate of the lesson. */
void certificate_show(App *app, Str lesson_id);
void certificate_show_serial(App *app, Str serial);
/* The learner's certificates, as a sheet over home. */
void certificate_list_sheet(App *app);
void certificate_close(App *app);
/* Writes the PDF of the certificate on screen into paths.certificates; *saved_name lives
 * until certificate_close. */
Status certificate_save(App *app, Str *saved_name, Error *err) MUST_CHECK;
/* Makes (or renames, when is_same_person) the learner and keeps it for the next start. */
Status sign_in_as(App *app, Str typed, bool is_same_person, Error *err) MUST_CHECK;

/* ---- pilot.c: a plan in place of a person ---- */
Status pilot_open(App *app, const char *plan_path, Error *err) MUST_CHECK;
void pilot_close(App *app);
/* The next input of the plan, or UI_INPUT_NONE when it has to wait; sets app->quits at
 * its end. */
UiInput pilot_input(App *app);

#endif
