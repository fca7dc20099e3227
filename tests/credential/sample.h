/* A certificate to test with, and the key it is signed with. */
#ifndef GOFUN_TESTS_CREDENTIAL_SAMPLE_H
#define GOFUN_TESTS_CREDENTIAL_SAMPLE_H

#include "credential/credential.h"

/* Lesson 9, 髙橋 美咲, 15 January 2026 in Japan. */
static inline Certificate sample_certificate(void)
{
    return (Certificate){
        .kind = CERTIFICATE_LESSON,
        .subject_no = 9,
        .title = STR("電波の名札を確かめる"),
        .goals = {STR("一覧から、暗号の方式と名前を見て接続先を選べる。"),
                  STR("外では自分のスマホの回線（テザリング）を第一の候補にできる。"),
                  STR("社内や自宅の機器で、方式と管理画面の設定を確かめられる。")},
        .goal_count = 3,
        .name = STR("髙橋 美咲"),
        .department = STR("営業部"),
        .passed_at = 1768453509,
        .zone_minutes = 540,
        .serial = STR("GOFUN-2026-7Q4K-M2HX"),
        .company = STR("そよかぜ木工株式会社"),
        .officer_role = STR("情報セキュリティ担当"),
        .officer_name = STR("佐藤 健一"),
    };
}

/* The caller frees it. number gives another key. */
static inline CredentialKey *sample_key(uint8_t number)
{
    uint8_t seed[CREDENTIAL_KEY_BYTES] = {number, 'g', 'o', 'f', 'u', 'n'};
    return credential_key_from_seed(seed);
}

#endif
