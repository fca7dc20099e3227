/* What an import would change: a person of the file beside the one who is there. Pure;
 * used by gofun-hr, which shows it and lets the store write it. */
#ifndef GOFUN_ROSTER_DIFF_H
#define GOFUN_ROSTER_DIFF_H

#include "roster/person.h"

/* What the record will say after the import; bit f of the result: field f changes.
 * Columns the file does not have keep what is there, and so do names that differ in the
 * kind of blank only or have lost letters (?田 for 𠮷田). Of the status: without its
 * column a person who had left is back unless the file has a day of leaving, others stay;
 * an empty date is today's when the status changes, else the old one; without a column
 * the reason goes when the status changes. */
unsigned roster_diff(const RosterPerson *before, const RosterPerson *given,
                     const RosterHeader *header, Str today, RosterPerson *after);
/* A person who is not there yet: everything given, active when nothing is said. */
void roster_join(const RosterPerson *given, RosterPerson *after);
/* A person the file does not have any more. */
void roster_leave(const RosterPerson *before, Str today, Str reason, RosterPerson *after);

#endif
