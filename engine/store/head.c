/* Checking the head of a copy: how many sealed rows there are and the public digest of
 * each chain, signed by the machine (head_publish.c). The seals need the machine's
 * secret, so HR cannot check them; it checks the digests, which need none, and the
 * signature. */
#include <string.h>

#include "base/utf8.h"
#include "store/collect_internal.h"

static const StatementId head_walks[] = {
    [STORE_CHAIN_REPLY] = SQL_HEAD_REPLY,
    [STORE_CHAIN_ANSWER] = SQL_HEAD_ANSWER,
    [STORE_CHAIN_CERTIFICATE] = SQL_HEAD_CERTIFICATE,
};

Status store__head_fold(Store *store, StoreChain chain, int64_t after, int64_t limit,
                        HeadChain *out, Error *err)
{
    uint8_t pair[2 * STORE_HASH_BYTES];
    memcpy(pair, out->digest, STORE_HASH_BYTES);
    Query query = query__begin(store, head_walks[chain]);
    query__int(&query, ":after", after);
    bool has_row = false;
    Status status = STATUS_OK;
    while (out->rows < limit &&
           (status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        Str digest = query__col_bytes(&query, 0);
        require(digest.len == STORE_HASH_BYTES);
        memcpy(pair + STORE_HASH_BYTES, digest.ptr, STORE_HASH_BYTES);
        store__public_hash(store, pair, sizeof pair, pair);
        out->rows++;
    }
    if (status == STATUS_OK) {
        query__end(&query);
        memcpy(out->digest, pair, STORE_HASH_BYTES);
    }
    return status;
}

/* ---- checking ---- */

static bool take(Str *rest, const char *name, Str *value)
{
    Str line = {0};
    Str head = str_from(name);
    if (!str_split(rest, '\n', &line) || !str_starts_with(line, head)) {
        return false;
    }
    *value = str_slice(line, head.len, line.len);
    return true;
}

static bool read_chain(Str value, HeadChain *out)
{
    Str rows = {0};
    if (!str_split(&value, ' ', &rows) || !str_to_int64(rows, &out->rows) ||
        out->rows < 0) {
        return false;
    }
    return store__head_unhex(value, out->digest);
}

static bool read_head(Str text, Head *out)
{
    Str at = {0};
    Str rest = text;
    if (!str_starts_with(text, STR(HEAD_MAGIC))) {
        return false;
    }
    rest = str_slice(text, sizeof HEAD_MAGIC - 1, text.len);
    bool is_good = take(&rest, "device: ", &out->device_uid) &&
                   take(&rest, "key: ", &out->public_key) && take(&rest, "at: ", &at) &&
                   str_to_int64(at, &out->at);
    for (int i = 0; is_good && i < HEAD_CHAINS; i++) {
        char name[32] = {0};
        Str value = {0};
        Str chain = str_from(store__chain_name((StoreChain)i));
        memcpy(name, chain.ptr, chain.len);
        memcpy(name + chain.len, ": ", 2);
        is_good = take(&rest, name, &value) && read_chain(value, &out->chains[i]);
    }
    out->body = str_slice(text, 0, text.len - rest.len);
    return is_good && take(&rest, "signature: ", &out->signature) && rest.len == 0;
}

static Status compare_head(Store *from, const Head *head, bool *is_same, Error *err)
{
    *is_same = true;
    Status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < HEAD_CHAINS; i++) {
        HeadChain found = {0};
        status = store__head_fold(from, (StoreChain)i, INT64_MIN, head->chains[i].rows,
                                  &found, err);
        *is_same = *is_same && found.rows == head->chains[i].rows &&
                   memcmp(found.digest, head->chains[i].digest, STORE_HASH_BYTES) == 0;
    }
    return status;
}

static int64_t rows_of(const Head *head)
{
    int64_t rows = 0;
    for (int i = 0; i < HEAD_CHAINS; i++) {
        rows += head->chains[i].rows;
    }
    return rows;
}

/* One head text of the copy; a text that is no head or not signed by the key it names
 * counts as broken: somebody wrote it. */
static Status judge(Store *from, const StoreCollectHost *host, Arena *arena, Str text,
                    StoreCollectReport *out, Error *err)
{
    Head head = {0};
    bool is_same = false;
    Status status = STATUS_OK;
    if (read_head(text, &head) &&
        host->is_signed(host->context, head.public_key, head.body, head.signature)) {
        status = compare_head(from, &head, &is_same, err);
    }
    if (!is_same) {
        out->head = STORE_HEAD_BROKEN;
    } else if (out->head != STORE_HEAD_BROKEN && rows_of(&head) >= out->signed_rows) {
        out->head = STORE_HEAD_GOOD;
        out->device_uid = utf8_visible(arena, head.device_uid);
        out->public_key = head.public_key;
        out->head_at = head.at;
        out->signed_rows = rows_of(&head);
    }
    return status;
}

static Status count_rows(Store *from, int64_t *rows, Error *err)
{
    return store__get_int(from->db,
                          "SELECT (SELECT count(*) FROM reply) + (SELECT count(*) FROM "
                          "answer) + (SELECT count(*) FROM certificate)",
                          rows, err);
}

Status store__head_check(Store *from, const StoreCollectHost *host, Arena *arena,
                         StoreCollectReport *out, Error *err)
{
    Query query = query__begin(from, SQL_HEAD_FIND);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        Str text = query__col_text(&query, 1, arena);
        if ((status = judge(from, host, arena, text, out, err)) != STATUS_OK) {
            query__end(&query);
            return status;
        }
    }
    if (status == STATUS_OK) {
        query__end(&query);
        status = count_rows(from, &out->row_count, err);
    }
    return status;
}
