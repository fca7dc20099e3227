#include "hr/roster_words.h"

#include <stdio.h>

#include "base/utf8.h"

static const char *const FIELD_IDS[ROSTER_FIELD_COUNT] = {
    "number",     "name",   "reading", "department", "email",    "title",
    "employment", "status", "reason",  "status_on",  "hired_on", "print_name",
};

static const struct {
    const char *title;
    const char *id;
} ENCODINGS[] = {
    [ROSTER_ENCODING_UTF8] = {"UTF-8", "utf-8"},
    [ROSTER_ENCODING_UTF8_BOM] = {"UTF-8（BOM付き）", "utf-8-bom"},
    [ROSTER_ENCODING_UTF16LE] = {"UTF-16LE", "utf-16le"},
    [ROSTER_ENCODING_UTF16BE] = {"UTF-16BE", "utf-16be"},
    [ROSTER_ENCODING_CP932] = {"CP932（シフトJIS）", "cp932"},
};

static const RosterAdvice ADVICE[] = {
    [ROSTER_FINE] = {"fine", "", ""},
    [ROSTER_BAD_ENCODING] = {"bad-encoding", "この文字コードにないバイトがあります",
                             "Excelで「CSV UTF-8」として保存し直してください。"},
    [ROSTER_STRAY_QUOTE] =
        {"stray-quote", "引用符「\"」の位置が合いません",
         "欄の中の「\"」は「\"\"」と書き、欄を「\"」で囲んでください。"},
    [ROSTER_UNCLOSED_QUOTE] =
        {"unclosed-quote", "引用符「\"」が閉じていません",
         "欄の終わりに「\"」を足すか、余分な「\"」を消してください。"},
    [ROSTER_ROW_TOO_LONG] = {"row-too-long", "1行が長すぎます（256 KBまで）",
                             "名簿のファイルかどうか、確かめてください。"},
    [ROSTER_TOO_MANY_COLUMNS] = {"too-many-columns", "列が多すぎます（256列まで）",
                                 "名簿のファイルかどうか、確かめてください。"},
    [ROSTER_NO_HEADER] = {"no-header", "見出しの行がありません",
                          "1行目に「社員番号,氏名,…」と書いてください。"},
    [ROSTER_NO_COLUMN] =
        {"no-column", "社員番号の列も氏名の列も見つかりません",
         "見出しの行に、社員番号と氏名（か、姓と名）の列を入れてください。"},
    [ROSTER_NO_NUMBER] = {"no-number-column", "社員番号の列が見つかりません",
                          "見出しを「社員番号」か「従業員コード」にしてください。"},
    [ROSTER_NO_NAME] = {"no-name-column", "氏名の列が見つかりません",
                        "見出しを「氏名」か、「姓」と「名」にしてください。"},
    [ROSTER_COLUMN_TWICE] = {"column-twice", "同じ意味の列が2つあります",
                             "どちらかの見出しを変えるか、列を消してください。"},
    [ROSTER_EMPTY_NUMBER] =
        {"empty-number", "社員番号が空です",
         "番号のない人には、「P001」のような番号を決めて入れてください。研修を"
         "受けない人なら、行を消してください。"},
    [ROSTER_EMPTY_NAME] = {"empty-name", "氏名が空です",
                           "氏名を入れてください。人の行でなければ、消してください。"},
    [ROSTER_CONTROL_CHARACTER] = {"control-character", "改行や制御文字が入っています",
                                  "欄の中の改行や見えない文字を消してください。"},
    [ROSTER_TEXT_TOO_LONG] = {"text-too-long",
                              "長すぎます（200バイト、漢字で約66字まで）",
                              "短くしてください。"},
    [ROSTER_UNKNOWN_STATUS] = {"unknown-status", "在籍状態が分かりません",
                               "在籍・休職・対象外・退職のどれかを書いてください。"},
    [ROSTER_BAD_DATE] = {"bad-date", "日付として読めません",
                         "2026-04-01、2026/4/1、令和8年4月1日のように書いてください。"},
    [ROSTER_BAD_DEPARTMENT] = {"bad-department", "部署の階層が深すぎます（8段まで）",
                               "「営業部/第一課」のように、8段までにしてください。"},
    [ROSTER_NUMBER_TWICE] = {"number-twice", "社員番号が前の行と同じです",
                             "同じ人なら（兼務など）1行だけ残し、別の人なら番号を直して"
                             "ください。全角と半角、大文字と小文字は区別しません。"},
    [ROSTER_ROW_TOO_WIDE] = {"row-too-wide", "見出しより欄が多い行です",
                             "欄の中に区切りの文字がないか、確かめてください。"},
};

const char *roster_encoding_title(RosterEncoding encoding)
{
    return ENCODINGS[encoding].title;
}

const char *roster_encoding_id(RosterEncoding encoding)
{
    return ENCODINGS[encoding].id;
}

const RosterAdvice *roster_advice(RosterProblemKind kind)
{
    return &ADVICE[kind];
}

const char *roster_field_id(RosterField field)
{
    return FIELD_IDS[field];
}

void roster_put_text(Str text)
{
    while (text.len > 0) {
        Str before = text;
        uint32_t code = utf8_next(&text);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) ||
                          code == UTF8_INVALID || code == 0x202E || code == 0x2028;
        if (is_control) {
            (void)putchar('?');
        } else {
            (void)fwrite(before.ptr, 1, before.len - text.len, stdout);
        }
    }
}

void roster_column_letters(size_t column, char out[8])
{
    char reversed[8];
    size_t count = 0;
    while (column > 0 && count < sizeof reversed - 1) {
        column--;
        reversed[count++] = (char)('A' + column % 26);
        column /= 26;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = reversed[count - 1 - i];
    }
    out[count] = '\0';
}
