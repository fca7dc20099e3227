/* Which ways there are, and on which layer each scene stands. */
#include "author/map.h"

enum {
    EDGES_MOST = 4096
};

typedef struct Maker {
    const Lesson *lesson;
    MapEdge *edges;
    size_t count;
    int *layer;
    int *place;
    bool *is_open; /* on the way being followed; a way back to such a scene is a circle */
    int layer_count;
} Maker;

static void add_edge(Maker *maker, const MapEdge *edge)
{
    for (size_t i = 0; i < maker->count; i++) {
        const MapEdge *const old = &maker->edges[i];
        if (old->from == edge->from && old->to == edge->to && old->kind == edge->kind &&
            str_equal(old->label, edge->label)) {
            return;
        }
    }
    if (maker->count < EDGES_MOST) {
        maker->edges[maker->count++] = *edge;
    }
}

static void add_way(Maker *maker, size_t from, Str to, MapEdgeKind kind, Str label,
                    bool has_condition)
{
    const size_t scene = lesson_find_scene(maker->lesson, to);
    if (scene != LESSON_NONE) {
        add_edge(maker, &(MapEdge){from, scene, kind, has_condition, label});
    }
}

/* True when the scene may simply end (and goes on where its branch meets). */
static bool add_scene_ways(Maker *maker, size_t index)
{
    const Scene *const scene = &maker->lesson->scenes[index];
    for (size_t i = 0; i < scene->step_count; i++) {
        const Step *const step = &scene->steps[i];
        if (step->kind == STEP_FINISH) {
            add_edge(maker, &(MapEdge){.from = index, .to = MAP_END, .kind = MAP_FINISH});
            return false;
        }
        if (step->kind == STEP_JUMP) {
            add_way(maker, index, step->target, MAP_JUMP, (Str){0}, step->condition != 0);
            if (step->condition == 0) {
                return false;
            }
        }
        if (step->kind == STEP_CHOOSE) {
            bool all_lead_away = true;
            for (size_t k = 0; k < step->choose.option_count; k++) {
                const ChooseOption *const option = &step->choose.options[k];
                all_lead_away = all_lead_away && option->to.len > 0;
                add_way(maker, index, option->to, MAP_CHOICE, option->label, false);
            }
            if (all_lead_away) {
                return false;
            }
        }
    }
    return true;
}

static void mark_reached(const Maker *maker, size_t from, size_t stop, bool *reached)
{
    if (from == stop || reached[from]) {
        return;
    }
    reached[from] = true;
    for (size_t i = 0; i < maker->count; i++) {
        const MapEdge *const edge = &maker->edges[i];
        if (edge->from == from && edge->to != MAP_END) {
            mark_reached(maker, edge->to, stop, reached);
        }
    }
}

/* Scenes of the branches of one choice that simply end go on where they meet. */
static void add_meeting(Maker *maker, Arena *arena, const ChooseStep *choose,
                        const bool *may_end)
{
    const Lesson *const lesson = maker->lesson;
    const size_t meet = lesson_find_scene(lesson, choose->meet);
    bool *const reached = ARENA_ARRAY(arena, bool, lesson->scene_count);
    if (meet == LESSON_NONE) {
        return;
    }
    for (size_t i = 0; i < choose->option_count; i++) {
        const size_t to = lesson_find_scene(lesson, choose->options[i].to);
        if (to != LESSON_NONE) {
            mark_reached(maker, to, meet, reached);
        }
    }
    for (size_t i = 0; i < lesson->scene_count; i++) {
        if (reached[i] && may_end[i]) {
            add_edge(maker, &(MapEdge){.from = i, .to = meet, .kind = MAP_MEET});
        }
    }
}

static void add_meetings(Maker *maker, Arena *arena, const bool *may_end)
{
    for (size_t i = 0; i < maker->lesson->scene_count; i++) {
        const Scene *const scene = &maker->lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count; k++) {
            if (scene->steps[k].kind == STEP_CHOOSE &&
                scene->steps[k].choose.meet.len > 0) {
                add_meeting(maker, arena, &scene->steps[k].choose, may_end);
            }
        }
    }
}

/* A scene stands below every scene that leads to it; ways back up are left out. */
static void sink_scene(Maker *maker, size_t scene, int layer)
{
    if (maker->is_open[scene] || layer <= maker->layer[scene]) {
        return;
    }
    maker->layer[scene] = layer;
    maker->layer_count = layer + 1 > maker->layer_count ? layer + 1 : maker->layer_count;
    maker->is_open[scene] = true;
    for (size_t i = 0; i < maker->count; i++) {
        if (maker->edges[i].from == scene && maker->edges[i].to != MAP_END) {
            sink_scene(maker, maker->edges[i].to, layer + 1);
        }
    }
    maker->is_open[scene] = false;
}

static void give_places(Maker *maker, Arena *arena)
{
    const size_t count = maker->lesson->scene_count;
    int *const used = ARENA_ARRAY(arena, int, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (maker->layer[i] < 0) {
            maker->layer[i] = 0; /* never reached: stands at the top, without arrows */
        }
        maker->place[i] = used[maker->layer[i]]++;
    }
}

void map_make(Arena *arena, const Lesson *lesson, Map *out)
{
    const size_t count = lesson->scene_count;
    Maker maker = {.lesson = lesson, .layer_count = 1};
    maker.edges = ARENA_ARRAY(arena, MapEdge, EDGES_MOST);
    maker.layer = ARENA_ARRAY(arena, int, count);
    maker.place = ARENA_ARRAY(arena, int, count);
    maker.is_open = ARENA_ARRAY(arena, bool, count);
    bool *const may_end = ARENA_ARRAY(arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        maker.layer[i] = -1;
        may_end[i] = add_scene_ways(&maker, i);
    }
    /* Inner meetings first make outer ones reachable. */
    for (size_t before = SIZE_MAX; before != maker.count;) {
        before = maker.count;
        add_meetings(&maker, arena, may_end);
    }
    if (count > 0) {
        sink_scene(&maker, 0, 0);
    }
    give_places(&maker, arena);
    *out = (Map){lesson,      maker.edges, maker.count,
                 maker.layer, maker.place, maker.layer_count};
}
