/* Tables of touches for the kernel tests. A line of touches is words between spaces:
 * i:ITEM  p:ITEM=BIN  n:ITEM=NUMBER  v:VALUE  o:TEXT  b:VALUE  l:NUMBER  c (confirm)
 * u (undo)  h (hint)  r (reveal); a leading ! expects the touch to be refused. */
#ifndef GOFUN_TESTS_LESSON_TOUCHES_H
#define GOFUN_TESTS_LESSON_TOUCHES_H

#include "fixture.h"
#include "lesson/widget_internal.h"

typedef struct TouchCase {
    const char *name;
    const char *widget; /* step id in the fixture */
    const char *touches;
    int tries;
    bool is_done;
    int found;           /* -1: not looked at */
    const char *says;    /* last sentence; NULL: not looked at */
    Verdict verdict;     /* with says */
    const char *outcome; /* NULL: not looked at */
} TouchCase;

/* Touches and checks every refusal; the name goes into messages. */
void touches_apply(WidgetState *state, const char *touches, const char *name);
/* Plays one case on a fresh fixture; afterwards the state must come back from its saved
 * words with the same words and the same view. */
void touches_run(const TouchCase *row);

#endif
