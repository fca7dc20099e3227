/* One roster import under way, and its first half. Only for roster_import.c and
 * roster_stage.c. */
#ifndef GOFUN_TOOLS_HR_ROSTER_IMPORT_H
#define GOFUN_TOOLS_HR_ROSTER_IMPORT_H

#include "credential/credential.h"
#include "hr/record.h"
#include "hr/roster_file.h"
#include "hr/roster_shown.h"
#include "hr/roster_tally.h"

typedef struct Import {
    Record *record;
    const Arguments *arguments;
    Arena row_arena;
    Arena arena;
    RosterHeader header;
    bool has_header;
    size_t looked_at;     /* rows before the header */
    size_t likeness;      /* of the one most like a header */
    RosterProblem nearly; /* what is wrong with that one */
    Str nearly_titles;
    StoreRosterCounts there; /* before the import */
    Tally tally;
    RosterReading reading;
    int64_t rows;
    RosterEncoding encoding;
    Shown shown;
    CertificateFonts *fonts; /* NULL: none on this machine */
    Str today;
    Str by;
    Progress progress;
    const RosterFile *file;
    bool has_rules;   /* somebody decided who takes what */
    int64_t moved_at; /* since when people are in other departments; 0: now */
    Str left_on;      /* last day of those the file does not have */
} Import;

/* Reads the file into the stage of the store and tells its problems, which are counted in
 * import->shown. */
Status roster_stage(Import *import, const char *path, Error *err) MUST_CHECK;

#endif
