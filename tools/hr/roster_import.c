/* gofun-hr roster import: a file is read into the stage, compared with the record, and,
 * with --apply, written in one transaction. */
#include "hr/roster_import.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/os.h"
#include "hr/assign_work.h"
#include "hr/report.h"
#include "hr/roster_people.h"
#include "roster/fold.h"

enum {
    SHOWN_MOST = 40,
    ASK_PERCENT = 10, /* so many leaving: ask */
    DIGITS_MOST = 18,
    NAMESAKES_MOST = 5,
    WRITE_TRIES = 3 /* when somebody else writes in between */
};

static const Option OPTIONS[] = {
    {"--apply", NULL, "書き込みます。なければ、変わることを見せるだけです。"},
    {"--partial", NULL,
     "一部の人だけの名簿です（新入社員など）。名簿にない人はそのままで、退職にしません"
     "。"},
    {"--digits", "けた数",
     "社員番号の先頭の0がExcelで消えた名簿です。このけた数まで0を補います。"},
    {"--as-of", "日付",
     "いつの名簿か（4月1日付の名簿を3月に取り込むときなど）。部署が変わる人はその日から、"
     "名簿にない人はその前の日までになります。なければ、きょうです。"},
    {"--yes", NULL,
     "退職が1割を超えても、番号が変わったように見える人がいても、たずねずに書き込みます"
     "。"},
    {"--all", NULL, "変わることを全部出します。なければ、種類ごとに40件までです。"},
    {"--from-machines", NULL, "機械用（roster export --for-machines）の名簿です。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

static const char CANNOT[] = "名簿を取り込めません。";

/* ---- the stage beside the record ---- */

/* A name that a certificate would print wrongly. */
static void look_at_name(Import *import, const RosterPerson *person)
{
    if (str_is(person->texts[ROSTER_STATUS], "left")) {
        return;
    }
    uint32_t lost = roster_lost_letter(person->texts[ROSTER_NAME]);
    if (lost != 0) {
        shown_lost(&import->shown, person, lost);
    }
    Str name = person->texts[ROSTER_PRINT_NAME].len > 0 ? person->texts[ROSTER_PRINT_NAME]
                                                        : person->texts[ROSTER_NAME];
    if (import->fonts != NULL) {
        uint32_t code = certificate_missing_character(import->fonts, name);
        if (code != 0) {
            shown_missing(&import->shown, person, code);
        }
    }
}

static bool decide_new(Import *import, const StoreRosterCase *it, StorePerson *out)
{
    RosterPerson given = roster_person_of(it->given);
    RosterPerson after;
    roster_join(&given, &after);
    shown_new(&import->shown, it->row, &after);
    tally_new(&import->tally, &after);
    look_at_name(import, &after);
    roster_person_to(&after, out);
    return true;
}

static bool decide_left(Import *import, const StoreRosterCase *it, StorePerson *out)
{
    RosterPerson there = roster_person_of(it->there);
    RosterPerson after;
    roster_leave(&there, import->left_on, STR("名簿にない"), &after);
    shown_absent(&import->shown, &there);
    tally_change(&import->tally, &there, &after, 0);
    roster_person_to(&after, out);
    return true;
}

static bool decide_changed(Import *import, const StoreRosterCase *it, StorePerson *out)
{
    RosterPerson given = roster_person_of(it->given);
    RosterPerson there = roster_person_of(it->there);
    RosterPerson after;
    unsigned fields = roster_diff(&there, &given, &import->header, import->today, &after);
    if (fields == 0) {
        import->shown.unchanged++;
        look_at_name(import, &there);
        return false;
    }
    shown_changed(&import->shown, it->row, &there, &after, fields);
    tally_change(&import->tally, &there, &after, fields);
    look_at_name(import, &after);
    roster_person_to(&after, out);
    return true;
}

static bool decide(void *context, const StoreRosterCase *it, StorePerson *after)
{
    Import *import = context;
    progress_step(&import->progress);
    if (it->given == NULL) {
        return !arguments_has(import->arguments, "--partial") &&
               decide_left(import, it, after);
    }
    return it->there == NULL ? decide_new(import, it, after)
                             : decide_changed(import, it, after);
}

static Status compare_all(Import *import, Error *err)
{
    StoreRosterVisitor visitor = {import, decide};
    progress_start(&import->progress, "照合", (size_t)import->rows);
    tally_clear(&import->tally);
    Status status = store_roster_counts(import->record->store, &import->there, err);
    if (status == STATUS_OK) {
        status = store_roster_compare(import->record->store, &visitor, err);
    }
    progress_end(&import->progress);
    return status;
}

static Status compare(Import *import, Error *err)
{
    shown_list_begin(&import->shown, "changes");
    Status status = compare_all(import, err);
    for (int kind = SHOWN_NEW; kind <= SHOWN_LEFT; kind++) {
        if (import->shown.json == NULL) {
            shown_list_end(&import->shown, (ShownKind)kind);
        }
    }
    if (import->shown.json == NULL) {
        shown_list_end(&import->shown, SHOWN_LOST);
    }
    shown_list_end(&import->shown, SHOWN_MISSING);
    return status;
}

/* ---- asking and writing ---- */

static bool is_too_many(const Import *import)
{
    return import->shown.counts[SHOWN_LEFT] * 100 > import->there.present * ASK_PERCENT;
}

/* What is most often behind many who leave. */
static void tell_doubts(const Import *import, const StoreLostZeros *zeros)
{
    if (zeros->count > 0) {
        (void)fprintf(stderr,
                      "先頭の0だけが違う社員番号が %" PRId64
                      "件あります（ファイルの「%.*s」と名簿の「%.*s」など）。\n"
                      "Excelで0が消えたときは、--digits %zu を付けると補って読みます。\n",
                      zeros->count, STR_ARG(zeros->staged), STR_ARG(zeros->there),
                      zeros->there.len);
    }
    if (is_too_many(import)) {
        (void)fprintf(stderr,
                      "在籍・休職・対象外の %" PRId64 "名のうち %" PRId64
                      "名が退職になります。\n"
                      "一部の人だけの名簿なら、--partial を付けてください。\n",
                      import->there.present, import->shown.counts[SHOWN_LEFT]);
    }
}

/* New people of the name of somebody who leaves: told while nothing is written. */
static Status tell_namesakes(Import *import, size_t *count, Error *err)
{
    StoreNamesake list[NAMESAKES_MOST];
    Status status = store_roster_namesakes(import->record->store, &import->arena, list,
                                           NAMESAKES_MOST, count, err);
    for (size_t i = 0; status == STATUS_OK && i < *count; i++) {
        (void)fprintf(stderr,
                      "%.*s: 番号が %.*s から %.*s に変わった人なら、取り込む前に: "
                      "gofun-hr roster renumber %.*s %.*s --apply\n",
                      STR_ARG(list[i].name), STR_ARG(list[i].there),
                      STR_ARG(list[i].staged), STR_ARG(list[i].there),
                      STR_ARG(list[i].staged));
    }
    return status;
}

/* Nobody loses a thousand people because a file was cut off. Also told in a dry run. */
static Status may_write(Import *import, bool *out, Error *err)
{
    StoreLostZeros zeros = {0};
    size_t namesakes = 0;
    Status status = STATUS_OK;
    if (import->shown.counts[SHOWN_LEFT] > 0 && import->shown.counts[SHOWN_NEW] > 0) {
        status =
            store_roster_lost_zeros(import->record->store, &import->arena, &zeros, err);
        if (status == STATUS_OK && zeros.count == 0) {
            status = tell_namesakes(import, &namesakes, err);
        }
    }
    *out = arguments_has(import->arguments, "--apply");
    if (status != STATUS_OK ||
        (zeros.count == 0 && namesakes == 0 && !is_too_many(import))) {
        return status;
    }
    tell_doubts(import, &zeros);
    if (!*out || arguments_has(import->arguments, "--yes")) {
        return STATUS_OK;
    }
    *out = false;
    if (!os_is_terminal(stdin) || import->shown.json != NULL) {
        (void)fputs("これでよければ --yes を付けて、もう一度実行してください。\n",
                    stderr);
        return STATUS_OK;
    }
    (void)fputs("書き込みますか？ はい=y、いいえ=Enter: ", stderr);
    int answer = getchar();
    *out = answer == 'y' || answer == 'Y';
    return STATUS_OK;
}

/* Somebody else wrote in between: counted again, shown already. */
static Status compare_again(Import *import, Error *err)
{
    import->shown.is_quiet = true;
    for (int i = 0; i < SHOWN_KIND_COUNT; i++) {
        bool is_once = i == SHOWN_MISSING || i == SHOWN_REMARK || i == SHOWN_PROBLEM;
        import->shown.counts[i] = is_once ? import->shown.counts[i] : 0;
    }
    import->shown.unchanged = 0;
    CertificateFonts *fonts = import->fonts;
    import->fonts = NULL;
    Status status = compare_all(import, err);
    import->fonts = fonts;
    return status;
}

static void step_writing(void *context, int64_t done, int64_t total)
{
    Progress *progress = context;
    progress->total = (size_t)total;
    progress_to(progress, (size_t)done);
}

static Status write_all(Import *import, Error *err)
{
    StoreRosterApply how = {import->by, &import->progress, step_writing,
                            import->moved_at};
    Status status = STATUS_BUSY;
    for (int i = 0; status == STATUS_BUSY && i < WRITE_TRIES; i++) {
        status = i == 0 ? STATUS_OK : compare_again(import, err);
        if (status == STATUS_OK) {
            progress_start(&import->progress, "書き込み", 1);
            status = store_roster_apply(import->record->store, &how, err);
            progress_end(&import->progress);
        }
    }
    return status;
}

static void tell_counts(const Import *import, bool is_applied)
{
    shown_summary(&import->shown, import->rows);
    if (import->shown.json != NULL) {
        tally_answer(import->shown.json, &import->tally, &import->there);
        shown_end(&import->shown, is_applied);
        return;
    }
    tally_tell(&import->tally, &import->there, is_applied);
    if (import->shown.counts[SHOWN_MISSING] > 0) {
        (void)puts("印刷できない文字がある人は、「印刷用氏名」の列に修了証での書き方を"
                   "入れてください。");
    }
    if (import->moved_at != 0 && import->tally.fields[ROSTER_DEPARTMENT] > 0) {
        Arena arena = {0};
        Str day = record_day(&arena, import->moved_at);
        (void)printf("新しい部署は、レポートでは %.*s からです。\n", STR_ARG(day));
        arena_clear(&arena);
    }
    if (import->shown.counts[SHOWN_LOST] > 0) {
        (void)puts(
            "「?」や「〓」になった文字は、もとの表をExcelの「CSV UTF-8」で保存し直すと"
            "残ります。");
    }
}

/* What was done with the assignments, or what to do next. */
static void tell_assignments(const Import *import, const StoreAssigned *assigned)
{
    if (import->has_rules) {
        (void)printf("割り当て: 追加 %" PRId64 "件（%" PRId64 "名）、期限の変更 %" PRId64
                     "件、取りやめ %" PRId64 "件\n",
                     assigned->added, assigned->people, assigned->moved, assigned->gone);
    } else if (import->shown.counts[SHOWN_NEW] > 0) {
        (void)puts("次は教材の割り当てです: gofun-hr assign add --everyone --course "
                   "--due 03-31");
    }
}

static void tell_end(const Import *import, const StoreAssigned *assigned, bool is_applied)
{
    bool has_changes = import->shown.counts[SHOWN_NEW] > 0 ||
                       import->shown.counts[SHOWN_CHANGED] > 0 ||
                       import->shown.counts[SHOWN_LEFT] > 0;
    tell_counts(import, is_applied);
    if (import->shown.json != NULL) {
        return;
    }
    if (is_applied) {
        (void)puts(has_changes ? "書き込みました。" : "変わることはありませんでした。");
        tell_assignments(import, assigned);
        if (import->tally.fields[ROSTER_NAME] > 0) {
            (void)puts(
                "発行ずみの修了証は、もとの氏名のままです。新しい氏名で出し直すには: "
                "gofun-hr certificate reissue --number 社員番号 --reason 改姓");
        }
    } else if (!has_changes) {
        (void)puts("変わることはありません。");
    } else if (arguments_has(import->arguments, "--apply")) {
        (void)puts("書き込みませんでした。");
    } else {
        (void)puts("まだ書き込んでいません。これでよければ --apply を付けて実行します。");
    }
}

/* STATUS_OK and *code when there is an answer. */
static Status compare_and_write(Import *import, int *code, Error *err)
{
    bool is_allowed = false;
    StoreAssigned assigned = {0};
    Status status = compare(import, err);
    if (status == STATUS_OK) {
        status = may_write(import, &is_allowed, err);
    }
    if (status == STATUS_OK && is_allowed) {
        status = write_all(import, err);
    }
    if (status == STATUS_OK && is_allowed) {
        status = assign_renew(import->record, import->arguments, &assigned, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    tell_end(import, &assigned, is_allowed);
    if (is_allowed && import->shown.json == NULL) {
        status = assign_tell_empty(import->record, err);
    }
    *code =
        arguments_has(import->arguments, "--apply") && !is_allowed ? EXIT_BAD : EXIT_GOOD;
    return status;
}

static Status look_for_rules(Import *import, Error *err)
{
    StoreRules rules;
    Status status = store_rules(import->record->store, &import->arena, &rules, err);
    for (size_t i = 0; status == STATUS_OK && i < rules.count; i++) {
        import->has_rules = import->has_rules || !rules.items[i].has_ended;
    }
    return status;
}

/* What people save from Excel without choosing CSV. */
static bool is_workbook(const char *path)
{
    static const char *const magics[] = {"PK\x03\x04", "\xD0\xCF\x11\xE0"};
    char bytes[4] = {0};
    RosterFile file;
    size_t size = 0;
    if (roster_file_open(&file, path, NULL) == STATUS_OK &&
        file.source.read(file.source.context, bytes, sizeof bytes, &size, NULL) !=
            STATUS_OK) {
        size = 0;
    }
    roster_file_close(&file);
    Str head = {bytes, size};
    return str_is(head, magics[0]) || str_is(head, magics[1]);
}

/* The number of --digits; false when it is none. */
static bool read_digits(const Arguments *arguments, int *out)
{
    const char *text = arguments_value(arguments, "--digits");
    int64_t digits = 0;
    if (text == NULL) {
        return true;
    }
    bool is_good =
        str_to_int64(str_from(text), &digits) && digits >= 1 && digits <= DIGITS_MOST;
    *out = (int)digits;
    return is_good;
}

/* --as-of: its first second, and the day before it. False when it is no day. */
static bool read_as_of(Import *import)
{
    enum {
        TO_THE_FIRST = 86399
    };
    const char *text = arguments_value(import->arguments, "--as-of");
    int64_t last = 0;
    import->left_on = import->today;
    if (text == NULL) {
        return true;
    }
    bool is_good = record_parse_day(text, &last);
    import->moved_at = last - TO_THE_FIRST;
    import->left_on = record_day(&import->arena, import->moved_at - 1);
    return is_good;
}

static int import_file(Import *import, const char *path)
{
    Error err = {0};
    int code = EXIT_BAD;
    if (!read_as_of(import)) {
        return report_trouble(import->arguments, CANNOT, "--as-of の日付が読めません。",
                              "--as-of 2027-04-01 のように書いてください。");
    }
    if (!read_digits(import->arguments, &import->reading.digits)) {
        return report_trouble(import->arguments, CANNOT, "--digits の数が使えません。",
                              "--digits 4 のように、社員番号のけた数を書いてください。");
    }
    if (is_workbook(path)) {
        return report_trouble(import->arguments, CANNOT, "Excelのブックのままです。",
                              "Excelの「名前を付けて保存」で、種類を「CSV UTF-8」か"
                              "「CSV」にしてください。");
    }
    Status status = look_for_rules(import, &err);
    if (status == STATUS_OK) {
        status = roster_stage(import, path, &err);
    }
    if (status == STATUS_OK && import->shown.counts[SHOWN_PROBLEM] > 0) {
        if (import->shown.json != NULL) {
            shown_summary(&import->shown, import->rows);
            shown_end(&import->shown, false);
        } else {
            (void)printf("まちがいが %" PRId64
                         "件あります。何も書き込んでいません。直してから、もう一度"
                         "実行してください。\n",
                         import->shown.counts[SHOWN_PROBLEM]);
        }
        return EXIT_BAD;
    }
    if (status == STATUS_OK) {
        status = compare_and_write(import, &code, &err);
    }
    return status == STATUS_OK ? code : record_trouble(import->arguments, CANNOT, &err);
}

static int run(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    if (record_open(arguments, &record, &err) != STATUS_OK) {
        record_close(&record);
        return record_trouble(arguments, CANNOT, &err);
    }
    Import import = {
        .record = &record,
        .arguments = arguments,
        .shown = {.json = arguments->json,
                  .most = arguments_has(arguments, "--all") ? INT64_MAX : SHOWN_MOST},
    };
    import.shown.progress = &import.progress;
    import.today = record_day(&import.arena, os_now_seconds());
    import.reading = (RosterReading){
        &import.header, arguments_has(arguments, "--from-machines"), 0, import.today};
    import.by = assign_who_am_i(&import.arena);
    if (certificate_fonts_open(NULL, &import.fonts, &err) != STATUS_OK) {
        (void)fputs("修了証の文字の検査はできません（書体がありません）。\n", stderr);
    }
    int code = import_file(&import, arguments->operands[0]);
    certificate_fonts_free(import.fonts);
    tally_clear(&import.tally);
    arena_clear(&import.row_arena);
    arena_clear(&import.arena);
    record_close(&record);
    return code;
}

const Command ROSTER_IMPORT = {
    .group = "roster",
    .verb = "import",
    .operand = "FILE",
    .summary = "名簿（CSVかTSV）を読み、変わることを見せます。--apply で書き込みます。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
