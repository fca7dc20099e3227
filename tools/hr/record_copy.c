/* gofun-hr record copy: this machine vouches for its record and puts one plain copy of it
 * where HR collects. Meant for timers: without a record, or when nothing was added since
 * the copy before, there is nothing to do. */
#include <stdio.h>

#include "base/os.h"
#include "hr/record_head.h"
#include "store/care.h"

#define DATABASE "gofun.db"
#define STATE_MAX_BYTES ((size_t)16384)

static const char CANNOT[] = "記録の写しを置けません。";

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

/* Paths live in arena. */
typedef struct Copying {
    Arena arena;
    Record record;
    const char *dir; /* the data folder */
    const char *to;  /* NULL: there is no record */
    bool is_unchanged;
} Copying;

/* ---- what was copied last ---- */

static void add_state(StrBuf *out, const char *path)
{
    int64_t size = -1;
    int64_t changed_at_ns = 0;
    if (os_file_info(path, &size, &changed_at_ns, NULL) != STATUS_OK) {
        size = -1;
        changed_at_ns = 0;
    }
    strbuf_add_format(out, "%lld %lld %s\n", (long long)size, (long long)changed_at_ns,
                      path);
}

/* Sizes and times of the record and of its copy: any change of either makes another text.
 */
static void state_text(Copying *copying, StrBuf *out)
{
    add_state(out, str_format(&copying->arena, "%s/" DATABASE, copying->dir).ptr);
    add_state(out, str_format(&copying->arena, "%s/" DATABASE "-wal", copying->dir).ptr);
    add_state(out, copying->to);
}

static const char *state_path(Copying *copying)
{
    return str_format(&copying->arena, "%s/" DATABASE ".copied", copying->dir).ptr;
}

static bool is_unchanged(Copying *copying)
{
    StrBuf before = {0};
    StrBuf now = {0};
    bool is_same = false;
    if (os_read_file(state_path(copying), STATE_MAX_BYTES, &before, NULL) == STATUS_OK) {
        state_text(copying, &now);
        is_same = str_equal(strbuf_str(&before), strbuf_str(&now));
    }
    strbuf_clear(&before);
    strbuf_clear(&now);
    return is_same;
}

/* After the record was closed, which still writes. */
static Status note_state(Copying *copying, Error *err)
{
    StrBuf now = {0};
    state_text(copying, &now);
    Status status = os_write_file(state_path(copying), strbuf_str(&now), true, err);
    strbuf_clear(&now);
    return status;
}

/* ---- copying ---- */

/* Made beside the record first: SQLite has no business in a network folder. Only then the
 * whole file goes over, under another name until it is complete. */
static Status copy_over(Copying *copying, Error *err)
{
    const char *local =
        str_format(&copying->arena, "%s/" DATABASE ".copying", copying->dir).ptr;
    OsMapping mapping = {0};
    Status status = store_copy_to(copying->record.store, local, err);
    if (status == STATUS_OK) {
        status = os_map_file(local, &mapping, err);
    }
    if (status == STATUS_OK) {
        Str bytes = {mapping.data, mapping.size_bytes};
        status = os_write_file(copying->to, bytes, false, err);
        os_unmap_file(&mapping);
    }
    Status removed = os_remove_tree(local, status == STATUS_OK ? err : NULL);
    return status == STATUS_OK ? removed : status;
}

static Status sign_and_copy(Copying *copying, const Arguments *arguments, Error *err)
{
    Status status = record_open_to_read(arguments, &copying->record, err);
    if (status == STATUS_OK) {
        status = record_publish_head(&copying->record, err);
    }
    if (status == STATUS_OK) {
        status = copy_over(copying, err);
    }
    record_close(&copying->record);
    return status == STATUS_OK ? note_state(copying, err) : status;
}

/* Where the copy goes; nothing is opened or made for that. */
static Status locate(Copying *copying, const Arguments *arguments, Error *err)
{
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey key;
    const char *folder = arguments->operands[0];
    Status status = record_locate(arguments, &copying->record, err);
    if (status == STATUS_OK) {
        copying->dir = str_copy_z(&copying->arena, str_from(copying->record.dir));
    }
    record_close(&copying->record);
    if (status != STATUS_OK ||
        !os_file_exists(str_format(&copying->arena, "%s/" DATABASE, copying->dir).ptr)) {
        return status;
    }
    if (!os_is_dir(folder)) {
        return error_set(err, STATUS_NOT_FOUND, "フォルダー %s がありません。", folder);
    }
    status = credential_public_key_load(copying->dir, &key, err);
    if (status == STATUS_OK) {
        credential_key_id_format(&key, key_id);
        copying->to = str_format(&copying->arena, "%s/device-%s.db", folder, key_id).ptr;
    }
    return status;
}

/* ---- telling ---- */

static void tell(const Arguments *arguments, const Copying *copying)
{
    if (arguments->json != NULL) {
        json_object(arguments->json, NULL);
        json_text_z(arguments->json, "file", copying->to);
        json_bool(arguments->json, "is_unchanged", copying->is_unchanged);
    } else if (copying->to == NULL) {
        (void)puts("この端末には、まだ記録がありません。");
    } else if (copying->is_unchanged) {
        (void)printf("前に置いた写しから変わっていません: %s\n", copying->to);
    } else {
        (void)printf("署名して、記録の写しを置きました: %s\n", copying->to);
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
    Copying copying = {0};
    Error err = {0};
    Status status = locate(&copying, arguments, &err);
    if (status == STATUS_OK && copying.to != NULL) {
        copying.is_unchanged = is_unchanged(&copying);
        if (!copying.is_unchanged) {
            status = sign_and_copy(&copying, arguments, &err);
        }
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell(arguments, &copying);
    } else {
        code = refuse(arguments, &err);
    }
    arena_clear(&copying.arena);
    return code;
}

const Command RECORD_COPY = {
    .group = "record",
    .verb = "copy",
    .operand = "DIR",
    .summary = "この端末の記録に署名し、写しを一つ、人事が集めるフォルダーに置きます。"
               "前の写しから変わっていなければ、何もしません。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
