#include "roster/handout.h"

#include <string.h>

#include "base/utf8.h"
#include "text/iso.h"

enum {
    LEAST_YEAR = 2000,
    LAST_YEAR = 2999,
};

/* What is asked of memory, counted before anything is. */
typedef struct Counts {
    size_t departments, words, sets, dues, people;
} Counts;

typedef struct Reading {
    Arena *arena;
    Str rest;
    size_t line; /* of the file; that of the first line in rest */
    Error *err;
    Str *departments;
    HandoutWord *words;
    HandoutDues *sets;
    HandoutDue *dues; /* of all sets */
    HandoutPerson *people;
    uint32_t *slots;
    Handout out;
} Reading;

static Status refuse(const Reading *reading, size_t line, const char *why)
{
    return error_set(reading->err, STATUS_BAD_DATA, "line %zu: %s", line, why);
}

/* ---- before reading ---- */

static size_t line_of(const Reading *reading, size_t at)
{
    size_t line = reading->line;
    for (size_t i = 0; i < at; i++) {
        line += reading->rest.ptr[i] == '\n' ? 1 : 0;
    }
    return line;
}

/* C0 but TAB and line end, DEL, C1 (C2 80 to C2 9F in UTF-8). */
static bool is_control(const unsigned char *bytes, size_t at)
{
    unsigned char byte = bytes[at];
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F ||
           (byte >= 0x80 && byte < 0xA0 && at > 0 && bytes[at - 1] == 0xC2);
}

static Status check_text(Reading *reading)
{
    Str text = reading->rest;
    size_t bad_at = 0;
    if (text.len == 0 || text.ptr[text.len - 1] != '\n') {
        return refuse(reading, line_of(reading, text.len), "the last line has no end");
    }
    if (!utf8_is_valid(text, &bad_at)) {
        return refuse(reading, line_of(reading, bad_at), "not UTF-8");
    }
    for (size_t i = 0; i < text.len; i++) {
        if (is_control((const unsigned char *)text.ptr, i)) {
            return refuse(reading, line_of(reading, i), "a control character");
        }
    }
    return STATUS_OK;
}

static size_t count_tabs(Str line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++) {
        count += line.ptr[i] == '\t' ? 1 : 0;
    }
    return count;
}

static Counts count_lines(Str rest)
{
    Counts counts = {0};
    Str line;
    while (str_split(&rest, '\n', &line)) {
        counts.people += str_starts_with(line, STR("person: ")) ? 1 : 0;
        counts.sets += str_starts_with(line, STR("set: ")) ? 1 : 0;
        counts.dues += str_starts_with(line, STR("due: ")) ? count_tabs(line) : 0;
        counts.words += str_starts_with(line, STR("word: ")) ? 1 : 0;
        counts.departments += str_starts_with(line, STR("department: ")) ? 1 : 0;
    }
    return counts;
}

/* At most half of the slots are taken; a power of two. */
static size_t slots_for(size_t people)
{
    size_t slots = 2;
    while (slots < 2 * people) {
        slots *= 2;
    }
    return slots;
}

static Status make_room(Reading *reading)
{
    Counts counts = count_lines(reading->rest);
    const struct {
        size_t count, most;
        const char *what;
    } limits[] = {
        {counts.departments, HANDOUT_DEPARTMENTS_MAX, "departments"},
        {counts.words, HANDOUT_WORDS_MAX, "words"},
        {counts.sets, HANDOUT_PEOPLE_MAX, "sets"},
        {counts.dues, HANDOUT_DUES_MAX, "lessons in sets"},
        {counts.people, HANDOUT_PEOPLE_MAX, "people"},
    };
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        if (limits[i].count > limits[i].most) {
            return error_set(reading->err, STATUS_TOO_LARGE,
                             "a handout with %zu %s, the most is %zu", limits[i].count,
                             limits[i].what, limits[i].most);
        }
    }
    reading->departments = ARENA_ARRAY(reading->arena, Str, counts.departments);
    reading->words = ARENA_ARRAY(reading->arena, HandoutWord, counts.words);
    reading->sets = ARENA_ARRAY(reading->arena, HandoutDues, counts.sets);
    reading->dues = ARENA_ARRAY(reading->arena, HandoutDue, counts.dues);
    reading->people = ARENA_ARRAY(reading->arena, HandoutPerson, counts.people);
    reading->out.slot_count = slots_for(counts.people);
    reading->slots = ARENA_ARRAY(reading->arena, uint32_t, reading->out.slot_count);
    return STATUS_OK;
}

/* ---- lines ---- */

/* The rest of the next line when it starts with this name; nothing is taken else. */
static bool take(Reading *reading, const char *name, Str *value)
{
    Str head = str_from(name);
    Str line;
    Str after = reading->rest;
    if (!str_starts_with(after, head) || !str_split(&after, '\n', &line)) {
        return false;
    }
    *value = str_slice(line, head.len, line.len);
    reading->rest = after;
    reading->line++;
    return true;
}

static bool take_number(Str text, int64_t least, int64_t most, int64_t *out)
{
    return str_to_int64(text, out) && *out >= least && *out <= most;
}

static bool is_text(Str text, size_t most)
{
    return text.len > 0 && text.len <= most;
}

static Status read_head(Reading *reading)
{
    Handout *out = &reading->out;
    Str value = {0};
    int64_t cycle = 0;
    if (!take(reading, "issued: ", &value) ||
        !iso_read_moment(value, &out->issued_at, &out->zone_minutes)) {
        return refuse(reading, reading->line, "no proper \"issued:\"");
    }
    if (!take(reading, "cycle: ", &value) ||
        !take_number(value, LEAST_YEAR, LAST_YEAR, &cycle)) {
        return refuse(reading, reading->line, "no proper \"cycle:\"");
    }
    out->cycle = (int)cycle;
    if (!take(reading, "names: ", &value) ||
        !(str_is(value, "yes") || str_is(value, "no"))) {
        return refuse(reading, reading->line, "no proper \"names:\"");
    }
    out->has_names = str_is(value, "yes");
    return STATUS_OK;
}

static Status read_departments(Reading *reading)
{
    Str value;
    while (take(reading, "department: ", &value)) {
        if (!is_text(value, HANDOUT_TEXT_MAX)) {
            return refuse(reading, reading->line - 1, "no proper department");
        }
        reading->departments[reading->out.department_count++] = value;
    }
    reading->out.departments = reading->departments;
    return STATUS_OK;
}

static Status read_words(Reading *reading)
{
    Str value;
    reading->out.words = reading->words;
    while (take(reading, "word: ", &value)) {
        HandoutWord word = {0};
        if (!str_split(&value, '\t', &word.name) ||
            !str_split(&value, '\t', &word.value) || value.ptr != NULL ||
            !is_text(word.name, HANDOUT_TEXT_MAX) ||
            !is_text(word.value, HANDOUT_VALUE_MAX)) {
            return refuse(reading, reading->line - 1, "no proper word");
        }
        if (handout_word(&reading->out, word.name).len > 0) {
            return refuse(reading, reading->line - 1, "the word is there twice");
        }
        reading->words[reading->out.word_count++] = word;
    }
    return STATUS_OK;
}

/* ---- sets ---- */

static bool has_lesson(const HandoutDues *set, Str lesson_id)
{
    for (size_t i = 0; i < set->count; i++) {
        if (str_equal(set->items[i].lesson_id, lesson_id)) {
            return true;
        }
    }
    return false;
}

/* due day, day from which passing counts or nothing, lessons. */
static bool read_due(Reading *reading, Str value, HandoutDues *set)
{
    Str due_on, from_on, lesson;
    HandoutDue due = {0};
    if (!str_split(&value, '\t', &due_on) || !iso_read_date(due_on, &due.due_on) ||
        !str_split(&value, '\t', &from_on) || value.ptr == NULL) {
        return false;
    }
    due.has_from_on = from_on.len > 0;
    if (due.has_from_on && !iso_read_date(from_on, &due.from_on)) {
        return false;
    }
    while (str_split(&value, '\t', &lesson)) {
        if (!is_text(lesson, HANDOUT_TEXT_MAX) || set->count == HANDOUT_LESSONS_MAX ||
            has_lesson(set, lesson)) {
            return false;
        }
        due.lesson_id = lesson;
        reading->dues[0] = due;
        reading->dues++;
        set->count++;
    }
    return true;
}

static Status read_sets(Reading *reading)
{
    Str value;
    int64_t number = 0;
    while (take(reading, "set: ", &value)) {
        int64_t wanted = (int64_t)reading->out.set_count + 1;
        if (!take_number(value, wanted, wanted, &number)) {
            return refuse(reading, reading->line - 1, "sets are not numbered one by one");
        }
        HandoutDues *set = &reading->sets[reading->out.set_count++];
        set->items = reading->dues;
        while (take(reading, "due: ", &value)) {
            if (!read_due(reading, value, set)) {
                return refuse(reading, reading->line - 1,
                              "no proper due, or a lesson twice");
            }
        }
    }
    reading->out.sets = reading->sets;
    return STATUS_OK;
}

/* ---- people ---- */

/* The slot of the key, or the free one where it belongs. */
static size_t slot_of(const Handout *handout, Str key)
{
    size_t mask = handout->slot_count - 1;
    size_t slot = (size_t)str_hash(key) & mask;
    while (handout->slots[slot] != 0 &&
           !str_equal(handout->people[handout->slots[slot] - 1].key, key)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool read_person(const Reading *reading, Str value, HandoutPerson *person)
{
    Str *const fields[] = {&person->number, &person->name, &person->print_name,
                           &person->reading, &person->department};
    size_t length = 0; /* of all names */
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (!str_split(&value, '\t', fields[i]) || fields[i]->len > HANDOUT_TEXT_MAX) {
            return false;
        }
    }
    length = person->name.len + person->print_name.len + person->reading.len;
    int64_t set = 0;
    if (!take_number(value, 0, (int64_t)reading->out.set_count, &set)) {
        return false;
    }
    person->set = (size_t)set;
    person->key = utf8_fold_number(reading->arena, person->number);
    return person->key.len > 0 &&
           (reading->out.has_names ? person->name.len > 0 : length == 0);
}

static Status read_people(Reading *reading)
{
    Handout *out = &reading->out;
    Str value;
    out->people = reading->people;
    out->slots = reading->slots;
    while (take(reading, "person: ", &value)) {
        HandoutPerson *person = &reading->people[out->person_count];
        if (!read_person(reading, value, person)) {
            return refuse(reading, reading->line - 1, "no proper person");
        }
        size_t slot = slot_of(out, person->key);
        if (reading->slots[slot] != 0) {
            return refuse(reading, reading->line - 1, "the number is there twice");
        }
        reading->slots[slot] = (uint32_t)++out->person_count;
    }
    return STATUS_OK;
}

Status handout_read(Arena *arena, Str body, size_t line, Handout *out, Error *err)
{
    static Status (*const parts[])(Reading *) = {
        check_text, make_room, read_head,   read_departments,
        read_words, read_sets, read_people,
    };
    Reading reading = {.arena = arena, .rest = body, .line = line, .err = err};
    *out = (Handout){0};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        Status status = parts[i](&reading);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (reading.rest.len > 0) {
        return refuse(&reading, reading.line, "a line that does not belong there");
    }
    *out = reading.out;
    return STATUS_OK;
}

/* ---- asking ---- */

const HandoutPerson *handout_find(const Handout *handout, Str number)
{
    if (handout->slot_count == 0) {
        return NULL;
    }
    Arena arena = {0};
    size_t slot = slot_of(handout, utf8_fold_number(&arena, number));
    arena_clear(&arena);
    uint32_t at = handout->slots[slot];
    return at != 0 ? &handout->people[at - 1] : NULL;
}

HandoutDues handout_dues(const Handout *handout, const HandoutPerson *person)
{
    require(person->set <= handout->set_count);
    return person->set > 0 ? handout->sets[person->set - 1] : (HandoutDues){0};
}

Str handout_word(const Handout *handout, Str setting)
{
    for (size_t i = 0; i < handout->word_count; i++) {
        if (str_equal(handout->words[i].name, setting)) {
            return handout->words[i].value;
        }
    }
    return (Str){0};
}

bool handout_is_done(const HandoutDue *due, int64_t passed_at, int zone_minutes)
{
    if (passed_at == 0 || !due->has_from_on) {
        return passed_at != 0;
    }
    FormatDate passed = format_local_date(passed_at, zone_minutes);
    return format_day_number(passed) >= format_day_number(due->from_on);
}
