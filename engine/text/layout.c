#include "text/layout.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/text_internal.h"

/* Blank between ruby and base, logical units. */
#define RUBY_LIFT 2.0f

typedef struct Placer {
    const TextRun *run;
    const TextStyle *style;
    TextBlock *block;
    char *text; /* room left for line texts */
    float pitch;
    float lead; /* from a line's top to the em box */
} Placer;

static float to_units(const Placer *placer, int64_t steps)
{
    return (float)steps / (float)TEXT_EM * placer->style->size;
}

static void put_glyph(Placer *placer, const TextGlyph *glyph)
{
    placer->block->glyphs[placer->block->glyph_count++] = *glyph;
}

/* 1:2:1 when the base is longer, solid and centred when the ruby is or the base is one
 * character. base_x: where the base starts. */
static void put_ruby(Placer *placer, const TextSpan *span, int64_t base_x,
                     float baseline_y)
{
    const TextRubyChar *ruby = placer->run->source.ruby;
    const float size = placer->style->size * text__ruby_scale(placer->style);
    int64_t count = (int64_t)(span->ruby_to - span->ruby_from);
    int64_t spare = span->base_width - span->ruby_width;
    bool is_spread = spare > 0 && span->to - span->from > 1;
    int64_t quarter = is_spread ? spare / (2 * count) : 0;
    int64_t x = base_x + (is_spread ? quarter : spare / 2);
    float y = baseline_y - TEXT_ASCENT_EM * placer->style->size - RUBY_LIFT -
              (1 - TEXT_ASCENT_EM) * size;
    for (size_t i = span->ruby_from; i < span->ruby_to; i++) {
        put_glyph(placer, &(TextGlyph){.codepoint = ruby[i].codepoint,
                                       .face = TEXT_UD_REGULAR,
                                       .size = size,
                                       .x = to_units(placer, x),
                                       .baseline_y = y});
        x += ruby[i].advance + 2 * quarter;
    }
}

static bool is_drawn(const TextUnit *unit)
{
    return (unit->facts & CHAR_SPACE) == 0 && unit->codepoint != 0xA0;
}

static void put_line(Placer *placer, TextLine *line, size_t from, size_t to)
{
    const TextSource *source = &placer->run->source;
    int64_t x = text__line_head(placer->run, from);
    int64_t span_x = x;
    for (size_t i = from; i < to; i++) {
        const TextUnit *unit = &source->units[i];
        x += i > from ? unit->gap : 0;
        if (is_drawn(unit)) {
            put_glyph(placer, &(TextGlyph){.codepoint = unit->codepoint,
                                           .face = unit->face,
                                           .size = placer->style->size,
                                           .x = to_units(placer, x),
                                           .baseline_y = line->baseline_y});
        }
        const TextSpan *span = unit->span != 0 ? &source->spans[unit->span - 1] : NULL;
        if (span != NULL && span->from == i) {
            span_x = x;
        }
        if (span != NULL && span->to == i + 1) {
            put_ruby(placer, span, span_x, line->baseline_y);
        }
        x += unit->advance;
    }
}

static void put_text(Placer *placer, TextLine *line, size_t from, size_t to)
{
    char *at = placer->text;
    for (size_t i = from; i < to; i++) {
        at += utf8_encode(placer->run->source.units[i].codepoint, at);
    }
    line->text = (Str){placer->text, (size_t)(at - placer->text)};
    placer->text = at;
}

static void place_line(Placer *placer, TextLine *line, size_t from, size_t to)
{
    TextBlock *block = placer->block;
    const TextSource *source = &placer->run->source;
    bool is_last = to == source->count;
    line->ends_paragraph = is_last || source->units[to].mark == TEXT_MARK_PARAGRAPH;
    line->top = block->height;
    line->baseline_y = line->top + placer->lead + TEXT_ASCENT_EM * placer->style->size;
    int64_t width = text__line_width(placer->run, from, to);
    int64_t beyond = width - placer->run->limit;
    line->width = to_units(placer, width);
    line->hang = beyond > TEXT_SLACK && text__line_hang(placer->run, from, to) > 0
                     ? to_units(placer, beyond)
                     : 0;
    size_t first_glyph = block->glyph_count;
    put_line(placer, line, from, to);
    put_text(placer, line, from, to);
    line->glyphs = block->glyphs + first_glyph;
    line->glyph_count = block->glyph_count - first_glyph;
    float gap = line->ends_paragraph && !is_last ? placer->style->paragraph_gap : 0;
    block->height += placer->pitch * (1 + gap);
    block->width =
        line->width - line->hang > block->width ? line->width - line->hang : block->width;
}

/* Half the leading; with ruby on, all that the ruby needs if there is that much. */
static float lead_above(const TextStyle *style, float pitch)
{
    float leading = pitch - style->size;
    if (style->ruby == TEXT_RUBY_NONE) {
        return leading / 2;
    }
    float wanted = style->size * text__ruby_scale(style) + RUBY_LIFT;
    float most = leading < wanted ? leading : wanted;
    return leading / 2 > most ? leading / 2 : most;
}

static void place_lines(Arena *arena, Str markup, const TextRun *run,
                        const TextLines *lines, TextBlock *block)
{
    const TextStyle *style = run->style;
    float pitch = style->pitch > 0 ? style->pitch : style->size * 1.7f;
    block->lines = ARENA_ARRAY(arena, TextLine, lines->count);
    block->glyphs =
        ARENA_ARRAY(arena, TextGlyph, run->source.count + run->source.ruby_count);
    block->line_count = lines->count;
    block->is_too_wide = lines->is_too_wide;
    block->has_ruby = run->source.ruby_count > 0;
    Placer placer = {
        .run = run,
        .style = style,
        .block = block,
        .text = arena_alloc(arena, markup.len + 4),
        .pitch = pitch,
        .lead = lead_above(style, pitch),
    };
    for (size_t i = 0; i < lines->count; i++) {
        place_line(&placer, &block->lines[i], i > 0 ? lines->ends[i - 1] : 0,
                   lines->ends[i]);
    }
}

void text_layout(Arena *arena, Str markup, const TextStyle *style,
                 const TextMetrics *metrics, TextBlock *out)
{
    Arena scratch = {.wipe_on_clear = arena->wipe_on_clear};
    TextRun run;
    TextLines lines;
    *out = (TextBlock){0};
    text__prepare(&scratch, markup, style, metrics, &run);
    text__break_lines(&scratch, &run, &lines);
    place_lines(arena, markup, &run, &lines, out);
    arena_clear(&scratch);
}

float text_line_width(Arena *arena, Str markup, const TextStyle *style,
                      const TextMetrics *metrics)
{
    Arena scratch = {.wipe_on_clear = arena->wipe_on_clear};
    TextStyle one_line = *style;
    one_line.width = 0;
    TextRun run;
    TextLines lines;
    text__prepare(&scratch, markup, &one_line, metrics, &run);
    text__break_lines(&scratch, &run, &lines);
    int64_t widest = 0;
    for (size_t i = 0; i < lines.count; i++) {
        int64_t width =
            text__line_width(&run, i > 0 ? lines.ends[i - 1] : 0, lines.ends[i]);
        widest = width > widest ? width : widest;
    }
    arena_clear(&scratch);
    return (float)widest / (float)TEXT_EM * style->size;
}
