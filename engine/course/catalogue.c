#include "course/catalogue.h"

Catalogue *catalogue_new(void)
{
    return mem_alloc(sizeof(Catalogue));
}

void catalogue_free(Catalogue *catalogue)
{
    if (catalogue) {
        arena_clear(&catalogue->arena);
        mem_free(catalogue);
    }
}

const CourseEntry *catalogue_find(const Catalogue *catalogue, Str id)
{
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        if (str_equal(catalogue->entries[i].id, id)) {
            return &catalogue->entries[i];
        }
    }
    return NULL;
}

const CourseEntry *catalogue_find_number(const Catalogue *catalogue, int number)
{
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        if (catalogue->entries[i].number == number) {
            return &catalogue->entries[i];
        }
    }
    return NULL;
}

Str catalogue_part_title(const Catalogue *catalogue, int part)
{
    for (size_t i = 0; i < catalogue->part_count; i++) {
        if (catalogue->parts[i].number == part) {
            return catalogue->parts[i].title;
        }
    }
    return (Str){0};
}
