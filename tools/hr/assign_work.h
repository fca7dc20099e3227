/* Assignments for gofun-hr: the rules of the record worked out with
 * engine/roster/assign.h and the catalogue of lessons. Used by the assign commands and
 * after a roster import. */
#ifndef GOFUN_TOOLS_HR_ASSIGN_WORK_H
#define GOFUN_TOOLS_HR_ASSIGN_WORK_H

#include "course/catalogue.h"
#include "hr/record.h"
#include "text/format.h"

#define OPTION_LESSONS                                                                    \
    {                                                                                     \
        "--lessons", "DIR", "教材のフォルダー（course.lua のある場所）。" \
    }

/* Who runs this, for the record: the user of this machine. In the arena. */
Str assign_who_am_i(Arena *arena);
/* The folder of --lessons, or of where gofun is installed. In the arena. */
const char *assign_lessons_dir(const Arguments *arguments, Arena *arena);
/* The catalogue of --lessons, or of where gofun is installed. The caller frees it. */
Status assign_catalogue(const Arguments *arguments, Catalogue **out,
                        Error *err) MUST_CHECK;
/* A change of nothing, by whoever runs this, today. Texts in the arena. */
StoreAssignChange assign_change_today(Arena *arena);
/* Makes the change and works all rules out for today; see store_assign. */
Status assign_change(Record *record, const Catalogue *catalogue,
                     const StoreAssignChange *change, bool is_apply, StoreAssigned *out,
                     Error *err) MUST_CHECK;
/* After people changed: works the rules out anew; does nothing when there are none. */
Status assign_renew(Record *record, const Arguments *arguments, StoreAssigned *out,
                    Error *err) MUST_CHECK;
/* Active people in the department and those below it. */
int64_t assign_people_in(const StoreDepartments *tree, Str path);
/* 「営業部/第一課」…: what somebody may have meant by text; empty when nothing is like
 * it. In the arena. */
Str assign_near_departments(Arena *arena, const StoreDepartments *tree, Str text);
/* False when the one day of the rule is over: nothing more comes of it. */
bool assign_is_to_come(const StoreRule *rule);
/* Tells the rules whose department nobody is in any more: departments get new names. */
Status assign_tell_empty(Record *record, Error *err) MUST_CHECK;

/* The same at the first use of a day, so that a new year and the next turn of a rolling
 * rule come by themselves; says so on stderr when anything changed. */
Status assign_renew_if_due(Record *record, const Arguments *arguments,
                           Error *err) MUST_CHECK;

/* Today on this machine. */
FormatDate assign_today(void);
/* What a rule says: 営業部（下の部署も）, 全25話, 毎年度 3月31日まで. In the arena. */
Str assign_who_text(Arena *arena, const StoreRule *rule);
Str assign_scope_text(Arena *arena, const StoreRule *rule, const Catalogue *catalogue);
Str assign_timing_text(Arena *arena, const StoreRule *rule);
/* The three, and how many rows come, move and go. */
void assign_print_outcome(const StoreAssigned *assigned, bool is_applied, Json *json);

#endif
