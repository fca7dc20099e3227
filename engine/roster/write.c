#include "roster/write.h"

#include "base/cell.h"

void roster_write_header(StrBuf *out)
{
    strbuf_add_z(out, "\xEF\xBB\xBF");
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        strbuf_add_z(out, f > 0 ? "," : "");
        strbuf_add_z(out, roster_field_title((RosterField)f));
    }
    strbuf_add_z(out, "\r\n");
}

void roster_write_person(StrBuf *out, const RosterPerson *person, bool for_people)
{
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        Str cell = person->texts[f];
        if (f == ROSTER_STATUS) {
            cell = str_from(roster_status_title(cell));
        }
        strbuf_add_z(out, f > 0 ? "," : "");
        cell_add(out, cell, for_people);
    }
    strbuf_add_z(out, "\r\n");
}
