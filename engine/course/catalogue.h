/* The catalogue: which lessons there are, in which part, under which title. Plain data,
 * read from lessons/course.lua by script/; used by the home screen and reports. */
#ifndef GOFUN_COURSE_CATALOGUE_H
#define GOFUN_COURSE_CATALOGUE_H

#include "base/str.h"

typedef struct CoursePart {
    int number; /* from 1 */
    Str title;
} CoursePart;

typedef struct CourseEntry {
    int number; /* 1-25, also the item of the self-diagnosis */
    Str id;     /* "no09_wireless_lan": the folder and the lesson's id */
    int part;   /* CoursePart.number */
    Str title;
    Str tile; /* two short lines with | between */
} CourseEntry;

typedef struct Catalogue {
    Arena arena; /* owns everything below */
    const CoursePart *parts;
    size_t part_count;
    const CourseEntry *entries; /* by number */
    size_t entry_count;
} Catalogue;

/* An empty catalogue to be filled; free it with catalogue_free (NULL is fine). */
Catalogue *catalogue_new(void);
void catalogue_free(Catalogue *catalogue);

/* The entry by id or number; NULL when there is none. */
const CourseEntry *catalogue_find(const Catalogue *catalogue, Str id);
const CourseEntry *catalogue_find_number(const Catalogue *catalogue, int number);
/* The part's title; empty when there is none. */
Str catalogue_part_title(const Catalogue *catalogue, int part);

#endif
