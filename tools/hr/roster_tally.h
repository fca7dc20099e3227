/* What an import adds up to: how many people of each status there will be, which fields
 * change how often, who moves from which department to which. */
#ifndef GOFUN_TOOLS_HR_ROSTER_TALLY_H
#define GOFUN_TOOLS_HR_ROSTER_TALLY_H

#include "base/json.h"
#include "hr/roster_words.h"
#include "store/roster.h"

enum {
    TALLY_MOVES = 32 /* pairs of departments told one by one */
};

typedef struct TallyMove {
    Str from, to;
    int64_t people;
} TallyMove;

/* Zeroed is empty. */
typedef struct Tally {
    int64_t status[STORE_LEARNER_STATUSES]; /* so many more, or fewer */
    int64_t fields[ROSTER_FIELD_COUNT];     /* people with a change there */
    TallyMove moves[TALLY_MOVES];
    size_t move_count;
    int64_t other_moves; /* people of the pairs behind the first */
    Arena arena;
} Tally;

void tally_new(Tally *tally, const RosterPerson *after);
void tally_change(Tally *tally, const RosterPerson *before, const RosterPerson *after,
                  unsigned fields);
void tally_clear(Tally *tally);

/* For people: the lines below the counts. there: the record before the import. */
void tally_tell(const Tally *tally, const StoreRosterCounts *there, bool is_applied);
/* Two members of an answer: changed_fields and people_after. */
void tally_answer(Json *json, const Tally *tally, const StoreRosterCounts *there);

#endif
