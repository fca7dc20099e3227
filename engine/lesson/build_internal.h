/* Shared by kernel_build.c (touches, saving) and build_slots.c (what each kind of slot
 * makes and asks). What was typed and built sits in BuildSecret only. */
#ifndef GOFUN_LESSON_BUILD_INTERNAL_H
#define GOFUN_LESSON_BUILD_INTERNAL_H

#include "lesson/widget_internal.h"

enum {
    BUILD_TEXT_MAX = 256,
    BUILD_OWN = -2,
    BUILD_NOT_CHOSEN = -1
};

typedef struct BuildText {
    char bytes[BUILD_TEXT_MAX]; /* NUL-terminated */
    size_t len;
} BuildText;

typedef struct BuildKept {
    BuildText text, aside;
} BuildKept;

typedef struct BuildSecret {
    BuildText own[BUILD_MAX_SLOTS];
    BuildText after[BUILD_MAX_SLOTS]; /* the whole text when that slot is finished */
    BuildText preview;
    BuildText service[BUILD_MAX_SERVICES];
    BuildKept kept[BUILD_MAX_KEPT];
    bool capital[BUILD_TEXT_MAX]; /* by byte of the text before SLOT_CAPITALS */
} BuildSecret;

struct BuildState {
    BuildHost host;
    BuildSecret *secret; /* NULL until the first touch and after a wipe */
    int chosen[BUILD_MAX_SLOTS];
    bool is_bare; /* SLOT_MARK: without the mark */
    int services_done;
    int service[BUILD_MAX_SERVICES];
    size_t kept_count;
    BuildRefusal refusal;
    uint32_t unknown;
    bool is_too_long;
    unsigned reasons;
    bool has_strength;
    BuildStrength strength;
};

Str build__str(const BuildText *text);
const WidgetSlot *build__slot(const WidgetState *state, size_t slot);
size_t build__slot_total(const WidgetState *state);
size_t build__current(const WidgetState *state);
/* False when it does not fit; nothing is added then. */
bool build__add(BuildText *text, Str more);
Str build__value_text(const WidgetSlot *slot, int value);
/* The text as it stood before slot; borrowed from the secret. */
Str build__before(const WidgetState *state, size_t slot);
/* Index of the value that goes with the chosen phrase, or -1. */
int build__parallel(const WidgetState *state, size_t slot);
/* The text before and what this slot adds, with the joiner between. */
bool build__join(WidgetState *state, size_t slot, BuildText *out);
/* What this slot adds: the value or own text; empty while nothing is chosen. */
Str build__slot_text(const WidgetState *state, size_t slot);
/* Makes the preview of the current slot again and judges it. */
void build__refresh(WidgetState *state);
/* What stands against finishing the current slot. */
BuildRefusal build__ask(const WidgetState *state);

/* ---- build_kept.c: pieces that are kept ---- */
/* Keeps what is finished now; nothing when this builder does not keep. */
void build__keep(WidgetState *state);
/* Away with the slots that are open: back to the pieces, as when the last was finished.
 */
void build__show_kept(WidgetState *state);
/* Touches of a finished builder. */
Status build__again(WidgetState *state, const WidgetTouch *touch, Error *err);
void build__view_kept(const WidgetState *state, BuildView *view);
void build__save_kept(const WidgetState *state, StrBuf *out);
/* Takes the kept pieces off the front of words, when there are any. */
bool build__load_kept(WidgetState *state, Str *words, Arena *arena);

#endif
