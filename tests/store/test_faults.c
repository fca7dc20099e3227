/* D3: the n-th write, sync, open ... fails, once or until cured. The call that failed
 * says why, nothing acknowledged is lost, and once the disk works again everything goes
 * on. test_faults [STEP]: n runs over every STEP-th call; 5 without an argument, 1 is
 * all. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "store/shim.h"
#include "store/support.h"

enum {
    EVENTS = 8,
    STEP_SHORT = 5,
    NEVER = 1000000
};

typedef struct Kind {
    const char *name;
    ShimOp op;
    int error;
    Status wanted;
    bool is_lasting;
    bool is_swallowed; /* only happens while closing: the next open makes up for it */
} Kind;

static const Kind kinds[] = {
    {"write EIO", SHIM_WRITE, EIO, STATUS_IO, false, false},
    {"write ENOSPC", SHIM_WRITE, ENOSPC, STATUS_NO_SPACE, false, false},
    {"write ENOSPC lasting", SHIM_WRITE, ENOSPC, STATUS_NO_SPACE, true, false},
    {"write EROFS lasting", SHIM_WRITE, EROFS, STATUS_READ_ONLY, true, false},
    {"sync EIO", SHIM_SYNC, EIO, STATUS_IO, false, false},
    {"sync ENOSPC lasting", SHIM_SYNC, ENOSPC, STATUS_NO_SPACE, true, false},
    {"open EIO", SHIM_OPEN, EIO, STATUS_IO, false, false},
    {"open EROFS lasting", SHIM_OPEN, EROFS, STATUS_READ_ONLY, true, false},
    {"open ENOSPC lasting", SHIM_OPEN, ENOSPC, STATUS_NO_SPACE, true, false},
    {"open EACCES lasting", SHIM_OPEN, EACCES, STATUS_DENIED, true, false},
    {"read EIO", SHIM_READ, EIO, STATUS_IO, false, false},
    {"read EIO lasting", SHIM_READ, EIO, STATUS_IO, true, false},
    {"delete EIO lasting", SHIM_DELETE, EIO, STATUS_IO, true, true},
    {"wal-index ENOSPC", SHIM_MAP, ENOSPC, STATUS_NO_SPACE, false, false},
};

typedef struct Run {
    Fixture fixture;
    Shim shim;
    const Kind *kind;
    int countdown;
    bool has_failed; /* a call came back with an error */
} Run;

static void complain(const Run *run, const char *what, const char *why)
{
    fprintf(stderr, "%s at call %d: %s: %s\n", run->kind->name, run->countdown, what,
            why);
}

/* An error must be the expected one and say so; then the disk is cured. */
static void check_failure(Run *run, Status status, const Error *err)
{
    run->has_failed = true;
    if (status != run->kind->wanted || err->message[0] == 0) {
        complain(run, "wrong status", err->message);
        EXPECT(status == run->kind->wanted);
    }
    EXPECT(run->shim.fault.hits > 0);
    shim_set_fault(&run->shim, run->kind->op, 0, 0, false);
}

static Store *open_through(Run *run)
{
    Error err = {0};
    Store *store = NULL;
    Status status = store_open(&run->fixture.options, &store, &err);
    if (status != STATUS_OK) {
        EXPECT(store == NULL);
        check_failure(run, status, &err);
        MUST(store_open(&run->fixture.options, &store, &err));
    }
    return store;
}

static void begin_through(Run *run, Work *work, Store *store)
{
    Error err = {0};
    Status status = work_begin(work, store, "W1", &err);
    if (status != STATUS_OK) {
        check_failure(run, status, &err);
        MUST(work_begin(work, store, "W1", &err));
    }
}

static void step_through(Run *run, Work *work)
{
    Error err = {0};
    Status status = work_step(work, &err);
    if (status != STATUS_OK) {
        check_failure(run, status, &err);
        MUST(work_step(work, &err));
    }
}

/* Opens, works, closes, opens again and works on; the fault comes somewhere on the way.
 */
static int work_with_fault(Run *run)
{
    Work work;
    shim_set_fault(&run->shim, run->kind->op, run->countdown, run->kind->error,
                   run->kind->is_lasting);
    Store *store = open_through(run);
    begin_through(run, &work, store);
    for (int i = 0; i < EVENTS; i++) {
        step_through(run, &work);
    }
    store_close(store);
    int done = work.done;
    store = open_through(run);
    work.store = store;
    for (int i = 0; i < EVENTS; i++) {
        step_through(run, &work);
    }
    EXPECT(work.done == done + EVENTS);
    store_close(store);
    return work.done;
}

static void check_record(Run *run, int done)
{
    run->fixture.options.vfs = NULL;
    Store *store = fixture_open(&run->fixture);
    const char *trouble = work_trouble(store);
    if (trouble) {
        complain(run, "afterwards", trouble);
    }
    EXPECT(trouble == NULL);
    WorkSeen seen[4];
    size_t count = work_seen(store, seen, 4);
    EXPECT(count >= 1 && count <= 2);
    EXPECT(seen[count - 1].events == done);
    store_close(store);
}

/* Returns false when the fault never came: the run has fewer calls of that kind. */
static bool run_once(Run *run, const Kind *kind, int countdown)
{
    fixture_init(&run->fixture, "faults");
    run->fixture.options.vfs = SHIM_NAME;
    run->fixture.options.backup_folder = NULL;
    run->kind = kind;
    run->countdown = countdown;
    run->has_failed = false;
    shim_install(&run->shim);
    int done = work_with_fault(run);
    bool was_hit = run->shim.fault.hits > 0 || run->has_failed;
    shim_remove(&run->shim);
    check_record(run, done);
    fixture_clear(&run->fixture);
    return was_hit;
}

int main(int argc, char **argv)
{
    int64_t step = STEP_SHORT;
    if (argc > 1 && (!str_to_int64(str_from(argv[1]), &step) || step < 1)) {
        fprintf(stderr, "usage: test_faults [STEP]\n");
        return 2;
    }
    Run *run = mem_alloc(sizeof *run);
    int runs = 0;
    int failures = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int hits = 0;
        int seen = 0;
        for (int n = 1; run_once(run, &kinds[i], n); n += (int)step) {
            hits++;
            seen += run->has_failed ? 1 : 0;
        }
        if (hits == 0 || (seen == 0 && !kinds[i].is_swallowed)) {
            fprintf(stderr, "%s: %d faults, no call said so\n", kinds[i].name, hits);
            failures = -1;
            break;
        }
        runs += hits;
        failures += seen;
    }
    mem_free(run);
    if (failures < 0) {
        return 1;
    }
    printf("%d runs with a fault, %d calls said so, nothing acknowledged was lost\n",
           runs, failures);
    return 0;
}
