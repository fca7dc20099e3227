#include "hr/assign_work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "roster/assign.h"
#include "roster/fold.h"
#include "script/script.h"
#include "text/iso.h"

/* A setting: the day the rules were worked out last. */
#define RENEWED_ON "assign.renewed_on"

_Static_assert((int)ASSIGN_EVERYONE == (int)STORE_RULE_EVERYONE &&
                   (int)ASSIGN_DEPARTMENT == (int)STORE_RULE_DEPARTMENT &&
                   (int)ASSIGN_PEOPLE == (int)STORE_RULE_PEOPLE &&
                   (int)ASSIGN_YEARLY == (int)STORE_RULE_YEARLY &&
                   (int)ASSIGN_ONCE == (int)STORE_RULE_ONCE &&
                   (int)ASSIGN_ROLLING == (int)STORE_RULE_ROLLING,
               "both rooms number rules the same way");

Str assign_who_am_i(Arena *arena)
{
    StrBuf name = {0};
    Str who = STR("gofun-hr");
    if (os_user_name(&name, NULL) == STATUS_OK && name.len > 0 &&
        name.len <= STORE_TEXT_MAX) {
        who = str_copy(arena, strbuf_str(&name));
    }
    strbuf_clear(&name);
    return who;
}

const char *assign_lessons_dir(const Arguments *arguments, Arena *arena)
{
    static const char *const places[] = {"..", "../..", "../../..", "../share/gofun"};
    const char *found = arguments_value(arguments, "--lessons");
    StrBuf base = {0};
    if (found == NULL && os_executable_dir(&base, NULL) == STATUS_OK) {
        for (size_t i = 0; found == NULL && i < sizeof places / sizeof places[0]; i++) {
            Str path = str_format(arena, "%s/%s/lessons", base.ptr, places[i]);
            found = os_is_dir(path.ptr) ? path.ptr : NULL;
        }
    }
    strbuf_clear(&base);
    return found != NULL ? found : "lessons";
}

Status assign_catalogue(const Arguments *arguments, Catalogue **out, Error *err)
{
    Arena arena = {0};
    Diagnostics diagnostics = {0};
    const char *path =
        str_format(&arena, "%s/course.lua", assign_lessons_dir(arguments, &arena)).ptr;
    Status status = script_load_course_file(path, out, &diagnostics);
    if (status != STATUS_OK) {
        status = error_set(err, status, "教材の目録（%s）を読めません。", path);
    } else if ((*out)->entry_count > ASSIGN_LESSONS_MAX) {
        status = error_set(err, STATUS_TOO_LARGE, "%s の話が多すぎます（%d話まで）。",
                           path, ASSIGN_LESSONS_MAX);
        catalogue_free(*out);
        *out = NULL;
    }
    diagnostics_clear(&diagnostics);
    arena_clear(&arena);
    return status;
}

FormatDate assign_today(void)
{
    int64_t now = os_now_seconds();
    return format_local_date(now, os_zone_offset_minutes(now));
}

/* ---- rules worked out ---- */

typedef struct Work {
    const Catalogue *catalogue;
    FormatDate today;
    Arena arena;
    AssignRule *rules; /* those in force; made at the first person */
    size_t rule_count;
} Work;

static uint64_t lesson_bits(const Catalogue *catalogue, const StoreRule *rule)
{
    uint64_t bits = 0;
    int64_t part = 0;
    bool is_part = rule->scope == STORE_RULE_PART && str_to_int64(rule->subject, &part);
    for (size_t i = 0; i < catalogue->entry_count; i++) {
        bool is_in = rule->scope == STORE_RULE_COURSE ||
                     (is_part && catalogue->entries[i].part == part);
        bits |= is_in ? (uint64_t)1 << i : 0;
    }
    Str rest = rule->scope == STORE_RULE_LESSONS ? rule->subject : (Str){0};
    Str id;
    while (rest.len > 0 && str_split(&rest, ' ', &id)) {
        const CourseEntry *entry = catalogue_find(catalogue, id);
        bits |= entry != NULL ? (uint64_t)1 << (entry - catalogue->entries) : 0;
    }
    return bits;
}

/* False when a date of the rule is no day. */
static bool convert(const Catalogue *catalogue, const StoreRule *rule, AssignRule *out)
{
    *out = (AssignRule){
        .id = rule->id,
        .who = (AssignWho)rule->who,
        .department = rule->department,
        .people = rule->people,
        .people_count = rule->people_count,
        .lessons = lesson_bits(catalogue, rule),
        .timing = (AssignTiming)rule->timing,
        .within_days = rule->within_days,
        .every_months = rule->every_months,
    };
    out->is_for_new = rule->hired_since.len > 0;
    return iso_read_date(rule->since_on, &out->since) &&
           (!out->is_for_new || iso_read_date(rule->hired_since, &out->hired_since)) &&
           (rule->timing == STORE_RULE_ROLLING || iso_read_date(rule->due_on, &out->due));
}

static Status prepare(Work *work, const StoreRules *rules, Error *err)
{
    work->rules = ARENA_ARRAY(&work->arena, AssignRule, rules->count + 1);
    for (size_t i = 0; i < rules->count; i++) {
        const StoreRule *rule = &rules->items[i];
        if (rule->has_ended) {
            continue;
        }
        if (!convert(work->catalogue, rule, &work->rules[work->rule_count++])) {
            return error_set(err, STATUS_BAD_DATA, "割り当て %lld番の日付が読めません。",
                             (long long)rule->id);
        }
    }
    return STATUS_OK;
}

static AssignPerson person_of(const StoreWantedPerson *person)
{
    AssignPerson out = {
        .id = person->id, .department = person->department, .is_active = true};
    FormatDate back = {0};
    out.has_hired_on = iso_read_date(person->hired_on, &out.hired_on);
    out.has_started_on = out.has_hired_on;
    out.started_on = out.hired_on;
    if (iso_read_date(person->status_on, &back) &&
        (!out.has_started_on ||
         format_day_number(back) > format_day_number(out.started_on))) {
        out.started_on = back;
        out.has_started_on = true;
    }
    return out;
}

static Str day_text(FormatDate date, char out[16])
{
    static const char digits[] = "0123456789";
    int parts[] = {date.year / 100, date.year % 100, date.month, date.day};
    char *end = out;
    for (int i = 0; i < 4; i++) {
        *end++ = digits[parts[i] / 10 % 10];
        *end++ = digits[parts[i] % 10];
        if (i > 0 && i < 3) {
            *end++ = '-';
        }
    }
    return (Str){out, (size_t)(end - out)};
}

static Status expand(void *context, const StoreRules *rules,
                     const StoreWantedPerson *person, StoreWanting *wanting, Error *err)
{
    Work *work = context;
    Status status = work->rules == NULL ? prepare(work, rules, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    AssignPerson who = person_of(person);
    AssignItem items[2 * ASSIGN_LESSONS_MAX];
    size_t count = assign_expand(work->rules, work->rule_count, &who, work->today, items);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        char due[16];
        char from[16];
        StoreWanted wanted = {
            .lesson_id = work->catalogue->entries[items[i].lesson].id,
            .cycle = items[i].term.cycle,
            .due_on = day_text(items[i].term.due_on, due),
            .from_on = day_text(items[i].term.from_on, from),
            .rule_id = items[i].rule_id,
        };
        status = store_want(wanting, &wanted, err);
    }
    return status;
}

Status assign_change(Record *record, const Catalogue *catalogue,
                     const StoreAssignChange *change, bool is_apply, StoreAssigned *out,
                     Error *err)
{
    Work work = {.catalogue = catalogue, .today = assign_today()};
    StoreAssigner assigner = {&work, expand};
    Status status = store_assign(record->store, change, &assigner, is_apply, out, err);
    arena_clear(&work.arena);
    return status;
}

StoreAssignChange assign_change_today(Arena *arena)
{
    return (StoreAssignChange){.by = assign_who_am_i(arena),
                               .today = format_date_iso(arena, assign_today())};
}

static Status renew(Record *record, const Arguments *arguments, StoreAssigned *assigned,
                    Error *err)
{
    Arena arena = {0};
    StoreRules rules;
    Catalogue *catalogue = NULL;
    *assigned = (StoreAssigned){0};
    Status status = store_rules(record->store, &arena, &rules, err);
    if (status == STATUS_OK && rules.count > 0) {
        status = assign_catalogue(arguments, &catalogue, err);
    }
    if (status == STATUS_OK && rules.count > 0) {
        StoreAssignChange change = assign_change_today(&arena);
        status = assign_change(record, catalogue, &change, true, assigned, err);
    }
    catalogue_free(catalogue);
    arena_clear(&arena);
    return status;
}

/* Also from change with --apply: what was worked out today is not due today. */
static Status note_renewed(Record *record, Error *err)
{
    char day[16];
    return store_setting_set(record->store, 0, STR(RENEWED_ON),
                             day_text(assign_today(), day), err);
}

Status assign_renew(Record *record, const Arguments *arguments, StoreAssigned *out,
                    Error *err)
{
    Status status = renew(record, arguments, out, err);
    return status == STATUS_OK ? note_renewed(record, err) : status;
}

Status assign_renew_if_due(Record *record, const Arguments *arguments, Error *err)
{
    char day[16];
    Str renewed_on;
    Status status = store_setting_get(record->store, 0, STR(RENEWED_ON), (Str){0},
                                      &record->arena, &renewed_on, err);
    if (status != STATUS_OK || str_equal(renewed_on, day_text(assign_today(), day))) {
        return status;
    }
    StoreAssigned assigned;
    status = renew(record, arguments, &assigned, err);
    if (status == STATUS_OK && assigned.added + assigned.moved + assigned.gone > 0) {
        (void)fprintf(stderr,
                      "きょうの日付で割り当てを作り直しました: 追加 %lld件、期限の変更 "
                      "%lld件、取りやめ %lld件\n",
                      (long long)assigned.added, (long long)assigned.moved,
                      (long long)assigned.gone);
    }
    return status == STATUS_OK ? note_renewed(record, err) : status;
}
