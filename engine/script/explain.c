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
     "文の外に全角の記号があります。引用符・コンマ・かっこ・空白は半角にしてください。",
     TAIL_NONE},
    {"(to close '{' at line", "S003",
     "この前にコンマがないか、{ が閉じていません。書き足してください。", TAIL_OPENED},
    {"'}' expected", "S003", "コンマか、閉じる } がありません。書き足してください。",
     TAIL_NEAR},
    {"unfinished string", "S003", "文の終わりの引用符がありません。\" で閉じてください。",
     TAIL_NONE},
    {"unfinished long", "S003", "長い文か注記が閉じていません。]] を書き足してください。",
     TAIL_NONE},
    {"invalid escape", "S003", "文の中の \\\\ は2つ重ねて書いてください。", TAIL_NONE},
    {"'<eof>' expected", "S003",
     "教材の終わりより後に、何か書いてあります。消してください。", TAIL_NEAR},
    {"near <eof>", "S003",
     "ファイルが途中で終わっています。閉じる } か ) を書き足してください。", TAIL_NONE},
    {"unexpected symbol", "S003", "ここに書けないものがあります。", TAIL_NEAR},
    {"syntax error", "S003", "教材の書き方になっていません。", TAIL_NEAR},
    {"'=' expected", "S003", "教材の書き方になっていません。", TAIL_NEAR},
    {" expected near", "S003", "ここに足りないものがあります。", TAIL_NEAR},
    {"overflow", "S003", "{ } の重なりが深すぎます。", TAIL_NONE},
    {"too many", "S003", "1つの教材には長すぎるか、{ } の重なりが深すぎます。",
     TAIL_NONE},
    {"attempt to load a binary", "S003", "ファイルが文字のファイルではありません。",
     TAIL_NONE},
    {"attempt to call a table", "S004",
     "{ } の中の2つの間に、コンマがありません。書き足してください。", TAIL_NONE},
    {"attempt to call a string", "S004",
     "2つの文の間に、コンマがありません。書き足してください。", TAIL_NONE},
    {"attempt to index a string", "S004", "教材では、文に対する関数は使えません。",
     TAIL_NONE},
    {"a userdata value", "S004", "教材の語は、計算には使えません。", TAIL_NONE},
    {"教材では使えません", "S007", NULL, TAIL_NONE},
    {"多すぎます", "S003", NULL, TAIL_NONE}, /* of the loader itself */
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
    return str_is(rest, "<eof>") ? STR("ファイルの終わり") : rest;
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
                        "%s（%.*s行目で開いたもの。「%.*s」の所）", saying->sentence,
                        STR_ARG(opened_line(message)), STR_ARG(near));
    } else if (saying->tail == TAIL_NEAR && near.len > 0) {
        diagnostics_add(diagnostics, line, saying->code, "%s（「%.*s」の所）",
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
