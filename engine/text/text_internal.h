/* Shared by the files of text/ only: a text taken apart into units, and its line breaks.
 * Lengths are whole numbers of grid steps, TEXT_EM to the em, so that sums are exact and
 * breaks do not depend on compiler or resolution. */
#ifndef GOFUN_TEXT_TEXT_INTERNAL_H
#define GOFUN_TEXT_TEXT_INTERNAL_H

#include "text/layout.h"

#define TEXT_EM 4096
/* Lines may be this much longer than asked: rounding of advances, 1/500 em. */
#define TEXT_SLACK 8

/* How good a place between two units is for a break. */
typedef enum TextBreak {
    TEXT_BREAK_NONE,   /* inside a character or a ruby group */
    TEXT_BREAK_ANY,    /* breaks kinsoku; better than running out of the box */
    TEXT_BREAK_SPLIT,  /* inside a word or number */
    TEXT_BREAK_INSIDE, /* allowed, but inside a word of kana or Chinese characters */
    TEXT_BREAK_CLING,  /* allowed, but before a particle or an ending */
    TEXT_BREAK_NORMAL, /* allowed */
    TEXT_BREAK_PAUSE,  /* allowed, and a phrase ends there by the look of it */
    TEXT_BREAK_PHRASE, /* wanted by the author: U+200B */
} TextBreak;

/* What the author put in front of a unit. */
typedef enum TextMark {
    TEXT_MARK_NONE,
    TEXT_MARK_MAY,
    TEXT_MARK_MUST_NOT,
    TEXT_MARK_LINE,
    TEXT_MARK_PARAGRAPH,
} TextMark;

/* One character to be drawn. */
typedef struct TextUnit {
    uint32_t codepoint;
    uint32_t facts; /* CHAR_... */
    uint32_t span;  /* index + 1 of its ruby, 0: none */
    TextFace face;
    TextMark mark;
    TextBreak before; /* quality of a break in front of it */
    int32_t advance;
    int32_t gap; /* in front of it, when it is not the first of its line */
} TextUnit;

/* Base units [from, to) under one piece of ruby that is not broken. */
typedef struct TextSpan {
    size_t from, to;
    size_t ruby_from, ruby_to; /* in TextSource.ruby */
    size_t group;              /* spans of one {...} share it */
    int32_t base_width, ruby_width;
    int32_t over; /* half of ruby_width - base_width; > 0: ruby sticks out */
} TextSpan;

typedef struct TextRubyChar {
    uint32_t codepoint;
    int32_t advance; /* in steps of the base em */
} TextRubyChar;

typedef struct TextSource {
    TextUnit *units;
    size_t count;
    TextSpan *spans;
    size_t span_count;
    TextRubyChar *ruby;
    size_t ruby_count;
} TextSource;

typedef struct TextParse {
    TextRuby ruby;
    bool bars_break;
    bool is_verbatim;
} TextParse;

/* Takes markup apart into *out, in arena. Fills codepoint, facts, span and mark of the
 * units and the ranges of the spans; measuring comes later. */
void text__parse(Arena *arena, Str markup, const TextParse *how, TextSource *out);
/* True when unit i starts a line or paragraph by the author's will. */
bool text__starts_part(const TextSource *source, size_t i);

/* Sets .before of all units. */
void text__rate_breaks(TextSource *source);

/* A measured text, ready to be broken. */
typedef struct TextRun {
    TextSource source;
    const TextStyle *style;
    int64_t *sums;   /* sums[i]: gaps and advances of the units before i, never falling */
    size_t *trimmed; /* trimmed[i]: i without the spaces before it */
    int64_t limit;   /* width of the box */
} TextRun;

/* Size of the ruby of a style, as a part of the text's size. */
float text__ruby_scale(const TextStyle *style);
/* Parses, measures and rates markup; all in arena. */
void text__prepare(Arena *arena, Str markup, const TextStyle *style,
                   const TextMetrics *metrics, TextRun *out);
/* Where the first glyph of a line that begins at unit from stands. */
int32_t text__line_head(const TextRun *run, size_t from);
/* Width of a line of units [from, to); spaces at its end do not count. */
int64_t text__line_width(const TextRun *run, size_t from, size_t to);
/* How far the last unit of that line may stand out of the box (ぶら下げ). */
int64_t text__line_hang(const TextRun *run, size_t from, size_t to);

/* Line ends, in order: line i is [ends[i - 1], ends[i]). */
typedef struct TextLines {
    size_t *ends;
    size_t count;
    TextBreak worst; /* lowest quality of a break that was used */
    bool is_too_wide;
} TextLines;

/* True when a line of units [from, to) stays inside limit. */
bool text__fits(const TextRun *run, size_t from, size_t to, int64_t limit);
/* True when no line of units [from, to...) can fit any more, however it ends. */
bool text__is_hopeless(const TextRun *run, size_t from, size_t to, int64_t limit);

/* A stretch of text between breaks the author made. */
typedef struct TextPart {
    size_t from, to;
    size_t first_line; /* index into TextLines.ends */
    int64_t wanted;    /* width its lines should have: the box, less when balanced */
} TextPart;

/* Moves the line ends of part, which are as far right as they can be, to where a reader
 * pauses, as long as that takes no further line. */
void text__choose_ends(Arena *arena, const TextRun *run, const TextPart *part,
                       TextLines *lines);

/* Breaks the whole run; out->ends is in arena. */
void text__break_lines(Arena *arena, const TextRun *run, TextLines *out);

#endif
