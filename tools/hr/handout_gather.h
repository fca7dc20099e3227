/* What a handout says, gathered from the record: people, sets of due days, words. Used by
 * handout create. */
#ifndef GOFUN_TOOLS_HR_HANDOUT_GATHER_H
#define GOFUN_TOOLS_HR_HANDOUT_GATHER_H

#include "hr/record.h"
#include "roster/handout.h"

typedef struct HandoutGather {
    Arena arena;
    Record *record;
    const Str *departments; /* with those below them; none: everybody */
    size_t department_count;
    Handout handout;    /* borrows from the rest */
    size_t with_dues;   /* people who have something to do */
    size_t on_leave;    /* who are on leave, with nothing to do */
    const char *remedy; /* Japanese, with STATUS_NOT_FOUND and STATUS_TOO_LARGE */
    HandoutPerson *people;
    size_t person_room;
    HandoutDues *sets;
    uint64_t *set_hashes;
    size_t set_room;
} HandoutGather;

/* Fills handout->people, sets, words, departments and cycle. 在籍 and 休職 with an
 * employee number only. Everything lives until handout_gather_clear. STATUS_NOT_FOUND:
 * nobody is in one of the departments, or at all; STATUS_TOO_LARGE: too many people for
 * one file. */
Status handout_gather(HandoutGather *gather, FormatDate today, Error *err) MUST_CHECK;
void handout_gather_clear(HandoutGather *gather);

#endif
