/* Private to this room: from nodes to the lesson model. Every function says all it finds
 * wrong and goes on, so that one run shows every mistake. */
#ifndef GOFUN_SCRIPT_BUILD_H
#define GOFUN_SCRIPT_BUILD_H

#include "script/loader.h"

/* ---- helpers (fields.c) ---- */

/* The names between a node's braces. Ask for each, then fields_done() knows which names
 * mean nothing. */
typedef struct Fields {
    Loader *loader;
    const Node *node;
    const Body *body; /* NULL when the braces were left out */
    const char *asked[24];
    size_t asked_count;
} Fields;

/* at: which of the node's values holds the braces. */
Fields fields_open(Loader *loader, const Node *node, size_t at);
/* The names inside `name = { ... }`, empty when it is not there. */
Fields fields_within(Fields *fields, const char *name);
/* Each returns false and leaves *out when the name is not there or wrong (then said). */
bool fields_text(Fields *fields, const char *name, Str *out);
bool fields_id(Fields *fields, const char *name, Str *out);
bool fields_whole(Fields *fields, const char *name, int least, int most, int *out);
bool fields_number(Fields *fields, const char *name, double least, double most,
                   double *out);
bool fields_flag(Fields *fields, const char *name, bool *out);
bool fields_condition(Fields *fields, const char *name, int *out);
bool fields_texts(Fields *fields, const char *name, const Str **out, size_t *count);
const Body *fields_body(Fields *fields, const char *name);
/* Says which names were never asked for. */
void fields_done(Fields *fields);

/* Texts of a list, in the lesson's arena; says when something else is in it. */
void build_texts(Loader *loader, const Node *node, const Body *body, const Str **out,
                 size_t *count);
/* The finished node at items[at], marked as used; NULL when there is none to be had
 * (said, unless it is a name already complained about). */
Node *build_child(Loader *loader, const Node *parent, const Body *body, size_t at);
/* "scene cannot stand inside quiz". */
void build_misplaced(Loader *loader, const Node *parent, const Node *child);
/* Value number at of the node; empty text said as a mistake. Kept with the lesson. */
Str build_text(Loader *loader, const Node *node, size_t at);
/* The same for an id: small letters, digits and _. */
Str build_id(Loader *loader, const Node *node, size_t at);
int build_whole(Loader *loader, const Node *node, size_t at, int least, int most);
bool build_face(Loader *loader, const Node *node, Str name, Face *out);
void build_check_who(Loader *loader, const Node *node, Str who);
void build_check_backdrop(Loader *loader, const Node *node, Str backdrop);
Str build_keep(Loader *loader, Str text);
/* ---- company words (company.c) ---- */

/* Length of the {name} that text begins with, 0 when it is not one (a reading, say). */
size_t company__length(Str text, Str *name);
/* Says so when there is no such word. */
void company__check(Loader *loader, const Node *node, Str name);
/* text with every {name} replaced; kept with the lesson. */
Str company__fill(Loader *loader, Str text);

/* ---- figures of facts.lua (fact.c), in the same braces ---- */

/* True when name is one of a figure, not of a company word. */
bool fact__is_name(Str name);
void fact__check(Loader *loader, const Node *node, Str name);
/* The figure; the name itself when there is none. */
Str fact__value(const Loader *loader, Str name);

#define build_say(loader, node, ...)                                                     \
    ((void)diagnostics_add((loader)->diagnostics, (node)->line, __VA_ARGS__))
/* Room for as many Types as the body has items, in the lesson's arena. */
#define BUILD_ARRAY(loader, Type, body)                                                  \
    ARENA_ARRAY((loader)->keep, Type, (body)->item_count)

/* ---- parts of a lesson ---- */
void build_lesson(Loader *loader, const Node *node, Lesson *lesson);
void build_scene(Loader *loader, const Node *node, Scene *scene);
/* Any of the eight hands-on parts. */
void build_widget(Loader *loader, const Node *node, Step *step);
void build_builder(Loader *loader, Fields *fields, Widget *widget);
void build_whatif(Loader *loader, Fields *fields, Widget *widget);
void build_talk(Loader *loader, Fields *fields, Widget *widget);
void build_explain(Loader *loader, const Node *node, Lesson *lesson);
void build_quiz(Loader *loader, const Node *node, Lesson *lesson);
void build_course(Loader *loader, const Node *node, Catalogue *catalogue);

#endif
