#include "hr/arguments.h"

#include <string.h>

static const Option *find_option(const Option *options, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i].name, name) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

/* Known before anything is refused: the refusal is an answer, too. */
static bool wants_json(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_format = i > 0 && strcmp(texts[i - 1], "--format") == 0;
        if (strcmp(texts[i], is_format ? "json" : "--json") == 0) {
            return true;
        }
    }
    return false;
}

static Status add_operand(Arguments *out, const char *text, Error *err)
{
    if (out->operand_count == ARGUMENT_OPERANDS_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "「%s」は余分です。", text);
    }
    out->operands[out->operand_count++] = text;
    return STATUS_OK;
}

static Status add_value(Arguments *out, const Option *option, const char *text,
                        Error *err)
{
    if (out->value_count == ARGUMENT_VALUES_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "オプションが多すぎます。");
    }
    out->values[out->value_count++] = (OptionValue){option, text};
    return STATUS_OK;
}

Status arguments_read(const char *const *texts, size_t count, const Option *options,
                      size_t option_count, Arguments *out, Error *err)
{
    *out = (Arguments){.wants_json = wants_json(texts, count)};
    Status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const char *text = texts[i];
        if (strcmp(text, "--help") == 0) {
            out->wants_help = true;
            continue;
        }
        if (text[0] != '-' || text[1] == '\0') {
            status = add_operand(out, text, err);
            continue;
        }
        const Option *option = find_option(options, option_count, text);
        if (option == NULL) {
            return error_set(err, STATUS_BAD_ARGUMENT, "オプション「%s」はありません。",
                             text);
        }
        if (option->value != NULL && i + 1 == count) {
            return error_set(err, STATUS_BAD_ARGUMENT, "「%s」の後に %s がありません。",
                             text, option->value);
        }
        status = add_value(out, option, option->value != NULL ? texts[++i] : NULL, err);
    }
    return status;
}

const char *arguments_value(const Arguments *arguments, const char *name)
{
    for (size_t i = arguments->value_count; i-- > 0;) {
        if (strcmp(arguments->values[i].option->name, name) == 0) {
            return arguments->values[i].text;
        }
    }
    return NULL;
}

const char *arguments_sentence(const Arguments *arguments, const char *name)
{
    const char *text = arguments_value(arguments, name);
    return text != NULL && str_trim(str_from(text)).len > 0 ? text : NULL;
}

bool arguments_has(const Arguments *arguments, const char *name)
{
    for (size_t i = 0; i < arguments->value_count; i++) {
        if (strcmp(arguments->values[i].option->name, name) == 0) {
            return true;
        }
    }
    return false;
}
