#include "roster/write.h"

#include "base/utf8.h"

static bool is_skipped(uint32_t code)
{
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x3000 ||
           code == 0xFEFF || (code >= 0x2000 && code <= 0x200F) || code == '\'';
}

static bool is_dangerous(uint32_t code)
{
    static const uint32_t starts[] = {'=',  '+',    '-',    '@',    '\t',  '\r',
                                      '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (starts[i] == code) {
            return true;
        }
    }
    return false;
}

bool roster_needs_escape(Str cell)
{
    while (cell.len > 0) {
        uint32_t code = utf8_next(&cell);
        if (is_dangerous(code)) {
            return true;
        }
        if (!is_skipped(code)) {
            return false;
        }
    }
    return false;
}

Str roster_unescape(Str cell)
{
    if (cell.len == 0 || cell.ptr[0] != '\'') {
        return cell;
    }
    Str rest = str_slice(cell, 1, cell.len);
    return roster_needs_escape(rest) ? rest : cell;
}

/* What ends a cell, and the blanks that readers trim. */
static bool needs_quotes(Str cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        unsigned char byte = (unsigned char)cell.ptr[i];
        bool is_outside = i == 0 || i + 1 == cell.len;
        if (byte < 0x20 || byte == '"' || byte == ',' || byte == ';' ||
            (byte == ' ' && is_outside)) {
            return true;
        }
    }
    return false;
}

static void write_quoted(StrBuf *out, Str cell)
{
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"') {
            strbuf_add_char(out, '"');
        }
        strbuf_add_char(out, cell.ptr[i]);
    }
    strbuf_add_char(out, '"');
}

void roster_write_cell(StrBuf *out, Str cell, bool for_people)
{
    StrBuf escaped = {0};
    if (for_people && roster_needs_escape(cell)) {
        strbuf_add_char(&escaped, '\'');
        strbuf_add(&escaped, cell);
        cell = strbuf_str(&escaped);
    }
    if (needs_quotes(cell)) {
        write_quoted(out, cell);
    } else {
        strbuf_add(out, cell);
    }
    strbuf_clear(&escaped);
}

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
        roster_write_cell(out, cell, for_people);
    }
    strbuf_add_z(out, "\r\n");
}
