#include "lesson/widget_internal.h"
#include "lesson/words.h"

/* The table of skins: a ninth is one row here, one value in WidgetSkin, and one file when
 * it needs a new kernel. */
static const struct {
    const char *name;
    const WidgetKernel *kernel;
} skins[WIDGET_SKIN_COUNT] = {
    [WIDGET_CHOOSE] = {"choose", &widget__choose},
    [WIDGET_PICK] = {"pick", &widget__pick},
    [WIDGET_SPOT] = {"spot", &widget__spot},
    [WIDGET_WHATIF] = {"whatif", &widget__whatif},
    [WIDGET_SORT] = {"sort", &widget__assign},
    [WIDGET_PANEL] = {"panel", &widget__assign},
    [WIDGET_ORDER] = {"order", &widget__order},
    [WIDGET_BUILDER] = {"builder", &widget__build},
};

static const WidgetKernel *kernel_of(const WidgetState *state)
{
    return skins[state->widget->skin].kernel;
}

const char *widget_skin_name(WidgetSkin skin)
{
    require((int)skin >= 0 && skin < WIDGET_SKIN_COUNT);
    return skins[skin].name;
}

bool widget_skin_from_name(Str name, WidgetSkin *out)
{
    for (int i = 0; i < WIDGET_SKIN_COUNT; i++) {
        if (str_is(name, skins[i].name)) {
            *out = (WidgetSkin)i;
            return true;
        }
    }
    return false;
}

int widget__find_item(const Widget *widget, Str id)
{
    for (size_t i = 0; i < widget->item_count; i++) {
        if (str_equal(widget->items[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

int widget__find_group(const Widget *widget, Str id)
{
    for (size_t i = 0; i < widget->group_count; i++) {
        if (str_equal(widget->groups[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

void widget__say(WidgetState *state, int item, Verdict verdict, Str text)
{
    state->last_item = item;
    state->last_verdict = verdict;
    state->last_text = text;
}

Status widget__refuse(Error *err, const char *why)
{
    return error_set(err, STATUS_BAD_ARGUMENT, "touching the widget: %s", why);
}

void widget__finish(WidgetState *state)
{
    state->is_done = true;
    state->hint_shown = false;
}

WidgetState *widget_new(const Widget *widget, const BuildHost *host)
{
    require((int)widget->skin >= 0 && widget->skin < WIDGET_SKIN_COUNT);
    WidgetState *state = mem_alloc(sizeof *state);
    const size_t places = widget->item_count > widget->group_count ? widget->item_count
                                                                   : widget->group_count;
    state->widget = widget;
    state->mark = mem_alloc_array(widget->item_count, sizeof(int));
    state->order = mem_alloc_array(places, sizeof(int));
    state->last_item = -1;
    kernel_of(state)->start(state, host);
    return state;
}

void widget_free(WidgetState *state)
{
    if (!state) {
        return;
    }
    if (kernel_of(state)->free) {
        kernel_of(state)->free(state);
    }
    mem_free(state->mark);
    mem_free(state->order);
    mem_free(state);
}

/* Offered once, and only where there is something to show. */
static bool can_hint(const WidgetState *state)
{
    return !state->is_done && !state->hint_shown && state->tries >= WIDGET_TRIES_HINT &&
           (state->widget->hint.len > 0 || kernel_of(state)->hint_item(state) >= 0);
}

void widget_view(const WidgetState *state, WidgetView *out)
{
    *out = (WidgetView){
        .widget = state->widget,
        .tries = state->tries,
        .can_hint = can_hint(state),
        .can_reveal = !state->is_done && state->tries >= WIDGET_TRIES_REVEAL,
        .hint_shown = state->hint_shown,
        .hint_item = -1,
        .is_done = state->is_done,
        .was_revealed = state->was_revealed,
        .last_item = state->last_item,
        .last_verdict = state->last_verdict,
        .last_text = state->last_text,
        .mark = state->mark,
        .cursor = state->cursor,
        .outcome = state->outcome,
    };
    if (state->hint_shown) {
        out->hint_item = kernel_of(state)->hint_item(state);
    }
    kernel_of(state)->view(state, out);
}

static Status show_hint(WidgetState *state, Error *err)
{
    if (!can_hint(state)) {
        bool is_early = state->tries < WIDGET_TRIES_HINT;
        return widget__refuse(err, is_early ? "no hint yet" : "no hint any more");
    }
    state->hint_shown = true;
    return STATUS_OK;
}

static Status reveal(WidgetState *state, Error *err)
{
    if (state->is_done || state->tries < WIDGET_TRIES_REVEAL) {
        return widget__refuse(err, "the answer is not offered yet");
    }
    kernel_of(state)->reveal(state);
    state->was_revealed = true;
    widget__say(state, -1, VERDICT_NONE, (Str){0});
    widget__finish(state);
    return STATUS_OK;
}

/* A finished widget can still be looked at: its sentences, but no change. */
static Status look_again(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    const int item = widget__find_item(state->widget, touch->item);
    if (touch->kind != TOUCH_ITEM || item < 0) {
        return widget__refuse(err, "it is finished");
    }
    const WidgetItem *it = &state->widget->items[item];
    widget__say(state, item, it->verdict, it->feedback);
    return STATUS_OK;
}

Status widget_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_HINT) {
        return show_hint(state, err);
    }
    if (touch->kind == TOUCH_REVEAL) {
        return reveal(state, err);
    }
    if (state->is_done) {
        return kernel_of(state)->again ? kernel_of(state)->again(state, touch, err)
                                       : look_again(state, touch, err);
    }
    return kernel_of(state)->touch(state, touch, err);
}

/* tries, then one letter each for done, revealed, hint, then the kernel's own words. */
static void save_head(const WidgetState *state, StrBuf *out)
{
    words_add_number(out, state->tries);
    strbuf_add_format(out, " %c%c%c", state->is_done ? 'd' : '-',
                      state->was_revealed ? 'r' : '-', state->hint_shown ? 'h' : '-');
}

void widget__save(const WidgetState *state, StrBuf *out)
{
    save_head(state, out);
    if (kernel_of(state)->save) {
        kernel_of(state)->save(state, out);
    }
}

void widget__save_over(const WidgetState *state, StrBuf *out)
{
    if (widget_keeps(state->widget)) {
        save_head(state, out);
    } else {
        widget__save(state, out);
    }
}

static bool load_head(WidgetState *state, Str *words, Arena *arena)
{
    int64_t tries = 0;
    Str flags = {0};
    if (!words_take_number(words, arena, 0, 1000000, &tries) ||
        !words_take(words, arena, &flags) || flags.len != 3) {
        return false;
    }
    state->tries = (int)tries;
    state->is_done = flags.ptr[0] == 'd';
    state->was_revealed = flags.ptr[1] == 'r';
    state->hint_shown = flags.ptr[2] == 'h' && !state->is_done;
    return true;
}

bool widget__load(WidgetState *state, Str words)
{
    Arena arena = {0};
    bool fits = load_head(state, &words, &arena);
    arena_clear(&arena);
    if (fits && kernel_of(state)->load) {
        fits = kernel_of(state)->load(state, words);
    }
    return fits;
}
