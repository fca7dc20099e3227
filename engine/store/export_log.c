/* Who took data out of the program, when, and how many rows. */
#include "store/report.h"
#include "store/store_internal.h"

static void bind_entry(Query *query, const Store *store, const StoreExport *entry)
{
    Moment now = store__now(store);
    query__int(query, ":at", now.at_seconds);
    query__int(query, ":zone", now.zone_minutes);
    query__text(query, ":by", entry->exported_by);
    query__int(query, ":device", store->device_id);
    query__text(query, ":what", entry->what);
    query__text(query, ":format", entry->format);
    query__text(query, ":scope", entry->scope);
    query__text(query, ":destination", entry->destination);
    query__int(query, ":rows", entry->row_count);
}

Status store_export_add(Store *store, const StoreExport *entry, Error *err)
{
    Status status = store__prepare(store, SQL_EXPORT_ADD, err);
    if (status == STATUS_OK) {
        status = store__begin(store, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_EXPORT_ADD);
    bind_entry(&query, store, entry);
    return store__end(store, query__run(&query, err), err);
}

static StoreExport export_of(const Query *query, Arena *arena)
{
    return (StoreExport){
        .exported_at = query__col_int(query, 0),
        .zone_minutes = (int)query__col_int(query, 1),
        .exported_by = query__col_text(query, 2, arena),
        .what = query__col_text(query, 3, arena),
        .format = query__col_text(query, 4, arena),
        .scope = query__col_text(query, 5, arena),
        .destination = query__col_text(query, 6, arena),
        .row_count = query__col_int(query, 7),
    };
}

Status store_export_list(Store *store, StoreExportFn callback, void *context, Error *err)
{
    Status status = store__report_begin(store, err);
    if (status != STATUS_OK) {
        return status;
    }
    Arena arena = {0};
    Query query = query__begin(store, SQL_EXPORT_LIST);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row) {
        arena_reset(&arena);
        StoreExport entry = export_of(&query, &arena);
        if ((status = callback(context, &entry, err)) != STATUS_OK) {
            break;
        }
    }
    query__end(&query);
    arena_clear(&arena);
    return store__report_end(store, status, err);
}
