#include "hr/same_name.h"

#include "base/utf8.h"
#include "roster/fold.h"
#include "text/romaji.h"

enum {
    LETTERS_FEWEST = 2 /* one character is in too many names */
};

/* Katakana as hiragana, everything else as roster_fold has it. */
static Str fold(Arena *arena, Str text)
{
    StrBuf out = {0};
    Str rest = roster_fold(arena, text);
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        bool is_katakana = code >= 0x30A1 && code <= 0x30F6;
        strbuf_add_codepoint(&out, is_katakana ? code - 0x60 : code);
    }
    Str result = str_copy(arena, strbuf_str(&out));
    strbuf_clear(&out);
    return result;
}

static void add_whole(NameForms *forms, Arena *arena, Str folded)
{
    if (folded.len == 0) {
        return;
    }
    forms->wholes[forms->whole_count++] = folded;
    char *romaji = ARENA_ARRAY(arena, char, folded.len + 1);
    size_t length = 0;
    uint32_t unknown = 0;
    if (romaji_from_kana(folded, romaji, folded.len + 1, &length, &unknown) &&
        length > 0) {
        forms->wholes[forms->whole_count++] = (Str){romaji, length};
    }
}

/* The next part in front of a blank of either width; false at the end. */
static bool next_part(Str *rest, Str *part)
{
    *rest = roster_trim(*rest);
    size_t length = 0;
    Str ahead = *rest;
    while (ahead.len > 0) {
        uint32_t code = utf8_next(&ahead);
        if (code == ' ' || code == 0x3000) {
            break;
        }
        length = rest->len - ahead.len;
    }
    *part = str_slice(*rest, 0, length);
    *rest = str_slice(*rest, length, rest->len);
    return length > 0;
}

/* What is too much for the parts stays with the last one. */
static size_t split_parts(Arena *arena, Str text, Str parts[NAME_PARTS_MAX])
{
    size_t count = 0;
    Str rest = text;
    Str part = {0};
    while (count < NAME_PARTS_MAX - 1 && next_part(&rest, &part)) {
        parts[count++] = fold(arena, part);
    }
    Str last = fold(arena, rest);
    if (last.len > 0) {
        parts[count++] = last;
    }
    return count;
}

NameForms name_forms(Arena *arena, const StoreNames *names)
{
    NameForms forms = {0};
    const Str texts[2] = {names->name, names->reading};
    for (int i = 0; i < 2; i++) {
        forms.part_count[i] = split_parts(arena, texts[i], forms.parts[i]);
        add_whole(&forms, arena, fold(arena, texts[i]));
    }
    return forms;
}

static bool stands_in(Str part, const NameForms *forms)
{
    for (size_t i = 0; i < forms->whole_count; i++) {
        if (str_find(forms->wholes[i], part) >= 0) {
            return true;
        }
    }
    return false;
}

static bool all_stand_in(const Str *parts, size_t count, const NameForms *forms)
{
    size_t letters = 0;
    for (size_t i = 0; i < count; i++) {
        if (!stands_in(parts[i], forms)) {
            return false;
        }
        letters += utf8_length(parts[i]);
    }
    return letters >= LETTERS_FEWEST;
}

static bool is_in(const NameForms *a, const NameForms *b)
{
    return all_stand_in(a->parts[0], a->part_count[0], b) ||
           all_stand_in(a->parts[1], a->part_count[1], b);
}

bool name_forms_match(const NameForms *a, const NameForms *b)
{
    return is_in(a, b) || is_in(b, a);
}

bool same_name(const StoreNames *a, const StoreNames *b)
{
    Arena arena = {0};
    NameForms one = name_forms(&arena, a);
    NameForms other = name_forms(&arena, b);
    bool is_same = str_equal(a->name, b->name) || name_forms_match(&one, &other);
    arena_clear(&arena);
    return is_same;
}

bool same_name_for_host(void *context, const StoreNames *a, const StoreNames *b)
{
    (void)context;
    return same_name(a, b);
}
