/* Signing the head costs what was added since the signature before, and says the same as
 * one that walks everything; what was changed meanwhile, the machine or HR sees. */
#include <stdio.h>
#include <string.h>

#include "store/machines.h"
#include "store/privacy.h"
#include "support/cmocka_all.h"

typedef struct Case {
    Fixture fixture;
    Store *store;
    Work work;
    Error err;
} Case;

/* How often something was hashed; the store's host has no context for its hash. */
static int64_t hash_count;

static void count_hash(const uint8_t key[STORE_HASH_BYTES], const void *data, size_t size,
                       uint8_t out[STORE_HASH_BYTES])
{
    hash_count++;
    fixture_hash(key, data, size, out);
}

static void sign(void *context, Str text, StrBuf *out)
{
    (void)context;
    strbuf_add_format(out, "%zu", text.len);
}

static const StoreSigner signer = {NULL, {"key", 3}, sign};

static bool is_signed(void *context, Str public_key, Str text, Str signature)
{
    (void)context;
    int64_t length = 0;
    return str_is(public_key, "key") && str_to_int64(signature, &length) &&
           length == (int64_t)text.len;
}

static bool is_known(void *context, Str public_key)
{
    (void)context;
    return str_is(public_key, "key");
}

static void add(Case *c, int steps)
{
    for (int i = 0; i < steps; i++) {
        assert_int_equal(work_step(&c->work, &c->err), STATUS_OK);
    }
}

static Status publish(Case *c, bool is_whole)
{
    return store_head_publish(c->store, &signer, is_whole, &c->err);
}

static Str setting(Case *c, const char *name)
{
    Str value = {0};
    assert_int_equal(store_setting_get(c->store, 0, str_from(name), (Str){0},
                                       &c->fixture.arena, &value, &c->err),
                     STATUS_OK);
    return value;
}

/* The head that only read what was added is the one that read everything. */
static void expect_same_as_whole(Case *c)
{
    assert_int_equal(publish(c, false), STATUS_OK);
    Str head = setting(c, "record.head");
    Str folded = setting(c, "record.folded");
    assert_int_equal(publish(c, true), STATUS_OK);
    assert_true(str_equal(head, setting(c, "record.head")));
    assert_true(str_equal(folded, setting(c, "record.folded")));
}

static void change(Case *c, const char *sql)
{
    Error err = {0};
    MUST(store__exec(c->store, sql, &err));
}

/* What HR says about a copy of the record as it is now. */
static Status collect(Case *c, int64_t *signed_rows)
{
    const char *path = fixture_path(&c->fixture, "copy.db");
    StoreOptions options = c->fixture.options;
    options.path = fixture_path(&c->fixture, "hr.db");
    options.device_uid = "hr";
    options.chain_key[0] ^= 1;
    StoreCollectHost host = MACHINES_HOST;
    host.is_signed = is_signed;
    host.is_known = is_known;
    Store *hr = NULL;
    Arena arena = {0};
    StoreCollectReport report = {0};
    StoreCollectSource source = {.path = path, .again = true, .needs_head = true};
    assert_int_equal(store_copy_to(c->store, path, &c->err), STATUS_OK);
    assert_int_equal(store_open(&options, &hr, &c->err), STATUS_OK);
    Status status = store_collect(hr, &source, &host, &arena, &report, &c->err);
    *signed_rows = report.signed_rows;
    arena_clear(&arena);
    store_close(hr);
    return status;
}

static void test_same_as_whole(void **state)
{
    Case *c = *state;
    expect_same_as_whole(c); /* nothing yet */
    for (int i = 0; i < 12; i++) {
        add(c, i % 4);
        expect_same_as_whole(c);
    }
    int64_t signed_rows = 0;
    assert_int_equal(collect(c, &signed_rows), STATUS_OK);
    assert_int_equal(signed_rows, c->work.done);
}

static void test_costs_what_was_added(void **state)
{
    Case *c = *state;
    add(c, 200);
    assert_int_equal(publish(c, false), STATUS_OK);
    hash_count = 0;
    assert_int_equal(publish(c, false), STATUS_OK);
    int64_t idle = hash_count;
    assert_true(idle < 16);
    add(c, 3);
    hash_count = 0;
    assert_int_equal(publish(c, false), STATUS_OK);
    assert_int_equal(hash_count, idle + 3 * 3); /* a seal, a digest, the running hash */
    hash_count = 0;
    assert_int_equal(publish(c, true), STATUS_OK);
    assert_true(hash_count > 600);
}

/* Between two signatures, with the triggers out of the way. What the machine does not
 * look at again is in the digests as it was, so HR sees it. */
static void test_changed_between(void **state)
{
    static const struct {
        const char *sql;
        Status added; /* of the next signature */
    } cases[] = {
        {"UPDATE answer SET is_correct = 1 - is_correct WHERE seq = 2", STATUS_OK},
        {"DELETE FROM answer WHERE seq = 2", STATUS_OK},
        {"UPDATE attempt SET lesson_revision = 9", STATUS_UNTRUSTED}, /* new rows, too */
        {"UPDATE answer SET seal = zeroblob(32) WHERE seq = (SELECT max(seq) FROM "
         "answer)",
         STATUS_UNTRUSTED},
        {"DELETE FROM answer WHERE seq = (SELECT max(seq) FROM answer)",
         STATUS_UNTRUSTED},
        {"UPDATE chain_head SET row_count = row_count - 1 WHERE chain = 'answer'",
         STATUS_UNTRUSTED},
        {"INSERT INTO erased_row SELECT 'answer', seq, previous, seal, x'', seal FROM "
         "answer WHERE seq = 2; DELETE FROM answer WHERE seq = 2",
         STATUS_UNTRUSTED},
    };
    Case *c = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        store_close(c->store);
        fixture_empty_folder(c->fixture.folder);
        c->store = fixture_open(&c->fixture);
        assert_int_equal(work_begin(&c->work, c->store, "w1", &c->err), STATUS_OK);
        add(c, 9);
        assert_int_equal(publish(c, false), STATUS_OK);
        add(c, 1);
        change(c, "DROP TRIGGER answer_keep; DROP TRIGGER answer_stay; "
                  "DROP TRIGGER attempt_is_fixed");
        change(c, cases[i].sql);
        Str before = setting(c, "record.head");
        assert_int_equal(publish(c, false), cases[i].added);
        assert_int_equal(str_equal(before, setting(c, "record.head")),
                         cases[i].added != STATUS_OK);
        assert_int_equal(publish(c, true), STATUS_UNTRUSTED);
    }
}

/* HR opens the copy whose triggers are whole, and sees the changed row all the same. */
static void test_hr_sees_old_changes(void **state)
{
    Case *c = *state;
    int64_t signed_rows = 0;
    add(c, 9);
    assert_int_equal(publish(c, false), STATUS_OK);
    change(c, "DROP TRIGGER answer_keep");
    change(c, "UPDATE answer SET chosen = 'x' WHERE seq = 2");
    change(c, "CREATE TRIGGER answer_keep BEFORE UPDATE ON answer\n"
              "BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END");
    add(c, 2);
    assert_int_equal(publish(c, false), STATUS_OK);
    assert_int_equal(collect(c, &signed_rows), STATUS_UNTRUSTED);
}

/* What is kept between signatures is believed only as this machine wrote it. */
static void test_kept_state_is_forged(void **state)
{
    static const char *const forgeries[] = {
        "",
        "x",
        "1 1 0 ",
        "9 9 0 00 9 9 0 00 0 0 0 00 00",
    };
    Case *c = *state;
    add(c, 9);
    assert_int_equal(publish(c, true), STATUS_OK);
    Str head = setting(c, "record.head");
    Str folded = setting(c, "record.folded");
    for (size_t i = 0; i < sizeof forgeries / sizeof *forgeries + folded.len; i++) {
        StrBuf forged = {0};
        if (i < sizeof forgeries / sizeof *forgeries) {
            strbuf_add_z(&forged, forgeries[i]);
        } else { /* one character at a time */
            strbuf_add(&forged, folded);
            char *at = &forged.ptr[i - sizeof forgeries / sizeof *forgeries];
            *at = *at == '1' ? '2' : '1';
        }
        assert_int_equal(store_setting_set(c->store, 0, STR("record.folded"),
                                           strbuf_str(&forged), &c->err),
                         STATUS_OK);
        strbuf_clear(&forged);
        assert_int_equal(publish(c, false), STATUS_OK);
        assert_true(str_equal(head, setting(c, "record.head")));
        assert_true(str_equal(folded, setting(c, "record.folded")));
    }
}

/* Erased rows leave the digests, so everything is folded anew. */
static void test_after_erasing(void **state)
{
    Case *c = *state;
    Error err = {0};
    StoreErased erased;
    add(c, 9);
    int64_t gone = c->work.attempt_id;
    assert_int_equal(work_begin(&c->work, c->store, "w2", &err), STATUS_OK);
    add(c, 5);
    assert_int_equal(publish(c, false), STATUS_OK);
    StoreLearner learner;
    assert_int_equal(
        store_learner_by_number(c->store, STR("w1"), &c->fixture.arena, &learner, &err),
        STATUS_OK);
    assert_int_equal(store_person_erase(c->store, learner.id, STR("r"), &erased, &err),
                     STATUS_OK);
    assert_int_not_equal(gone, c->work.attempt_id);
    expect_same_as_whole(c);
    add(c, 2);
    expect_same_as_whole(c);
    int64_t signed_rows = 0;
    assert_int_equal(collect(c, &signed_rows), STATUS_OK);
    assert_int_equal(signed_rows, 7);
}

static int start(void **state)
{
    static Case one;
    one = (Case){0};
    fixture_init(&one.fixture, "head");
    one.fixture.options.host.hash = count_hash;
    one.store = fixture_open(&one.fixture);
    *state = &one;
    return work_begin(&one.work, one.store, "w1", &one.err) == STATUS_OK ? 0 : -1;
}

static int stop(void **state)
{
    Case *c = *state;
    store_close(c->store);
    fixture_clear(&c->fixture);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_as_whole, start, stop),
        cmocka_unit_test_setup_teardown(test_costs_what_was_added, start, stop),
        cmocka_unit_test_setup_teardown(test_changed_between, start, stop),
        cmocka_unit_test_setup_teardown(test_hr_sees_old_changes, start, stop),
        cmocka_unit_test_setup_teardown(test_kept_state_is_forged, start, stop),
        cmocka_unit_test_setup_teardown(test_after_erasing, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
