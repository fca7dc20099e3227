/* Assignments in the record: the rules HR made, and the rows they came to. What a rule
 * means for a person is worked out by the caller (engine/roster/assign.h). Only gofun-hr
 * writes here. */
#ifndef GOFUN_STORE_ASSIGNMENT_H
#define GOFUN_STORE_ASSIGNMENT_H

#include "store/learner.h"

/* The same values in the same order as in engine/roster/assign.h. */
typedef enum StoreRuleWho {
    STORE_RULE_EVERYONE,
    STORE_RULE_DEPARTMENT,
    STORE_RULE_PEOPLE,
} StoreRuleWho;
typedef enum StoreRuleScope {
    STORE_RULE_COURSE,
    STORE_RULE_PART,    /* subject: its number */
    STORE_RULE_LESSONS, /* subject: lesson ids, one space between */
} StoreRuleScope;
typedef enum StoreRuleTiming {
    STORE_RULE_YEARLY,
    STORE_RULE_ONCE,
    STORE_RULE_ROLLING,
} StoreRuleTiming;

typedef struct StoreRule {
    int64_t id;
    StoreRuleWho who;
    Str department;
    int64_t *people; /* learner ids, sorted in what the store gives back */
    size_t people_count;
    StoreRuleScope scope;
    Str subject;
    StoreRuleTiming timing;
    Str due_on; /* YYYY-MM-DD, empty for STORE_RULE_ROLLING */
    int within_days;
    int every_months;
    Str since_on; /* YYYY-MM-DD */
    Str created_by;
    Str hired_since; /* YYYY-MM-DD: only who was hired on that day or later; empty: all */
    bool has_ended;
} StoreRule;

typedef struct StoreRules {
    StoreRule *items;
    size_t count;
} StoreRules;

/* All rules, ended ones too, in the arena. */
Status store_rules(Store *store, Arena *arena, StoreRules *out, Error *err) MUST_CHECK;

/* Somebody who can be given something: active, with an employee number. */
typedef struct StoreWantedPerson {
    int64_t id;
    Str department;
    Str hired_on;
    Str status_on;
} StoreWantedPerson;
typedef struct StoreWanted {
    Str lesson_id;
    int cycle;
    Str due_on;
    Str from_on;
    int64_t rule_id;
} StoreWanted;
/* One person being worked on. */
typedef struct StoreWanting StoreWanting;
/* Hands every row that the rules want of the person to store_want, each lesson and cycle
 * once. */
typedef struct StoreAssigner {
    void *context;
    Status (*expand)(void *context, const StoreRules *rules,
                     const StoreWantedPerson *person, StoreWanting *wanting, Error *err);
} StoreAssigner;
/* Only inside expand. */
Status store_want(StoreWanting *wanting, const StoreWanted *wanted,
                  Error *err) MUST_CHECK;

/* What happens, or would happen. */
typedef struct StoreAssigned {
    int64_t rule_id;  /* of the rule added */
    int64_t added;    /* rows that were not there */
    int64_t people;   /* with such rows */
    int64_t moved;    /* rows of this cycle with another due day */
    int64_t gone;     /* rows of this cycle that no rule wants any more */
    bool has_changed; /* rules or rows */
} StoreAssigned;
typedef struct StoreAssignChange {
    const StoreRule *add; /* NULL: none; people: learner ids */
    int64_t end_id;       /* 0: none */
    Str by;
    Str today; /* YYYY-MM-DD */
} StoreAssignChange;
/* Adds and ends a rule (change may be empty) and works all rules out anew, in one
 * transaction. Rows of past cycles are added when missing and never changed. A row that
 * was due before today stays while its rule is in force: nobody catches up by moving to
 * another department. Rows of people who are not active stay. is_apply false: the same,
 * and all is undone. STATUS_NOT_FOUND: there is no rule end_id in force. */
Status store_assign(Store *store, const StoreAssignChange *change,
                    const StoreAssigner *assigner, bool is_apply, StoreAssigned *out,
                    Error *err) MUST_CHECK;

typedef struct StoreAssignment {
    Str lesson_id;
    int cycle;
    Str due_on;
    Str from_on; /* passing counts from that day; empty: from the cycle's first */
    int64_t rule_id;
} StoreAssignment;
/* All of one learner, past cycles too, in the arena. */
Status store_assignments_of(Store *store, int64_t learner_id, Arena *arena,
                            StoreAssignment **out, size_t *count, Error *err) MUST_CHECK;

#endif
