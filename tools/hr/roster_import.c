/* gofun-hr roster import: a file is read into the stage, compared with the record, and,
 * with --apply, written in one transaction. */
#include <inttypes.h>
#include <stdio.h>

#include "base/os.h"
#include "credential/credential.h"
#include "hr/assign_work.h"
#include "hr/progress.h"
#include "hr/record.h"
#include "hr/report.h"
#include "hr/roster_file.h"
#include "hr/roster_people.h"
#include "hr/roster_shown.h"
#include "roster/write.h"
#include "text/format.h"

enum {
    SHOWN_MOST = 200,
    ASK_PERCENT = 10, /* so many leaving: ask */
    WRITE_TRIES = 3   /* when somebody else writes in between */
};

static const Option OPTIONS[] = {
    {"--apply", NULL, "書き込みます。なければ、変わることを見せるだけです。"},
    {"--yes", NULL, "退職が1割を超えても、たずねずに書き込みます。"},
    {"--all", NULL, "変わることを全部出します。なければ、種類ごとに200件までです。"},
    {"--from-machines", NULL, "機械用（roster export --for-machines）の名簿です。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

typedef struct Import {
    Record *record;
    const Arguments *arguments;
    Arena row_arena;
    Arena arena;
    RosterHeader header;
    bool has_header;
    bool is_exact;
    int64_t rows;
    RosterEncoding encoding;
    Shown shown;
    CertificateFonts *fonts; /* NULL: none on this machine */
    Str today;
    Str by;
    Progress progress;
    const RosterFile *file;
    bool has_rules; /* somebody decided who takes what */
} Import;

static const char CANNOT[] = "名簿を取り込めません。";

/* ---- the file into the stage ---- */

static void take_header(Import *import, const RosterRow *row)
{
    RosterProblem problem;
    import->has_header = true;
    shown_unknown_columns(&import->shown, row);
    shown_list_begin(&import->shown, "problems");
    if (!roster_header_read(row, &import->header, &problem)) {
        Str about = problem.column > 0 ? row->cells[problem.column - 1] : (Str){0};
        shown_problem(&import->shown, &problem, about, 0);
    }
}

static Status stage_person(Import *import, const RosterPerson *person, int64_t row,
                           Error *err)
{
    StorePerson given = {0};
    int64_t first_row = 0;
    roster_person_to(person, &given);
    Status status =
        store_roster_stage(import->record->store, &given, row, &first_row, err);
    if (status != STATUS_EXISTS) {
        return status;
    }
    size_t column = (size_t)import->header.column_of[ROSTER_NUMBER] + 1;
    RosterProblem problem = {ROSTER_NUMBER_TWICE, row, column};
    shown_problem(&import->shown, &problem, person->texts[ROSTER_NUMBER], first_row);
    return STATUS_OK;
}

static Status take_row(void *context, const RosterRow *row, Error *err)
{
    Import *import = context;
    if (!import->has_header) {
        take_header(import, row);
        return STATUS_OK;
    }
    if (import->header.column_of[ROSTER_NUMBER] < 0 ||
        import->header.column_of[ROSTER_NAME] < 0) {
        return STATUS_OK; /* said once, at the header */
    }
    import->rows++;
    progress_to(&import->progress, (size_t)import->file->at_bytes);
    arena_reset(&import->row_arena);
    RosterPerson person;
    RosterProblem problems[ROSTER_FIELD_COUNT];
    size_t count = roster_person_read(&import->header, row, import->is_exact,
                                      &import->row_arena, &person, problems);
    for (size_t i = 0; i < count; i++) {
        size_t column = problems[i].column;
        shown_problem(
            &import->shown, &problems[i],
            column >= 1 && column <= row->count ? row->cells[column - 1] : (Str){0}, 0);
    }
    return count == 0 ? stage_person(import, &person, row->row, err) : STATUS_OK;
}

static Status read_into_stage(Import *import, Error *err)
{
    RosterProblem problem = {0};
    RosterSink sink = {import, take_row};
    progress_start(&import->progress, "読み込み", (size_t)import->file->size_bytes);
    Status status =
        roster_table_read(&import->file->source, import->encoding, &sink, &problem, err);
    progress_end(&import->progress);
    if (status == STATUS_OK && !import->has_header) {
        problem = (RosterProblem){ROSTER_NO_HEADER, 1, 0};
    }
    if (!import->has_header) {
        shown_list_begin(&import->shown, "problems");
    }
    if (problem.kind != ROSTER_FINE) {
        shown_problem(&import->shown, &problem, (Str){0}, 0);
        status = STATUS_OK; /* said; the stage is dropped below */
    }
    shown_list_end(&import->shown, SHOWN_PROBLEM);
    return status;
}

static Status stage(Import *import, const char *path, Error *err)
{
    RosterFile file;
    Status status = roster_file_open(&file, path, err);
    if (status == STATUS_OK) {
        status = roster_encoding_detect(&file.source, &import->encoding, err);
    }
    if (status == STATUS_OK) {
        import->file = &file;
        shown_begin(&import->shown, path, import->encoding);
        status = store_roster_stage_begin(import->record->store, err);
    }
    if (status == STATUS_OK) {
        status = read_into_stage(import, err);
        status = store_roster_stage_end(import->record->store, status, err);
    }
    roster_file_close(&file);
    return status;
}

/* ---- the stage beside the record ---- */

static void look_for_glyphs(Import *import, const RosterPerson *person)
{
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
    roster_join(&given, &import->header, &after);
    shown_new(&import->shown, it->row, &after);
    look_for_glyphs(import, &after);
    roster_person_to(&after, out);
    return true;
}

static bool decide_left(Import *import, const StoreRosterCase *it, StorePerson *out)
{
    RosterPerson there = roster_person_of(it->there);
    RosterPerson after;
    roster_leave(&there, import->today, STR("名簿にない"), &after);
    shown_left(&import->shown, &there);
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
        return false;
    }
    shown_changed(&import->shown, it->row, &there, &after, fields);
    if ((fields & (1u << ROSTER_NAME | 1u << ROSTER_PRINT_NAME)) != 0) {
        look_for_glyphs(import, &after);
    }
    roster_person_to(&after, out);
    return true;
}

static bool decide(void *context, const StoreRosterCase *it, StorePerson *after)
{
    Import *import = context;
    progress_step(&import->progress);
    if (it->given == NULL) {
        return decide_left(import, it, after);
    }
    return it->there == NULL ? decide_new(import, it, after)
                             : decide_changed(import, it, after);
}

static Status compare_all(Import *import, Error *err)
{
    StoreRosterVisitor visitor = {import, decide};
    progress_start(&import->progress, "照合", (size_t)import->rows);
    Status status = store_roster_compare(import->record->store, &visitor, err);
    progress_end(&import->progress);
    return status;
}

static Status compare(Import *import, Error *err)
{
    shown_list_begin(&import->shown, "changes");
    Status status = compare_all(import, err);
    for (int kind = SHOWN_NEW; kind <= SHOWN_LEFT; kind++) {
        if (!import->shown.is_json) {
            shown_list_end(&import->shown, (ShownKind)kind);
        }
    }
    shown_list_end(&import->shown, SHOWN_MISSING);
    return status;
}

/* ---- asking and writing ---- */

/* Nobody loses a thousand people because a file was cut off. */
static Status may_write(Import *import, bool *out, Error *err)
{
    StoreRosterCounts counts;
    *out = true;
    Status status = store_roster_counts(import->record->store, &counts, err);
    int64_t leaving = import->shown.counts[SHOWN_LEFT];
    if (status != STATUS_OK || leaving * 100 <= counts.present * ASK_PERCENT ||
        arguments_has(import->arguments, "--yes")) {
        return status;
    }
    (void)fprintf(stderr, "在籍 %" PRId64 "名のうち %" PRId64 "名が退職になります。\n",
                  counts.present, leaving);
    *out = false;
    if (!os_is_terminal(stdin) || import->shown.is_json) {
        (void)fputs("よければ --yes を付けて、もう一度実行してください。\n", stderr);
        return STATUS_OK;
    }
    (void)fputs("書き込みますか？ はい=y: ", stderr);
    int answer = getchar();
    *out = answer == 'y' || answer == 'Y';
    return STATUS_OK;
}

/* Somebody else wrote in between: counted again, shown already. */
static Status compare_again(Import *import, Error *err)
{
    import->shown.is_quiet = true;
    for (int i = 0; i < SHOWN_KIND_COUNT; i++) {
        import->shown.counts[i] = i == SHOWN_MISSING ? import->shown.counts[i] : 0;
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
    StoreRosterApply how = {import->by, &import->progress, step_writing};
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

static void tell_end(const Import *import, bool is_applied)
{
    shown_summary(&import->shown, import->rows, is_applied);
    if (import->shown.is_json) {
        return;
    }
    if (import->shown.counts[SHOWN_MISSING] > 0) {
        (void)puts("印刷できない文字がある人は、「印刷用氏名」の列に修了証での書き方を"
                   "入れてください。");
    }
    bool has_changes = import->shown.counts[SHOWN_NEW] > 0 ||
                       import->shown.counts[SHOWN_CHANGED] > 0 ||
                       import->shown.counts[SHOWN_LEFT] > 0;
    if (is_applied) {
        (void)puts("書き込みました。");
        if (import->shown.counts[SHOWN_NEW] > 0 && !import->has_rules) {
            (void)puts("次は課の割り当てです: gofun-hr assign add --everyone --course "
                       "--due 03-31");
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
    bool is_wanted = arguments_has(import->arguments, "--apply");
    Status status = compare(import, err);
    if (status == STATUS_OK && is_wanted) {
        status = may_write(import, &is_allowed, err);
    }
    if (status == STATUS_OK && is_allowed) {
        status = write_all(import, err);
    }
    if (status == STATUS_OK && is_allowed) {
        status = assign_renew(import->record, import->arguments, err);
    }
    if (status == STATUS_OK) {
        tell_end(import, is_allowed);
        *code = is_wanted && !is_allowed ? EXIT_BAD : EXIT_GOOD;
    }
    return status;
}

static Status look_for_rules(Import *import, Error *err)
{
    StoreRules rules;
    Status status = store_rules(import->record->store, &import->arena, &rules, err);
    import->has_rules = status == STATUS_OK && rules.count > 0;
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

static int import_file(Import *import, const char *path)
{
    Error err = {0};
    int code = EXIT_BAD;
    if (is_workbook(path)) {
        return report_trouble(import->arguments, CANNOT, "Excelのブックのままです。",
                              "Excelの「名前を付けて保存」で、種類を「CSV UTF-8」か"
                              "「CSV」にしてください。");
    }
    Status status = look_for_rules(import, &err);
    if (status == STATUS_OK) {
        status = stage(import, path, &err);
    }
    if (status == STATUS_OK && import->shown.counts[SHOWN_PROBLEM] > 0) {
        if (import->shown.is_json) {
            shown_summary(&import->shown, import->rows, false);
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
        .is_exact = arguments_has(arguments, "--from-machines"),
        .shown = {.is_json = arguments_has(arguments, "--json"),
                  .most = arguments_has(arguments, "--all") ? INT64_MAX : SHOWN_MOST},
    };
    import.shown.progress = &import.progress;
    import.today = record_day(&import.arena, os_now_seconds());
    import.by = assign_who_am_i(&import.arena);
    if (certificate_fonts_open(NULL, &import.fonts, &err) != STATUS_OK) {
        (void)fputs("修了証の文字の検査はできません（書体がありません）。\n", stderr);
    }
    int code = import_file(&import, arguments->operands[0]);
    certificate_fonts_free(import.fonts);
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
