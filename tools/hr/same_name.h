/* Whether two names can be one person's, as people write them on machines: はなこ,
 * 花子, ﾔﾏﾀﾞ, Yamada Hanako. For suggestions and doubts, never to join anybody. */
#ifndef GOFUN_TOOLS_HR_SAME_NAME_H
#define GOFUN_TOOLS_HR_SAME_NAME_H

#include "store/collect.h"

enum {
    NAME_PARTS_MAX = 6,
    NAME_FORMS_MAX = 4, /* name, reading, and both as romaji */
};

/* A name made ready for many comparisons; texts are in the arena. */
typedef struct NameForms {
    Str parts[2][NAME_PARTS_MAX]; /* of name and reading, between blanks */
    size_t part_count[2];
    Str wholes[NAME_FORMS_MAX]; /* without blanks */
    size_t whole_count;
} NameForms;
NameForms name_forms(Arena *arena, const StoreNames *names);

/* Every part of one name stands in the name or the reading of the other. Width, letter
 * case, blanks, and which kana do not count; kana are compared as romaji, too. */
bool name_forms_match(const NameForms *a, const NameForms *b);
bool same_name(const StoreNames *a, const StoreNames *b);
/* The same for a StoreCollectHost. */
bool same_name_for_host(void *context, const StoreNames *a, const StoreNames *b);

#endif
