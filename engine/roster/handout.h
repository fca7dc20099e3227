/* The handout: what HR gives to the machines in one signed text file - who works here,
 * who has to do which lesson until when, and the company's own words. gofun-hr writes it,
 * the player reads it. Pure. The signature and the lines it needs are engine/credential's
 * (handout_seal.h); docs/collect.md has the format.
 *
 * The player: handout_seal_open(text, pinned key or NULL) -> the body and the company's
 * key now, to be pinned; handout_read(body). Taken only when issued_at is later than that
 * of the one in use. */
#ifndef GOFUN_ROSTER_HANDOUT_H
#define GOFUN_ROSTER_HANDOUT_H

#include <stdint.h>

#include "base/str.h"
#include "text/format.h"

/* What is past these is refused, before memory is asked for. */
#define HANDOUT_PEOPLE_MAX ((size_t)1000000)
#define HANDOUT_DUES_MAX ((size_t)2000000) /* lessons of all sets */
enum {
    HANDOUT_TEXT_MAX = 200,   /* bytes of a name, an id ...; the store's STORE_TEXT_MAX */
    HANDOUT_VALUE_MAX = 1000, /* bytes of a company word */
    HANDOUT_DEPARTMENTS_MAX = 256,
    HANDOUT_WORDS_MAX = 64,
    HANDOUT_LESSONS_MAX = 256, /* of one set */
};

/* One of the company's words under the name that the settings of a record have for it:
 * word.報告先 (company_word_setting), issuer.company, issuer.role, issuer.officer. Only
 * those that HR has set. */
typedef struct HandoutWord {
    Str name;
    Str value;
} HandoutWord;

typedef struct HandoutDue {
    Str lesson_id;
    FormatDate due_on;
    bool has_from_on;
    FormatDate from_on; /* passing counts from that day on */
} HandoutDue;

/* What people have to do who all have the same to do: the earliest due day first, then by
 * lesson id; no lesson twice. */
typedef struct HandoutDues {
    const HandoutDue *items;
    size_t count;
} HandoutDues;

typedef struct HandoutPerson {
    Str number;     /* as HR writes it; never empty */
    Str key;        /* the same folded, for handout_find */
    Str name;       /* empty in a handout without names, and so the next two */
    Str print_name; /* empty when the name itself can be printed */
    Str reading;
    Str department; /* a path with '/'; may be empty */
    size_t set;     /* handout_dues; 0: nothing to do */
} HandoutPerson;

/* Everything lives in the arena or in the text it was read from. {0} is an empty one. */
typedef struct Handout {
    int64_t issued_at; /* Unix seconds; always later than of any before */
    int zone_minutes;
    int cycle; /* the fiscal year the dues are for; they say nothing about another */
    bool has_names;
    const Str *departments; /* with those below them; none: everybody */
    size_t department_count;
    const HandoutWord *words;
    size_t word_count;
    const HandoutDues *sets; /* of set number 1 on */
    size_t set_count;
    const HandoutPerson *people; /* 在籍 and 休職, by number */
    size_t person_count;
    const uint32_t *slots; /* of handout_find */
    size_t slot_count;
} Handout;

/* Reads a body; line: that of its first line in the file, for messages. STATUS_BAD_DATA:
 * "line 12: ..."; STATUS_TOO_LARGE: past a limit. *out is empty then. Two people with
 * one number (width and letter case do not count), two sets of one number, a lesson or a
 * word twice are refused. */
Status handout_read(Arena *arena, Str body, size_t line, Handout *out,
                    Error *err) MUST_CHECK;
/* Appends the body; keys and slots are not needed, names are left out without has_names.
 * Control characters in texts become blanks, long texts are cut. */
void handout_write(const Handout *handout, StrBuf *out);

/* ００ａ１２ finds 00A12, as store_learner_by_number does; NULL when there is nobody. */
const HandoutPerson *handout_find(const Handout *handout, Str number);
/* What the person has to do in handout->cycle. */
HandoutDues handout_dues(const Handout *handout, const HandoutPerson *person);
/* The company's word by its setting; empty when HR has set none. */
Str handout_word(const Handout *handout, Str setting);
/* True when passing at that moment (Unix seconds; 0: not passed), in the due's cycle, is
 * what was asked for: reports of HR count alike. */
bool handout_is_done(const HandoutDue *due, int64_t passed_at, int zone_minutes);

#endif
