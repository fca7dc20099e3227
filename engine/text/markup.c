/* Markup to units: braces become ruby spans, invisible characters become marks or go. */
#include "base/utf8.h"
#include "text/chars.h"
#include "text/text_internal.h"

typedef struct Parser {
    TextSource *out;
    const TextParse *how;
    TextMark pending;
    size_t barrier; /* units before it are not composed with what comes */
    size_t groups;
} Parser;

bool text__starts_part(const TextSource *source, size_t i)
{
    return i == 0 || source->units[i].mark >= TEXT_MARK_LINE;
}

static bool is_voice_mark(uint32_t codepoint)
{
    return codepoint == 0x3099 || codepoint == 0x309A;
}

/* The spacing form of a voice mark that found no letter: every Japanese font has it. */
static uint32_t spacing_form(uint32_t voice_mark)
{
    return voice_mark + 2;
}

/* Spaces no Japanese font has, and line separators, become a plain space. */
static uint32_t normalise(uint32_t codepoint)
{
    bool is_odd_space = codepoint == '\t' ||
                        (codepoint >= 0x2000 && codepoint <= 0x200A) ||
                        codepoint == 0x2028 || codepoint == 0x2029;
    return is_odd_space ? ' ' : codepoint;
}

static void mark_next(Parser *parser, TextMark mark)
{
    if (mark > parser->pending) {
        parser->pending = mark;
    }
}

static bool compose_with_last(Parser *parser, uint32_t voice_mark)
{
    TextSource *out = parser->out;
    if (out->count <= parser->barrier || parser->pending >= TEXT_MARK_LINE) {
        return false;
    }
    TextUnit *last = &out->units[out->count - 1];
    uint32_t composed = chars_compose(last->codepoint, voice_mark);
    if (composed == 0) {
        return false;
    }
    last->codepoint = composed;
    last->facts = chars_facts(composed);
    return true;
}

static void add_unit(Parser *parser, uint32_t codepoint)
{
    TextSource *out = parser->out;
    TextUnit *unit = &out->units[out->count++];
    unit->codepoint = codepoint;
    unit->facts = chars_facts(codepoint);
    unit->mark = parser->pending;
    parser->pending = TEXT_MARK_NONE;
    if (text__starts_part(out, out->count - 1)) {
        unit->facts &= ~CHAR_MARK; /* nothing there to belong to */
    }
}

static void add_codepoint(Parser *parser, uint32_t codepoint)
{
    codepoint = normalise(codepoint);
    if (codepoint == '\n') {
        mark_next(parser, TEXT_MARK_PARAGRAPH);
    } else if (codepoint == 0x200B) {
        mark_next(parser, TEXT_MARK_MAY);
    } else if (codepoint == 0x2060) {
        mark_next(parser, TEXT_MARK_MUST_NOT);
    } else if (chars_is_ignorable(codepoint)) {
        return;
    } else if (!is_voice_mark(codepoint)) {
        add_unit(parser, codepoint);
    } else if (!compose_with_last(parser, codepoint)) {
        add_unit(parser, spacing_form(codepoint));
    }
}

static void add_ruby_codepoint(TextSource *out, size_t from, uint32_t codepoint)
{
    codepoint = normalise(codepoint);
    if (chars_is_ignorable(codepoint) || codepoint == 0x200B || codepoint == 0x2060) {
        return;
    }
    if (is_voice_mark(codepoint)) {
        uint32_t last =
            out->ruby_count > from ? out->ruby[out->ruby_count - 1].codepoint : 0;
        uint32_t composed = chars_compose(last, codepoint);
        if (composed != 0) {
            out->ruby[out->ruby_count - 1].codepoint = composed;
            return;
        }
        codepoint = spacing_form(codepoint);
    }
    out->ruby[out->ruby_count++] = (TextRubyChar){.codepoint = codepoint};
}

/* Puts reading over units [from, to); an empty reading leaves them bare. */
static void add_span(Parser *parser, size_t from, size_t to, Str reading)
{
    TextSource *out = parser->out;
    size_t ruby_from = out->ruby_count;
    while (reading.len > 0) {
        add_ruby_codepoint(out, ruby_from, utf8_next(&reading));
    }
    if (out->ruby_count == ruby_from) {
        return;
    }
    out->spans[out->span_count++] = (TextSpan){
        .from = from,
        .to = to,
        .ruby_from = ruby_from,
        .ruby_to = out->ruby_count,
        .group = parser->groups,
    };
    for (size_t i = from; i < to; i++) {
        out->units[i].span = (uint32_t)out->span_count;
    }
}

/* What stands between braces: base|reading or base|reading|reading... */
typedef struct Group {
    Str base;
    Str readings; /* with the bars between them */
    size_t reading_count;
    bool is_easy;
} Group;

/* text starts behind '{'. False when it does not have the shape of a group; *length gets
 * the bytes up to and with '}'. */
static bool read_group(Str text, Group *group, size_t *length)
{
    size_t bars = 0;
    size_t first_bar = 0;
    size_t end = 0;
    for (; end < text.len && text.ptr[end] != '}'; end++) {
        if (text.ptr[end] == '{' || text.ptr[end] == '\n') {
            return false;
        }
        if (text.ptr[end] == '|' && bars++ == 0) {
            first_bar = end;
        }
    }
    if (end == text.len || bars == 0) {
        return false;
    }
    *length = end + 1;
    *group = (Group){
        .base = str_slice(text, 0, first_bar),
        .readings = str_slice(text, first_bar + 1, end),
        .reading_count = bars,
    };
    if (bars > 1 && group->readings.ptr[0] == '|') {
        group->is_easy = true;
        group->readings = str_slice(group->readings, 1, group->readings.len);
        group->reading_count--;
    }
    return group->readings.len > 0;
}

static size_t count_characters(const TextSource *source, size_t from)
{
    size_t count = 0;
    for (size_t i = from; i < source->count; i++) {
        count += (source->units[i].facts & CHAR_MARK) == 0;
    }
    return count;
}

/* A reading for each character; marks stay with the character before them. */
static void add_jukugo(Parser *parser, size_t from, Str readings)
{
    const TextSource *out = parser->out;
    size_t end = out->count;
    Str reading;
    for (size_t at = from; str_split(&readings, '|', &reading) && at < end;) {
        size_t next = at + 1;
        while (next < end && (out->units[next].facts & CHAR_MARK) != 0) {
            next++;
        }
        add_span(parser, at, next, reading);
        at = next;
    }
}

/* Adds the group, or nothing when the readings do not fit the base. */
static bool add_group(Parser *parser, const Group *group)
{
    TextSource *out = parser->out;
    const size_t from = out->count;
    const TextMark pending = parser->pending;
    parser->barrier = from;
    for (Str rest = group->base; rest.len > 0;) {
        add_codepoint(parser, utf8_next(&rest));
    }
    size_t characters = count_characters(out, from);
    if (characters == 0 ||
        (group->reading_count > 1 && group->reading_count != characters)) {
        out->count = from;
        parser->pending = pending;
        return false;
    }
    parser->groups++;
    bool is_shown = parser->how->ruby == TEXT_RUBY_ALL ||
                    (parser->how->ruby == TEXT_RUBY_HARD && !group->is_easy);
    if (is_shown && group->reading_count == 1) {
        add_span(parser, from, out->count, group->readings);
    } else if (is_shown) {
        add_jukugo(parser, from, group->readings);
    }
    parser->barrier = out->count;
    return true;
}

static void allocate_source(Arena *arena, Str markup, TextSource *out)
{
    size_t characters = utf8_length(markup);
    size_t bars = 0;
    for (size_t i = 0; i < markup.len; i++) {
        bars += markup.ptr[i] == '|';
    }
    *out = (TextSource){0};
    out->units = ARENA_ARRAY(arena, TextUnit, characters + 1);
    out->ruby = ARENA_ARRAY(arena, TextRubyChar, bars > 0 ? characters : 1);
    out->spans = ARENA_ARRAY(arena, TextSpan, bars + 1);
}

void text__parse(Arena *arena, Str markup, const TextParse *how, TextSource *out)
{
    allocate_source(arena, markup, out);
    Parser parser = {.out = out, .how = how};
    while (markup.len > 0) {
        uint32_t codepoint = utf8_next(&markup);
        Group group;
        size_t length = 0;
        if (codepoint == '{' && !how->is_verbatim &&
            read_group(markup, &group, &length) && add_group(&parser, &group)) {
            markup = str_slice(markup, length, markup.len);
        } else if (codepoint == '|' && how->bars_break && !how->is_verbatim) {
            mark_next(&parser, TEXT_MARK_LINE);
        } else {
            add_codepoint(&parser, codepoint);
        }
    }
}

static size_t put_reading(char *out, const TextSource *source, const TextSpan *span)
{
    size_t len = 0;
    for (size_t i = span->ruby_from; i < span->ruby_to; i++) {
        len += utf8_encode(source->ruby[i].codepoint, out + len);
    }
    return len;
}

/* No character gets longer on its way, so markup.len bytes are enough. */
static Str join_units(Arena *arena, Str markup, bool is_spoken)
{
    Arena scratch = {.wipe_on_clear = arena->wipe_on_clear};
    TextSource source;
    text__parse(&scratch, markup, &(TextParse){.ruby = TEXT_RUBY_ALL}, &source);
    char *out = arena_alloc(arena, markup.len + 4);
    size_t len = 0;
    for (size_t i = 0; i < source.count; i++) {
        const TextUnit *unit = &source.units[i];
        if (i > 0 && unit->mark == TEXT_MARK_PARAGRAPH) {
            out[len++] = '\n';
        }
        const TextSpan *span = unit->span != 0 ? &source.spans[unit->span - 1] : NULL;
        if (!is_spoken || span == NULL) {
            len += utf8_encode(unit->codepoint, out + len);
        } else if (span->from == i) {
            len += put_reading(out + len, &source, span);
        }
    }
    arena_clear(&scratch);
    return (Str){out, len};
}

Str text_plain(Arena *arena, Str markup)
{
    return join_units(arena, markup, false);
}

Str text_spoken(Arena *arena, Str markup)
{
    return join_units(arena, markup, true);
}

size_t text_count(Str markup)
{
    Arena scratch = {.wipe_on_clear = true};
    TextSource source;
    text__parse(&scratch, markup, &(TextParse){0}, &source);
    size_t count = 0;
    for (size_t i = 0; i < source.count; i++) {
        count += (source.units[i].facts & (CHAR_MARK | CHAR_SPACE)) == 0;
    }
    arena_clear(&scratch);
    return count;
}
