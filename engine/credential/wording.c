#include "credential/wording.h"

#include "text/format.h"

static const char *const PART_SUBJECTS[] = {
    "",
    "基本の守り編",
    "毎日の守り編",
    "会社の守り編",
};

static const char *const PART_OPENINGS[] = {
    "",
    "あなたは、更新・見張り・パスワード・見える範囲・手口の情報という五つの土台を学び、"
    "確認テストを終えました。その名のとおり、明日からの仕事の足もとを支える学びです。",
    "あなたは、メール、送信先、電波、投稿、控え、机、持ち出し、画面、来客、戸締まり、廃棄"
    "という"
    "十三の場面で、迷ったときの動き方を選ぶ練習をしました。",
    "あなたは、秘密の約束、教育、私物の扱い、契約、サービスの選び方、事故の段取り、"
    "決まりづくりを学びました。守りは、人と人の約束でできています。",
};

static const char *const PART_CLOSINGS[] = {
    "",
    "ここに学習を終えたことを記します。",
    "手を止めて確かめる一秒が、みんなの一日を守ります。学習を終えたことを記します。",
    "会社の守りを支える側に立ったことを記します。",
};

static const char WHOLE_OPENING[] =
    "あなたは、五分の学びを二十五回重ね、すべての確認テストを終えました。"
    "五分の積み重ねは、あなたと、あなたの後ろにいるお客さまを守ります。";
static const char WHOLE_CLOSING[] =
    "これからは、気づいたことを隣の人へ伝える番です。学びを終えたことを記します。";

static const char LESSON_CLOSING[] =
    "五分の学びは、明日の仕事の足もとを支えます。ここに学習を終えたことを記します。";

/* "次の三つ": how a goal is counted in a sentence. */
static const char *const COUNTS[] = {"", "一つ", "二つ", "三つ", "四つ", "五つ"};

static const char *const NOTES[WORDING_NOTES] = {
    "この証は、学習を終えた記録です。資格・認定・合格証ではありません。",
    "会社の対策の状況を保証するものではありません。公的機関の制度・認証とは関係ありません"
    "。",
    "内容は発行時点の情報にもとづきます。手口も決まりも変わります。"
    "一年を目安に学び直してください。",
};

static void fill_lesson(Arena *arena, const Certificate *c, Wording *out)
{
    out->subject = str_format(arena, "第%d話　%.*s", c->subject_no, STR_ARG(c->title));
    out->opening = str_format(
        arena, "あなたは、第%d話「%.*s」で次の%sを目あてに学び、確認テストを終えました。",
        c->subject_no, STR_ARG(c->title), COUNTS[c->goal_count]);
    out->goal_count = c->goal_count;
    for (size_t i = 0; i < c->goal_count; i++) {
        out->goals[i] = c->goals[i];
    }
    out->closing = str_from(LESSON_CLOSING);
}

static void fill_subject(Arena *arena, const Certificate *c, Wording *out)
{
    switch (c->kind) {
    case CERTIFICATE_LESSON:
        fill_lesson(arena, c, out);
        break;
    case CERTIFICATE_PART:
        out->subject = str_from(PART_SUBJECTS[c->subject_no]);
        out->opening = str_from(PART_OPENINGS[c->subject_no]);
        out->closing = str_from(PART_CLOSINGS[c->subject_no]);
        break;
    case CERTIFICATE_WHOLE:
        out->subject = STR("二十五課　全課程");
        out->opening = str_from(WHOLE_OPENING);
        out->closing = str_from(WHOLE_CLOSING);
        break;
    }
}

/* A year later; the 29th of February has none, so the day before. */
static FormatDate review_date(FormatDate passed)
{
    FormatDate review = {passed.year + 1, passed.month, passed.day};
    if (!format_date_is_valid(review)) {
        review.day--;
    }
    return review;
}

static void fill_dates(Arena *arena, const Certificate *c, Wording *out)
{
    FormatDate passed = format_local_date(c->passed_at, c->zone_minutes);
    out->passed_label = STR("修了日");
    out->passed_on = format_date(arena, passed, FORMAT_BOTH);
    out->review_label = STR("学び直しの目安");
    out->review_on = format_date(arena, review_date(passed), FORMAT_BOTH);
}

void wording_fill(Arena *arena, const Certificate *c, Wording *out)
{
    *out = (Wording){
        .heading = STR("修了証"),
        .name = c->name,
        .honorific = STR("殿"),
        .department = c->department,
        .serial_label = STR("記録番号"),
        .serial = c->serial,
        .key_label = STR("署名の鍵"),
        .reissue_label = STR("再発行"),
        .company = c->company,
        .officer_role = c->officer_role,
        .officer_name = c->officer_name,
        .seal = STR("印"),
        .has_bird_seal = c->kind == CERTIFICATE_WHOLE,
        .qr_caption = STR("真偽の確認用"),
        .criterion =
            STR("確認テストの一回で、決められた数以上の問いに正しく答えました。"),
    };
    fill_subject(arena, c, out);
    fill_dates(arena, c, out);
    out->document =
        str_format(arena, "%.*s　%.*s", STR_ARG(out->heading), STR_ARG(out->subject));
    if (c->replaces.len > 0) {
        out->reissue = str_format(arena, "%.*s の再発行（理由：%.*s）",
                                  STR_ARG(c->replaces), STR_ARG(c->reason));
    }
    for (size_t i = 0; i < WORDING_NOTES; i++) {
        out->notes[i] = str_from(NOTES[i]);
    }
}
