/* The player as a whole: opens everything, runs until the learner leaves. */
#ifndef GOFUN_APP_APP_H
#define GOFUN_APP_APP_H

#include "app/options.h"

/* Runs the player; returns the exit code. What stops it before there is a window is said
 * on standard error, in Japanese. */
int app_run(const Options *options);

#endif
