/* gofun-hr export log: what left the record, when, by whom. */
#include <stdio.h>

#include "hr/record.h"
#include "hr/report.h"
#include "store/report.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

typedef struct Listing {
    Arena arena;
    bool is_json;
    size_t count;
} Listing;

static void print_json(const StoreExport *entry, bool is_first)
{
    const struct {
        const char *name;
        Str value;
    } texts[] = {{"by", entry->exported_by},
                 {"what", entry->what},
                 {"format", entry->format},
                 {"scope", entry->scope},
                 {"destination", entry->destination}};
    (void)printf("%s\n  {\"at\": %lld, \"rows\": %lld", is_first ? "" : ",",
                 (long long)entry->exported_at, (long long)entry->row_count);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        (void)printf(", \"%s\": ", texts[i].name);
        report_json_string(texts[i].value);
    }
    (void)printf("}");
}

static Status print_entry(void *context, const StoreExport *entry, Error *err)
{
    (void)err;
    Listing *listing = context;
    if (listing->is_json) {
        print_json(entry, listing->count == 0);
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
    Listing listing = {.is_json = arguments_has(arguments, "--json")};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        (void)printf("%s", listing.is_json ? "[" : "");
        status = store_export_list(record.store, print_entry, &listing, &err);
        (void)printf("%s", listing.is_json ? "\n]\n" : "");
    }
    if (status == STATUS_OK && !listing.is_json) {
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
