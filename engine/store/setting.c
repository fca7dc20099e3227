#include "store/store_internal.h"

static int64_t owner_of(const Store *store, int64_t learner_id)
{
    return learner_id == 0 ? store->device_id : learner_id;
}

Status store_setting_get(Store *store, int64_t learner_id, Str name, Str fallback,
                         Arena *arena, Str *out, Error *err)
{
    Query query = query__begin(store, learner_id == 0 ? SQL_DEVICE_SETTING_GET
                                                      : SQL_LEARNER_SETTING_GET);
    query__int(&query, ":owner", owner_of(store, learner_id));
    query__text(&query, ":name", name);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = has_row ? query__col_text(&query, 0, arena) : str_copy(arena, fallback);
    query__end(&query);
    return STATUS_OK;
}

Status store_setting_set(Store *store, int64_t learner_id, Str name, Str value,
                         Error *err)
{
    if (name.len == 0 || name.len > STORE_TEXT_MAX || value.len > STORE_POSITION_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "name or value of a setting too long");
    }
    Status status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, learner_id == 0 ? SQL_DEVICE_SETTING_SET
                                                      : SQL_LEARNER_SETTING_SET);
    query__int(&query, ":owner", owner_of(store, learner_id));
    query__text(&query, ":name", name);
    query__text(&query, ":value", value);
    return store__end(store, query__run(&query, err), err);
}
