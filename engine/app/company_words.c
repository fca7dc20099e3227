/* What this company calls things, from the device's settings or the handout. */
#include "app/app_internal.h"
#include "base/log.h"

ScriptOptions company_words(App *app, Arena *arena)
{
    const size_t count = company_word_count();
    ScriptWord *words = ARENA_ARRAY(arena, ScriptWord, count);
    for (size_t i = 0; i < count; i++) {
        Str setting = company_word_setting(arena, i);
        Error err = {0};
        words[i].name = company_word_name(i);
        if (company_setting(app, arena, setting, &words[i].value, &err) != STATUS_OK) {
            log_warning("company word not read: %s", err.message);
        }
    }
    return (ScriptOptions){.words = words, .word_count = count};
}
