/* Merging what hangs on attempts: choices, answers, tries, positions. */
#include <string.h>

#include "store/collect_internal.h"

/* ---- replies ---- */

/* Choices have no name of their own; the n-th of an attempt here is the n-th there. */
typedef struct Replies {
    int64_t attempt_id; /* there */
    uint8_t *had;       /* digests of those here */
    size_t had_count;
    size_t room;
    size_t at; /* how many of this attempt were seen */
} Replies;

static Status load_had(Collect *collect, int64_t here, Replies *replies, Error *err)
{
    replies->had_count = 0;
    replies->at = 0;
    if (store__is_new_attempt(collect, here)) {
        return STATUS_OK;
    }
    Query query = query__begin(collect->to, SQL_MERGE_REPLIES_HAD);
    query__int(&query, ":attempt", here);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        if (replies->had_count == replies->room) {
            replies->room = replies->room == 0 ? 64 : 2 * replies->room;
            replies->had = mem_resize(replies->had, replies->room * STORE_HASH_BYTES);
        }
        Str digest = query__col_bytes(&query, 0);
        memcpy(replies->had + replies->had_count++ * STORE_HASH_BYTES, digest.ptr,
               STORE_HASH_BYTES);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static Status add_reply(Collect *collect, const Query *row, int64_t here, Error *err)
{
    Query query = query__begin(collect->to, SQL_REPLY_ADD);
    query__int(&query, ":attempt", here);
    query__text(&query, ":scene", query__col_bytes(row, 1));
    query__text(&query, ":step", query__col_bytes(row, 2));
    query__text(&query, ":option", query__col_bytes(row, 3));
    query__int(&query, ":first", query__col_int(row, 4));
    query__int(&query, ":at", query__col_int(row, 5));
    query__int(&query, ":zone", query__col_int(row, 6));
    Status status = store__collect_append(collect, STORE_CHAIN_REPLY, &query, err);
    collect->report->replies += status == STATUS_OK;
    return status;
}

static Status merge_reply(Collect *collect, const Query *row, int64_t here,
                          Replies *replies, Error *err)
{
    Str digest = query__col_bytes(row, 7);
    size_t at = replies->at++;
    if (at >= replies->had_count) {
        return add_reply(collect, row, here, err);
    }
    require(digest.len == STORE_HASH_BYTES);
    const uint8_t *had = replies->had + at * STORE_HASH_BYTES;
    return memcmp(had, digest.ptr, STORE_HASH_BYTES) == 0
               ? STATUS_OK
               : store__collect_conflict(collect, "reply", query__col_bytes(row, 2),
                                         digest, err);
}

static Status merge_replies(Collect *collect, Query *query, Replies *replies, Error *err)
{
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(query, &has_row, err)) == STATUS_OK && has_row) {
        int64_t there = query__col_int(query, 0);
        int64_t here = store__map_find(&collect->attempts, there);
        if (there != replies->attempt_id && here != 0) {
            replies->attempt_id = there;
            status = load_had(collect, here, replies, err);
        }
        if (status == STATUS_OK && here != 0) {
            status = merge_reply(collect, query, here, replies, err);
        }
        if (status != STATUS_OK) {
            query__end(query);
            return status;
        }
    }
    if (status == STATUS_OK) {
        query__end(query);
    }
    return status;
}

Status store__collect_replies(Collect *collect, Error *err)
{
    Replies replies = {.attempt_id = -1};
    Query query = query__begin(collect->from, SQL_SRC_REPLIES);
    query__int(&query, ":known", collect->last_known);
    Status status = merge_replies(collect, &query, &replies, err);
    mem_free(replies.had);
    return status;
}

/* ---- answers ---- */

static Status add_answer(Collect *collect, const Query *row, int64_t here, Error *err)
{
    Query query = query__begin(collect->to, SQL_ANSWER_ADD);
    query__int(&query, ":attempt", here);
    query__int(&query, ":round", query__col_int(row, 1));
    query__text(&query, ":question", query__col_bytes(row, 2));
    query__int(&query, ":version", query__col_int(row, 3));
    query__text(&query, ":shown", query__col_bytes(row, 4));
    query__text(&query, ":chosen", query__col_bytes(row, 5));
    query__int(&query, ":correct", query__col_int(row, 6));
    query__int(&query, ":ms", query__col_int(row, 7));
    query__int(&query, ":at", query__col_int(row, 8));
    query__int(&query, ":zone", query__col_int(row, 9));
    query__int(&query, ":cycle", query__col_int(row, 10));
    Status status = store__collect_append(collect, STORE_CHAIN_ANSWER, &query, err);
    collect->report->answers += status == STATUS_OK;
    return status;
}

static Status merge_answer(Collect *collect, const Query *row, Error *err)
{
    int64_t here = store__map_find(&collect->attempts, query__col_int(row, 0));
    if (here == 0) {
        return STATUS_OK;
    }
    if (store__is_new_attempt(collect, here)) {
        return add_answer(collect, row, here, err);
    }
    Query query = query__begin(collect->to, SQL_MERGE_ANSWER_FIND);
    query__int(&query, ":attempt", here);
    query__int(&query, ":round", query__col_int(row, 1));
    query__text(&query, ":question", query__col_bytes(row, 2));
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_same =
        has_row && str_equal(query__col_bytes(&query, 0), query__col_bytes(row, 11));
    query__end(&query);
    if (!has_row) {
        return add_answer(collect, row, here, err);
    }
    return is_same ? STATUS_OK
                   : store__collect_conflict(collect, "answer", query__col_bytes(row, 2),
                                             query__col_bytes(row, 11), err);
}

Status store__collect_answers(Collect *collect, Error *err)
{
    Query query = query__begin(collect->from, SQL_SRC_ANSWERS);
    query__int(&query, ":known", collect->last_known);
    return store__collect_rows(collect, &query, merge_answer, err);
}

/* ---- tries and positions: the newest counts ---- */

static Status merge_tries(Collect *collect, const Query *row, Error *err)
{
    int64_t here = store__map_find(&collect->attempts, query__col_int(row, 0));
    if (here == 0) {
        return STATUS_OK;
    }
    Query query = query__begin(collect->to, SQL_MERGE_TRIES);
    query__int(&query, ":attempt", here);
    query__text(&query, ":scene", query__col_bytes(row, 1));
    query__text(&query, ":step", query__col_bytes(row, 2));
    query__int(&query, ":tries", query__col_int(row, 3));
    query__int(&query, ":done", query__col_int(row, 4));
    query__int(&query, ":shown", query__col_int(row, 5));
    query__int(&query, ":at", query__col_int(row, 6));
    return query__run(&query, err);
}

static Status merge_position(Collect *collect, const Query *row, Error *err)
{
    int64_t here = store__map_find(&collect->attempts, query__col_int(row, 0));
    if (here == 0) {
        return STATUS_OK;
    }
    Query query = query__begin(collect->to, SQL_MERGE_POSITION);
    query__int(&query, ":attempt", here);
    query__text(&query, ":position", query__col_bytes(row, 1));
    query__int(&query, ":active", query__col_int(row, 2));
    query__int(&query, ":at", query__col_int(row, 3));
    return query__run(&query, err);
}

Status store__collect_states(Collect *collect, Error *err)
{
    Status status = store__collect_each(collect, SQL_SRC_TRIES, merge_tries, err);
    return status == STATUS_OK
               ? store__collect_each(collect, SQL_SRC_POSITIONS, merge_position, err)
               : status;
}

/* ---- certificates ---- */

/* STATUS_NOT_FOUND when it says that it replaces what is nobody's or somebody else's. */
static Status add_certificate(Collect *collect, const Query *row, int64_t learner,
                              int64_t attempt, Error *err)
{
    Str signature = query__col_bytes(row, 6);
    Str replaces = query__col_bytes(row, 11);
    Query query = query__begin(collect->to, SQL_MERGE_CERTIFICATE_ADD);
    query__text(&query, ":serial", query__col_bytes(row, 2));
    query__text(&query, ":kind", query__col_bytes(row, 3));
    query__text(&query, ":subject", query__col_bytes(row, 4));
    query__int(&query, ":learner", learner);
    query__int_or_null(&query, ":attempt", attempt, attempt == 0);
    query__text(&query, ":content", query__col_bytes(row, 5));
    query__blob(&query, ":signature", signature.ptr, signature.len);
    query__text(&query, ":key", query__col_bytes(row, 7));
    query__int(&query, ":issued", query__col_int(row, 8));
    query__int(&query, ":zone", query__col_int(row, 9));
    query__int(&query, ":cycle", query__col_int(row, 10));
    query__text_or_null(&query, ":replaces", replaces, replaces.len == 0);
    query__text(&query, ":reason", query__col_bytes(row, 12));
    query__int(&query, ":at", query__col_int(row, 13));
    Status status = store__collect_append(collect, STORE_CHAIN_CERTIFICATE, &query, err);
    collect->report->certificates += status == STATUS_OK;
    return status;
}

static Status find_certificate(Collect *collect, const Query *row, bool *has_row,
                               bool *is_same, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_CERTIFICATE_FIND);
    query__text(&query, ":serial", query__col_bytes(row, 2));
    Status status = query__next(&query, has_row, err);
    if (status == STATUS_OK) {
        *is_same =
            *has_row && str_equal(query__col_bytes(&query, 0), query__col_bytes(row, 14));
        query__end(&query);
    }
    return status;
}

/* Why a certificate that is not here yet cannot be taken over; NULL: it can. */
static const char *trouble_of(Collect *collect, const Query *row, int64_t attempt)
{
    bool has_attempt = query__col_int(row, 1) != 0;
    if (has_attempt && attempt == 0) {
        return "orphan";
    }
    return collect->host->is_certificate_good(
               collect->host->context, query__col_bytes(row, 2), query__col_bytes(row, 5),
               collect->report->public_key)
               ? NULL
               : "unsigned";
}

static Status merge_certificate(Collect *collect, const Query *row, Error *err)
{
    int64_t learner = store__map_find(&collect->learners, query__col_int(row, 0));
    int64_t attempt = store__map_find(&collect->attempts, query__col_int(row, 1));
    if (learner == 0 || query__col_int(row, 10) < collect->kept_from) {
        return STATUS_OK; /* counted with the person or the attempt */
    }
    bool has_row = false;
    bool is_same = false;
    Status status = find_certificate(collect, row, &has_row, &is_same, err);
    if (status != STATUS_OK || is_same) {
        return status;
    }
    const char *trouble = has_row ? "certificate" : trouble_of(collect, row, attempt);
    if (trouble == NULL) {
        status = add_certificate(collect, row, learner, attempt, err);
        bool is_taken = status == STATUS_EXISTS || status == STATUS_NOT_FOUND;
        trouble = is_taken ? "certificate" : NULL;
    }
    return trouble == NULL
               ? status
               : store__collect_conflict(collect, trouble, query__col_bytes(row, 2),
                                         query__col_bytes(row, 14), err);
}

static Status merge_event(Collect *collect, const Query *row, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_EVENT);
    query__text(&query, ":serial", query__col_bytes(row, 0));
    query__text(&query, ":event", query__col_bytes(row, 1));
    query__text(&query, ":by", query__col_bytes(row, 2));
    query__text(&query, ":reason", query__col_bytes(row, 3));
    query__int(&query, ":at", query__col_int(row, 4));
    return query__run(&query, err);
}

Status store__collect_certificates(Collect *collect, Error *err)
{
    Status status =
        store__collect_each(collect, SQL_SRC_CERTIFICATES, merge_certificate, err);
    return status == STATUS_OK
               ? store__collect_each(collect, SQL_SRC_EVENTS, merge_event, err)
               : status;
}

/* ---- diagnoses ---- */

static Status merge_diagnosis_answers(Collect *collect, int64_t there, int64_t here,
                                      Error *err)
{
    Query row = query__begin(collect->from, SQL_SRC_DIAGNOSIS_ANSWERS);
    query__int(&row, ":id", there);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&row, &has_row, err)) == STATUS_OK && has_row) {
        Query query = query__begin(collect->to, SQL_MERGE_DIAGNOSIS_ANSWER);
        query__int(&query, ":id", here);
        query__int(&query, ":item", query__col_int(&row, 0));
        query__text(&query, ":choice", query__col_bytes(&row, 1));
        status = query__run(&query, err);
        if (status != STATUS_OK) {
            query__end(&row);
            return status;
        }
    }
    if (status == STATUS_OK) {
        query__end(&row);
    }
    return status;
}

static Status merge_diagnosis(Collect *collect, const Query *row, Error *err)
{
    int64_t learner = store__map_find(&collect->learners, query__col_int(row, 2));
    if (learner == 0 || query__col_int(row, 3) < collect->kept_from) {
        return STATUS_OK;
    }
    int64_t device = collect->to->device_id;
    Status status = STATUS_OK;
    if (collect->report->device_uid.len > 0) {
        status = store__collect_device(collect, collect->report->device_uid, collect->now,
                                       &device, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(collect->to, SQL_MERGE_DIAGNOSIS);
    query__text(&query, ":uid", query__col_bytes(row, 1));
    query__int(&query, ":learner", learner);
    query__int(&query, ":device", device);
    query__int(&query, ":cycle", query__col_int(row, 3));
    query__int(&query, ":at", query__col_int(row, 4));
    query__int(&query, ":zone", query__col_int(row, 5));
    bool has_row = false;
    status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t here = has_row ? query__col_int(&query, 0) : 0;
    query__end(&query);
    return has_row ? merge_diagnosis_answers(collect, query__col_int(row, 0), here, err)
                   : STATUS_OK;
}

Status store__collect_diagnoses(Collect *collect, Error *err)
{
    return store__collect_each(collect, SQL_SRC_DIAGNOSES, merge_diagnosis, err);
}
