/* Makes a record of any size for the benches of reports and for looking at them:
 *   report_generate DATA_DIR PEOPLE CYCLES LESSONS
 * People with names, departments and statuses; in each of the last CYCLES fiscal years
 * most of them took the first LESSONS lessons of lessons/, with the real questions and
 * choices. All rows go through the store's own statements: sealed, counted by the
 * triggers. At the end the chains are verified once, as collect does it, which is where
 * records of so many people come from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "credential/key.h"
#include "lesson/step_data.h"
#include "script/script.h"
#include "store/store_internal.h"

enum {
    LESSONS_MAX = 25,
    YEAR_SECONDS = 365 * 86400,
    ZONE = 540,
    QUESTIONS = 3
};

typedef struct Generator {
    Store *store;
    Lesson *lessons[LESSONS_MAX];
    const Step *chooses[LESSONS_MAX]; /* first choice of the lesson; NULL: none */
    Str choose_scenes[LESSONS_MAX];
    int lesson_count;
    uint64_t random;
    int64_t answer_seq;
    int64_t reply_seq;
    uint8_t answer_seal[STORE_HASH_BYTES];
    uint8_t reply_seal[STORE_HASH_BYTES];
    int64_t now;
    Error err;
} Generator;

static void must(const Generator *g, Status status, const char *what)
{
    if (status != STATUS_OK) {
        fprintf(stderr, "%s: %s: %s\n", what, status_text(status), g->err.message);
        exit(1);
    }
}

/* splitmix64: the same record for the same arguments and day. */
static uint64_t below(Generator *g, uint64_t limit)
{
    g->random += 0x9E3779B97F4A7C15u;
    uint64_t z = g->random;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % limit;
}

/* ---- lessons ---- */

static void find_choose(Generator *g, int at)
{
    const Lesson *lesson = g->lessons[at];
    for (size_t i = 0; i < lesson->scene_count && g->chooses[at] == NULL; i++) {
        const Scene *scene = &lesson->scenes[i];
        for (size_t k = 0; k < scene->step_count && g->chooses[at] == NULL; k++) {
            if (scene->steps[k].kind == STEP_CHOOSE) {
                g->chooses[at] = &scene->steps[k];
                g->choose_scenes[at] = scene->id;
            }
        }
    }
}

static void load_lessons(Generator *g, int wanted)
{
    Arena arena = {0};
    OsNames names = {0};
    const char *dir = GOFUN_SOURCE_DIR "/lessons";
    must(g, os_list_dir(&arena, dir, &names, &g->err), "lessons");
    for (size_t i = 0; i < names.count && g->lesson_count < wanted; i++) {
        Str path = str_format(&arena, "%s/%.*s/lesson.lua", dir, STR_ARG(names.names[i]));
        if (!str_starts_with(names.names[i], STR("no")) || !os_file_exists(path.ptr)) {
            continue;
        }
        Diagnostics diagnostics = {0};
        must(g,
             script_load_file(path.ptr, NULL, &g->lessons[g->lesson_count], &diagnostics),
             path.ptr);
        find_choose(g, g->lesson_count++);
    }
    arena_clear(&arena);
}

/* ---- people ---- */

static const char *const FAMILY[] = {"佐々木", "髙橋", "𠮷田", "田中", "﨑山", "鈴木",
                                     "渡邊",   "伊藤", "山本", "中村", "小林", "加藤"};
static const char *const READING[] = {"ささき",   "たかはし", "よしだ",   "たなか",
                                      "さきやま", "すずき",   "わたなべ", "いとう",
                                      "やまもと", "なかむら", "こばやし", "かとう"};
static const char *const GIVEN[] = {"花子", "太郎", "美咲", "健",   "陽子", "翔",
                                    "葵",   "蓮",   "結衣", "大輔", "恵",   "誠"};
static const char *const UNITS[] = {"営業部", "総務部", "製造部", "開発部", "品質保証部"};

static void bind_person(Generator *g, Arena *arena, Query *query, int64_t number)
{
    static const char *const statuses[] = {"on_leave", "exempt", "left"};
    char uid[37];
    store__uuid(g->store, uid);
    size_t family = (size_t)below(g, 12);
    uint64_t dice = below(g, 100);
    bool is_active = dice >= 4;
    query__text(query, ":uid", str_format(arena, "%s", uid));
    query__text(query, ":name",
                str_format(arena, "%s %s", FAMILY[family], GIVEN[below(g, 12)]));
    query__text(query, ":reading",
                str_format(arena, "%s %05llu", READING[family],
                           (unsigned long long)below(g, 99999)));
    Str text = str_format(arena, "%07lld", (long long)number);
    query__text(query, ":number", text);
    query__text(query, ":key", text);
    query__text(query, ":department",
                str_format(arena, "%s/第%llu課", UNITS[below(g, 5)],
                           (unsigned long long)below(g, 8) + 1));
    query__text(query, ":status", str_from(is_active ? "active" : statuses[dice % 3]));
    query__text(query, ":reason", is_active ? STR("") : STR("人事の指定"));
    query__text(query, ":by", STR("人事"));
    query__int(query, ":at", g->now - 4 * (int64_t)YEAR_SECONDS);
}

static void add_people(Generator *g, int64_t count)
{
    Arena arena = {0};
    for (int64_t i = 1; i <= count; i++) {
        Query query = query__begin(g->store, SQL_LEARNER_ADD);
        bind_person(g, &arena, &query, i);
        must(g, query__run(&query, &g->err), "learner");
        arena_reset(&arena);
    }
    arena_clear(&arena);
}

/* ---- attempts ---- */

/* Adds a sealed row; the heads of the chains are written once at the end. */
static void seal_row(Generator *g, Query *query, int64_t *seq,
                     uint8_t seal[STORE_HASH_BYTES])
{
    bool has_row = false;
    query__int(query, ":seq", ++*seq);
    query__blob(query, ":previous", seal, STORE_HASH_BYTES);
    must(g, query__next(query, &has_row, &g->err), "sealed row");
    memcpy(seal, query__col_bytes(query, 0).ptr, STORE_HASH_BYTES);
    query__end(query);
}

static int64_t add_attempt(Generator *g, int64_t learner, int lesson, int cycle,
                           int64_t at)
{
    char uid[37];
    store__uuid(g->store, uid);
    Query query = query__begin(g->store, SQL_ATTEMPT_ADD);
    query__text(&query, ":uid", str_from(uid));
    query__int(&query, ":learner", learner);
    query__int(&query, ":device", g->store->device_id);
    query__text(&query, ":lesson", g->lessons[lesson]->id);
    query__int(&query, ":revision", 1);
    query__text(&query, ":hash", STR("0011223344556677"));
    query__int(&query, ":seed", 7);
    query__int(&query, ":questions", QUESTIONS);
    query__int(&query, ":pass", 2);
    query__int(&query, ":cycle", cycle);
    query__int(&query, ":at", at);
    query__int(&query, ":zone", ZONE);
    must(g, query__run(&query, &g->err), "attempt");
    int64_t id = sqlite3_last_insert_rowid(g->store->db);
    query = query__begin(g->store, SQL_ATTEMPT_STARTED);
    query__int(&query, ":id", id);
    query__int(&query, ":at", at);
    query__int(&query, ":zone", ZONE);
    query__int(&query, ":cycle", cycle);
    must(g, query__run(&query, &g->err), "start");
    return id;
}

static void add_reply(Generator *g, int64_t attempt, int lesson, int64_t at)
{
    const Step *step = g->chooses[lesson];
    if (step == NULL || step->choose.option_count == 0) {
        return;
    }
    Query query = query__begin(g->store, SQL_REPLY_ADD);
    query__int(&query, ":attempt", attempt);
    query__text(&query, ":scene", g->choose_scenes[lesson]);
    query__text(&query, ":step", step->id);
    query__text(&query, ":option",
                step->choose.options[below(g, step->choose.option_count)].id);
    query__int(&query, ":first", 1);
    query__int(&query, ":at", at);
    query__int(&query, ":zone", ZONE);
    seal_row(g, &query, &g->reply_seq, g->reply_seal);
}

/* The right option with the given chance in percent, else any of the others. */
static const QuestionOption *choose_option(Generator *g, const Question *question,
                                           uint64_t percent)
{
    bool is_right = below(g, 100) < percent;
    const QuestionOption *picked = &question->options[0];
    for (size_t i = 0; i < 20 * question->option_count; i++) {
        picked = &question->options[below(g, question->option_count)];
        if (picked->is_right == is_right) {
            break;
        }
    }
    return picked;
}

typedef struct Round {
    int64_t attempt;
    int lesson;
    int number;
    int cycle;
    int64_t at;
    uint64_t percent; /* chance of a right answer */
} Round;

static int add_round(Generator *g, const Round *round)
{
    int right = 0;
    const Quiz *quiz = &g->lessons[round->lesson]->quiz;
    for (size_t i = 0; i < QUESTIONS && i < quiz->question_count; i++) {
        const Question *question = &quiz->questions[i];
        const QuestionOption *option = choose_option(g, question, round->percent);
        Query query = query__begin(g->store, SQL_ANSWER_ADD);
        query__int(&query, ":attempt", round->attempt);
        query__int(&query, ":round", round->number);
        query__text(&query, ":question", question->id);
        query__int(&query, ":version", question->version);
        query__text(&query, ":shown", option->id);
        query__text(&query, ":chosen", option->id);
        query__int(&query, ":correct", option->is_right ? 1 : 0);
        query__int(&query, ":ms", 4000 + (int64_t)below(g, 30000));
        query__int(&query, ":at", round->at + (int64_t)i * 30);
        query__int(&query, ":zone", ZONE);
        query__int(&query, ":cycle", round->cycle);
        seal_row(g, &query, &g->answer_seq, g->answer_seal);
        right += option->is_right ? 1 : 0;
    }
    return right;
}

static void take_lesson(Generator *g, int64_t learner, int lesson, int cycle,
                        int64_t from)
{
    uint64_t dice = below(g, 100);
    if (dice < 7) {
        return; /* never opened */
    }
    int64_t span = g->now - from < YEAR_SECONDS ? g->now - from : YEAR_SECONDS;
    int64_t at = from + (int64_t)below(g, (uint64_t)(span - 86400));
    Round round = {add_attempt(g, learner, lesson, cycle, at),
                   lesson,
                   1,
                   cycle,
                   at + 200,
                   60 + (uint64_t)(learner % 5) * 8};
    add_reply(g, round.attempt, lesson, at + 60);
    if (dice < 12) {
        return; /* left in the middle */
    }
    int right = add_round(g, &round);
    if (right < 2) {
        round.number = 2;
        round.at += 120;
        (void)add_round(g, &round);
    }
}

static void write_head(Generator *g, StoreChain chain, int64_t count,
                       const uint8_t last[STORE_HASH_BYTES])
{
    uint8_t mac[STORE_HASH_BYTES];
    store__chain_mac(g->store, chain, count, last, mac);
    Query query = query__begin(g->store, SQL_HEAD_SET);
    query__text(&query, ":chain", str_from(store__chain_name(chain)));
    query__int(&query, ":count", count);
    query__blob(&query, ":last", last, STORE_HASH_BYTES);
    query__blob(&query, ":mac", mac, STORE_HASH_BYTES);
    must(g, query__run(&query, &g->err), "head");
}

/* Everything in the newest cycle is due, half of it by yesterday. */
static void assign(Generator *g, int cycle)
{
    StrBuf sql = {0};
    for (int i = 0; i < g->lesson_count; i++) {
        const char *due = i % 2 == 0 ? "date('now', '-1 day')" : "date('now', '+90 day')";
        strbuf_reset(&sql);
        strbuf_add_format(&sql,
                          "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, "
                          "assigned_by, assigned_at) SELECT id, '%.*s', %d, %s, 'hr', 0 "
                          "FROM learner",
                          STR_ARG(g->lessons[i]->id), cycle, due);
        must(g, store__exec(g->store, sql.ptr, &g->err), "assignment");
    }
    strbuf_clear(&sql);
}

static void take_cycle(Generator *g, int64_t people, int cycle, int64_t from)
{
    must(g, store__begin(g->store, &g->err), "begin");
    for (int64_t person = 1; person <= people; person++) {
        bool is_absent = below(g, 100) < 4;
        for (int lesson = 0; lesson < g->lesson_count && !is_absent; lesson++) {
            take_lesson(g, person, lesson, cycle, from);
        }
    }
    write_head(g, STORE_CHAIN_ANSWER, g->answer_seq, g->answer_seal);
    write_head(g, STORE_CHAIN_REPLY, g->reply_seq, g->reply_seal);
    must(g, store__end(g->store, STATUS_OK, &g->err), "commit");
    printf("%d: %lld answers so far\n", cycle, (long long)g->answer_seq);
}

static void open_store(Generator *g, const char *dir)
{
    CredentialKey *key = NULL;
    Arena arena = {0};
    must(g, os_make_dirs(dir, &g->err), dir);
    must(g, credential_key_open(dir, &key, &g->err), "key");
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(key);
    credential_key_id_format(&public_key, key_id);
    StoreOptions options = {
        .path = str_format(&arena, "%s/gofun.db", dir).ptr,
        .device_uid = str_format(&arena, "device-%s", key_id).ptr,
        .host = store_host_system(credential_keyed_hash),
    };
    credential_key_derive(key, STR("store.chain"), options.chain_key);
    must(g, store_open(&options, &g->store, &g->err), "store");
    must(g,
         store__exec(g->store, "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000",
                     &g->err),
         "pragma");
    credential_key_free(key);
    arena_clear(&arena);
}

static void verify(Generator *g)
{
    Arena arena = {0};
    StoreVerification found;
    must(g, store_verify(g->store, STORE_VERIFY_ADDED, &arena, &found, &g->err),
         "verify");
    require(found.chain.count == 0 && found.differences == 0);
    arena_clear(&arena);
}

int main(int argc, char *argv[])
{
    int64_t people = 0;
    int64_t cycles = 0;
    int64_t lessons = 0;
    if (argc != 5 || !str_to_int64(str_from(argv[2]), &people) ||
        !str_to_int64(str_from(argv[3]), &cycles) ||
        !str_to_int64(str_from(argv[4]), &lessons) || lessons > LESSONS_MAX) {
        fprintf(stderr, "use: report_generate DATA_DIR PEOPLE CYCLES LESSONS\n");
        return 1;
    }
    Generator g = {.random = 2, .now = os_now_seconds()};
    open_store(&g, argv[1]);
    load_lessons(&g, (int)lessons);
    must(&g, store__begin(g.store, &g.err), "begin");
    add_people(&g, people);
    int newest = store_cycle_now(g.store);
    assign(&g, newest);
    must(&g, store__end(g.store, STATUS_OK, &g.err), "people");
    for (int cycle = newest - (int)cycles + 1; cycle <= newest; cycle++) {
        /* days since 1970 of April 1st, near enough: 2026-04-01 is day 20544 */
        int64_t from = ((int64_t)(cycle - 2026) * 365 + 20544) * 86400 + 3 * 86400;
        take_cycle(&g, people, cycle, from);
    }
    for (int i = 0; i < g.lesson_count; i++) {
        lesson_free(g.lessons[i]);
    }
    verify(&g);
    store_close(g.store);
    return 0;
}
