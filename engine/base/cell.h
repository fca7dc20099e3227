/* Cells of CSV files that a spreadsheet opens. Spreadsheets run a cell that begins with
 * '=' and the like as a formula (reliability.md P1), so the form for people puts a '
 * before it; reading takes exactly that ' away again. Used by roster and report. */
#ifndef GOFUN_BASE_CELL_H
#define GOFUN_BASE_CELL_H

#include "base/str.h"

/* True when a spreadsheet might run the cell: after blanks, byte order marks, controls,
 * characters without a shape and ' stands one of = + - @ and their full-width forms, or a
 * TAB or line end stands there. */
bool cell_is_formula(Str cell);
/* The cell without the ' that the form for people put before it. */
Str cell_unescape(Str cell);
/* Appends one cell of a CSV line, quoted when it must be. for_people: escaped. */
void cell_add(StrBuf *out, Str cell, bool for_people);

#endif
