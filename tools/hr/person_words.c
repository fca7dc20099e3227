#include "hr/person_words.h"

#include "base/os.h"
#include "roster/person.h"
#include "text/format.h"

static const struct {
    const char *column;
    const char *text;
} COLUMNS[] = {
    {"name", "氏名"},
    {"reading", "フリガナ"},
    {"employee_number", "社員番号"},
    {"employee_key", "社員番号（照合用）"},
    {"department", "部署"},
    {"until_at", "いつまで"},
    {"listed_at", "名簿で書いた日時"},
    {"status", "在籍状態"},
    {"status_reason", "状態の理由"},
    {"status_by", "状態を書いた人"},
    {"status_at", "状態を書いた日時"},
    {"status_on", "状態の日付"},
    {"created_at", "作った日時"},
    {"created_by", "作った人"},
    {"email", "メール"},
    {"job_title", "役職"},
    {"employment", "雇用区分"},
    {"hired_on", "入社日"},
    {"print_name", "印刷用氏名"},
    {"lesson_id", "話"},
    {"cycle", "年度"},
    {"due_on", "期限"},
    {"from_on", "この日から数える"},
    {"assigned_by", "割り当てた人"},
    {"assigned_at", "割り当てた日時"},
    {"opened_at", "開いた日時"},
    {"started_at", "始めた日時"},
    {"ended_at", "終えた日時"},
    {"last_at", "最後の日時"},
    {"passed_at", "修了した日時"},
    {"outcome", "結果"},
    {"correct_count", "正解の数"},
    {"question_count", "問いの数"},
    {"pass_count", "修了に要る正解の数"},
    {"replied_at", "選んだ日時"},
    {"option_id", "選んだもの"},
    {"question_id", "問い"},
    {"shown", "出した順"},
    {"chosen", "選んだ答え"},
    {"is_correct", "正解か"},
    {"answered_at", "答えた日時"},
    {"answered_ms", "答えるまでの時間（ミリ秒）"},
    {"tries", "回数"},
    {"was_shown", "答えを見たか"},
    {"tried_at", "行った日時"},
    {"serial", "記録番号"},
    {"issued_at", "発行した日時"},
    {"recorded_at", "書いた日時"},
    {"reason", "理由"},
    {"noted_by", "書いた人"},
    {"noted_at", "書いた日時"},
    {"taken_at", "受けた日時"},
    {"item", "項目"},
    {"choice", "選んだもの"},
    {"content", "署名された内容"},
    {"signature", "署名"},
    {"seal", "封印"},
    {"seen_at", "見た日時"},
    {"id", "行の番号"},
    {"uid", "内部の番号"},
    {"learner_uid", "端末での内部の番号"},
    {"joined_to", "加わった先の行"},
    {"joined_by", "加えた人"},
    {"rule_id", "割り当ての番号"},
    {"attempt_id", "受講の行"},
    {"learner_id", "名簿の行"},
    {"device", "端末"},
    {"active_ms", "学んだ時間（ミリ秒）"},
    {"position", "続きの位置"},
    {"scene_id", "場面"},
    {"step_id", "場面の中の場所"},
    {"round", "何回目のテストか"},
    {"is_done", "できたか"},
    {"kind", "種類"},
    {"subject", "話や編"},
    {"key_id", "署名の鍵"},
    {"replaces", "もとの記録番号"},
    {"event", "したこと"},
    {"value", "内容"},
    {"zone_minutes", "時差（分）"},
    {"evidence_seq", "証拠の行"},
};

Str person_column_text(Str table, Str column)
{
    if (str_is(table, "learner_setting") && str_is(column, "name")) {
        return STR("設定の名前");
    }
    for (size_t i = 0; i < sizeof COLUMNS / sizeof COLUMNS[0]; i++) {
        if (str_is(column, COLUMNS[i].column)) {
            return str_from(COLUMNS[i].text);
        }
    }
    return column;
}

static Str moment_text(Arena *arena, int64_t at)
{
    int zone = os_zone_offset_minutes(at);
    Str day = format_date_iso(arena, format_local_date(at, zone));
    Str time = format_time_short(arena, format_local_clock(at, zone));
    return str_format(arena, "%.*s %.*s", STR_ARG(day), STR_ARG(time));
}

Str person_value_text(Arena *arena, Str column, Str value)
{
    int64_t number = 0;
    const char *status =
        str_is(column, "status") ? roster_status_title(value) : (const char *)NULL;
    if (status != NULL) {
        return str_from(status);
    }
    if (!str_to_int64(value, &number)) {
        return value;
    }
    if (str_ends_with(column, STR("_at"))) {
        return number > 0 ? moment_text(arena, number) : STR("なし");
    }
    bool is_question =
        str_starts_with(column, STR("is_")) || str_starts_with(column, STR("was_"));
    return is_question && number <= 1 ? str_from(number == 1 ? "はい" : "いいえ") : value;
}
