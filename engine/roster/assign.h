/* Assignments as rules, and what they mean for one person on one day: which lesson, in
 * which cycle, due when. Pure. gofun-hr keeps the rules in the store and has them worked
 * out anew, so that new hires join and people who move get what their department has. */
#ifndef GOFUN_ROSTER_ASSIGN_H
#define GOFUN_ROSTER_ASSIGN_H

#include <stdint.h>

#include "base/str.h"
#include "text/format.h"

enum {
    ASSIGN_LESSONS_MAX = 64
};

typedef enum AssignWho {
    ASSIGN_EVERYONE,
    ASSIGN_DEPARTMENT, /* with those below it */
    ASSIGN_PEOPLE,
} AssignWho;

typedef enum AssignTiming {
    ASSIGN_YEARLY,  /* by every fiscal year, due on a day of the year */
    ASSIGN_ONCE,    /* due on one day, in the fiscal year of that day */
    ASSIGN_ROLLING, /* within days of the hire date or of the rule, then every months */
} AssignTiming;

typedef struct AssignRule {
    int64_t id;
    AssignWho who;
    Str department;
    const int64_t *people; /* sorted, for ASSIGN_PEOPLE */
    size_t people_count;
    uint64_t lessons; /* bit i: lesson i of the catalogue */
    AssignTiming timing;
    FormatDate due;   /* ASSIGN_ONCE; for ASSIGN_YEARLY month and day count */
    int within_days;  /* ASSIGN_ROLLING, and the least a new hire has otherwise */
    int every_months; /* ASSIGN_ROLLING: 0 is once, else 12 and more */
    FormatDate since; /* the day the rule was made */
    bool is_for_new;  /* only who was hired on hired_since or later */
    FormatDate hired_since;
} AssignRule;

typedef struct AssignPerson {
    int64_t id;
    Str department;
    bool is_active;        /* 在籍; others get nothing new */
    bool has_started_on;   /* started_on is known */
    FormatDate started_on; /* hired, or back from leave, whichever is later */
    bool has_hired_on;     /* hired_on is known */
    FormatDate hired_on;
} AssignPerson;

/* The stretch of one assignment: passing counts from from_on on. */
typedef struct AssignTerm {
    int cycle; /* the fiscal year of from_on */
    FormatDate from_on;
    FormatDate due_on;
} AssignTerm;

typedef struct AssignItem {
    int lesson;
    int64_t rule_id;
    AssignTerm term;
} AssignItem;

/* True for the department above itself and those below it. */
bool assign_is_in(Str department, Str above);
/* True when the rule is about the person, whatever the day. Nobody whose day of hire is
 * not known is new. */
bool assign_covers(const AssignRule *rule, const AssignPerson *person);
/* The stretch that holds today; false when there is none for the person: the due day was
 * over before the rule was made, or a new hire would have less than within_days until the
 * end of the fiscal year and joins in the next one. */
bool assign_term(const AssignRule *rule, const AssignPerson *person, FormatDate today,
                 AssignTerm *out);
/* All that is assigned to the person today, one item a lesson and cycle, the earliest due
 * day when rules overlap. out has room for 2 * ASSIGN_LESSONS_MAX; returns the count. */
size_t assign_expand(const AssignRule *rules, size_t rule_count,
                     const AssignPerson *person, FormatDate today, AssignItem *out);

#endif
