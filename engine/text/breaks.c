/* Where lines may break, how well, and how many lines there are (ui.md 5.2); ends.c then
 * chooses among the ends. Each scan stops one em behind the box and every unit is scanned
 * a few times at most, so long texts stay cheap. */
#include <string.h>
#include <uchar.h>

#include "text/chars.h"
#include "text/phrases.h"
#include "text/text_internal.h"

/* State of one pass over the units from left to right. */
typedef struct Rater {
    const TextSource *source;
    size_t base;                 /* last unit that is no combining mark */
    size_t digits;               /* in the number that ends at base */
    size_t run_end;              /* of the Latin run that was looked at last */
    bool is_url;                 /* it is a URL of more than 20 characters */
    size_t kanji;                /* in a row up to base */
    size_t word_start, word_end; /* of the kana word that was found last */
    PhraseWord word;             /* its kind */
    bool is_after_tail;          /* it begins where a particle ended */
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
           is_pair_of(U"文字か所か月か条時間週間年度年間万円万件万人", left->codepoint,
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
                     !is_pair_of(U"か所か月か国か年か条つ目に合", end, right->codepoint)
               : is_pair_of(U"さんだけとき", before, end);
}

static bool is_katakana(const TextUnit *unit)
{
    return has(unit, CHAR_KANA) && !is_hiragana(unit->codepoint);
}

/* Hiragana a phrase can end with when the next one is in hiragana as well. */
static bool can_end_phrase(uint32_t codepoint)
{
    return is_one_of(
        U"いうえがきぎくぐけげしじすずせただちつづてでとどなにぬねのはばびぶへまみ"
        U"むめもやよらりるれろをかん",
        codepoint);
}

/* A guess for hiragana at unit i that starts no word of the tables. */
static TextBreak rate_unknown(const Rater *rater, size_t i)
{
    const TextUnit *left = &rater->source->units[rater->base];
    const TextUnit *right = &rater->source->units[i];
    const bool goes_on =
        is_one_of(U"がはにへもをでとやかのねよなさすんっ", right->codepoint);
    const bool is_prefix = is_one_of(U"おご", right->codepoint) &&
                           i + 1 < rater->source->count &&
                           is_kanji(&rater->source->units[i + 1]);
    if (is_prefix && !is_kanji(left)) {
        return TEXT_BREAK_PAUSE;
    }
    const bool is_in_verb = i == rater->word_end && rater->word == PHRASE_HEAD;
    if (!goes_on && !is_in_verb && is_one_of(U"がはにへも", left->codepoint)) {
        return TEXT_BREAK_NORMAL;
    }
    const bool is_particle = is_one_of(U"がはにへもをでとやのだ", right->codepoint);
    return is_particle || !has(left, CHAR_LETTER) || is_katakana(left)
               ? TEXT_BREAK_CLING
               : TEXT_BREAK_INSIDE;
}

/* How well a line ends before hiragana at unit i, when its left neighbour is no sign. */
static TextBreak rate_hiragana(const Rater *rater, size_t i)
{
    const uint32_t left = rater->source->units[rater->base].codepoint;
    switch (i == rater->word_start ? rater->word : PHRASE_NO_WORD) {
    case PHRASE_HEAD:
        return is_kanji(&rater->source->units[rater->base]) ? TEXT_BREAK_NORMAL
                                                            : TEXT_BREAK_PAUSE;
    case PHRASE_VERB:
        return is_one_of(U"がはにへものとく", left) ||
                       (rater->is_after_tail && is_one_of(U"けで", left))
                   ? TEXT_BREAK_NORMAL
                   : TEXT_BREAK_CLING;
    case PHRASE_TAIL:
        return TEXT_BREAK_CLING;
    case PHRASE_NO_WORD:
        break;
    }
    return rate_unknown(rater, i);
}

/* Words of Chinese characters have two as a rule; a single one before a particle or a
 * sign belongs to those before it, one before other hiragana is a verb. */
static bool splits_kanji(const Rater *rater, size_t i)
{
    const TextSource *source = rater->source;
    if (!is_kanji(&source->units[i]) || rater->kanji == 0) {
        return false;
    }
    const TextUnit *next = i + 1 < source->count ? &source->units[i + 1] : NULL;
    const bool is_last =
        next == NULL ||
        (!is_kanji(next) && (!is_hiragana(next->codepoint) ||
                             is_one_of(U"がをにへとのはもでやだ", next->codepoint)));
    const bool is_suffix =
        is_last ||
        (!is_kanji(next) && is_one_of(U"化的者性用済", source->units[i].codepoint));
    return rater->kanji % 2 != 0 || is_suffix;
}

/* お客, ご報告, 第3, 守り方 */
static bool is_prefix_or_suffix(const TextUnit *left, const TextUnit *right)
{
    return (is_one_of(U"おご", left->codepoint) && is_kanji(right)) ||
           (is_kanji(left) && has(right, CHAR_DIGIT)) ||
           (right->codepoint == U'方' &&
            is_one_of(U"いきぎしちにびみりえけげせてねべめれ", left->codepoint));
}

/* A guess, by the words in kana and the kinds of the characters around: how well a line
 * ends before unit i. */
static TextBreak rate_phrase(const Rater *rater, size_t i)
{
    const TextUnit *units = rater->source->units;
    const TextUnit *left = &units[rater->base];
    const TextUnit *right = &units[i];
    const TextUnit *before = rater->base > 0 ? &units[rater->base - 1] : left;
    const uint32_t middle_dot = 0x30FB;
    if (i < rater->word_end && i > rater->word_start) {
        return TEXT_BREAK_INSIDE;
    }
    if (has(left, CHAR_SPACE)) {
        return has(before, CHAR_LATIN) && has(right, CHAR_LATIN) ? TEXT_BREAK_CLING
                                                                 : TEXT_BREAK_PAUSE;
    }
    if (has(left, CHAR_STOP | CHAR_ASKS) || has(right, CHAR_OPEN) ||
        left->codepoint == middle_dot || left->codepoint == U'を') {
        return TEXT_BREAK_PAUSE;
    }
    if (is_hiragana(right->codepoint)) {
        return rate_hiragana(rater, i);
    }
    if (splits_kanji(rater, i) || (is_katakana(left) && is_katakana(right))) {
        return TEXT_BREAK_INSIDE;
    }
    if (is_prefix_or_suffix(left, right)) {
        return TEXT_BREAK_CLING;
    }
    const bool is_after_word = i == rater->word_end &&
                               (rater->word == PHRASE_HEAD || rater->word == PHRASE_TAIL);
    const bool is_pause =
        has(left, CHAR_CLOSE) || is_after_word ||
        (is_hiragana(left->codepoint) && closes_phrase(before->codepoint, left, right));
    return is_pause ? TEXT_BREAK_PAUSE : TEXT_BREAK_NORMAL;
}

/* Looks for a kana word at unit i, unless one goes on there. */
static void look_at_word(Rater *rater, size_t i)
{
    const TextUnit *left = &rater->source->units[rater->base];
    if (i < rater->word_end || !is_hiragana(rater->source->units[i].codepoint)) {
        return;
    }
    const bool is_after_tail = rater->word == PHRASE_TAIL && rater->word_end == i;
    size_t length = 0;
    PhraseWord word = phrases_word_at(rater->source, i, &length);
    if (word == PHRASE_HEAD && has(left, CHAR_LETTER) && rater->kanji < 2 &&
        !can_end_phrase(left->codepoint) && !text__starts_part(rater->source, i)) {
        return;
    }
    if (word != PHRASE_NO_WORD) {
        rater->is_after_tail = is_after_tail;
        rater->word = word;
        rater->word_start = i;
        rater->word_end = i + length;
    }
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
    return rate_phrase(rater, i);
}

/* Takes unit i in as the new left neighbour. */
static void step_over(Rater *rater, size_t i)
{
    const TextUnit *unit = &rater->source->units[i];
    if (has(unit, CHAR_MARK)) {
        return;
    }
    const bool is_counter = has(unit, CHAR_UNIT) && rater->digits > 0;
    bool is_inner_separator = rater->digits > 0 && is_separator(unit->codepoint) &&
                              has(&rater->source->units[rater->base], CHAR_DIGIT);
    if (has(unit, CHAR_DIGIT)) {
        rater->digits++;
    } else if (!is_inner_separator) {
        rater->digits = 0;
    }
    rater->kanji = is_kanji(unit) && !is_counter ? rater->kanji + 1 : 0;
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
        look_at_word(&rater, i);
        if (text__starts_part(source, i)) {
            rater.digits = 0;
            rater.kanji = 0;
            unit->before = TEXT_BREAK_PHRASE;
        } else {
            unit->before = rate(&rater, i);
        }
        step_over(&rater, i);
    }
}

bool text__fits(const TextRun *run, size_t from, size_t to, int64_t limit)
{
    int64_t width = text__line_width(run, from, to);
    return width <= limit + TEXT_SLACK ||
           width - text__line_hang(run, from, to) <= limit + TEXT_SLACK;
}

bool text__is_hopeless(const TextRun *run, size_t from, size_t to, int64_t limit)
{
    size_t end = run->trimmed[to] > from ? run->trimmed[to] : from;
    int64_t least =
        run->sums[end] - run->sums[from] - run->source.units[from].gap - TEXT_EM;
    return least > limit + TEXT_EM + TEXT_SLACK;
}

/* All breaks the rules allow are alike until the ends are chosen. */
static TextBreak grade(TextBreak quality)
{
    const bool is_allowed = quality >= TEXT_BREAK_INSIDE && quality < TEXT_BREAK_PHRASE;
    return is_allowed ? TEXT_BREAK_INSIDE : quality;
}

/* The end of the line that starts at from, in a part that ends at to. */
static size_t find_end(const TextRun *run, size_t from, size_t to, int64_t limit,
                       TextLines *lines)
{
    const TextUnit *units = run->source.units;
    size_t last[TEXT_BREAK_PHRASE + 1] = {0}; /* last fitting break by grade */
    size_t first_any = to;
    for (size_t i = from + 1; i <= to; i++) {
        bool is_candidate = i == to || units[i].before != TEXT_BREAK_NONE;
        if (is_candidate && text__fits(run, from, i, limit)) {
            if (i == to) {
                return to;
            }
            last[grade(units[i].before)] = i;
        } else if (is_candidate && first_any == to) {
            first_any = i;
        }
        if (text__is_hopeless(run, from, i, limit) && (first_any < to || i == to)) {
            break;
        }
    }
    size_t found = run->style->phrase_breaks ? last[TEXT_BREAK_PHRASE] : 0;
    size_t later = last[TEXT_BREAK_PHRASE];
    for (int quality = TEXT_BREAK_INSIDE; quality > TEXT_BREAK_NONE && found == 0;
         quality--) {
        later = last[quality] > later ? last[quality] : later;
        found = later;
    }
    if (found == 0) {
        lines->is_too_wide = true;
        return first_any;
    }
    TextBreak quality = grade(units[found].before);
    lines->worst = quality < lines->worst ? quality : lines->worst;
    return found;
}

static void break_part(const TextRun *run, const TextPart *part, int64_t limit,
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

/* The smallest width in which part takes no more lines and no worse breaks than lines. */
static int64_t balanced_width(const TextRun *run, const TextPart *part,
                              const TextLines *lines, size_t *spare)
{
    int64_t low = 1;
    int64_t high = run->limit;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        TextLines trial = {.ends = spare};
        break_part(run, part, middle, &trial);
        if (trial.count == lines->count && trial.worst >= lines->worst &&
            !trial.is_too_wide) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return high;
}

void text__break_lines(Arena *arena, const TextRun *run, TextLines *out)
{
    const TextSource *source = &run->source;
    *out = (TextLines){.worst = TEXT_BREAK_PHRASE};
    out->ends = ARENA_ARRAY(arena, size_t, source->count + 1);
    bool is_too_wide = false;
    TextBreak worst = TEXT_BREAK_PHRASE;
    size_t *spare =
        run->style->is_balanced ? ARENA_ARRAY(arena, size_t, source->count + 1) : NULL;
    for (size_t from = 0; from < source->count;) {
        TextPart part = {.from = from, .to = from + 1, .first_line = out->count};
        while (part.to < source->count && !text__starts_part(source, part.to)) {
            part.to++;
        }
        break_part(run, &part, run->limit, out);
        if (out->count - part.first_line > 1 && !out->is_too_wide) {
            part.wanted =
                spare != NULL ? balanced_width(run, &part, out, spare) : run->limit;
            text__choose_ends(arena, run, &part, out);
        }
        is_too_wide = is_too_wide || out->is_too_wide;
        worst = out->worst < worst ? out->worst : worst;
        from = part.to;
    }
    out->is_too_wide = is_too_wide;
    out->worst = worst;
}
