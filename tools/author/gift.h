/* Moodle GIFT: questions as text that Moodle imports, and back. Multiple choice with one
 * right answer, with a sentence for every option; everything else is refused by line. */
#ifndef GOFUN_AUTHOR_GIFT_H
#define GOFUN_AUTHOR_GIFT_H

#include "lesson/model.h"

enum {
    GIFT_OPTIONS_MOST = 12,
    GIFT_QUESTIONS_MOST = 1000,
    GIFT_BYTES_MOST = 1024 * 1024
};

typedef struct GiftOption {
    Str id; /* empty: the file says none */
    Str text, feedback;
    bool is_right;
} GiftOption;

typedef struct GiftQuestion {
    int line;  /* where it begins */
    Str title; /* between :: and ::; may be empty */
    Ask ask;   /* by the mark 【適切】 or 【不適切】 in front of the text */
    Str text;
    GiftOption options[GIFT_OPTIONS_MOST];
    size_t option_count;
} GiftQuestion;

typedef struct GiftFile {
    const GiftQuestion *questions;
    size_t count;
} GiftFile;

typedef struct GiftSink {
    void *context;
    void (*problem)(void *context, int line, const char *sentence);
} GiftSink;

/* Reads all questions that can be used; says what is left out. Texts in the arena, plain:
 * no escapes, no HTML. text is valid UTF-8. */
void gift_read(Arena *arena, Str text, const GiftSink *sink, GiftFile *out);

/* Appends a heading for the questions of one lesson. */
void gift_write_category(const Lesson *lesson, StrBuf *out);
/* Appends one question, titled lesson.question; readings are left out. A comment keeps
 * the ids of the options for gift_read. */
void gift_write_question(const Lesson *lesson, const Question *question, StrBuf *out);

/* Appends the question as Lua for a quiz: word "question" or "spare", indented. id: of
 * the question. */
void gift_write_lua(const GiftQuestion *question, const char *word, Str id, StrBuf *out);

#endif
