/* {fact.figure} in a text: the figure of lessons/facts.lua. */
#include "script/build.h"

bool fact__is_name(Str name)
{
    return name.len > 0 && name.ptr[0] >= 'a' && name.ptr[0] <= 'z';
}

/* "ransom_entrances.vpn" taken apart; figure is empty without a dot. */
static const Fact *find(const Loader *loader, Str name, Str *figure)
{
    Str id = {0};
    Str rest = name;
    (void)str_split(&rest, '.', &id);
    *figure = rest;
    return facts_find(loader->facts, id);
}

static Str value_of(const Fact *fact, Str figure)
{
    const FactValue *const value = figure.len > 0 ? fact_find_value(fact, figure) : NULL;
    return value != NULL ? value->text : figure.len == 0 ? fact->text : (Str){0};
}

Str fact__value(const Loader *loader, Str name)
{
    Str figure;
    const Fact *const fact = find(loader, name, &figure);
    const Str value = fact != NULL ? value_of(fact, figure) : (Str){0};
    return value.len > 0 ? value : name;
}

/* The id or figure of the table that is nearest; NULL when none is near. */
static const char *nearest(const Loader *loader, const Fact *fact, Str wrong)
{
    const size_t all = loader->facts != NULL ? loader->facts->count : 0;
    const size_t count = fact != NULL ? fact->value_count : all;
    Arena *const arena = &loader->diagnostics->arena;
    const char **const names = ARENA_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = str_copy_z(arena, fact != NULL ? fact->values[i].name
                                                  : loader->facts->facts[i].id);
    }
    return nearest_name(wrong, names, count);
}

void fact__check(Loader *loader, const Node *node, Str name)
{
    Str figure;
    const Fact *const fact = find(loader, name, &figure);
    if (fact != NULL && value_of(fact, figure).len > 0) {
        return;
    }
    const size_t most = name.len < 60 ? name.len : 60;
    const Str id =
        str_slice(name, 0, figure.len > 0 ? name.len - figure.len - 1 : name.len);
    const char *const near = nearest(loader, fact, fact != NULL ? figure : id);
    build_say(loader, node, "S028", "%s：facts.luaに数字「%.*s」はありません。%s%s%s",
              node->word->name, (int)most, name.ptr, near ? "「" : "", near ? near : "",
              near ? "」のことですか。" : "");
}
