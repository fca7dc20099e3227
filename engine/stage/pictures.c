#include "stage/pictures.h"

#include <string.h>

#include <SDL.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "stage/own_pictures.h"
#include "stage/raster_cache.h"
#include "stage/svg.h"

enum {
    FORGET_AFTER_FRAMES = 30,
};

typedef enum PictureState {
    PICTURE_WANTED,
    PICTURE_IN_WORK,
    PICTURE_READY,
    PICTURE_IMPOSSIBLE,
} PictureState;

/* Entries do not move, and the worker only touches one that is IN_WORK. */
typedef struct Picture Picture;
struct Picture {
    Picture *next;
    char name[SVG_MAX_NAME + 1];
    int width, height;
    uint64_t source; /* as in RasterKey */
    char *own_dir;   /* the lesson's folder it is in; NULL: ours */
    PictureState state;
    bool is_logged;
    uint64_t asked_at; /* frame number */
    uint64_t order;    /* of requests; the earliest of the newest frame goes first */
    Raster *raster;
    Error error;
};

struct PictureStore {
    char *asset_dir, *cache_dir;
    size_t budget_bytes;
    void (*on_ready)(void *context);
    void *context;
    OwnPictures own; /* of the drawing thread */
    SDL_mutex *lock; /* guards all below */
    SDL_cond *wanted, *finished;
    SDL_Thread *worker;
    bool is_closing, has_ended;
    Picture *pictures;
    uint64_t frame, order;
    size_t bytes, made;
};

static char *copy_text(const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    size_t size = strlen(text) + 1;
    char *copy = mem_alloc(size);
    memcpy(copy, text, size);
    return copy;
}

PictureStore *picture_store_new(const PictureOptions *options)
{
    PictureStore *store = mem_alloc(sizeof *store);
    store->asset_dir = copy_text(options->asset_dir);
    store->cache_dir = copy_text(options->cache_dir);
    store->budget_bytes = options->budget_bytes;
    store->on_ready = options->on_ready;
    store->context = options->context;
    store->lock = SDL_CreateMutex();
    store->wanted = SDL_CreateCond();
    store->finished = SDL_CreateCond();
    require(store->lock != NULL && store->wanted != NULL && store->finished != NULL);
    return store;
}

static void free_picture(Picture *p)
{
    raster_free(p->raster);
    mem_free(p->own_dir);
    mem_free(p);
}

/* The reader of drawings cannot be stopped; a drawing made to be slow must not keep the
 * program open. False: the worker still uses the store, which stays where it is. */
static bool end_worker(PictureStore *store)
{
    const int64_t until = os_monotonic_ms() + PICTURE_CLOSE_MS;
    int64_t left = PICTURE_CLOSE_MS;
    SDL_LockMutex(store->lock);
    store->is_closing = true;
    SDL_CondSignal(store->wanted);
    while (!store->has_ended && left > 0) {
        SDL_CondWaitTimeout(store->finished, store->lock, (Uint32)left);
        left = until - os_monotonic_ms();
    }
    const bool has_ended = store->has_ended;
    store->on_ready = NULL;
    SDL_UnlockMutex(store->lock);
    if (has_ended) {
        SDL_WaitThread(store->worker, NULL);
    } else {
        log_warning("picture worker left behind");
        SDL_DetachThread(store->worker);
    }
    return has_ended;
}

void picture_store_free(PictureStore *store)
{
    if (store == NULL) {
        return;
    }
    own_pictures_clear(&store->own);
    if (store->worker != NULL && !end_worker(store)) {
        return;
    }
    while (store->pictures != NULL) {
        Picture *next = store->pictures->next;
        free_picture(store->pictures);
        store->pictures = next;
    }
    SDL_DestroyCond(store->finished);
    SDL_DestroyCond(store->wanted);
    SDL_DestroyMutex(store->lock);
    mem_free(store->asset_dir);
    mem_free(store->cache_dir);
    mem_free(store);
}

/* ---- worker ---- */

static Raster *make_new(PictureStore *store, const Picture *p, Str text, RasterKey key,
                        Error *err)
{
    Raster *raster;
    if (svg_rasterise(text, p->width, p->height, svg_fit_of(key.name), &raster, err) !=
        STATUS_OK) {
        return NULL;
    }
    Error ignored; /* a full or read-only disk only costs time at the next start */
    if (store->cache_dir != NULL &&
        raster_cache_save(store->cache_dir, key, str_hash(text), raster, &ignored) ==
            STATUS_OK) {
        raster_cache_prune(store->cache_dir, RASTER_CACHE_MAX_FILES);
    }
    return raster;
}

/* From the disk cache, else drawn. NULL and err when it cannot be. */
static Raster *make_raster(PictureStore *store, const Picture *p, bool *is_new,
                           Error *err)
{
    StrBuf text = {0};
    RasterKey key = {str_from(p->name), p->width, p->height, p->source};
    const char *dir = p->own_dir != NULL ? p->own_dir : store->asset_dir;
    Raster *raster = NULL;
    *is_new = false;
    if (svg_load(dir, key.name, &text, err) == STATUS_OK) {
        Str svg = strbuf_str(&text);
        if (store->cache_dir != NULL) {
            raster = raster_cache_load(store->cache_dir, key, str_hash(svg));
        }
        if (raster == NULL) {
            raster = make_new(store, p, svg, key, err);
            *is_new = raster != NULL;
        }
    }
    strbuf_clear(&text);
    return raster;
}

/* What the newest frame asked for first, then what is only prepared. */
static Picture *next_wanted(PictureStore *store)
{
    Picture *best = NULL;
    for (Picture *p = store->pictures; p != NULL; p = p->next) {
        if (p->state != PICTURE_WANTED) {
            continue;
        }
        if (best == NULL || p->asked_at > best->asked_at ||
            (p->asked_at == best->asked_at && p->order < best->order)) {
            best = p;
        }
    }
    return best;
}

/* Called with the lock held, gives it up while drawing. */
static void work_on(PictureStore *store, Picture *p)
{
    p->state = PICTURE_IN_WORK;
    SDL_UnlockMutex(store->lock);
    bool is_new;
    Error err = {0};
    Raster *raster = make_raster(store, p, &is_new, &err);
    SDL_LockMutex(store->lock);
    p->raster = raster;
    p->error = err;
    p->state = raster == NULL ? PICTURE_IMPOSSIBLE : PICTURE_READY;
    store->bytes += raster == NULL ? 0 : raster_bytes(raster);
    store->made += is_new;
    SDL_CondBroadcast(store->finished);
    if (store->on_ready != NULL) {
        store->on_ready(store->context);
    }
}

static int worker_main(void *data)
{
    PictureStore *store = data;
    SDL_SetThreadPriority(SDL_THREAD_PRIORITY_LOW);
    SDL_LockMutex(store->lock);
    while (!store->is_closing) {
        Picture *p = next_wanted(store);
        if (p != NULL) {
            work_on(store, p);
        } else {
            SDL_CondWait(store->wanted, store->lock);
        }
    }
    store->has_ended = true;
    SDL_CondBroadcast(store->finished);
    SDL_UnlockMutex(store->lock);
    return 0;
}

/* ---- the drawing thread ---- */

static Picture *find(PictureStore *store, RasterKey key)
{
    for (Picture *p = store->pictures; p != NULL; p = p->next) {
        if (p->width == key.width && p->height == key.height && p->source == key.source &&
            str_is(key.name, p->name)) {
            return p;
        }
    }
    return NULL;
}

/* Lock held. */
static Picture *add(PictureStore *store, RasterKey key)
{
    Picture *p = mem_alloc(sizeof *p);
    memcpy(p->name, key.name.ptr, key.name.len);
    p->width = key.width;
    p->height = key.height;
    p->source = key.source;
    p->own_dir = key.source != 0 ? copy_text(store->own.dir) : NULL;
    p->order = ++store->order;
    p->next = store->pictures;
    store->pictures = p;
    if (store->worker == NULL) {
        store->worker = SDL_CreateThread(worker_main, "pictures", store);
        require(store->worker != NULL);
    }
    SDL_CondSignal(store->wanted);
    return p;
}

static const Raster *ask(PictureStore *store, Str name, int width, int height)
{
    if (!svg_name_is_valid(name) || width <= 0 || height <= 0) {
        return NULL;
    }
    RasterKey key = {name, width, height, own_pictures_source(&store->own, name)};
    SDL_LockMutex(store->lock);
    Picture *p = find(store, key);
    if (p == NULL) {
        p = add(store, key);
    }
    p->asked_at = store->frame;
    if (p->state == PICTURE_IMPOSSIBLE && !p->is_logged) {
        log_warning("picture missing name=%s reason=%s", p->name, p->error.message);
        p->is_logged = true;
    }
    const Raster *raster = p->raster;
    SDL_UnlockMutex(store->lock);
    return raster;
}

const Raster *picture_store_get(PictureStore *store, Str name, int width, int height)
{
    return ask(store, name, width, height);
}

void picture_store_prepare(PictureStore *store, Str name, int width, int height)
{
    (void)ask(store, name, width, height);
}

static bool is_stale_request(const PictureStore *store, const Picture *p)
{
    return p->state == PICTURE_WANTED && p->asked_at + FORGET_AFTER_FRAMES < store->frame;
}

/* The least recently used raster that the last frame did not use. */
static Picture **find_oldest(PictureStore *store)
{
    Picture **oldest = NULL;
    for (Picture **at = &store->pictures; *at != NULL; at = &(*at)->next) {
        Picture *p = *at;
        if (p->state == PICTURE_READY && p->asked_at + 1 < store->frame &&
            (oldest == NULL || p->asked_at < (*oldest)->asked_at)) {
            oldest = at;
        }
    }
    return oldest;
}

static void drop(PictureStore *store, Picture **at)
{
    Picture *p = *at;
    *at = p->next;
    store->bytes -= p->raster == NULL ? 0 : raster_bytes(p->raster);
    free_picture(p);
}

void picture_store_set_lesson_dir(PictureStore *store, const char *dir)
{
    own_pictures_set(&store->own, dir);
    /* What was only asked for, or failed, in the lesson before is not waited for. */
    SDL_LockMutex(store->lock);
    for (Picture **at = &store->pictures; *at != NULL;) {
        const Picture *p = *at;
        if (p->own_dir != NULL &&
            (p->state == PICTURE_WANTED || p->state == PICTURE_IMPOSSIBLE)) {
            drop(store, at);
        } else {
            at = &(*at)->next;
        }
    }
    SDL_UnlockMutex(store->lock);
}

void picture_store_begin(PictureStore *store)
{
    SDL_LockMutex(store->lock);
    store->frame++;
    for (Picture **at = &store->pictures; *at != NULL;) {
        if (is_stale_request(store, *at)) {
            drop(store, at);
        } else {
            at = &(*at)->next;
        }
    }
    Picture **oldest = NULL;
    while (store->bytes > store->budget_bytes && (oldest = find_oldest(store)) != NULL) {
        drop(store, oldest);
    }
    SDL_UnlockMutex(store->lock);
}

static size_t count_pending(const PictureStore *store)
{
    size_t count = 0;
    for (const Picture *p = store->pictures; p != NULL; p = p->next) {
        count += p->state == PICTURE_WANTED || p->state == PICTURE_IN_WORK;
    }
    return count;
}

size_t picture_store_pending(PictureStore *store)
{
    SDL_LockMutex(store->lock);
    size_t count = count_pending(store);
    SDL_UnlockMutex(store->lock);
    return count;
}

bool picture_store_wait(PictureStore *store, int timeout_ms)
{
    int64_t until = os_monotonic_ms() + timeout_ms;
    SDL_LockMutex(store->lock);
    int64_t left = timeout_ms;
    while (count_pending(store) > 0 && left > 0) {
        SDL_CondWaitTimeout(store->finished, store->lock, (Uint32)left);
        left = until - os_monotonic_ms();
    }
    bool is_done = count_pending(store) == 0;
    SDL_UnlockMutex(store->lock);
    return is_done;
}

size_t picture_store_bytes(PictureStore *store)
{
    SDL_LockMutex(store->lock);
    size_t bytes = store->bytes;
    SDL_UnlockMutex(store->lock);
    return bytes;
}

size_t picture_store_made(PictureStore *store)
{
    SDL_LockMutex(store->lock);
    size_t made = store->made;
    SDL_UnlockMutex(store->lock);
    return made;
}
