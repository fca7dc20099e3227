/* What the two files of sign-in share. */
#ifndef GOFUN_APP_SIGN_IN_INTERNAL_H
#define GOFUN_APP_SIGN_IN_INTERNAL_H

#include "app/app_internal.h"
#include "roster/fold.h"

#define SETTING_LAST STR("learner.last")
#define SETTING_ASKED STR("number.asked")

void sign_in__set_learner(App *app, const StoreLearner *learner);
/* A number as it is kept and compared. */
Str sign_in__tidy_number(Arena *arena, Str typed);
/* Who has the number on this machine: id, name, number as they are kept; id 0: nobody. */
Status sign_in__find_number(App *app, Str number, SignInPerson *out,
                            Error *err) MUST_CHECK;
/* Blanks, width and letter case do not count. */
bool sign_in__is_same_name(Arena *arena, Str a, Str b);
/* sign_in.person is who HR says, with the record by that number if there is one. */
Status sign_in__take_listed(App *app, const HandoutPerson *listed, Error *err) MUST_CHECK;
/* The number is not in the handout: says so on the page. */
void sign_in__refuse_number(App *app, Str number);
/* Saves sign_in.person as learner id (0: a new one) and keeps them for the next start. */
Status sign_in__enter(App *app, int64_t id, Error *err) MUST_CHECK;

#endif
