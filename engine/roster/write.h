/* Cells of a CSV file, for people and for machines. Spreadsheets run a cell that begins
 * with '=' and the like as a formula, so the form for people puts a ' before it; reading
 * takes exactly that ' away again. Used by gofun-hr. */
#ifndef GOFUN_ROSTER_WRITE_H
#define GOFUN_ROSTER_WRITE_H

#include "roster/person.h"

/* Appends one cell, quoted when it must be. for_people: escaped. */
void roster_write_cell(StrBuf *out, Str cell, bool for_people);
/* Appends the titles of all columns, with a byte order mark before and CR LF behind. */
void roster_write_header(StrBuf *out);
/* Appends one person with CR LF behind; the status by its Japanese title. */
void roster_write_person(StrBuf *out, const RosterPerson *person, bool for_people);

/* True when a spreadsheet might run the cell: after blanks, byte order marks, controls
 * and ' stands one of = + - @ and their full-width forms, or a TAB or CR stands there. */
bool roster_needs_escape(Str cell);
/* The cell without the ' that the form for people put before it. */
Str roster_unescape(Str cell);

#endif
