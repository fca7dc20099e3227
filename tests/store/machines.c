#include "store/machines.h"

static bool never_signed(void *context, Str public_key, Str text, Str signature)
{
    (void)context;
    (void)public_key;
    (void)text;
    (void)signature;
    return false;
}

static bool every_certificate(void *context, Str serial, Str content, Str machine_key)
{
    (void)context;
    (void)serial;
    (void)content;
    (void)machine_key;
    return true;
}

static bool is_same_name(void *context, const StoreNames *a, const StoreNames *b)
{
    (void)context;
    return str_equal(a->name, b->name);
}

const StoreCollectHost MACHINES_HOST = {.is_signed = never_signed,
                                        .is_certificate_good = every_certificate,
                                        .is_same_name = is_same_name};

Store *machine_open(Fixture *fixture, const char *name)
{
    StoreOptions options = fixture->options;
    Error err = {0};
    Store *store = NULL;
    options.device_uid = name;
    options.backup_folder = NULL;
    options.path = fixture_path(fixture, name);
    options.chain_key[0] = (uint8_t)name[0];
    MUST(store_open(&options, &store, &err));
    return store;
}

int64_t machine_learner(Store *store, const char *name, const char *number)
{
    StoreLearnerData data = {.name = str_from(name), .employee_number = str_from(number)};
    Error err = {0};
    int64_t id = 0;
    MUST(store_learner_create(store, &data, &id, &err));
    return id;
}

void machine_number(Store *store, int64_t id, const char *name, const char *number)
{
    StoreLearnerData data = {.name = str_from(name), .employee_number = str_from(number)};
    Error err = {0};
    MUST(store_learner_update(store, id, &data, &err));
}

void machine_answer(Fixture *fixture, Store *store, int64_t attempt, int from, int to)
{
    static const Str shown[] = {{"a", 1}, {"b", 1}};
    static const char *const questions[] = {"q1", "q2", "q3"};
    Error err = {0};
    for (int i = from; i < to; i++) {
        StoreEvent event = {.kind = STORE_EVENT_ANSWER,
                            .position = STR("p"),
                            .answer = {.question_id = str_from(questions[i % 3]),
                                       .question_version = 1,
                                       .shown_ids = shown,
                                       .shown_count = 2,
                                       .chosen_id = shown[0],
                                       .is_correct = true,
                                       .answered_ms = 700 * (i + 1),
                                       .round = 1 + i / 3}};
        fixture->clock.now_seconds++;
        MUST(store_event_save(store, attempt, &event, &err));
    }
}

int64_t machine_begin(Fixture *fixture, Store *store, int64_t learner_id, Str lesson)
{
    StoreAttemptStart start = {.learner_id = learner_id,
                               .lesson_id = lesson,
                               .lesson_revision = 1,
                               .content_hash = STR("0"),
                               .question_count = 3,
                               .pass_count = 2};
    Error err = {0};
    int64_t attempt = 0;
    fixture->clock.now_seconds += 60;
    MUST(store_attempt_create(store, &start, &attempt, &err));
    StoreEvent reply = {.kind = STORE_EVENT_REPLY,
                        .position = STR("p"),
                        .reply = {STR("s"), STR("c"), STR("a"), true}};
    MUST(store_event_save(store, attempt, &reply, &err));
    return attempt;
}

void machine_pass(Fixture *fixture, Store *store, int64_t learner_id, Str lesson)
{
    machine_answer(fixture, store, machine_begin(fixture, store, learner_id, lesson), 0,
                   3);
}

const char *machine_copy(Fixture *fixture, Store *store, const char *name)
{
    const char *path = fixture_path(fixture, name);
    Error err = {0};
    fixture->clock.now_seconds++;
    MUST(store_copy_to(store, path, &err));
    return path;
}

int64_t machine_collect(Store *hr, const char *path)
{
    Arena arena = {0};
    Error err = {0};
    StoreCollectReport report;
    StoreCollectSource source = {.path = path, .again = true};
    MUST(store_collect(hr, &source, &MACHINES_HOST, &arena, &report, &err));
    arena_clear(&arena);
    return report.conflicts;
}
