#include "base/cell.h"

#include <string.h>

#include "base/utf8.h"

/* An apostrophe counts as a blank, so that taking the first one off gives the cell back.
 */
static bool is_skipped(uint32_t code)
{
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x3000 ||
           code == 0xFEFF || (code >= 0x2000 && code <= 0x200F) || code == 0x2060 ||
           code == '\'';
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

/* Digits, letters and most kanji: what most cells begin with. */
static bool is_harmless(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 0xE4 && byte <= 0xE9);
}

bool cell_is_formula(Str cell)
{
    if (cell.len > 0 && is_harmless((unsigned char)cell.ptr[0])) {
        return false;
    }
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

Str cell_unescape(Str cell)
{
    if (cell.len == 0 || cell.ptr[0] != '\'') {
        return cell;
    }
    Str rest = str_slice(cell, 1, cell.len);
    return cell_is_formula(rest) ? rest : cell;
}

/* Eight bytes at once: true when one of them may be what is_quoted looks for. In a
 * byte of a difference the top bit shows that the byte was less, or had it before. */
static bool may_need_quotes(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    uint64_t other = word ^ ones * ';';
    uint64_t is_less = (word - ones * '0') & ~word;
    uint64_t is_semicolon = (other - ones) & ~other;
    return ((is_less | is_semicolon) & ones * 0x80) != 0;
}

/* What ends a cell, and the blanks that readers trim. */
static bool is_quoted(Str cell, size_t i)
{
    unsigned char byte = (unsigned char)cell.ptr[i];
    bool is_outside = i == 0 || i + 1 == cell.len;
    return byte < 0x20 || byte == '"' || byte == ',' || byte == ';' ||
           (byte == ' ' && is_outside);
}

static bool needs_quotes(Str cell)
{
    const size_t word = sizeof(uint64_t);
    size_t end = 0;
    for (size_t from = 0; from < cell.len; from = end) {
        bool is_whole = cell.len - from >= word;
        end = is_whole ? from + word : cell.len;
        if (is_whole && !may_need_quotes(cell.ptr + from)) {
            continue;
        }
        for (size_t i = from; i < end; i++) {
            if (is_quoted(cell, i)) {
                return true;
            }
        }
    }
    return false;
}

static void add_quoted(StrBuf *out, Str cell, bool is_escaped)
{
    strbuf_add(out, is_escaped ? STR("\"'") : STR("\""));
    size_t from = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"') {
            strbuf_add(out, str_slice(cell, from, i + 1));
            from = i; /* once more with what follows */
        }
    }
    strbuf_add(out, str_slice(cell, from, cell.len));
    strbuf_add_char(out, '"');
}

void cell_add(StrBuf *out, Str cell, bool for_people)
{
    bool is_escaped = for_people && cell_is_formula(cell);
    if (is_escaped || needs_quotes(cell)) {
        add_quoted(out, cell, is_escaped);
    } else {
        strbuf_add(out, cell);
    }
}
