/* Where lines may break, and where they do (ui.md 5.2). Each scan stops one em behind the
 * box and every unit is scanned a few times at most, so long texts stay cheap. */
#include <string.h>
#include <uchar.h>

#include "text/chars.h"
#include "text/text_internal.h"

/* State of one pass over the units from left to right. */
typedef struct Rater {
    const TextSource *source;
    size_t base;    /* last unit that is no combining mark */
    size_t digits;  /* in the number that ends at base */
    size_t run_end; /* of the Latin run that was looked at last */
    bool is_url;    /* it is a URL of more than 20 characters */
} Rater;

static bool has(const TextUnit *unit, uint32_t fact)
{
    return (unit->facts & fact) != 0;
}

static bool is_run_member(const TextUnit *unit)
{
    return has(unit, CHAR_LATIN) && !has(unit, CHAR_SPACE) && unit->codepoint < 0x80;
}

static bool matches(const TextSource *source, size_t at, size_t end, const char *ascii)
{
    for (size_t i = 0; ascii[i] != '\0'; i++) {
        if (at + i >= end || source->units[at + i].codepoint != (uint32_t)ascii[i]) {
            return false;
        }
    }
    return true;
}

/* Finds the end of the run that starts at from, and whether it is a long URL. */
static void look_at_run(Rater *rater, size_t from)
{
    const TextSource *source = rater->source;
    size_t end = from;
    while (end < source->count && is_run_member(&source->units[end]) &&
           (end == from || !text__starts_part(source, end))) {
        end++;
    }
    bool is_url = matches(source, from, end, "www.");
    for (size_t i = from; i < end && !is_url; i++) {
        is_url = matches(source, i, end, "://");
    }
    rater->run_end = end;
    rater->is_url = is_url && end - from > 20;
}

static bool breaks_in_url(const Rater *rater, size_t i)
{
    uint32_t left = rater->source->units[rater->base].codepoint;
    uint32_t right = rater->source->units[i].codepoint;
    return rater->is_url && i < rater->run_end && left < 0x80 && left != 0 &&
           strchr("/?&.-_", (int)left) != NULL && !(left == '/' && right == '/');
}

static bool is_separator(uint32_t codepoint)
{
    return codepoint == ',' || codepoint == '.' || codepoint == ':' ||
           codepoint == 0xFF0C || codepoint == 0xFF0E || codepoint == 0xFF1A;
}

static bool is_hiragana(uint32_t codepoint)
{
    return codepoint >= 0x3041 && codepoint <= 0x3096;
}

static bool is_kanji(const TextUnit *unit)
{
    return has(unit, CHAR_LETTER) && !has(unit, CHAR_KANA);
}

static bool is_one_of(const char32_t *members, uint32_t codepoint)
{
    while (*members != 0 && *members != codepoint) {
        members++;
    }
    return *members != 0;
}

/* True when left and right are two neighbours in a list of pairs. */
static bool is_pair_of(const char32_t *pairs, uint32_t left, uint32_t right)
{
    while (pairs[0] != 0 && (pairs[0] != left || pairs[1] != right)) {
        pairs += 2;
    }
    return pairs[0] != 0;
}

static bool keeps_together(const Rater *rater, size_t i)
{
    const TextUnit *left = &rater->source->units[rater->base];
    const TextUnit *right = &rater->source->units[i];
    if (has(left, CHAR_LATIN) && has(right, CHAR_LATIN)) {
        return !breaks_in_url(rater, i);
    }
    const uint32_t no_break_space = 0xA0;
    return (has(left, CHAR_WORD) && has(right, CHAR_WORD)) ||
           left->codepoint == no_break_space || right->codepoint == no_break_space ||
           chars_are_inseparable(left->codepoint, right->codepoint) ||
           (has(right, CHAR_DIGIT) && rater->digits > 0) ||
           (has(right, CHAR_UNIT) && has(left, CHAR_DIGIT) && rater->digits <= 4) ||
           is_pair_of(U"文字か所か月時間週間年度年間万円万件万人", left->codepoint,
                      right->codepoint);
}

/* Hiragana that close a phrase as a rule when anything but hiragana follows: particles
 * and endings. What joins two verbs (持ち|出し) or makes nouns (使い|方) is not among
 * them. */
static bool closes_phrase(uint32_t before, const TextUnit *left, const TextUnit *right)
{
    uint32_t end = left->codepoint;
    bool is_after_kana = is_hiragana(before);
    if (end == U'い' || end == U'て') {
        return is_after_kana || !is_kanji(right);
    }
    return is_one_of(U"うがくぐすずただつでとどなにぬのはばぶへまむもやらるをか", end)
               ? !is_pair_of(U"ひと", before, end) &&
                     !is_pair_of(U"か所か月か国か年つ目に合", end, right->codepoint)
               : is_pair_of(U"さんだけとき", before, end);
}

/* A guess, by the kinds of the characters around: a reader would pause before unit i. */
static bool starts_phrase(const Rater *rater, size_t i)
{
    const TextUnit *units = rater->source->units;
    const TextUnit *left = &units[rater->base];
    const TextUnit *right = &units[i];
    const TextUnit *before = rater->base > 0 ? &units[rater->base - 1] : left;
    const uint32_t middle_dot = 0x30FB;
    if (has(left, CHAR_SPACE)) {
        return !(has(before, CHAR_LATIN) && has(right, CHAR_LATIN));
    }
    if (has(left, CHAR_STOP | CHAR_ASKS) || has(right, CHAR_OPEN) ||
        left->codepoint == middle_dot || left->codepoint == U'を') {
        return true;
    }
    if (is_hiragana(right->codepoint)) {
        return false;
    }
    return has(left, CHAR_CLOSE) || (is_hiragana(left->codepoint) &&
                                     closes_phrase(before->codepoint, left, right));
}

static TextBreak rate(const Rater *rater, size_t i)
{
    const TextUnit *before = &rater->source->units[i - 1];
    const TextUnit *left = &rater->source->units[rater->base];
    const TextUnit *right = &rater->source->units[i];
    if (has(right, CHAR_MARK | CHAR_SPACE) ||
        (right->span != 0 && right->span == before->span)) {
        return TEXT_BREAK_NONE;
    }
    if (right->mark == TEXT_MARK_MUST_NOT || has(right, CHAR_NOSTART) ||
        has(left, CHAR_NOEND)) {
        return TEXT_BREAK_ANY;
    }
    if (right->mark == TEXT_MARK_MAY) {
        return TEXT_BREAK_PHRASE;
    }
    if (!has(left, CHAR_SPACE) && keeps_together(rater, i)) {
        return TEXT_BREAK_SPLIT;
    }
    return starts_phrase(rater, i) ? TEXT_BREAK_PAUSE : TEXT_BREAK_NORMAL;
}

/* Takes unit i in as the new left neighbour. */
static void step_over(Rater *rater, size_t i)
{
    const TextUnit *unit = &rater->source->units[i];
    if (has(unit, CHAR_MARK)) {
        return;
    }
    bool is_inner_separator = rater->digits > 0 && is_separator(unit->codepoint) &&
                              has(&rater->source->units[rater->base], CHAR_DIGIT);
    if (has(unit, CHAR_DIGIT)) {
        rater->digits++;
    } else if (!is_inner_separator) {
        rater->digits = 0;
    }
    rater->base = i;
}

void text__rate_breaks(TextSource *source)
{
    Rater rater = {.source = source};
    for (size_t i = 0; i < source->count; i++) {
        TextUnit *unit = &source->units[i];
        if (i >= rater.run_end && is_run_member(unit)) {
            look_at_run(&rater, i);
        }
        if (text__starts_part(source, i)) {
            rater.digits = 0;
            unit->before = TEXT_BREAK_PHRASE;
        } else {
            unit->before = rate(&rater, i);
        }
        step_over(&rater, i);
    }
}

static bool fits(const TextRun *run, size_t from, size_t to, int64_t limit)
{
    int64_t width = text__line_width(run, from, to);
    return width <= limit + TEXT_SLACK ||
           width - text__line_hang(run, from, to) <= limit + TEXT_SLACK;
}

/* True when no line of units [from, to...) can fit any more, however it ends. */
static bool is_hopeless(const TextRun *run, size_t from, size_t to, int64_t limit)
{
    size_t end = run->trimmed[to] > from ? run->trimmed[to] : from;
    int64_t least =
        run->sums[end] - run->sums[from] - run->source.units[from].gap - TEXT_EM;
    return least > limit + TEXT_EM + TEXT_SLACK;
}

/* The end of the line that starts at from, in a part that ends at to. */
static size_t find_end(const TextRun *run, size_t from, size_t to, int64_t limit,
                       TextLines *lines)
{
    const TextUnit *units = run->source.units;
    size_t last[TEXT_BREAK_PHRASE + 1] = {0}; /* last fitting break by quality */
    size_t first_any = to;
    for (size_t i = from + 1; i <= to; i++) {
        bool is_candidate = i == to || units[i].before != TEXT_BREAK_NONE;
        if (is_candidate && fits(run, from, i, limit)) {
            if (i == to) {
                return to;
            }
            last[units[i].before] = i;
        } else if (is_candidate && first_any == to) {
            first_any = i;
        }
        if (is_hopeless(run, from, i, limit) && (first_any < to || i == to)) {
            break;
        }
    }
    size_t found = run->style->phrase_breaks ? last[TEXT_BREAK_PHRASE] : 0;
    size_t pause = last[TEXT_BREAK_PAUSE];
    size_t later = last[TEXT_BREAK_PHRASE] > pause ? last[TEXT_BREAK_PHRASE] : pause;
    for (int quality = TEXT_BREAK_NORMAL; quality > TEXT_BREAK_NONE && found == 0;
         quality--) {
        later = last[quality] > later ? last[quality] : later;
        found = later;
    }
    if (found == 0) {
        lines->is_too_wide = true;
        return first_any;
    }
    lines->worst =
        units[found].before < lines->worst ? units[found].before : lines->worst;
    return found;
}

/* A stretch of text between breaks the author made. */
typedef struct Part {
    size_t from, to;
    size_t first_line; /* index into TextLines.ends */
} Part;

static void break_part(const TextRun *run, const Part *part, int64_t limit,
                       TextLines *lines)
{
    lines->count = part->first_line;
    lines->worst = TEXT_BREAK_PHRASE;
    lines->is_too_wide = false;
    for (size_t from = part->from; from < part->to;) {
        size_t end = find_end(run, from, part->to, limit, lines);
        lines->ends[lines->count++] = end;
        from = end;
    }
}

/* Breaks part again in the smallest width that takes no more lines and no worse breaks.
 */
static void balance_part(const TextRun *run, const Part *part, TextLines *lines)
{
    const TextLines greedy = *lines;
    if (greedy.count - part->first_line < 2 || greedy.is_too_wide) {
        return;
    }
    int64_t low = 1;
    int64_t high = run->limit;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        break_part(run, part, middle, lines);
        if (lines->count == greedy.count && lines->worst >= greedy.worst &&
            !lines->is_too_wide) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    break_part(run, part, high, lines);
}

/* The break nearest to end that is at the end of a phrase and near enough; end without.
 */
static size_t find_pause(const TextRun *run, size_t from, size_t end, size_t to)
{
    const TextUnit *units = run->source.units;
    const int64_t some = run->limit / 4 > 6 * TEXT_EM ? run->limit / 4 : 6 * TEXT_EM;
    const int64_t near = run->limit / 2 < some ? run->limit / 2 : some;
    size_t back = end;
    while (back > from && units[back].before < TEXT_BREAK_PAUSE) {
        back--;
    }
    int64_t loss = back > from ? run->sums[end] - run->sums[back] : INT64_MAX;
    for (size_t next = end + 1; next < to && fits(run, from, next, run->limit); next++) {
        int64_t gain = run->sums[next] - run->sums[end];
        if (units[next].before >= TEXT_BREAK_PAUSE && gain < loss) {
            return gain <= near ? next : end;
        }
    }
    return loss <= near ? back : end;
}

/* Lines end where a phrase ends, wherever that costs no further line (ui.md 5.2). spare
 * has room for all line ends. */
static void prefer_pauses(const TextRun *run, const Part *part, TextLines *lines,
                          size_t *spare)
{
    size_t from = part->from;
    for (size_t line = part->first_line; line + 1 < lines->count; line++) {
        size_t end = lines->ends[line];
        size_t pause = run->source.units[end].before < TEXT_BREAK_PAUSE
                           ? find_pause(run, from, end, part->to)
                           : end;
        if (pause != end) {
            Part rest = {.from = pause, .to = part->to, .first_line = line + 1};
            TextLines trial = {.ends = spare};
            break_part(run, &rest, run->limit, &trial);
            if (trial.count == lines->count && !trial.is_too_wide) {
                lines->ends[line] = pause;
                memcpy(lines->ends + rest.first_line, spare + rest.first_line,
                       (trial.count - rest.first_line) * sizeof *spare);
            }
        }
        from = lines->ends[line];
    }
}

static size_t count_visible(const TextRun *run, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        count += !has(&run->source.units[i], CHAR_MARK | CHAR_SPACE);
    }
    return count;
}

/* Where the last line, now from split on, has three characters and begins with a break as
 * good as wanted; split when that is too far up. */
static size_t find_filled(const TextRun *run, size_t split, size_t above, size_t to,
                          TextBreak wanted)
{
    const size_t enough = 3;
    const size_t most_moved = 6;
    const size_t had = count_visible(run, split, to);
    size_t visible = had;
    for (size_t i = split; i > above + 1 && had < enough;) {
        i--;
        visible += !has(&run->source.units[i], CHAR_MARK | CHAR_SPACE);
        if (visible > had + most_moved) {
            return split;
        }
        if (visible >= enough && run->source.units[i].before >= wanted) {
            bool is_better =
                count_visible(run, above, i) >= 2 && fits(run, i, to, run->limit);
            return is_better ? i : split;
        }
    }
    return split;
}

/* A last line of one or two characters gets company from the line above: from the end of
 * a phrase on if one is near. */
static void fill_last_line(const TextRun *run, const Part *part, TextLines *lines)
{
    if (lines->count - part->first_line < 2) {
        return;
    }
    size_t *split = &lines->ends[lines->count - 2];
    size_t above = lines->count - part->first_line > 2 ? split[-1] : part->from;
    TextBreak wanted = run->style->phrase_breaks ? TEXT_BREAK_PHRASE : TEXT_BREAK_NORMAL;
    if (run->source.units[*split].before < wanted) {
        wanted = run->source.units[*split].before;
    }
    size_t found = *split;
    if (wanted == TEXT_BREAK_NORMAL || wanted == TEXT_BREAK_PAUSE) {
        found = find_filled(run, *split, above, part->to, TEXT_BREAK_PAUSE);
    }
    if (found == *split && wanted == TEXT_BREAK_PAUSE) {
        wanted = TEXT_BREAK_NORMAL;
    }
    *split = found != *split ? found : find_filled(run, *split, above, part->to, wanted);
}

void text__break_lines(Arena *arena, const TextRun *run, TextLines *out)
{
    const TextSource *source = &run->source;
    *out = (TextLines){.worst = TEXT_BREAK_PHRASE};
    out->ends = ARENA_ARRAY(arena, size_t, source->count + 1);
    size_t *spare = ARENA_ARRAY(arena, size_t, source->count + 1);
    bool is_too_wide = false;
    TextBreak worst = TEXT_BREAK_PHRASE;
    for (size_t from = 0; from < source->count;) {
        Part part = {.from = from, .to = from + 1, .first_line = out->count};
        while (part.to < source->count && !text__starts_part(source, part.to)) {
            part.to++;
        }
        break_part(run, &part, run->limit, out);
        if (run->style->is_balanced) {
            balance_part(run, &part, out);
        }
        if (!run->style->is_verbatim && !out->is_too_wide) {
            prefer_pauses(run, &part, out, spare);
        }
        fill_last_line(run, &part, out);
        is_too_wide = is_too_wide || out->is_too_wide;
        worst = out->worst < worst ? out->worst : worst;
        from = part.to;
    }
    out->is_too_wide = is_too_wide;
    out->worst = worst;
}
