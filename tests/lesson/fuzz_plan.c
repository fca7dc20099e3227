/* Any bytes as a plan: read without a crash, and played to an end or an error; straight
 * and with a reload after every step it must come to the same trace. */
#include "fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Status play(const Lesson *lesson, const Plan *plan, bool save_load, StrBuf *trace)
{
    const BuildHost host = fixture_host();
    const PlanOptions options = {
        .seed = 7, .save_load_every_step = save_load, .host = &host};
    return plan_play(lesson, plan, &options, trace, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Plan *plan = NULL;
    const Str text = {(const char *)data, size};
    if (size > 4096 || plan_parse(text, "fuzz", &plan, NULL) != STATUS_OK) {
        return 0;
    }
    Fixture fixture = fixture_new();
    StrBuf straight = {0};
    StrBuf reloaded = {0};
    const Status a = play(fixture.lesson, plan, false, &straight);
    const Status b = play(fixture.lesson, plan, true, &reloaded);
    require(a == b);
    require(str_equal(strbuf_str(&straight), strbuf_str(&reloaded)));
    strbuf_clear(&straight);
    strbuf_clear(&reloaded);
    plan_free(plan);
    lesson_free(fixture.lesson);
    return 0;
}
