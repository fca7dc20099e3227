/* gofun-hr record copy: this machine vouches for its record and puts one plain copy of it
 * where HR collects. Meant for timers: without a record, or when nothing was added since
 * the copy before, there is nothing to do. */
#include <stdio.h>

#include "base/os.h"
#include "hr/record_head.h"
#include "store/care.h"

#define DATABASE "gofun.db"
#define STATE_MAX_BYTES ((size_t)16384)
#define COPY_MAX_BYTES ((size_t)1024 * 1024 * 1024)

enum {
    NAMES_MAX = 9, /* machines with one key that put copies into one folder */
    HASHES_MAX = 7 /* of copies before: there may be more than one folder */
};

static const char CANNOT[] = "記録の写しを置けません。";

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

/* Paths live in arena. */
typedef struct Copying {
    Arena arena;
    Record record;
    const char *dir; /* the data folder */
    const char *to;  /* NULL: there is no record */
    Str before;      /* the state noted behind the copy before; empty: none */
    bool is_unchanged;
    bool is_beside; /* another machine's copy has the name */
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

static void read_state(Copying *copying)
{
    StrBuf before = {0};
    if (os_read_file(state_path(copying), STATE_MAX_BYTES, &before, NULL) == STATUS_OK) {
        copying->before = str_copy(&copying->arena, strbuf_str(&before));
    }
    strbuf_clear(&before);
}

static bool is_unchanged(Copying *copying)
{
    StrBuf now = {0};
    state_text(copying, &now);
    bool is_same = str_starts_with(copying->before, strbuf_str(&now));
    strbuf_clear(&now);
    return is_same;
}

static Str hash_line(Arena *arena, Str bytes)
{
    StrBuf line = {0};
    uint8_t hash[CREDENTIAL_HASH_BYTES];
    credential_hash(bytes.ptr, bytes.len, hash);
    for (size_t i = 0; i < sizeof hash; i++) {
        strbuf_add_format(&line, "%02x", hash[i]);
    }
    strbuf_add_char(&line, '\n');
    Str result = str_copy(arena, strbuf_str(&line));
    strbuf_clear(&line);
    return result;
}

/* The hashes of copies in the state, newest first, behind its three paths. */
static Str noted_hashes(const Copying *copying)
{
    Str rest = copying->before;
    Str line = {0};
    for (int i = 0; i < 3; i++) {
        (void)str_split(&rest, '\n', &line);
    }
    return rest;
}

/* After the record was closed, which still writes. */
static Status note_state(Copying *copying, Error *err)
{
    OsMapping copy = {0};
    StrBuf now = {0};
    Status status = os_map_file(copying->to, &copy, err);
    if (status == STATUS_OK) {
        Str newest = hash_line(&copying->arena, (Str){copy.data, copy.size_bytes});
        os_unmap_file(&copy);
        state_text(copying, &now);
        strbuf_add(&now, newest);
        Str older = noted_hashes(copying);
        size_t most = HASHES_MAX * newest.len;
        strbuf_add(&now, str_slice(older, 0, older.len < most ? older.len : most));
        status = os_write_file(state_path(copying), strbuf_str(&now), true, err);
    }
    strbuf_clear(&now);
    return status;
}

/* Whether the file under this name is a copy put there before, by its bytes: file servers
 * have their own idea of times. Versions before this one noted no hashes. */
static bool is_own(Copying *copying, const char *path)
{
    StrBuf bytes = {0};
    Str noted = noted_hashes(copying);
    bool is_one = noted.len == 0 && copying->before.len > 0;
    if (noted.len > 0 && os_read_file(path, COPY_MAX_BYTES, &bytes, NULL) == STATUS_OK) {
        Str line = hash_line(&copying->arena, strbuf_str(&bytes));
        is_one = str_find(noted, line) >= 0;
    }
    strbuf_clear(&bytes);
    return is_one;
}

/* Two machines from one disk image have one key, and must not put their copies over each
 * other's. */
static void choose_name(Copying *copying, const char *folder, const char *key_id)
{
    Arena *arena = &copying->arena;
    copying->to = str_format(arena, "%s/device-%s.db", folder, key_id).ptr;
    for (int i = 2; i <= NAMES_MAX && os_file_exists(copying->to) &&
                    !is_unchanged(copying) && !is_own(copying, copying->to);
         i++) {
        copying->to = str_format(arena, "%s/device-%s-%d.db", folder, key_id, i).ptr;
        copying->is_beside = true;
    }
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
        read_state(copying);
        choose_name(copying, folder, key_id);
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
        json_bool(arguments->json, "is_beside_another", copying->is_beside);
    } else if (copying->to == NULL) {
        (void)puts("この端末には、まだ記録がありません。");
    } else if (copying->is_unchanged) {
        (void)printf("前に置いた写しから変わっていません: %s\n", copying->to);
    } else {
        (void)printf("署名して、記録の写しを置きました: %s\n", copying->to);
        if (copying->is_beside) {
            (void)puts("同じ端末の鍵の、別の端末の写しがあります（ディスクの複製など）。"
                       "別の名前で置きました。人事に知らせてください。");
        }
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
