/* The keyed hash chain: seal = hash(key, previous seal and all values of the row). Who
 * edits the file without the key cannot make a seal, and cannot cut rows off the end
 * either, because chain_head carries the number of rows under a keyed hash too. */
#include <string.h>

#include "base/log.h"
#include "store/store_internal.h"

static const char *const chain_names[] = {
    [STORE_CHAIN_REPLY] = "reply",
    [STORE_CHAIN_ANSWER] = "answer",
    [STORE_CHAIN_CERTIFICATE] = "certificate",
};

const char *store__chain_name(StoreChain chain)
{
    return chain_names[chain];
}

static void add_number(StrBuf *bytes, uint64_t number)
{
    char digits[8];
    for (int i = 0; i < 8; i++) {
        digits[i] = (char)(unsigned char)(number >> (56 - 8 * i));
    }
    strbuf_add(bytes, (Str){digits, sizeof digits});
}

/* A letter for the type, and a number, in one piece: a walk does this 22 times a row. */
static void add_head(StrBuf *bytes, char type, uint64_t number)
{
    char head[9] = {type};
    for (int i = 0; i < 8; i++) {
        head[1 + i] = (char)(unsigned char)(number >> (56 - 8 * i));
    }
    strbuf_add(bytes, (Str){head, sizeof head});
}

/* Type letter, length, bytes: no two different rows give the same bytes. */
static void add_value(StrBuf *bytes, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL) {
        strbuf_add_char(bytes, 'n');
        return;
    }
    if (type == SQLITE_INTEGER) {
        add_head(bytes, 'i', (uint64_t)sqlite3_value_int64(value));
        return;
    }
    const void *data = sqlite3_value_blob(value);
    size_t size = (size_t)sqlite3_value_bytes(value);
    add_head(bytes, type == SQLITE_TEXT ? 't' : 'b', size);
    strbuf_add(bytes, (Str){data, data ? size : 0});
}

/* The hash of all values under key. */
static void hash_values(sqlite3_context *context, const char *magic,
                        const uint8_t key[STORE_HASH_BYTES], int count,
                        sqlite3_value **values)
{
    Store *store = sqlite3_user_data(context);
    StrBuf *bytes = &store->sealed; /* kept: a walk seals millions of rows */
    strbuf_reset(bytes);
    strbuf_add_z(bytes, magic);
    for (int i = 0; i < count; i++) {
        add_value(bytes, values[i]);
    }
    uint8_t hash[STORE_HASH_BYTES];
    store->options.host.hash(key, bytes->ptr, bytes->len, hash);
    sqlite3_result_blob(context, hash, STORE_HASH_BYTES, SQLITE_TRANSIENT);
}

/* SQL function seal(table name, previous seal, values ...). */
static void sql_seal(sqlite3_context *context, int count, sqlite3_value **values)
{
    const Store *store = sqlite3_user_data(context);
    hash_values(context, "gofun row 1\n", store->options.chain_key, count, values);
}

/* Under a key that everybody knows the keyed hash is a plain one. */
static const uint8_t public_key[STORE_HASH_BYTES] = {0};

/* SQL function digest(table name, values ...). */
static void sql_digest(sqlite3_context *context, int count, sqlite3_value **values)
{
    hash_values(context, "gofun digest 1\n", public_key, count, values);
}

void store__public_hash(const Store *store, const void *data, size_t size,
                        uint8_t out[STORE_HASH_BYTES])
{
    store->options.host.hash(public_key, data, size, out);
}

Status store__chain_register(Store *store, Error *err)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code = sqlite3_create_function_v2(store->db, "seal", -1, flags, store, sql_seal,
                                          NULL, NULL, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_create_function_v2(store->db, "digest", -1, flags, store,
                                          sql_digest, NULL, NULL, NULL);
    }
    return code == SQLITE_OK
               ? STATUS_OK
               : store__error(store->db, code, err, "registering the seal function");
}

void store__chain_mac(const Store *store, StoreChain chain, int64_t row_count,
                      const uint8_t last[STORE_HASH_BYTES], uint8_t out[STORE_HASH_BYTES])
{
    StrBuf bytes = {0};
    strbuf_add(&bytes, STR("gofun head 1\n"));
    strbuf_add_z(&bytes, chain_names[chain]);
    strbuf_add_char(&bytes, '\n');
    add_number(&bytes, (uint64_t)row_count);
    strbuf_add(&bytes, (Str){(const char *)last, STORE_HASH_BYTES});
    store->options.host.hash(store->options.chain_key, bytes.ptr, bytes.len, out);
    strbuf_clear(&bytes);
}

static Status write_head(Store *store, StoreChain chain, int64_t row_count,
                         const uint8_t last[STORE_HASH_BYTES], Error *err)
{
    uint8_t mac[STORE_HASH_BYTES];
    store__chain_mac(store, chain, row_count, last, mac);
    Query query = query__begin(store, SQL_HEAD_SET);
    query__text(&query, ":chain", str_from(chain_names[chain]));
    query__int(&query, ":count", row_count);
    query__blob(&query, ":last", last, STORE_HASH_BYTES);
    query__blob(&query, ":mac", mac, STORE_HASH_BYTES);
    return query__run(&query, err);
}

Status store__chain_found(Store *store, Error *err)
{
    const uint8_t none[STORE_HASH_BYTES] = {0};
    Status status = store__prepare(store, SQL_HEAD_SET, err);
    for (int i = 0; status == STATUS_OK && i <= STORE_CHAIN_CERTIFICATE; i++) {
        status = write_head(store, (StoreChain)i, 0, none, err);
    }
    return status;
}

Status store__chain_head(Store *store, StoreChain chain, ChainHead *head, Error *err)
{
    *head = (ChainHead){0};
    Query query = query__begin(store, SQL_HEAD_GET);
    query__text(&query, ":chain", str_from(chain_names[chain]));
    bool has_row = false;
    Status status = query__next(&query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (has_row) {
        head->row_count = query__col_int(&query, 0);
        Str last = query__col_bytes(&query, 1);
        if (last.len == STORE_HASH_BYTES) {
            memcpy(head->last, last.ptr, STORE_HASH_BYTES);
        }
        Str mac = query__col_bytes(&query, 2);
        uint8_t expected[STORE_HASH_BYTES];
        store__chain_mac(store, chain, head->row_count, head->last, expected);
        head->is_good = last.len == STORE_HASH_BYTES && mac.len == STORE_HASH_BYTES &&
                        memcmp(mac.ptr, expected, STORE_HASH_BYTES) == 0;
    }
    query__end(&query);
    return STATUS_OK;
}

static Status last_seq(Store *store, StoreChain chain, int64_t *seq, Error *err)
{
    static const StatementId statements[] = {
        [STORE_CHAIN_REPLY] = SQL_REPLY_LAST,
        [STORE_CHAIN_ANSWER] = SQL_ANSWER_LAST,
        [STORE_CHAIN_CERTIFICATE] = SQL_CERTIFICATE_LAST,
    };
    Query query = query__begin(store, statements[chain]);
    Status status = query__row(&query, "row", err);
    if (status == STATUS_OK) {
        *seq = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

/* The chain was tampered with. The learner goes on, but the break stays provable: the
 * next row follows a mark that no row carries, so the walk finds it for ever. */
static void mark_break(const Store *store, ChainLink *link)
{
    static const char mark[] = "gofun chain broken here\n";
    store->options.host.hash(store->options.chain_key, mark, sizeof mark - 1,
                             link->previous);
    log_error("chain broken chain=%s seq=%lld", chain_names[link->chain],
              (long long)link->seq);
}

Status store__chain_next(Store *store, StoreChain chain, ChainLink *out, Error *err)
{
    ChainHead head;
    Status status = store__chain_head(store, chain, &head, err);
    int64_t last = 0;
    if (status == STATUS_OK) {
        status = last_seq(store, chain, &last, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    int64_t count = last > head.row_count || !head.is_good ? last : head.row_count;
    if (count < 0 || count > INT64_MAX - 1) {
        return error_set(err, STATUS_BAD_DATA, "damaged: chain %s ends at row %lld",
                         chain_names[chain], (long long)count);
    }
    out->chain = chain;
    out->seq = count + 1;
    memcpy(out->previous, head.last, STORE_HASH_BYTES);
    if (!head.is_good || last != head.row_count) {
        mark_break(store, out);
    }
    return STATUS_OK;
}

Status store__chain_append(Query *query, ChainLink *link, Error *err)
{
    query__int(query, ":seq", link->seq);
    query__blob(query, ":previous", link->previous, STORE_HASH_BYTES);
    Status status = query__row(query, "attempt or learner", err);
    if (status != STATUS_OK) {
        return status;
    }
    Str seal = query__col_bytes(query, 0);
    require(seal.len == STORE_HASH_BYTES);
    uint8_t last[STORE_HASH_BYTES];
    memcpy(last, seal.ptr, STORE_HASH_BYTES);
    bool has_row = true;
    status = query__next(query, &has_row, err);
    if (status != STATUS_OK) {
        return status;
    }
    query__end(query);
    memcpy(link->previous, last, STORE_HASH_BYTES);
    link->seq++;
    return STATUS_OK;
}

Status store__chain_close(Store *store, const ChainLink *link, Error *err)
{
    return write_head(store, link->chain, link->seq - 1, link->previous, err);
}

Status store__chain_insert(Store *store, Query *query, ChainLink *link, Error *err)
{
    Status status = store__chain_append(query, link, err);
    return status == STATUS_OK ? store__chain_close(store, link, err) : status;
}
