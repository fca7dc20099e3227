/* gofun-hr words list | set: the company's own words in lessons and on certificates. */
#include <stdio.h>

#include "base/utf8.h"
#include "hr/assign_work.h"
#include "hr/record.h"
#include "hr/report.h"
#include "hr/report_job.h"
#include "hr/words_known.h"

static const Option LIST_OPTIONS[] = {OPTION_LESSONS, OPTION_DATA, OPTION_JSON};
static const Option SET_OPTIONS[] = {
    {"--default", NULL, "もとの言葉に戻します（言葉は書きません）。"},
    OPTION_LESSONS,
    OPTION_DATA,
    OPTION_JSON,
};

/* What one command works with. */
typedef struct Words {
    Arena arena;
    Record record;
    CompanyWords known;
    Catalogue *catalogue;
    const char *lessons_dir;
} Words;

static Status words_open(Words *words, const Arguments *arguments, Error *err)
{
    words->known = company_words_known(&words->arena);
    words->lessons_dir = assign_lessons_dir(arguments, &words->arena);
    Status status = assign_catalogue(arguments, &words->catalogue, err);
    return status == STATUS_OK ? record_open(arguments, &words->record, err) : status;
}

static void words_close(Words *words)
{
    catalogue_free(words->catalogue);
    record_close(&words->record);
    arena_clear(&words->arena);
}

static Status value_of(Words *words, const CompanyWord *word, Str *out, Error *err)
{
    return store_setting_get(words->record.store, 0, word->setting, (Str){0},
                             &words->arena, out, err);
}

/* ---- list ---- */

/* The members of one word; its object is open. */
static void add_word(Json *json, const CompanyWord *word, Str value, const WordUses *uses)
{
    json_text(json, "name", word->name);
    json_text(json, "setting", word->setting);
    json_text(json, "value", value);
    json_text(json, "default", word->fallback);
    json_array(json, "lessons");
    for (size_t i = 0; i < uses->count; i++) {
        json_text(json, NULL, uses->lessons[i]);
    }
    json_end(json);
}

static void print_uses(const Words *words, const CompanyWord *word, const WordUses *uses)
{
    if (!word->is_in_lessons) {
        (void)puts("    出る場所: 修了証の下");
        return;
    }
    (void)fputs("    出る話: ", stdout);
    Arena arena = {0};
    for (size_t i = 0; i < uses->count; i++) {
        Str title = lesson_long_text(&arena, words->catalogue, uses->lessons[i]);
        (void)printf("%s%.*s", i > 0 ? "、" : "", STR_ARG(title));
    }
    (void)puts(uses->count == 0 ? "なし" : "");
    arena_clear(&arena);
}

static void print_text(const Words *words, const CompanyWord *word, Str value,
                       const WordUses *uses)
{
    Str shown = value.len > 0 ? value : word->fallback;
    (void)printf("%.*s　「%.*s」%s\n", STR_ARG(word->name), STR_ARG(shown),
                 value.len > 0            ? ""
                 : word->fallback.len > 0 ? "（もとの言葉）"
                                          : "（まだ決めていません）");
    print_uses(words, word, uses);
}

static Status list_word(Words *words, const CompanyWord *word, Json *json, Error *err)
{
    WordUses uses;
    Str value;
    Status status = value_of(words, word, &value, err);
    if (status == STATUS_OK) {
        status = company_word_uses(words->lessons_dir, word, &words->arena, &uses, err);
    }
    if (status == STATUS_OK && json != NULL) {
        json_object(json, NULL);
        add_word(json, word, value, &uses);
        json_end(json);
    } else if (status == STATUS_OK) {
        print_text(words, word, value, &uses);
    }
    return status;
}

static Status list_all(Words *words, Json *json, Error *err)
{
    Status status = STATUS_OK;
    if (json != NULL) {
        json_array(json, NULL);
    }
    for (size_t i = 0; status == STATUS_OK && i < words->known.count; i++) {
        status = list_word(words, &words->known.items[i], json, err);
    }
    return status;
}

static int run_list(const Arguments *arguments)
{
    Words words = {0};
    Error err = {0};
    Status status = words_open(&words, arguments, &err);
    if (status == STATUS_OK) {
        status = list_all(&words, arguments->json, &err);
    }
    if (status == STATUS_OK && arguments->json == NULL) {
        (void)puts("\n変えるには: gofun-hr words set 報告先 情報システム課");
    }
    words_close(&words);
    return status == STATUS_OK
               ? EXIT_GOOD
               : record_trouble(arguments, "会社の言葉を出せません。", &err);
}

/* ---- set ---- */

static const char CANNOT_SET[] = "会社の言葉を変えられません。";

static int refuse_name(const Arguments *arguments, const CompanyWords *known,
                       const char *name)
{
    Arena arena = {0};
    StrBuf names = {0};
    for (size_t i = 0; i < known->count; i++) {
        strbuf_add_format(&names, "%s%.*s", i > 0 ? "、" : "",
                          STR_ARG(known->items[i].name));
    }
    Str cause = str_format(&arena, "「%s」という言葉はありません。", name);
    Str remedy = str_format(&arena, "変えられる言葉: %s", names.ptr);
    int code = report_trouble(arguments, CANNOT_SET, cause.ptr, remedy.ptr);
    strbuf_clear(&names);
    arena_clear(&arena);
    return code;
}

static int refuse_value(const Arguments *arguments, const CompanyWord *word, Str value,
                        const char *cause)
{
    const char *remedy = word->is_in_lessons
                             ? "教材の文の中に入る、短い言葉にしてください。"
                             : "修了証に1行で入る書き方にしてください。";
    return report_trouble(arguments, CANNOT_SET, cause,
                          value.len > 0 ? remedy
                                        : "もとの言葉に戻すには --default を付けます。");
}

static void tell_set(const Words *words, const CompanyWord *word, Str value,
                     const WordUses *uses)
{
    if (value.len == 0) {
        (void)printf("%.*s を、もとの言葉「%.*s」に戻しました。\n", STR_ARG(word->name),
                     STR_ARG(word->fallback));
    } else {
        (void)printf("%.*s を「%.*s」にしました。\n", STR_ARG(word->name),
                     STR_ARG(value));
    }
    print_uses(words, word, uses);
    (void)puts(
        "この端末の「五分」に、次に開いたときから出ます。"
        "ほかの端末には、配布ファイルで届きます: gofun-hr handout create -o 配布.gofun");
}

static Status set_word(Words *words, const CompanyWord *word, Str value, Json *json,
                       Error *err)
{
    WordUses uses;
    Status status =
        company_word_uses(words->lessons_dir, word, &words->arena, &uses, err);
    if (status == STATUS_OK) {
        status = store_setting_set(words->record.store, 0, word->setting, value, err);
    }
    if (status == STATUS_OK && json != NULL) {
        json_object(json, NULL);
        add_word(json, word, value, &uses);
    } else if (status == STATUS_OK) {
        tell_set(words, word, value, &uses);
    }
    return status;
}

static int run_set(const Arguments *arguments)
{
    Arena arena = {0};
    Words words = {0};
    Error err = {0};
    bool is_default = arguments_has(arguments, "--default");
    CompanyWords known = company_words_known(&arena);
    const CompanyWord *word =
        company_words_find(&known, str_from(arguments->operands[0]));
    Str value = arguments->operand_count > 1 ? str_trim(str_from(arguments->operands[1]))
                                             : (Str){0};
    int code = EXIT_GOOD;
    const char *cause =
        word == NULL || is_default ? NULL : company_word_trouble(word, value, &arena);
    if (word == NULL) {
        code = refuse_name(arguments, &known, arguments->operands[0]);
    } else if (is_default && value.len > 0) {
        code = report_trouble(arguments, CANNOT_SET, "言葉と --default が両方あります。",
                              "どちらか一つにしてください。");
    } else if (cause != NULL) {
        code = refuse_value(arguments, word, value, cause);
    } else if (words_open(&words, arguments, &err) != STATUS_OK ||
               set_word(&words, word, value, arguments->json, &err) != STATUS_OK) {
        code = record_trouble(arguments, CANNOT_SET, &err);
    }
    words_close(&words);
    arena_clear(&arena);
    return code;
}

const Command WORDS_LIST = {
    .group = "words",
    .verb = "list",
    .operand = "",
    .summary = "教材と修了証に出る会社の言葉（報告先、会社名など）を見ます。",
    .options = LIST_OPTIONS,
    .option_count = sizeof LIST_OPTIONS / sizeof LIST_OPTIONS[0],
    .run = run_list,
};
const Command WORDS_SET = {
    .group = "words",
    .verb = "set",
    .operand = "NAME 言葉",
    .summary = "会社の言葉を決めます。",
    .options = SET_OPTIONS,
    .option_count = sizeof SET_OPTIONS / sizeof SET_OPTIONS[0],
    .operand_count = 2,
    .operand_is_optional = true,
    .run = run_set,
};
