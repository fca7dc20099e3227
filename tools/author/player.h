/* Starting the player (gofun) as a child, in a virtual display when there is none. */
#ifndef GOFUN_AUTHOR_PLAYER_H
#define GOFUN_AUTHOR_PLAYER_H

#include "base/str.h"

enum {
    PLAYER_OPTIONS_MOST = 40
};

typedef struct PlayerStart {
    const char *options[PLAYER_OPTIONS_MOST];
    size_t option_count;
    int width_px, height_px; /* of the virtual display; 0: only a real one will do */
} PlayerStart;

/* Adds an option and its value (NULL: a switch). */
void player_option(PlayerStart *start, const char *name, const char *value);
/* Starts the gofun that lies beside this program and waits for its end (timeout_ms < 0:
 * for ever). STATUS_NOT_FOUND without it; STATUS_TIMEOUT after killing it. */
Status player_run(const PlayerStart *start, int timeout_ms, int *exit_code,
                  Error *err) MUST_CHECK;

/* A new folder for data nobody keeps; in the arena. */
Status player_scratch_dir(Arena *arena, const char **out, Error *err) MUST_CHECK;
/* Removes it, and says so on stderr when it cannot. NULL is fine. */
void player_scratch_remove(const char *dir);

#endif
