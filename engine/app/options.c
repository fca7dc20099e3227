#include "app/options.h"

#include <stddef.h>
#include <string.h>

typedef struct OptionRow {
    const char *name;
    const char *value; /* name of the value in the help; NULL: a switch */
    size_t offset;     /* of a const char * or a bool in Options */
    const char *help;
} OptionRow;

#define ROW(field) offsetof(Options, field)
static const OptionRow rows[] = {
    {"--lesson", "ID", ROW(lesson), "このレッスンから始めます（IDか lesson.lua の場所）"},
    {"--data", "DIR", ROW(data_dir), "記録を置くフォルダー"},
    {"--learner", "NAME", ROW(learner), "この氏名で、たずねずに始めます"},
    {"--number", "NUMBER", ROW(number), "この社員番号の人として、たずねずに始めます"},
    {"--handout", "FILE", ROW(handout),
     "人事の配布ファイル。なければ、システムの決まった場所から読みます"},
    {"--windowed", NULL, ROW(is_windowed), "全画面にせず、ウィンドウで開きます"},
    {"--size", "WxH", ROW(size), "ウィンドウの大きさ（例 1280x720。--windowed を含む）"},
    {"--theme", "NAME", ROW(theme), "色: light / dark / contrast"},
    {"--text-size", "N", ROW(text_size), "文字の大きさ: 1 / 1.25 / 1.5 / 2"},
    {"--furigana", "LEVEL", ROW(furigana), "ふりがな: none / hard / all"},
    {"--plan", "FILE", ROW(plan_path), "計画ファイルのとおりに自動で進め、終わります"},
    {"--screenshot-dir", "DIR", ROW(screenshot_dir), "画面が変わるたびに絵を残します"},
    {"--certificate-dir", "DIR", ROW(certificate_dir), "修了証の保存先"},
    {"--lessons", "DIR", ROW(lessons_dir), "レッスンのフォルダー"},
    {"--assets", "DIR", ROW(assets_dir), "絵のフォルダー"},
    {"--seed", "N", ROW(seed), "選択肢の並びを決める数（計画や検査のため）"},
    {"--preview", NULL, ROW(is_preview),
     "書きかけの教材（--lesson FILE）を見ます。保存すると読み直します。記録は残しません"},
    {"--position", "FILE", ROW(position_path),
     "--preview を始める所（gofun-author が作ります）"},
    {"--help", NULL, ROW(wants_help), "この説明を出します"},
    {"--version", NULL, ROW(wants_version), "版を出します"},
};

enum {
    ROW_COUNT = sizeof rows / sizeof rows[0]
};

static const OptionRow *find_row(Str name)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (str_is(name, rows[i].name)) {
            return &rows[i];
        }
    }
    return NULL;
}

static void store_value(Options *out, const OptionRow *row, const char *value)
{
    char *field = (char *)out + row->offset;
    if (row->value == NULL) {
        const bool yes = true;
        memcpy(field, &yes, sizeof yes);
    } else {
        memcpy(field, &value, sizeof value);
    }
}

bool options_read_size(const char *text, int *width_px, int *height_px)
{
    Str rest = str_from(text);
    Str width;
    int64_t w = 0;
    int64_t h = 0;
    if (!str_split(&rest, 'x', &width) || !str_to_int64(width, &w) ||
        !str_to_int64(rest, &h) || w < 320 || h < 240 || w > 16384 || h > 16384) {
        return false;
    }
    *width_px = (int)w;
    *height_px = (int)h;
    return true;
}

static bool is_one_of(const char *value, const char *const choices[])
{
    for (size_t i = 0; choices[i] != NULL; i++) {
        if (strcmp(value, choices[i]) == 0) {
            return true;
        }
    }
    return false;
}

static Status check_values(Options *out, Error *err)
{
    static const char *const themes[] = {"light", "dark", "contrast", NULL};
    static const char *const sizes[] = {"1", "1.0", "1.25", "1.5", "2", "2.0", NULL};
    static const char *const levels[] = {"none", "hard", "all", NULL};
    int width = 0;
    int height = 0;
    if (out->theme != NULL && !is_one_of(out->theme, themes)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "--theme %s という色はありません。light、dark、contrast から"
                         "選んでください。",
                         out->theme);
    }
    if (out->text_size != NULL && !is_one_of(out->text_size, sizes)) {
        return error_set(
            err, STATUS_BAD_ARGUMENT,
            "--text-size %s は選べません。1、1.25、1.5、2 から選んでください。",
            out->text_size);
    }
    if (out->furigana != NULL && !is_one_of(out->furigana, levels)) {
        return error_set(
            err, STATUS_BAD_ARGUMENT,
            "--furigana %s は選べません。none、hard、all から選んでください。",
            out->furigana);
    }
    if (out->size != NULL && !options_read_size(out->size, &width, &height)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "--size %s は読めません。1280x720 のように書いてください。",
                         out->size);
    }
    int64_t seed = 0;
    if (out->seed != NULL && (!str_to_int64(str_from(out->seed), &seed) || seed < 0)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "--seed %s は読めません。0以上の数を書いてください。",
                         out->seed);
    }
    if (out->plan_path != NULL && out->lesson == NULL) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "--plan には --lesson も要ります。どのレッスンの計画かを"
                         "指定してください。");
    }
    out->is_windowed = out->is_windowed || out->size != NULL;
    return STATUS_OK;
}

Status options_parse(int argc, char *const argv[], Options *out, Error *err)
{
    *out = (Options){0};
    for (int i = 1; i < argc; i++) {
        /* Both "--data DIR" and "--data=DIR". */
        Str rest = str_from(argv[i]);
        Str name = {0};
        bool has_equals = str_find(rest, STR("=")) >= 0;
        (void)str_split(&rest, '=', &name);
        const OptionRow *row = find_row(name);
        if (row == NULL) {
            return error_set(err, STATUS_BAD_ARGUMENT,
                             "%s という指定はありません。gofun --help で一覧が出ます。",
                             argv[i]);
        }
        const char *value = has_equals ? rest.ptr : NULL;
        if (row->value == NULL && has_equals) {
            return error_set(err, STATUS_BAD_ARGUMENT, "%s に値は要りません。",
                             row->name);
        }
        if (row->value != NULL && value == NULL && i + 1 < argc) {
            value = argv[++i];
        }
        if (row->value != NULL && (value == NULL || value[0] == '\0')) {
            return error_set(err, STATUS_BAD_ARGUMENT,
                             "%s のあとに %s を書いてください。gofun --help で一覧が"
                             "出ます。",
                             row->name, row->value);
        }
        store_value(out, row, value);
    }
    return check_values(out, err);
}

void options_help(StrBuf *out)
{
    strbuf_add_z(out, "使い方: gofun [指定...]\n"
                      "五分（ごふん）: 5分で学ぶ情報セキュリティ研修を始めます。\n\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const OptionRow *row = &rows[i];
        Arena scratch = {0};
        Str head = str_format(&scratch, "%s%s%s", row->name, row->value ? " " : "",
                              row->value ? row->value : "");
        strbuf_add_format(out, "  %-22.*s  %s\n", STR_ARG(head), row->help);
        arena_clear(&scratch);
    }
    strbuf_add_z(out, "\n指定がなければ全画面で開きます。記録はこの利用者のフォルダーに"
                      "残り、いつ閉じても続きから始められます。\n");
}
