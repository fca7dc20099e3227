#include "store/store_internal.h"

Status store_completion(Store *store, int64_t learner_id, Str lesson_id, int cycle,
                        StoreCompletion *out, Error *err)
{
    Query query = query__begin(store, SQL_COMPLETION);
    query__int(&query, ":learner", learner_id);
    query__text(&query, ":lesson", lesson_id);
    query__int(&query, ":cycle", cycle);
    Status status = query__row(&query, "completion", err);
    if (status != STATUS_OK) {
        return status;
    }
    out->attempt_id = query__col_int(&query, 0);
    out->passed_at = query__col_int(&query, 1);
    out->zone_minutes = (int)query__col_int(&query, 2);
    out->cycle = (int)query__col_int(&query, 3);
    out->round = (int)query__col_int(&query, 4);
    out->correct_count = (int)query__col_int(&query, 5);
    out->question_count = (int)query__col_int(&query, 6);
    out->pass_count = (int)query__col_int(&query, 7);
    query__end(&query);
    return STATUS_OK;
}

static Status summarise(Store *store, int64_t learner_id, int cycle, Str lesson_id,
                        StoreLessonSummary *out, Error *err)
{
    Query query = query__begin(store, SQL_SUMMARY);
    query__int(&query, ":learner", learner_id);
    query__text(&query, ":lesson", lesson_id);
    query__int(&query, ":cycle", cycle);
    Status status = query__row(&query, "summary", err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_started = query__col_int(&query, 2) > 0;
    out->passed_at = query__col_int(&query, 0);
    out->attempt_id = query__col_int(&query, 1);
    out->is_begun = is_started;
    out->active_ms = query__col_int(&query, 3);
    out->zone_minutes = (int)query__col_int(&query, 4);
    out->state = out->passed_at != 0 ? STORE_LESSON_DONE
                 : is_started        ? STORE_LESSON_IN_PROGRESS
                                     : STORE_LESSON_NOT_STARTED;
    query__end(&query);
    return STATUS_OK;
}

Status store_home_summary(Store *store, int64_t learner_id, int cycle,
                          const Str *lesson_ids, size_t count, StoreLessonSummary *out,
                          Error *err)
{
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = summarise(store, learner_id, cycle, lesson_ids[i], &out[i], err);
    }
    return status;
}
