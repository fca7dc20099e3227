#include "author/plan_write.h"

#include "author/solve.h"
#include "author/stumble.h"
#include "lesson/words.h"

enum {
    REPLIES_MOST = 4000,
    TOUCHES_MOST = 300
};

typedef struct Writer {
    Run *run;
    RunView view;
    const PlanWish *wish;
    bool stumbles; /* on the hands-on part: tries, the hint, the answer shown */
    StrBuf *out;
    bool in_pick; /* the line begun is a pick: more items may follow */
    Str value;    /* of the builder's slot, not yet decided */
    Str own;      /* the same, typed */
    bool is_over;
} Writer;

static void end_pick(Writer *writer)
{
    if (writer->in_pick) {
        strbuf_add_char(writer->out, '\n');
        writer->in_pick = false;
    }
}

/* "word a b c\n"; empty texts behind the first are left out. */
static void add_line(Writer *writer, const char *word, Str a, Str b, Str c)
{
    end_pick(writer);
    strbuf_add_z(writer->out, word);
    words_add(writer->out, a);
    if (b.len > 0) {
        words_add(writer->out, b);
    }
    if (c.len > 0) {
        words_add(writer->out, c);
    }
    strbuf_add_char(writer->out, '\n');
}

static void add_expect(Writer *writer, const char *what)
{
    add_line(writer, "expect", str_from(what), (Str){0}, (Str){0});
}

/* ---- hands-on parts ---- */

static void add_place(Writer *writer, const WidgetTouch *touch)
{
    StrBuf number = {0};
    strbuf_add_format(&number, "%d", touch->number);
    const Str place = touch->value.len > 0 ? touch->value : strbuf_str(&number);
    add_line(writer, "put", writer->view.step_id, touch->item, place);
    strbuf_clear(&number);
}

static void add_slot(Writer *writer)
{
    const WidgetView *const view = &writer->view.widget;
    const Str slot = view->widget->slots[view->build.slot].id;
    StrBuf value = {0};
    strbuf_add_z(&value, writer->own.len > 0 ? "own:" : "");
    strbuf_add(&value, writer->own.len > 0 ? writer->own : writer->value);
    add_line(writer, "build", writer->view.step_id, slot, strbuf_str(&value));
    strbuf_clear(&value);
    writer->value = (Str){0};
    writer->own = (Str){0};
}

static void add_touch(Writer *writer, const WidgetTouch *touch)
{
    const RunView *const view = &writer->view;
    const bool is_builder = view->widget.widget->skin == WIDGET_BUILDER;
    if (touch->kind == TOUCH_ITEM) {
        if (!writer->in_pick) {
            strbuf_add_z(writer->out, "pick");
            words_add(writer->out, view->step_id);
            writer->in_pick = true;
        }
        words_add(writer->out, touch->item);
    } else if (touch->kind == TOUCH_VALUE) {
        writer->value = touch->item;
    } else if (touch->kind == TOUCH_PUT) {
        add_place(writer, touch);
    } else if (touch->kind == TOUCH_OWN) {
        writer->own = touch->value;
    } else if (touch->kind == TOUCH_HINT) {
        add_line(writer, "hint", view->step_id, (Str){0}, (Str){0});
    } else if (touch->kind == TOUCH_REVEAL) {
        add_line(writer, "reveal", view->step_id, (Str){0}, (Str){0});
    } else if (is_builder) {
        add_slot(writer);
    } else {
        add_line(writer, "confirm", view->step_id, (Str){0}, (Str){0});
    }
}

static bool next_touch(const Writer *writer, WidgetTouch *out)
{
    return writer->stumbles ? stumble_next(&writer->view.widget, out)
                            : solve_next(&writer->view.widget, out);
}

static Status write_widget(Writer *writer, Error *err)
{
    for (int i = 0; i < TOUCHES_MOST && !writer->view.widget.is_done; i++) {
        RunEvent event;
        RunReply reply = {.kind = REPLY_TOUCH};
        if (!next_touch(writer, &reply.touch)) {
            break;
        }
        const Status status = run_reply(writer->run, &reply, &event, err);
        if (status != STATUS_OK) {
            return status;
        }
        add_touch(writer, &reply.touch);
        run_view(writer->run, &writer->view);
    }
    if (!writer->view.widget.is_done) {
        return error_set(err, STATUS_BAD_DATA, "操作「%.*s」を終えられません。",
                         STR_ARG(writer->view.step_id));
    }
    add_expect(writer, "done");
    return STATUS_OK;
}

/* ---- the other views ---- */

static RunReply choose(Writer *writer)
{
    const RunView *const view = &writer->view;
    const ChooseStep *const choose = view->choose;
    if (view->is_fixed || choose->option_count == 0) {
        return (RunReply){.kind = REPLY_NEXT};
    }
    const size_t last = choose->option_count - 1;
    const size_t option = writer->wish->option < last ? writer->wish->option : last;
    const Str id = choose->options[option].id;
    add_line(writer, "choose", view->choose_id, id, (Str){0});
    return (RunReply){.kind = REPLY_OPTION, .id = id};
}

static RunReply choose_other(Writer *writer)
{
    const RunView *const view = &writer->view;
    for (size_t i = 0; i < view->choose->option_count && i < 64; i++) {
        const bool is_new = (view->seen_options >> i & 1U) == 0;
        if (writer->wish->sees_other && is_new) {
            const Str id = view->choose->options[i].id;
            add_line(writer, "other", view->choose_id, id, (Str){0});
            return (RunReply){.kind = REPLY_OPTION, .id = id};
        }
    }
    return (RunReply){.kind = REPLY_NEXT};
}

static RunReply answer(Writer *writer)
{
    const RunQuestion *const asked = &writer->view.question;
    const bool wants_right = !writer->wish->fails || asked->round > 1;
    Str id = {0};
    for (size_t i = 0; i < asked->question->option_count; i++) {
        if (id.len == 0 && asked->question->options[i].is_right == wants_right) {
            id = asked->question->options[i].id;
        }
    }
    /* After a failed round the spares asked depend on the seed. */
    add_line(writer, "answer", asked->round > 1 ? STR("*") : asked->question->id,
             asked->round > 1 ? STR("right") : id, (Str){0});
    return (RunReply){.kind = REPLY_OPTION, .id = id};
}

static RunReply after_result(Writer *writer)
{
    if (writer->view.result.passed) {
        add_expect(writer, "passed");
        return (RunReply){.kind = REPLY_NEXT};
    }
    add_expect(writer, "failed");
    strbuf_add_z(writer->out, "retake\n");
    return (RunReply){.kind = REPLY_RETAKE};
}

static RunReply reply_to_view(Writer *writer)
{
    switch (writer->view.kind) {
    case VIEW_CHOOSE:
        return choose(writer);
    case VIEW_OTHER_WAY:
        return choose_other(writer);
    case VIEW_QUESTION:
        return answer(writer);
    case VIEW_RESULT:
        return after_result(writer);
    case VIEW_END:
        add_expect(writer, "end");
        writer->is_over = true;
        break;
    case VIEW_TITLE:
    case VIEW_LINE:
    case VIEW_WIDGET:
    case VIEW_CARD:
    case VIEW_FEEDBACK:
    case VIEW_TODAY:
        break;
    }
    return (RunReply){.kind = REPLY_NEXT};
}

static Status write_view(Writer *writer, Error *err)
{
    run_view(writer->run, &writer->view);
    const bool is_open = writer->view.kind == VIEW_WIDGET && !writer->view.is_fixed;
    if (is_open && !writer->view.widget.is_done) {
        const Status status = write_widget(writer, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    const RunReply reply = reply_to_view(writer);
    RunEvent event;
    return writer->is_over ? STATUS_OK : run_reply(writer->run, &reply, &event, err);
}

Status plan_write(const Lesson *lesson, const PlanWish *wish, StrBuf *out, Error *err)
{
    Writer writer = {.wish = wish, .out = out};
    Status status = run_new(lesson, 1, solve_build_host(), &writer.run, err);
    for (int i = 0; status == STATUS_OK && !writer.is_over; i++) {
        status = i < REPLIES_MOST
                     ? write_view(&writer, err)
                     : error_set(err, STATUS_BAD_DATA,
                                 "教材が終わりません。jumpの輪を切ってください。");
    }
    run_free(writer.run);
    return status;
}

Status plan_write_stumbles(const Lesson *lesson, Str position, StrBuf *out, Error *err)
{
    Writer writer = {.out = out, .stumbles = true};
    RunResume how = RESUME_EXACT;
    Status status =
        run_decode(lesson, position, 1, solve_build_host(), &writer.run, &how, err);
    if (status == STATUS_OK) {
        run_view(writer.run, &writer.view);
        require(how == RESUME_EXACT && writer.view.kind == VIEW_WIDGET);
        status = write_widget(&writer, err);
    }
    run_free(writer.run);
    return status;
}
