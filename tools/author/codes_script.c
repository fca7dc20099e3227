/* Codes of the reader of lesson files (engine/script). */
#include "author/codes.h"

static const CodePage pages[] = {
    {"S001", "the file cannot be read",
     "It is not there, may not be read, or is larger than 256 KiB. A lesson of five\n"
     "minutes has about 15 KiB; split what is larger.",
     NULL, NULL},
    {"S002", "the file is not UTF-8",
     "The line holds bytes of another encoding, mostly CP932 from an older editor.\n"
     "Save the file as UTF-8.",
     NULL, NULL},
    {"S003", "not written as a lesson",
     "The file does not hold together: a comma, a quote mark or a closing brace is\n"
     "missing, or one of them is full-width. The message says what was found where.",
     "show { left = \"misaki\" right = \"yuma\" },",
     "show { left = \"misaki\", right = \"yuma\" },"},
    {"S004", "the file stopped while it was read",
     "Mostly a comma is missing between two words or texts, so that one was used as a\n"
     "part of the other.",
     "goals = { \"a\" \"b\" },", "goals = { \"a\", \"b\" },"},
    {"S005", "reading took too long",
     "A lesson is read within two seconds. Loops do not belong into a lesson.", NULL,
     NULL},
    {"S006", "reading took too much memory",
     "A lesson may use 32 MiB while it is read. Texts built by repeating do not belong\n"
     "into a lesson.",
     NULL, NULL},
    {"S007", "a name that lessons may not use",
     "Files, the network, the clock and the program are out of reach of a lesson.",
     "os.execute(\"date\")", NULL},
    {"S008", "a global name is set",
     "A lesson only describes. Write local in front when you need a short name.",
     "title = \"...\"", "local title = \"...\""},
    {"S010", "unknown word",
     "The word is not part of the vocabulary; the message names the nearest one.\n"
     "docs/lesson-format.md has all words.",
     "narate \"c1\" \"...\",", "narrate \"c1\" \"...\","},
    {"S011", "unknown name in braces",
     "Inside { } only certain names have a meaning for this word.",
     "show { lft = \"misaki\" },", "show { left = \"misaki\" },"},
    {"S012", "a value of the wrong kind",
     "A text stands where a number belongs, or the other way round.", "revision = \"1\",",
     "revision = 1,"},
    {"S013", "something is missing or empty",
     "The message says which text. Every label and every sentence is needed: a learner\n"
     "sees all of them.",
     "narrate \"c1\" \"\",", "narrate \"c1\" \"雨の月曜日。\","},
    {"S014", "a thing that cannot stand there",
     "Each word has its place: option in choose, card in explain, question in quiz.",
     "scene \"a\" { card \"x\" \"...\" { \"...\" } },",
     "explain { card \"x\" \"...\" { \"...\" } },"},
    {"S015", "unknown person",
     "Only the cast speaks: misaki, sato, yuma, keiko, shacho, gofun.",
     "say \"a1\" \"tanaka\" \"普通\" \"...\",", "say \"a1\" \"sato\" \"普通\" \"...\","},
    {"S016", "unknown face", "Faces are 普通 笑顔 困り 驚き 真剣 照れ.",
     "misaki \"a1\" \"泣き\" \"...\",", "misaki \"a1\" \"困り\" \"...\","},
    {"S017", "unknown backdrop",
     "The place is not in the list of backdrops and not in a folder backdrops beside "
     "the\n"
     "lesson.",
     "backdrop = \"kitchen\",", "backdrop = \"cafe\","},
    {"S018", "a word is not finished, or a comma is missing",
     "A word takes its texts side by side; a comma ends it. The message shows how the\n"
     "word is written.",
     "misaki \"a1\" \"困り\",", "misaki \"a1\" \"困り\" \"どうしよう。\","},
    {"S019", "written, but part of nothing",
     "The word stands outside of the braces of its lesson, often behind a brace that "
     "was\n"
     "closed too early.",
     NULL, NULL},
    {"S020", "a value out of its range",
     "The message says from where to where. Ids use small letters, digits and _.",
     "narrate \"C 1\" \"...\",", "narrate \"c1\" \"...\","},
    {"S021", "a condition does not work",
     "The function behind when stopped. It gets the variables (v) and returns true or\n"
     "false.",
     "when = function(v) return v.calm.x end",
     "when = function(v) return v.calm > 0 end"},
    {"S022", "a text that cannot be shown",
     "It is too long for any screen, or holds control bytes.", NULL, NULL},
    {"S023", "no lesson in the file",
     "A lesson file ends with what it describes: return lesson \"id\" { ... }.",
     "lesson \"no26_x\" { ... }", "return lesson \"no26_x\" { ... }"},
    {"S024", "twice in the catalogue",
     "Every number and every id stands once in course.lua.", NULL, NULL},
    {"S025", "one thing used in two places",
     "A step was kept in a name and used twice. Every line has its own id, so write it\n"
     "twice with two ids.",
     NULL, NULL},
    {"S026", "a reading that is not written right",
     "Braces in a text are for readings: the words, a bar, the reading.",
     "\"{名乗|}れます\"", "\"{名乗|なの}れます\""},
    {"S027", "a company word that is not one",
     "A name alone in braces is replaced by what the company says for it in its "
     "settings.\n"
     "The message names the words there are.",
     "\"{報告場所}へ\"", "\"{報告先}へ\""},
};

CodePages code_pages_script(void)
{
    return (CodePages){pages, sizeof pages / sizeof pages[0]};
}
