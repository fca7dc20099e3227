/* Walks the sealed rows and names what was changed. */
#include <string.h>

#include "store/store_internal.h"

/* More findings than this are the same trouble again. */
enum {
    FINDINGS_MAX = 1000
};

typedef struct Walk {
    StoreChain chain;
    StoreChainReport *report;
    ChainHead head;
    int64_t expected; /* seq of the next row */
    uint8_t last[STORE_HASH_BYTES];
    bool is_link_known; /* false after a gap or a changed row */
    size_t found;       /* in this chain */
} Walk;

static void add_finding(Walk *walk, StoreFindingKind kind, int64_t seq, int64_t last)
{
    walk->found++;
    StoreChainReport *report = walk->report;
    if (report->count < FINDINGS_MAX) {
        report->findings[report->count++] = (StoreFinding){walk->chain, kind, seq, last};
    }
}

static bool is_hash(Str bytes)
{
    return bytes.len == STORE_HASH_BYTES;
}

static void check_row(Walk *walk, const Query *query)
{
    int64_t seq = query__col_int(query, 0);
    Str previous = query__col_bytes(query, 1);
    Str stored = query__col_bytes(query, 2);
    Str computed = query__col_bytes(query, 3);
    walk->report->rows_checked++;
    if (seq > walk->expected) {
        add_finding(walk, STORE_ROW_REMOVED, walk->expected, seq - 1);
        walk->is_link_known = false;
    }
    bool is_intact = is_hash(previous) && is_hash(stored) && str_equal(stored, computed);
    if (seq < walk->expected || seq > walk->head.row_count) {
        add_finding(walk, STORE_ROW_INSERTED, seq, seq);
    } else if (!is_intact) {
        add_finding(walk, STORE_ROW_CHANGED, seq, seq);
    } else if (walk->is_link_known &&
               memcmp(previous.ptr, walk->last, STORE_HASH_BYTES) != 0) {
        add_finding(walk, STORE_ROW_UNLINKED, seq, seq);
    }
    walk->is_link_known = is_intact;
    if (is_hash(stored)) {
        memcpy(walk->last, stored.ptr, STORE_HASH_BYTES);
    }
    if (seq >= walk->expected && seq < INT64_MAX) {
        walk->expected = seq + 1;
    }
}

static void check_end(Walk *walk)
{
    int64_t rows = walk->expected - 1;
    if (rows < walk->head.row_count && walk->head.is_good) {
        add_finding(walk, STORE_ROW_REMOVED, rows + 1, walk->head.row_count);
    }
    bool is_end_wrong =
        walk->found == 0 && memcmp(walk->last, walk->head.last, STORE_HASH_BYTES) != 0;
    if (!walk->head.is_good || is_end_wrong) {
        add_finding(walk, STORE_HEAD_CHANGED, rows, rows);
    }
}

static Status walk_chain(Store *store, StoreChain chain, StoreChainReport *report,
                         Error *err)
{
    static const StatementId statements[] = {
        [STORE_CHAIN_REPLY] = SQL_REPLY_WALK,
        [STORE_CHAIN_ANSWER] = SQL_ANSWER_WALK,
        [STORE_CHAIN_CERTIFICATE] = SQL_CERTIFICATE_WALK,
    };
    Walk walk = {.chain = chain, .report = report, .expected = 1, .is_link_known = true};
    Status status = store__chain_head(store, chain, &walk.head, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!walk.head.is_good) {
        walk.head.row_count = INT64_MAX; /* says nothing about how many rows there are */
    }
    Query query = query__begin(store, statements[chain]);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        check_row(&walk, &query);
    }
    if (status != STATUS_OK) {
        return status;
    }
    query__end(&query);
    check_end(&walk);
    return STATUS_OK;
}

Status store_verify_chain(Store *store, Arena *arena, StoreChainReport *out, Error *err)
{
    *out = (StoreChainReport){0};
    out->findings = ARENA_ARRAY(arena, StoreFinding, FINDINGS_MAX);
    Query begin = query__begin(store, SQL_BEGIN_READ);
    Status status = query__run(&begin, err);
    for (int i = 0; status == STATUS_OK && i <= STORE_CHAIN_CERTIFICATE; i++) {
        status = walk_chain(store, (StoreChain)i, out, err);
    }
    if (!sqlite3_get_autocommit(store->db)) {
        Query rollback = query__begin(store, SQL_ROLLBACK);
        Status undone = query__run(&rollback, status == STATUS_OK ? err : NULL);
        status = status == STATUS_OK ? undone : status;
    }
    return status;
}

Str store_finding_text(Arena *arena, const StoreFinding *finding)
{
    static const char *const words[] = {
        [STORE_ROW_CHANGED] = "changed",
        [STORE_ROW_REMOVED] = "removed",
        [STORE_ROW_INSERTED] = "inserted",
        [STORE_ROW_UNLINKED] = "does not follow the row before",
        [STORE_HEAD_CHANGED] = "the row count was changed",
    };
    const char *name = store__chain_name(finding->chain);
    if (finding->seq == finding->last) {
        return str_format(arena, "%s %lld: %s", name, (long long)finding->seq,
                          words[finding->kind]);
    }
    return str_format(arena, "%s %lld-%lld: %s", name, (long long)finding->seq,
                      (long long)finding->last, words[finding->kind]);
}
