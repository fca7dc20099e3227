/* BUILD: the finished pieces of a builder that keeps them. They are the learner's own
 * words for a sheet of paper, no secret: they go into the position, but as long as they
 * are not printed nowhere else. */
#include "lesson/build_internal.h"
#include "lesson/words.h"

bool widget_keeps(const Widget *widget)
{
    const BuildRules *rules = &widget->rules;
    return widget->skin == WIDGET_BUILDER && !rules->is_secret &&
           (rules->sheet.len > 0 || rules->most > 1);
}

int widget_aside_slot(const Widget *widget)
{
    bool has_text = false;
    int found = -1;
    for (size_t i = 0; i < widget->slot_count && i < BUILD_MAX_SLOTS; i++) {
        const SlotKind kind = widget->slots[i].kind;
        has_text = has_text || kind == SLOT_TEXT;
        found = has_text && kind == SLOT_TOPIC ? (int)i : found;
    }
    return found;
}

bool widget__was_finished(const WidgetState *state)
{
    return state->is_done || (state->build && state->build->kept_count > 0);
}

static size_t most_kept(const Widget *widget)
{
    const int most = widget->rules.most < 1 ? 1 : widget->rules.most;
    return (size_t)(most < BUILD_MAX_KEPT ? most : BUILD_MAX_KEPT);
}

void build__keep(WidgetState *state)
{
    BuildState *build = state->build;
    if (!widget_keeps(state->widget) || build->kept_count >= most_kept(state->widget)) {
        return;
    }
    BuildKept *kept = &build->secret->kept[build->kept_count++];
    const int aside = widget_aside_slot(state->widget);
    *kept = (BuildKept){.text = build->secret->preview};
    if (aside >= 0) {
        /* One value or one own text: there is always room. */
        (void)build__add(&kept->aside, build__slot_text(state, (size_t)aside));
    }
}

static void forget_slots(WidgetState *state)
{
    BuildState *build = state->build;
    for (size_t i = 0; i < BUILD_MAX_SLOTS; i++) {
        build->chosen[i] = BUILD_NOT_CHOSEN;
    }
    mem_wipe(build->secret->own, sizeof build->secret->own);
    mem_wipe(build->secret->after, sizeof build->secret->after);
    mem_wipe(&build->secret->preview, sizeof build->secret->preview);
    mem_wipe(build->secret->capital, sizeof build->secret->capital);
    build->refusal = BUILD_ACCEPTED;
    build->unknown = 0;
    widget__say(state, -1, VERDICT_NONE, (Str){0});
}

void build__show_kept(WidgetState *state)
{
    BuildState *build = state->build;
    forget_slots(state);
    build->secret->preview = build->secret->kept[build->kept_count - 1].text;
    state->cursor = (int)build__slot_total(state);
    widget__finish(state);
}

static bool can_another(const WidgetState *state)
{
    return state->is_done && widget_keeps(state->widget) &&
           state->build->kept_count < most_kept(state->widget);
}

static bool can_sheet(const WidgetState *state)
{
    return state->is_done && state->widget->rules.sheet.len > 0 &&
           state->build->kept_count > 0;
}

/* A finished builder may be without its texts: they were wiped or never saved. */
static void start_another(WidgetState *state)
{
    if (state->build->secret) {
        forget_slots(state);
    }
    state->cursor = 0;
    state->is_done = false;
}

/* Away with the last piece: it is built anew. */
static void remake(WidgetState *state)
{
    BuildState *build = state->build;
    build->kept_count--;
    mem_wipe(&build->secret->kept[build->kept_count], sizeof build->secret->kept[0]);
    start_another(state);
}

Status build__again(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    if (touch->kind == TOUCH_ANOTHER && can_another(state)) {
        start_another(state);
        return STATUS_OK;
    }
    if (touch->kind == TOUCH_UNDO && state->build->kept_count > 0) {
        remake(state);
        return STATUS_OK;
    }
    if (touch->kind == TOUCH_SHEET && can_sheet(state)) {
        return STATUS_OK;
    }
    return widget__refuse(err, "it is finished");
}

void build__view_kept(const WidgetState *state, BuildView *view)
{
    const BuildState *build = state->build;
    view->kept_count = build->kept_count;
    for (size_t i = 0; i < build->kept_count; i++) {
        view->kept[i] = build__str(&build->secret->kept[i].text);
        view->kept_aside[i] = build__str(&build->secret->kept[i].aside);
    }
    view->can_another = can_another(state);
    view->can_sheet = can_sheet(state);
}

/* ---- the position ---- */

static const Str kept_key = {"kept", 4};

void build__save_kept(const WidgetState *state, StrBuf *out)
{
    const BuildState *build = state->build;
    if (build->kept_count == 0) {
        return;
    }
    words_add(out, kept_key);
    words_add_number(out, (int64_t)build->kept_count);
    for (size_t i = 0; i < build->kept_count; i++) {
        words_add(out, build__str(&build->secret->kept[i].text));
        words_add(out, build__str(&build->secret->kept[i].aside));
    }
}

static bool take_text(Str *words, Arena *arena, BuildText *out)
{
    Str text = {0};
    *out = (BuildText){0};
    return words_take(words, arena, &text) && build__add(out, text);
}

bool build__load_kept(WidgetState *state, Str *words, Arena *arena)
{
    BuildState *build = state->build;
    Str rest = *words;
    Str key = {0};
    int64_t count = 0;
    if (!words_take(&rest, arena, &key) || !str_equal(key, kept_key)) {
        return true; /* as all positions were before something was kept */
    }
    if (!widget_keeps(state->widget) ||
        !words_take_number(&rest, arena, 1, (int64_t)most_kept(state->widget), &count)) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        BuildKept *kept = &build->secret->kept[i];
        if (!take_text(&rest, arena, &kept->text) ||
            !take_text(&rest, arena, &kept->aside) || kept->text.len == 0) {
            return false;
        }
    }
    build->kept_count = (size_t)count;
    *words = rest;
    return true;
}
