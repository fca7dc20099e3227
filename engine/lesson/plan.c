/* Reading plan files. */
#include "base/utf8.h"
#include "lesson/plan_internal.h"
#include "lesson/words.h"

static const struct {
    const char *name;
    size_t least_args, most_args;
} words[PLAN_WORD_COUNT] = {
    [PLAN_SEE] = {"see", 1, 1},       [PLAN_CHOOSE] = {"choose", 2, 2},
    [PLAN_OTHER] = {"other", 2, 2},   [PLAN_PICK] = {"pick", 2, PLAN_MAX_ARGS},
    [PLAN_PUT] = {"put", 3, 3},       [PLAN_CONFIRM] = {"confirm", 1, 1},
    [PLAN_HINT] = {"hint", 1, 1},     [PLAN_REVEAL] = {"reveal", 1, 1},
    [PLAN_UNDO] = {"undo", 1, 1},     [PLAN_ANOTHER] = {"another", 1, 1},
    [PLAN_SHEET] = {"sheet", 1, 1},   [PLAN_BUILD] = {"build", 2, 3},
    [PLAN_ANSWER] = {"answer", 2, 2}, [PLAN_RETAKE] = {"retake", 0, 0},
    [PLAN_REVIEW] = {"review", 0, 0}, [PLAN_BACK] = {"back", 0, 0},
    [PLAN_EXPECT] = {"expect", 1, 1},
};

static const char *const outcomes[] = {"passed", "failed", "end", "done", "refused"};

typedef struct Parser {
    Plan *plan;
    StrBuf complaints;
    int number;
} Parser;

static void complain(Parser *parser, const char *what, Str word)
{
    strbuf_add_format(&parser->complaints, "%s%.*s:%d: %s '%.*s'",
                      parser->complaints.len > 0 ? "; " : "", STR_ARG(parser->plan->name),
                      parser->number, what, STR_ARG(word));
}

static bool find_word(Str name, PlanWord *out)
{
    for (int i = 0; i < PLAN_WORD_COUNT; i++) {
        if (str_is(name, words[i].name)) {
            *out = (PlanWord)i;
            return true;
        }
    }
    return false;
}

static bool is_outcome(Str word)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
        if (str_is(word, outcomes[i])) {
            return true;
        }
    }
    return false;
}

static void parse_line(Parser *parser, Str text)
{
    Plan *plan = parser->plan;
    PlanLine line = {.number = parser->number};
    Str name = {0};
    if (!words_take(&text, &plan->arena, &name)) {
        complain(parser, "this is not an instruction:", text);
        return;
    }
    if (!find_word(name, &line.word)) {
        complain(parser, "there is no instruction", name);
        return;
    }
    while (line.arg_count < PLAN_MAX_ARGS &&
           words_take(&text, &plan->arena, &line.args[line.arg_count])) {
        line.arg_count++;
    }
    if (line.arg_count < words[line.word].least_args) {
        complain(parser, "something is missing after", name);
    } else if (line.arg_count > words[line.word].most_args || str_trim(text).len > 0) {
        complain(parser, "there is too much after", name);
    } else if (line.word == PLAN_EXPECT && !is_outcome(line.args[0])) {
        complain(parser, "nothing to expect is called", line.args[0]);
    } else {
        plan->lines[plan->count++] = line;
    }
}

static size_t count_lines(Str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == '\n' ? 1U : 0U;
    }
    return count;
}

Status plan_parse(Str text, const char *name, Plan **out, Error *err)
{
    *out = NULL;
    if (!utf8_is_valid(text, NULL)) {
        return error_set(err, STATUS_BAD_DATA, "%s: the plan is not UTF-8", name);
    }
    Plan *plan = mem_alloc(sizeof *plan);
    plan->name = str_copy(&plan->arena, str_from(name));
    plan->lines = ARENA_ARRAY(&plan->arena, PlanLine, count_lines(text));
    Parser parser = {.plan = plan};
    Str rest = str_copy(&plan->arena, text);
    Str line = {0};
    while (str_split(&rest, '\n', &line)) {
        parser.number++;
        line = str_trim(line);
        if (line.len > 0 && line.ptr[0] != '#') {
            parse_line(&parser, line);
        }
    }
    if (parser.complaints.len > 0) {
        error_set(err, STATUS_BAD_DATA, "%s", parser.complaints.ptr);
        plan_free(plan);
        strbuf_clear(&parser.complaints);
        return STATUS_BAD_DATA;
    }
    *out = plan;
    return STATUS_OK;
}

void plan_free(Plan *plan)
{
    if (plan) {
        arena_clear(&plan->arena);
        mem_free(plan);
    }
}
