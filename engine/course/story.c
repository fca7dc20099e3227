#include "course/story.h"

Story *story_new(void)
{
    return mem_alloc(sizeof(Story));
}

void story_free(Story *story)
{
    if (story) {
        arena_clear(&story->arena);
        mem_free(story);
    }
}

static bool is_last(const Catalogue *catalogue, int number)
{
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        if (catalogue->entries[i].number > number) {
            return false;
        }
    }
    return true;
}

/* Of the lessons that count, at least one is there and all are passed. */
static bool is_behind_reached(int number, const StoryLessons *lessons)
{
    const Catalogue *const catalogue = lessons->catalogue;
    const CourseEntry *const last = catalogue_find_number(catalogue, number);
    bool is_any = false;
    for (size_t i = 0; last && i < catalogue->entry_count; i++) {
        const bool counts =
            is_last(catalogue, number) || catalogue->entries[i].part == last->part;
        if (!counts || !lessons->is_present[i]) {
            continue;
        }
        if (!lessons->is_passed[i]) {
            return false;
        }
        is_any = true;
    }
    return is_any;
}

bool story_is_open(const StoryPiece *piece, const StoryLessons *lessons)
{
    return piece->after == 0 || is_behind_reached(piece->after, lessons);
}

const StoryPiece *story_due_before(const Story *story, const StoryLessons *lessons,
                                   const bool *is_seen)
{
    for (size_t i = 0; i < lessons->catalogue->entry_count; i++) {
        if (lessons->is_started[i]) {
            return NULL;
        }
    }
    for (size_t i = 0; i < story->piece_count; i++) {
        if (story->pieces[i].before > 0 && !is_seen[i]) {
            return &story->pieces[i];
        }
    }
    return NULL;
}

const StoryPiece *story_due_after(const Story *story, const StoryLessons *lessons,
                                  const bool *is_seen)
{
    for (size_t i = 0; i < story->piece_count; i++) {
        const StoryPiece *const piece = &story->pieces[i];
        if (piece->after > 0 && !is_seen[i] && story_is_open(piece, lessons)) {
            return piece;
        }
    }
    return NULL;
}
