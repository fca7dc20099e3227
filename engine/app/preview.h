/* Preview: the author's view of a lesson being written. Plays one file without a record,
 * and takes it up again at the same place whenever it is saved; mistakes are shown in the
 * window. */
#ifndef GOFUN_APP_PREVIEW_H
#define GOFUN_APP_PREVIEW_H

typedef struct App App;
typedef struct Preview Preview;

enum {
    PREVIEW_POLL_MS = 80
};

/* Opens options->lesson, at the place in options->position_path when that is given. */
void preview_open(App *app);
/* Looks whether the file was saved, and reads it again then. */
void preview_poll(App *app);
void preview_close(App *app);

#endif
