#include "hr/roster_tally.h"

#include <inttypes.h>
#include <stdio.h>

/* So many moves at least are a reorganisation, told by departments. */
enum {
    MOVES_LEAST = 5
};

static const char *const STATUS_IDS[STORE_LEARNER_STATUSES] = {
    [STORE_LEARNER_ACTIVE] = "active",
    [STORE_LEARNER_ON_LEAVE] = "on_leave",
    [STORE_LEARNER_EXEMPT] = "exempt",
    [STORE_LEARNER_LEFT] = "left",
};

static void count_status(Tally *tally, Str status, int64_t more)
{
    for (size_t i = 0; i < STORE_LEARNER_STATUSES; i++) {
        tally->status[i] += str_is(status, STATUS_IDS[i]) ? more : 0;
    }
}

static void count_move(Tally *tally, Str from, Str to)
{
    for (size_t i = 0; i < tally->move_count; i++) {
        TallyMove *move = &tally->moves[i];
        if (str_equal(move->from, from) && str_equal(move->to, to)) {
            move->people++;
            return;
        }
    }
    if (tally->move_count == TALLY_MOVES) {
        tally->other_moves++;
        return;
    }
    tally->moves[tally->move_count++] =
        (TallyMove){str_copy(&tally->arena, from), str_copy(&tally->arena, to), 1};
}

void tally_new(Tally *tally, const RosterPerson *after)
{
    count_status(tally, after->texts[ROSTER_STATUS], 1);
}

void tally_change(Tally *tally, const RosterPerson *before, const RosterPerson *after,
                  unsigned fields)
{
    count_status(tally, before->texts[ROSTER_STATUS], -1);
    count_status(tally, after->texts[ROSTER_STATUS], 1);
    for (size_t f = 0; f < ROSTER_FIELD_COUNT; f++) {
        tally->fields[f] += fields >> f & 1u;
    }
    if ((fields >> ROSTER_DEPARTMENT & 1u) != 0) {
        count_move(tally, before->texts[ROSTER_DEPARTMENT],
                   after->texts[ROSTER_DEPARTMENT]);
    }
}

void tally_clear(Tally *tally)
{
    arena_clear(&tally->arena);
    *tally = (Tally){0};
}

static void tell_fields(const Tally *tally)
{
    size_t told = 0;
    for (size_t f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if (tally->fields[f] > 0) {
            (void)printf("%s%s %" PRId64 "名", told++ > 0 ? "、" : "変更の内訳: ",
                         roster_field_title((RosterField)f), tally->fields[f]);
        }
    }
    (void)fputs(told > 0 ? "\n" : "", stdout);
}

static void tell_department(Str path)
{
    roster_put_text(path.len > 0 ? path : STR("（部署なし）"));
}

static void tell_moves(const Tally *tally)
{
    if (tally->fields[ROSTER_DEPARTMENT] < MOVES_LEAST) {
        return;
    }
    (void)puts("部署の変わり方:");
    for (size_t i = 0; i < tally->move_count; i++) {
        (void)fputs("  ", stdout);
        tell_department(tally->moves[i].from);
        (void)fputs(" → ", stdout);
        tell_department(tally->moves[i].to);
        (void)printf("　%" PRId64 "名\n", tally->moves[i].people);
    }
    if (tally->other_moves > 0) {
        (void)printf("  ほかの変わり方　%" PRId64 "名\n", tally->other_moves);
    }
}

void tally_tell(const Tally *tally, const StoreRosterCounts *there, bool is_applied)
{
    tell_fields(tally);
    tell_moves(tally);
    (void)fputs(is_applied ? "いまの名簿: " : "取り込んだ後の名簿: ", stdout);
    for (size_t i = 0; i < STORE_LEARNER_STATUSES; i++) {
        (void)printf("%s%s %" PRId64 "名", i > 0 ? "、" : "",
                     roster_status_title(str_from(STATUS_IDS[i])),
                     there->by_status[i] + tally->status[i]);
    }
    (void)puts("");
}

void tally_answer(Json *json, const Tally *tally, const StoreRosterCounts *there)
{
    json_object(json, "changed_fields");
    for (size_t f = 0; f < ROSTER_FIELD_COUNT; f++) {
        if (tally->fields[f] > 0) {
            json_int(json, roster_field_id((RosterField)f), tally->fields[f]);
        }
    }
    json_end(json);
    json_object(json, "people_after");
    for (size_t i = 0; i < STORE_LEARNER_STATUSES; i++) {
        json_int(json, STATUS_IDS[i], there->by_status[i] + tally->status[i]);
    }
    json_end(json);
}
