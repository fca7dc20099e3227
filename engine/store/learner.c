#include "base/utf8.h"
#include "store/store_internal.h"

static const char *const status_names[] = {
    [STORE_LEARNER_ACTIVE] = "active",
    [STORE_LEARNER_ON_LEAVE] = "on_leave",
    [STORE_LEARNER_EXEMPT] = "exempt",
    [STORE_LEARNER_LEFT] = "left",
    NULL,
};

int store__enum_of(const char *const names[], Str text)
{
    for (int i = 0; names[i]; i++) {
        if (str_is(text, names[i])) {
            return i;
        }
    }
    return -1;
}

/* RFC 9562, version 7: the time, then 74 random bits. Rows made one after the other stand
 * beside each other in the index. */
void store__uuid(const Store *store, char out[STORE__UID_TEXT])
{
    static const char hex[] = "0123456789abcdef";
    const StoreHost *host = &store->options.host;
    uint64_t at_ms = (uint64_t)host->now_seconds(host->context) * 1000 +
                     (uint64_t)host->monotonic_ms(host->context) % 1000;
    uint8_t bytes[16];
    host->fill_random(bytes, sizeof bytes);
    for (int i = 0; i < 6; i++) {
        bytes[i] = (uint8_t)(at_ms >> (40 - 8 * i));
    }
    bytes[6] = (uint8_t)((bytes[6] & 0x0Fu) | 0x70u);
    bytes[8] = (uint8_t)((bytes[8] & 0x3Fu) | 0x80u);
    char *end = out;
    for (size_t i = 0; i < sizeof bytes; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            *end++ = '-';
        }
        *end++ = hex[bytes[i] >> 4];
        *end++ = hex[bytes[i] & 0x0Fu];
    }
    *end = 0;
}

static Status check_text(Str text, const char *what, bool may_be_empty, Error *err)
{
    if (text.len > STORE_TEXT_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "%s is longer than %d bytes", what,
                         STORE_TEXT_MAX);
    }
    if (text.len == 0 && !may_be_empty) {
        return error_set(err, STATUS_BAD_ARGUMENT, "%s is empty", what);
    }
    if (!utf8_is_valid(text, NULL)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "%s is not UTF-8", what);
    }
    return STATUS_OK;
}

static Status check_data(const StoreLearnerData *data, Error *err)
{
    const struct {
        Str text;
        const char *what;
        bool may_be_empty;
    } texts[] = {
        {data->name, "name", false},
        {data->reading, "reading", true},
        {data->employee_number, "employee number", true},
        {data->department, "department", true},
        {data->status_reason, "reason of the status", true},
        {data->status_by, "who set the status", true},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Status status =
            check_text(texts[i].text, texts[i].what, texts[i].may_be_empty, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    return STATUS_OK;
}

static void bind_data(Query *query, const StoreLearnerData *data, Str key, int64_t at)
{
    query__text(query, ":name", data->name);
    query__text(query, ":reading", data->reading);
    query__text(query, ":number", data->employee_number);
    query__text(query, ":key", key);
    query__text(query, ":department", data->department);
    query__text(query, ":status", str_from(status_names[data->status]));
    query__text(query, ":reason", data->status_reason);
    query__text(query, ":by", data->status_by);
    query__int(query, ":at", at);
}

static Status insert(Store *store, const StoreLearnerData *data, Str key, int64_t *id,
                     Error *err)
{
    char uid[STORE__UID_TEXT];
    store__uuid(store, uid);
    Query query = query__begin(store, SQL_LEARNER_ADD);
    bind_data(&query, data, key, store__now(store).at_seconds);
    query__text(&query, ":uid", str_from(uid));
    Status status = query__run(&query, err);
    if (status == STATUS_OK) {
        *id = sqlite3_last_insert_rowid(store->db);
    }
    return status;
}

Status store_learner_create(Store *store, const StoreLearnerData *data, int64_t *id,
                            Error *err)
{
    Status status = check_data(data, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    int64_t new_id = 0;
    status = insert(store, data, utf8_fold_number(&arena, data->employee_number), &new_id,
                    err);
    status = store__end(store, status, err);
    arena_clear(&arena);
    if (status == STATUS_OK) {
        *id = new_id;
    }
    return status;
}

/* Runs an UPDATE inside the open transaction and ends it; no row is STATUS_NOT_FOUND. */
static Status finish_update(Store *store, Query *query, int64_t id, Error *err)
{
    query__int(query, ":id", id);
    Status status = query__run(query, err);
    if (status == STATUS_OK && sqlite3_changes(store->db) == 0) {
        status =
            error_set(err, STATUS_NOT_FOUND, "there is no learner %lld", (long long)id);
    }
    return store__end(store, status, err);
}

Status store_learner_update(Store *store, int64_t id, const StoreLearnerData *data,
                            Error *err)
{
    Status status = check_data(data, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    Query query = query__begin(store, SQL_LEARNER_SET);
    bind_data(&query, data, utf8_fold_number(&arena, data->employee_number),
              store__now(store).at_seconds);
    status = finish_update(store, &query, id, err);
    arena_clear(&arena);
    return status;
}

Status store_learner_rename(Store *store, int64_t id, Str name, Str reading, Error *err)
{
    Status status = check_text(name, "name", false, err);
    if (status == STATUS_OK) {
        status = check_text(reading, "reading", true, err);
    }
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_LEARNER_RENAME);
    query__text(&query, ":name", name);
    query__text(&query, ":reading", reading);
    return finish_update(store, &query, id, err);
}

Status store_learner_print_as(Store *store, int64_t id, Str print_name, Error *err)
{
    Status status = check_text(print_name, "printed name", true, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_LEARNER_PRINT_AS);
    query__text(&query, ":name", print_name);
    return finish_update(store, &query, id, err);
}

StoreLearnerStatus store__status_of(Str name)
{
    int status = store__enum_of(status_names, name);
    return status < 0 ? STORE_LEARNER_ACTIVE : (StoreLearnerStatus)status;
}

void store__learner_read(const Query *query, Arena *arena, StoreLearner *out)
{
    out->id = query__col_int(query, 0);
    out->uid = query__col_text(query, 1, arena);
    out->data.name = query__col_text(query, 2, arena);
    out->data.reading = query__col_text(query, 3, arena);
    out->data.employee_number = query__col_text(query, 4, arena);
    out->data.department = query__col_text(query, 5, arena);
    out->data.status = store__status_of(query__col_bytes(query, 6));
    out->data.status_reason = query__col_text(query, 7, arena);
    out->data.status_by = query__col_text(query, 8, arena);
    out->created_at = query__col_int(query, 9);
    out->print_name = query__col_text(query, 10, arena);
}

static Status find_one(Query *query, Arena *arena, StoreLearner *out, Error *err)
{
    Status status = query__row(query, "learner", err);
    if (status == STATUS_OK) {
        store__learner_read(query, arena, out);
        query__end(query);
    }
    return status;
}

Status store_learner_by_id(Store *store, int64_t id, Arena *arena, StoreLearner *out,
                           Error *err)
{
    Query query = query__begin(store, SQL_LEARNER_BY_ID);
    query__int(&query, ":id", id);
    return find_one(&query, arena, out, err);
}

Status store_learner_by_uid(Store *store, Str uid, Arena *arena, StoreLearner *out,
                            Error *err)
{
    Query query = query__begin(store, SQL_LEARNER_BY_UID);
    query__text(&query, ":uid", uid);
    return find_one(&query, arena, out, err);
}

Status store_learner_by_number(Store *store, Str employee_number, Arena *arena,
                               StoreLearner *out, Error *err)
{
    if (!utf8_is_valid(employee_number, NULL)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "employee number is not UTF-8");
    }
    Query query = query__begin(store, SQL_LEARNER_BY_KEY);
    query__text(&query, ":key", utf8_fold_number(arena, employee_number));
    return find_one(&query, arena, out, err);
}

Status store_learner_list(Store *store, Arena *arena, StoreLearners *out, Error *err)
{
    *out = (StoreLearners){0};
    Query count = query__begin(store, SQL_LEARNER_COUNT);
    Status status = query__row(&count, "learner", err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t room = (size_t)query__col_int(&count, 0);
    query__end(&count);
    out->items = ARENA_ARRAY(arena, StoreLearner, room);
    Query query = query__begin(store, SQL_LEARNER_LIST);
    bool has_row = false;
    /* Another process may add learners between the two statements: those wait. */
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           out->count < room) {
        store__learner_read(&query, arena, &out->items[out->count++]);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}
