#include "hr/handout_gather.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "hr/assign_work.h"
#include "hr/words_known.h"
#include "roster/assign.h"
#include "store/report.h"
#include "text/iso.h"

enum {
    EVERYBODY_MOST = 50000, /* of one file that names no department */
    ROOM_FIRST = 64,
};

/* ---- sets ---- */

static int compare_dues(const void *a, const void *b)
{
    const HandoutDue *left = a;
    const HandoutDue *right = b;
    int64_t days = format_day_number(left->due_on) - format_day_number(right->due_on);
    if (days == 0 && left->has_from_on && right->has_from_on) {
        days = format_day_number(left->from_on) - format_day_number(right->from_on);
    }
    if (days == 0) {
        days = (int)left->has_from_on - (int)right->has_from_on;
    }
    return days != 0 ? (days > 0) - (days < 0)
                     : str_compare(left->lesson_id, right->lesson_id);
}

static uint64_t hash_dues(const HandoutDue *dues, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++) {
        uint64_t due = (uint64_t)format_day_number(dues[i].due_on);
        uint64_t from =
            dues[i].has_from_on ? (uint64_t)format_day_number(dues[i].from_on) : 0;
        hash = (hash ^ str_hash(dues[i].lesson_id) ^ due << 32 ^ from) *
               UINT64_C(1099511628211);
    }
    return hash;
}

static bool is_same_set(const HandoutDues *set, const HandoutDue *dues, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (compare_dues(&set->items[i], &dues[i]) != 0) {
            return false;
        }
    }
    return true;
}

static size_t add_set(HandoutGather *gather, const HandoutDue *dues, size_t count,
                      uint64_t hash)
{
    Handout *out = &gather->handout;
    if (out->set_count == gather->set_room) {
        gather->set_room = gather->set_room > 0 ? 2 * gather->set_room : ROOM_FIRST;
        gather->sets = mem_resize(gather->sets, gather->set_room * sizeof *gather->sets);
        gather->set_hashes =
            mem_resize(gather->set_hashes, gather->set_room * sizeof *gather->set_hashes);
        out->sets = gather->sets;
    }
    HandoutDue *items = ARENA_ARRAY(&gather->arena, HandoutDue, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = dues[i];
        items[i].lesson_id = str_copy(&gather->arena, dues[i].lesson_id);
    }
    gather->set_hashes[out->set_count] = hash;
    gather->sets[out->set_count] = (HandoutDues){items, count};
    return ++out->set_count;
}

/* Most people have the same to do as somebody before them. */
static size_t number_of_set(HandoutGather *gather, const HandoutDue *dues, size_t count)
{
    uint64_t hash = hash_dues(dues, count);
    for (size_t i = 0; i < gather->handout.set_count; i++) {
        if (gather->set_hashes[i] == hash && gather->sets[i].count == count &&
            is_same_set(&gather->sets[i], dues, count)) {
            return i + 1;
        }
    }
    return add_set(gather, dues, count, hash);
}

static Status find_set(HandoutGather *gather, const StoreReportPerson *person,
                       size_t *number, Error *err)
{
    HandoutDue dues[HANDOUT_LESSONS_MAX];
    *number = 0;
    if (person->due_count > HANDOUT_LESSONS_MAX) {
        return error_set(err, STATUS_BAD_DATA, "一人に %zu話が割り当てられています。",
                         person->due_count);
    }
    for (size_t i = 0; i < person->due_count; i++) {
        const StoreDue *due = &person->dues[i];
        dues[i] = (HandoutDue){.lesson_id = due->lesson_id};
        dues[i].has_from_on = iso_read_date(due->from_on, &dues[i].from_on);
        if (!iso_read_date(due->due_on, &dues[i].due_on)) {
            return error_set(err, STATUS_BAD_DATA, "割り当ての日付が読めません。");
        }
    }
    if (person->due_count > 0) {
        qsort(dues, person->due_count, sizeof dues[0], compare_dues);
        *number = number_of_set(gather, dues, person->due_count);
        gather->with_dues++;
    }
    return STATUS_OK;
}

/* ---- people ---- */

/* Who is on leave may be back before the next handout, and has to be able to sign in. */
static bool is_wanted(const HandoutGather *gather, const StoreLearnerData *data)
{
    bool is_here =
        data->status == STORE_LEARNER_ACTIVE || data->status == STORE_LEARNER_ON_LEAVE;
    if (!is_here || data->employee_number.len == 0) {
        return false;
    }
    for (size_t i = 0; i < gather->department_count; i++) {
        if (assign_is_in(data->department, gather->departments[i])) {
            return true;
        }
    }
    return gather->department_count == 0;
}

static HandoutPerson *add_person(HandoutGather *gather)
{
    Handout *out = &gather->handout;
    if (out->person_count == gather->person_room) {
        gather->person_room =
            gather->person_room > 0 ? 2 * gather->person_room : ROOM_FIRST;
        gather->people =
            mem_resize(gather->people, gather->person_room * sizeof *gather->people);
        out->people = gather->people;
    }
    return &gather->people[out->person_count++];
}

static Status take_person(void *context, const StoreReportPerson *person, Error *err)
{
    HandoutGather *gather = context;
    Arena *arena = &gather->arena;
    const StoreLearnerData *data = &person->learner.data;
    size_t set = 0;
    if (!is_wanted(gather, data)) {
        return STATUS_OK;
    }
    bool is_on_leave = data->status == STORE_LEARNER_ON_LEAVE;
    gather->on_leave += is_on_leave;
    Status status = is_on_leave ? STATUS_OK : find_set(gather, person, &set, err);
    if (status != STATUS_OK) {
        return status;
    }
    HandoutPerson *out = add_person(gather);
    out->number = str_copy(arena, data->employee_number);
    out->key = utf8_fold_number(arena, out->number);
    out->name = str_copy(arena, data->name);
    out->print_name = str_copy(arena, person->learner.print_name);
    out->reading = str_copy(arena, data->reading);
    out->department = str_copy(arena, data->department);
    out->set = set;
    return STATUS_OK;
}

static int compare_people(const void *a, const void *b)
{
    const HandoutPerson *left = a;
    const HandoutPerson *right = b;
    return str_compare(left->key, right->key);
}

/* A name that nobody has would make a file without people. */
static Status check_departments(HandoutGather *gather, Error *err)
{
    StoreDepartments tree;
    Arena *arena = &gather->arena;
    Status status = store_departments(gather->record->store, arena, &tree, err);
    for (size_t i = 0; status == STATUS_OK && i < gather->department_count; i++) {
        Str name = gather->departments[i];
        if (assign_people_in(&tree, name) > 0) {
            continue;
        }
        Str near = assign_near_departments(arena, &tree, name);
        gather->remedy =
            near.len > 0
                ? str_format(arena, "%.*sなど、名簿のとおりに書いてください。",
                             STR_ARG(near))
                      .ptr
                : "名簿のとおりの部署の名前（営業部/第一課 など）を示してください。";
        status = error_set(err, STATUS_NOT_FOUND, "部署「%.*s」に、在籍の方がいません。",
                           STR_ARG(name));
    }
    return status;
}

static Status check_people(HandoutGather *gather, Error *err)
{
    size_t count = gather->handout.person_count;
    bool is_everybody = gather->department_count == 0;
    if (count == 0) {
        gather->remedy =
            "名簿を取り込んでから作ってください: gofun-hr roster import 名簿.csv";
        return error_set(err, STATUS_NOT_FOUND, "社員番号のある在籍の方がいません。");
    }
    if (count > (is_everybody ? (size_t)EVERYBODY_MOST : HANDOUT_PEOPLE_MAX)) {
        gather->remedy = "--department 部署 を付けて、部署ごとに分けて作ってください"
                         "（--department は何回でも付けられます）。";
        return error_set(
            err, STATUS_TOO_LARGE,
            "在籍と休職の方が %zu名います。一つの配布ファイルには多すぎます。", count);
    }
    return STATUS_OK;
}

static Status gather_people(HandoutGather *gather, Error *err)
{
    StoreReportScope scope = {
        .cycle = gather->handout.cycle,
        .with_dues = true,
        .cycle_to = INT64_MAX,
    };
    Status status =
        store_report_people(gather->record->store, &scope, take_person, gather, err);
    if (status == STATUS_OK) {
        status = check_people(gather, err);
    }
    if (status == STATUS_OK) {
        qsort(gather->people, gather->handout.person_count, sizeof *gather->people,
              compare_people);
    }
    return status;
}

/* ---- words ---- */

static Status gather_words(HandoutGather *gather, Error *err)
{
    Arena *arena = &gather->arena;
    CompanyWords known = company_words_known(arena);
    HandoutWord *words = ARENA_ARRAY(arena, HandoutWord, known.count);
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < known.count; i++) {
        HandoutWord word = {.name = known.items[i].setting};
        status = store_setting_get(gather->record->store, 0, word.name, (Str){0}, arena,
                                   &word.value, err);
        if (status == STATUS_OK && word.value.len > 0) {
            words[gather->handout.word_count++] = word;
        }
    }
    gather->handout.words = words;
    return status;
}

Status handout_gather(HandoutGather *gather, FormatDate today, Error *err)
{
    gather->handout.cycle = format_fiscal_year_of(today);
    gather->handout.departments = gather->departments;
    gather->handout.department_count = gather->department_count;
    Status status = check_departments(gather, err);
    if (status == STATUS_OK) {
        status = gather_people(gather, err);
    }
    return status == STATUS_OK ? gather_words(gather, err) : status;
}

void handout_gather_clear(HandoutGather *gather)
{
    mem_free(gather->people);
    mem_free(gather->sets);
    mem_free(gather->set_hashes);
    arena_clear(&gather->arena);
    *gather = (HandoutGather){0};
}
