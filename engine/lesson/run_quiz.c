/* The confirmation test: rounds, replacement of missed questions, marking by ids. */
#include "lesson/run_internal.h"
#include "lesson/shuffle.h"

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

const Question *run__question(const Run *run, size_t pool_index)
{
    const Quiz *quiz = &run->lesson->quiz;
    const size_t regular = at_most(quiz->question_count, RUN_MAX_QUESTIONS);
    return pool_index < regular ? &quiz->questions[pool_index]
                                : &quiz->spares[pool_index - regular];
}

size_t run__option_count(const Question *question)
{
    return at_most(question->option_count, RUN_MAX_OPTIONS);
}

bool run__is_right(const Question *question, int chosen)
{
    return chosen >= 0 && question->options[chosen].is_right;
}

static void ask_again(QuizRun *quiz)
{
    for (size_t i = 0; i < quiz->count; i++) {
        quiz->chosen[i] = ANSWER_NONE;
        quiz->asked_round[quiz->asked[i]] = quiz->round;
    }
    quiz->is_closed = false;
}

void run__quiz_start(Run *run)
{
    const Quiz *data = &run->lesson->quiz;
    QuizRun *quiz = &run->quiz;
    *quiz = (QuizRun){.round = 1, .first_right = -1, .best_right = -1};
    quiz->count = at_most(data->question_count, RUN_MAX_QUESTIONS);
    quiz->pool = quiz->count + at_most(data->spare_count, RUN_MAX_QUESTIONS);
    for (size_t i = 0; i < quiz->count; i++) {
        quiz->asked[i] = i;
    }
    ask_again(quiz);
}

static bool is_in_round(const QuizRun *quiz, size_t question)
{
    for (size_t i = 0; i < quiz->count; i++) {
        if (quiz->asked[i] == question) {
            return true;
        }
    }
    return false;
}

/* A spare nobody saw yet, else what was asked longest ago; `missed` itself at the worst.
 */
static size_t replacement(const QuizRun *quiz, size_t missed)
{
    size_t best = missed;
    for (size_t i = 0; i < quiz->pool; i++) {
        const bool is_free = i != missed && !is_in_round(quiz, i);
        if (is_free &&
            (best == missed || quiz->asked_round[i] < quiz->asked_round[best])) {
            best = i;
        }
    }
    return best;
}

void run__quiz_next_round(Run *run)
{
    QuizRun *quiz = &run->quiz;
    size_t before[RUN_MAX_QUESTIONS];
    /* Missed ones leave first, so that when the spares run out the one missed longest ago
     * can come back at any place. */
    for (size_t i = 0; i < quiz->count; i++) {
        before[i] = quiz->asked[i];
        if (!run__is_right(run__question(run, before[i]), quiz->chosen[i])) {
            quiz->asked[i] = LESSON_NONE;
        }
    }
    for (size_t i = 0; i < quiz->count; i++) {
        if (quiz->asked[i] == LESSON_NONE) {
            quiz->asked[i] = replacement(quiz, before[i]);
        }
    }
    quiz->round++;
    ask_again(quiz);
}

void run__quiz_view(const Run *run, size_t part, RunQuestion *out)
{
    const QuizRun *quiz = &run->quiz;
    const Question *question = run__question(run, quiz->asked[part]);
    *out = (RunQuestion){.question = question,
                         .number = (int)part + 1,
                         .count = (int)quiz->count,
                         .round = quiz->round,
                         .order_count = run__option_count(question),
                         .chosen = quiz->chosen[part]};
    shuffle_order(run->seed, quiz->round, question->id, out->order, out->order_count);
    out->is_correct = run__is_right(question, out->chosen);
    for (size_t i = 0; i < out->order_count; i++) {
        const bool says = out->chosen == ANSWER_DONT_KNOW ? question->options[i].is_right
                                                          : (int)i == out->chosen;
        if (says) {
            out->feedback = question->options[i].feedback;
        }
    }
}

static int pass_mark(const Run *run)
{
    const int wanted = run->lesson->quiz.pass > 0 ? run->lesson->quiz.pass : 2;
    return wanted < (int)run->quiz.count ? wanted : (int)run->quiz.count;
}

void run__quiz_result(const Run *run, RunResult *out)
{
    const QuizRun *quiz = &run->quiz;
    *out = (RunResult){.row_count = quiz->count,
                       .pass = pass_mark(run),
                       .round = quiz->round,
                       .has_passed = quiz->has_passed,
                       .first_right = quiz->first_right,
                       .best_right = quiz->best_right};
    for (size_t i = 0; i < quiz->count; i++) {
        run__quiz_view(run, i, &out->rows[i]);
        out->right += out->rows[i].is_correct ? 1 : 0;
    }
    out->passed = out->right >= out->pass;
    out->missing = out->passed ? 0 : out->pass - out->right;
}

void run__quiz_close(Run *run)
{
    QuizRun *quiz = &run->quiz;
    if (quiz->is_closed) {
        return;
    }
    RunResult result = {0};
    run__quiz_result(run, &result);
    quiz->is_closed = true;
    quiz->has_passed = quiz->has_passed || result.passed;
    quiz->first_right = quiz->first_right < 0 ? result.right : quiz->first_right;
    quiz->best_right = result.right > quiz->best_right ? result.right : quiz->best_right;
}
