/* The hands-on part while it runs: one state per widget step, moved by touches. Pure
 * logic; four kernels behind one table of skins (widget.c). Common to all: a sentence for
 * what was touched, done only when all is right, tries counted, 「ヒント」 after 3,
 * 「答えを見る」 after 5. Nothing here is ever a score. */
#ifndef GOFUN_LESSON_WIDGET_H
#define GOFUN_LESSON_WIDGET_H

#include "lesson/widget_data.h"

/* ---- what BUILD needs from other rooms (set by the app) ---- */
typedef struct BuildStrength {
    int level;            /* 0 very weak - 3 strong */
    int reason;           /* the host's own number, passed through to the screen */
    double guesses_log10; /* 0 when unknown */
} BuildStrength;

typedef struct BuildHost {
    void *context;
    /* Kana to romaji into out, NUL-terminated, no copy anywhere else. False: *unknown is
     * the first character that is not kana, or 0 when out is too small. */
    bool (*romaji)(void *context, Str kana, char *out, size_t out_size, size_t *out_len,
                   uint32_t *unknown);
    /* text is NUL-terminated; nothing of it may be kept. */
    void (*strength)(void *context, Str text, BuildStrength *out);
} BuildHost;

/* ---- touches ---- */
typedef enum TouchKind {
    TOUCH_ITEM, /* pick/spot: this one (spot: no item when nothing is there); whatif: on
                   or off; choose: this answer; order: to the end, or out when it is in;
                   sort: back to the tray */
    TOUCH_PUT,  /* sort: item into bin `value`; panel: item to state `number`;
                   order: item to place `number` (from 0); */
    TOUCH_CONFIRM, /* whatif: next event; order: check; builder: slot is finished;
                      choose: try the wrong turns again */
    TOUCH_VALUE,   /* builder: value `item` of the current slot */
    TOUCH_OWN,     /* builder: own text `value` so far (every keystroke) */
    TOUCH_LETTER,  /* builder, capitals: letter `number` on or off */
    TOUCH_BARE,    /* builder, mark: service `item` without its mark */
    TOUCH_UNDO,    /* builder: back to the slot before, or to the pieces that are kept;
                      finished: the last piece anew */
    TOUCH_ANOTHER, /* finished builder that keeps: one more */
    TOUCH_SHEET,   /* finished builder with a sheet: put it on paper; changes nothing */
    TOUCH_HINT,    /* refused before 3 tries */
    TOUCH_REVEAL,  /* refused before 5 tries; completes the widget */
} TouchKind;

typedef struct WidgetTouch {
    TouchKind kind;
    Str item;  /* id; borrowed for the call */
    Str value; /* id of a bin, or own text; borrowed for the call */
    int number;
} WidgetTouch;

enum {
    WIDGET_TRIES_HINT = 3,
    WIDGET_TRIES_REVEAL = 5
};

/* Why a built text is weaker than its length says; bits of BuildView.reasons. */
typedef enum BuildReason {
    BUILD_REASON_SEQUENCE = 1,   /* 1234, abcd, 9876 */
    BUILD_REASON_KEYBOARD = 2,   /* qwer, asdf */
    BUILD_REASON_BIRTHDAY = 4,   /* digits like MMDD or a year */
    BUILD_REASON_COMPANY = 8,    /* a word of company_words */
    BUILD_REASON_NAME_YEAR = 16, /* a name with a year behind */
    BUILD_REASON_REPEAT = 32,    /* aaaa, abababab */
} BuildReason;

/* Why the last touch did not go through. */
typedef enum BuildRefusal {
    BUILD_ACCEPTED,
    BUILD_EMPTY,    /* nothing chosen or typed yet */
    BUILD_NOT_KANA, /* BuildView.unknown is the character */
    BUILD_LENGTH,   /* own text is not as long as asked, or longer than there is room */
    BUILD_NOT_DIGITS,
    BUILD_BIRTHDAY, /* own digits look like a date with what stands before */
    BUILD_CAPITALS, /* needs some capitals, but not all */
    BUILD_SAMPLE,   /* everybody knows the sample: rules.sample_reply */
    BUILD_REUSE,    /* the same for two services: rules.reuse_reply */
    BUILD_VAGUE,    /* vague word: rules.vague_reply */
} BuildRefusal;

enum {
    BUILD_MAX_SLOTS = 8,
    BUILD_MAX_SERVICES = 2
};

/* Strs point into locked memory: draw them, do not copy them. */
typedef struct BuildView {
    size_t slot;                 /* current slot; slot_count when finished */
    int chosen[BUILD_MAX_SLOTS]; /* index of the value, -1 none, -2 own text */
    Str own;                     /* own text of the current slot */
    Str preview;                 /* the whole text as it would be with the current slot */
    uint32_t unknown;
    BuildRefusal refusal;
    int length;       /* characters of preview */
    int length_band;  /* index into rules.bands by length alone; -1 = no bands */
    int band;         /* after lowering for reasons and strength */
    unsigned reasons; /* BuildReason bits */
    bool has_strength;
    BuildStrength strength;
    int services_done;
    int service[BUILD_MAX_SERVICES]; /* value index of each finished service */
    Str service_text[BUILD_MAX_SERVICES];
    size_t kept_count; /* finished pieces of a builder that keeps them */
    Str kept[BUILD_MAX_KEPT];
    Str kept_aside[BUILD_MAX_KEPT]; /* what was chosen in widget_aside_slot(); or empty */
    bool can_another, can_sheet;    /* to be offered now */
} BuildView;

/* ---- state ---- */
typedef struct WidgetState WidgetState;

/* All pointers valid until the next touch or widget_free. */
typedef struct WidgetView {
    const Widget *widget;
    int tries;
    bool can_hint, can_reveal; /* to be offered now */
    bool hint_shown;
    int hint_item; /* with hint_shown: item to look at, -1 none */
    bool is_done, was_revealed;
    int last_item; /* touched last, -1 none (builder: slot) */
    Verdict last_verdict;
    Str last_text; /* its sentence; empty when nothing was touched */
    /* Per item: pick, whatif, spot: 1 = chosen or found; sort: bin or -1; panel: state;
     * choose: 1 = the answer given in its turn; order: place from 0 or -1. */
    const int *mark;
    size_t found, wanted; /* 「2／4か所」: how many are right, of how many */
    int cursor;           /* choose: current turn; whatif: events turned over */
    int meter, meter_max;
    Verdict event_verdict[16]; /* whatif: of the events turned over */
    Str event_text[16];        /* whatif: and what is said about it */
    Str outcome; /* choose, whatif: the sentence over all; empty before the end */
    BuildView build;
} WidgetView;

/* The data must outlive the state; host may be NULL (no own text in kana then). */
WidgetState *widget_new(const Widget *widget, const BuildHost *host);
void widget_free(WidgetState *state);
void widget_view(const WidgetState *state, WidgetView *out);
/* STATUS_BAD_ARGUMENT when this cannot be touched now (unknown id, wrong kind, done);
 * the state is then unchanged. */
Status widget_touch(WidgetState *state, const WidgetTouch *touch, Error *err) MUST_CHECK;
/* Forgets and wipes all built and typed text; what is done stays done, and pieces that
 * are kept stay. */
void widget_wipe(WidgetState *state);
/* True while half-built text would be lost by a reload, because it may not be saved. */
bool widget_is_secret_open(const WidgetState *state);
/* True for a builder whose finished pieces are kept, go into the position until the test
 * is passed, and can be put on paper; never for a secret one. */
bool widget_keeps(const Widget *widget);
/* The slot of such a builder that is said beside each piece: the last topic behind the
 * text (「例外の相談先」); -1 none. */
int widget_aside_slot(const Widget *widget);
/* Names of the skins, for messages and the lesson loader. */
const char *widget_skin_name(WidgetSkin skin);
bool widget_skin_from_name(Str name, WidgetSkin *out);

#endif
