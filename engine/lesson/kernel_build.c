/* BUILD: slots filled one after the other give a text. What was typed and built sits in
 * locked memory (BuildSecret) only: no heap copy, not saved, wiped with the step. */
#include <string.h>

#include "base/os.h"
#include "base/utf8.h"
#include "lesson/build_internal.h"
#include "lesson/build_rules.h"
#include "lesson/words.h"

static Status ensure_secret(BuildState *build, Error *err)
{
    if (!build->secret) {
        build->secret = os_secret_alloc(sizeof *build->secret);
    }
    if (!build->secret) {
        return error_set(err, STATUS_NO_SPACE, "no locked memory for the workshop");
    }
    return STATUS_OK;
}

static void build_free_secret(BuildState *build)
{
    if (build->secret) {
        mem_wipe(build->secret, sizeof *build->secret);
        os_secret_free(build->secret, sizeof *build->secret);
        build->secret = NULL;
    }
}

static void build_reset(WidgetState *state)
{
    BuildState *build = state->build;
    const BuildHost host = build->host;
    build_free_secret(build);
    *build = (BuildState){.host = host};
    for (size_t i = 0; i < BUILD_MAX_SLOTS; i++) {
        build->chosen[i] = BUILD_NOT_CHOSEN;
    }
}

static void build_start(WidgetState *state, const BuildHost *host)
{
    state->build = mem_alloc(sizeof *state->build);
    if (host) {
        state->build->host = *host;
    }
    build_reset(state);
}

static void build_free(WidgetState *state)
{
    build_free_secret(state->build);
    mem_wipe(state->build, sizeof *state->build);
    mem_free(state->build);
}

/* ---- touches ---- */

static int find_value(const WidgetSlot *slot, Str id)
{
    for (size_t i = 0; i < slot->value_count; i++) {
        if (str_equal(slot->values[i].id, id)) {
            return (int)i;
        }
    }
    return -1;
}

/* The proposal for capitals, letter by letter. */
static void take_capitals(WidgetState *state, size_t slot, Str proposal)
{
    const Str before = build__before(state, slot);
    for (size_t i = 0; i < before.len; i++) {
        const char c = i < proposal.len ? proposal.ptr[i] : '\0';
        state->build->secret->capital[i] = c >= 'A' && c <= 'Z';
    }
}

static Status touch_value(WidgetState *state, Str id, bool is_bare, Error *err)
{
    BuildState *build = state->build;
    const size_t slot = build__current(state);
    const WidgetSlot *it = build__slot(state, slot);
    const int value = find_value(it, id);
    const bool is_derived = it->kind == SLOT_ROMAJI || it->kind == SLOT_CAPITALS;
    if (value < 0 || (is_derived && value != build__parallel(state, slot))) {
        return widget__refuse(err, "no such value here");
    }
    if (is_bare && it->kind != SLOT_MARK) {
        return widget__refuse(err, "only a service can go without a mark");
    }
    for (int i = 0; it->kind == SLOT_MARK && i < build->services_done; i++) {
        if (build->service[i] == value) {
            return widget__refuse(err, "this service has its password already");
        }
    }
    build->chosen[slot] = value;
    build->is_bare = is_bare;
    if (it->kind == SLOT_CAPITALS) {
        take_capitals(state, slot, build__value_text(it, value));
    }
    return STATUS_OK;
}

static Status touch_own(WidgetState *state, Str own, Error *err)
{
    BuildState *build = state->build;
    const size_t slot = build__current(state);
    if (!build__slot(state, slot)->takes_own) {
        return widget__refuse(err, "no own text here");
    }
    if (own.len >= BUILD_TEXT_MAX) {
        build->refusal = BUILD_LENGTH;
        return STATUS_OK;
    }
    BuildText *text = &build->secret->own[slot];
    mem_wipe(text, sizeof *text);
    build->chosen[slot] = BUILD_OWN;
    return build__add(text, own) ? STATUS_OK
                                 : widget__refuse(err, "own text is too long");
}

static Status touch_letter(WidgetState *state, int at, Error *err)
{
    const size_t slot = build__current(state);
    const Str before = build__before(state, slot);
    const bool is_inside = at >= 0 && (size_t)at < before.len;
    if (build__slot(state, slot)->kind != SLOT_CAPITALS || !is_inside ||
        before.ptr[at] < 'a' || before.ptr[at] > 'z') {
        return widget__refuse(err, "no letter to be made a capital");
    }
    bool *capital = &state->build->secret->capital[at];
    *capital = !*capital;
    state->build->chosen[slot] = BUILD_OWN;
    return STATUS_OK;
}

static Str refusal_text(const BuildRules *rules, BuildRefusal refusal)
{
    if (refusal == BUILD_SAMPLE) {
        return rules->sample_reply;
    }
    if (refusal == BUILD_REUSE) {
        return rules->reuse_reply;
    }
    return refusal == BUILD_VAGUE ? rules->vague_reply : (Str){0};
}

static int services_needed(const Widget *widget)
{
    const int needed = widget->rules.services_needed;
    if (needed < 1) {
        return 1;
    }
    return needed < BUILD_MAX_SERVICES ? needed : BUILD_MAX_SERVICES;
}

/* Keeps the finished password of one service; true when another one is wanted. */
static bool keep_service(WidgetState *state, size_t slot)
{
    BuildState *build = state->build;
    build->secret->service[build->services_done] = build->secret->preview;
    build->service[build->services_done] = build->chosen[slot];
    build->services_done++;
    if (build->services_done >= services_needed(state->widget)) {
        return false;
    }
    build->chosen[slot] = BUILD_NOT_CHOSEN;
    build->is_bare = false;
    return true;
}

static void finish_slot(WidgetState *state)
{
    BuildState *build = state->build;
    const size_t slot = build__current(state);
    const WidgetSlot *it = build__slot(state, slot);
    widget__say(state, (int)slot, VERDICT_YES, it->feedback);
    if (it->kind == SLOT_MARK && keep_service(state, slot)) {
        return;
    }
    const bool follows_phrase = it->kind == SLOT_TEXT;
    if (follows_phrase && build->chosen[slot] == BUILD_OWN) {
        /* The preview may already be romaji; what is kept is the phrase itself. */
        BuildText *after = &build->secret->after[slot];
        *after = (BuildText){0};
        (void)build__join(state, slot,
                          after); /* cannot be too long: it was made before */
    } else {
        build->secret->after[slot] = build->secret->preview;
    }
    state->cursor++;
    if (build__current(state) == build__slot_total(state)) {
        build__keep(state);
        widget__finish(state);
    }
}

static void confirm(WidgetState *state)
{
    const BuildRefusal refusal = build__ask(state);
    state->build->refusal = refusal;
    if (refusal == BUILD_ACCEPTED) {
        finish_slot(state);
        return;
    }
    state->tries++;
    widget__say(state, state->cursor, VERDICT_NO,
                refusal_text(&state->widget->rules, refusal));
}

static void clear_slot(WidgetState *state, size_t slot)
{
    BuildState *build = state->build;
    build->chosen[slot] = BUILD_NOT_CHOSEN;
    build->is_bare = false;
    mem_wipe(&build->secret->own[slot], sizeof build->secret->own[slot]);
    mem_wipe(&build->secret->after[slot], sizeof build->secret->after[slot]);
    if (build__slot(state, slot)->kind == SLOT_CAPITALS) {
        mem_wipe(build->secret->capital, sizeof build->secret->capital);
    }
}

static Status undo(WidgetState *state, Error *err)
{
    BuildState *build = state->build;
    const size_t slot = build__current(state);
    clear_slot(state, slot);
    if (build->services_done > 0) {
        build->services_done--;
        mem_wipe(&build->secret->service[build->services_done],
                 sizeof build->secret->service[0]);
        return STATUS_OK;
    }
    if (slot == 0 && build->kept_count > 0) {
        build__show_kept(state);
        return STATUS_OK;
    }
    if (slot == 0) {
        return widget__refuse(err, "this is the first slot");
    }
    clear_slot(state, slot - 1);
    state->cursor--;
    return STATUS_OK;
}

static Status move(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    switch (touch->kind) {
    case TOUCH_VALUE:
        return touch_value(state, touch->item, false, err);
    case TOUCH_BARE:
        return touch_value(state, touch->item, true, err);
    case TOUCH_OWN:
        return touch_own(state, touch->value, err);
    case TOUCH_LETTER:
        return touch_letter(state, touch->number, err);
    case TOUCH_CONFIRM:
        confirm(state);
        return STATUS_OK;
    case TOUCH_UNDO:
        return undo(state, err);
    case TOUCH_ITEM:
    case TOUCH_PUT:
    case TOUCH_HINT:
    case TOUCH_REVEAL:
    case TOUCH_ANOTHER:
    case TOUCH_SHEET:
        break;
    }
    return widget__refuse(err, "not a touch of a builder");
}

static Status build_touch(WidgetState *state, const WidgetTouch *touch, Error *err)
{
    const Status status = ensure_secret(state->build, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (touch->kind != TOUCH_CONFIRM) {
        state->build->refusal = BUILD_ACCEPTED;
    }
    const Status moved = move(state, touch, err);
    build__refresh(state);
    return moved;
}

/* ---- the rest of the kernel ---- */

/* Some middle letters, for own phrases that have no proposal. */
static void propose_capitals(WidgetState *state, size_t slot)
{
    const Str before = build__before(state, slot);
    for (size_t i = before.len / 2; i < before.len; i++) {
        if (before.ptr[i] >= 'a' && before.ptr[i] <= 'z' && i > 0) {
            state->build->secret->capital[i] = true;
            return;
        }
    }
}

/* Fills the current slot with the first value that is accepted. */
static bool fill_slot(WidgetState *state)
{
    const size_t slot = build__current(state);
    const int before = state->cursor * 10 + state->build->services_done;
    const WidgetSlot *it = build__slot(state, slot);
    if (it->kind == SLOT_CAPITALS && build__parallel(state, slot) < 0) {
        propose_capitals(state, slot);
    }
    build__refresh(state);
    if (it->kind == SLOT_ROMAJI || it->value_count == 0) {
        confirm(state);
        build__refresh(state);
    }
    for (size_t i = 0; i < it->value_count; i++) {
        if (state->cursor * 10 + state->build->services_done != before) {
            return true;
        }
        if (touch_value(state, it->values[i].id, false, NULL) == STATUS_OK) {
            build__refresh(state);
            confirm(state);
            build__refresh(state);
        }
    }
    return state->cursor * 10 + state->build->services_done != before;
}

static void build_reveal(WidgetState *state)
{
    const int tries = state->tries;
    if (ensure_secret(state->build, NULL) == STATUS_OK) {
        while (!state->is_done && fill_slot(state)) {
        }
    }
    state->tries = tries;
    state->build->refusal = BUILD_ACCEPTED;
}

static int build_hint(const WidgetState *state)
{
    const size_t slot = build__current(state);
    if (slot >= build__slot_total(state)) {
        return -1;
    }
    const int value = build__parallel(state, slot);
    return value >= 0 ? value : (build__slot(state, slot)->value_count > 0 ? 0 : -1);
}

static void view_secret(const WidgetState *state, BuildView *view)
{
    const BuildState *build = state->build;
    const size_t slot = build__current(state);
    view->preview = build__str(&build->secret->preview);
    if (slot < build__slot_total(state)) {
        view->own = build__str(&build->secret->own[slot]);
    }
    for (int i = 0; i < build->services_done; i++) {
        view->service_text[i] = build__str(&build->secret->service[i]);
    }
    view->length = (int)utf8_length(view->preview);
}

static void build_view(const WidgetState *state, WidgetView *out)
{
    const BuildState *build = state->build;
    const BuildRules *rules = &state->widget->rules;
    BuildView *view = &out->build;
    view->slot = state->is_done ? build__slot_total(state) : build__current(state);
    view->refusal = build->refusal;
    view->unknown = build->unknown;
    view->services_done = build->services_done;
    view->reasons = build->reasons;
    view->has_strength = build->has_strength;
    view->strength = build->strength;
    memcpy(view->chosen, build->chosen, sizeof view->chosen);
    memcpy(view->service, build->service, sizeof view->service);
    if (build->secret) {
        view_secret(state, view);
    }
    build__view_kept(state, view);
    view->length_band = build_rules_length_band(rules, view->length);
    view->band = build_rules_band(rules, view->length, build->reasons,
                                  build->has_strength ? &build->strength : NULL);
    out->found = view->slot;
    out->wanted = build__slot_total(state);
}

/* True when some text was typed: it is never saved, so neither is anything around it. */
static bool has_own(const BuildState *build)
{
    for (size_t i = 0; i < BUILD_MAX_SLOTS; i++) {
        if (build->chosen[i] == BUILD_OWN) {
            return true;
        }
    }
    return false;
}

/* What is kept; how many slots are finished, then slot and value of each and of the open
 * one. */
static void build_save(const WidgetState *state, StrBuf *out)
{
    const BuildState *build = state->build;
    if (state->widget->rules.is_secret || !build->secret) {
        return;
    }
    build__save_kept(state, out);
    const bool is_kept = state->is_done && build->kept_count > 0;
    if (is_kept || has_own(build)) {
        return;
    }
    words_add_number(out, state->cursor);
    for (size_t i = 0; i < build__slot_total(state) && build->chosen[i] >= 0; i++) {
        const WidgetSlot *slot = build__slot(state, i);
        words_add(out, slot->id);
        words_add(out, slot->values[build->chosen[i]].id);
    }
}

static bool load_slot(WidgetState *state, Str slot, Str value, bool is_finished)
{
    const size_t at = build__current(state);
    if (at >= build__slot_total(state) || !str_equal(slot, build__slot(state, at)->id) ||
        touch_value(state, value, false, NULL) != STATUS_OK) {
        return false;
    }
    build__refresh(state);
    if (!is_finished) {
        return true;
    }
    if (build__ask(state) != BUILD_ACCEPTED) {
        return false;
    }
    finish_slot(state);
    build__refresh(state);
    return true;
}

static bool load_slots(WidgetState *state, Str words, Arena *arena)
{
    Str slot = {0};
    Str value = {0};
    int64_t finished = 0;
    if (ensure_secret(state->build, NULL) != STATUS_OK ||
        !build__load_kept(state, &words, arena)) {
        return false;
    }
    if (str_trim(words).len == 0) {
        return true;
    }
    if (!words_take_number(&words, arena, 0, BUILD_MAX_SLOTS, &finished)) {
        return false;
    }
    build__refresh(state);
    for (int64_t i = 0; words_take(&words, arena, &slot); i++) {
        if (!words_take(&words, arena, &value) ||
            !load_slot(state, slot, value, i < finished)) {
            return false;
        }
    }
    return state->cursor == (int)finished && str_trim(words).len == 0;
}

static bool build_load(WidgetState *state, Str words)
{
    if (str_trim(words).len == 0) {
        return true;
    }
    Arena arena = {0};
    const bool was_done = state->is_done;
    state->is_done = false;
    const bool fits = !state->widget->rules.is_secret && load_slots(state, words, &arena);
    arena_clear(&arena);
    if (fits && was_done && state->build->kept_count > 0) {
        build__show_kept(state);
    }
    state->is_done = was_done;
    return fits;
}

const WidgetKernel widget__build = {
    .start = build_start,
    .touch = build_touch,
    .again = build__again,
    .reveal = build_reveal,
    .hint_item = build_hint,
    .view = build_view,
    .free = build_free,
    .save = build_save,
    .load = build_load,
};

void widget_wipe(WidgetState *state)
{
    if (state->build && state->build->kept_count > 0) {
        build__show_kept(state);
    } else if (state->build) {
        build_reset(state);
        state->cursor = state->is_done ? state->cursor : 0;
    }
}

bool widget_is_secret_open(const WidgetState *state)
{
    const BuildState *build = state->build;
    return build && build->secret && !state->is_done &&
           (state->widget->rules.is_secret || has_own(build));
}
