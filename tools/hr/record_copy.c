/* gofun-hr record copy: this machine vouches for its record and puts one plain copy of it
 * where HR collects. Meant for timers: without a record there is nothing to do. */
#include <stdio.h>

#include "base/os.h"
#include "hr/record.h"
#include "hr/record_head.h"
#include "store/care.h"

static const char CANNOT[] = "記録の写しを置けません。";

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

/* Made beside the record first: SQLite has no business in a network folder. Only then the
 * whole file goes over, under another name until it is complete. */
static Status copy_to(Record *record, const char *to, Error *err)
{
    const char *local =
        str_format(&record->arena, "%s/gofun.db.copying", record->dir).ptr;
    OsMapping mapping = {0};
    Status status = store_copy_to(record->store, local, err);
    if (status == STATUS_OK) {
        status = os_map_file(local, &mapping, err);
    }
    if (status == STATUS_OK) {
        status = os_write_file(to, (Str){mapping.data, mapping.size_bytes}, false, err);
        os_unmap_file(&mapping);
    }
    Status removed = os_remove_tree(local, status == STATUS_OK ? err : NULL);
    return status == STATUS_OK ? removed : status;
}

static Status copy(Record *record, const char *dir, const char **to, Error *err)
{
    if (!os_is_dir(dir)) {
        return error_set(err, STATUS_NOT_FOUND, "フォルダー %s がありません。", dir);
    }
    Status status = record_publish_head(record, err);
    if (status == STATUS_OK) {
        StoreOptions options = record_store_options(record);
        *to = str_format(&record->arena, "%s/%s.db", dir, options.device_uid).ptr;
        mem_wipe(options.chain_key, sizeof options.chain_key);
        status = copy_to(record, *to, err);
    }
    return status;
}

static void tell(Json *json, const char *to)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_text_z(json, "file", to);
    } else if (to != NULL) {
        (void)printf("署名して、記録の写しを置きました: %s\n", to);
    } else {
        (void)puts("この端末には、まだ記録がありません。");
    }
}

static int refuse(const Arguments *arguments, const Error *err)
{
    Trouble trouble = record_head_trouble(CANNOT, err);
    trouble.file = arguments->operands[0];
    if (err->status == STATUS_NOT_FOUND) {
        trouble.remedy = "共有フォルダーにつながっているか確かめてください。";
    } else if (err->status == STATUS_DENIED || err->status == STATUS_READ_ONLY) {
        trouble.remedy = "そのフォルダーに書けるか確かめてください。";
    }
    return report_tell(arguments, &trouble);
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    const char *to = NULL;
    Status status = record_locate(arguments, &record, &err);
    bool is_there =
        status == STATUS_OK &&
        os_file_exists(str_format(&record.arena, "%s/gofun.db", record.dir).ptr);
    record_close(&record);
    if (is_there) {
        status = record_open_to_read(arguments, &record, &err);
        if (status == STATUS_OK) {
            status = copy(&record, arguments->operands[0], &to, &err);
        }
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell(arguments->json, to);
    } else {
        code = refuse(arguments, &err);
    }
    record_close(&record);
    return code;
}

const Command RECORD_COPY = {
    .group = "record",
    .verb = "copy",
    .operand = "DIR",
    .summary = "この端末の記録に署名し、写しを一つ、人事が集めるフォルダーに置きます。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
