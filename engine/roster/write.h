/* A roster as a CSV file, for people (cells escaped as in base/cell.h) and for machines.
 * Used by gofun-hr. */
#ifndef GOFUN_ROSTER_WRITE_H
#define GOFUN_ROSTER_WRITE_H

#include "roster/person.h"

/* Appends the titles of all columns, with a byte order mark before and CR LF behind. */
void roster_write_header(StrBuf *out);
/* Appends one person with CR LF behind; the status by its Japanese title. */
void roster_write_person(StrBuf *out, const RosterPerson *person, bool for_people);

#endif
