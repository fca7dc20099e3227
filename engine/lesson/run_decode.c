/* Taking a position up again: reads it and finds where to go on after the lesson changed.
 */
#include "lesson/run_loader.h"

/* ---- where to go on ---- */

static bool is_test(PlaceKind kind)
{
    return kind == PLACE_QUESTION || kind == PLACE_RESULT;
}

static void drop_test_places(Run *run)
{
    size_t kept = 0;
    for (size_t i = 0; i < run->history_count; i++) {
        if (is_test(run->history[i].place.kind)) {
            run__drop(&run->history[i]);
        } else {
            run->history[kept++] = run->history[i];
        }
    }
    run->history_count = kept;
}

/* Two places of a round must not ask the same; every answer needs its question. */
static bool quiz_is_sound(const Loader *in)
{
    const QuizRun *quiz = &in->run->quiz;
    for (size_t i = 0; i < quiz->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (quiz->asked[i] == quiz->asked[k]) {
                return false;
            }
        }
        if (quiz->is_closed && quiz->chosen[i] == ANSWER_NONE) {
            return false;
        }
    }
    return in->quiz_fits && in->asked == quiz->count;
}

/* Under a new number: answers of the old one may be on record, and there is one answer to
 * a question in a round. */
static void restart_round(Run *run)
{
    const QuizRun was = run->quiz;
    run__quiz_start(run);
    run->quiz.round = was.round + 1;
    run->quiz.has_passed = was.has_passed;
    run->quiz.first_right = was.first_right;
    run->quiz.best_right = was.best_right;
}

static Status start_again(Loader *in, Error *err)
{
    run__cut(in->run, 0);
    Snapshot draft = run__blank(in->run);
    const Status status = run__start(in->run, &draft, err);
    if (status != STATUS_OK) {
        run__drop(&draft);
        return status;
    }
    run__push(in->run, draft);
    return STATUS_OK;
}

/* Puts the draft where the lost place was nearest; false when only the start is left. */
static bool nearest_place(Loader *in, Snapshot *draft)
{
    const Run *run = in->run;
    const PlaceKind kind = in->last_kind;
    if ((kind == PLACE_STEP || kind == PLACE_REPLY) && in->last_scene != LESSON_NONE) {
        return run__enter(run, draft, in->last_scene, NULL) == STATUS_OK;
    }
    if (kind == PLACE_CARD) {
        draft->place = run__after_scenes(run);
        return true;
    }
    if (is_test(kind)) {
        draft->place = run__after_cards(run);
        return true;
    }
    return false;
}

static Status resume(Loader *in, RunResume *how, Error *err)
{
    Run *run = in->run;
    if (!quiz_is_sound(in)) {
        restart_round(run);
        drop_test_places(run);
        in->place_fits = in->place_fits && !is_test(in->last_kind);
    }
    *how = RESUME_EXACT;
    if (in->place_fits) {
        return STATUS_OK;
    }
    Snapshot draft = in->draft;
    in->draft = run__blank(run);
    draft.taken = -1;
    *how = RESUME_SCENE_START;
    if (nearest_place(in, &draft)) {
        run__push(run, draft);
        return STATUS_OK;
    }
    run__drop(&draft);
    *how = RESUME_LESSON_START;
    return start_again(in, err);
}

Status run_decode(const Lesson *lesson, Str position, uint64_t fallback_seed,
                  const BuildHost *host, Run **out, RunResume *how, Error *err)
{
    *out = NULL;
    *how = RESUME_UNREADABLE;
    Run *run = run__make(lesson, fallback_seed, host);
    Loader in = {.run = run, .words = &run->arena, .quiz_fits = true};
    /* The position may go away before the run does. What is too long is not read at all.
     */
    const bool is_too_long = position.len > RUN_MAX_POSITION_BYTES;
    const Str kept = is_too_long ? (Str){0} : str_copy(&run->arena, position);
    in.draft = run__blank(run);
    const bool is_readable = run__read_lines(&in, kept);
    const Status status = is_readable ? resume(&in, how, err) : STATUS_OK;
    run__drop(&in.draft);
    if (is_readable && status == STATUS_OK) {
        *out = run;
        return STATUS_OK;
    }
    run_free(run);
    return is_readable ? status : run_new(lesson, fallback_seed, host, out, err);
}
