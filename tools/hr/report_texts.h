/* The words of a lesson for reports: what a question asks and what its options say. One
 * lesson is open at a time; reports go through them in order. */
#ifndef GOFUN_TOOLS_HR_REPORT_TEXTS_H
#define GOFUN_TOOLS_HR_REPORT_TEXTS_H

#include "lesson/model.h"

typedef struct ReportTexts {
    const char *lessons_dir;
    Lesson *lesson; /* NULL: none is open, or it could not be read */
    Str lesson_id;  /* of the one that was asked for last */
    Arena arena;
} ReportTexts;

/* Opens another lesson if needed; one that cannot be read leaves the ids as they are. */
void report_texts_open(ReportTexts *texts, Str lesson_id);
void report_texts_close(ReportTexts *texts);

/* NULL when the lesson has no such question in that version. */
const Question *report_texts_question(const ReportTexts *texts, Str id, int version);
/* The label of an option; the id itself when it is not known. */
Str report_texts_option(const Question *question, Str id);
/* What a scenario asks at a step, and what an option there says; the ids otherwise. */
Str report_texts_step(const ReportTexts *texts, Str scene_id, Str step_id);
Str report_texts_choice(const ReportTexts *texts, Str scene_id, Str step_id,
                        Str option_id);

#endif
