#include "author/reading.h"

#include "text/layout.h"

static const double CHARACTERS_PER_MINUTE = 450;
static const double SECONDS_PER_QUESTION = 4;
/* Of the sentences of a hands-on part a learner sees about half. */
static const double SENTENCES_SEEN = 0.5;

static double count(Str text)
{
    return (double)text_count(text);
}

static double item_characters(const WidgetItem *item)
{
    double sum = count(item->label) + count(item->detail);
    for (size_t i = 0; i < item->state_count; i++) {
        sum += count(item->states[i]);
    }
    return sum + SENTENCES_SEEN * count(item->feedback);
}

static double slot_characters(const WidgetSlot *slot)
{
    double sum = count(slot->title) + count(slot->feedback);
    for (size_t i = 0; i < slot->value_count; i++) {
        sum += count(slot->values[i].label);
    }
    return sum;
}

static double widget_characters(const Widget *widget)
{
    double sum = count(widget->prompt) + count(widget->done);
    for (size_t i = 0; i < widget->item_count; i++) {
        sum += item_characters(&widget->items[i]);
    }
    for (size_t i = 0; i < widget->group_count; i++) {
        sum += count(widget->groups[i].label);
    }
    for (size_t i = 0; i < widget->cell_count; i++) {
        sum += SENTENCES_SEEN * count(widget->cells[i].feedback);
    }
    for (size_t i = 0; i < widget->result_count; i++) {
        sum += SENTENCES_SEEN * count(widget->results[i].text);
    }
    for (size_t i = 0; i < widget->slot_count; i++) {
        sum += slot_characters(&widget->slots[i]);
    }
    return sum;
}

static double scene_widgets(const Lesson *lesson)
{
    double sum = 0;
    for (size_t i = 0; i < lesson->scene_count; i++) {
        for (size_t k = 0; k < lesson->scenes[i].step_count; k++) {
            const Step *const step = &lesson->scenes[i].steps[k];
            sum += step->kind == STEP_WIDGET ? widget_characters(step->widget) : 0;
        }
    }
    return sum;
}

/* The question, all answers, and one sentence on average. */
static double question_characters(const Question *question)
{
    double sum = count(question->prompt);
    for (size_t i = 0; i < question->option_count; i++) {
        sum += count(question->options[i].label) +
               count(question->options[i].feedback) / (double)question->option_count;
    }
    return sum;
}

double reading_seconds(const Lesson *lesson, const WalkPath *path)
{
    double characters = path->characters + scene_widgets(lesson);
    for (size_t i = 0; i < lesson->card_count; i++) {
        characters += count(lesson->cards[i].text);
    }
    for (size_t i = 0; i < lesson->quiz.question_count; i++) {
        characters += question_characters(&lesson->quiz.questions[i]);
    }
    characters += count(lesson->step_today);
    return characters / CHARACTERS_PER_MINUTE * 60 + path->seconds + lesson->op_seconds +
           SECONDS_PER_QUESTION * (double)lesson->quiz.question_count;
}
