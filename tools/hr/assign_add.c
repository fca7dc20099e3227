/* gofun-hr assign add: one rule of who takes what until when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "hr/assign_work.h"
#include "hr/report.h"
#include "roster/assign.h"
#include "roster/fold.h"
#include "text/iso.h"

enum {
    PEOPLE_MAX = 10000,
    WITHIN_DAYS = 30,
    WITHIN_MOST = 3650,
    EVERY_LEAST = 12,
    EVERY_MOST = 120
};

static const Option OPTIONS[] = {
    {"--everyone", NULL, "在籍の全員に割り当てます。"},
    {"--department", "部署", "その部署と、下の部署の人に割り当てます。"},
    {"--person", "番号,…", "社員番号の人に割り当てます。コンマで並べます。"},
    {"--hired-since", "日付",
     "その日から後に入社した人だけに割り当てます（新入社員など）。入社日のない人には及び"
     "ません。"},
    {"--course", NULL, "全部の話を割り当てます。"},
    {"--part", "N", "第N部の話を割り当てます。"},
    {"--lesson", "番号,…", "話を番号で割り当てます。コンマで並べ、6-9 とも書けます。"},
    {"--due", "日付", "期限。03-31 なら毎年度、2027-03-31 ならその年度の1回です。"},
    {"--within", "日数",
     "--due がなければ、入社か割り当てから何日まで。--due "
     "があれば、入社した人の期限までの少なくとも日数（なければ30日）。"},
    {"--every", "月数", "--within と使い、12か月以上ごとに繰り返します。"},
    {"--apply", NULL, "書き込みます。なければ、変わることを見せるだけです。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

static const char CANNOT[] = "割り当てられません。";

/* What is missing or wrong, for 原因 and 対処. */
typedef struct Refusal {
    const char *cause;
    const char *remedy;
} Refusal;

typedef struct Adding {
    Record *record;
    const Catalogue *catalogue;
    const Arguments *arguments;
    Arena arena;
    StoreRule rule;
    size_t away_count; /* people of the rule who are not 在籍 now */
    Refusal refusal;
} Adding;

static bool refuse(Adding *adding, const char *cause, const char *remedy)
{
    adding->refusal = (Refusal){cause, remedy};
    return false;
}

/* ---- who ---- */

static bool add_person(Adding *adding, Str number)
{
    StoreLearner learner;
    if (store_learner_by_number(adding->record->store, number, &adding->arena, &learner,
                                NULL) != STATUS_OK) {
        return refuse(adding,
                      str_format(&adding->arena, "社員番号「%.*s」は名簿にありません。",
                                 STR_ARG(number))
                          .ptr,
                      "番号を確かめるか、先に名簿を取り込んでください。");
    }
    if (adding->rule.people_count == PEOPLE_MAX) {
        return refuse(adding, "一度に割り当てる人が多すぎます（1万名まで）。",
                      "--department か --everyone を使ってください。");
    }
    adding->rule.people[adding->rule.people_count++] = learner.id;
    adding->away_count += learner.data.status != STORE_LEARNER_ACTIVE;
    return true;
}

static bool read_people(Adding *adding, Str numbers)
{
    Str number;
    adding->rule.who = STORE_RULE_PEOPLE;
    adding->rule.people = ARENA_ARRAY(&adding->arena, int64_t, PEOPLE_MAX);
    while (numbers.len > 0 && str_split(&numbers, ',', &number)) {
        number = roster_trim(number);
        if (number.len > 0 && !add_person(adding, number)) {
            return false;
        }
    }
    return adding->rule.people_count > 0 ||
           refuse(adding, "--person に社員番号がありません。",
                  "--person 0012,0034 のように書いてください。");
}

static bool read_department(Adding *adding, Str text)
{
    StoreDepartments tree;
    Arena *arena = &adding->arena;
    adding->rule.who = STORE_RULE_DEPARTMENT;
    bool is_path = roster_parse_department(arena, text, &adding->rule.department);
    if (store_departments(adding->record->store, arena, &tree, NULL) != STATUS_OK) {
        tree = (StoreDepartments){0};
    }
    if (is_path && assign_people_in(&tree, adding->rule.department) > 0) {
        return true;
    }
    Str near = assign_near_departments(arena, &tree, adding->rule.department);
    return refuse(
        adding,
        str_format(arena, "部署「%.*s」に在籍の人がいません。", STR_ARG(text)).ptr,
        near.len > 0 ? str_format(arena, "上の部署から書いてください。近い部署: %.*s",
                                  STR_ARG(near))
                           .ptr
                     : "上の部署から「営業部/第一課」のように書いてください。");
}

static bool read_hired_since(Adding *adding)
{
    const char *text = arguments_value(adding->arguments, "--hired-since");
    char date[ROSTER_DATE_TEXT];
    if (text == NULL) {
        return true;
    }
    if (!roster_parse_date(str_from(text), date)) {
        return refuse(adding, "--hired-since が日付として読めません。",
                      "--hired-since 2026-04-01 のように書いてください。");
    }
    adding->rule.hired_since = str_copy(&adding->arena, str_from(date));
    return true;
}

static bool read_who(Adding *adding)
{
    const char *department = arguments_value(adding->arguments, "--department");
    const char *people = arguments_value(adding->arguments, "--person");
    bool is_everyone = arguments_has(adding->arguments, "--everyone");
    if ((department != NULL) + (people != NULL) + is_everyone != 1) {
        return refuse(adding, "だれに割り当てるかが、1つに決まりません。",
                      "--everyone、--department、--person のどれか1つを書いてください。");
    }
    adding->rule.who = STORE_RULE_EVERYONE;
    if (people != NULL) {
        return read_people(adding, str_from(people));
    }
    return read_hired_since(adding) &&
           (department == NULL || read_department(adding, str_from(department)));
}

/* ---- what ---- */

static void add_lesson(StrBuf *ids, Str id)
{
    strbuf_add_z(ids, ids->len > 0 ? " " : "");
    strbuf_add(ids, id);
}

/* The number in 6, ６, 第6話. */
static bool read_lesson_number(Str text, int64_t *out)
{
    static const Str before = {"第", 3};
    static const char *const behind[] = {"話", "課"};
    if (str_starts_with(text, before)) {
        text = str_slice(text, before.len, text.len);
    }
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (str_ends_with(text, str_from(behind[i]))) {
            text = str_slice(text, 0, text.len - 3);
        }
    }
    return str_to_int64(text, out);
}

/* 6-9 is four lessons. False when there is no such lesson. */
static bool add_lessons(const Catalogue *catalogue, Str part, StrBuf *ids)
{
    const CourseEntry *entry = catalogue_find(catalogue, part);
    int64_t first = 0;
    int64_t last = 0;
    Str from;
    if (entry != NULL) {
        add_lesson(ids, entry->id);
        return true;
    }
    bool is_range = str_split(&part, '-', &from) && part.len > 0;
    if (!read_lesson_number(from, &first) ||
        !read_lesson_number(is_range ? part : from, &last) || first < 1 || last < first ||
        last > ASSIGN_LESSONS_MAX) {
        return false;
    }
    for (int64_t number = first; number <= last; number++) {
        entry = catalogue_find_number(catalogue, (int)number);
        if (entry == NULL) {
            return false;
        }
        add_lesson(ids, entry->id);
    }
    return true;
}

/* What an input method makes of commas and hyphens. */
static Str plain_list(Arena *arena, Str text)
{
    StrBuf plain = {0};
    Str rest = roster_narrow(arena, text);
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        bool is_comma = code == 0x3001 || code == 0x30FB; /* 、・ */
        bool is_hyphen =
            code == '~' || code == 0x301C || code == 0x2212 || code == 0x30FC;
        if (is_comma || is_hyphen) {
            code = is_comma ? ',' : '-';
        }
        strbuf_add_codepoint(&plain, code);
    }
    Str result = str_copy(arena, strbuf_str(&plain));
    strbuf_clear(&plain);
    return result;
}

static bool read_lessons(Adding *adding, Str numbers)
{
    StrBuf ids = {0};
    Str part;
    bool is_good = true;
    numbers = plain_list(&adding->arena, numbers);
    while (is_good && numbers.len > 0 && str_split(&numbers, ',', &part)) {
        is_good = add_lessons(adding->catalogue, roster_trim(part), &ids);
    }
    adding->rule.scope = STORE_RULE_LESSONS;
    adding->rule.subject = str_copy(&adding->arena, strbuf_str(&ids));
    strbuf_clear(&ids);
    return (is_good && adding->rule.subject.len > 0) ||
           refuse(adding, "その番号の話はありません。",
                  "--lesson 6,9 のように、1から25の番号を書いてください。");
}

static bool read_part(Adding *adding, Str text)
{
    int64_t number = 0;
    adding->rule.scope = STORE_RULE_PART;
    adding->rule.subject = text;
    return (str_to_int64(text, &number) && number > 0 && number < INT32_MAX &&
            catalogue_part_title(adding->catalogue, (int)number).len > 0) ||
           refuse(adding, "その番号の部はありません。",
                  "--part 1 のように、部の番号を書いてください。");
}

static bool read_scope(Adding *adding)
{
    const char *part = arguments_value(adding->arguments, "--part");
    const char *lessons = arguments_value(adding->arguments, "--lesson");
    bool is_course = arguments_has(adding->arguments, "--course");
    if ((part != NULL) + (lessons != NULL) + is_course != 1) {
        return refuse(adding, "何を割り当てるかが、1つに決まりません。",
                      "--course、--part、--lesson のどれか1つを書いてください。");
    }
    adding->rule.scope = STORE_RULE_COURSE;
    if (lessons != NULL) {
        return read_lessons(adding, str_from(lessons));
    }
    return part == NULL || read_part(adding, str_from(part));
}

/* ---- when ---- */

/* A number between least and most; fallback when the option is not there. */
static bool read_number(Adding *adding, const char *option, int least, int most, int *out)
{
    const char *text = arguments_value(adding->arguments, option);
    int64_t number = 0;
    if (text == NULL) {
        return true;
    }
    if (!str_to_int64(str_from(text), &number) || number < least || number > most) {
        return refuse(
            adding, str_format(&adding->arena, "%s の数が使えません。", option).ptr,
            str_format(&adding->arena, "%d から %d の数を書いてください。", least, most)
                .ptr);
    }
    *out = (int)number;
    return true;
}

static bool read_due(Adding *adding, const char *text)
{
    char date[ROSTER_DATE_TEXT];
    /* A leap year, so that 02-29 is a day. */
    Str yearly = str_format(&adding->arena, "2000-%s", text);
    if (roster_parse_date(str_from(text), date)) {
        adding->rule.timing = STORE_RULE_ONCE;
    } else if (strlen(text) <= 5 && roster_parse_date(yearly, date)) {
        adding->rule.timing = STORE_RULE_YEARLY;
    } else {
        return refuse(adding, "期限が日付として読めません。",
                      "--due 03-31（毎年度）か --due 2027-03-31（1回）のように書いて"
                      "ください。");
    }
    adding->rule.due_on = str_copy(&adding->arena, str_from(date));
    return adding->rule.timing != STORE_RULE_ONCE ||
           str_compare(adding->rule.due_on, adding->rule.since_on) >= 0 ||
           refuse(adding, "期限がきょうより前です。", "これからの日付を書いてください。");
}

static bool read_when(Adding *adding)
{
    const char *due = arguments_value(adding->arguments, "--due");
    const char *within = arguments_value(adding->arguments, "--within");
    const char *every = arguments_value(adding->arguments, "--every");
    StoreRule *rule = &adding->rule;
    rule->since_on = format_date_iso(&adding->arena, assign_today());
    rule->within_days = WITHIN_DAYS;
    if (due == NULL && within == NULL) {
        return refuse(adding, "期限がありません。",
                      "--due 03-31 か --within 30 を書いてください。");
    }
    if (due != NULL && every != NULL) {
        return refuse(adding, "--due と --every は一緒に使えません。",
                      "毎年の期限なら --due 03-31 だけを書いてください。");
    }
    rule->timing = STORE_RULE_ROLLING;
    return read_number(adding, "--within", 1, WITHIN_MOST, &rule->within_days) &&
           read_number(adding, "--every", EVERY_LEAST, EVERY_MOST, &rule->every_months) &&
           (due == NULL || read_due(adding, due));
}

/* ---- rules there are ---- */

static bool has_same_people(const StoreRule *rule, const StoreRule *other)
{
    for (size_t i = 0; i < rule->people_count; i++) {
        bool is_found = false;
        for (size_t k = 0; k < other->people_count && !is_found; k++) {
            is_found = rule->people[i] == other->people[k];
        }
        if (!is_found) {
            return false;
        }
    }
    return true;
}

static bool is_same_rule(const StoreRule *rule, const StoreRule *other)
{
    return rule->who == other->who && str_equal(rule->department, other->department) &&
           rule->scope == other->scope && str_equal(rule->subject, other->subject) &&
           rule->timing == other->timing && str_equal(rule->due_on, other->due_on) &&
           rule->within_days == other->within_days &&
           rule->every_months == other->every_months &&
           str_equal(rule->hired_since, other->hired_since) &&
           has_same_people(rule, other) && has_same_people(other, rule);
}

/* What is in force already: how many rules, and the one that says the same (0: none). */
typedef struct InForce {
    size_t count;
    int64_t same_id;
} InForce;

static Status look_at_rules(Adding *adding, InForce *out, Error *err)
{
    StoreRules rules;
    *out = (InForce){0};
    Status status = store_rules(adding->record->store, &adding->arena, &rules, err);
    for (size_t i = 0; status == STATUS_OK && i < rules.count; i++) {
        const StoreRule *rule = &rules.items[i];
        out->count += !rule->has_ended;
        if (!rule->has_ended && out->same_id == 0 && is_same_rule(&adding->rule, rule)) {
            out->same_id = rule->id;
        }
    }
    return status;
}

/* ---- running ---- */

static void tell_rule(Adding *adding)
{
    Arena *arena = &adding->arena;
    Str who = assign_who_text(arena, &adding->rule);
    Str what = assign_scope_text(arena, &adding->rule, adding->catalogue);
    Str when = assign_timing_text(arena, &adding->rule);
    (void)printf("対象: %.*s\n内容: %.*s\n期限: %.*s\n", STR_ARG(who), STR_ARG(what),
                 STR_ARG(when));
}

/* A day of the year that is over this year is for the next one. */
static void tell_when_it_begins(const Adding *adding)
{
    FormatDate due;
    FormatDate today = assign_today();
    if (adding->rule.timing != STORE_RULE_YEARLY ||
        !iso_read_date(adding->rule.due_on, &due)) {
        return;
    }
    int cycle = format_fiscal_year_of(today);
    due.year = due.month >= 4 ? cycle : cycle + 1;
    due.day = format_date_is_valid(due) ? due.day : 28;
    if (format_day_number(due) < format_day_number(today)) {
        (void)printf("今年度の期限は過ぎているので、%d年度から始まります。\n", cycle + 1);
    }
}

/* Why somebody gets nothing by the rule, or gets it no sooner. */
static void tell_who_is_left_out(const Adding *adding, const InForce *in_force,
                                 const StoreAssigned *assigned)
{
    if (adding->away_count > 0) {
        (void)printf("このうち %zu名は在籍ではありません。在籍に戻ると割り当てます。\n",
                     adding->away_count);
    } else if (adding->rule.hired_since.len > 0 && assigned->added == 0) {
        (void)puts("いま新しく割り当てる人はいません。これから入社する人に及びます。");
    } else if (in_force->count > 0 && assigned->added + assigned->moved == 0) {
        (void)puts(
            "期限は、割り当てのうちいちばん早いものになります。延ばすときは、もとの"
            "割り当てを assign remove で終えます。");
    }
}

static int tell_same(const Adding *adding, int64_t id)
{
    StoreAssigned nothing = {0};
    if (adding->arguments->json == NULL) {
        (void)printf("同じ割り当てが、もうあります（%lld番）。\n", (long long)id);
    }
    assign_print_outcome(&nothing, false, adding->arguments->json);
    return EXIT_GOOD;
}

static int write_rule(Adding *adding, const InForce *in_force, Error *err)
{
    Json *json = adding->arguments->json;
    bool is_apply = arguments_has(adding->arguments, "--apply");
    StoreAssigned assigned;
    StoreAssignChange change = assign_change_today(&adding->arena);
    change.add = &adding->rule;
    if (assign_change(adding->record, adding->catalogue, &change, is_apply, &assigned,
                      err) != STATUS_OK) {
        return record_trouble(adding->arguments, CANNOT, err);
    }
    if (json == NULL) {
        tell_rule(adding);
        tell_when_it_begins(adding);
        tell_who_is_left_out(adding, in_force, &assigned);
    }
    assign_print_outcome(&assigned, is_apply, json);
    return EXIT_GOOD;
}

static int add(Adding *adding)
{
    Error err = {0};
    InForce in_force;
    if (!read_who(adding) || !read_scope(adding) || !read_when(adding)) {
        return report_trouble(adding->arguments, CANNOT, adding->refusal.cause,
                              adding->refusal.remedy);
    }
    if (look_at_rules(adding, &in_force, &err) != STATUS_OK) {
        return record_trouble(adding->arguments, CANNOT, &err);
    }
    return in_force.same_id != 0 ? tell_same(adding, in_force.same_id)
                                 : write_rule(adding, &in_force, &err);
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Catalogue *catalogue = NULL;
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = assign_catalogue(arguments, &catalogue, &err);
    }
    int code = EXIT_TROUBLE;
    if (status == STATUS_OK) {
        Adding adding = {
            .record = &record, .catalogue = catalogue, .arguments = arguments};
        code = add(&adding);
        arena_clear(&adding.arena);
    } else {
        code = record_trouble(arguments, CANNOT, &err);
    }
    catalogue_free(catalogue);
    record_close(&record);
    return code;
}

const Command ASSIGN_ADD = {
    .group = "assign",
    .verb = "add",
    .operand = "",
    .summary = "だれが、何を、いつまでに受けるかを決めます。新しく入る人にも及びます。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
