/* Fills a data folder as the player would: people with employee numbers who pass lessons,
 * with their certificates. For the checks and benches of gofun-hr.
 * make_record DIR PEOPLE LESSONS [FIRST_NUMBER [YES_CERTIFICATES]] */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "credential/credential.h"
#include "store/store.h"

typedef struct Maker {
    Store *store;
    CredentialKey *key;
    CertificateFonts *fonts; /* NULL: no certificates */
    const char *dir;
    int people, lessons, first;
    StoreAttemptStart start;
    int64_t attempt_id;
    int answer;
} Maker;

static const char *const LESSONS[] = {
    "no01_update",          "no02_antivirus",      "no03_password",
    "no04_sharing",         "no05_threat_news",    "no06_mail_trap",
    "no07_wrong_address",   "no08_sensitive_file", "no09_wireless_lan",
    "no10_web_sns",         "no11_backup",         "no12_storage",
    "no13_carry_out",       "no14_screen_lock",    "no15_visitor",
    "no16_device_theft",    "no17_last_out",       "no18_disposal",
    "no19_confidentiality", "no20_training",       "no21_byod",
    "no22_contract",        "no23_cloud",          "no24_incident",
    "no25_rules",
};

static Status open_all(Maker *maker, Error *err)
{
    static char path[1024], uid[64], backup[1024];
    Status status = os_make_dirs(maker->dir, err);
    if (status == STATUS_OK) {
        status = credential_key_open(maker->dir, &maker->key, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    char id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(maker->key);
    credential_key_id_format(&public_key, id);
    (void)snprintf(path, sizeof path, "%s/gofun.db", maker->dir);
    (void)snprintf(uid, sizeof uid, "device-%s", id);
    (void)snprintf(backup, sizeof backup, "%s/backup", maker->dir);
    StoreOptions options = {.path = path,
                            .device_uid = uid,
                            .backup_folder = NULL,
                            .host = store_host_system(credential_keyed_hash)};
    credential_key_derive(maker->key, STR("store.chain"), options.chain_key);
    return store_open(&options, &maker->store, err);
}

static Status answer(Maker *maker, int question, Error *err)
{
    static const Str shown[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    char id[8];
    (void)snprintf(id, sizeof id, "q%d", question);
    maker->answer++;
    StoreEvent event = {
        .kind = STORE_EVENT_ANSWER,
        .position = STR("position"),
        .elapsed_ms = 4000,
        .outcome = question == 3 ? STORE_OUTCOME_PASSED : STORE_OUTCOME_OPEN,
        .answer = {.question_id = str_from(id),
                   .question_version = 1,
                   .shown_ids = shown,
                   .shown_count = 3,
                   .chosen_id = shown[question == 2 && maker->answer % 5 == 0],
                   .is_correct = !(question == 2 && maker->answer % 5 == 0),
                   .round = 1,
                   .answered_ms = 3000 + maker->answer % 1000},
    };
    return store_event_save(maker->store, maker->attempt_id, &event, err);
}

static Status reply(Maker *maker, Error *err)
{
    StoreEvent event = {
        .kind = STORE_EVENT_REPLY,
        .position = STR("position"),
        .elapsed_ms = 2000,
        .reply = {STR("scene"), STR("choice1"), STR("b"), true},
    };
    return store_event_save(maker->store, maker->attempt_id, &event, err);
}

static Status certify(Maker *maker, const StoreLearner *learner, int lesson, Error *err)
{
    StoreCompletion done;
    Status status = store_completion(maker->store, learner->id, maker->start.lesson_id,
                                     store_cycle_now(maker->store), &done, err);
    if (status != STATUS_OK) {
        return status;
    }
    char serial[CERTIFICATE_SERIAL_SIZE], id[CREDENTIAL_KEY_ID_TEXT];
    credential_make_serial(2026, serial);
    CredentialPublicKey public_key = credential_key_public(maker->key);
    credential_key_id_format(&public_key, id);
    Certificate c = {.kind = CERTIFICATE_LESSON,
                     .subject_no = lesson + 1,
                     .title = STR("電波の名札を確かめる"),
                     .goals = {STR("一覧から、使ってよい電波の名札を見分けられる。"),
                               STR("迷ったときに、つながない方を選べる。")},
                     .goal_count = 2,
                     .name = learner->data.name,
                     .department = learner->data.department,
                     .passed_at = done.passed_at,
                     .zone_minutes = done.zone_minutes,
                     .serial = str_from(serial),
                     .company = STR("そよかぜ木工株式会社")};
    IssuedCertificate issued;
    status = certificate_issue(maker->key, maker->fonts, &c, &issued, err);
    if (status != STATUS_OK) {
        return status;
    }
    StoreCertificate row = {.serial = c.serial,
                            .kind = STORE_CERTIFICATE_LESSON,
                            .subject = maker->start.lesson_id,
                            .learner_id = learner->id,
                            .attempt_id = done.attempt_id,
                            .content = strbuf_str(&issued.content),
                            .signature = strbuf_str(&issued.token),
                            .key_id = str_from(id),
                            .issued_at = done.passed_at,
                            .zone_minutes = done.zone_minutes,
                            .cycle = done.cycle};
    status = store_certificate_insert(maker->store, &row, err);
    certificate_issued_clear(&issued);
    return status;
}

static Status pass(Maker *maker, const StoreLearner *learner, int lesson, Error *err)
{
    maker->start = (StoreAttemptStart){.learner_id = learner->id,
                                       .lesson_id = str_from(LESSONS[lesson]),
                                       .lesson_revision = 1,
                                       .content_hash = STR("0123"),
                                       .seed = (uint64_t)learner->id,
                                       .question_count = 3,
                                       .pass_count = 2};
    Status status =
        store_attempt_create(maker->store, &maker->start, &maker->attempt_id, err);
    if (status == STATUS_OK) {
        status = reply(maker, err);
    }
    for (int question = 1; status == STATUS_OK && question <= 3; question++) {
        status = answer(maker, question, err);
    }
    return status == STATUS_OK && maker->fonts != NULL
               ? certify(maker, learner, lesson, err)
               : status;
}

static Status make_person(Maker *maker, int index, Error *err)
{
    static const char *const families[] = {"髙橋", "佐藤", "鈴木", "田中", "渡邊"};
    static const char *const givens[] = {"美咲", "健一", "結衣", "大輔", "葵"};
    char name[64], number[16];
    int no = maker->first + index;
    (void)snprintf(name, sizeof name, "%s %s", families[no % 5], givens[no / 5 % 5]);
    (void)snprintf(number, sizeof number, "%05d", no);
    StoreLearnerData data = {.name = str_from(name),
                             .employee_number = str_from(number),
                             .department = no % 2 ? STR("営業部/第一課") : STR("総務部")};
    Arena arena = {0};
    int64_t id = 0;
    StoreLearner learner;
    Status status = store_learner_create(maker->store, &data, &id, err);
    if (status == STATUS_OK) {
        status = store_learner_by_id(maker->store, id, &arena, &learner, err);
    }
    for (int i = 0; status == STATUS_OK && i < maker->lessons; i++) {
        status = pass(maker, &learner, i, err);
    }
    arena_clear(&arena);
    return status;
}

int main(int argc, char *argv[])
{
    if (argc < 4) {
        (void)fputs("make_record DIR PEOPLE LESSONS [FIRST [yes]]\n", stderr);
        return 2;
    }
    Maker maker = {.dir = argv[1],
                   .people = (int)strtol(argv[2], NULL, 10),
                   .lessons = (int)strtol(argv[3], NULL, 10),
                   .first = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 1};
    Error err = {0};
    Status status = open_all(&maker, &err);
    if (status == STATUS_OK && argc > 5) {
        status = certificate_fonts_open(NULL, &maker.fonts, &err);
    }
    for (int i = 0; status == STATUS_OK && i < maker.people; i++) {
        status = make_person(&maker, i, &err);
    }
    store_close(maker.store);
    certificate_fonts_free(maker.fonts);
    credential_key_free(maker.key);
    if (status != STATUS_OK) {
        (void)fprintf(stderr, "make_record: %s\n", err.message);
    }
    return status == STATUS_OK ? 0 : 1;
}
