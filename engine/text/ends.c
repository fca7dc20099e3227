/* Which of the possible line ends a part of a text gets: those with the lowest cost over
 * all its lines together. Line k ends between the earliest place from which the rest
 * still fits and the last place the first k lines can reach, so few pairs are compared.
 */
#include "text/chars.h"
#include "text/text_internal.h"

/* What a reader minds, in one measure. */
enum {
    COST_PAUSE = 8,    /* behind 。 and where the author says so it is free */
    COST_NORMAL = 40,  /* between two words of one phrase */
    COST_STRAY = 12,   /* the first word of a clause alone at the end of a line */
    COST_CLING = 80,   /* before a particle or an ending */
    COST_INSIDE = 100, /* inside a word */
    COST_SHORT = 70,   /* a last line of two characters */
    COST_ALONE = 130,  /* a line of one */
    COST_UNEVEN = 30,  /* a line that ends one reach before its place */
    COST_MOST_UNEVEN = 65,
    COST_OTHER = 1000, /* not where the author of a label said */
    COST_SPLIT = 100000,
    COST_BROKEN = 10000000,
};

#define NEVER INT64_MAX

/* The best way to a line end: cost of all lines before it, start of the last of them. */
typedef struct Way {
    int64_t cost;
    size_t from;
} Way;

typedef struct Window {
    size_t first, last;
} Window;

typedef struct Chooser {
    const TextRun *run;
    const TextPart *part;
    TextBreak least;  /* breaks below it are not looked at */
    int64_t reach;    /* a line this much shorter looks uneven */
    Way *ways;        /* by unit, from part->from on */
    Window *windows;  /* of the line ends */
    size_t end_count; /* without the last */
} Chooser;

static bool is_allowed(const Chooser *chooser, size_t i)
{
    return chooser->run->source.units[i].before >= chooser->least;
}

static int64_t cost_of_break(const Chooser *chooser, size_t i)
{
    static const int64_t costs[] = {
        [TEXT_BREAK_NONE] = COST_BROKEN, [TEXT_BREAK_ANY] = COST_BROKEN,
        [TEXT_BREAK_SPLIT] = COST_SPLIT, [TEXT_BREAK_INSIDE] = COST_INSIDE,
        [TEXT_BREAK_CLING] = COST_CLING, [TEXT_BREAK_NORMAL] = COST_NORMAL,
        [TEXT_BREAK_PAUSE] = COST_PAUSE, [TEXT_BREAK_PHRASE] = 0,
    };
    const TextStyle *style = chooser->run->style;
    const TextUnit *units = chooser->run->source.units;
    TextBreak quality = units[i].before;
    if (quality == TEXT_BREAK_PAUSE &&
        (units[i - 1].facts & (CHAR_STOP | CHAR_ASKS)) != 0) {
        quality = TEXT_BREAK_PHRASE;
    }
    if (style->is_verbatim && quality > TEXT_BREAK_SPLIT) {
        return 0;
    }
    bool is_other = style->phrase_breaks && units[i].before < TEXT_BREAK_PHRASE;
    bool is_stray = quality < TEXT_BREAK_PHRASE && i >= 3 &&
                    ((units[i - 2].facts | units[i - 3].facts) & CHAR_STOP) != 0;
    return costs[quality] + (is_other ? COST_OTHER : 0) + (is_stray ? COST_STRAY : 0);
}

/* Cost of a line of one character, or of two when it is the last. */
static int64_t cost_of_few(const TextRun *run, size_t from, size_t to, bool is_last)
{
    size_t count = 0;
    for (size_t i = from; i < to && count < 3; i++) {
        count += (run->source.units[i].facts & (CHAR_MARK | CHAR_SPACE)) == 0;
    }
    return count < 2 ? COST_ALONE : is_last && count < 3 ? COST_SHORT : 0;
}

/* Cost of a line that is off the wanted width: less than that of a bad break. */
static int64_t cost_of_form(int64_t off, int64_t reach)
{
    int64_t cost = off * off / reach * COST_UNEVEN / reach;
    return cost < COST_MOST_UNEVEN ? cost
                                   : COST_MOST_UNEVEN + (cost - COST_MOST_UNEVEN) / 32;
}

/* Cost of a line of units [from, to) and of the break at its end. */
static int64_t cost_of_line(const Chooser *chooser, size_t from, size_t to)
{
    const TextRun *run = chooser->run;
    const bool is_last = to == chooser->part->to;
    const int64_t width = text__line_width(run, from, to);
    int64_t off = chooser->part->wanted - width;
    if ((is_last && off > 0) || width > run->limit) {
        off = 0;
    }
    int64_t cost = cost_of_form(off, chooser->reach);
    cost += cost_of_few(run, from, to, is_last);
    return cost + (is_last ? 0 : cost_of_break(chooser, to));
}

/* The earliest place where a line that ends at to may start. */
static size_t find_start(const Chooser *chooser, size_t to)
{
    const int64_t limit = chooser->run->limit;
    size_t found = to;
    for (size_t i = to; i > chooser->part->from + 1;) {
        i--;
        if (is_allowed(chooser, i) && text__fits(chooser->run, i, to, limit)) {
            found = i;
        }
        if (text__is_hopeless(chooser->run, i, to, limit)) {
            break;
        }
    }
    return found;
}

static void find_windows(Chooser *chooser, const size_t *ends)
{
    size_t to = chooser->part->to;
    for (size_t k = chooser->end_count; k > 0;) {
        k--;
        to = find_start(chooser, to);
        size_t after = k > 0 ? ends[k - 1] + 1 : chooser->part->from + 1;
        chooser->windows[k] = (Window){.first = to > after ? to : after, .last = ends[k]};
    }
}

/* Tries all lines from one start to the ends in window. */
static void go_on(Chooser *chooser, size_t from, int64_t cost, const Window *window)
{
    const TextRun *run = chooser->run;
    const size_t first = chooser->part->from;
    for (size_t i = window->first; i <= window->last; i++) {
        const bool is_end = i == chooser->part->to || is_allowed(chooser, i);
        if (is_end && text__fits(run, from, i, run->limit)) {
            int64_t whole = cost + cost_of_line(chooser, from, i);
            Way *way = &chooser->ways[i - first];
            /* of equals the one with the longer line before */
            if (whole <= way->cost) {
                *way = (Way){whole, from};
            }
        } else if (text__is_hopeless(run, from, i, run->limit)) {
            break;
        }
    }
}

static void find_ways(Chooser *chooser)
{
    const size_t first = chooser->part->from;
    const Window whole = {first, first};
    const Window end = {chooser->part->to, chooser->part->to};
    chooser->ways[0].cost = 0;
    for (size_t k = 0; k <= chooser->end_count; k++) {
        const Window *from = k > 0 ? &chooser->windows[k - 1] : &whole;
        const Window *to = k < chooser->end_count ? &chooser->windows[k] : &end;
        for (size_t i = from->first; i <= from->last; i++) {
            int64_t cost = chooser->ways[i - first].cost;
            if (cost != NEVER) {
                go_on(chooser, i, cost, to);
            }
        }
    }
}

/* Up to a third of a wide line, more of a narrow one. */
static int64_t reach_of(int64_t limit)
{
    int64_t some = limit / 4 > 6 * TEXT_EM ? limit / 4 : 6 * TEXT_EM;
    int64_t reach = limit / 2 < some ? limit / 2 : some;
    return reach > 0 ? reach : 1;
}

void text__choose_ends(Arena *arena, const TextRun *run, const TextPart *part,
                       TextLines *lines)
{
    const size_t count = part->to - part->from + 1;
    const bool is_marked = run->style->phrase_breaks && lines->worst == TEXT_BREAK_PHRASE;
    Chooser chooser = {
        .run = run,
        .part = part,
        .least = is_marked                          ? TEXT_BREAK_PHRASE
                 : lines->worst < TEXT_BREAK_INSIDE ? lines->worst
                                                    : TEXT_BREAK_INSIDE,
        .reach = reach_of(run->limit),
        .ways = ARENA_ARRAY(arena, Way, count),
        .end_count = lines->count - part->first_line - 1,
    };
    chooser.windows = ARENA_ARRAY(arena, Window, chooser.end_count);
    for (size_t i = 0; i < count; i++) {
        chooser.ways[i].cost = NEVER;
    }
    size_t *ends = lines->ends + part->first_line;
    find_windows(&chooser, ends);
    find_ways(&chooser);
    if (chooser.ways[count - 1].cost == NEVER) {
        return;
    }
    size_t at = part->to;
    for (size_t k = chooser.end_count; k > 0; k--) {
        at = chooser.ways[at - part->from].from;
        ends[k - 1] = at;
    }
}
