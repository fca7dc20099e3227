#include "roster/diff.h"

#include "roster/fold.h"

static const Str ACTIVE = {"active", 6};
static const Str LEFT = {"left", 4};

static Str status_after(const RosterPerson *before, const RosterPerson *given,
                        const RosterHeader *header)
{
    if (roster_header_has(header, ROSTER_STATUS) || given->texts[ROSTER_STATUS].len > 0) {
        return given->texts[ROSTER_STATUS];
    }
    Str old = before->texts[ROSTER_STATUS];
    return str_equal(old, LEFT) ? ACTIVE : old;
}

/* One system writes 山田 太郎 with a full-width blank, the next without, the third has no
 * 﨑 and writes a mark: that is no new name for a whole company. */
static bool is_same_name(RosterField field, Str before, Str given)
{
    return (field == ROSTER_NAME || field == ROSTER_READING) &&
           (roster_is_same_words(before, given) || roster_is_worn(before, given));
}

unsigned roster_diff(const RosterPerson *before, const RosterPerson *given,
                     const RosterHeader *header, Str today, RosterPerson *after)
{
    *after = *before;
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if (roster_header_has(header, (RosterField)f) &&
            !is_same_name((RosterField)f, before->texts[f], given->texts[f])) {
            after->texts[f] = given->texts[f];
        }
    }
    after->texts[ROSTER_STATUS] = status_after(before, given, header);
    bool is_moved = !str_equal(before->texts[ROSTER_STATUS], after->texts[ROSTER_STATUS]);
    if (is_moved && !roster_header_has(header, ROSTER_REASON)) {
        after->texts[ROSTER_REASON] = (Str){0};
    }
    Str old_day = before->texts[ROSTER_STATUS_ON];
    after->texts[ROSTER_STATUS_ON] = given->texts[ROSTER_STATUS_ON];
    if (given->texts[ROSTER_STATUS_ON].len == 0) {
        after->texts[ROSTER_STATUS_ON] = is_moved ? today : old_day;
    }
    unsigned changed = 0;
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if (!str_equal(before->texts[f], after->texts[f])) {
            changed |= 1u << f;
        }
    }
    return changed;
}

void roster_join(const RosterPerson *given, RosterPerson *after)
{
    *after = *given;
    if (given->texts[ROSTER_STATUS].len == 0) {
        after->texts[ROSTER_STATUS] = ACTIVE;
    }
}

void roster_leave(const RosterPerson *before, Str today, Str reason, RosterPerson *after)
{
    *after = *before;
    after->texts[ROSTER_STATUS] = LEFT;
    after->texts[ROSTER_REASON] = reason;
    after->texts[ROSTER_STATUS_ON] = today;
}
