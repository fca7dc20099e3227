/* The branch graph of a lesson: scenes as boxes, ways as arrows. */
#ifndef GOFUN_AUTHOR_MAP_H
#define GOFUN_AUTHOR_MAP_H

#include "lesson/model.h"

typedef enum MapEdgeKind {
    MAP_CHOICE, /* an option of a choice */
    MAP_JUMP,
    MAP_MEET,  /* the end of a branch */
    MAP_FINISH /* to explanation and test */
} MapEdgeKind;

#define MAP_END ((size_t)-1) /* explanation, test and end, as one box */

typedef struct MapEdge {
    size_t from, to; /* scenes; MAP_END */
    MapEdgeKind kind;
    bool has_condition;
    Str label; /* of an option */
} MapEdge;

typedef struct Map {
    const Lesson *lesson;
    const MapEdge *edges;
    size_t edge_count;
    const int *layer; /* by scene, from 0; what is nearer to the start is above */
    const int *place; /* by scene, from 0 within its layer */
    int layer_count;  /* the end stands below the last */
} Map;

/* Everything in the arena; the lesson must live as long. */
void map_make(Arena *arena, const Lesson *lesson, Map *out);
/* Appends an SVG picture (for browsers: it has text). */
void map_write_svg(const Map *map, StrBuf *out);
/* Appends the same for Graphviz. */
void map_write_dot(const Map *map, StrBuf *out);

#endif
