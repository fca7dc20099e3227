/* What is wrong with sealed rows, in Japanese and for programs. */
#ifndef GOFUN_TOOLS_HR_FINDING_WORDS_H
#define GOFUN_TOOLS_HR_FINDING_WORDS_H

#include "base/json.h"
#include "store/care.h"

/* "問いの答え 12番から14番: 消されています"; in the arena. */
Str finding_text(Arena *arena, const StoreFinding *finding);
/* One finding as an item of an array. */
void finding_answer(Json *json, const StoreFinding *finding);

#endif
