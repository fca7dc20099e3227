/* gofun-hr handout create: one signed file for all machines, with who works here, what is
 * due when, and the company's words. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "credential/handout_seal.h"
#include "hr/assign_work.h"
#include "hr/handout_gather.h"
#include "roster/fold.h"
#include "store/report.h"

/* A setting: the moment of the newest handout. A machine takes only later ones. */
#define ISSUED_SETTING "handout.issued_at"

static const char CANNOT[] = "配布ファイルを作れません。";

static const Option OPTIONS[] = {
    {"-o", "FILE", "書き出すファイル。"},
    {"--department", "部署", "この部署と、その下の部署だけ。何回でも付けられます。"},
    {"--without-names", NULL,
     "氏名を入れません（社員番号と部署だけ）。名前は、はじめに本人が入れます。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

typedef struct Creating {
    Record record;
    HandoutGather gather;
    StrBuf text;
    const char *path;
    int64_t without_number;
} Creating;

static void read_departments(const Arguments *arguments, HandoutGather *gather)
{
    Str *departments = ARENA_ARRAY(&gather->arena, Str, arguments->value_count);
    for (size_t i = 0; i < arguments->value_count; i++) {
        const OptionValue *value = &arguments->values[i];
        if (strcmp(value->option->name, "--department") == 0) {
            Str *department = &departments[gather->department_count++];
            (void)roster_parse_department(&gather->arena, str_from(value->text),
                                          department);
        }
    }
    gather->departments = departments;
}

/* Two in one second, or a clock set back, must not make a file that no machine takes. */
static Status issue_now(Creating *creating, Error *err)
{
    Record *record = &creating->record;
    Handout *handout = &creating->gather.handout;
    Str last = {0};
    int64_t last_at = 0;
    Status status = store_setting_get(record->store, 0, STR(ISSUED_SETTING), (Str){0},
                                      &record->arena, &last, err);
    handout->issued_at = os_now_seconds();
    if (status == STATUS_OK && str_to_int64(last, &last_at) &&
        last_at >= handout->issued_at) {
        handout->issued_at = last_at + 1;
    }
    handout->zone_minutes = os_zone_offset_minutes(handout->issued_at);
    if (status == STATUS_OK) {
        Str text = str_format(&record->arena, "%" PRId64, handout->issued_at);
        status = store_setting_set(record->store, 0, STR(ISSUED_SETTING), text, err);
    }
    return status;
}

/* Nothing goes out that a machine would not take: it is opened here as it is there. */
static Status prove(Creating *creating, const CredentialKey *key, Error *err)
{
    HandoutSeal seal;
    Handout again;
    CredentialPublicKey company = credential_key_public(key);
    Status status = handout_seal_open(strbuf_str(&creating->text), &company, &seal, err);
    return status == STATUS_OK ? handout_read(&creating->gather.arena, seal.body,
                                              seal.body_line, &again, err)
                               : status;
}

static Status seal_text(Creating *creating, Error *err)
{
    Arena arena = {0};
    StrBuf body = {0};
    const CredentialKey *key = NULL;
    TrustList list;
    Status status = company_open(&creating->record, &key, &list, &arena, err);
    if (status == STATUS_OK) {
        handout_write(&creating->gather.handout, &body);
        handout_seal(key, &list, strbuf_str(&body), &creating->text);
        status = prove(creating, key, err);
    }
    strbuf_clear(&body);
    arena_clear(&arena);
    return status;
}

static Str scope_text(const HandoutGather *gather, Arena *arena)
{
    StrBuf out = {0};
    strbuf_add_format(&out, "%d", gather->handout.cycle);
    for (size_t i = 0; i < gather->department_count; i++) {
        strbuf_add_char(&out, ' ');
        strbuf_add(&out, gather->departments[i]);
    }
    Str text = str_copy(arena, strbuf_str(&out));
    strbuf_clear(&out);
    return text;
}

/* Logged before the file has its name: what cannot be logged does not go out. */
static Status hand_out(Creating *creating, Error *err)
{
    Record *record = &creating->record;
    const Handout *handout = &creating->gather.handout;
    StoreExport entry = {
        .exported_by = assign_who_am_i(&record->arena),
        .what = STR("handout"),
        .format = handout->has_names ? STR("gofun") : STR("gofun-without-names"),
        .scope = scope_text(&creating->gather, &record->arena),
        .destination = str_from(creating->path),
        .row_count = (int64_t)handout->person_count,
    };
    Status status = store_export_add(record->store, &entry, err);
    return status == STATUS_OK
               ? os_write_file(creating->path, strbuf_str(&creating->text), false, err)
               : status;
}

static Status create(Creating *creating, const Arguments *arguments, Error *err)
{
    Record *record = &creating->record;
    StoreRosterCounts counts = {0};
    Status status = company_is_there(record)
                        ? company_unlock(record, err)
                        : error_set(err, STATUS_NOT_FOUND, NO_COMPANY_KEY);
    if (status == STATUS_OK) {
        status = assign_renew_if_due(record, arguments, err);
    }
    if (status == STATUS_OK) {
        status = handout_gather(&creating->gather, assign_today(), err);
    }
    if (status == STATUS_OK) {
        status = store_roster_counts(record->store, &counts, err);
        creating->without_number = counts.without_number;
    }
    if (status == STATUS_OK) {
        status = issue_now(creating, err);
    }
    if (status == STATUS_OK) {
        status = seal_text(creating, err);
    }
    return status == STATUS_OK ? hand_out(creating, err) : status;
}

/* ---- telling ---- */

static void answer(Json *json, const Creating *creating)
{
    const HandoutGather *gather = &creating->gather;
    CredentialPublicKey company = credential_key_public(creating->record.company);
    json_object(json, NULL);
    json_text_z(json, "file", creating->path);
    record_add_key(json, &company);
    json_int(json, "issued_at", gather->handout.issued_at);
    json_int(json, "cycle", gather->handout.cycle);
    json_bool(json, "has_names", gather->handout.has_names);
    json_int(json, "people", (int64_t)gather->handout.person_count);
    json_int(json, "people_on_leave", (int64_t)gather->on_leave);
    json_int(json, "people_with_dues", (int64_t)gather->with_dues);
    json_int(json, "people_without_number", creating->without_number);
    json_int(json, "words", (int64_t)gather->handout.word_count);
    json_int(json, "bytes", (int64_t)creating->text.len);
}

static void tell(const Creating *creating)
{
    const HandoutGather *gather = &creating->gather;
    (void)printf("配布ファイルを作りました: %s\n"
                 "在籍 %zu名（期限のある方 %zu名）、会社の言葉 %zu件、%zu KB\n",
                 creating->path, gather->handout.person_count - gather->on_leave,
                 gather->with_dues, gather->handout.word_count,
                 creating->text.len / 1024 + 1);
    if (gather->on_leave > 0) {
        (void)printf("休職の %zu名も、復職の日から使えるように入れました（期限なし）。\n",
                     gather->on_leave);
    }
    if (!gather->handout.has_names) {
        (void)puts("氏名は入れていません。");
    }
    if (gather->with_dues == 0) {
        (void)puts("期限は一つもありません。決めるには: gofun-hr assign add");
    }
    if (creating->without_number > 0) {
        (void)printf("社員番号のない %lld名は入っていません。\n",
                     (long long)creating->without_number);
    }
    (void)puts("共有フォルダーに置くか、各PCに配ってください。"
               "名簿・期限・会社の言葉を変えたら、作り直してください。");
}

static int refuse(const Arguments *arguments, const Creating *creating, const Error *err)
{
    Trouble trouble = record_trouble_of(CANNOT, err);
    if (creating->gather.remedy != NULL) {
        trouble.remedy = creating->gather.remedy;
    } else if (err->status == STATUS_NOT_FOUND && !company_is_there(&creating->record)) {
        trouble.remedy = "人事の機械で会社の鍵を作ってから、もう一度お試しください。";
    } else if (err->status == STATUS_TOO_LARGE) {
        trouble.remedy = "--department 部署 を付けて、部署ごとに分けて作ってください。";
    }
    return report_tell(arguments, &trouble);
}

static int run(const Arguments *arguments)
{
    Creating creating = {.path = arguments_value(arguments, "-o")};
    Error err = {0};
    if (creating.path == NULL) {
        return report_trouble(arguments, CANNOT, "書き出すファイルがありません。",
                              "「-o 配布.gofun」のように書いてください。");
    }
    Status status = record_open(arguments, &creating.record, &err);
    creating.gather.record = &creating.record;
    creating.gather.handout.has_names = !arguments_has(arguments, "--without-names");
    read_departments(arguments, &creating.gather);
    if (status == STATUS_OK) {
        status = create(&creating, arguments, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = refuse(arguments, &creating, &err);
    } else if (arguments->json != NULL) {
        answer(arguments->json, &creating);
    } else {
        tell(&creating);
    }
    handout_gather_clear(&creating.gather);
    strbuf_clear(&creating.text);
    record_close(&creating.record);
    return code;
}

const Command HANDOUT_CREATE = {
    .group = "handout",
    .verb = "create",
    .operand = "",
    .summary = "名簿・期限・会社の言葉を、各PCに配る一つのファイルにします。会社の鍵で"
               "署名します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
