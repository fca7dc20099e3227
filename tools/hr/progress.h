/* A progress bar on stderr, only when that is a terminal. */
#ifndef GOFUN_TOOLS_HR_PROGRESS_H
#define GOFUN_TOOLS_HR_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Progress {
    const char *label; /* borrowed */
    size_t total;
    size_t done;
    int64_t drawn_ms;
    bool is_shown;
} Progress;

void progress_start(Progress *progress, const char *label, size_t total);
/* Counts one more; draws at most ten times a second. */
void progress_step(Progress *progress);
/* So much is done. */
void progress_to(Progress *progress, size_t done);
/* Clears the line. */
void progress_end(Progress *progress);

#endif
