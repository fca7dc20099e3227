/* Merging learners and their attempts. A person is one by employee number (join.c); who
 * has none is one by the id the machine gave. */
#include <string.h>

#include "base/utf8.h"
#include "store/collect_internal.h"
#include "store/join.h"
#include "store/join_internal.h"

void store__person_hash(const Store *store, Str id, uint8_t out[STORE_HASH_BYTES])
{
    StrBuf bytes = {0};
    strbuf_add_z(&bytes, "gofun person 1\n");
    strbuf_add(&bytes, id);
    store->options.host.hash(store->options.chain_key, bytes.ptr, bytes.len, out);
    strbuf_clear(&bytes);
}

/* -1 when not erased, else when. */
static Status erased_at(Collect *collect, Str id, int64_t *at, Error *err)
{
    *at = -1;
    uint8_t hash[STORE_HASH_BYTES];
    store__person_hash(collect->to, id, hash);
    Query query = query__begin(collect->to, SQL_MERGE_ERASED);
    query__blob(&query, ":hash", hash, sizeof hash);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status == STATUS_OK) {
        *at = has_row ? query__col_int(&query, 0) : -1;
        query__end(&query);
    }
    return status;
}

/* A row of SQL_SRC_LEARNERS; borrowed until its next step. */
typedef struct Claim {
    Str uid, name, reading, number, key, department, status, reason, by, variant;
    int64_t status_at, created_at;
} Claim;

/* Whoever has the file can have put anything into it. */
static Str seen_text(Collect *collect, const Query *query, int column)
{
    return utf8_visible(collect->arena, query__col_bytes(query, column));
}

static Claim read_claim(Collect *collect, const Query *query)
{
    return (Claim){
        .uid = query__col_bytes(query, 1),
        .name = seen_text(collect, query, 2),
        .reading = seen_text(collect, query, 3),
        .number = seen_text(collect, query, 4),
        .key = seen_text(collect, query, 5),
        .department = seen_text(collect, query, 6),
        .status = query__col_bytes(query, 7),
        .reason = seen_text(collect, query, 8),
        .by = seen_text(collect, query, 9),
        .status_at = query__col_int(query, 10),
        .created_at = query__col_int(query, 11),
        .variant = query__col_bytes(query, 12),
    };
}

/* Erased people stay away. Their number may be given to somebody new later on. */
static Status is_erased(Collect *collect, const Claim *claim, bool *out, Error *err)
{
    int64_t at = -1;
    Status status = erased_at(collect, claim->uid, &at, err);
    *out = at >= 0;
    if (status == STATUS_OK && !*out && claim->key.len > 0) {
        status = erased_at(collect, claim->key, &at, err);
        *out = at >= claim->created_at;
    }
    return status;
}

static Status add_person(Collect *collect, const Claim *claim, int64_t *id, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_LEARNER_ADD);
    query__text(&query, ":uid", claim->uid);
    query__text(&query, ":name", claim->name);
    query__text(&query, ":reading", claim->reading);
    query__text(&query, ":number", (Str){0}); /* store__join_settle gives it */
    query__text(&query, ":key", (Str){0});
    query__text(&query, ":department", claim->department);
    query__text(&query, ":status", claim->status);
    query__text(&query, ":reason", claim->reason);
    query__text(&query, ":by", claim->by);
    query__int(&query, ":status_at", claim->status_at);
    query__int(&query, ":at", claim->created_at);
    Status status = query__run(&query, err);
    *id = sqlite3_last_insert_rowid(collect->to->db);
    return status;
}

/* Where the rows of a machine's learner go, the same from the first copy to the last. */
typedef struct Place {
    int64_t row; /* 0: not here yet */
    bool is_own; /* else the row of the person whose number and name it had */
} Place;

static Status find_place(Collect *collect, const Claim *claim, Place *place, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_PLACE);
    query__text(&query, ":uid", claim->uid);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    *place = (Place){0};
    if (status == STATUS_OK) {
        place->row = has_row ? query__col_int(&query, 0) : 0;
        place->is_own = has_row && query__col_int(&query, 1) != 0;
        query__end(&query);
    }
    return status;
}

/* Whether the name of the claim can be that of the row. */
static Status compare_names(Collect *collect, const Claim *claim, int64_t row,
                            bool *is_same, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_NAMES);
    query__int(&query, ":id", row);
    Status status = query__row(&query, "learner", err);
    if (status == STATUS_OK) {
        StoreNames said = {claim->name, claim->reading};
        StoreNames here = {query__col_bytes(&query, 0), query__col_bytes(&query, 1)};
        *is_same = collect->host->is_same_name(collect->host->context, &said, &here);
        query__end(&query);
    }
    return status;
}

/* A row of its own keeps everything reversible; who has the number and the name of
 * somebody here needs none. */
static Status make_place(Collect *collect, const Claim *claim, Place *place, Error *err)
{
    int64_t person = 0;
    bool is_same_name = false;
    Status status = store__join_find(collect->to, claim->key, &person, err);
    if (status == STATUS_OK && person != 0) {
        status = compare_names(collect, claim, person, &is_same_name, err);
    }
    *place = (Place){person, !is_same_name};
    if (status == STATUS_OK && place->is_own) {
        status = add_person(collect, claim, &place->row, err);
        collect->report->people += status == STATUS_OK && person == 0;
    }
    return status;
}

static Status keep_claim(Collect *collect, const Claim *claim, int64_t row, bool *is_new,
                         Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_CLAIM);
    query__text(&query, ":uid", claim->uid);
    query__blob(&query, ":variant", claim->variant.ptr, claim->variant.len);
    query__int(&query, ":learner", row);
    query__text(&query, ":name", claim->name);
    query__text(&query, ":reading", claim->reading);
    query__text(&query, ":key", claim->key);
    query__text(&query, ":department", claim->department);
    query__int(&query, ":at", claim->created_at);
    query__int(&query, ":seen", collect->seen_at);
    Status status = query__run(&query, err);
    *is_new = status == STATUS_OK && sqlite3_changes(collect->to->db) > 0;
    return status;
}

/* Joined to somebody whose name is clearly another: told, though the number counts. */
static Status count_doubt(Collect *collect, const Claim *claim, int64_t row, Error *err)
{
    int64_t person = 0;
    bool is_same_name = true;
    Status status = store_person_of(collect->to, row, &person, err);
    if (status == STATUS_OK && person != 0) {
        status = compare_names(collect, claim, person, &is_same_name, err);
    }
    collect->report->conflicts += !is_same_name;
    return status;
}

/* Saved into the row of a person, who cannot be left any more: told when the machine says
 * another number by now. */
static Status look_away(Collect *collect, const Claim *claim, int64_t row,
                        JoinOutcome *out, Error *err)
{
    Arena arena = {0};
    Str wanted = {0};
    int64_t person = 0;
    Status status = store__join_wanted(collect->to, claim->uid, &arena, &wanted, err);
    if (status == STATUS_OK && wanted.len > 0) {
        status = store__join_find(collect->to, wanted, &person, err);
        *out = person == row ? JOIN_KEPT : JOIN_STUCK;
    }
    arena_clear(&arena);
    return status;
}

/* The claim is new, or newer than before. */
static Status settle(Collect *collect, const Claim *claim, const Place *place, Error *err)
{
    JoinNumber number = {claim->number, claim->key};
    JoinOutcome outcome = JOIN_KEPT;
    Status status = place->is_own ? store__join_settle(collect->to, place->row, &number,
                                                       &outcome, err)
                                  : look_away(collect, claim, place->row, &outcome, err);
    if (status == STATUS_OK && outcome == JOIN_MOVED) {
        status = count_doubt(collect, claim, place->row, err);
    }
    if (status == STATUS_OK && outcome == JOIN_STUCK) {
        status =
            store__collect_conflict(collect, "person", claim->uid, claim->variant, err);
    }
    return status == STATUS_OK ? store__join_names(collect->to, place->row, err) : status;
}

static Status place_person(Collect *collect, const Claim *claim, int64_t *row, Error *err)
{
    Place place;
    bool is_new = false;
    Status status = find_place(collect, claim, &place, err);
    if (status == STATUS_OK && place.row == 0) {
        status = make_place(collect, claim, &place, err);
    }
    *row = place.row;
    if (status == STATUS_OK) {
        status = keep_claim(collect, claim, place.row, &is_new, err);
    }
    return status == STATUS_OK && is_new ? settle(collect, claim, &place, err) : status;
}

static Status merge_person(Collect *collect, const Query *row, Error *err)
{
    Claim claim = read_claim(collect, row);
    bool erased = false;
    int64_t id = 0;
    Status status = is_erased(collect, &claim, &erased, err);
    if (status == STATUS_OK && !erased) {
        status = place_person(collect, &claim, &id, err);
    }
    collect->report->left_out += erased;
    store__map_add(&collect->learners, query__col_int(row, 0), id);
    return status;
}

Status store__collect_rows(Collect *collect, Query *query,
                           Status (*merge)(Collect *, const Query *, Error *), Error *err)
{
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(query, &has_row, err)) == STATUS_OK && has_row) {
        status = merge(collect, query, err);
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

Status store__collect_each(Collect *collect, StatementId statement,
                           Status (*merge)(Collect *, const Query *, Error *), Error *err)
{
    Query query = query__begin(collect->from, statement);
    return store__collect_rows(collect, &query, merge, err);
}

Status store__collect_people(Collect *collect, Error *err)
{
    return store__collect_each(collect, SQL_SRC_LEARNERS, merge_person, err);
}

/* ---- attempts ---- */

Status store__collect_device(Collect *collect, Str uid, int64_t first_seen_at,
                             int64_t *id, Error *err)
{
    Query add = query__begin(collect->to, SQL_MERGE_DEVICE_ADD);
    query__text(&add, ":uid", uid);
    query__int(&add, ":at", first_seen_at);
    Status status = query__run(&add, err);
    if (status != STATUS_OK) {
        return status;
    }
    Query find = query__begin(collect->to, SQL_DEVICE_FIND);
    query__text(&find, ":uid", uid);
    status = query__row(&find, "device", err);
    if (status == STATUS_OK) {
        *id = query__col_int(&find, 0);
        query__end(&find);
    }
    return status;
}

static Status add_attempt(Collect *collect, const Query *row, int64_t learner_id,
                          int64_t *id, Error *err)
{
    int64_t device_id = 0;
    Status status = store__collect_device(collect, seen_text(collect, row, 3),
                                          query__col_int(row, 16), &device_id, err);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t started = query__col_int(row, 13);
    int64_t ended = query__col_int(row, 14);
    Query query = query__begin(collect->to, SQL_MERGE_ATTEMPT_ADD);
    query__text(&query, ":uid", query__col_bytes(row, 1));
    query__int(&query, ":learner", learner_id);
    query__int(&query, ":device", device_id);
    query__text(&query, ":lesson", query__col_bytes(row, 4));
    query__int(&query, ":revision", query__col_int(row, 5));
    query__text(&query, ":hash", query__col_bytes(row, 6));
    query__int(&query, ":seed", query__col_int(row, 7));
    query__int(&query, ":questions", query__col_int(row, 8));
    query__int(&query, ":pass", query__col_int(row, 9));
    query__int(&query, ":cycle", query__col_int(row, 10));
    query__int(&query, ":opened", query__col_int(row, 11));
    query__int(&query, ":zone", query__col_int(row, 12));
    query__int_or_null(&query, ":started", started, started < 0);
    query__int_or_null(&query, ":ended", ended, ended < 0);
    query__text(&query, ":outcome", query__col_bytes(row, 15));
    status = query__run(&query, err);
    *id = sqlite3_last_insert_rowid(collect->to->db);
    collect->report->attempts += status == STATUS_OK;
    return status;
}

/* The later copy of a machine knows more; between two that differ the smaller wins, so
 * that no order matters. */
static Status update_attempt(Collect *collect, const Query *row, int64_t id, Error *err)
{
    int64_t started = query__col_int(row, 13);
    int64_t ended = query__col_int(row, 14);
    Query begun = query__begin(collect->to, SQL_MERGE_ATTEMPT_STARTED);
    query__int(&begun, ":id", id);
    query__int_or_null(&begun, ":started", started, started < 0);
    query__int(&begun, ":zone", query__col_int(row, 12));
    query__int(&begun, ":cycle", query__col_int(row, 10));
    Status status = query__run(&begun, err);
    if (status == STATUS_OK) {
        Query over = query__begin(collect->to, SQL_MERGE_ATTEMPT_ENDED);
        query__int(&over, ":id", id);
        query__int_or_null(&over, ":ended", ended, ended < 0);
        query__text(&over, ":outcome", query__col_bytes(row, 15));
        status = query__run(&over, err);
    }
    return status;
}

/* An attempt that is here already. */
typedef struct Found {
    int64_t id;     /* 0: it is not */
    bool is_theirs; /* of the same person */
    uint8_t begun[STORE_HASH_BYTES];
} Found;

static Status find_attempt(Collect *collect, const Query *row, int64_t learner_id,
                           Found *out, Error *err)
{
    Query query = query__begin(collect->to, SQL_MERGE_ATTEMPT_FIND);
    query__text(&query, ":uid", query__col_bytes(row, 1));
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    *out = (Found){0};
    if (status == STATUS_OK) {
        if (has_row) {
            out->id = query__col_int(&query, 0);
            out->is_theirs = query__col_int(&query, 1) != 0;
            memcpy(out->begun, query__col_bytes(&query, 2).ptr, STORE_HASH_BYTES);
        }
        query__end(&query);
    }
    return status;
}

/* digest: of this attempt in the copy; borrowed until query is ended. */
static Status read_digest(Collect *collect, StatementId statement, const Query *row,
                          Query *query, Str *digest, Error *err)
{
    *query = query__begin(collect->from, statement);
    query__int(query, ":id", query__col_int(row, 0));
    Status status = query__row(query, "attempt", err);
    if (status == STATUS_OK) {
        *digest = query__col_bytes(query, 0);
    }
    return status;
}

static Status tell_attempt(Collect *collect, const Query *row, Error *err)
{
    Query query;
    Str digest;
    Status status =
        read_digest(collect, SQL_SRC_ATTEMPT_DIGEST, row, &query, &digest, err);
    if (status == STATUS_OK) {
        status = store__collect_conflict(collect, "attempt", query__col_bytes(row, 1),
                                         digest, err);
        query__end(&query);
    }
    return status;
}

/* Adopts what the copy knows more, or notes that it says something else. */
static Status compare_attempt(Collect *collect, const Query *row, const Found *found,
                              Error *err)
{
    Query query;
    Str begun;
    Status status = read_digest(collect, SQL_SRC_ATTEMPT_BEGUN, row, &query, &begun, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_same =
        found->is_theirs && memcmp(begun.ptr, found->begun, STORE_HASH_BYTES) == 0;
    query__end(&query);
    return is_same ? update_attempt(collect, row, found->id, err)
                   : tell_attempt(collect, row, err);
}

static Status settle_attempt(Collect *collect, const Query *row, int64_t learner_id,
                             int64_t *id, Error *err)
{
    Found found;
    Status status = find_attempt(collect, row, learner_id, &found, err);
    if (status != STATUS_OK) {
        return status;
    }
    *id = found.id;
    collect->last_known = found.id != 0 ? query__col_int(row, 0) : collect->last_known;
    return found.id == 0 ? add_attempt(collect, row, learner_id, id, err)
                         : compare_attempt(collect, row, &found, err);
}

static Status merge_attempt(Collect *collect, const Query *row, Error *err)
{
    int64_t learner_id = store__map_find(&collect->learners, query__col_int(row, 2));
    bool is_kept = learner_id != 0 && query__col_int(row, 10) >= collect->kept_from;
    int64_t id = 0;
    Status status =
        is_kept ? settle_attempt(collect, row, learner_id, &id, err) : STATUS_OK;
    collect->report->left_out += !is_kept;
    store__map_add(&collect->attempts, query__col_int(row, 0), id);
    return status;
}

Status store__collect_attempts(Collect *collect, Error *err)
{
    return store__collect_each(collect, SQL_SRC_ATTEMPTS, merge_attempt, err);
}
