/* The explanation and the confirmation test. */
#include "script/build.h"

static void build_card(Loader *loader, const Node *node, Card *card)
{
    Fields fields = fields_open(loader, node, 2);
    const Str *lines = NULL;
    size_t count = 0;
    StrBuf text = {0};
    build_texts(loader, node, fields.body, &lines, &count);
    for (size_t i = 0; i < count; i++) {
        strbuf_add_z(&text, i > 0 ? "\n" : "");
        strbuf_add(&text, lines[i]);
    }
    *card = (Card){.line = node->line,
                   .id = build_id(loader, node, 0),
                   .title = build_keep(loader, node->values[1].text),
                   .text = build_keep(loader, strbuf_str(&text))};
    strbuf_clear(&text);
    fields_id(&fields, "picture", &card->picture);
    fields_done(&fields);
}

void build_explain(Loader *loader, const Node *node, Lesson *lesson)
{
    Fields fields = fields_open(loader, node, 0);
    Card *const cards = BUILD_ARRAY(loader, Card, fields.body);
    lesson->cards = cards;
    fields_texts(&fields, "more", &lesson->more, &lesson->more_count);
    fields_done(&fields);
    for (size_t i = 0; i < fields.body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields.body, i);
        if (child && child->word->kind == WORD_CARD) {
            build_card(loader, child, &cards[lesson->card_count++]);
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
}

static Ask read_ask(Loader *loader, const Node *node, Str tag)
{
    if (!str_is(tag, "適切") && !str_is(tag, "不適切")) {
        build_say(loader, node, "S020",
                  "%s：2番目の文は \"適切\" か \"不適切\" にします。", node->word->name);
    }
    return str_is(tag, "不適切") ? ASK_UNFIT : ASK_FIT;
}

static void build_question(Loader *loader, const Node *node, Question *question)
{
    Fields fields = fields_open(loader, node, 3);
    QuestionOption *const options = BUILD_ARRAY(loader, QuestionOption, fields.body);
    *question = (Question){.line = node->line, .version = 1, .options = options};
    question->id = build_id(loader, node, 0);
    question->ask = read_ask(loader, node, node->values[1].text);
    question->prompt = build_text(loader, node, 2);
    fields_whole(&fields, "version", 1, 9999, &question->version);
    fields_done(&fields);
    for (size_t i = 0; i < fields.body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields.body, i);
        const WordKind kind = child ? child->word->kind : WORD_UNKNOWN;
        if (kind == WORD_RIGHT || kind == WORD_WRONG) {
            options[question->option_count++] = (QuestionOption){
                .line = child->line,
                .id = build_id(loader, child, 0),
                .label = build_text(loader, child, 1),
                .feedback = build_text(loader, child, 2),
                .is_right = kind == WORD_RIGHT,
            };
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
}

void build_quiz(Loader *loader, const Node *node, Lesson *lesson)
{
    Fields fields = fields_open(loader, node, 0);
    Quiz *const quiz = &lesson->quiz;
    Question *const questions = BUILD_ARRAY(loader, Question, fields.body);
    Question *const spares = BUILD_ARRAY(loader, Question, fields.body);
    quiz->questions = questions;
    quiz->spares = spares;
    fields_whole(&fields, "pass", 1, 12, &quiz->pass);
    fields_done(&fields);
    for (size_t i = 0; i < fields.body->item_count; i++) {
        const Node *const child = build_child(loader, node, fields.body, i);
        if (child && child->word->kind == WORD_QUESTION) {
            build_question(loader, child, &questions[quiz->question_count++]);
        } else if (child && child->word->kind == WORD_SPARE) {
            build_question(loader, child, &spares[quiz->spare_count++]);
        } else if (child) {
            build_misplaced(loader, node, child);
        }
    }
}
