/* gofun-hr collect conflicts: where copies of records contradict each other, the roster,
 * or their own signatures. */
#include <stdio.h>

#include "hr/collect_words.h"
#include "hr/record.h"
#include "hr/same_name.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

typedef struct ConflictList {
    Arena arena;
    Json *json; /* NULL: for people */
    size_t count;
    size_t doubts;     /* numbers with the wrong name */
    size_t unverified; /* certificates of machines the company does not know */
} ConflictList;

static const char *kind_text(Str kind)
{
    static const struct {
        const char *kind;
        const char *text;
    } rows[] = {
        {"name", "同じ社員番号で氏名が違います"},
        {"number", "社員番号は同じですが、端末の氏名と名簿の氏名が合いません"},
        {"person", "端末で社員番号が変わりましたが、前の番号の人に入ったままです"},
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
    Json *json = list->json;
    bool is_number = str_is(conflict->kind, "number");
    if (json != NULL) {
        json_object(json, NULL);
        json_text(json, "kind", conflict->kind);
        json_text(json, "subject", conflict->subject);
        json_text(json, "device", conflict->device_uid);
        json_int(json, "found_at", conflict->found_at);
        if (is_number) {
            json_text(json, "claimed_name", conflict->claimed_name);
            json_text(json, "listed_name", conflict->listed_name);
            json_int(json, "guest", conflict->learner_id);
        } else if (conflict->claimed_name.len > 0) {
            json_text(json, "names", conflict->claimed_name);
        }
        json_end(json);
    } else {
        arena_reset(&list->arena);
        Str day = record_day(&list->arena, conflict->found_at);
        (void)printf("%.*s  %s: %.*s  %.*s", STR_ARG(day), kind_text(conflict->kind),
                     STR_ARG(conflict->subject), STR_ARG(conflict->device_uid));
        if (!is_number) {
            (void)printf("%.*s", STR_ARG(conflict->claimed_name));
        } else {
            (void)printf("端末「%.*s」 名簿「%.*s」 guest:%lld",
                         STR_ARG(conflict->claimed_name), STR_ARG(conflict->listed_name),
                         (long long)conflict->learner_id);
        }
        (void)puts("");
    }
    list->doubts += is_number;
    list->unverified += str_is(conflict->kind, "unsigned");
    list->count++;
    return STATUS_OK;
}

static int run_conflicts(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    ConflictList list = {.json = arguments->json};
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        if (list.json != NULL) {
            json_array(list.json, NULL);
        }
        const StoreCollectHost host = {.is_same_name = same_name_for_host};
        status =
            store_collect_conflicts(record.store, &host, print_conflict, &list, &err);
    }
    if (status == STATUS_OK && list.json == NULL) {
        (void)printf("食い違い %zu件\n", list.count);
    }
    if (status == STATUS_OK && list.json == NULL && list.doubts > 0) {
        (void)puts(
            "番号の打ち間違いなら「gofun-hr person split guest:番号」で分けられます。"
            "本人なら、そのままで構いません。");
    }
    if (status == STATUS_OK && list.json == NULL && list.unverified > 0) {
        (void)printf(
            "修了証の署名は、端末を会社の端末にしてから「gofun-hr collect FOLDER "
            "--again」で確かめられます。%"
            "s取り消した端末の修了証なら、そのままにします。\n",
            COLLECT_SIGN_DEVICE);
    }
    int code = status == STATUS_OK
                   ? EXIT_GOOD
                   : record_trouble(arguments, "食い違いを出せません。", &err);
    arena_clear(&list.arena);
    record_close(&record);
    return code;
}

const Command COLLECT_CONFLICTS = {
    .group = "collect",
    .verb = "conflicts",
    .operand = "",
    .summary = "集めたときの食い違いを表示します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run_conflicts,
};
