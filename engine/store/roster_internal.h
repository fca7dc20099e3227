/* What the files of the roster share. */
#ifndef GOFUN_STORE_ROSTER_INTERNAL_H
#define GOFUN_STORE_ROSTER_INTERNAL_H

#include "store/roster.h"
#include "store/store_internal.h"

/* Names of the parameters of STORE_PERSON_VALUES. */
extern const char *const store__person_values[STORE_PERSON_FIELD_COUNT];

void store__person_bind(Query *query, const StorePerson *person);
/* STORE_PERSON_COLUMNS from that column on; borrowed until the next step. */
void store__person_read(const Query *query, int first_column, StorePerson *out);

#endif
