/* One event of a run = one transaction: reply, tries or answer, with position and time.
 */
#include <string.h>

#include "store/store_internal.h"

typedef struct Saving {
    Store *store;
    int64_t attempt_id;
    const StoreEvent *event;
    Moment now;
} Saving;

static bool is_id(Str id)
{
    if (id.len == 0 || id.len > STORE_TEXT_MAX) {
        return false;
    }
    for (size_t i = 0; i < id.len; i++) {
        if ((unsigned char)id.ptr[i] <= ' ') {
            return false;
        }
    }
    return true;
}

static Status check_answer(const StoreAnswer *answer, Error *err)
{
    bool is_shown = false;
    for (size_t i = 0; i < answer->shown_count; i++) {
        if (!is_id(answer->shown_ids[i])) {
            return error_set(err, STATUS_BAD_ARGUMENT,
                             "an option id is empty or has spaces");
        }
        is_shown = is_shown || str_equal(answer->shown_ids[i], answer->chosen_id);
    }
    if (!is_id(answer->question_id) || !is_shown) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "answer %.*s was not among those shown",
                         STR_ARG(answer->question_id));
    }
    return STATUS_OK;
}

static Status check_event(const StoreEvent *event, Error *err)
{
    if (event->position.len == 0 || event->position.len > STORE_POSITION_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "position has %zu bytes",
                         event->position.len);
    }
    if (event->elapsed_ms < 0) {
        return error_set(err, STATUS_BAD_ARGUMENT, "time ran backwards");
    }
    switch (event->kind) {
    case STORE_EVENT_POSITION:
        return STATUS_OK;
    case STORE_EVENT_REPLY:
        return is_id(event->reply.step_id) && is_id(event->reply.option_id)
                   ? STATUS_OK
                   : error_set(err, STATUS_BAD_ARGUMENT, "a reply needs step and option");
    case STORE_EVENT_TRIES:
        return is_id(event->tries.step_id)
                   ? STATUS_OK
                   : error_set(err, STATUS_BAD_ARGUMENT, "tries need a step");
    case STORE_EVENT_ANSWER:
        return check_answer(&event->answer, err);
    }
    return error_set(err, STATUS_BAD_ARGUMENT, "unknown kind of event %d", event->kind);
}

static Status add_reply(const Saving *saving, Error *err)
{
    const StoreReply *reply = &saving->event->reply;
    ChainLink link;
    Status status = store__chain_next(saving->store, STORE_CHAIN_REPLY, &link, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(saving->store, SQL_REPLY_ADD);
    query__int(&query, ":attempt", saving->attempt_id);
    query__text(&query, ":scene", reply->scene_id);
    query__text(&query, ":step", reply->step_id);
    query__text(&query, ":option", reply->option_id);
    query__int(&query, ":first", reply->is_first ? 1 : 0);
    query__int(&query, ":at", saving->now.at_seconds);
    query__int(&query, ":zone", saving->now.zone_minutes);
    return store__chain_insert(saving->store, &query, &link, err);
}

static Status set_tries(const Saving *saving, Error *err)
{
    const StoreTries *tries = &saving->event->tries;
    Query query = query__begin(saving->store, SQL_TRIES_SET);
    query__int(&query, ":attempt", saving->attempt_id);
    query__text(&query, ":scene", tries->scene_id);
    query__text(&query, ":step", tries->step_id);
    query__int(&query, ":tries", tries->tries);
    query__int(&query, ":done", tries->is_done ? 1 : 0);
    query__int(&query, ":shown", tries->was_shown ? 1 : 0);
    query__int(&query, ":at", saving->now.at_seconds);
    return query__run(&query, err);
}

static void join_ids(const StoreAnswer *answer, StrBuf *out)
{
    for (size_t i = 0; i < answer->shown_count; i++) {
        if (i > 0) {
            strbuf_add_char(out, ' ');
        }
        strbuf_add(out, answer->shown_ids[i]);
    }
}

static void bind_answer(Query *query, const Saving *saving, Str shown)
{
    const StoreAnswer *answer = &saving->event->answer;
    query__int(query, ":attempt", saving->attempt_id);
    query__int(query, ":round", answer->round);
    query__text(query, ":question", answer->question_id);
    query__int(query, ":version", answer->question_version);
    query__text(query, ":shown", shown);
    query__text(query, ":chosen", answer->chosen_id);
    query__int(query, ":correct", answer->is_correct ? 1 : 0);
    query__int(query, ":ms", answer->answered_ms);
    query__int(query, ":at", saving->now.at_seconds);
    query__int(query, ":zone", saving->now.zone_minutes);
    query__int(query, ":cycle", saving->now.cycle);
}

static Status add_answer(const Saving *saving, Error *err)
{
    ChainLink link;
    Status status = store__chain_next(saving->store, STORE_CHAIN_ANSWER, &link, err);
    if (status != STATUS_OK) {
        return status;
    }
    StrBuf shown = {0};
    join_ids(&saving->event->answer, &shown);
    Query query = query__begin(saving->store, SQL_ANSWER_ADD);
    bind_answer(&query, saving, strbuf_str(&shown));
    status = store__chain_insert(saving->store, &query, &link, err);
    strbuf_clear(&shown);
    return status;
}

static Status save_evidence(const Saving *saving, Error *err)
{
    switch (saving->event->kind) {
    case STORE_EVENT_POSITION:
        return STATUS_OK;
    case STORE_EVENT_REPLY:
        return add_reply(saving, err);
    case STORE_EVENT_TRIES:
        return set_tries(saving, err);
    case STORE_EVENT_ANSWER:
        return add_answer(saving, err);
    }
    return STATUS_BAD_ARGUMENT;
}

static Status set_position(const Saving *saving, Error *err)
{
    int64_t elapsed_ms = saving->event->elapsed_ms;
    Query query = query__begin(saving->store, SQL_POSITION_SET);
    query__int(&query, ":attempt", saving->attempt_id);
    query__text(&query, ":position", saving->event->position);
    query__int(&query, ":active",
               elapsed_ms > STORE_IDLE_CAP_MS ? STORE_IDLE_CAP_MS : elapsed_ms);
    query__int(&query, ":at", saving->now.at_seconds);
    return query__run(&query, err);
}

static Status set_started(const Saving *saving, Error *err)
{
    Query query = query__begin(saving->store, SQL_ATTEMPT_STARTED);
    query__int(&query, ":id", saving->attempt_id);
    query__int(&query, ":at", saving->now.at_seconds);
    query__int(&query, ":zone", saving->now.zone_minutes);
    query__int(&query, ":cycle", saving->now.cycle);
    return query__run(&query, err);
}

static Status save_all(const Saving *saving, Error *err)
{
    bool is_started = false;
    Status status =
        store__attempt_state(saving->store, saving->attempt_id, &is_started, err);
    if (status == STATUS_OK) {
        status = save_evidence(saving, err);
    }
    if (status == STATUS_OK && !is_started &&
        saving->event->kind != STORE_EVENT_POSITION) {
        status = set_started(saving, err);
    }
    if (status == STATUS_OK) {
        status = set_position(saving, err);
    }
    if (status == STATUS_OK && saving->event->outcome != STORE_OUTCOME_OPEN) {
        status =
            store__attempt_close(saving->store, saving->attempt_id,
                                 saving->event->outcome, saving->now.at_seconds, err);
    }
    return status;
}

Status store_event_save(Store *store, int64_t attempt_id, const StoreEvent *event,
                        Error *err)
{
    Status status = check_event(event, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Saving saving = {store, attempt_id, event, store__now(store)};
    return store__end(store, save_all(&saving, err), err);
}
