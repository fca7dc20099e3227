/* Scenes and their steps. */
#include "script/build.h"

/* misaki "id" "face" "text" */
static void build_person(Loader *loader, const Node *node, Step *step)
{
    step->kind = STEP_SAY;
    step->id = build_id(loader, node, 0);
    step->who = build_keep(loader, str_from(node->word->name));
    (void)build_face(loader, node, node->values[1].text, &step->face);
    step->text = build_text(loader, node, 2);
}

static void build_say_line(Loader *loader, const Node *node, Step *step)
{
    step->kind = STEP_SAY;
    step->id = build_id(loader, node, 0);
    step->who = build_id(loader, node, 1);
    build_check_who(loader, node, step->who);
    (void)build_face(loader, node, node->values[2].text, &step->face);
    step->text = build_text(loader, node, 3);
}

static void build_narrate(Loader *loader, const Node *node, Step *step)
{
    step->kind = STEP_NARRATE;
    step->id = build_id(loader, node, 0);
    step->text = build_text(loader, node, 1);
}

/* "misaki", { "misaki", "困り" } or "nobody". */
static void build_show_person(Loader *loader, Fields *fields, const char *side,
                              ShowPerson *out)
{
    const Field *const field = body_find(fields->body, side);
    Str who = {0};
    if (field && field->value.kind == VALUE_TEXT) {
        out->is_set = fields_text(fields, side, &who);
    } else {
        const Str *parts = NULL;
        size_t count = 0;
        out->is_set = fields_texts(fields, side, &parts, &count) && count > 0;
        who = out->is_set ? parts[0] : who;
        if (count > 1) {
            (void)build_face(loader, fields->node, parts[1], &out->face);
        }
    }
    if (out->is_set && !str_is(who, "nobody")) {
        out->who = who;
        build_check_who(loader, fields->node, who);
    }
}

/* pan = { px = 960, seconds = 12 }, fade = { to = "office_day", seconds = 12 } */
static void build_motion(Fields *fields, ShowStep *show)
{
    Motion *const motion = &show->motion;
    Fields pan = fields_within(fields, "pan");
    Fields fade = fields_within(fields, "fade");
    show->has_motion = pan.body || fade.body;
    fields_number(&pan, "px", -10000, 10000, &motion->pan_px);
    fields_number(&pan, "seconds", 0.1, 60, &motion->pan_seconds);
    fields_done(&pan);
    if (fields_id(&fade, "to", &motion->fade_to)) {
        build_check_backdrop(fields->loader, fields->node, motion->fade_to);
    }
    fields_number(&fade, "seconds", 0.1, 60, &motion->fade_seconds);
    fields_done(&fade);
}

static void build_show(Loader *loader, const Node *node, Step *step)
{
    ShowStep *const show = &step->show;
    Fields fields = fields_open(loader, node, 1);
    step->kind = STEP_SHOW;
    step->id = node->values[0].text.len > 0 ? build_id(loader, node, 0) : (Str){0};
    if (fields_id(&fields, "backdrop", &show->backdrop)) {
        build_check_backdrop(loader, node, show->backdrop);
    }
    build_show_person(loader, &fields, "left", &show->left);
    build_show_person(loader, &fields, "right", &show->right);
    show->sets_prop = fields_text(&fields, "prop", &show->prop);
    if (str_is(show->prop, "nothing")) {
        show->prop = (Str){0};
    }
    build_motion(&fields, show);
    fields_done(&fields);
}

static void build_option(Loader *loader, const Node *node, ChooseOption *option)
{
    Fields fields = fields_open(loader, node, 2);
    option->line = node->line;
    option->id = build_id(loader, node, 0);
    option->label = build_text(loader, node, 1);
    fields_id(&fields, "to", &option->to);
    fields_text(&fields, "reply", &option->reply);
    fields_done(&fields);
}

static void build_choose(Loader *loader, const Node *node, Step *step)
{
    ChooseStep *const choose = &step->choose;
    const Body *const body = node->values[2].body;
    ChooseOption *const options = BUILD_ARRAY(loader, ChooseOption, body);
    Fields fields = fields_open(loader, node, 2);
    step->kind = STEP_CHOOSE;
    step->id = build_id(loader, node, 0);
    choose->prompt = build_text(loader, node, 1);
    choose->options = options;
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, node, body, i);
        if (child && child->word->kind == WORD_OPTION) {
            build_option(loader, child, &options[choose->option_count++]);
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
    fields_text(&fields, "store", &choose->store);
    fields_id(&fields, "meet", &choose->meet);
    fields_done(&fields);
}

static void build_other_way(Loader *loader, const Node *node, Step *step)
{
    step->kind = STEP_OTHER_WAY;
    step->target = build_id(loader, node, 0);
    step->id = str_format(loader->keep, "%.*s_other_way", STR_ARG(step->target));
}

static void build_jump(Loader *loader, const Node *node, Step *step)
{
    Fields fields = fields_open(loader, node, 1);
    step->kind = STEP_JUMP;
    step->target = build_id(loader, node, 0);
    fields_condition(&fields, "when", &step->condition);
    fields_id(&fields, "id", &step->id);
    fields_done(&fields);
}

static void build_finish(Loader *loader, const Node *node, Step *step)
{
    Fields fields = fields_open(loader, node, 0);
    step->kind = STEP_FINISH;
    fields_id(&fields, "id", &step->id);
    fields_done(&fields);
}

typedef void StepBuilder(Loader *loader, const Node *node, Step *step);

static StepBuilder *const step_builders[WORD_KIND_COUNT] = {
    [WORD_PERSON] = build_person,   [WORD_SAY] = build_say_line,
    [WORD_NARRATE] = build_narrate, [WORD_SHOW] = build_show,
    [WORD_CHOOSE] = build_choose,   [WORD_OTHER_WAY] = build_other_way,
    [WORD_JUMP] = build_jump,       [WORD_FINISH] = build_finish,
    [WORD_PICK] = build_widget,     [WORD_SPOT] = build_widget,
    [WORD_SORT] = build_widget,     [WORD_PANEL] = build_widget,
    [WORD_ORDER] = build_widget,    [WORD_BUILDER] = build_widget,
    [WORD_WHATIF] = build_widget,   [WORD_TALK] = build_widget,
};

/* Steps that never stop need no id of their own; theirs says where they stand. */
static void name_step(Loader *loader, const Scene *scene, size_t at, Step *step)
{
    static const char *const names[STEP_KIND_COUNT] = {
        [STEP_SHOW] = "show", [STEP_JUMP] = "jump", [STEP_FINISH] = "finish"};
    if (step->id.len == 0 && names[step->kind]) {
        step->id = str_format(loader->keep, "%.*s_%s%zu", STR_ARG(scene->id),
                              names[step->kind], at + 1);
    }
}

void build_scene(Loader *loader, const Node *node, Scene *scene)
{
    const Body *const body = node->values[1].body;
    Step *const steps = BUILD_ARRAY(loader, Step, body);
    Fields fields = fields_open(loader, node, 1);
    *scene = (Scene){.line = node->line, .steps = steps};
    scene->id = build_id(loader, node, 0);
    if (fields_id(&fields, "backdrop", &scene->backdrop)) {
        build_check_backdrop(loader, node, scene->backdrop);
    }
    fields_done(&fields);
    for (size_t i = 0; i < body->item_count; i++) {
        const Node *const child = build_child(loader, node, body, i);
        if (!child) {
            continue;
        }
        if (!step_builders[child->word->kind]) {
            build_misplaced(loader, node, child);
            continue;
        }
        Step *const step = &steps[scene->step_count];
        step->line = child->line;
        step_builders[child->word->kind](loader, child, step);
        name_step(loader, scene, scene->step_count++, step);
    }
}
