/* Cells, words, and what one person has to do and has done. */
#include <string.h>

#include "base/os.h"
#include "hr/report_job.h"
#include "text/iso.h"

ReportCell cell_text(Str text)
{
    return (ReportCell){.is_filled = text.len > 0, .text = text};
}

ReportCell cell_count(int64_t number)
{
    return (ReportCell){.is_filled = true, .number = (double)number};
}

ReportCell cell_number(double number)
{
    return (ReportCell){.is_filled = true, .number = number};
}

double share_of(int64_t part, int64_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

ReportCell cell_share(int64_t part, int64_t whole)
{
    return whole > 0 ? cell_number(share_of(part, whole)) : cell_none();
}

ReportCell cell_moment(int64_t at, int zone_minutes)
{
    return (ReportCell){.is_filled = at != 0, .at = at, .zone_minutes = zone_minutes};
}

ReportCell cell_date(int64_t at, int zone_minutes)
{
    return cell_moment(at, zone_minutes);
}

ReportCell cell_day(Str iso)
{
    FormatDate date;
    if (!iso_read_date(iso, &date)) {
        return cell_none();
    }
    return (ReportCell){.is_filled = true, .at = format_day_number(date) * 86400};
}

ReportCell cell_none(void)
{
    return (ReportCell){0};
}

Str lesson_number_text(Arena *arena, const Catalogue *catalogue, Str id)
{
    const CourseEntry *entry = catalogue_find(catalogue, id);
    return entry != NULL ? str_format(arena, "第%d話", entry->number) : id;
}

Str lesson_long_text(Arena *arena, const Catalogue *catalogue, Str id)
{
    const CourseEntry *entry = catalogue_find(catalogue, id);
    return entry != NULL
               ? str_format(arena, "第%d話 %.*s", entry->number, STR_ARG(entry->title))
               : id;
}

Str status_word(StoreLearnerStatus status)
{
    switch (status) {
    case STORE_LEARNER_ACTIVE:
        return STR("在籍");
    case STORE_LEARNER_ON_LEAVE:
        return STR("休職");
    case STORE_LEARNER_EXEMPT:
        return STR("対象外");
    case STORE_LEARNER_LEFT:
        return STR("退職");
    }
    return STR("在籍");
}

const char *status_code(StoreLearnerStatus status)
{
    static const char *const codes[] = {
        [STORE_LEARNER_ACTIVE] = "active",
        [STORE_LEARNER_ON_LEAVE] = "on_leave",
        [STORE_LEARNER_EXEMPT] = "exempt",
        [STORE_LEARNER_LEFT] = "left",
    };
    return codes[status];
}

/* ---- one person's lessons ---- */

/* The place of a lesson; *hint is where the one before was, since both lists run alike.
 */
static size_t place_of(const Catalogue *catalogue, Str id, size_t *hint)
{
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        size_t place = (*hint + i) % catalogue->entry_count;
        if (str_equal(catalogue->entries[place].id, id)) {
            *hint = place + 1;
            return place;
        }
    }
    return catalogue->entry_count;
}

/* A pass before from_on belongs to an earlier assignment. */
static bool counts(const StoreResult *result, Str from_on)
{
    FormatDate from;
    if (result->passed_at == 0 || !iso_read_date(from_on, &from)) {
        return result->passed_at != 0;
    }
    FormatDate passed = format_local_date(result->passed_at, result->zone_minutes);
    return format_day_number(passed) >= format_day_number(from);
}

static void place_results(const ReportJob *job, const StoreReportPerson *person,
                          PersonView *out)
{
    size_t hint = 0;
    for (size_t i = 0; i < person->result_count; i++) {
        const StoreResult *result = &person->results[i];
        size_t place = place_of(job->catalogue, result->lesson_id, &hint);
        if (place < job->catalogue->entry_count) {
            LessonView *lesson = &out->lessons[place];
            lesson->result = result;
            lesson->state = result->passed_at != 0 ? LESSON_DONE : LESSON_IN_PROGRESS;
        } else {
            out->has_others = true;
        }
        if (result->last_at > out->last_at) {
            out->last_at = result->last_at;
            out->last_zone = result->zone_minutes;
        }
    }
}

static void place_dues(const ReportJob *job, const StoreReportPerson *person,
                       PersonView *out)
{
    bool is_assigned[REPORT_LESSONS_MAX] = {0};
    size_t hint = 0;
    for (size_t i = 0; i < person->due_count; i++) {
        const StoreDue *due = &person->dues[i];
        size_t place = place_of(job->catalogue, due->lesson_id, &hint);
        if (place < job->catalogue->entry_count) {
            LessonView *lesson = &out->lessons[place];
            is_assigned[place] = true;
            lesson->due_on = due->due_on;
            if (lesson->state == LESSON_DONE && !counts(lesson->result, due->from_on)) {
                lesson->state = LESSON_NOT_STARTED;
            }
        }
    }
    for (size_t i = 0; i < job->catalogue->entry_count; i++) {
        if (!is_assigned[i]) {
            out->lessons[i].state = LESSON_NOT_ASSIGNED;
        }
    }
}

/* Only who is there can be late. */
static void count_lesson(PersonView *out, LessonView *lesson, Str today, bool is_active)
{
    if (lesson->state == LESSON_NOT_ASSIGNED) {
        return;
    }
    out->assigned++;
    out->done += lesson->state == LESSON_DONE ? 1 : 0;
    out->begun += lesson->state == LESSON_IN_PROGRESS ? 1 : 0;
    if (lesson->state == LESSON_DONE || lesson->due_on.len == 0) {
        return;
    }
    lesson->is_overdue = is_active && str_compare(lesson->due_on, today) < 0;
    out->overdue += lesson->is_overdue ? 1 : 0;
    if (out->next_due.len == 0 || str_compare(lesson->due_on, out->next_due) < 0) {
        out->next_due = lesson->due_on;
    }
}

void person_view(const ReportJob *job, const StoreReportPerson *person, PersonView *out)
{
    *out = (PersonView){0};
    for (size_t i = 0; i < job->catalogue->entry_count; i++) {
        out->lessons[i].state = LESSON_NOT_STARTED;
    }
    place_results(job, person, out);
    if (job->has_dues) {
        place_dues(job, person, out);
    }
    bool is_active = person->learner.data.status == STORE_LEARNER_ACTIVE;
    for (size_t i = 0; i < job->catalogue->entry_count; i++) {
        count_lesson(out, &out->lessons[i], job->today_iso, is_active);
    }
    out->is_counted = is_active && out->assigned > 0;
    out->is_complete = out->assigned > 0 && out->done == out->assigned;
}
