/* The one place that holds everything: window, ui, record, the lesson being played. Only
 * files of app/ see it. Screens are functions over App, rows of one table in app.c. */
#ifndef GOFUN_APP_INTERNAL_H
#define GOFUN_APP_INTERNAL_H

#include "app/app_state.h"

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
UiScene lesson_scene(App *app, Rect content);
/* How many lines the longest line of the lesson has in the box. */
int lesson_dialogue_lines(App *app, Rect content);

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
/* A path or file name that may break after each of its parts, for the screen. */
Str certificate_breakable(Arena *arena, Str path);
/* Opens app->fonts, once. */
Status certificate_open_fonts(App *app, Error *err) MUST_CHECK;
/* The pieces that the builder on screen has kept, as PDF into paths.certificates; what
 * came of it is play.sheet_note. */
void rule_sheet_save(App *app);
/* The title of a slot without its number: 「6 例外の相談先」. */
Str rule_sheet_aside_label(Arena *arena, const WidgetSlot *slot);

/* ---- sign_in.c: who is there ---- */
/* The first question to somebody who signs in, or wants to change who is there. */
void sign_in_open(App *app);
void sign_in_go(App *app, SignInStep step);
/* What was typed on a page, its button pressed; goes on to the next page, or to work.
 * is_same_person: the learner who is there corrects what is on record. */
void sign_in_take_name(App *app, bool is_same_person);
void sign_in_take_number(App *app);
void sign_in_confirm(App *app);
/* The record without a number is theirs, or not. */
void sign_in_join(App *app, bool is_theirs);
/* Milliseconds until numbers are taken again; 0: they are. */
int64_t sign_in_pause_ms(const App *app);
/* When the text about that changes; -1: never. */
int sign_in_timeout_ms(const App *app);
/* A known learner was asked for their number and has none: not asked again. */
void sign_in_put_off(App *app);
/* The learner of the last time, or of --learner and --number; *is_known false: somebody
 * has to be asked, and what was given is on the page. */
Status sign_in_at_start(App *app, bool *is_known, Error *err) MUST_CHECK;

/* ---- handout_use.c ---- */
/* The handout in use; NULL: none. */
const Handout *app_handout(const App *app);
bool handout_has_people(const App *app);
/* Once the record is open: checks the machine's copy, and what lies outside from then on.
 */
void handout_open(App *app);
/* Before somebody is asked who they are: gives a first handout a moment to arrive. */
void handout_wait(App *app);
/* A newer one has arrived: takes it over. Not while something is being saved. */
void handout_follow(App *app);
/* Name and department of the learner as HR writes them now. */
void handout_update_learner(App *app);
/* What to say on sign-in when there is none because it is not good; frame arena. */
Str handout_banner(App *app);
/* A setting of this machine, else what the handout says. */
Status company_setting(App *app, Arena *arena, Str name, Str *out, Error *err) MUST_CHECK;

/* ---- pilot.c: a plan in place of a person ---- */
Status pilot_open(App *app, const char *plan_path, Error *err) MUST_CHECK;
void pilot_close(App *app);
/* The next input of the plan, or UI_INPUT_NONE when it has to wait; sets app->quits at
 * its end. */
UiInput pilot_input(App *app);

#endif
