#include "app/handout_desk.h"

#include <string.h>

#include <SDL.h>

#include "base/log.h"
#include "base/os.h"

enum {
    CLOSE_MS = 1000 /* for a copy that is being written */
};

/* One file, whole in memory; its handout points into it. */
typedef struct Copy {
    StrBuf bytes;
    Arena arena;
    HandoutSeal seal;
    Handout handout;
    HandoutTrouble trouble;
    Error error;
    bool is_there;
} Copy;

typedef enum DeskState {
    DESK_READING_OWN,
    DESK_WAITING, /* for the key that is pinned */
    DESK_LOOKING, /* outside */
    DESK_NEWS,
    DESK_OVER, /* nothing more to come */
} DeskState;

struct HandoutDesk {
    SDL_Thread *thread;
    SDL_mutex *lock;
    SDL_cond *changed;
    HandoutWake wake;
    void *wake_context;
    Arena arena; /* of the paths */
    const char *own_path;
    const char *given;
    DeskState state;
    bool is_closing;
    bool has_ended; /* the thread */
    bool has_pin;
    CredentialPublicKey pin;
    Copy own, found;
    const Copy *now; /* one of the two, or NULL; only the main thread asks */
};

const char *handout_trouble_code(HandoutTrouble trouble)
{
    static const char *const codes[] = {
        [HANDOUT_FINE] = "",          [HANDOUT_UNREADABLE] = "G-0501",
        [HANDOUT_DAMAGED] = "G-0502", [HANDOUT_CHANGED] = "G-0503",
        [HANDOUT_FOREIGN] = "G-0504", [HANDOUT_TOO_NEW] = "G-0505",
        [HANDOUT_OLDER] = "",
    };
    return codes[trouble];
}

static HandoutTrouble trouble_of(Status status)
{
    return status == STATUS_OK          ? HANDOUT_FINE
           : status == STATUS_DENIED    ? HANDOUT_FOREIGN
           : status == STATUS_UNTRUSTED ? HANDOUT_CHANGED
           : status == STATUS_TOO_NEW   ? HANDOUT_TOO_NEW
                                        : HANDOUT_DAMAGED;
}

/* ---- one file ---- */

static void copy_clear(Copy *copy)
{
    strbuf_clear(&copy->bytes);
    arena_clear(&copy->arena);
    *copy = (Copy){0};
}

static void copy_read(Copy *copy, const char *path)
{
    copy->is_there = true;
    if (os_read_file(path, HANDOUT_MAX_BYTES, &copy->bytes, &copy->error) != STATUS_OK) {
        copy->trouble = HANDOUT_UNREADABLE;
    }
}

/* pin: NULL takes the company the file itself names. */
static void copy_open(Copy *copy, const CredentialPublicKey *pin)
{
    if (copy->trouble != HANDOUT_FINE) {
        return;
    }
    Status status =
        handout_seal_open(strbuf_str(&copy->bytes), pin, &copy->seal, &copy->error);
    if (status == STATUS_OK) {
        status = handout_read(&copy->arena, copy->seal.body, copy->seal.body_line,
                              &copy->handout, &copy->error);
    }
    copy->trouble = trouble_of(status);
}

/* ---- the thread ---- */

/* With the lock held. */
static void set_state(HandoutDesk *desk, DeskState state)
{
    desk->state = state;
    SDL_CondBroadcast(desk->changed);
}

static void read_own(HandoutDesk *desk)
{
    if (os_is_plain_file(desk->own_path)) {
        copy_read(&desk->own, desk->own_path);
        copy_open(&desk->own, NULL);
    }
}

/* The first of the places that has one; NULL: none. */
static const char *outside_path(HandoutDesk *desk)
{
    if (desk->given != NULL) {
        return desk->given;
    }
    OsNames dirs;
    os_config_dirs(&desk->arena, &dirs);
    for (size_t i = 0; i < dirs.count; i++) {
        Str path = str_format(&desk->arena, "%.*s/handout.gofun", STR_ARG(dirs.names[i]));
        if (os_file_exists(path.ptr)) {
            return path.ptr;
        }
    }
    return NULL;
}

static void judge_found(HandoutDesk *desk)
{
    Copy *found = &desk->found;
    const Copy *now = desk->now;
    if (found->trouble == HANDOUT_FINE && now != NULL &&
        str_equal(strbuf_str(&found->bytes), strbuf_str(&now->bytes))) {
        found->is_there = false; /* the one in use */
        return;
    }
    copy_open(found, desk->has_pin ? &desk->pin : NULL);
    if (found->trouble == HANDOUT_FINE && now != NULL &&
        found->handout.issued_at <= now->handout.issued_at) {
        found->trouble = HANDOUT_OLDER;
        (void)error_set(&found->error, STATUS_EXISTS,
                        "not newer than the handout in use");
    }
}

/* The machine goes on without the share from then on. */
static void keep_found(const HandoutDesk *desk)
{
    Error err = {0};
    if (!desk->found.is_there || desk->found.trouble != HANDOUT_FINE) {
        return;
    }
    if (os_write_file(desk->own_path, strbuf_str(&desk->found.bytes), true, &err) !=
        STATUS_OK) {
        log_warning("handout not copied: %s", err.message);
    }
}

static void look_outside(HandoutDesk *desk)
{
    const char *path = outside_path(desk);
    if (path == NULL) {
        return;
    }
    copy_read(&desk->found, path);
    judge_found(desk);
}

static int run_desk(void *context)
{
    HandoutDesk *desk = context;
    read_own(desk);
    SDL_LockMutex(desk->lock);
    set_state(desk, DESK_WAITING);
    while (desk->state == DESK_WAITING && !desk->is_closing) {
        SDL_CondWait(desk->changed, desk->lock);
    }
    if (!desk->is_closing) {
        SDL_UnlockMutex(desk->lock);
        look_outside(desk);
        SDL_LockMutex(desk->lock);
        set_state(desk, DESK_NEWS);
        if (!desk->is_closing) {
            desk->wake(desk->wake_context);
        }
        /* People do not wait for the disk. */
        SDL_UnlockMutex(desk->lock);
        keep_found(desk);
        SDL_LockMutex(desk->lock);
    }
    desk->has_ended = true;
    SDL_CondBroadcast(desk->changed);
    SDL_UnlockMutex(desk->lock);
    return 0;
}

/* ---- the main thread ---- */

HandoutDesk *handout_desk_start(const char *data_dir, const char *given, HandoutWake wake,
                                void *context)
{
    HandoutDesk *desk = mem_alloc(sizeof *desk);
    desk->own_path = str_format(&desk->arena, "%s/handout.gofun", data_dir).ptr;
    desk->given = given != NULL ? str_copy_z(&desk->arena, str_from(given)) : NULL;
    desk->wake = wake;
    desk->wake_context = context;
    desk->lock = SDL_CreateMutex();
    desk->changed = SDL_CreateCond();
    desk->thread = SDL_CreateThread(run_desk, "handout", desk);
    require(desk->lock != NULL && desk->changed != NULL && desk->thread != NULL);
    return desk;
}

/* The copy was opened with the company that it names itself. */
static void check_own(HandoutDesk *desk)
{
    Copy *own = &desk->own;
    HandoutSeal seal;
    if (!own->is_there || own->trouble != HANDOUT_FINE || !desk->has_pin ||
        memcmp(&own->seal.company, &desk->pin, sizeof desk->pin) == 0) {
        return;
    }
    own->trouble = trouble_of(
        handout_seal_open(strbuf_str(&own->bytes), &desk->pin, &seal, &own->error));
}

const Handout *handout_desk_own(HandoutDesk *desk, const CredentialPublicKey *pinned)
{
    SDL_LockMutex(desk->lock);
    while (desk->state == DESK_READING_OWN) {
        SDL_CondWait(desk->changed, desk->lock);
    }
    require(desk->state == DESK_WAITING);
    desk->has_pin = pinned != NULL;
    desk->pin = pinned != NULL ? *pinned : (CredentialPublicKey){0};
    check_own(desk);
    if (desk->own.is_there && desk->own.trouble == HANDOUT_FINE) {
        desk->now = &desk->own;
        desk->pin = desk->own.seal.company;
        desk->has_pin = true;
    }
    set_state(desk, DESK_LOOKING);
    SDL_UnlockMutex(desk->lock);
    return handout_desk_now(desk);
}

/* With the lock held: there is news. */
static void take_news(HandoutDesk *desk)
{
    desk->state = DESK_OVER;
    if (desk->found.is_there && desk->found.trouble == HANDOUT_FINE) {
        desk->now = &desk->found;
    }
}

bool handout_desk_has_news(HandoutDesk *desk, int timeout_ms)
{
    const int64_t until = os_monotonic_ms() + timeout_ms;
    int64_t left = timeout_ms;
    SDL_LockMutex(desk->lock);
    while (desk->state == DESK_LOOKING && left > 0) {
        SDL_CondWaitTimeout(desk->changed, desk->lock, (Uint32)left);
        left = until - os_monotonic_ms();
    }
    bool has_news = desk->state == DESK_NEWS;
    if (has_news) {
        take_news(desk);
    }
    SDL_UnlockMutex(desk->lock);
    return has_news;
}

const Handout *handout_desk_now(const HandoutDesk *desk)
{
    return desk->now != NULL ? &desk->now->handout : NULL;
}

CredentialPublicKey handout_desk_company(const HandoutDesk *desk)
{
    require(desk->now != NULL);
    return desk->now->seal.company;
}

HandoutTrouble handout_desk_trouble(HandoutDesk *desk, Str *why)
{
    SDL_LockMutex(desk->lock);
    bool has_looked = desk->state == DESK_OVER && desk->found.is_there;
    SDL_UnlockMutex(desk->lock);
    const Copy *copy = has_looked ? &desk->found : &desk->own;
    *why = str_from(copy->error.message);
    return copy->trouble;
}

void handout_desk_quiet(HandoutDesk *desk)
{
    if (desk != NULL) {
        SDL_LockMutex(desk->lock);
        desk->is_closing = true;
        SDL_CondBroadcast(desk->changed);
        SDL_UnlockMutex(desk->lock);
    }
}

/* False: the thread still reads somewhere and uses the desk, which stays. */
static bool end_thread(HandoutDesk *desk)
{
    const int64_t until = os_monotonic_ms() + CLOSE_MS;
    int64_t left = CLOSE_MS;
    handout_desk_quiet(desk);
    SDL_LockMutex(desk->lock);
    while (!desk->has_ended && left > 0) {
        SDL_CondWaitTimeout(desk->changed, desk->lock, (Uint32)left);
        left = until - os_monotonic_ms();
    }
    const bool has_ended = desk->has_ended;
    SDL_UnlockMutex(desk->lock);
    if (has_ended) {
        SDL_WaitThread(desk->thread, NULL);
    } else {
        log_warning("handout: what lies outside does not answer, left behind");
        SDL_DetachThread(desk->thread);
    }
    return has_ended;
}

void handout_desk_close(HandoutDesk *desk)
{
    if (desk == NULL || !end_thread(desk)) {
        return;
    }
    copy_clear(&desk->own);
    copy_clear(&desk->found);
    SDL_DestroyCond(desk->changed);
    SDL_DestroyMutex(desk->lock);
    arena_clear(&desk->arena);
    mem_free(desk);
}
