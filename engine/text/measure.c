/* Widths, and the spaces between neighbours (ui.md 5.3, 5.4). */
#include <math.h>

#include "text/chars.h"
#include "text/text_internal.h"

#define HALF_EM (TEXT_EM / 2)
/* Ruby may lie over a kana beside it by this much. */
#define RUBY_OVERHANG (TEXT_EM / 4)
/* Above this share of its base, ruby would touch the line before it. */
#define RUBY_MOST 0.75f

typedef struct Gauge {
    const TextStyle *style;
    const TextMetrics *metrics;
    int32_t waou;
} Gauge;

static bool has(const TextUnit *unit, uint32_t fact)
{
    return (unit->facts & fact) != 0;
}

/* Fonts are foreign data: whatever a metric says, sums stay small and rise. */
static int32_t to_steps(float em, float least, float most)
{
    if (!(em > least)) {
        em = least;
    } else if (em > most) {
        em = most;
    }
    return (int32_t)lroundf(em * (float)TEXT_EM);
}

static int32_t advance_of(const Gauge *gauge, TextFace face, uint32_t codepoint)
{
    const TextMetrics *metrics = gauge->metrics;
    return to_steps(metrics->advance_em(metrics->context, face, codepoint), 0, 16);
}

static void measure_units(const Gauge *gauge, TextSource *source)
{
    TextFace face = gauge->style->japanese;
    for (size_t i = 0; i < source->count; i++) {
        TextUnit *unit = &source->units[i];
        if (!has(unit, CHAR_MARK)) {
            face = has(unit, CHAR_LATIN) ? gauge->style->latin : gauge->style->japanese;
            uint32_t measured = unit->codepoint == 0xA0 ? ' ' : unit->codepoint;
            unit->advance = advance_of(gauge, face, measured);
        }
        unit->face = face;
    }
}

float text__ruby_scale(const TextStyle *style)
{
    float scale = style->size >= 48 ? 0.45f : 0.5f;
    float least = style->size > 0 ? style->ruby_least / style->size : 0;
    return fmaxf(scale, fminf(least, RUBY_MOST));
}

static void measure_spans(const Gauge *gauge, TextSource *source)
{
    const float scale = text__ruby_scale(gauge->style);
    for (size_t i = 0; i < source->ruby_count; i++) {
        TextRubyChar *ruby = &source->ruby[i];
        if ((chars_facts(ruby->codepoint) & CHAR_MARK) == 0) {
            int32_t full = advance_of(gauge, TEXT_UD_REGULAR, ruby->codepoint);
            ruby->advance = (int32_t)lroundf((float)full * scale);
        }
    }
}

/* Blank half of a bracket or stop of full width that つめ may take away. */
static int32_t blank_half(const TextUnit *unit)
{
    int32_t blank = unit->advance - HALF_EM;
    return blank < 0 ? 0 : blank > HALF_EM ? HALF_EM : blank;
}

static int32_t squeeze(const TextUnit *left, const TextUnit *right)
{
    const uint32_t shut = CHAR_CLOSE | CHAR_STOP;
    bool is_stops = has(left, CHAR_STOP) && has(right, CHAR_STOP);
    bool is_pair = (has(left, shut) && has(right, shut | CHAR_OPEN) && !is_stops) ||
                   (has(left, CHAR_OPEN | CHAR_MIDDOT) && has(right, CHAR_OPEN));
    if (!is_pair) {
        return 0;
    }
    int32_t blank = has(left, shut) ? blank_half(left) : 0;
    blank += has(right, CHAR_OPEN) ? blank_half(right) : 0;
    return blank > HALF_EM ? HALF_EM : blank;
}

/* ？ and ！ get a space before text that goes on. */
static bool takes_space(const TextUnit *left, const TextUnit *right)
{
    bool is_sign = has(right, CHAR_NOSTART) && !has(right, CHAR_LETTER);
    return has(left, CHAR_ASKS) && !is_sign && !has(right, CHAR_SPACE) &&
           !chars_are_inseparable(right->codepoint, right->codepoint);
}

static int32_t kerning_of(const Gauge *gauge, const TextUnit *left, const TextUnit *right)
{
    bool is_proportional = left->face == TEXT_UDP_REGULAR || left->face == TEXT_UDP_BOLD;
    if (left->face != right->face || !is_proportional) {
        return 0;
    }
    const TextMetrics *metrics = gauge->metrics;
    float em = metrics->kerning_em(metrics->context, left->face, left->codepoint,
                                   right->codepoint);
    return to_steps(em, -0.5f, 0.5f);
}

static int32_t spacing(const Gauge *gauge, const TextUnit *left, const TextUnit *right)
{
    int32_t less = gauge->style->squeezes ? squeeze(left, right) : 0;
    if (less > 0) {
        return -less;
    }
    if (gauge->style->squeezes && takes_space(left, right)) {
        return TEXT_EM;
    }
    bool is_mixed = (has(left, CHAR_LETTER) && has(right, CHAR_ALNUM)) ||
                    (has(left, CHAR_ALNUM) && has(right, CHAR_LETTER));
    return is_mixed ? gauge->waou : kerning_of(gauge, left, right);
}

static int32_t at_least_zero(int32_t steps)
{
    return steps > 0 ? steps : 0;
}

/* Room that ruby needs between left and right so that it lies over nothing but kana, or
 * over its neighbour in the same word where that one's ruby leaves space. */
static int32_t ruby_room(const TextSource *source, const TextUnit *left,
                         const TextUnit *right)
{
    const TextSpan *before = left->span != 0 ? &source->spans[left->span - 1] : NULL;
    const TextSpan *after = right->span != 0 ? &source->spans[right->span - 1] : NULL;
    if (before == after) {
        return 0;
    }
    int32_t over_before = before != NULL ? before->over : 0;
    int32_t over_after = after != NULL ? after->over : 0;
    if (before != NULL && after != NULL && before->group == after->group) {
        int32_t most = over_before > over_after ? over_before : over_after;
        int32_t shared = over_before + over_after;
        int32_t outside = most - RUBY_OVERHANG;
        return at_least_zero(shared > outside ? shared : outside);
    }
    if (before == NULL && has(left, CHAR_KANA)) {
        over_after -= RUBY_OVERHANG;
    }
    if (after == NULL && has(right, CHAR_KANA)) {
        over_before -= RUBY_OVERHANG;
    }
    return at_least_zero(over_before) + at_least_zero(over_after);
}

static int32_t gap_between(const Gauge *gauge, const TextSource *source, size_t base,
                           size_t i)
{
    const TextUnit *left = &source->units[base];
    const TextUnit *right = &source->units[i];
    if (has(right, CHAR_MARK)) {
        return 0;
    }
    int32_t gap = spacing(gauge, left, right) + ruby_room(source, left, right);
    return gap < -right->advance ? -right->advance : gap;
}

static void set_gaps(const Gauge *gauge, TextSource *source)
{
    size_t base = 0;
    for (size_t i = 0; i < source->count; i++) {
        TextUnit *unit = &source->units[i];
        if (!text__starts_part(source, i)) {
            unit->gap = gap_between(gauge, source, base, i);
        }
        if (!has(unit, CHAR_MARK)) {
            base = i;
        }
    }
}

/* The gaps inside a base belong to its width, so they come first. */
static void set_overs(TextSource *source)
{
    for (size_t s = 0; s < source->span_count; s++) {
        TextSpan *span = &source->spans[s];
        for (size_t i = span->ruby_from; i < span->ruby_to; i++) {
            span->ruby_width += source->ruby[i].advance;
        }
        for (size_t i = span->from; i < span->to; i++) {
            span->base_width += source->units[i].advance;
            span->base_width += i > span->from ? source->units[i].gap : 0;
        }
        span->over = (span->ruby_width - span->base_width) / 2;
    }
}

static void sum_up(Arena *arena, TextRun *run)
{
    const TextSource *source = &run->source;
    run->sums = ARENA_ARRAY(arena, int64_t, source->count + 1);
    run->trimmed = ARENA_ARRAY(arena, size_t, source->count + 1);
    for (size_t i = 0; i < source->count; i++) {
        const TextUnit *unit = &source->units[i];
        run->sums[i + 1] = run->sums[i] + unit->gap + unit->advance;
        run->trimmed[i + 1] = has(unit, CHAR_SPACE) ? run->trimmed[i] : i + 1;
    }
}

static int64_t limit_of(const TextStyle *style)
{
    const float most_em = 100000;
    float em = style->width / style->size;
    if (!(em > 0)) {
        return INT64_MAX / 4;
    }
    return (int64_t)lroundf((em < most_em ? em : most_em) * (float)TEXT_EM);
}

static Str with_readings(Arena *arena, Str markup, const TextStyle *style)
{
    const bool is_wanted =
        style->readings != NULL && style->ruby == TEXT_RUBY_ALL && !style->is_verbatim;
    return is_wanted ? text_readings_apply(style->readings, arena, markup) : markup;
}

/* True when every part fits, with what a line's head adds: no break is asked for. */
static bool is_surely_one_line(const TextRun *run)
{
    const int64_t head = 2 * TEXT_EM;
    return run->source.span_count == 0 &&
           run->sums[run->source.count] + head <= run->limit;
}

void text__prepare(Arena *arena, Str markup, const TextStyle *style,
                   const TextMetrics *metrics, TextRun *out)
{
    require(style->size > 0);
    const TextParse how = {
        .ruby = style->ruby,
        .bars_break = style->bars_break,
        .is_verbatim = style->is_verbatim,
    };
    const Gauge gauge = {
        .style = style,
        .metrics = metrics,
        .waou = to_steps(style->waou == 0 ? TEXT_WAOU_EM : style->waou, 0, 1),
    };
    *out = (TextRun){.style = style, .limit = limit_of(style)};
    text__parse(arena, with_readings(arena, markup, style), &how, &out->source);
    measure_units(&gauge, &out->source);
    measure_spans(&gauge, &out->source);
    set_gaps(&gauge, &out->source); /* inside the bases; no ruby sticks out yet */
    set_overs(&out->source);
    set_gaps(&gauge, &out->source);
    sum_up(arena, out);
    if (!is_surely_one_line(out)) {
        text__rate_breaks(&out->source);
    }
}

static const TextSpan *span_of(const TextRun *run, size_t i)
{
    uint32_t span = run->source.units[i].span;
    return span != 0 ? &run->source.spans[span - 1] : NULL;
}

int32_t text__line_head(const TextRun *run, size_t from)
{
    const TextUnit *unit = &run->source.units[from];
    const TextSpan *span = span_of(run, from);
    bool is_paragraph = from == 0 || unit->mark == TEXT_MARK_PARAGRAPH;
    int32_t head = run->style->indents && is_paragraph ? TEXT_EM : 0;
    if (run->style->opens_flush && has(unit, CHAR_OPEN)) {
        head -= blank_half(unit);
    }
    return head + (span != NULL ? at_least_zero(span->over) : 0);
}

int64_t text__line_width(const TextRun *run, size_t from, size_t to)
{
    size_t end = run->trimmed[to];
    if (end <= from) {
        return 0;
    }
    const TextSpan *span = span_of(run, end - 1);
    int64_t tail = span != NULL ? at_least_zero(span->over) : 0;
    return run->sums[end] - run->sums[from] - run->source.units[from].gap +
           text__line_head(run, from) + tail;
}

int64_t text__line_hang(const TextRun *run, size_t from, size_t to)
{
    size_t end = run->trimmed[to];
    if (!run->style->hangs || end <= from) {
        return 0;
    }
    const TextUnit *last = &run->source.units[end - 1];
    if (last->codepoint != 0x3001 && last->codepoint != 0x3002) {
        return 0;
    }
    int64_t drawn = last->advance + (end - 1 > from && last->gap < 0 ? last->gap : 0);
    return drawn < TEXT_EM ? drawn : TEXT_EM;
}
