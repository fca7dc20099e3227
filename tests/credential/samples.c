/* Writes certificates into a folder for check_pdf.sh: names that are hard to print, long
 * texts, every kind. samples DIR */
#include <stdio.h>

#include "base/os.h"
#include "sample.h"

typedef struct Sample {
    const char *file;
    void (*change)(Certificate *c);
} Sample;

static void takahashi(Certificate *c)
{
    c->name = STR("髙橋 美咲");
}

static void sakiyama(Certificate *c)
{
    c->name = STR("﨑山 濵子");
    c->department = STR("");
}

static void yoshida(Certificate *c)
{
    c->name = STR("𠮷田 槗男");
}

static void nguyen(Certificate *c)
{
    c->name = STR("Nguyễn Thị Hoa");
    c->company = c->officer_role = c->officer_name = STR("");
}

static void wang(Certificate *c)
{
    c->kind = CERTIFICATE_PART;
    c->subject_no = 2;
    c->title = STR("");
    c->goal_count = 0;
    c->name = STR("王");
}

static void everything(Certificate *c)
{
    c->kind = CERTIFICATE_WHOLE;
    c->subject_no = 0;
    c->title = STR("");
    c->goal_count = 0;
    c->name = STR("山田 太郎");
    c->officer_role = STR("代表");
}

static void longest(Certificate *c)
{
    c->name =
        STR("ジョン＝スミス＝フォン＝ローゼンベルク三世 髙橋 美咲左衛門之助太郎次郎三郎");
    c->department =
        STR("東日本営業本部　第二営業部　官公庁・公共団体担当グループ　みどり野支店");
    c->title = STR("とても長い題名の課をここに置いてみて、どのように折れるかを確かめる"
                   "ための見本、ほんとうに長い題名");
    for (c->goal_count = 0; c->goal_count < CERTIFICATE_GOALS_MAX; c->goal_count++) {
        c->goals[c->goal_count] = STR(
            "取引先とのあいだで秘密を守る条項に入れる五つを、契約書の中から自分の目で見つ"
            "け、"
            "なぜ要るのかを、相手の立場からも説明できる。契約が終わった後の返却と消去まで"
            "確かめられる。");
    }
    c->company =
        STR("株式会社とてもながいなまえのかいしゃホールディングスグループ東日本支社");
    c->officer_role =
        STR("情報システム部　情報セキュリティ管理責任者　兼　個人情報保護管理者");
    c->replaces = STR("GOFUN-2025-2345-6789");
    c->reason = STR("氏名の字が違っていたため、本人の申し出により出し直しました");
}

/* 2090: the clock of a machine that runs ahead. */
static void ahead(Certificate *c)
{
    c->passed_at = INT64_C(3788000000);
}

static const Sample SAMPLES[] = {
    {"takahashi", takahashi}, {"sakiyama", sakiyama}, {"yoshida", yoshida},
    {"nguyen", nguyen},       {"wang", wang},         {"everything", everything},
    {"longest", longest},     {"ahead", ahead},
};

static Status write_part(const char *dir, const char *file, const char *ending, Str data,
                         Error *err)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s%s", dir, file, ending);
    return os_write_file(path, data, false, err);
}

static Status write_sample(const char *dir, const Sample *sample,
                           const CredentialKey *key, CertificateFonts *fonts, Error *err)
{
    Certificate c = sample_certificate();
    sample->change(&c);
    IssuedCertificate issued;
    Status status = certificate_issue(key, fonts, &c, &issued, err);
    if (status == STATUS_OK) {
        status = write_part(dir, sample->file, ".pdf", strbuf_str(&issued.pdf), err);
    }
    if (status == STATUS_OK) {
        status = write_part(dir, sample->file, ".txt", strbuf_str(&issued.content), err);
    }
    if (status == STATUS_OK) {
        status = write_part(dir, sample->file, ".token", strbuf_str(&issued.token), err);
    }
    certificate_issued_clear(&issued);
    return status;
}

static Status write_all(const char *dir, Error *err)
{
    CertificateFonts *fonts = NULL;
    Status status = certificate_fonts_open(NULL, &fonts, err);
    if (status != STATUS_OK) {
        return status;
    }
    CredentialKey *key = sample_key(1);
    CredentialPublicKey public = credential_key_public(key);
    char hex[CREDENTIAL_KEY_TEXT];
    credential_public_key_format(&public, hex);
    status = write_part(dir, "key", ".hex", str_from(hex), err);
    for (size_t i = 0; i < sizeof SAMPLES / sizeof SAMPLES[0] && status == STATUS_OK;
         i++) {
        status = write_sample(dir, &SAMPLES[i], key, fonts, err);
    }
    credential_key_free(key);
    certificate_fonts_free(fonts);
    return status;
}

int main(int argc, char *argv[])
{
    Error err = {0};
    if (argc != 2 || write_all(argv[1], &err) != STATUS_OK) {
        (void)fprintf(stderr, "samples DIR: %s\n", err.message);
        return 1;
    }
    return 0;
}
