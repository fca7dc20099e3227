/* gofun-hr export log: what left the record, when, by whom. */
#include <stdio.h>

#include "hr/record.h"
#include "hr/report.h"
#include "store/report.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

typedef struct Listing {
    Arena arena;
    Json *json; /* NULL: for people */
    size_t count;
} Listing;

static void add_entry(Json *json, const StoreExport *entry)
{
    json_object(json, NULL);
    json_int(json, "at", entry->exported_at);
    json_int(json, "rows", entry->row_count);
    json_text(json, "by", entry->exported_by);
    json_text(json, "what", entry->what);
    json_text(json, "format", entry->format);
    json_text(json, "scope", entry->scope);
    json_text(json, "destination", entry->destination);
    json_end(json);
}

static Status print_entry(void *context, const StoreExport *entry, Error *err)
{
    (void)err;
    Listing *listing = context;
    if (listing->json != NULL) {
        add_entry(listing->json, entry);
    } else {
        arena_reset(&listing->arena);
        Str day = record_day(&listing->arena, entry->exported_at);
        (void)printf("%.*s  %.*s  %.*s  %.*s  %.*s  %lld行  %.*s\n", STR_ARG(day),
                     STR_ARG(entry->exported_by), STR_ARG(entry->what),
                     STR_ARG(entry->format), STR_ARG(entry->scope),
                     (long long)entry->row_count, STR_ARG(entry->destination));
    }
    listing->count++;
    return STATUS_OK;
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Listing listing = {.json = arguments->json};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        if (listing.json != NULL) {
            json_array(listing.json, NULL);
        }
        status = store_export_list(record.store, print_entry, &listing, &err);
    }
    if (status == STATUS_OK && listing.json == NULL) {
        (void)printf("書き出し %zu件\n", listing.count);
    }
    int code = status == STATUS_OK
                   ? EXIT_GOOD
                   : record_trouble(arguments, "書き出しの記録を出せません。", &err);
    arena_clear(&listing.arena);
    record_close(&record);
    return code;
}

const Command EXPORT_LOG = {
    .group = "export",
    .verb = "log",
    .operand = "",
    .summary = "いつ、だれが、何を書き出したかの記録を表示します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
