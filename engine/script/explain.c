/* Lua's own messages in words for people who do not program. What is not in the table
 * is passed on as it is. */
#include <string.h>

#include "script/loader.h"

typedef enum Tail {
    TAIL_NONE,
    TAIL_NEAR,   /* the sentence ends with what stands at the place */
    TAIL_OPENED, /* ... with the line of the opening brace */
} Tail;

typedef struct Saying {
    const char *needle;
    const char *code;
    const char *sentence;
    Tail tail;
} Saying;

/* The first row that fits counts. */
static const Saying sayings[] = {
    {"near '<\\", "S003",
     "a full-width sign stands outside of a text; quote marks, commas, brackets and "
     "spaces "
     "must be half-width",
     TAIL_NONE},
    {"(to close '{' at line", "S003",
     "a comma is missing before this place, or the brace { is not closed", TAIL_OPENED},
    {"'}' expected", "S003", "a comma or a closing brace } is missing", TAIL_NEAR},
    {"unfinished string", "S003", "a text is not closed; its last quote mark is missing",
     TAIL_NONE},
    {"unfinished long", "S003", "a long text or comment is not closed; ]] is missing",
     TAIL_NONE},
    {"invalid escape", "S003", "a backslash in a text must be written twice: \\\\",
     TAIL_NONE},
    {"'<eof>' expected", "S003", "something stands after the end of the lesson",
     TAIL_NEAR},
    {"near <eof>", "S003", "the file ends too early; a closing brace } or ) is missing",
     TAIL_NONE},
    {"unexpected symbol", "S003", "this does not belong here", TAIL_NEAR},
    {"syntax error", "S003", "this is not written as a lesson", TAIL_NEAR},
    {"'=' expected", "S003", "this is not written as a lesson", TAIL_NEAR},
    {" expected near", "S003", "something is missing here", TAIL_NEAR},
    {"overflow", "S003", "it is nested too deep", TAIL_NONE},
    {"too many", "S003", "it is too long or nested too deep for one lesson", TAIL_NONE},
    {"attempt to load a binary", "S003", "the file is not a text", TAIL_NONE},
    {"attempt to call a table", "S004", "a comma is missing between two things in braces",
     TAIL_NONE},
    {"attempt to call a string", "S004", "a comma is missing between two texts",
     TAIL_NONE},
    {"attempt to index a string", "S004", "a text has no functions in a lesson",
     TAIL_NONE},
    {"a userdata value", "S004", "a step of the lesson cannot be used in a calculation",
     TAIL_NONE},
    {"a lesson may not use", "S007", NULL, TAIL_NONE},
};

/* What Lua quotes after "near", without its quote marks. */
static Str near_what(Str message)
{
    const ptrdiff_t at = str_find(message, STR(" near "));
    if (at < 0) {
        return (Str){0};
    }
    Str rest = str_slice(message, (size_t)at + 6, message.len);
    if (rest.len >= 2 && rest.ptr[0] == '\'') {
        rest = str_slice(rest, 1, rest.len - 1);
    }
    return str_is(rest, "<eof>") ? STR("the end of the file") : rest;
}

static Str opened_line(Str message)
{
    const Str mark = STR("at line ");
    const ptrdiff_t at = str_find(message, mark);
    Str rest = str_slice(message, (size_t)at + mark.len, message.len);
    Str number = {0};
    return str_split(&rest, ')', &number) ? number : (Str){0};
}

static const Saying *find_saying(Str message)
{
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
        if (str_find(message, str_from(sayings[i].needle)) >= 0) {
            return &sayings[i];
        }
    }
    return NULL;
}

static void say(const SandboxFault *fault, const Saying *saying, Diagnostics *diagnostics)
{
    const int line = (int)fault->line;
    const Str message = str_from(fault->message);
    const Str near = near_what(message);
    if (!saying || !saying->sentence) {
        diagnostics_add(diagnostics, line, saying ? saying->code : "S004", "%s",
                        fault->message);
    } else if (saying->tail == TAIL_OPENED) {
        diagnostics_add(diagnostics, line, saying->code,
                        "%s (opened in line %.*s; at '%.*s')", saying->sentence,
                        STR_ARG(opened_line(message)), STR_ARG(near));
    } else if (saying->tail == TAIL_NEAR && near.len > 0) {
        diagnostics_add(diagnostics, line, saying->code, "%s, at '%.*s'",
                        saying->sentence, STR_ARG(near));
    } else {
        diagnostics_add(diagnostics, line, saying->code, "%s", saying->sentence);
    }
}

void explain_fault(const SandboxFault *fault, Diagnostics *diagnostics)
{
    const int line = (int)fault->line;
    if (fault->status == STATUS_TIMEOUT) {
        diagnostics_add(diagnostics, line, "S005", "%s", fault->message);
    } else if (fault->status == STATUS_TOO_LARGE) {
        diagnostics_add(diagnostics, line, "S006", "%s", fault->message);
    } else {
        say(fault, find_saying(str_from(fault->message)), diagnostics);
    }
}
