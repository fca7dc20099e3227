/* BUILD: what each kind of slot makes of the text before it, and what it asks. No heap
 * copy of any text is made here. */
#include <string.h>

#include "base/utf8.h"
#include "lesson/build_internal.h"
#include "lesson/build_rules.h"

/* ---- texts in locked memory ---- */

Str build__str(const BuildText *text)
{
    return (Str){text->bytes, text->len};
}

bool build__add(BuildText *text, Str more)
{
    if (more.len >= BUILD_TEXT_MAX - text->len) {
        return false;
    }
    if (more.len > 0) {
        memcpy(text->bytes + text->len, more.ptr, more.len);
    }
    text->len += more.len;
    text->bytes[text->len] = '\0';
    return true;
}

const WidgetSlot *build__slot(const WidgetState *state, size_t slot)
{
    return &state->widget->slots[slot];
}

size_t build__slot_total(const WidgetState *state)
{
    const size_t count = state->widget->slot_count;
    return count < BUILD_MAX_SLOTS ? count : BUILD_MAX_SLOTS;
}

size_t build__current(const WidgetState *state)
{
    return (size_t)state->cursor;
}

Str build__value_text(const WidgetSlot *slot, int value)
{
    const SlotValue *v = &slot->values[value];
    return v->text.len > 0 ? v->text : v->label;
}

Str build__before(const WidgetState *state, size_t slot)
{
    return slot > 0 ? build__str(&state->build->secret->after[slot - 1]) : (Str){0};
}

Str build__slot_text(const WidgetState *state, size_t slot)
{
    const int chosen = state->build->chosen[slot];
    if (chosen == BUILD_OWN) {
        return build__str(&state->build->secret->own[slot]);
    }
    return chosen >= 0 ? build__value_text(build__slot(state, slot), chosen) : (Str){0};
}

/* The last SLOT_TEXT before slot; -1 when there is none. */
static int phrase_slot(const WidgetState *state, size_t slot)
{
    int found = -1;
    for (size_t i = 0; i < slot; i++) {
        found = build__slot(state, i)->kind == SLOT_TEXT ? (int)i : found;
    }
    return found;
}

/* Index of the value that goes with the chosen phrase, or -1. */
int build__parallel(const WidgetState *state, size_t slot)
{
    const int phrase = phrase_slot(state, slot);
    const int chosen = phrase >= 0 ? state->build->chosen[phrase] : BUILD_NOT_CHOSEN;
    return chosen >= 0 && (size_t)chosen < build__slot(state, slot)->value_count ? chosen
                                                                                 : -1;
}

/* ---- what each kind of slot makes of the text before it ---- */

bool build__join(WidgetState *state, size_t slot, BuildText *out)
{
    const Str before = build__before(state, slot);
    const Str joiner = before.len > 0 ? state->widget->rules.joiner : (Str){0};
    return build__add(out, before) && build__add(out, joiner) &&
           build__add(out, build__slot_text(state, slot));
}

static bool make_topic(WidgetState *state, size_t slot, BuildText *out)
{
    return build__add(out, build__before(state, slot));
}

static bool make_romaji(WidgetState *state, size_t slot, BuildText *out)
{
    BuildState *build = state->build;
    const int value = build__parallel(state, slot);
    if (value >= 0) {
        return build__add(out, build__value_text(build__slot(state, slot), value));
    }
    const int phrase = phrase_slot(state, slot);
    const Str kana = phrase >= 0 ? build__slot_text(state, (size_t)phrase) : (Str){0};
    if (!build->host.romaji) {
        return build__add(out, kana);
    }
    const bool done = build->host.romaji(build->host.context, kana, out->bytes,
                                         BUILD_TEXT_MAX, &out->len, &build->unknown);
    if (!done) {
        *out = (BuildText){0};
    }
    return done || build->unknown != 0;
}

static bool make_capitals(WidgetState *state, size_t slot, BuildText *out)
{
    const bool fits = build__add(out, build__before(state, slot));
    for (size_t i = 0; i < out->len; i++) {
        const char c = out->bytes[i];
        if (state->build->secret->capital[i] && c >= 'a' && c <= 'z') {
            out->bytes[i] = (char)(c - 'a' + 'A');
        }
    }
    return fits;
}

static bool make_appended(WidgetState *state, size_t slot, BuildText *out)
{
    return build__add(out, build__before(state, slot)) &&
           build__add(out, build__slot_text(state, slot));
}

static bool make_marked(WidgetState *state, size_t slot, BuildText *out)
{
    const bool has_mark = !state->build->is_bare;
    return build__add(out, has_mark ? build__slot_text(state, slot) : (Str){0}) &&
           build__add(out, build__before(state, slot));
}

/* ---- what each kind of slot asks before it is finished ---- */

static BuildRefusal ask_text(const WidgetState *state, size_t slot)
{
    const BuildState *build = state->build;
    const WidgetSlot *it = build__slot(state, slot);
    const Str own = build__slot_text(state, slot);
    if (own.len == 0) {
        return BUILD_EMPTY;
    }
    if (build->chosen[slot] == BUILD_OWN && it->own_length > 0 &&
        utf8_length(own) != (size_t)it->own_length) {
        return BUILD_LENGTH;
    }
    const bool goes_in = it->kind != SLOT_TOPIC;
    return goes_in && build_rules_is_vague(&state->widget->rules, own) ? BUILD_VAGUE
                                                                       : BUILD_ACCEPTED;
}

/* An own phrase must be readable when the next slot turns it into romaji. */
static BuildRefusal ask_phrase(const WidgetState *state, size_t slot)
{
    const BuildRefusal refusal = ask_text(state, slot);
    if (refusal != BUILD_ACCEPTED) {
        return refusal;
    }
    return state->build->unknown != 0 ? BUILD_NOT_KANA : BUILD_ACCEPTED;
}

static BuildRefusal ask_romaji(const WidgetState *state, size_t slot)
{
    (void)slot;
    if (state->build->unknown != 0) {
        return BUILD_NOT_KANA;
    }
    return state->build->secret->preview.len == 0 ? BUILD_EMPTY : BUILD_ACCEPTED;
}

static BuildRefusal ask_capitals(const WidgetState *state, size_t slot)
{
    const BuildText *preview = &state->build->secret->preview;
    size_t capitals = 0;
    size_t small = 0;
    (void)slot;
    for (size_t i = 0; i < preview->len; i++) {
        const char c = preview->bytes[i];
        capitals += c >= 'A' && c <= 'Z' ? 1U : 0U;
        small += c >= 'a' && c <= 'z' ? 1U : 0U;
    }
    return capitals > 0 && small > 0 ? BUILD_ACCEPTED : BUILD_CAPITALS;
}

static BuildRefusal ask_digits(const WidgetState *state, size_t slot)
{
    const Str own = build__slot_text(state, slot);
    for (size_t i = 0; i < own.len; i++) {
        if (own.ptr[i] < '0' || own.ptr[i] > '9') {
            return BUILD_NOT_DIGITS;
        }
    }
    const BuildRefusal refusal = ask_text(state, slot);
    if (refusal != BUILD_ACCEPTED) {
        return refusal;
    }
    const Str whole = build__str(&state->build->secret->preview);
    return build_rules_has_birthday(whole) ? BUILD_BIRTHDAY : BUILD_ACCEPTED;
}

static bool is_used(const BuildState *build)
{
    for (int i = 0; i < build->services_done; i++) {
        if (str_equal(build__str(&build->secret->service[i]),
                      build__str(&build->secret->preview))) {
            return true;
        }
    }
    return false;
}

static BuildRefusal ask_mark(const WidgetState *state, size_t slot)
{
    const BuildState *build = state->build;
    if (build->chosen[slot] < 0) {
        return BUILD_EMPTY;
    }
    const bool is_second = build->services_done > 0;
    return is_second && (build->is_bare || is_used(build)) ? BUILD_REUSE : BUILD_ACCEPTED;
}

static const struct {
    bool (*make)(WidgetState *state, size_t slot, BuildText *out); /* false: too long */
    BuildRefusal (*ask)(const WidgetState *state, size_t slot);
} kinds[] = {
    [SLOT_TOPIC] = {make_topic, ask_text},
    [SLOT_TEXT] = {build__join, ask_phrase},
    [SLOT_ROMAJI] = {make_romaji, ask_romaji},
    [SLOT_CAPITALS] = {make_capitals, ask_capitals},
    [SLOT_APPEND] = {make_appended, ask_text},
    [SLOT_DIGITS] = {make_appended, ask_digits},
    [SLOT_MARK] = {make_marked, ask_mark},
};

/* ---- keeping the preview and its judgement up to date ---- */

/* While a phrase is typed that will become romaji, the romaji is shown live. */
static void preview_romaji(WidgetState *state, size_t slot, BuildText *preview)
{
    const bool follows = slot + 1 < build__slot_total(state) &&
                         build__slot(state, slot)->kind == SLOT_TEXT &&
                         build__slot(state, slot + 1)->kind == SLOT_ROMAJI;
    if (!follows || state->build->chosen[slot] != BUILD_OWN) {
        return;
    }
    BuildText *romaji = &state->build->secret->after[slot + 1]; /* free until then */
    *romaji = (BuildText){0};
    if (make_romaji(state, slot + 1, romaji) && state->build->unknown == 0) {
        *preview = *romaji;
    } else if (state->build->unknown == 0) {
        state->build->is_too_long = true;
    }
    mem_wipe(romaji, sizeof *romaji);
}

static void judge(WidgetState *state)
{
    BuildState *build = state->build;
    const Str text = build__str(&build->secret->preview);
    build->reasons = build_rules_reasons(&state->widget->rules, text);
    build->has_strength = state->widget->rules.is_secret && build->host.strength != NULL;
    build->strength = (BuildStrength){0};
    if (build->has_strength) {
        build->host.strength(build->host.context, text, &build->strength);
    }
}

void build__refresh(WidgetState *state)
{
    BuildState *build = state->build;
    const size_t slot = build__current(state);
    if (slot >= build__slot_total(state)) {
        return;
    }
    BuildText *preview = &build->secret->preview;
    mem_wipe(preview, sizeof *preview);
    build->unknown = 0;
    build->is_too_long =
        !kinds[build__slot(state, slot)->kind].make(state, slot, preview);
    preview_romaji(state, slot, preview);
    judge(state);
}

BuildRefusal build__ask(const WidgetState *state)
{
    const size_t slot = build__current(state);
    if (state->build->is_too_long) {
        return BUILD_LENGTH;
    }
    const BuildRefusal refusal = kinds[build__slot(state, slot)->kind].ask(state, slot);
    if (refusal != BUILD_ACCEPTED) {
        return refusal;
    }
    const Str preview = build__str(&state->build->secret->preview);
    return build_rules_is_sample(&state->widget->rules, preview) ? BUILD_SAMPLE
                                                                 : BUILD_ACCEPTED;
}
