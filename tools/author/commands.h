/* The commands of gofun-author: one file each, one row each in main.c. */
#ifndef GOFUN_AUTHOR_COMMANDS_H
#define GOFUN_AUTHOR_COMMANDS_H

#include "author/arguments.h"
#include "base/str.h"
#include "lesson/model.h"

/* Exit codes of every command. */
enum {
    EXIT_GOOD = 0,
    EXIT_BAD = 1,    /* the answer is no: mistakes found, a pack refused */
    EXIT_TROUBLE = 2 /* there is no answer: wrong use, a file missing */
};

typedef struct Command {
    const char *name;
    const char *operands; /* for the help */
    const char *summary;
    OptionRow options[ARGUMENT_OPTIONS_MOST];
    size_t least, most; /* operands */
    int (*run)(const Arguments *arguments);
} Command;

extern const Command COMMAND_CHECK;
extern const Command COMMAND_EXPLAIN;
extern const Command COMMAND_NEW;
extern const Command COMMAND_PLAN;
extern const Command COMMAND_MAP;
extern const Command COMMAND_GIFT;
extern const Command COMMAND_PACK;
extern const Command COMMAND_VERIFY;
extern const Command COMMAND_UNPACK;
extern const Command COMMAND_INSTALL;
extern const Command COMMAND_PREVIEW;
extern const Command COMMAND_TOUR;

/* ---- for all commands ---- */

/* "gofun-author: message" on stderr; returns EXIT_TROUBLE. */
int command_trouble(const Error *err);
/* Writes text to stdout. */
void command_print(const StrBuf *text);
/* given, or when it is NULL the folder of this name here, or the one beside the program
 * (in the build tree's source or in share/gofun). In the arena. */
const char *command_folder(Arena *arena, const char *given, const char *name);
/* The lessons with the tables beside them (readings, glossary): the folder lessons here
 * when it is a whole course, else the one of the program. */
const char *command_course_folder(Arena *arena);
/* What is meant by a path or by the id of a lesson, here or of the program: a file or a
 * folder; given itself when there is neither. */
const char *command_lesson_folder(Arena *arena, const char *given);
/* The same, the lesson file. */
const char *command_lesson_path(Arena *arena, const char *given);
/* Loads it; its mistakes go to stderr and NULL comes back. */
Lesson *command_load(const char *path);
/* Writes text to the file -o names, or to stdout. Returns the exit code. */
int command_write(const char *path, const StrBuf *text);

#endif
