/* gofun-hr collect: the databases of many machines into HR's. */
#include "store/collect.h"

#include <stdio.h>

#include "base/os.h"
#include "hr/collect_words.h"
#include "hr/progress.h"
#include "hr/record.h"
#include "hr/report.h"
#include "hr/same_name.h"

enum {
    DEPTH_MAX = 4
};

static const Option OPTIONS[] = {
    OPTION_DATA,
    {"--strict", NULL, "会社が署名していない端末の記録を入れません。"},
    {"--again", NULL, "前に集めたファイルも、もう一度調べます。"},
    {"--hash", NULL, "集めた内容全体の照合値も表示します。"},
    OPTION_JSON,
};

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
        return os_file_exists(path)
                   ? STATUS_OK
                   : error_set(err, STATUS_NOT_FOUND, "%s が見つかりません。", path);
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
        } else if (str_ends_with(name, STR(".db")) && os_is_plain_file(inner)) {
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
    if (credential_public_key_parse(public_key, &key, NULL) != STATUS_OK) {
        return false;
    }
    const TrustDevice *device = trust_find_device(&trusted->list, &key);
    return device != NULL && device->until == TRUST_NO_END;
}

/* One that a stolen device may have made stays out of the register, where it would be
 * taken for one that was there before. One that was called back is still ours. */
static bool is_certificate_good(void *context, Str serial, Str content, Str machine_key)
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
    TrustRefusal refusal;
    certificate_verify(&arena, content, trusted->room, count, &result);
    trust_judge(&trusted->list, &result, &refusal);
    bool is_good = str_equal(result.certificate.serial, serial) &&
                   (result.finding == VERIFY_VALID || result.finding == VERIFY_REVOKED);
    arena_clear(&arena);
    return is_good;
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

typedef struct DeviceState {
    const char *id;
    const char *text;
} DeviceState;

static DeviceState device_state(const Trusted *trusted, const StoreCollectReport *report)
{
    CredentialPublicKey key;
    if (report->head == STORE_HEAD_NONE ||
        credential_public_key_parse(report->public_key, &key, NULL) != STATUS_OK) {
        return (DeviceState){"unsigned", "署名なし"};
    }
    const TrustDevice *device = trust_find_device(&trusted->list, &key);
    if (device == NULL) {
        return (DeviceState){"unknown", "署名あり・会社が知らない端末"};
    }
    return device->until != TRUST_NO_END
               ? (DeviceState){"revoked", "署名あり・取り消した端末"}
               : (DeviceState){"signed", "署名あり"};
}

/* ---- one file ---- */

typedef struct Collecting {
    Record *record;
    Trusted trusted;
    StoreCollectHost host;
    bool is_strict, again;
    size_t merged, seen, refused;
    int64_t conflicts, answers, left_out;
    size_t unsigned_files, forked_files;
    int64_t guests;         /* who has no number yet */
    size_t unknown_devices; /* files of machines without the company's signature */
    int64_t changed_rows, wrong_sums; /* in HR's own record */
    Progress progress;
    Json *json; /* the list of files is open; NULL: for people */
} Collecting;

static Trouble trouble_with(const char *path, const Error *err)
{
    static const struct {
        Status status;
        const char *cause;
        const char *remedy;
    } rows[] = {
        {STATUS_UNTRUSTED, "端末が署名したあとで、書き換えられているか消されています。",
         "その端末で何があったかを確かめ、写しを取り直してください。"},
        {STATUS_BAD_DATA, "壊れています。", "その端末から、写しを取り直してください。"},
        {STATUS_TOO_NEW, "新しい「五分」の記録です。", "gofun-hr を新しくしてください。"},
        {STATUS_UNSUPPORTED, "「五分」の記録ではありません。",
         "集めるフォルダーから外してください。"},
        {STATUS_BUSY, "書き込みが続いていて、写せません。",
         "その端末の「五分」を閉じて、もう一度実行してください。"},
        {STATUS_NOT_FOUND, "ファイルがありません。",
         "ファイルの名前と場所を確かめてください。"},
        {STATUS_DENIED, "会社が署名していないか、取り消した端末です。",
         "「gofun-hr key device sign」で署名するか、--strict を外してください。"},
    };
    Trouble trouble = record_trouble_of("入れませんでした。", err);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].status == err->status) {
            trouble.cause = rows[i].cause;
            trouble.remedy = rows[i].remedy;
        }
    }
    trouble.file = path;
    return trouble;
}

static void begin_file(Json *json, const char *path, const char *outcome)
{
    json_object(json, NULL);
    json_text_z(json, "file", path);
    json_text_z(json, "outcome", outcome);
}

static void tell_refused(Collecting *collecting, const char *path, const Error *err)
{
    Arena arena = {0};
    Trouble trouble = trouble_with(path, err);
    trouble.what = str_format(&arena, "%s を入れませんでした。", path).ptr;
    report_warn(&trouble);
    if (collecting->json != NULL) {
        begin_file(collecting->json, path, "refused");
        report_add_error(collecting->json, &trouble);
        json_end(collecting->json);
    }
    arena_clear(&arena);
}

static void answer_merged(const Collecting *collecting, const char *path,
                          const StoreCollectReport *r)
{
    Json *json = collecting->json;
    begin_file(json, path, r->was_seen ? "seen" : "merged");
    if (!r->was_seen) {
        json_text_z(json, "device", device_state(&collecting->trusted, r).id);
        json_int(json, "people", r->people);
        json_int(json, "attempts", r->attempts);
        json_int(json, "answers", r->answers);
        json_int(json, "replies", r->replies);
        json_int(json, "certificates", r->certificates);
        json_int(json, "unsigned_rows",
                 r->head == STORE_HEAD_GOOD ? r->row_count - r->signed_rows : 0);
        json_int(json, "conflicts", r->conflicts);
        json_int(json, "left_out", r->left_out);
        json_bool(json, "forked", r->is_forked);
    }
    json_end(json);
}

static void print_merged(const Collecting *collecting, const char *path,
                         const StoreCollectReport *r)
{
    (void)printf("%s: %s　新しい人%lld、受講%lld、答え%lld、選択%lld、修了証%lld", path,
                 device_state(&collecting->trusted, r).text, (long long)r->people,
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
    if (r->is_forked) {
        (void)printf("　同じ鍵の別の記録");
    }
    (void)puts("");
}

static void count_merged(Collecting *collecting, const char *path,
                         const StoreCollectReport *report)
{
    if (report->was_seen) {
        collecting->seen++;
    } else {
        collecting->merged++;
        collecting->conflicts += report->conflicts;
        collecting->left_out += report->left_out;
        collecting->answers += report->answers;
        collecting->unsigned_files += report->head == STORE_HEAD_NONE;
        collecting->forked_files += report->is_forked;
        collecting->unknown_devices +=
            str_is(str_from(device_state(&collecting->trusted, report).id), "unknown");
    }
    if (collecting->json != NULL) {
        answer_merged(collecting, path, report);
    } else if (!report->was_seen) {
        print_merged(collecting, path, report);
    }
}

static Status collect_one(Collecting *collecting, const char *path, Error *err)
{
    Arena arena = {0};
    StoreCollectReport report;
    StoreCollectSource source = {path, collecting->again, collecting->is_strict};
    Status status = store_collect(collecting->record->store, &source, &collecting->host,
                                  &arena, &report, err);
    progress_end(&collecting->progress);
    if (status == STATUS_OK) {
        count_merged(collecting, path, &report);
    } else {
        tell_refused(collecting, path, err);
        collecting->refused++;
    }
    arena_clear(&arena);
    bool is_own_trouble = status == STATUS_NO_SPACE || status == STATUS_READ_ONLY;
    return is_own_trouble ? status : STATUS_OK;
}

static Status collect_all(Collecting *collecting, const Sources *sources, Error *err)
{
    Status status = read_trusted(collecting->record, &collecting->trusted, err);
    collecting->host = (StoreCollectHost){&collecting->trusted, is_signed, is_known,
                                          is_certificate_good, same_name_for_host};
    progress_start(&collecting->progress, "記録", sources->count);
    for (size_t i = 0; status == STATUS_OK && i < sources->count; i++) {
        status = collect_one(collecting, sources->paths[i], err);
        progress_step(&collecting->progress);
    }
    progress_end(&collecting->progress);
    return status;
}

static Status tell_hash(Record *record, Json *json, Error *err)
{
    uint8_t hash[STORE_HASH_BYTES];
    char text[2 * STORE_HASH_BYTES + 1];
    Status status = store_content_hash(record->store, hash, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof hash; i++) {
        (void)snprintf(text + 2 * i, 3, "%02x", hash[i]);
    }
    if (status == STATUS_OK && json != NULL) {
        json_text_z(json, "hash", text);
    } else if (status == STATUS_OK) {
        (void)printf("内容の照合値 %s\n", text);
    }
    return status;
}

/* What came in is read once more and remembered as verified, so that audits need not; the
 * rest of HR's own record is judged with it. */
static Status verify_merged(Collecting *collecting, Error *err)
{
    if (collecting->merged == 0) {
        return STATUS_OK;
    }
    StoreVerification found;
    Status status = store_verify(collecting->record->store, STORE_VERIFY_ADDED_AND_SUMS,
                                 &collecting->record->arena, &found, err);
    collecting->changed_rows = (int64_t)found.chain.count;
    collecting->wrong_sums = found.differences;
    return status;
}

static Status count_guests(Collecting *collecting, Error *err)
{
    StoreRosterCounts counts = {0};
    Status status = store_roster_counts(collecting->record->store, &counts, err);
    collecting->guests = counts.without_number;
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
        status =
            error_set(err, STATUS_NOT_FOUND, "終わりが .db のファイルが見つかりません。");
    }
    if (status == STATUS_OK && collecting->json != NULL) {
        json_object(collecting->json, NULL);
        json_array(collecting->json, "files");
    }
    if (status == STATUS_OK) {
        status = collect_all(collecting, &sources, err);
    }
    clear_sources(&sources);
    if (status == STATUS_OK && collecting->json != NULL) {
        json_end_inner(collecting->json);
    }
    if (status == STATUS_OK) {
        status = verify_merged(collecting, err);
    }
    if (status == STATUS_OK) {
        status = count_guests(collecting, err);
    }
    if (status == STATUS_OK && arguments_has(arguments, "--hash")) {
        status = tell_hash(record, collecting->json, err);
    }
    return status;
}

static bool is_suspicious(const Collecting *collecting)
{
    return collecting->changed_rows > 0 || collecting->wrong_sums > 0;
}

static void answer_sums(const Collecting *collecting)
{
    Json *json = collecting->json;
    json_int(json, "merged", (int64_t)collecting->merged);
    json_int(json, "seen", (int64_t)collecting->seen);
    json_int(json, "refused", (int64_t)collecting->refused);
    json_int(json, "answers", collecting->answers);
    json_int(json, "conflicts", collecting->conflicts);
    json_int(json, "unsigned_files", (int64_t)collecting->unsigned_files);
    json_int(json, "forked_files", (int64_t)collecting->forked_files);
    json_int(json, "guests", collecting->guests);
    json_int(json, "changed_rows", collecting->changed_rows);
    json_int(json, "wrong_sums", collecting->wrong_sums);
}

static void tell_forked(const Collecting *collecting)
{
    if (collecting->forked_files > 0) {
        (void)printf(
            "前に集めた端末と同じ鍵で、別の道をたどった記録が %zu件あります。"
            "ディスクを複製した端末か、控えから戻した端末です。記録はどれも"
            "失われていません。複製なら、その端末の記録を集めてから、データの"
            "置き場所（~/.local/share/gofun）をよそに移すと、次の起動で新しい鍵に"
            "なります。\n",
            collecting->forked_files);
    }
}

static void tell_sums(const Collecting *collecting)
{
    if (collecting->json != NULL) {
        answer_sums(collecting);
        return;
    }
    (void)printf("集めた記録 %zu件、前と同じ %zu件、入れなかった %zu件、新しい答え "
                 "%lld件、新しい食い違い %lld件\n",
                 collecting->merged, collecting->seen, collecting->refused,
                 (long long)collecting->answers, (long long)collecting->conflicts);
    if (collecting->conflicts > 0) {
        (void)puts("食い違いは「gofun-hr collect conflicts」で見られます。");
    }
    if (collecting->left_out > 0) {
        (void)printf("入れない記録 %lld件は、消した人（person erase）か、消した年度"
                     "（retention apply）のものです。\n",
                     (long long)collecting->left_out);
    }
    if (collecting->guests > 0) {
        (void)printf(
            "社員番号のない人が %lld人います。「gofun-hr person list --guests」で、"
            "だれの記録かを決められます。\n",
            (long long)collecting->guests);
    }
    if (collecting->unsigned_files > 0) {
        (void)printf("署名なしの記録が %zu件あります。その端末で「五分」を一度終えるか"
                     "「gofun-hr record sign」を実行すると、書き換えを見つけられるように"
                     "なります。\n",
                     collecting->unsigned_files);
    }
    tell_forked(collecting);
    if (collecting->unknown_devices > 0) {
        (void)printf("会社が知らない端末の記録が %zu件あります。%s\n",
                     collecting->unknown_devices, COLLECT_SIGN_DEVICE);
    }
}

static void warn_suspicious(const Collecting *collecting)
{
    Arena arena = {0};
    Trouble trouble = {
        .what = "人事の記録そのものに、おかしい所があります。",
        .cause = str_format(&arena,
                            "書き換えの疑いが%lld件、集計との食い違いが%lld件あります。",
                            (long long)collecting->changed_rows,
                            (long long)collecting->wrong_sums)
                     .ptr,
        .remedy = "「gofun-hr report audit」で、どの記録かを見てください。",
    };
    report_warn(&trouble);
    arena_clear(&arena);
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Collecting collecting = {.record = &record,
                             .is_strict = arguments_has(arguments, "--strict"),
                             .again = arguments_has(arguments, "--again"),
                             .json = arguments->json};
    Status status = record_open(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = collect_into(&record, arguments, &collecting, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_sums(&collecting);
        if (is_suspicious(&collecting)) {
            warn_suspicious(&collecting);
        }
        bool is_good = collecting.refused == 0 && !is_suspicious(&collecting);
        code = is_good ? EXIT_GOOD : EXIT_BAD;
    } else {
        code = record_trouble(arguments, "記録を集められません。", &err);
    }
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
