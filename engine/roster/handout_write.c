/* The body of a handout as text, in the one order that handout.c reads. */
#include "base/utf8.h"
#include "roster/handout.h"
#include "text/iso.h"

/* One text of a line, with what ends it. */
static void add_text(StrBuf *out, Str text, size_t most, char end)
{
    size_t from = out->len;
    while (text.len > 0) {
        size_t before = out->len;
        uint32_t code = utf8_next(&text);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        strbuf_add_codepoint(out, is_control             ? ' '
                                  : code == UTF8_INVALID ? 0xFFFD
                                                         : code);
        if (out->len - from > most) {
            out->len = before;
            break;
        }
    }
    strbuf_add_char(out, end);
}

static void add_date(StrBuf *out, FormatDate date)
{
    Arena arena = {0};
    strbuf_add(out, format_date_iso(&arena, date));
    arena_clear(&arena);
}

static void add_head(StrBuf *out, const Handout *handout)
{
    Arena arena = {0};
    Str issued = iso_moment(&arena, handout->issued_at, handout->zone_minutes);
    strbuf_add_format(out, "issued: %.*s\ncycle: %d\nnames: %s\n", STR_ARG(issued),
                      handout->cycle, handout->has_names ? "yes" : "no");
    for (size_t i = 0; i < handout->department_count; i++) {
        strbuf_add_z(out, "department: ");
        add_text(out, handout->departments[i], HANDOUT_TEXT_MAX, '\n');
    }
    for (size_t i = 0; i < handout->word_count; i++) {
        strbuf_add_z(out, "word: ");
        add_text(out, handout->words[i].name, HANDOUT_TEXT_MAX, '\t');
        add_text(out, handout->words[i].value, HANDOUT_VALUE_MAX, '\n');
    }
    arena_clear(&arena);
}

static bool is_same_line(const HandoutDue *a, const HandoutDue *b)
{
    return format_day_number(a->due_on) == format_day_number(b->due_on) &&
           a->has_from_on == b->has_from_on &&
           (!a->has_from_on ||
            format_day_number(a->from_on) == format_day_number(b->from_on));
}

/* Lessons with the same days stand in one line. */
static void add_set(StrBuf *out, const HandoutDues *set)
{
    for (size_t i = 0; i < set->count; i++) {
        const HandoutDue *due = &set->items[i];
        if (i == 0 || !is_same_line(due, due - 1)) {
            strbuf_add_z(out, "due: ");
            add_date(out, due->due_on);
            strbuf_add_char(out, '\t');
            if (due->has_from_on) {
                add_date(out, due->from_on);
            }
            strbuf_add_char(out, '\t');
        }
        bool is_last = i + 1 == set->count || !is_same_line(due, due + 1);
        add_text(out, due->lesson_id, HANDOUT_TEXT_MAX, is_last ? '\n' : '\t');
    }
}

static void add_person(StrBuf *out, const HandoutPerson *person, bool has_names)
{
    const Str fields[] = {person->number, person->name, person->print_name,
                          person->reading, person->department};
    strbuf_add_z(out, "person: ");
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        bool is_name = i > 0 && i < 4;
        add_text(out, is_name && !has_names ? (Str){0} : fields[i], HANDOUT_TEXT_MAX,
                 '\t');
    }
    strbuf_add_format(out, "%zu\n", person->set);
}

void handout_write(const Handout *handout, StrBuf *out)
{
    add_head(out, handout);
    for (size_t i = 0; i < handout->set_count; i++) {
        strbuf_add_format(out, "set: %zu\n", i + 1);
        add_set(out, &handout->sets[i]);
    }
    for (size_t i = 0; i < handout->person_count; i++) {
        add_person(out, &handout->people[i], handout->has_names);
    }
}
