#include "ui/words.h"

static const Str words[UI_WORD_COUNT] = {
#define X(id, text) [id] = {text, sizeof(text) - 1},
    UI_WORD_TABLE(X)
#undef X
};

Str ui_word(UiWord word)
{
    require((unsigned)word < UI_WORD_COUNT);
    return words[word];
}
