/* Copies a database, checks the copy, merges it in one transaction. */
#include "store/collect.h"

#include <string.h>

#include "base/log.h"
#include "base/os.h"
#include "store/collect_internal.h"

/* A big record: its indexes are gone through again for every source. */
#define COLLECT_CACHE "PRAGMA main.cache_size = -16000"

enum {
    COPY_TRIES = 3,
    SOURCE_MAX_BYTES = 1024 * 1024 * 1024
};

/* ---- ids ---- */

void store__map_add(IdMap *map, int64_t from, int64_t to)
{
    if (map->count == map->room) {
        map->room = map->room == 0 ? 64 : 2 * map->room;
        map->from = mem_resize(map->from, map->room * sizeof *map->from);
        map->to = mem_resize(map->to, map->room * sizeof *map->to);
    }
    map->from[map->count] = from;
    map->to[map->count++] = to;
}

int64_t store__map_find(const IdMap *map, int64_t from)
{
    size_t low = 0;
    size_t high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->from[middle] < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < map->count && map->from[low] == from ? map->to[low] : 0;
}

static void map_clear(IdMap *map)
{
    mem_free(map->from);
    mem_free(map->to);
}

Status store__collect_conflict(Collect *collect, const char *kind, Str subject,
                               Str variant, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_CONFLICT);
    query__text(&query, ":kind", str_from(kind));
    query__text(&query, ":subject", subject);
    query__blob(&query, ":variant", variant.ptr, variant.len);
    query__text(&query, ":device", collect->report->device_uid);
    query__int(&query, ":at", collect->now);
    Status status = query__run(&query, err);
    collect->report->conflicts += status == STATUS_OK && sqlite3_changes(collect->to->db);
    return status;
}

/* ---- the copy ---- */

typedef struct Snapshot {
    int64_t size, changed_at;
    int64_t wal_size, wal_changed_at;
} Snapshot;

static Status look(const char *path, const char *wal, Snapshot *out, Error *err)
{
    *out = (Snapshot){0};
    Status status = os_file_info(path, &out->size, &out->changed_at, err);
    if (status == STATUS_OK && os_file_exists(wal)) {
        status = os_file_info(wal, &out->wal_size, &out->wal_changed_at, err);
    }
    return status;
}

static Status read_both(const char *path, const char *wal, StrBuf *data, StrBuf *log,
                        Error *err)
{
    strbuf_reset(data);
    strbuf_reset(log);
    Status status = os_read_file(path, SOURCE_MAX_BYTES, data, err);
    if (status == STATUS_OK && os_file_exists(wal)) {
        status = os_read_file(wal, SOURCE_MAX_BYTES, log, err);
    }
    return status;
}

/* Database and WAL belong together; a writer between the two reads would part them. */
static Status read_source(Arena *arena, const char *path, StrBuf *data, StrBuf *log,
                          Error *err)
{
    const char *wal = store__path_with(arena, path, "-wal");
    for (int i = 0; i < COPY_TRIES; i++) {
        Snapshot before, after;
        Status status = look(path, wal, &before, err);
        if (status == STATUS_OK) {
            status = read_both(path, wal, data, log, err);
        }
        if (status == STATUS_OK) {
            status = look(path, wal, &after, err);
        }
        if (status != STATUS_OK || memcmp(&before, &after, sizeof before) == 0) {
            return status;
        }
    }
    return error_set(err, STATUS_BUSY, "%s: changes while it is read", path);
}

static void hash_source(Collect *collect, Str data, Str log)
{
    uint8_t pair[2 * STORE_HASH_BYTES];
    store__public_hash(collect->to, data.ptr, data.len, pair);
    store__public_hash(collect->to, log.ptr, log.len, pair + STORE_HASH_BYTES);
    store__public_hash(collect->to, pair, sizeof pair, collect->hash);
}

static Status look_for_seen(Collect *collect, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_SEEN);
    query__blob(&query, ":hash", collect->hash, STORE_HASH_BYTES);
    Status status = query__next(&query, &collect->report->was_seen, err);
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

static void remove_copy(Arena *arena, const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal", ".suspect"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        const char *file = store__path_with(arena, path, suffixes[i]);
        Error err = {0};
        if (os_file_exists(file) && os_remove_file(file, &err) != STATUS_OK) {
            log_warning("cannot remove reason=%s", err.message);
        }
    }
}

/* The copy is opened like any record: that folds its WAL in, brings an older schema up to
 * date and refuses strangers. Then everything in it is checked: it comes from outside. */
static Status open_copy(const Store *store, const char *path, Store **out, Error *err)
{
    StoreOptions options = {
        .path = path, .device_uid = "collect", .host = store->options.host};
    Status status = store_open(&options, out, err);
    if (status == STATUS_OK) {
        status = store__check_ours((*out)->db, err);
    }
    return status == STATUS_OK ? store__prepare_collect(*out, err) : status;
}

/* ---- the merge ---- */

static Status note_device(Collect *collect, Error *err)
{
    const StoreCollectReport *report = collect->report;
    if (report->device_uid.len == 0) {
        return STATUS_OK;
    }
    Query query = query__begin(collect->to, SQL_MERGE_DEVICE_STATE);
    query__text(&query, ":uid", report->device_uid);
    query__text(&query, ":key", report->public_key);
    query__int(&query, ":head", report->head_at);
    query__int(&query, ":signed", report->signed_rows);
    query__int(&query, ":rows", report->row_count);
    query__int(&query, ":at", collect->now);
    return query__run(&query, err);
}

/* A record only grows. One that has new rows and lacks some that came under the same key
 * before went another way: a copied disk, or a machine that was put back. */
static Status look_for_fork(Collect *collect, Error *err)
{
    StoreCollectReport *report = collect->report;
    int64_t added = report->replies + report->answers + report->certificates;
    Query query = query__begin(collect->to, SQL_MERGE_DEVICE_ROWS);
    query__text(&query, ":uid", report->device_uid);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK) {
        int64_t had = has_row ? query__col_int(&query, 0) : 0;
        report->is_forked = added > 0 && report->row_count - added < had;
        query__end(&query);
    }
    return status;
}

static Status note_source(Collect *collect, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_SAW);
    query__blob(&query, ":hash", collect->hash, STORE_HASH_BYTES);
    query__int(&query, ":at", collect->now);
    return query__run(&query, err);
}

static Status read_kept_from(Collect *collect, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_KEPT_FROM);
    Status status = query__row(&query, "retention", err);
    if (status == STATUS_OK) {
        collect->kept_from = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

static Status read_last_attempt(Collect *collect, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_LAST_ATTEMPT);
    Status status = query__row(&query, "attempt", err);
    if (status == STATUS_OK) {
        collect->last_attempt = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

static Status run_tally(Collect *collect, StatementId statement, Error *err)
{
    Query query = query__begin(collect->to, statement);
    query__int(&query, ":last", collect->last_attempt);
    return query__run(&query, err);
}

/* From here on the triggers leave new attempts out of the report tables. */
static Status open_tally(Collect *collect, Error *err)
{
    return run_tally(collect, SQL_TALLY_OPEN, err);
}

/* All new attempts at once: a third of the merge when triggers did it row by row. */
static Status tally(Collect *collect, Error *err)
{
    static const StatementId statements[] = {
        SQL_TALLY_STARTED, SQL_TALLY_COMPLETED, SQL_TALLY_ITEMS,
        SQL_TALLY_TIMES,   SQL_TALLY_CHOICES,   SQL_TALLY_CLOSE,
    };
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof statements / sizeof *statements;
         i++) {
        status = run_tally(collect, statements[i], err);
    }
    return status;
}

Status store__collect_append(Collect *collect, StoreChain chain, Query *query, Error *err)
{
    ChainLink *link = &collect->links[chain];
    Status status =
        link->seq == 0 ? store__chain_next(collect->to, chain, link, err) : STATUS_OK;
    if (status != STATUS_OK) {
        query__end(query);
        return status;
    }
    status = store__chain_append(query, link, err);
    collect->is_appended[chain] = collect->is_appended[chain] || status == STATUS_OK;
    return status;
}

static Status write_heads(Collect *collect, Error *err)
{
    Status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < HEAD_CHAINS; i++) {
        if (collect->is_appended[i]) {
            status = store__chain_close(collect->to, &collect->links[i], err);
        }
    }
    return status;
}

/* The later of two copies of a machine knows the number better. */
static Status read_seen(Collect *collect, Error *err)
{
    Query query = query__begin(collect->from, SQL_SRC_SEEN);
    Status status = query__row(&query, "position", err);
    if (status == STATUS_OK) {
        int64_t saved_at = query__col_int(&query, 0);
        int64_t head_at = collect->report->head_at;
        collect->seen_at = saved_at > head_at ? saved_at : head_at;
        query__end(&query);
    }
    return status;
}

static Status merge(Collect *collect, Error *err)
{
    static Status (*const steps[])(Collect *, Error *) = {
        read_kept_from,
        read_last_attempt,
        read_seen,
        open_tally,
        store__collect_people,
        store__collect_attempts,
        store__collect_replies,
        store__collect_answers,
        store__collect_states,
        store__collect_certificates,
        store__collect_diagnoses,
        tally,
        write_heads,
        look_for_fork,
        note_device,
        note_source,
    };
    Status status = store__begin(collect->to, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; status == STATUS_OK && i < sizeof steps / sizeof *steps; i++) {
        status = steps[i](collect, err);
    }
    status = store__end(collect->to, status, err);
    map_clear(&collect->learners);
    map_clear(&collect->attempts);
    return status;
}

static Status merge_copy(Collect *collect, const char *copy, Error *err)
{
    Status status = open_copy(collect->to, copy, &collect->from, err);
    if (status == STATUS_OK) {
        status = store__head_check(collect->from, collect->host, collect->arena,
                                   collect->report, err);
    }
    if (status == STATUS_OK && collect->report->head == STORE_HEAD_BROKEN) {
        status = error_set(err, STATUS_UNTRUSTED,
                           "rows were changed or removed after the machine signed them");
    }
    if (status == STATUS_OK && collect->source->needs_head &&
        (collect->report->head == STORE_HEAD_NONE ||
         !collect->host->is_known(collect->host->context, collect->report->public_key))) {
        status =
            error_set(err, STATUS_DENIED, "no machine that the company knows signed");
    }
    if (status == STATUS_OK) {
        status = merge(collect, err);
    }
    store_close(collect->from);
    return status;
}

static Status collect_data(Collect *collect, Str data, Str log, Error *err)
{
    hash_source(collect, data, log);
    Status status = look_for_seen(collect, err);
    collect->report->was_seen = collect->report->was_seen && !collect->source->again;
    if (status != STATUS_OK || collect->report->was_seen) {
        return status;
    }
    Arena *arena = collect->arena;
    const char *copy = store__path_with(arena, collect->to->options.path, ".collecting");
    remove_copy(arena, copy);
    status = os_write_file(copy, data, true, err);
    if (status == STATUS_OK && log.len > 0) {
        status = os_write_file(store__path_with(arena, copy, "-wal"), log, true, err);
    }
    if (status == STATUS_OK) {
        status = merge_copy(collect, copy, err);
    }
    remove_copy(arena, copy);
    return status;
}

Status store_collect(Store *store, const StoreCollectSource *source,
                     const StoreCollectHost *host, Arena *arena, StoreCollectReport *out,
                     Error *err)
{
    *out = (StoreCollectReport){0};
    Collect collect = {.to = store,
                       .host = host,
                       .source = source,
                       .report = out,
                       .arena = arena,
                       .now = store__now(store).at_seconds};
    StrBuf data = {0};
    StrBuf log = {0};
    Status status = store__prepare_collect(store, err);
    if (status == STATUS_OK) {
        status = store__exec(store, COLLECT_CACHE, err);
    }
    if (status == STATUS_OK) {
        status = read_source(arena, source->path, &data, &log, err);
    }
    if (status == STATUS_OK && data.len == 0 && log.len == 0) {
        status = error_set(err, STATUS_BAD_DATA, "the file is empty");
    }
    if (status == STATUS_OK) {
        status = collect_data(&collect, strbuf_str(&data), strbuf_str(&log), err);
    }
    strbuf_clear(&data);
    strbuf_clear(&log);
    return status == STATUS_OK ? status : error_add(err, status, "%s", source->path);
}

/* ---- afterwards ---- */

typedef struct Conflicts {
    const StoreCollectHost *host;
    StoreConflictVisitor visit;
    void *context;
} Conflicts;

static Status visit_kept(const Conflicts *to, const Query *row, Arena *arena, Error *err)
{
    StoreConflict conflict = {.kind = query__col_text(row, 0, arena),
                              .subject = query__col_text(row, 1, arena),
                              .device_uid = query__col_text(row, 2, arena),
                              .found_at = query__col_int(row, 3),
                              .claimed_name = query__col_text(row, 4, arena)};
    return to->visit(to->context, &conflict, err);
}

static Status visit_number(const Conflicts *to, const Query *row, Arena *arena,
                           Error *err)
{
    StoreNames said = {query__col_text(row, 1, arena), query__col_text(row, 2, arena)};
    StoreNames here = {query__col_text(row, 3, arena), query__col_text(row, 4, arena)};
    StoreConflict conflict = {.kind = STR("number"),
                              .subject = query__col_text(row, 0, arena),
                              .found_at = query__col_int(row, 6),
                              .claimed_name = said.name,
                              .listed_name = here.name,
                              .learner_id = query__col_int(row, 5)};
    return to->host->is_same_name(to->host->context, &said, &here)
               ? STATUS_OK
               : to->visit(to->context, &conflict, err);
}

static Status
visit_all(Store *store, StatementId statement, const Conflicts *to,
          Status (*visit)(const Conflicts *, const Query *, Arena *, Error *), Error *err)
{
    Arena arena = {0};
    Query query = query__begin(store, statement);
    bool has_row = false;
    Status visited = STATUS_OK;
    Status status = STATUS_OK;
    while (visited == STATUS_OK &&
           (status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        arena_reset(&arena);
        visited = visit(to, &query, &arena, err);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    arena_clear(&arena);
    return status == STATUS_OK ? visited : status;
}

Status store_collect_conflicts(Store *store, const StoreCollectHost *host,
                               StoreConflictVisitor visit, void *context, Error *err)
{
    Conflicts to = {host, visit, context};
    Status status = store__prepare_collect(store, err);
    if (status == STATUS_OK) {
        status = visit_all(store, SQL_MERGE_CONFLICTS, &to, visit_kept, err);
    }
    return status == STATUS_OK
               ? visit_all(store, SQL_MERGE_NUMBERED, &to, visit_number, err)
               : status;
}

Status store_content_hash(Store *store, uint8_t out[STORE_HASH_BYTES], Error *err)
{
    Status status = store__prepare_collect(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    uint8_t pair[2 * STORE_HASH_BYTES] = {0};
    Query query = query__begin(store, SQL_CONTENT_DIGESTS);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        Str digest = query__col_bytes(&query, 0);
        require(digest.len == STORE_HASH_BYTES);
        memcpy(pair + STORE_HASH_BYTES, digest.ptr, STORE_HASH_BYTES);
        store__public_hash(store, pair, sizeof pair, pair);
    }
    if (status == STATUS_OK) {
        query__end(&query);
        memcpy(out, pair, STORE_HASH_BYTES);
    }
    return status;
}
