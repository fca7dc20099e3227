#include "roster/assign.h"

enum {
    FIRST_MONTH = 4,
    MONTHS = 12
};

static FormatDate later(FormatDate a, FormatDate b)
{
    return format_day_number(a) >= format_day_number(b) ? a : b;
}

static FormatDate add_days(FormatDate date, int days)
{
    return format_day_date(format_day_number(date) + days);
}

/* The same day so many months later, the last of the month when it has no such day. */
static FormatDate add_months(FormatDate date, int months)
{
    int month = date.year * MONTHS + date.month - 1 + months;
    FormatDate moved = {month / MONTHS, month % MONTHS + 1, date.day};
    while (!format_date_is_valid(moved)) {
        moved.day--;
    }
    return moved;
}

bool assign_is_in(Str department, Str above)
{
    return str_starts_with(department, above) &&
           (department.len == above.len || department.ptr[above.len] == '/');
}

static bool is_listed(const AssignRule *rule, int64_t id)
{
    size_t from = 0;
    size_t to = rule->people_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (rule->people[middle] < id) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from < rule->people_count && rule->people[from] == id;
}

static bool is_new_enough(const AssignRule *rule, const AssignPerson *person)
{
    return !rule->is_for_new ||
           (person->has_hired_on &&
            format_day_number(person->hired_on) >= format_day_number(rule->hired_since));
}

bool assign_covers(const AssignRule *rule, const AssignPerson *person)
{
    if (!is_new_enough(rule, person)) {
        return false;
    }
    switch (rule->who) {
    case ASSIGN_EVERYONE:
        return true;
    case ASSIGN_DEPARTMENT:
        return assign_is_in(person->department, rule->department);
    case ASSIGN_PEOPLE:
        break;
    }
    return is_listed(rule, person->id);
}

/* The day of the rule within fiscal year cycle. */
static FormatDate due_in_cycle(const AssignRule *rule, int cycle)
{
    FormatDate due = rule->due;
    due.year = due.month >= FIRST_MONTH ? cycle : cycle + 1;
    while (!format_date_is_valid(due)) {
        due.day--; /* February 29 */
    }
    return due;
}

static bool fiscal_term(const AssignRule *rule, const AssignPerson *person, int cycle,
                        AssignTerm *out)
{
    FormatDate first = {cycle, FIRST_MONTH, 1};
    FormatDate last = {cycle + 1, FIRST_MONTH - 1, 31};
    FormatDate due = due_in_cycle(rule, cycle);
    if (format_day_number(due) < format_day_number(rule->since)) {
        return false;
    }
    bool is_new = person->has_started_on &&
                  format_day_number(person->started_on) >= format_day_number(first);
    if (is_new) {
        due = later(due, add_days(person->started_on, rule->within_days));
    }
    *out = (AssignTerm){cycle, first, due};
    return format_day_number(due) <= format_day_number(last);
}

static bool rolling_term(const AssignRule *rule, const AssignPerson *person,
                         FormatDate today, AssignTerm *out)
{
    FormatDate start =
        person->has_started_on ? later(rule->since, person->started_on) : rule->since;
    if (format_day_number(start) > format_day_number(today)) {
        return false;
    }
    FormatDate from = start;
    int step = rule->every_months;
    for (int months = step; step > 0; months += step) {
        FormatDate next = add_months(start, months);
        if (format_day_number(next) > format_day_number(today)) {
            break;
        }
        from = next;
    }
    *out = (AssignTerm){format_fiscal_year_of(from), from,
                        add_days(from, rule->within_days)};
    /* What began before the last fiscal year was worked out then. */
    return out->cycle >= format_fiscal_year_of(today) - 1;
}

bool assign_term(const AssignRule *rule, const AssignPerson *person, FormatDate today,
                 AssignTerm *out)
{
    int cycle = format_fiscal_year_of(today);
    switch (rule->timing) {
    case ASSIGN_YEARLY:
        return fiscal_term(rule, person, cycle, out);
    case ASSIGN_ONCE:
        return format_fiscal_year_of(rule->due) == cycle &&
               fiscal_term(rule, person, cycle, out);
    case ASSIGN_ROLLING:
        break;
    }
    return rolling_term(rule, person, today, out);
}

/* Adds or moves forward the item of one lesson; returns the new count. */
static size_t merge(AssignItem *items, size_t count, AssignItem item)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].lesson == item.lesson && items[i].term.cycle == item.term.cycle) {
            if (format_day_number(item.term.due_on) <
                format_day_number(items[i].term.due_on)) {
                items[i] = item;
            }
            return count;
        }
    }
    require(count < 2 * ASSIGN_LESSONS_MAX);
    items[count] = item;
    return count + 1;
}

size_t assign_expand(const AssignRule *rules, size_t rule_count,
                     const AssignPerson *person, FormatDate today, AssignItem *out)
{
    size_t count = 0;
    for (size_t r = 0; r < rule_count && person->is_active; r++) {
        AssignTerm term;
        if (!assign_covers(&rules[r], person) ||
            !assign_term(&rules[r], person, today, &term)) {
            continue;
        }
        for (int lesson = 0; lesson < ASSIGN_LESSONS_MAX; lesson++) {
            if ((rules[r].lessons >> lesson & 1u) != 0) {
                count = merge(out, count, (AssignItem){lesson, rules[r].id, term});
            }
        }
    }
    return count;
}
