/* Walks the sealed rows and names what was changed. */
#include <string.h>

#include "store/verify_internal.h"

_Static_assert(sizeof((StoreChainPlace *)NULL)->seal == STORE_HASH_BYTES,
               "a place holds a seal");

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
    if (report->count < STORE__FINDINGS_MAX) {
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

/* Begins behind from. */
Status store__chain_walk(Store *store, StoreChain chain, const StoreChainPlace *from,
                         StoreChainReport *report, Error *err)
{
    static const StatementId statements[] = {
        [STORE_CHAIN_REPLY] = SQL_REPLY_WALK,
        [STORE_CHAIN_ANSWER] = SQL_ANSWER_WALK,
        [STORE_CHAIN_CERTIFICATE] = SQL_CERTIFICATE_WALK,
    };
    Walk walk = {.chain = chain,
                 .report = report,
                 .expected = from->seq + 1,
                 .is_link_known = true};
    memcpy(walk.last, from->seal, STORE_HASH_BYTES);
    Status status = store__chain_head(store, chain, &walk.head, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!walk.head.is_good) {
        walk.head.row_count = INT64_MAX; /* says nothing about how many rows there are */
    }
    Query query = query__begin(store, statements[chain]);
    /* From the very first, also rows in front of row 1 are found. */
    query__int(&query, ":after", from->seq > 0 ? from->seq : INT64_MIN);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        check_row(&walk, &query);
    }
    if (status != STATUS_OK) {
        return status;
    }
    query__end(&query);
    check_end(&walk);
    report->ends[chain].seq = walk.expected - 1;
    memcpy(report->ends[chain].seal, walk.last, STORE_HASH_BYTES);
    return STATUS_OK;
}

/* ---- up to where everything was checked ---- */

#define MARK_SETTING "audit.mark"

typedef struct Mark {
    int64_t at;
    StoreChainPlace places[STORE_CHAINS];
} Mark;

/* The keyed hash of a mark: nobody without the key writes one, and it holds the seals the
 * chains had there. */
static void mark_code(const Store *store, const Mark *mark, StrBuf *out)
{
    StrBuf bytes = {0};
    strbuf_add_format(&bytes, "gofun mark 1\n%lld\n", (long long)mark->at);
    for (int i = 0; i < STORE_CHAINS; i++) {
        strbuf_add_format(&bytes, "%s %lld\n", store__chain_name((StoreChain)i),
                          (long long)mark->places[i].seq);
        strbuf_add(&bytes, (Str){(const char *)mark->places[i].seal, STORE_HASH_BYTES});
    }
    uint8_t code[STORE_HASH_BYTES];
    store->options.host.hash(store->options.chain_key, bytes.ptr, bytes.len, code);
    strbuf_clear(&bytes);
    for (size_t i = 0; i < STORE_HASH_BYTES; i++) {
        strbuf_add_format(out, "%02x", code[i]);
    }
}

Status store__chain_seal(Store *store, StoreChain chain, StoreChainPlace *place,
                         Error *err)
{
    static const StatementId statements[] = {
        [STORE_CHAIN_REPLY] = SQL_REPLY_SEAL,
        [STORE_CHAIN_ANSWER] = SQL_ANSWER_SEAL,
        [STORE_CHAIN_CERTIFICATE] = SQL_CERTIFICATE_SEAL,
    };
    Query query = query__begin(store, statements[chain]);
    query__int(&query, ":seq", place->seq);
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (has_row && is_hash(query__col_bytes(&query, 0))) {
        memcpy(place->seal, query__col_bytes(&query, 0).ptr, STORE_HASH_BYTES);
    }
    query__end(&query);
    return STATUS_OK;
}

/* The mark as it was written, or the beginning of everything when there is none that the
 * rows of today still bear out. */
static Status read_mark(Store *store, Mark *mark, Error *err)
{
    Arena arena = {0};
    StrBuf code = {0};
    Str rest = {0};
    Str part = {0};
    Status status =
        store_setting_get(store, 0, STR(MARK_SETTING), (Str){0}, &arena, &rest, err);
    bool is_good = status == STATUS_OK && str_split(&rest, ' ', &part) &&
                   str_to_int64(part, &mark->at);
    for (int i = 0; i < STORE_CHAINS && is_good; i++) {
        is_good = str_split(&rest, ' ', &part) &&
                  str_to_int64(part, &mark->places[i].seq) && mark->places[i].seq >= 0;
        if (is_good && mark->places[i].seq > 0) {
            status = store__chain_seal(store, (StoreChain)i, &mark->places[i], err);
            is_good = status == STATUS_OK;
        }
    }
    mark_code(store, mark, &code);
    if (!is_good || !str_equal(rest, strbuf_str(&code))) {
        *mark = (Mark){0};
    }
    arena_clear(&arena);
    strbuf_clear(&code);
    return status;
}

static Status write_mark(Store *store, const StoreChainReport *walked, Error *err)
{
    Mark mark = {.at = store__now(store).at_seconds};
    memcpy(mark.places, walked->ends, sizeof mark.places);
    StrBuf text = {0};
    strbuf_add_format(&text, "%lld ", (long long)mark.at);
    for (int i = 0; i < STORE_CHAINS; i++) {
        strbuf_add_format(&text, "%lld ", (long long)mark.places[i].seq);
    }
    mark_code(store, &mark, &text);
    Status status =
        store_setting_set(store, 0, STR(MARK_SETTING), strbuf_str(&text), err);
    strbuf_clear(&text);
    return status;
}

/* ---- verifying ---- */

static Status walk_chains(Store *store, bool is_whole, Arena *arena,
                          StoreChainReport *out, Error *err)
{
    *out = (StoreChainReport){.findings =
                                  ARENA_ARRAY(arena, StoreFinding, STORE__FINDINGS_MAX)};
    Mark mark = {0};
    Query begin = query__begin(store, SQL_BEGIN_READ);
    Status status = query__run(&begin, err);
    if (status == STATUS_OK && !is_whole) {
        status = read_mark(store, &mark, err);
        out->marked_at = mark.at;
    }
    for (int i = 0; status == STATUS_OK && i < STORE_CHAINS; i++) {
        out->rows_marked += mark.places[i].seq;
        status = store__chain_walk(store, (StoreChain)i, &mark.places[i], out, err);
    }
    if (!sqlite3_get_autocommit(store->db)) {
        Query rollback = query__begin(store, SQL_ROLLBACK);
        Status undone = query__run(&rollback, status == STATUS_OK ? err : NULL);
        status = status == STATUS_OK ? undone : status;
    }
    return status;
}

Status store_verify_chain(Store *store, Arena *arena, StoreChainReport *out, Error *err)
{
    return walk_chains(store, true, arena, out, err);
}

Status store_verify(Store *store, StoreVerifyScope scope, Arena *arena,
                    StoreVerification *out, Error *err)
{
    *out = (StoreVerification){0};
    Status status = store__prepare_reports(store, err);
    if (status == STATUS_OK) {
        status = walk_chains(store, scope == STORE_VERIFY_ALL, arena, &out->chain, err);
    }
    bool has_sums = scope != STORE_VERIFY_ADDED || out->chain.marked_at == 0;
    if (status == STATUS_OK && has_sums) {
        status = store_report_check(store, &out->differences, err);
    }
    bool is_whole = has_sums && out->chain.count == 0 && out->differences == 0;
    return status == STATUS_OK && is_whole ? write_mark(store, &out->chain, err) : status;
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
