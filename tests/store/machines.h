/* Machines with learners on them, and HR who collects copies of their records. What the
 * tests of collecting and joining share. */
#ifndef GOFUN_TESTS_STORE_MACHINES_H
#define GOFUN_TESTS_STORE_MACHINES_H

#include "store/collect.h"
#include "store/support.h"

/* No head is signed, every certificate is good, names are the same letter by letter. */
extern const StoreCollectHost MACHINES_HOST;

/* name: of the machine and of its file in the fixture's folder. */
Store *machine_open(Fixture *fixture, const char *name);
int64_t machine_learner(Store *store, const char *name, const char *number);
/* Name and number, as the learner changes them. */
void machine_number(Store *store, int64_t id, const char *name, const char *number);

/* An attempt with a choice; its answers from..to, all right, three a round. */
int64_t machine_begin(Fixture *fixture, Store *store, int64_t learner_id, Str lesson);
void machine_answer(Fixture *fixture, Store *store, int64_t attempt, int from, int to);
/* A whole attempt that completes the lesson. */
void machine_pass(Fixture *fixture, Store *store, int64_t learner_id, Str lesson);

/* A copy of the record as it is now; its path. */
const char *machine_copy(Fixture *fixture, Store *store, const char *name);
/* Returns how many conflicts it brought. */
int64_t machine_collect(Store *hr, const char *path);

#endif
