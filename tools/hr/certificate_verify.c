/* gofun-hr certificate verify: shows what was signed, and whether the file still is what
 * was issued. */
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "credential/badge.h"
#include "credential/wording.h"
#include "hr/certificate_ledger.h"
#include "hr/verify_keys.h"

#define FILE_MAX_BYTES ((size_t)32 * 1024 * 1024)
#define DAY_SECONDS 86400

static const Option OPTIONS[] = {
    {"--key", "FILE|HEX",
     "発行した端末の公開鍵。「gofun-hr key show」が出す64けたか、signing.pub。"
     "何回でも書けます。なければ、この端末の信頼の一覧か鍵を使います。"},
    {"--trust", "FILE", "会社が署名した信頼の一覧。取り消しもこれで分かります。"},
    {"--company", "FILE|HEX",
     "会社の公開鍵。信頼の一覧が本物かを確かめます。なければ、この端末のものを使います"
     "。"},
    {"--data", "DIR", "この端末の鍵がある、データの置き場所。"},
    {"--json", NULL, "結果をJSONで出します。"},
};

/* ---- what each finding means ---- */

typedef struct Verdict {
    const char *headline;
    const char *cause;
    const char *remedy;
} Verdict;

static const Verdict VERDICTS[] = {
    [VERIFY_VALID] = {"有効です。発行されたときのままです。", NULL, NULL},
    [VERIFY_PAGE_CHANGED] =
        {"書き換えられています。下の「署名された内容」だけが本物です。",
         "発行のあとで、PDFが編集されたか、別のソフトで保存し直されました。",
         "見えている氏名などが下の内容と違えば、見えている方が偽りです。"
         "記録番号で発行元に確かめてください。"},
    [VERIFY_OTHER_BADGE] =
        {"修了証は発行されたときのままですが、添えられたバッジは確かめられません。",
         "バッジが、手もとにない鍵（漏れて替わった前の会社の鍵など）で署名されているか、"
         "書き換えられています。",
         "修了証は下の内容のとおりです。バッジは使わず、発行元に作り直してもらって"
         "ください（gofun-hr certificate badge）。"},
    [VERIFY_BAD_SIGNATURE] = {"無効です。署名が内容と合いません。",
                              "署名された内容が書き換えられたか、偽造されています。",
                              "使わずに、記録番号で発行元に確かめてください。"},
    [VERIFY_OTHER_KEY] =
        {"確かめられません。手もとにない鍵で署名されています。",
         "別の端末で発行されたか、偽造されています。",
         "発行した端末で「gofun-hr key show」を実行し、その公開鍵を --key で"
         "示してください。"},
    [VERIFY_DAMAGED] =
        {"無効です。署名された内容が壊れています。",
         "書き換え、写しまちがい、途中で切れたファイルなどが考えられます。",
         "もとのファイルをもらい直してください。"},
    [VERIFY_TOO_NEW] = {"確かめられません。新しい形式の修了証です。",
                        "この gofun-hr より新しい「五分」で発行されています。",
                        "gofun-hr を新しくしてください。"},
    [VERIFY_NOTHING_SIGNED] =
        {"修了証ではありません。署名された内容が入っていません。",
         "「五分」の修了証ではないか、添付された署名が取り除かれています。",
         "紙や画面のQRコードを読み取り、その文字を渡しても確かめられます。"},
    [VERIFY_REVOKED] = {"無効です。会社が取り消した修了証です。",
                        "差し替えや誤りのために、会社が取り消しました。",
                        "新しい修了証を本人か発行元からもらってください。"},
    [VERIFY_DEVICE_REVOKED] =
        {"無効です。取り消された端末で、取り消しの日より後に作られています。",
         "盗難や紛失などで、会社がこの端末の鍵を取り消しています。",
         "使わずに、記録番号で発行元に確かめてください。"},
    [VERIFY_NOT_REGISTERED] =
        {"無効です。取り消された端末の修了証で、会社の台帳にありません。",
         "鍵を盗んだ人が、日付をさかのぼって作った疑いがあります。",
         "使わずに、記録番号で発行元に確かめてください。"},
};

/* What a valid answer does not cover. */
static const char *limit_of(VerifySource source)
{
    switch (source) {
    case VERIFY_FROM_TOKEN:
        return "紙や画面の氏名・題・修了日・記録番号が、下の内容と同じか見比べてください"
               "。";
    case VERIFY_FROM_CONTENT:
        return "添付の文だけを確かめました。PDFの見た目は確かめていません。";
    case VERIFY_FROM_PDF:
    case VERIFY_FROM_NOTHING:
        return NULL;
    }
    return NULL;
}

/* Found by who has the company's list: the advice of asking for another key would help a
 * forger. */
static const Verdict NOT_IN_LIST = {
    "無効です。会社が認めていない鍵で署名されています。",
    "信頼の一覧にない端末で発行されたか、偽造されています。",
    "使わずに、記録番号で発行元に確かめてください。その端末が会社のものなら、人事が"
    "「gofun-hr key device sign」で一覧に加えられます。"};

/* A picture or JSON of a badge, by itself: there is other people's software for that. */
static const Verdict BADGE_ALONE = {
    "確かめられません。修了証のPDFでなく、バッジ（Open Badges 3.0）です。",
    "バッジは、修了証と別の署名を持っています。",
    "Open Badges を確かめるソフトで確かめるか、修了証のPDFをもらってください。"};

/* All that is said about one file. */
typedef struct Judgement {
    VerifyResult result;
    const TrustList *list; /* NULL: there was none */
    TrustRefusal refusal;
    bool is_badge;
} Judgement;

static const Verdict *verdict_of(const Judgement *judgement)
{
    VerifyFinding finding = judgement->result.finding;
    if (judgement->is_badge) {
        return &BADGE_ALONE;
    }
    return finding == VERIFY_OTHER_KEY && judgement->list != NULL ? &NOT_IN_LIST
                                                                  : &VERDICTS[finding];
}

/* ---- for people ---- */

static void print_row(Str label, Str value)
{
    if (value.len > 0) {
        (void)printf("  %.*s: %.*s\n", STR_ARG(label), STR_ARG(value));
    }
}

static void print_issuer(const Wording *w)
{
    (void)printf("  発行者: %.*s", STR_ARG(w->company));
    if (w->officer_role.len > 0) {
        (void)printf("　%.*s", STR_ARG(w->officer_role));
    }
    if (w->officer_name.len > 0) {
        (void)printf("　%.*s", STR_ARG(w->officer_name));
    }
    (void)puts("");
}

/* A QR has no title, so that its lesson is named by number alone. */
static Str subject_of(Arena *arena, const VerifyResult *result, const Wording *w)
{
    bool has_title = result->source != VERIFY_FROM_TOKEN ||
                     result->certificate.kind != CERTIFICATE_LESSON;
    return has_title ? w->document
                     : str_format(arena, "%.*s　第%d話", STR_ARG(w->heading),
                                  result->certificate.subject_no);
}

static void print_signed(const VerifyResult *result)
{
    Arena arena = {0};
    Wording w;
    wording_fill(&arena, &result->certificate, &w);
    (void)puts("\n署名された内容");
    print_row(STR("題"), subject_of(&arena, result, &w));
    print_row(STR("氏名"), w.name);
    print_row(STR("所属"), w.department);
    print_row(w.passed_label, w.passed_on);
    print_row(w.review_label, w.review_on);
    print_row(w.serial_label, w.serial);
    print_row(w.reissue_label, w.reissue);
    if (w.company.len > 0) {
        print_issuer(&w);
    }
    arena_clear(&arena);
}

static void write_key_id(const VerifyResult *result, char out[CREDENTIAL_KEY_ID_TEXT])
{
    for (size_t i = 0; i < sizeof result->key_id; i++) {
        (void)snprintf(out + 2 * i, 3, "%02x", result->key_id[i]);
    }
}

static void print_key_id(const VerifyResult *result)
{
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    write_key_id(result, key_id);
    (void)printf("  署名の鍵: %s\n", key_id);
}

static void print_refusal(const TrustRefusal *refusal)
{
    if (refusal->reason.len == 0) {
        return;
    }
    Arena arena = {0};
    Str day = record_day(&arena, refusal->at);
    (void)printf("  取り消し: %.*s　%.*s\n", STR_ARG(day), STR_ARG(refusal->reason));
    arena_clear(&arena);
}

static bool shows_key(VerifyFinding finding)
{
    return finding != VERIFY_DAMAGED && finding != VERIFY_TOO_NEW &&
           finding != VERIFY_NOTHING_SIGNED;
}

/* How far what was said reaches: a list says nothing about what was called back later. */
static void print_list(const TrustList *list)
{
    if (list == NULL) {
        (void)puts(
            "  注意: 信頼の一覧がないので、取り消されたかどうかは確かめていません。");
        return;
    }
    Arena arena = {0};
    Str day = record_day(&arena, list->made_at);
    (void)printf("  取り消しも確かめました: 信頼の一覧 第%lld号（%.*s）\n",
                 (long long)list->number, STR_ARG(day));
    arena_clear(&arena);
}

static void print_notes(const Judgement *judgement)
{
    const VerifyResult *result = &judgement->result;
    const char *limit = limit_of(result->source);
    if (limit != NULL) {
        (void)printf("  注意: %s\n", limit);
    }
    if (result->certificate.passed_at - os_now_seconds() > DAY_SECONDS) {
        (void)puts("  注意: 修了日が、まだ来ていない日です。発行した端末の時計が"
                   "進んでいたと考えられます。");
    }
    print_list(judgement->list);
}

static void print_for_people(const Judgement *judgement)
{
    const VerifyResult *result = &judgement->result;
    const Verdict *verdict = verdict_of(judgement);
    (void)printf("判定: %s\n", verdict->headline);
    if (verdict->cause != NULL) {
        (void)printf("  原因: %s\n  対処: %s\n", verdict->cause, verdict->remedy);
    }
    if (verify_is_believed(result->finding)) {
        print_notes(judgement);
        print_signed(result);
    } else {
        print_refusal(&judgement->refusal);
    }
    if (result->has_badge && verify_is_believed(result->finding)) {
        (void)puts(
            "  バッジ（Open Badges 3.0）も添えられています。その署名も確かめました。");
    }
    if (shows_key(result->finding)) {
        print_key_id(result);
    }
}

/* ---- for programs ---- */

static void add_certificate(Json *json, const Certificate *c)
{
    static const char *const kinds[] = {"lesson", "part", "whole"};
    const struct {
        const char *name;
        Str value;
    } texts[] = {
        {"name", c->name},
        {"department", c->department},
        {"title", c->title},
        {"serial", c->serial},
        {"company", c->company},
        {"officer_role", c->officer_role},
        {"officer_name", c->officer_name},
        {"replaces", c->replaces},
        {"reason", c->reason},
    };
    json_object(json, "signed");
    json_text_z(json, "kind", kinds[c->kind]);
    json_int(json, "subject", c->subject_no);
    json_int(json, "passed_at", c->passed_at);
    json_int(json, "zone_minutes", c->zone_minutes);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        json_text(json, texts[i].name, texts[i].value);
    }
    json_end(json);
}

static void add_list(Json *json, const TrustList *list)
{
    if (list == NULL) {
        json_text_z(json, "trust_list", NULL);
        return;
    }
    json_object(json, "trust_list");
    json_int(json, "number", list->number);
    json_int(json, "made_at", list->made_at);
    json_end(json);
}

static void answer(Json *json, const Judgement *judgement)
{
    const VerifyResult *result = &judgement->result;
    const TrustRefusal *refusal = &judgement->refusal;
    static const char *const sources[] = {
        [VERIFY_FROM_NOTHING] = "none",
        [VERIFY_FROM_PDF] = "pdf",
        [VERIFY_FROM_CONTENT] = "content",
        [VERIFY_FROM_TOKEN] = "token",
    };
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    json_object(json, NULL);
    json_text_z(json, "finding", verify_finding_id(result->finding));
    json_text_z(json, "source", sources[result->source]);
    write_key_id(result, key_id);
    json_text_z(json, "key_id", key_id);
    json_bool(json, "badge", result->has_badge);
    add_list(json, judgement->list);
    if (verify_is_believed(result->finding)) {
        add_certificate(json, &result->certificate);
    } else if (refusal->reason.len > 0) {
        json_int(json, "revoked_at", refusal->at);
        json_text(json, "reason", refusal->reason);
    }
}

/* ---- input ---- */

/* A token is given as it is; everything else is the path of a file. */
static Status read_input(const char *operand, StrBuf *out)
{
    if (str_starts_with(str_from(operand), STR("GOFUN1-"))) {
        strbuf_add_z(out, operand);
        return STATUS_OK;
    }
    return os_read_file(operand, FILE_MAX_BYTES, out, NULL);
}

static bool is_badge(Str bytes)
{
    Str json = {0};
    return badge_find(bytes, &json, NULL) == STATUS_OK ||
           (str_starts_with(str_trim(bytes), STR("{")) &&
            str_find(bytes, STR("OpenBadgeCredential")) >= 0);
}

static int verify(Str bytes, const VerifyKeys *keys, Json *json)
{
    Arena arena = {0};
    Judgement judgement = {.list = keys->has_list ? &keys->list : NULL};
    VerifyResult *result = &judgement.result;
    certificate_verify(&arena, bytes, keys->items, keys->count, result);
    if (judgement.list != NULL) {
        trust_judge(judgement.list, result, &judgement.refusal);
    }
    judgement.is_badge = result->finding == VERIFY_NOTHING_SIGNED && is_badge(bytes);
    if (json != NULL) {
        answer(json, &judgement);
    } else {
        print_for_people(&judgement);
    }
    arena_clear(&arena);
    return result->finding == VERIFY_VALID ? EXIT_GOOD : EXIT_BAD;
}

static int refuse_list(const Arguments *arguments, const KeyTrouble *trouble)
{
    static const char what[] = "信頼の一覧を使えません。";
    static const char again[] = "人事から、信頼の一覧をもらい直してください。";
    if (trouble->is_old) {
        return report_trouble(arguments, what,
                              "この機械で署名した一覧より、古いものに替わっています。",
                              "新しい一覧（trust.gofun）を、控えから戻してください。");
    }
    if (trouble->status == STATUS_UNTRUSTED || trouble->status == STATUS_BAD_DATA) {
        return report_trouble(arguments, what,
                              "書き換えられているか、別の会社のものです。", again);
    }
    bool is_own = arguments_value(arguments, "--trust") == NULL;
    return report_file_trouble(arguments, what, trouble->source, trouble->status,
                               is_own
                                   ? "控えから戻すか、「gofun-hr key company create」で"
                                     "作り直してください。"
                                   : "ファイルの名前と場所を確かめてください。");
}

static int refuse_keys(const Arguments *arguments, const KeyTrouble *trouble)
{
    if (trouble->is_list) {
        return refuse_list(arguments, trouble);
    }
    return report_file_trouble(
        arguments, "確かめるための公開鍵がありません。", trouble->source, trouble->status,
        "発行した端末で「gofun-hr key show」を実行し、その公開鍵を --key "
        "で示してください。会社の公開鍵は --company で示します。");
}

static int refuse_input(const Arguments *arguments, Status status)
{
    static const char what[] = "修了証を読めません。";
    Arena arena = {0};
    const char *operand = arguments->operands[0];
    bool is_serial = status == STATUS_NOT_FOUND &&
                     str_starts_with(ledger_serial(&arena, operand), STR("GOFUN-"));
    arena_clear(&arena);
    return is_serial
               ? report_trouble(arguments, what,
                                "PDFの名前でなく、修了証の記録番号です。",
                                "PDFか、QRコードの文字を渡してください。台帳は"
                                "「gofun-hr certificate show 記録番号」で見られます。")
               : report_file_trouble(arguments, what, operand, status,
                                     "ファイルの名前と場所を確かめてください。");
}

static int run(const Arguments *arguments)
{
    VerifyKeys keys;
    StrBuf input = {0};
    KeyTrouble trouble = verify_keys_collect(arguments, &keys);
    int code = EXIT_TROUBLE;
    if (trouble.status != STATUS_OK) {
        code = refuse_keys(arguments, &trouble);
    } else {
        Status status = read_input(arguments->operands[0], &input);
        code = status == STATUS_OK ? verify(strbuf_str(&input), &keys, arguments->json)
                                   : refuse_input(arguments, status);
    }
    strbuf_clear(&input);
    verify_keys_clear(&keys);
    return code;
}

const Command CERTIFICATE_VERIFY = {
    .group = "certificate",
    .verb = "verify",
    .operand = "FILE.pdf|TOKEN",
    .summary =
        "修了証が本物か、書き換えられていないかを確かめ、署名された内容を表示します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .operand_count = 1,
    .run = run,
};
