#include "course/facts.h"

Facts *facts_new(void)
{
    return mem_alloc(sizeof(Facts));
}

void facts_free(Facts *facts)
{
    if (facts != NULL) {
        arena_clear(&facts->arena);
        mem_free(facts);
    }
}

const Fact *facts_find(const Facts *facts, Str id)
{
    for (size_t i = 0; facts != NULL && i < facts->count; i++) {
        if (str_equal(facts->facts[i].id, id)) {
            return &facts->facts[i];
        }
    }
    return NULL;
}

const FactValue *fact_find_value(const Fact *fact, Str name)
{
    for (size_t i = 0; i < fact->value_count; i++) {
        if (str_equal(fact->values[i].name, name)) {
            return &fact->values[i];
        }
    }
    return NULL;
}
