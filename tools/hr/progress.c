#include "hr/progress.h"

#include <stdio.h>

#include "base/os.h"

enum {
    DRAW_EVERY_MS = 100,
    BAR_CELLS = 30
};

static void draw(Progress *progress)
{
    char bar[BAR_CELLS + 1];
    size_t full =
        progress->total == 0 ? BAR_CELLS : progress->done * BAR_CELLS / progress->total;
    size_t percent = progress->total == 0 ? 100 : progress->done * 100 / progress->total;
    for (size_t i = 0; i < BAR_CELLS; i++) {
        bar[i] = i < full ? '#' : '.';
    }
    bar[BAR_CELLS] = '\0';
    (void)fprintf(stderr, "\r%s [%s] %zu%%", progress->label, bar, percent);
    (void)fflush(stderr);
    progress->drawn_ms = os_monotonic_ms();
}

void progress_start(Progress *progress, const char *label, size_t total)
{
    *progress = (Progress){.label = label, .total = total};
    progress->is_shown = os_is_terminal(stderr);
    if (progress->is_shown) {
        draw(progress);
    }
}

void progress_to(Progress *progress, size_t done)
{
    progress->done = done < progress->total ? done : progress->total;
    if (progress->is_shown && os_monotonic_ms() - progress->drawn_ms >= DRAW_EVERY_MS) {
        draw(progress);
    }
}

void progress_step(Progress *progress)
{
    progress_to(progress, progress->done + 1);
}

void progress_end(Progress *progress)
{
    if (progress->is_shown) {
        (void)fputs("\r\033[K", stderr);
        (void)fflush(stderr);
    }
}
