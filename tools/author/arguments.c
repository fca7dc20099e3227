#include "author/arguments.h"

#include <string.h>

static int option_index(const OptionRow *options, const char *name)
{
    for (int i = 0; i < ARGUMENT_OPTIONS_MOST && options[i].name != NULL; i++) {
        if (strcmp(options[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

Status arguments_read(const OptionRow *options, const char *const *texts, size_t count,
                      Arguments *out, Error *err)
{
    *out = (Arguments){.options = options};
    for (size_t i = 0; i < count; i++) {
        const char *const text = texts[i];
        if (strcmp(text, "--help") == 0) {
            out->wants_help = true;
            continue;
        }
        if (text[0] != '-' || text[1] == '\0') {
            if (out->operand_count == ARGUMENT_OPERANDS_MOST) {
                return error_set(err, STATUS_BAD_ARGUMENT, "引数が多すぎます。");
            }
            out->operands[out->operand_count++] = text;
            continue;
        }
        const int at = option_index(options, text);
        if (at < 0) {
            return error_set(err, STATUS_BAD_ARGUMENT,
                             "オプション %s はありません。--help で確かめてください。",
                             text);
        }
        if (options[at].value != NULL && i + 1 == count) {
            return error_set(err, STATUS_BAD_ARGUMENT, "%s の後に %s が必要です。", text,
                             options[at].value);
        }
        out->values[at] = options[at].value != NULL ? texts[++i] : text;
    }
    return STATUS_OK;
}

const char *argument(const Arguments *arguments, const char *name)
{
    const int at = option_index(arguments->options, name);
    return at >= 0 ? arguments->values[at] : NULL;
}
