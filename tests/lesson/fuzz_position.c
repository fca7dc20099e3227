/* Any bytes as a position: never a crash, always a run, and what it becomes must come
 * back exactly, before and after some replies. */
#include "base/utf8.h"
#include "fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Presses on for a while; replies that do not fit are refused, which is fine too. */
static void go_on(Run *run, const uint8_t *data, size_t size)
{
    static const char *const ids[] = {"free",  "tether", "a",           "c",
                                      "phone", "shop",   RUN_DONT_KNOW, "moon"};
    for (size_t i = 0; i < size && i < 24; i++) {
        RunView view = {0};
        RunEvent event = {0};
        const Str id = str_from(ids[data[i] >> 3 & 7]);
        const RunReply reply = {.kind = (ReplyKind)((data[i] & 7) % (REPLY_REVIEW + 1)),
                                .id = id,
                                .index = data[i] >> 4,
                                .touch = {.kind = (TouchKind)(data[i] % 10),
                                          .item = id,
                                          .value = id,
                                          .number = data[i] >> 6}};
        (void)run_reply(run, &reply, &event, NULL);
        run_view(run, &view);
    }
}

static void check_round_trip(const Lesson *lesson, const Run *run)
{
    StrBuf first = {0};
    StrBuf second = {0};
    Run *again = NULL;
    RunResume how = RESUME_UNREADABLE;
    run_encode(run, &first);
    require(utf8_is_valid(strbuf_str(&first), NULL));
    require(run_decode(lesson, strbuf_str(&first), 1, NULL, &again, &how, NULL) ==
            STATUS_OK);
    run_encode(again, &second);
    require(how == RESUME_EXACT);
    require(str_equal(strbuf_str(&first), strbuf_str(&second)));
    run_free(again);
    strbuf_clear(&first);
    strbuf_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Fixture fixture = fixture_new();
    Run *run = NULL;
    RunResume how = RESUME_EXACT;
    const Str text = {(const char *)data, size};
    require(run_decode(fixture.lesson, text, 1, NULL, &run, &how, NULL) == STATUS_OK);
    if (run_can_reload(run)) {
        check_round_trip(fixture.lesson, run);
    }
    const size_t tail = size < 24 ? size : 24;
    go_on(run, data + size - tail, tail);
    if (run_can_reload(run)) {
        check_round_trip(fixture.lesson, run);
    }
    run_free(run);
    lesson_free(fixture.lesson);
    return 0;
}
