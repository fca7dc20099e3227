/* A sheet to test with: up to three rules, one of them as long as can be typed. */
#ifndef GOFUN_TESTS_CREDENTIAL_SAMPLE_SHEET_H
#define GOFUN_TESTS_CREDENTIAL_SAMPLE_SHEET_H

#include "credential/sheet.h"

static inline Sheet sample_sheet(size_t rules)
{
    return (Sheet){
        .title = STR("わたしの社内ルール三か条"),
        .company = STR("そよかぜ木工株式会社"),
        .rules =
            {{STR("送る人は、送信の前に、宛先と添付を、声に出して読む"),
              STR("例外の相談先：総務 内線11")},
             {STR("最後に帰る人は、退社のときに、机の上の書類と媒体を、鍵のかかる棚に"
                  "戻す"),
              STR("例外の相談先：佐藤さん 内線30")},
             {STR("受け取った人は、気づいたらその場で、差出人と行き先を、登録した番号に"
                  "電話で確かめる"),
              STR("")}},
        .rule_count = rules,
        .facts = {{STR("作った日"), STR("2026年（令和8年）1月15日")},
                  {STR("次の見直し"), STR("2026年（令和8年）4月")}},
        .signs = {STR("作った人"), STR("確認")},
        .note = STR("修了証ではありません。"),
        .made_at = 1768453509,
    };
}

#endif
