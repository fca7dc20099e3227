/* Shared by widget.c and the four kernels only. */
#ifndef GOFUN_LESSON_WIDGET_INTERNAL_H
#define GOFUN_LESSON_WIDGET_INTERNAL_H

#include "lesson/widget.h"

typedef struct BuildState BuildState;

struct WidgetState {
    const Widget *widget;
    int *mark;  /* per item, meaning as in WidgetView.mark */
    int *order; /* order: items in the column; choose: per turn the answer or -1 */
    size_t order_count;
    int cursor;
    int tries;
    bool hint_shown, is_done, was_revealed;
    int last_item;
    Verdict last_verdict;
    Str last_text;
    Str outcome;
    BuildState *build; /* BUILD only */
};

/* One of the four ways of answering. */
typedef struct WidgetKernel {
    void (*start)(WidgetState *state, const BuildHost *host);
    /* ITEM, PUT, CONFIRM and what only this kernel knows; HINT and REVEAL are common. */
    Status (*touch)(WidgetState *state, const WidgetTouch *touch, Error *err);
    /* Touches of the finished widget; NULL: its sentences can be looked at again. */
    Status (*again)(WidgetState *state, const WidgetTouch *touch, Error *err);
    void (*reveal)(WidgetState *state);         /* put everything right */
    int (*hint_item)(const WidgetState *state); /* what to look at, -1 none */
    void (*view)(const WidgetState *state, WidgetView *out);
    void (*free)(WidgetState *state); /* may be NULL */
    /* One line of marks by ids, without newline; load takes the words of such a line back
     * and is false when they do not fit the widget. NULL: nothing is saved. */
    void (*save)(const WidgetState *state, StrBuf *out);
    bool (*load)(WidgetState *state, Str words);
} WidgetKernel;

extern const WidgetKernel widget__pick, widget__spot, widget__choose, widget__whatif;
extern const WidgetKernel widget__assign, widget__order, widget__build;

/* Index of the item, group (bin, turn, event) with that id, or -1. */
int widget__find_item(const Widget *widget, Str id);
int widget__find_group(const Widget *widget, Str id);
/* Remembers what was touched and what is said about it. */
void widget__say(WidgetState *state, int item, Verdict verdict, Str text);
Status widget__refuse(Error *err, const char *why) MUST_CHECK;
void widget__finish(WidgetState *state);
/* Position: the state as words by ids. widget__load is false when it does not fit. */
void widget__save(const WidgetState *state, StrBuf *out);
bool widget__load(WidgetState *state, Str words);
/* As widget__save when the test is passed: nothing that was kept goes in any more. */
void widget__save_over(const WidgetState *state, StrBuf *out);
/* Finished at least once: while another piece is built, too. */
bool widget__was_finished(const WidgetState *state);

#endif
