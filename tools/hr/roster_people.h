/* People of engine/roster as people of engine/store and back: the same fields in the same
 * order, in two rooms that do not know each other. */
#ifndef GOFUN_TOOLS_HR_ROSTER_PEOPLE_H
#define GOFUN_TOOLS_HR_ROSTER_PEOPLE_H

#include <string.h>

#include "roster/person.h"
#include "store/store.h"

_Static_assert((int)ROSTER_FIELD_COUNT == (int)STORE_PERSON_FIELD_COUNT &&
                   (int)ROSTER_NUMBER == (int)STORE_PERSON_NUMBER &&
                   (int)ROSTER_NAME == (int)STORE_PERSON_NAME &&
                   (int)ROSTER_READING == (int)STORE_PERSON_READING &&
                   (int)ROSTER_DEPARTMENT == (int)STORE_PERSON_DEPARTMENT &&
                   (int)ROSTER_EMAIL == (int)STORE_PERSON_EMAIL &&
                   (int)ROSTER_TITLE == (int)STORE_PERSON_TITLE &&
                   (int)ROSTER_EMPLOYMENT == (int)STORE_PERSON_EMPLOYMENT &&
                   (int)ROSTER_STATUS == (int)STORE_PERSON_STATUS &&
                   (int)ROSTER_REASON == (int)STORE_PERSON_REASON &&
                   (int)ROSTER_STATUS_ON == (int)STORE_PERSON_STATUS_ON &&
                   (int)ROSTER_HIRED_ON == (int)STORE_PERSON_HIRED_ON &&
                   (int)ROSTER_PRINT_NAME == (int)STORE_PERSON_PRINT_NAME,
               "the fields of both rooms stand in one order");
_Static_assert((int)ROSTER_TEXT_MAX == (int)STORE_TEXT_MAX, "cells that are kept fit");

static inline RosterPerson roster_person_of(const StorePerson *person)
{
    RosterPerson out;
    memcpy(out.texts, person->texts, sizeof out.texts);
    return out;
}

static inline void roster_person_to(const RosterPerson *person, StorePerson *out)
{
    memcpy(out->texts, person->texts, sizeof out->texts);
}

#endif
