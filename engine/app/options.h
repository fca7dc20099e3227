/* Command line of the player: one table of options, errors that say what to do. */
#ifndef GOFUN_APP_OPTIONS_H
#define GOFUN_APP_OPTIONS_H

#include "base/str.h"

/* Values point into argv. Not given: NULL, false or 0. */
typedef struct Options {
    const char *data_dir;
    const char *lesson; /* id such as no09_wireless_lan, or a path to a lesson.lua */
    const char *learner;
    const char *number;  /* of the employee */
    const char *handout; /* file made by gofun-hr handout create */
    const char *plan_path;
    const char *screenshot_dir;
    const char *certificate_dir;
    const char *lessons_dir;
    const char *assets_dir;
    const char *theme;         /* light, dark, contrast */
    const char *furigana;      /* none, hard, all */
    const char *text_size;     /* 1.0, 1.25, 1.5, 2.0 */
    const char *size;          /* 1280x720 */
    const char *seed;          /* of the shuffles; NULL: random */
    const char *position_path; /* preview: where to begin, as run_encode() writes it */
    bool is_preview;
    bool is_windowed;
    bool wants_help;
    bool wants_version;
} Options;

/* STATUS_BAD_ARGUMENT with a Japanese sentence for the terminal. */
Status options_parse(int argc, char *const argv[], Options *out, Error *err) MUST_CHECK;
/* Appends the text of --help, made from the same table. */
void options_help(StrBuf *out);
/* "1280x720" into two numbers; false when it is something else or out of range. */
bool options_read_size(const char *text, int *width_px, int *height_px);

#endif
