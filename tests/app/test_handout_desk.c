/* The desk over files in a folder of its own: what is used, what is copied, what is
 * refused and why. */
#include <string.h>

#include <SDL.h>

#include "app/handout_desk.h"
#include "base/os.h"
#include "support/cmocka_all.h"

enum {
    OLD = 1000,
    NOW = 2000,
    NEW = 3000,
    WAIT_MS = 20000
};

typedef struct Bench {
    Arena arena;
    char *folder;
    char *own;     /* the machine's copy */
    char *outside; /* --handout */
    CredentialKey *company, *next, *other;
    TrustList handed_over; /* company to next */
    int wakes;
} Bench;

static void count_wake(void *context)
{
    ((Bench *)context)->wakes++;
}

static CredentialKey *make_key(unsigned char letter)
{
    uint8_t seed[CREDENTIAL_KEY_BYTES] = {letter};
    return credential_key_from_seed(seed);
}

static int set_up(void **state)
{
    Bench *bench = mem_alloc(sizeof *bench);
    Arena *arena = &bench->arena;
    bench->folder =
        str_copy_z(arena, str_format(arena, "/tmp/gofun-test-desk-%d", os_process_id()));
    bench->own = str_copy_z(arena, str_format(arena, "%s/handout.gofun", bench->folder));
    bench->outside = str_copy_z(arena, str_format(arena, "%s/share", bench->folder));
    bench->company = make_key('a');
    bench->next = make_key('b');
    bench->other = make_key('c');
    CredentialPublicKey key = credential_key_public(bench->next);
    trust_succeed(&bench->handed_over, arena, bench->company, &key);
    *state = bench;
    return os_make_dirs(bench->folder, NULL) == STATUS_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    Status status = os_remove_tree(bench->folder, NULL);
    credential_key_free(bench->company);
    credential_key_free(bench->next);
    credential_key_free(bench->other);
    arena_clear(&bench->arena);
    mem_free(bench);
    return status == STATUS_OK ? 0 : -1;
}

/* What lies in a place; letter of who signed it, in small: cut off, '!': changed. */
typedef struct Lying {
    char who; /* 'A' the company, 'B' its next key, 'C' another company, 0: nothing */
    int at;
} Lying;

static void lay(const Bench *bench, const char *path, Lying what)
{
    if (what.who == 0) {
        assert_int_equal(os_remove_tree(path, NULL), STATUS_OK);
        return;
    }
    const HandoutPerson person = {.number = STR("001")};
    const Handout handout = {
        .issued_at = what.at, .cycle = 2026, .people = &person, .person_count = 1};
    bool is_next = what.who == 'B';
    const CredentialKey *key = is_next           ? bench->next
                               : what.who == 'C' ? bench->other
                                                 : bench->company;
    const TrustList none = {0};
    StrBuf body = {0};
    StrBuf text = {0};
    handout_write(&handout, &body);
    handout_seal(key, is_next ? &bench->handed_over : &none, strbuf_str(&body), &text);
    if (what.who == '!') {
        ptrdiff_t at = str_find(strbuf_str(&text), STR("person: 001"));
        text.ptr[at + 10] = '2';
    }
    Str whole = strbuf_str(&text);
    Str kept = what.who == 'a' ? str_slice(whole, 0, whole.len - 9) : whole;
    assert_int_equal(os_write_file(path, kept, false, NULL), STATUS_OK);
    strbuf_clear(&body);
    strbuf_clear(&text);
}

typedef struct DeskCase {
    const char *what;
    Lying own, outside;
    char pin;  /* of the machine: 'A', 'B', 'C', or 0 */
    int first; /* issue time of the one in use at once, 0: none */
    int then;  /* and after the look outside */
    HandoutTrouble trouble;
    char company; /* to be pinned then */
} DeskCase;

static const DeskCase cases[] = {
    {"nothing anywhere", {0, 0}, {0, 0}, 0, 0, 0, HANDOUT_UNREADABLE, 0},
    {"first one", {0, 0}, {'A', NOW}, 0, 0, NOW, HANDOUT_FINE, 'A'},
    {"the same", {'A', NOW}, {'A', NOW}, 'A', NOW, NOW, HANDOUT_FINE, 'A'},
    {"a newer one", {'A', NOW}, {'A', NEW}, 'A', NOW, NEW, HANDOUT_FINE, 'A'},
    {"an older one", {'A', NOW}, {'A', OLD}, 'A', NOW, NOW, HANDOUT_OLDER, 'A'},
    {"the share is gone", {'A', NOW}, {0, 0}, 'A', NOW, NOW, HANDOUT_UNREADABLE, 'A'},
    {"another company", {'A', NOW}, {'C', NEW}, 'A', NOW, NOW, HANDOUT_FOREIGN, 'A'},
    {"another, none before", {0, 0}, {'C', NEW}, 'A', 0, 0, HANDOUT_FOREIGN, 0},
    {"the next key", {'A', NOW}, {'B', NEW}, 'A', NOW, NEW, HANDOUT_FINE, 'B'},
    {"ended before it was pinned",
     {'B', NOW},
     {0, 0},
     'A',
     NOW,
     NOW,
     HANDOUT_UNREADABLE,
     'B'},
    {"the key before", {'B', NOW}, {'A', NEW}, 'B', NOW, NOW, HANDOUT_FOREIGN, 'B'},
    {"a copy of another company", {'C', NOW}, {'A', OLD}, 'A', 0, OLD, HANDOUT_FINE, 'A'},
    {"cut off outside", {'A', NOW}, {'a', NEW}, 'A', NOW, NOW, HANDOUT_DAMAGED, 'A'},
    {"changed outside", {'A', NOW}, {'!', NEW}, 'A', NOW, NOW, HANDOUT_CHANGED, 'A'},
    {"a copy cut off", {'a', NOW}, {'A', OLD}, 'A', 0, OLD, HANDOUT_FINE, 'A'},
    {"a copy changed", {'!', NOW}, {0, 0}, 'A', 0, 0, HANDOUT_UNREADABLE, 0},
};

static const CredentialKey *key_of(const Bench *bench, char letter)
{
    return letter == 'A' ? bench->company : letter == 'B' ? bench->next : bench->other;
}

static int issued_at(const Handout *handout)
{
    return handout != NULL ? (int)handout->issued_at : 0;
}

/* The copy is the one in use, so that the share may go. */
static void check_copy(const Bench *bench, const DeskCase *c)
{
    StrBuf kept = {0};
    HandoutSeal seal;
    Handout handout = {0};
    Arena arena = {0};
    if (c->then != 0) {
        assert_int_equal(os_read_file(bench->own, HANDOUT_MAX_BYTES, &kept, NULL),
                         STATUS_OK);
        assert_int_equal(handout_seal_open(strbuf_str(&kept), NULL, &seal, NULL),
                         STATUS_OK);
        assert_int_equal(handout_read(&arena, seal.body, seal.body_line, &handout, NULL),
                         STATUS_OK);
        assert_int_equal(handout.issued_at, c->then);
    }
    arena_clear(&arena);
    strbuf_clear(&kept);
}

static void check_case(Bench *bench, const DeskCase *c)
{
    CredentialPublicKey pin = {0};
    Str why;
    if (c->pin != 0) {
        pin = credential_key_public(key_of(bench, c->pin));
    }
    lay(bench, bench->own, c->own);
    lay(bench, bench->outside, c->outside);
    HandoutDesk *desk =
        handout_desk_start(bench->folder, bench->outside, count_wake, bench);
    const Handout *first = handout_desk_own(desk, c->pin != 0 ? &pin : NULL);
    assert_int_equal(issued_at(first), c->first);
    assert_true(handout_desk_has_news(desk, WAIT_MS));
    assert_false(handout_desk_has_news(desk, 0));
    assert_int_equal(issued_at(handout_desk_now(desk)), c->then);
    assert_int_equal(handout_desk_trouble(desk, &why), c->trouble);
    assert_int_equal(why.len > 0, c->trouble != HANDOUT_FINE);
    if (c->company != 0) {
        CredentialPublicKey company = credential_key_public(key_of(bench, c->company));
        CredentialPublicKey got = handout_desk_company(desk);
        assert_memory_equal(&company, &got, sizeof got);
    }
    handout_desk_close(desk);
    check_copy(bench, c);
}

static void test_what_is_used(void **state)
{
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        print_message("%s\n", cases[i].what);
        check_case(bench, &cases[i]);
    }
    assert_int_equal(bench->wakes, COUNT_OF(cases));
}

/* Closed at once, and never asked. */
static void test_closing_early(void **state)
{
    Bench *bench = *state;
    lay(bench, bench->own, (Lying){'A', NOW});
    for (int i = 0; i < 20; i++) {
        handout_desk_close(
            handout_desk_start(bench->folder, bench->outside, count_wake, bench));
    }
    HandoutDesk *desk = handout_desk_start(bench->folder, NULL, count_wake, bench);
    assert_non_null(handout_desk_own(desk, NULL));
    handout_desk_close(desk);
    handout_desk_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_used, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_closing_early, set_up, tear_down),
    };
    SDL_SetMainReady();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
