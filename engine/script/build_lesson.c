/* The lesson as a whole. */
#include "script/build.h"

static Var build_var(Loader *loader, const Node *node, const Field *field)
{
    Var var = {.name = build_keep(loader, field->name), .line = node->line};
    switch (field->value.kind) {
    case VALUE_TEXT:
        var.kind = VAR_TEXT;
        var.text = build_keep(loader, field->value.text);
        break;
    case VALUE_NUMBER:
        var.kind = VAR_NUMBER;
        var.number = field->value.number;
        break;
    case VALUE_FLAG:
        var.kind = VAR_FLAG;
        var.flag = field->value.flag;
        break;
    case VALUE_NONE:
    case VALUE_FUNCTION:
    case VALUE_NODE:
    case VALUE_BODY:
        build_say(loader, node, "S012",
                  "vars：%.*sには、文・数・true・falseのどれかを書きます。",
                  STR_ARG(var.name));
        break;
    }
    return var;
}

static void build_vars(Loader *loader, Fields *fields, Lesson *lesson)
{
    const Body *const body = fields_body(fields, "vars");
    if (!body) {
        return;
    }
    Var *const vars = ARENA_ARRAY(loader->keep, Var, body->field_count);
    for (size_t i = 0; i < body->field_count; i++) {
        vars[i] = build_var(loader, fields->node, &body->fields[i]);
    }
    lesson->vars = vars;
    lesson->var_count = body->field_count;
    if (body->item_count > 0) {
        build_say(loader, fields->node, "S012", "vars：名前 = 値 の形で書きます。");
    }
}

static void build_head(Loader *loader, Fields *fields, Lesson *lesson)
{
    lesson->id = build_id(loader, fields->node, 0);
    lesson->revision = 1;
    fields_whole(fields, "revision", 1, 1000000, &lesson->revision);
    fields_whole(fields, "item", 0, 25, &lesson->item);
    fields_text(fields, "title", &lesson->title);
    fields_text(fields, "tile", &lesson->tile);
    fields_text(fields, "question", &lesson->question);
    fields_id(fields, "picture", &lesson->question_picture);
    fields_texts(fields, "goals", &lesson->goals, &lesson->goal_count);
    fields_whole(fields, "op_seconds", 0, 600, &lesson->op_seconds);
    fields_text(fields, "step_today", &lesson->step_today);
    fields_text(fields, "company_rule", &lesson->company_rule);
    build_vars(loader, fields, lesson);
    fields_done(fields);
}

static void add_name(Str *names, size_t *count, Str name)
{
    for (size_t i = 0; i < *count; i++) {
        if (str_equal(names[i], name)) {
            return;
        }
    }
    if (name.len > 0) {
        names[(*count)++] = name;
    }
}

static size_t count_steps(const Lesson *lesson)
{
    size_t count = 0;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        count += lesson->scenes[i].step_count;
    }
    return count;
}

/* Who appears and where, in the order of the lesson: the player loads ahead by it. */
static void collect_pictures(Loader *loader, Lesson *lesson)
{
    const size_t steps = count_steps(lesson);
    Str *const cast = ARENA_ARRAY(loader->keep, Str, steps * 3);
    Str *const backdrops =
        ARENA_ARRAY(loader->keep, Str, steps * 2 + lesson->scene_count);
    for (size_t i = 0; i < lesson->scene_count; i++) {
        const Scene *const scene = &lesson->scenes[i];
        add_name(backdrops, &lesson->backdrop_count, scene->backdrop);
        for (size_t j = 0; j < scene->step_count; j++) {
            const Step *const step = &scene->steps[j];
            add_name(cast, &lesson->cast_count, step->who);
            add_name(cast, &lesson->cast_count, step->show.left.who);
            add_name(cast, &lesson->cast_count, step->show.right.who);
            add_name(backdrops, &lesson->backdrop_count, step->show.backdrop);
            add_name(backdrops, &lesson->backdrop_count, step->show.motion.fade_to);
        }
    }
    lesson->cast = cast;
    lesson->backdrops = backdrops;
}

static void build_only_once(Loader *loader, const Node *node, bool *is_there)
{
    if (*is_there) {
        build_say(loader, node, "S014", "%sが2つあります。1つにまとめてください。",
                  node->word->name);
    }
    *is_there = true;
}

void build_lesson(Loader *loader, const Node *node, Lesson *lesson)
{
    Fields fields = fields_open(loader, node, 1);
    Scene *const scenes = BUILD_ARRAY(loader, Scene, fields.body);
    bool has_explain = false;
    bool has_quiz = false;
    lesson->scenes = scenes;
    build_head(loader, &fields, lesson);
    for (size_t i = 0; i < fields.body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields.body, i);
        if (!child) {
            continue;
        }
        if (child->word->kind == WORD_SCENE) {
            build_scene(loader, child, &scenes[lesson->scene_count++]);
        } else if (child->word->kind == WORD_EXPLAIN) {
            build_only_once(loader, child, &has_explain);
            build_explain(loader, child, lesson);
        } else if (child->word->kind == WORD_QUIZ) {
            build_only_once(loader, child, &has_quiz);
            build_quiz(loader, child, lesson);
        } else {
            build_misplaced(loader, node, child);
        }
    }
    collect_pictures(loader, lesson);
}
