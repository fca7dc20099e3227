/* All results (or dues) of one person in a cycle as one value. Reports of a million
 * people read 40 million rows; handing every row through a prepared statement costs as
 * much as all the rest, so SQL aggregates pack them while the tables are walked in their
 * own order, and a person is unpacked when their turn in the report comes. Packed values
 * are never saved, so the form may change at any time. */
#include "base/utf8.h"
#include "store/store_internal.h"

enum {
    NAMES_FIRST = 64
};

/* ---- lesson ids, each kept once ---- */

static size_t add_name(ReportNames *names, Str id)
{
    if (names->count == names->room) {
        names->room = names->room > 0 ? 2 * names->room : NAMES_FIRST;
        names->ids = mem_resize(names->ids, names->room * sizeof *names->ids);
    }
    names->ids[names->count] = utf8_is_valid(id, NULL) ? str_copy(&names->arena, id)
                                                       : utf8_repair(&names->arena, id);
    return names->count++;
}

/* Rows come by lesson, so the next name is nearly always the one behind the last. */
static size_t name_of(ReportNames *names, Str id)
{
    for (size_t i = 0; i < names->count; i++) {
        size_t at = names->next + i < names->count ? names->next + i
                                                   : names->next + i - names->count;
        if (str_equal(names->ids[at], id)) {
            names->next = at + 1;
            return at;
        }
    }
    names->next = names->count + 1;
    return add_name(names, id);
}

void store__report_names_clear(ReportNames *names)
{
    mem_free(names->ids);
    arena_clear(&names->arena);
    *names = (ReportNames){0};
}

/* ---- numbers: seven bits a byte, the sign in the lowest bit ---- */

static void put(StrBuf *out, int64_t number)
{
    uint64_t rest = ((uint64_t)number << 1) ^ (number < 0 ? UINT64_MAX : 0);
    char bytes[10];
    size_t count = 0;
    do {
        bytes[count++] = (char)(unsigned char)((rest & 127) | (rest > 127 ? 128 : 0));
        rest >>= 7;
    } while (rest > 0);
    strbuf_add(out, (Str){bytes, count});
}

static int64_t take(Str *in)
{
    uint64_t number = 0;
    int shift = 0;
    unsigned char byte = 128;
    while (byte > 127) {
        require(in->len > 0 && shift < 64);
        byte = (unsigned char)*in->ptr;
        number |= (uint64_t)(byte & 127) << shift;
        shift += 7;
        in->ptr++;
        in->len--;
    }
    return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

static void put_text(StrBuf *out, Str text)
{
    put(out, (int64_t)text.len);
    strbuf_add(out, text);
}

static Str take_text(Str *in)
{
    size_t length = (size_t)take(in);
    require(length <= in->len);
    Str text = {in->ptr, length};
    in->ptr += length;
    in->len -= length;
    return text;
}

/* ---- the aggregates ---- */

typedef struct Pack {
    StrBuf bytes;
    StrBuf dates;    /* due_on and from_on of the row before */
    int64_t last_at; /* of the row before */
    int zone_minutes;
} Pack;

enum {
    PACK_IS_PASSED = 1,
    PACK_HAS_ZONE = 2, /* not the one of the row before */
    PACK_IS_FULL = 4,
    PACK_HAS_DATES = 1,
};

static Str text_of(sqlite3_value *value)
{
    const void *bytes = sqlite3_value_blob(value);
    return (Str){bytes, bytes ? (size_t)sqlite3_value_bytes(value) : 0};
}

/* NULL when SQLite has no memory; it says so itself. */
static Pack *pack_of(sqlite3_context *context)
{
    return sqlite3_aggregate_context(context, sizeof(Pack));
}

/* Times as what is between them: most take two or three bytes. full: what only the audit
 * wants too. */
static void add_result(sqlite3_context *context, int count, sqlite3_value **values)
{
    require(count == 9);
    Store *store = sqlite3_user_data(context);
    Pack *pack = pack_of(context);
    if (!pack) {
        return;
    }
    int64_t last_at = sqlite3_value_int64(values[2]);
    int zone_minutes = sqlite3_value_int(values[4]);
    bool is_passed = sqlite3_value_type(values[3]) != SQLITE_NULL;
    bool is_full = sqlite3_value_int(values[0]) != 0;
    bool has_zone = zone_minutes != pack->zone_minutes;
    put(&pack->bytes, (int64_t)name_of(&store->report_names, text_of(values[1])));
    put(&pack->bytes, (is_passed ? PACK_IS_PASSED : 0) | (has_zone ? PACK_HAS_ZONE : 0) |
                          (is_full ? PACK_IS_FULL : 0));
    put(&pack->bytes, last_at - pack->last_at);
    if (has_zone) {
        put(&pack->bytes, zone_minutes);
    }
    if (is_passed) {
        put(&pack->bytes, sqlite3_value_int64(values[3]) - last_at);
    }
    for (int i = 5; is_full && i < count; i++) {
        put(&pack->bytes, sqlite3_value_int64(values[i]));
    }
    pack->last_at = last_at;
    pack->zone_minutes = zone_minutes;
}

/* Most people have one date for all lessons; it is written once. */
static void add_due(sqlite3_context *context, int count, sqlite3_value **values)
{
    require(count == 3);
    Store *store = sqlite3_user_data(context);
    Pack *pack = pack_of(context);
    if (!pack) {
        return;
    }
    Str due_on = text_of(values[1]);
    Str from_on = text_of(values[2]);
    Str before = strbuf_str(&pack->dates);
    bool is_same = before.len == due_on.len + from_on.len &&
                   str_equal(str_slice(before, 0, due_on.len), due_on) &&
                   str_equal(str_slice(before, due_on.len, before.len), from_on);
    put(&pack->bytes, (int64_t)name_of(&store->report_names, text_of(values[0])));
    put(&pack->bytes, is_same ? 0 : PACK_HAS_DATES);
    if (!is_same) {
        put_text(&pack->bytes, due_on);
        put_text(&pack->bytes, from_on);
        strbuf_reset(&pack->dates);
        strbuf_add(&pack->dates, due_on);
        strbuf_add(&pack->dates, from_on);
    }
}

/* SQLite calls this for every context that was begun, after an error too. */
static void finish(sqlite3_context *context)
{
    Pack *pack = sqlite3_aggregate_context(context, 0);
    if (!pack) {
        sqlite3_result_null(context);
        return;
    }
    sqlite3_result_blob64(context, pack->bytes.ptr, pack->bytes.len, SQLITE_TRANSIENT);
    strbuf_clear(&pack->bytes);
    strbuf_clear(&pack->dates);
}

/* ---- beside the walk over everyone ---- */

/* The value of the packed row of one learner. Both walks go by learner id. */
static void beside(sqlite3_context *context, StatementId id, int64_t learner_id)
{
    Store *store = sqlite3_user_data(context);
    ReportBeside *walk = &store->report_beside[id - SQL_REPORT_RESULTS];
    while (walk->is_open && walk->learner_id < learner_id) {
        int code = sqlite3_step(store->statements[id]);
        walk->is_open = code == SQLITE_ROW;
        walk->learner_id =
            walk->is_open ? sqlite3_column_int64(store->statements[id], 0) : INT64_MAX;
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            sqlite3_result_error_code(context, code);
            return;
        }
    }
    if (walk->is_open && walk->learner_id == learner_id) {
        sqlite3_result_value(context, sqlite3_column_value(store->statements[id], 1));
    }
}

static void results_beside(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    beside(context, SQL_REPORT_RESULTS, sqlite3_value_int64(values[0]));
}

static void dues_beside(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    beside(context, SQL_REPORT_DUES, sqlite3_value_int64(values[0]));
}

Status store__report_register(Store *store, Error *err)
{
    typedef void ValueFn(sqlite3_context *, int, sqlite3_value **);
    static const struct {
        const char *name;
        int values;
        ValueFn *function;
        ValueFn *step;
    } functions[] = {{"pack_results", 9, NULL, add_result},
                     {"pack_dues", 3, NULL, add_due},
                     {"results_beside", 1, results_beside, NULL},
                     {"dues_beside", 1, dues_beside, NULL}};
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < sizeof functions / sizeof *functions;
         i++) {
        code = sqlite3_create_function_v2(
            store->db, functions[i].name, functions[i].values,
            SQLITE_UTF8 | SQLITE_DIRECTONLY, store, functions[i].function,
            functions[i].step, functions[i].step ? finish : NULL, NULL);
    }
    return code == SQLITE_OK
               ? STATUS_OK
               : store__error(store->db, code, err, "registering report functions");
}

/* ---- unpacking ---- */

bool store__report_take_result(const Store *store, Str *packed, StoreResult *out)
{
    if (packed->len == 0) {
        return false;
    }
    StoreResult before = *out;
    *out = (StoreResult){.lesson_id = store->report_names.ids[take(packed)]};
    int64_t flags = take(packed);
    out->last_at = before.last_at + take(packed);
    out->zone_minutes =
        (flags & PACK_HAS_ZONE) != 0 ? (int)take(packed) : before.zone_minutes;
    out->passed_at = (flags & PACK_IS_PASSED) != 0 ? out->last_at + take(packed) : 0;
    if ((flags & PACK_IS_FULL) != 0) {
        out->started_at = take(packed);
        out->question_count = (int)take(packed);
        out->correct_count = (int)take(packed);
        out->evidence_seq = take(packed);
    }
    return true;
}

bool store__report_take_due(const Store *store, Str *packed, StoreDue *due)
{
    if (packed->len == 0) {
        return false;
    }
    due->lesson_id = store->report_names.ids[take(packed)];
    if (take(packed) == PACK_HAS_DATES) {
        due->due_on = take_text(packed);
        due->from_on = take_text(packed);
    }
    return true;
}
