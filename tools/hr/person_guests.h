/* Naming people on the command line: by employee number, or guest:N for a learner of a
 * machine as `person list --guests` shows them. */
#ifndef GOFUN_TOOLS_HR_PERSON_GUESTS_H
#define GOFUN_TOOLS_HR_PERSON_GUESTS_H

#include "hr/record.h"

/* STATUS_NOT_FOUND with a Japanese sentence. Texts are in the record's arena. */
Status person_find(Record *record, const char *operand, StoreLearner *out,
                   Error *err) MUST_CHECK;

#endif
