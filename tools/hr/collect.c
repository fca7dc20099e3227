/* gofun-hr collect: the databases of many machines into HR's. */
#include "store/collect.h"

#include <stdio.h>

#include "base/os.h"
#include "hr/progress.h"
#include "hr/record.h"
#include "hr/report.h"

enum {
    DEPTH_MAX = 4
};

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--strict", NULL, "会社が署名していない端末の記録を入れません。"},
    {"--again", NULL, "前に集めたファイルも、もう一度調べます。"},
    {"--hash", NULL, "集めた内容全体の照合値も表示します。"},
};
static const Option CONFLICT_OPTIONS[] = {OPTION_DATA, OPTION_JSON};

/* ---- which files ---- */

typedef struct Sources {
    Arena arena;
    const char **paths;
    size_t count;
    size_t room;
} Sources;

static void add_source(Sources *sources, const char *path)
{
    if (sources->count == sources->room) {
        sources->room = sources->room == 0 ? 64 : 2 * sources->room;
        sources->paths =
            mem_resize(sources->paths, sources->room * sizeof *sources->paths);
    }
    sources->paths[sources->count++] = path;
}

/* Every gofun.db and every other file that ends in .db, but not the backups beside one.
 */
static Status find_sources(Sources *sources, const char *path, int depth, Error *err)
{
    if (!os_is_dir(path)) {
        add_source(sources, path);
        return os_file_exists(path) ? STATUS_OK
                                    : error_set(err, STATUS_NOT_FOUND, "%s", path);
    }
    OsNames names = {0};
    Status status = os_list_dir(&sources->arena, path, &names, err);
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        Str name = names.names[i];
        const char *inner =
            str_format(&sources->arena, "%s/%.*s", path, STR_ARG(name)).ptr;
        if (os_is_dir(inner)) {
            bool is_skipped = depth == 0 || str_is(name, "backup");
            status =
                is_skipped ? STATUS_OK : find_sources(sources, inner, depth - 1, err);
        } else if (str_ends_with(name, STR(".db"))) {
            add_source(sources, inner);
        }
    }
    return status;
}

static void clear_sources(Sources *sources)
{
    mem_free(sources->paths);
    arena_clear(&sources->arena);
}

/* ---- who is trusted ---- */

typedef struct Trusted {
    TrustList list;
    const CredentialPublicKey *keys;
    size_t count; /* of the list; one more place behind them for the machine's own */
    CredentialPublicKey *room;
} Trusted;

static bool is_signed(void *context, Str public_key, Str text, Str signature)
{
    (void)context;
    return credential_record_is_signed(public_key, text, signature);
}

static bool is_known(void *context, Str public_key)
{
    const Trusted *trusted = context;
    CredentialPublicKey key;
    return credential_public_key_parse(public_key, &key, NULL) == STATUS_OK &&
           trust_find_device(&trusted->list, &key) != NULL;
}

static bool is_certificate_good(void *context, Str content, Str machine_key)
{
    Trusted *trusted = context;
    size_t count = trusted->count;
    if (machine_key.len > 0 &&
        credential_public_key_parse(machine_key, &trusted->room[count], NULL) ==
            STATUS_OK) {
        count++;
    }
    Arena arena = {0};
    VerifyResult result;
    certificate_verify(&arena, content, trusted->room, count, &result);
    arena_clear(&arena);
    return result.finding == VERIFY_VALID;
}

static Status read_trusted(Record *record, Trusted *out, Error *err)
{
    Status status = company_list(record, &out->list, &record->arena, err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t listed = out->list.device_count;
    out->room = ARENA_ARRAY(&record->arena, CredentialPublicKey, listed + 2);
    for (size_t i = 0; i < listed; i++) {
        out->room[i] = out->list.devices[i].key;
    }
    out->room[listed] = credential_key_public(record->key);
    out->count = listed + 1;
    return STATUS_OK;
}

static const char *device_state(const Trusted *trusted, const StoreCollectReport *report)
{
    CredentialPublicKey key;
    if (report->head == STORE_HEAD_NONE ||
        credential_public_key_parse(report->public_key, &key, NULL) != STATUS_OK) {
        return "署名なし";
    }
    const TrustDevice *device = trust_find_device(&trusted->list, &key);
    if (device == NULL) {
        return "署名あり・会社が知らない端末";
    }
    return device->until != TRUST_NO_END ? "署名あり・取り消した端末" : "署名あり";
}

/* ---- one file ---- */

typedef struct Collecting {
    Record *record;
    Trusted trusted;
    StoreCollectHost host;
    bool is_strict, again;
    size_t merged, seen, refused;
    int64_t conflicts, answers;
    size_t unsigned_files;
} Collecting;

static void print_refused(const char *path, const Error *err)
{
    static const struct {
        Status status;
        const char *text;
    } rows[] = {
        {STATUS_UNTRUSTED, "端末が署名したあとで、書き換えられているか消されています"},
        {STATUS_BAD_DATA, "壊れています"},
        {STATUS_TOO_NEW, "新しい「五分」の記録です"},
        {STATUS_UNSUPPORTED, "「五分」の記録ではありません"},
        {STATUS_BUSY, "書き込みが続いていて、写せません"},
        {STATUS_NOT_FOUND, "ファイルがありません"},
        {STATUS_DENIED, "会社が署名していない端末です"},
    };
    const char *text = "読めません";
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        text = rows[i].status == err->status ? rows[i].text : text;
    }
    (void)fprintf(stderr, "入れませんでした: %s\n  原因: %s（%s）\n", path, text,
                  err->message);
}

static void print_merged(const Collecting *collecting, const char *path,
                         const StoreCollectReport *r)
{
    (void)printf("%s: %s　新しい人%lld 課%lld 答え%lld 選択%lld 修了証%lld", path,
                 device_state(&collecting->trusted, r), (long long)r->people,
                 (long long)r->attempts, (long long)r->answers, (long long)r->replies,
                 (long long)r->certificates);
    if (r->head == STORE_HEAD_GOOD && r->row_count > r->signed_rows) {
        (void)printf("　署名より後の行%lld", (long long)(r->row_count - r->signed_rows));
    }
    if (r->conflicts > 0) {
        (void)printf("　食い違い%lld", (long long)r->conflicts);
    }
    if (r->left_out > 0) {
        (void)printf("　入れない記録%lld", (long long)r->left_out);
    }
    (void)puts("");
}

static Status collect_one(Collecting *collecting, const char *path, Error *err)
{
    Arena arena = {0};
    StoreCollectReport report;
    StoreCollectSource source = {path, collecting->again, collecting->is_strict};
    Status status = store_collect(collecting->record->store, &source, &collecting->host,
                                  &arena, &report, err);
    if (status != STATUS_OK) {
        print_refused(path, err);
        collecting->refused++;
    } else if (report.was_seen) {
        collecting->seen++;
    } else {
        collecting->merged++;
        collecting->conflicts += report.conflicts;
        collecting->answers += report.answers;
        collecting->unsigned_files += report.head == STORE_HEAD_NONE;
        print_merged(collecting, path, &report);
    }
    arena_clear(&arena);
    bool is_own_trouble = status == STATUS_NO_SPACE || status == STATUS_READ_ONLY;
    return is_own_trouble ? status : STATUS_OK;
}

static Status collect_all(Collecting *collecting, const Sources *sources, Error *err)
{
    Status status = read_trusted(collecting->record, &collecting->trusted, err);
    collecting->host = (StoreCollectHost){&collecting->trusted, is_signed, is_known,
                                          is_certificate_good};
    Progress progress;
    progress_start(&progress, "記録", sources->count);
    for (size_t i = 0; status == STATUS_OK && i < sources->count; i++) {
        status = collect_one(collecting, sources->paths[i], err);
        progress_step(&progress);
    }
    progress_end(&progress);
    return status;
}

static Status print_hash(Record *record, Error *err)
{
    uint8_t hash[STORE_HASH_BYTES];
    Status status = store_content_hash(record->store, hash, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof hash; i++) {
        (void)printf("%s%02x", i == 0 ? "内容の照合値 " : "", hash[i]);
    }
    if (status == STATUS_OK) {
        (void)puts("");
    }
    return status;
}

static Status collect_into(Record *record, const Arguments *arguments,
                           Collecting *collecting, Error *err)
{
    Sources sources = {0};
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < arguments->operand_count; i++) {
        status = find_sources(&sources, arguments->operands[i], DEPTH_MAX, err);
    }
    if (status == STATUS_OK && sources.count == 0) {
        status = error_set(err, STATUS_NOT_FOUND, "no file that ends in .db");
    }
    if (status == STATUS_OK) {
        status = collect_all(collecting, &sources, err);
    }
    clear_sources(&sources);
    if (status == STATUS_OK && arguments_has(arguments, "--hash")) {
        status = print_hash(record, err);
    }
    return status;
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Collecting collecting = {.record = &record,
                             .is_strict = arguments_has(arguments, "--strict"),
                             .again = arguments_has(arguments, "--again")};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = collect_into(&record, arguments, &collecting, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        (void)printf("集めた記録 %zu件、前と同じ %zu件、入れなかった %zu件、新しい答え "
                     "%lld件、新しい食い違い %lld件\n",
                     collecting.merged, collecting.seen, collecting.refused,
                     (long long)collecting.answers, (long long)collecting.conflicts);
        if (collecting.conflicts > 0) {
            (void)puts("食い違いは「gofun-hr collect conflicts」で見られます。");
        }
        if (collecting.unsigned_files > 0) {
            (void)printf(
                "署名なしの記録が %zu件あります。その端末で「五分」を一度終えるか"
                "「gofun-hr record sign」を実行すると、書き換えを見つけられるように"
                "なります。\n",
                collecting.unsigned_files);
        }
        code = collecting.refused > 0 ? EXIT_BAD : EXIT_GOOD;
    } else {
        code = record_trouble(arguments, "記録を集められません。", &err);
    }
    record_close(&record);
    return code;
}

/* ---- conflicts ---- */

typedef struct ConflictList {
    Arena arena;
    bool is_json;
    size_t count;
} ConflictList;

static const char *kind_text(Str kind)
{
    static const struct {
        const char *kind;
        const char *text;
    } rows[] = {
        {"name", "同じ社員番号で氏名が違います"},
        {"person", "番号のなかった人に、別の人の番号が付いています"},
        {"attempt", "同じ受講の始まりが違います"},
        {"reply", "同じ場面の選択が違います"},
        {"answer", "同じ問いの答えが違います"},
        {"certificate", "同じ記録番号で内容が違います"},
        {"unsigned", "修了証の署名を確かめられません"},
        {"orphan", "修了証のもとになる受講がありません"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_is(kind, rows[i].kind)) {
            return rows[i].text;
        }
    }
    return "";
}

static Status print_conflict(void *context, const StoreConflict *conflict, Error *err)
{
    (void)err;
    ConflictList *list = context;
    if (list->is_json) {
        (void)printf("%s\n  {\"kind\": ", list->count > 0 ? "," : "");
        report_json_string(conflict->kind);
        (void)printf(", \"subject\": ");
        report_json_string(conflict->subject);
        (void)printf(", \"device\": ");
        report_json_string(conflict->device_uid);
        (void)printf(", \"found_at\": %lld}", (long long)conflict->found_at);
    } else {
        arena_reset(&list->arena);
        Str day = record_day(&list->arena, conflict->found_at);
        (void)printf("%.*s  %s: %.*s  %.*s\n", STR_ARG(day), kind_text(conflict->kind),
                     STR_ARG(conflict->subject), STR_ARG(conflict->device_uid));
    }
    list->count++;
    return STATUS_OK;
}

static int run_conflicts(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    ConflictList list = {.is_json = arguments_has(arguments, "--json")};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        (void)printf("%s", list.is_json ? "[" : "");
        status = store_collect_conflicts(record.store, print_conflict, &list, &err);
        (void)printf("%s", list.is_json ? "\n]\n" : "");
    }
    if (status == STATUS_OK && !list.is_json) {
        (void)printf("食い違い %zu件\n", list.count);
    }
    int code = status == STATUS_OK
                   ? EXIT_GOOD
                   : record_trouble(arguments, "食い違いを出せません。", &err);
    arena_clear(&list.arena);
    record_close(&record);
    return code;
}

const Command COLLECT = {
    .group = "collect",
    .verb = "",
    .operand = "FOLDER...",
    .summary =
        "たくさんの端末の記録を、人事の記録に集めます。何度でも、どの順でも同じです。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .operands_are_many = true,
    .run = run,
};
const Command COLLECT_CONFLICTS = {
    .group = "collect",
    .verb = "conflicts",
    .operand = "",
    .summary = "集めたときの食い違いを表示します。",
    .options = CONFLICT_OPTIONS,
    .option_count = sizeof CONFLICT_OPTIONS / sizeof CONFLICT_OPTIONS[0],
    .run = run_conflicts,
};
