/* All results (or dues) of one person in a cycle as one value. Reports of a million
 * people read 40 million rows; handing every row through a prepared statement costs as
 * much as all the rest. So SQL functions pack the rows while the tables are walked in
 * their own order, the walk stops only where a person ends, and a person is unpacked when
 * their turn in the report comes. Packed values are never saved, so the form may change
 * at any time. */
#include "base/utf8.h"
#include "store/store_internal.h"

enum {
    NAMES_FIRST = 64,
    NUMBER_MOST = 10 /* bytes */
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
    strbuf_reserve(out, NUMBER_MOST);
    char *at = out->ptr + out->len;
    for (; rest > 127; rest >>= 7) {
        *at++ = (char)(unsigned char)(rest | 128);
    }
    *at++ = (char)rest;
    out->len = (size_t)(at - out->ptr);
    *at = '\0';
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

/* Around the end of the numbers, so that a damaged time is only a wrong one. */
static int64_t between(int64_t from, int64_t to)
{
    return (int64_t)((uint64_t)to - (uint64_t)from);
}

static int64_t behind(int64_t from, int64_t distance)
{
    return (int64_t)((uint64_t)from + (uint64_t)distance);
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

/* ---- packing ---- */

enum {
    PACK_IS_PASSED = 1,
    PACK_HAS_ZONE = 2, /* not the one of the row before */
    PACK_IS_FULL = 4,
    PACK_IS_PROVEN = 8,
    PACK_HAS_DATES = 1,
};

enum {
    RESULT_VALUES = 5, /* full: all below */
    RESULT_VALUES_FULL = 11,
    DUE_VALUES = 4
};

static Str text_of(sqlite3_value *value)
{
    const void *bytes = sqlite3_value_blob(value);
    return (Str){bytes, bytes ? (size_t)sqlite3_value_bytes(value) : 0};
}

/* What was packed is a whole person now. */
static void finish_person(ReportBeside *walk)
{
    StrBuf packed = walk->packing;
    walk->packing = walk->ready;
    walk->ready = packed;
    walk->ready_id = walk->packing_id;
    strbuf_reset(&walk->packing);
    strbuf_reset(&walk->dates);
    walk->last_at = 0;
    walk->zone_minutes = 0;
}

/* Answers the row: true where the person before it is whole. */
static void begin_row(sqlite3_context *context, ReportBeside *walk, int64_t learner_id)
{
    bool is_next = learner_id != walk->packing_id;
    bool is_first = walk->packing_id == REPORT_NOBODY;
    if (learner_id < walk->packing_id) {
        sqlite3_result_error_code(context, SQLITE_CORRUPT);
        return;
    }
    if (is_next) {
        finish_person(walk);
        walk->packing_id = learner_id;
    }
    sqlite3_result_int(context, is_next && !is_first);
}

/* Times as what is between them: most take two or three bytes. Full: what only the audit
 * wants too. */
static void pack_results(sqlite3_context *context, int count, sqlite3_value **values)
{
    Store *store = sqlite3_user_data(context);
    ReportBeside *walk = &store->report_beside[REPORT_BESIDE_RESULTS];
    begin_row(context, walk, sqlite3_value_int64(values[0]));
    int64_t last_at = sqlite3_value_int64(values[2]);
    int zone_minutes = sqlite3_value_int(values[4]);
    bool is_passed = sqlite3_value_type(values[3]) != SQLITE_NULL;
    bool is_full = count == RESULT_VALUES_FULL;
    bool is_proven = is_full && sqlite3_value_int(values[10]) != 0;
    bool has_zone = zone_minutes != walk->zone_minutes;
    StrBuf *out = &walk->packing;
    put(out, (int64_t)name_of(&store->report_names, text_of(values[1])));
    put(out, (is_passed ? PACK_IS_PASSED : 0) | (has_zone ? PACK_HAS_ZONE : 0) |
                 (is_full ? PACK_IS_FULL : 0) | (is_proven ? PACK_IS_PROVEN : 0));
    put(out, between(walk->last_at, last_at));
    if (has_zone) {
        put(out, zone_minutes);
    }
    if (is_passed) {
        put(out, between(last_at, sqlite3_value_int64(values[3])));
    }
    if (is_full) {
        put(out, between(last_at, sqlite3_value_int64(values[5])));
        for (int i = 6; i < 9; i++) {
            put(out, sqlite3_value_int64(values[i]));
        }
        put_text(out, text_of(values[9]));
    }
    walk->last_at = last_at;
    walk->zone_minutes = zone_minutes;
}

/* Most people have one date for all lessons; it is written once. */
static void pack_dues(sqlite3_context *context, int count, sqlite3_value **values)
{
    require(count == DUE_VALUES);
    Store *store = sqlite3_user_data(context);
    ReportBeside *walk = &store->report_beside[REPORT_BESIDE_DUES];
    begin_row(context, walk, sqlite3_value_int64(values[0]));
    Str due_on = text_of(values[2]);
    Str from_on = text_of(values[3]);
    Str before = strbuf_str(&walk->dates);
    bool is_same = before.len == due_on.len + from_on.len &&
                   str_equal(str_slice(before, 0, due_on.len), due_on) &&
                   str_equal(str_slice(before, due_on.len, before.len), from_on);
    put(&walk->packing, (int64_t)name_of(&store->report_names, text_of(values[1])));
    put(&walk->packing, is_same ? 0 : PACK_HAS_DATES);
    if (!is_same) {
        put_text(&walk->packing, due_on);
        put_text(&walk->packing, from_on);
        strbuf_reset(&walk->dates);
        strbuf_add(&walk->dates, due_on);
        strbuf_add(&walk->dates, from_on);
    }
}

/* ---- beside the walk over everyone ---- */

void store__report_beside_begin(ReportBeside *walk, sqlite3_stmt *statement)
{
    walk->statement = statement;
    walk->packing_id = REPORT_NOBODY;
    finish_person(walk);
}

void store__report_beside_clear(ReportBeside *walk)
{
    strbuf_clear(&walk->packing);
    strbuf_clear(&walk->ready);
    strbuf_clear(&walk->dates);
    *walk = (ReportBeside){0};
}

/* The rows of one learner. Both walks go by learner id. The value lives until the next
 * learner is asked for; SQLite has put it into its record by then. */
static void beside(sqlite3_context *context, ReportBeside *walk, int64_t learner_id)
{
    while (walk->statement && walk->ready_id < learner_id) {
        int code = sqlite3_step(walk->statement);
        if (code == SQLITE_DONE) {
            finish_person(walk);
            walk->statement = NULL;
        } else if (code != SQLITE_ROW) {
            sqlite3_result_error_code(context, code);
            return;
        }
    }
    if (walk->ready_id == learner_id) {
        sqlite3_result_blob64(context, walk->ready.ptr, walk->ready.len, SQLITE_STATIC);
    }
}

static void results_beside(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    Store *store = sqlite3_user_data(context);
    beside(context, &store->report_beside[REPORT_BESIDE_RESULTS],
           sqlite3_value_int64(values[0]));
}

static void dues_beside(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    Store *store = sqlite3_user_data(context);
    beside(context, &store->report_beside[REPORT_BESIDE_DUES],
           sqlite3_value_int64(values[0]));
}

Status store__report_register(Store *store, Error *err)
{
    static const struct {
        const char *name;
        int values;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {{"pack_results", RESULT_VALUES, pack_results},
                     {"pack_results", RESULT_VALUES_FULL, pack_results},
                     {"pack_dues", DUE_VALUES, pack_dues},
                     {"results_beside", 1, results_beside},
                     {"dues_beside", 1, dues_beside}};
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < sizeof functions / sizeof *functions;
         i++) {
        code =
            sqlite3_create_function_v2(store->db, functions[i].name, functions[i].values,
                                       SQLITE_UTF8 | SQLITE_DIRECTONLY, store,
                                       functions[i].function, NULL, NULL, NULL);
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
    out->last_at = behind(before.last_at, take(packed));
    out->zone_minutes =
        (flags & PACK_HAS_ZONE) != 0 ? (int)take(packed) : before.zone_minutes;
    out->passed_at =
        (flags & PACK_IS_PASSED) != 0 ? behind(out->last_at, take(packed)) : 0;
    out->is_proven = (flags & PACK_IS_PROVEN) != 0;
    if ((flags & PACK_IS_FULL) != 0) {
        out->started_at = behind(out->last_at, take(packed));
        out->question_count = (int)take(packed);
        out->correct_count = (int)take(packed);
        out->evidence_seq = take(packed);
        out->seal = take_text(packed);
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
