#include <stdio.h>
#include <string.h>

#include "fixture.h"

#define S(text)                                                                          \
    {                                                                                    \
        "" text, sizeof(text) - 1                                                        \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- host ---- */

static bool add_syllable(Str *kana, char *out, size_t out_size, size_t *len)
{
    static const struct {
        Str kana;
        const char *romaji;
    } table[] = {{S("ね"), "ne"}, {S("こ"), "ko"}, {S("が"), "ga"}, {S("す"), "su"},
                 {S("き"), "ki"}, {S("あ"), "a"},  {S("さ"), "sa"}, {S("は"), "ha"}};
    for (size_t i = 0; i < COUNT(table); i++) {
        const size_t size = strlen(table[i].romaji);
        if (str_starts_with(*kana, table[i].kana) && *len + size < out_size) {
            memcpy(out + *len, table[i].romaji, size);
            *len += size;
            *kana = str_slice(*kana, table[i].kana.len, kana->len);
            return true;
        }
    }
    return false;
}

static bool to_romaji(void *context, Str kana, char *out, size_t out_size,
                      size_t *out_len, uint32_t *unknown)
{
    (void)context;
    *out_len = 0;
    *unknown = 0;
    while (kana.len > 0) {
        const bool is_ascii = (unsigned char)kana.ptr[0] < 0x80;
        if (is_ascii && *out_len + 1 < out_size) {
            out[(*out_len)++] = kana.ptr[0];
            kana = str_slice(kana, 1, kana.len);
        } else if (is_ascii || !add_syllable(&kana, out, out_size, out_len)) {
            *unknown = is_ascii ? 0 : 0x732B;
            return false;
        }
    }
    out[*out_len] = '\0';
    return true;
}

static void rate(void *context, Str text, BuildStrength *out)
{
    (void)context;
    out->level = text.len >= 15 ? 3 : (int)text.len / 5;
    out->guesses_log10 = (double)text.len;
}

BuildHost fixture_host(void)
{
    return (BuildHost){.romaji = to_romaji, .strength = rate};
}

/* ---- driving ---- */

static void must(Status status, const Error *err)
{
    if (status != STATUS_OK) {
        fprintf(stderr, "fixture: %s\n", err->message);
    }
    require(status == STATUS_OK);
}

static void reply(Run *run, RunReply made, RunEvent *event)
{
    Error err = {0};
    RunEvent ignored = {0};
    must(run_reply(run, &made, event ? event : &ignored, &err), &err);
}

void fixture_next(Run *run)
{
    reply(run, (RunReply){.kind = REPLY_NEXT}, NULL);
}

void fixture_option(Run *run, const char *id, RunEvent *event)
{
    reply(run, (RunReply){.kind = REPLY_OPTION, .id = str_from(id)}, event);
}

void fixture_go_to(Run *run, RunViewKind kind, const char *step_id)
{
    RunView view = {0};
    bool is_there = false;
    for (int i = 0; i < 200 && !is_there; i++) {
        run_view(run, &view);
        is_there = view.kind == kind && (!step_id || str_is(view.step_id, step_id));
        if (!is_there) {
            fixture_next(run);
        }
    }
    require(is_there);
}

Status fixture_play(const char *plan_text, bool save_load, StrBuf *trace, Error *err)
{
    Fixture fixture = fixture_new();
    const BuildHost host = fixture_host();
    const PlanOptions options = {
        .seed = 7, .save_load_every_step = save_load, .host = &host};
    Plan *plan = NULL;
    Status status = plan_parse(str_from(plan_text), "test.plan", &plan, err);
    if (status == STATUS_OK) {
        status = plan_play(fixture.lesson, plan, &options, trace, err);
    }
    plan_free(plan);
    lesson_free(fixture.lesson);
    return status;
}

const char fixture_plan_right[] = "see c1\n"
                                  "choose connect free\n"
                                  "see f2\n"
                                  "other connect tether\n"
                                  "see w1\n"
                                  "pick network fake shop phone\n"
                                  "pick multi a b c b\n"
                                  "pick spot plant note usb\n"
                                  "pick talk tell office\n"
                                  "confirm talk\n"
                                  "pick talk later\n"
                                  "pick backup folder nas\n"
                                  "confirm backup\n"
                                  "confirm backup\n"
                                  "pick backup folder nas disk cloud\n"
                                  "confirm backup\n"
                                  "confirm backup\n"
                                  "put sort pay shred\n"
                                  "put sort pay lock\n"
                                  "put sort memo shred\n"
                                  "put panel guard 1\n"
                                  "pick order stop wipe wall wipe boss fix\n"
                                  "confirm order\n"
                                  "build secret phrase own:ねこがすき\n"
                                  "build secret romaji\n"
                                  "build secret capitals letters:4,5\n"
                                  "build secret symbol bang\n"
                                  "build secret digits own:83\n"
                                  "build secret mark bank\n"
                                  "build secret mark bare:ipa\n"
                                  "expect refused\n"
                                  "build secret mark ipa\n"
                                  "expect done\n"
                                  "build rule topic mail\n"
                                  "build rule who sender\n"
                                  "build rule what read\n"
                                  "see k2\n"
                                  "answer q1 right\n"
                                  "answer q2 wrong\n"
                                  "answer q3 dont_know\n"
                                  "expect failed\n"
                                  "review\n"
                                  "see k1\n"
                                  "answer q1 right\n"
                                  "answer s1 b\n"
                                  "answer s2 wrong\n"
                                  "expect passed\n"
                                  "expect end\n";
