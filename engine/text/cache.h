/* Texts as they were laid out before, by what they say and how they are set. For programs
 * that lay out the same pages many times (the author's check); the player lays out few
 * and does without. Never for secrets: texts stay in memory. */
#ifndef GOFUN_TEXT_CACHE_H
#define GOFUN_TEXT_CACHE_H

#include "text/layout.h"

typedef struct TextCache TextCache;

TextCache *text_cache_new(void);
void text_cache_free(TextCache *cache); /* NULL is fine */

/* As text_layout(); the result is a copy in arena, the caller's to change. metrics must
 * be the same in all calls. */
void text_cache_layout(TextCache *cache, Arena *arena, Str markup, const TextStyle *style,
                       const TextMetrics *metrics, TextBlock *out);

#endif
