/* Signing the head: how many sealed rows there are and the public digest of each chain.
 * The machine checks its own seals first, each row once: how far it came is kept under a
 * keyed hash, so that a signature costs what was added since the one before. */
#include <string.h>

#include "store/collect_internal.h"
#include "store/verify_internal.h"

#define HEAD_SETTING "record.head"
#define FOLDED_SETTING "record.folded"

/* ---- hex ---- */

void store__head_hex(StrBuf *out, const uint8_t bytes[STORE_HASH_BYTES])
{
    for (size_t i = 0; i < STORE_HASH_BYTES; i++) {
        strbuf_add_format(out, "%02x", bytes[i]);
    }
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool store__head_unhex(Str text, uint8_t out[STORE_HASH_BYTES])
{
    if (text.len != 2 * (size_t)STORE_HASH_BYTES) {
        return false;
    }
    for (size_t i = 0; i < STORE_HASH_BYTES; i++) {
        int high = hex_digit(text.ptr[2 * i]);
        int low = hex_digit(text.ptr[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        out[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

/* ---- how far the chains were checked and folded ---- */

typedef struct Folded {
    StoreChainPlace places[HEAD_CHAINS];
    HeadChain chains[HEAD_CHAINS];
    int64_t
        erased[HEAD_CHAINS]; /* erased rows: when there are more, the digest is another
                              */
} Folded;

/* The keyed hash of all this: only this machine writes one, and it holds the seals that
 * the last folded rows had. */
static void folded_code(const Store *store, const Folded *folded, StrBuf *out)
{
    StrBuf bytes = {0};
    strbuf_add_z(&bytes, "gofun folded 1\n");
    for (int i = 0; i < HEAD_CHAINS; i++) {
        const StoreChainPlace *place = &folded->places[i];
        const HeadChain *chain = &folded->chains[i];
        strbuf_add_format(&bytes, "%lld %lld %lld\n", (long long)place->seq,
                          (long long)chain->rows, (long long)folded->erased[i]);
        strbuf_add(&bytes, (Str){(const char *)place->seal, STORE_HASH_BYTES});
        strbuf_add(&bytes, (Str){(const char *)chain->digest, STORE_HASH_BYTES});
    }
    uint8_t code[STORE_HASH_BYTES];
    store->options.host.hash(store->options.chain_key, bytes.ptr, bytes.len, code);
    strbuf_clear(&bytes);
    store__head_hex(out, code);
}

static void folded_text(const Store *store, const Folded *folded, StrBuf *out)
{
    for (int i = 0; i < HEAD_CHAINS; i++) {
        strbuf_add_format(out, "%lld %lld %lld ", (long long)folded->places[i].seq,
                          (long long)folded->chains[i].rows,
                          (long long)folded->erased[i]);
        store__head_hex(out, folded->chains[i].digest);
        strbuf_add_char(out, ' ');
    }
    folded_code(store, folded, out);
}

static Status count_erased(Store *store, StoreChain chain, int64_t *out, Error *err)
{
    Query query = query__begin(store, SQL_HEAD_ERASED);
    query__text(&query, ":chain", str_from(store__chain_name(chain)));
    Status status = query__row(&query, "count", err);
    if (status == STATUS_OK) {
        *out = query__col_int(&query, 0);
        query__end(&query);
    }
    return status;
}

static bool take_number(Str *rest, int64_t *out)
{
    Str part = {0};
    return str_split(rest, ' ', &part) && str_to_int64(part, out) && *out >= 0;
}

static bool take_chain(Str *rest, Folded *folded, int i)
{
    Str digest = {0};
    return take_number(rest, &folded->places[i].seq) &&
           take_number(rest, &folded->chains[i].rows) &&
           take_number(rest, &folded->erased[i]) && str_split(rest, ' ', &digest) &&
           store__head_unhex(digest, folded->chains[i].digest);
}

/* What the rows of today say about it: the seals at its ends, how many are erased. */
static Status look_again(Store *store, Folded *folded, bool *is_same, Error *err)
{
    Status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < HEAD_CHAINS; i++) {
        int64_t erased = 0;
        status = count_erased(store, (StoreChain)i, &erased, err);
        *is_same = *is_same && erased == folded->erased[i];
        if (status == STATUS_OK && folded->places[i].seq > 0) {
            status = store__chain_seal(store, (StoreChain)i, &folded->places[i], err);
        }
    }
    return status;
}

/* As the last signature left it; nothing when the rows of today do not bear it out. */
static Status read_folded(Store *store, Folded *out, Error *err)
{
    Arena arena = {0};
    StrBuf code = {0};
    Str rest = {0};
    *out = (Folded){0};
    Status status =
        store_setting_get(store, 0, STR(FOLDED_SETTING), (Str){0}, &arena, &rest, err);
    bool is_good = status == STATUS_OK && rest.len > 0;
    for (int i = 0; i < HEAD_CHAINS && is_good; i++) {
        is_good = take_chain(&rest, out, i);
    }
    if (is_good) {
        status = look_again(store, out, &is_good, err);
        folded_code(store, out, &code);
    }
    if (status != STATUS_OK || !is_good || !str_equal(rest, strbuf_str(&code))) {
        *out = (Folded){0};
    }
    arena_clear(&arena);
    strbuf_clear(&code);
    return status;
}

/* ---- checking and folding what was added ---- */

static Status add_chain(Store *store, StoreChain chain, StoreChainReport *report,
                        Folded *folded, Error *err)
{
    StoreChainPlace *place = &folded->places[chain];
    int64_t after = place->seq > 0 ? place->seq : INT64_MIN;
    Status status = store__chain_walk(store, chain, place, report, err);
    if (status == STATUS_OK) {
        status =
            store__head_fold(store, chain, after, INT64_MAX, &folded->chains[chain], err);
    }
    if (status == STATUS_OK) {
        *place = report->ends[chain];
        status = count_erased(store, chain, &folded->erased[chain], err);
    }
    return status;
}

static Status add_all(Store *store, Folded *folded, Error *err)
{
    Arena arena = {0};
    StoreChainReport report = {
        .findings = ARENA_ARRAY(&arena, StoreFinding, STORE__FINDINGS_MAX)};
    Status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < HEAD_CHAINS; i++) {
        status = add_chain(store, (StoreChain)i, &report, folded, err);
    }
    if (status == STATUS_OK && report.count > 0) {
        status = error_set(err, STATUS_UNTRUSTED, "the chain is not whole: %.*s",
                           STR_ARG(store_finding_text(&arena, &report.findings[0])));
    }
    arena_clear(&arena);
    return status;
}

/* One state of the database for the walk and the digests. */
static Status fold(Store *store, bool is_whole, Folded *folded, Error *err)
{
    *folded = (Folded){0};
    Query begin = query__begin(store, SQL_BEGIN_READ);
    Status status = query__run(&begin, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!is_whole) {
        status = read_folded(store, folded, err);
    }
    if (status == STATUS_OK) {
        status = add_all(store, folded, err);
    }
    return store__report_end(store, status, err);
}

/* ---- signing ---- */

static void add_body(const Head *head, StrBuf *out)
{
    strbuf_add_z(out, HEAD_MAGIC);
    strbuf_add_format(out, "device: %.*s\nkey: %.*s\nat: %lld\n",
                      STR_ARG(head->device_uid), STR_ARG(head->public_key),
                      (long long)head->at);
    for (int i = 0; i < HEAD_CHAINS; i++) {
        strbuf_add_format(out, "%s: %lld ", store__chain_name((StoreChain)i),
                          (long long)head->chains[i].rows);
        store__head_hex(out, head->chains[i].digest);
        strbuf_add_char(out, '\n');
    }
}

static void sign(const Head *head, const StoreSigner *signer, StrBuf *out)
{
    add_body(head, out);
    StrBuf signature = {0};
    signer->sign(signer->context, strbuf_str(out), &signature);
    strbuf_add_z(out, "signature: ");
    strbuf_add(out, strbuf_str(&signature));
    strbuf_add_char(out, '\n');
    strbuf_clear(&signature);
}

static Status set_text(Store *store, Str name, Str value, Error *err)
{
    Query query = query__begin(store, SQL_DEVICE_SETTING_SET);
    query__int(&query, ":owner", store->device_id);
    query__text(&query, ":name", name);
    query__text(&query, ":value", value);
    return query__run(&query, err);
}

static Status save(Store *store, Str head, Str folded, Error *err)
{
    Status status = store__begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = set_text(store, STR(HEAD_SETTING), head, err);
    if (status == STATUS_OK) {
        status = set_text(store, STR(FOLDED_SETTING), folded, err);
    }
    return store__end(store, status, err);
}

/* Only what is needed: the player signs when it ends. */
static Status prepare(Store *store, Error *err)
{
    static const StatementId statements[] = {
        SQL_HEAD_REPLY, SQL_HEAD_ANSWER, SQL_HEAD_CERTIFICATE, SQL_HEAD_ERASED,
        SQL_REPLY_SEAL, SQL_ANSWER_SEAL, SQL_CERTIFICATE_SEAL,
    };
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof statements / sizeof *statements;
         i++) {
        status = store__prepare(store, statements[i], err);
    }
    return status;
}

Status store_head_publish(Store *store, const StoreSigner *signer, bool is_whole,
                          Error *err)
{
    Folded folded;
    Status status = prepare(store, err);
    if (status == STATUS_OK) {
        status = fold(store, is_whole, &folded, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Head head = {.device_uid = str_from(store->options.device_uid),
                 .public_key = signer->public_key,
                 .at = store__now(store).at_seconds};
    memcpy(head.chains, folded.chains, sizeof head.chains);
    StrBuf text = {0};
    StrBuf kept = {0};
    sign(&head, signer, &text);
    folded_text(store, &folded, &kept);
    status = save(store, strbuf_str(&text), strbuf_str(&kept), err);
    strbuf_clear(&kept);
    strbuf_clear(&text);
    return status;
}
