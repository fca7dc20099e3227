/* Private to this room: what is at hand while one file is being read. */
#ifndef GOFUN_SCRIPT_LOADER_H
#define GOFUN_SCRIPT_LOADER_H

#include "script/node.h"
#include "script/sandbox.h"
#include "script/script.h"

#define CONDITIONS_MOST 200

typedef struct Names {
    const Str *names;
    size_t count;
} Names;

typedef struct Condition {
    int reference; /* in Lua's registry */
    int line;
} Condition;

typedef struct Loader {
    Sandbox *sandbox;
    Diagnostics *diagnostics;
    int64_t load_ms; /* for running the file and trying its conditions */
    Arena *keep;     /* the model's arena */
    Arena scratch;   /* nodes and their texts; gone after loading */
    Str source;
    Names cast;              /* who may speak */
    Names backdrops;         /* empty: any */
    const ScriptWord *words; /* of the company; may be none */
    size_t word_count;
    const Facts *facts;  /* NULL: none */
    const Word **people; /* one word each for cast */
    Node *nodes;         /* every node made, last first */
    Node *unknown;       /* the one node for words without meaning */
    size_t value_count;
    Condition *conditions; /* condition n is conditions[n - 1] */
    size_t condition_count;
    Node *root;   /* what the file returned */
    Body *data;   /* the same for a file of plain data; NULL when it is something else */
    bool is_data; /* plain data is wanted */
    bool is_open; /* words may be used; not in conditions */
} Loader;

/* The loader a C function called from Lua belongs to. Raises an error when the lesson is
 * loaded already: conditions may not use words. */
Loader *loader_of(lua_State *L);

/* Reading one file: start, check, run, build, end. keep is the model's arena, source and
 * options are borrowed. _check takes the byte order mark off *source. */
Loader loader__start(Str source, const ScriptOptions *options, Arena *keep,
                     Diagnostics *diagnostics);
Status loader__check_source(Str *source, Diagnostics *diagnostics);
Status loader__run(Loader *loader, const ScriptOptions *options);
void loader__end(Loader *loader);
/* Says which things were written down but stand nowhere. */
void loader__say_left_over(Loader *loader);
/* The bytes of a file of Lua, with what is wrong said in diagnostics. */
Status loader__read_file(const char *path, StrBuf *source, Diagnostics *diagnostics);

/* Pushes the environment of a lesson: looks like an empty table, finds the words and the
 * few library functions. Also prepares light userdata, which nodes are on the Lua side.
 */
void library_push_environment(lua_State *L);

/* Counts one more thing read; raises an error when the lesson is too large or late. */
void loader_count_value(lua_State *L, Loader *loader);

/* The value at index as plain data in loader->scratch; depth counts nested braces. */
Value read_value(lua_State *L, Loader *loader, int index, int depth);

/* Keeps the state of loader for the lesson's conditions; sandbox is the host's then. */
void host_attach(Loader *loader, Lesson *lesson);
/* Tries each condition once with the default values; says which do not work. budget_ms
 * is for all of them. */
void host_try_conditions(Loader *loader, const Lesson *lesson, int64_t budget_ms);

/* Says in plain words why Lua stopped. */
void explain_fault(const SandboxFault *fault, Diagnostics *diagnostics);

#endif
