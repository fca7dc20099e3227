/* gofun-hr handout show: whether a handout is the company's, and what it says. Names and
 * numbers of people stay in the file. */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "credential/handout_seal.h"
#include "hr/record.h"
#include "hr/verify_keys.h"
#include "hr/words_known.h"
#include "roster/handout.h"

static const char CANNOT[] = "配布ファイルを確かめられません。";

static const Option OPTIONS[] = {
    {"--company", "KEY",
     "会社の公開鍵（64けた、またはファイル）。なければ、この機械の会社の鍵で"
     "確かめます。"},
    OPTION_DATA,
    OPTION_JSON,
};

typedef struct Showing {
    Record record;
    StrBuf text;
    bool has_pin; /* a company key to check with */
    CredentialPublicKey pin;
    HandoutSeal seal;
    Handout handout;
} Showing;

/* ---- what is due ---- */

/* So many people have so many lessons due on that day. */
typedef struct Day {
    FormatDate due_on;
    size_t lessons;
    size_t people;
} Day;

typedef struct Days {
    Day *items;
    size_t count;
} Days;

static void add_day(Days *days, const HandoutDue *due, size_t lessons, size_t people)
{
    for (size_t i = 0; i < days->count; i++) {
        Day *day = &days->items[i];
        if (day->lessons == lessons &&
            format_day_number(day->due_on) == format_day_number(due->due_on)) {
            day->people += people;
            return;
        }
    }
    days->items[days->count++] = (Day){due->due_on, lessons, people};
}

static int compare_days(const void *a, const void *b)
{
    const Day *left = a;
    const Day *right = b;
    int64_t days = format_day_number(left->due_on) - format_day_number(right->due_on);
    return days != 0
               ? (days > 0) - (days < 0)
               : (left->lessons < right->lessons) - (left->lessons > right->lessons);
}

/* A set is sorted by day: each run of one day is one entry. */
static void add_set(Days *days, const HandoutDues *set, size_t people)
{
    for (size_t i = 0; i < set->count;) {
        size_t from = i;
        int64_t day = format_day_number(set->items[from].due_on);
        while (i < set->count && format_day_number(set->items[i].due_on) == day) {
            i++;
        }
        add_day(days, &set->items[from], i - from, people);
    }
}

static Days days_of(Arena *arena, const Handout *handout, size_t *with_dues)
{
    size_t *people = ARENA_ARRAY(arena, size_t, handout->set_count + 1);
    size_t most = 0;
    for (size_t i = 0; i < handout->person_count; i++) {
        people[handout->people[i].set]++;
    }
    for (size_t i = 0; i < handout->set_count; i++) {
        most += handout->sets[i].count;
    }
    Days days = {ARENA_ARRAY(arena, Day, most), 0};
    for (size_t i = 0; i < handout->set_count; i++) {
        add_set(&days, &handout->sets[i], people[i + 1]);
    }
    if (days.count > 0) {
        qsort(days.items, days.count, sizeof *days.items, compare_days);
    }
    *with_dues = handout->person_count - people[0];
    return days;
}

/* ---- telling ---- */

static void answer_lists(Json *json, const Handout *handout)
{
    json_array(json, "departments");
    for (size_t i = 0; i < handout->department_count; i++) {
        json_text(json, NULL, handout->departments[i]);
    }
    json_end(json);
    json_array(json, "words");
    for (size_t i = 0; i < handout->word_count; i++) {
        json_object(json, NULL);
        json_text(json, "setting", handout->words[i].name);
        json_text(json, "value", handout->words[i].value);
        json_end(json);
    }
    json_end(json);
}

static void answer_dues(Json *json, const Days *days, Arena *arena)
{
    json_array(json, "dues");
    for (size_t i = 0; i < days->count; i++) {
        const Day *day = &days->items[i];
        json_object(json, NULL);
        json_text(json, "due_on", format_date_iso(arena, day->due_on));
        json_int(json, "lessons", (int64_t)day->lessons);
        json_int(json, "people", (int64_t)day->people);
        json_end(json);
    }
    json_end(json);
}

static void answer(Json *json, Showing *showing)
{
    const Handout *handout = &showing->handout;
    Arena *arena = &showing->record.arena;
    size_t with_dues = 0;
    Days days = days_of(arena, handout, &with_dues);
    json_object(json, NULL);
    record_add_key(json, &showing->seal.company);
    json_bool(json, "is_checked", showing->has_pin);
    json_int(json, "issued_at", handout->issued_at);
    json_int(json, "cycle", handout->cycle);
    json_bool(json, "has_names", handout->has_names);
    json_int(json, "people", (int64_t)handout->person_count);
    json_int(json, "people_with_dues", (int64_t)with_dues);
    answer_lists(json, handout);
    answer_dues(json, &days, arena);
}

static void tell_key(const Showing *showing)
{
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_key_id_format(&showing->seal.company, id);
    (void)printf("会社の鍵      %s（%s）\n", id,
                 !showing->has_pin ? "照らし合わせる鍵がありません"
                 : showing->seal.is_succession ? "前の会社の鍵から引き継がれた鍵です"
                                               : "照らし合わせました");
}

static void tell_dues(Arena *arena, const Days *days)
{
    enum {
        MOST = 12
    };
    for (size_t i = 0; i < days->count && i < MOST; i++) {
        Str day = format_deadline(arena, days->items[i].due_on, FORMAT_WESTERN);
        Str people = format_count(arena, (int64_t)days->items[i].people, STR("名"));
        (void)printf("%s  %.*s　%zu話　%.*s\n", i == 0 ? "期限        " : "            ",
                     STR_ARG(day), days->items[i].lessons, STR_ARG(people));
    }
    if (days->count > MOST) {
        (void)printf("              ほか %zu件\n", days->count - MOST);
    }
}

static void tell_head(const Showing *showing, Arena *arena)
{
    const Handout *handout = &showing->handout;
    FormatDate day = format_local_date(handout->issued_at, handout->zone_minutes);
    FormatClock clock = format_local_clock(handout->issued_at, handout->zone_minutes);
    (void)puts("会社の配布ファイルです。署名のあとに変わっていません。");
    tell_key(showing);
    (void)printf("作った日時    %.*s %.*s\n",
                 STR_ARG(format_date(arena, day, FORMAT_WESTERN)),
                 STR_ARG(format_time_short(arena, clock)));
    (void)printf("部署          %s", handout->department_count == 0 ? "すべて" : "");
    for (size_t i = 0; i < handout->department_count; i++) {
        (void)printf("%s%.*s", i > 0 ? "、" : "", STR_ARG(handout->departments[i]));
    }
    (void)puts("");
}

/* By the names HR knows, not by those of settings. */
static void tell_words(const Handout *handout, Arena *arena)
{
    CompanyWords known = company_words_known(arena);
    for (size_t i = 0; i < handout->word_count; i++) {
        const CompanyWord *word = company_words_find(&known, handout->words[i].name);
        Str name = word != NULL ? word->name : handout->words[i].name;
        (void)printf("%s  %.*s「%.*s」\n", i == 0 ? "会社の言葉  " : "            ",
                     STR_ARG(name), STR_ARG(handout->words[i].value));
    }
}

static void tell(Showing *showing)
{
    const Handout *handout = &showing->handout;
    Arena *arena = &showing->record.arena;
    size_t with_dues = 0;
    Days days = days_of(arena, handout, &with_dues);
    tell_head(showing, arena);
    (void)printf("人数          %.*s（期限のある方 %.*s）\n",
                 STR_ARG(format_count(arena, (int64_t)handout->person_count, STR("名"))),
                 STR_ARG(format_count(arena, (int64_t)with_dues, STR("名"))));
    (void)printf("氏名          %s\n", handout->has_names
                                           ? "入っています"
                                           : "入っていません（番号と部署だけ）");
    tell_dues(arena, &days);
    tell_words(handout, arena);
}

static int refuse(const Arguments *arguments, const Error *err)
{
    Trouble trouble = record_trouble_of(CANNOT, err);
    bool is_no = err->status == STATUS_UNTRUSTED || err->status == STATUS_DENIED;
    trouble.file = arguments->operands[0];
    if (err->status == STATUS_UNTRUSTED) {
        trouble.cause = "署名のあとに書き換えられています。";
        trouble.remedy = "使わないでください。人事からもう一度受け取ってください。";
    } else if (err->status == STATUS_BAD_DATA) {
        trouble.cause = "配布ファイルではないか、途中で切れています。";
        trouble.remedy = "人事からもう一度受け取ってください。";
    }
    (void)report_tell(arguments, &trouble);
    return is_no ? EXIT_BAD : EXIT_TROUBLE;
}

/* ---- reading ---- */

/* The key given by hand, else that of the company whose record is on this machine. */
static Status find_pin(const Arguments *arguments, Showing *showing, Error *err)
{
    const char *given = arguments_value(arguments, "--company");
    showing->has_pin = given != NULL || company_is_there(&showing->record);
    if (given != NULL) {
        Status status = verify_key_read(given, &showing->pin, err);
        return status == STATUS_OK
                   ? status
                   : error_set(
                         err, STATUS_BAD_ARGUMENT,
                         "--company は会社の公開鍵（64けた、またはファイル）です。");
    }
    return showing->has_pin ? credential_public_key_load(showing->record.company_dir,
                                                         &showing->pin, err)
                            : STATUS_OK;
}

static Status open_seal(Showing *showing, Error *err)
{
    Status status =
        handout_seal_open(strbuf_str(&showing->text),
                          showing->has_pin ? &showing->pin : NULL, &showing->seal, err);
    return status == STATUS_DENIED
               ? error_set(err, status, "別の会社の鍵で署名されています。")
               : status;
}

static Status read_all(const Arguments *arguments, Showing *showing, Error *err)
{
    Status status = record_locate(arguments, &showing->record, err);
    if (status == STATUS_OK) {
        status = find_pin(arguments, showing, err);
    }
    if (status == STATUS_OK) {
        status =
            os_read_file(arguments->operands[0], HANDOUT_MAX_BYTES, &showing->text, err);
    }
    if (status == STATUS_OK) {
        status = open_seal(showing, err);
    }
    return status == STATUS_OK
               ? handout_read(&showing->record.arena, showing->seal.body,
                              showing->seal.body_line, &showing->handout, err)
               : status;
}

static int run(const Arguments *arguments)
{
    Showing showing = {0};
    Error err = {0};
    Status status = read_all(arguments, &showing, &err);
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = refuse(arguments, &err);
    } else if (arguments->json != NULL) {
        answer(arguments->json, &showing);
    } else {
        tell(&showing);
    }
    strbuf_clear(&showing.text);
    record_close(&showing.record);
    return code;
}

const Command HANDOUT_SHOW = {
    .group = "handout",
    .verb = "show",
    .operand = "FILE",
    .summary = "配布ファイルが会社のものか確かめ、中身のあらましを出します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
