/* The tree of departments, and the history of statuses. */
#include <stdlib.h>

#include "store/roster.h"
#include "store/store_internal.h"

Status store_status_history(Store *store, int64_t learner_id, Arena *arena,
                            StoreStatusEntry **out, size_t *count, Error *err)
{
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t room = 8;
    StoreStatusEntry *items = ARENA_ARRAY(arena, StoreStatusEntry, room);
    size_t used = 0;
    Query query = query__begin(store, SQL_STATUS_HISTORY);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        if (used == room) {
            StoreStatusEntry *more = ARENA_ARRAY(arena, StoreStatusEntry, 2 * room);
            for (size_t i = 0; i < used; i++) {
                more[i] = items[i];
            }
            items = more;
            room *= 2;
        }
        items[used++] = (StoreStatusEntry){
            query__col_text(&query, 0, arena), query__col_text(&query, 1, arena),
            query__col_text(&query, 2, arena), query__col_text(&query, 3, arena),
            query__col_int(&query, 4)};
    }
    if (status == STATUS_OK) {
        query__end(&query);
        *out = items;
        *count = used;
    }
    return status;
}

/* '/' comes before every other byte, so that what is below stands right behind. */
static int compare_paths(const void *a, const void *b)
{
    Str one = ((const StoreDepartment *)a)->path;
    Str other = ((const StoreDepartment *)b)->path;
    size_t shorter = one.len < other.len ? one.len : other.len;
    for (size_t i = 0; i < shorter; i++) {
        if (one.ptr[i] != other.ptr[i]) {
            int left = one.ptr[i] == '/' ? 0 : (unsigned char)one.ptr[i];
            int right = other.ptr[i] == '/' ? 0 : (unsigned char)other.ptr[i];
            return left - right;
        }
    }
    return one.len < other.len ? -1 : one.len > other.len;
}

static int depth_of(Str path)
{
    int depth = 0;
    for (size_t i = 0; i < path.len; i++) {
        depth += path.ptr[i] == '/';
    }
    return depth;
}

typedef struct Tree {
    StoreDepartment *items;
    size_t count;
    size_t room;
} Tree;

static void push(Tree *tree, StoreDepartment item)
{
    if (tree->count == tree->room) {
        tree->room = tree->room > 0 ? 2 * tree->room : 64;
        tree->items = mem_resize(tree->items, tree->room * sizeof *tree->items);
    }
    tree->items[tree->count++] = item;
}

static bool is_below(Str path, Str above)
{
    return path.len > above.len && str_starts_with(path, above) &&
           path.ptr[above.len] == '/';
}

/* A department and every one above it; those above have no people of their own here. */
static void push_with_above(Tree *tree, Str path, int64_t own)
{
    push(tree, (StoreDepartment){path, depth_of(path), own, 0});
    for (size_t i = path.len; i-- > 0;) {
        if (path.ptr[i] == '/') {
            Str above = str_slice(path, 0, i);
            push(tree, (StoreDepartment){above, depth_of(above), 0, 0});
        }
    }
}

static void join_same(Tree *tree)
{
    size_t kept = 0;
    for (size_t i = 0; i < tree->count; i++) {
        if (kept > 0 && str_equal(tree->items[kept - 1].path, tree->items[i].path)) {
            tree->items[kept - 1].own += tree->items[i].own;
        } else {
            tree->items[kept++] = tree->items[i];
        }
    }
    tree->count = kept;
}

static void add_totals(Tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        StoreDepartment *item = &tree->items[i];
        item->total = item->own;
        for (size_t j = i + 1;
             j < tree->count && is_below(tree->items[j].path, item->path); j++) {
            item->total += tree->items[j].own;
        }
    }
}

static Status read_paths(Store *store, Arena *arena, Tree *tree, Error *err)
{
    Query query = query__begin(store, SQL_DEPARTMENTS);
    bool has_row = false;
    Status status = STATUS_OK;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        push_with_above(tree, query__col_text(&query, 0, arena),
                        query__col_int(&query, 1));
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

Status store_departments(Store *store, Arena *arena, StoreDepartments *out, Error *err)
{
    *out = (StoreDepartments){0};
    Status status = store__prepare_roster(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Tree tree = {0};
    status = read_paths(store, arena, &tree, err);
    if (status == STATUS_OK && tree.count > 0) {
        qsort(tree.items, tree.count, sizeof *tree.items, compare_paths);
        join_same(&tree);
        add_totals(&tree);
        out->items = ARENA_ARRAY(arena, StoreDepartment, tree.count);
        out->count = tree.count;
        for (size_t i = 0; i < tree.count; i++) {
            out->items[i] = tree.items[i];
        }
    }
    mem_free(tree.items);
    return status;
}
