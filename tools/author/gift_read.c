/* Reading GIFT. Blocks between empty lines are questions; comments and categories are
 * passed over. */
#include <string.h>

#include "author/gift.h"

typedef struct Reader {
    Arena *arena;
    const GiftSink *sink;
    GiftQuestion *questions;
    size_t count;
    Str ids;      /* of the options of the next question, from our own comment */
    bool is_html; /* the question at hand */
} Reader;

static void complain(const Reader *reader, int line, const char *sentence)
{
    reader->sink->problem(reader->sink->context, line, sentence);
}

/* ---- texts ---- */

/* Index of the first of these signs that has no backslash in front, or text.len. */
static size_t find_sign(Str text, size_t from, const char *signs)
{
    for (size_t i = from; i < text.len; i++) {
        if (text.ptr[i] == '\\') {
            i++;
        } else if (text.ptr[i] != '\0' && strchr(signs, text.ptr[i]) != NULL) {
            return i;
        }
    }
    return text.len;
}

static const struct Entity {
    const char *name;
    const char *text;
} entities[] = {{"&lt;", "<"},    {"&gt;", ">"},   {"&amp;", "&"},
                {"&quot;", "\""}, {"&nbsp;", " "}, {"&#39;", "'"}};

/* Without tags; how many bytes of the text were used for one step. */
static size_t add_html(StrBuf *out, Str rest)
{
    if (rest.ptr[0] == '<') {
        const ptrdiff_t end = str_find(rest, STR(">"));
        return end < 0 ? rest.len : (size_t)end + 1;
    }
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        const Str name = str_from(entities[i].name);
        if (str_starts_with(rest, name)) {
            strbuf_add_z(out, entities[i].text);
            return name.len;
        }
    }
    strbuf_add_char(out, rest.ptr[0]);
    return 1;
}

static Str without_html(const Reader *reader, Str text)
{
    StrBuf plain = {0};
    for (size_t i = 0; i < text.len;) {
        i += add_html(&plain, str_slice(text, i, text.len));
    }
    const Str copy = str_copy(reader->arena, str_trim(strbuf_str(&plain)));
    strbuf_clear(&plain);
    return copy;
}

/* Without backslashes; line breaks of the file are spaces. */
static Str plain_text(const Reader *reader, Str text)
{
    StrBuf plain = {0};
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && i + 1 < text.len) {
            c = text.ptr[++i];
            strbuf_add_char(&plain, c == 'n' ? '\n' : c);
        } else {
            strbuf_add_char(&plain, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
        }
    }
    const Str copy = str_copy(reader->arena, str_trim(strbuf_str(&plain)));
    strbuf_clear(&plain);
    return reader->is_html ? without_html(reader, copy) : copy;
}

/* ---- answers ---- */

/* Anybody may have written the comment, and the id goes into a Lua file. */
static bool is_id(Str text)
{
    bool is_plain = text.len > 0 && text.len <= 40;
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        is_plain =
            is_plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
    return is_plain;
}

static void take_id(Reader *reader, GiftOption *option)
{
    Str id = {0};
    while (reader->ids.len > 0 && id.len == 0) {
        (void)str_split(&reader->ids, ' ', &id);
    }
    option->id = is_id(id) ? id : (Str){0};
}

/* %100% makes an answer right, %0% wrong; parts of points are not known here. */
static bool take_weight(Str *text, bool *is_right)
{
    int64_t percent = 0;
    *text = str_trim(*text);
    if (text->len == 0 || text->ptr[0] != '%') {
        return true;
    }
    Str rest = str_slice(*text, 1, text->len);
    Str number = {0};
    if (!str_split(&rest, '%', &number) || !str_to_int64(number, &percent)) {
        return false;
    }
    *is_right = percent == 100;
    *text = rest;
    return percent == 100 || percent <= 0;
}

static const char *add_option(Reader *reader, GiftQuestion *question, bool is_right,
                              Str text)
{
    if (question->option_count == GIFT_OPTIONS_MOST) {
        return "答えが12を超えています。";
    }
    if (!take_weight(&text, &is_right)) {
        return "部分点のある答えは使えません。";
    }
    const size_t mark = find_sign(text, 0, "#");
    GiftOption *const option = &question->options[question->option_count++];
    *option = (GiftOption){.is_right = is_right};
    take_id(reader, option);
    option->text = plain_text(reader, str_slice(text, 0, mark));
    if (mark < text.len) {
        option->feedback = plain_text(reader, str_slice(text, mark + 1, text.len));
    }
    return option->text.len > 0 ? NULL : "空の答えがあります。";
}

/* NULL, or why the answers cannot be used. */
static const char *read_answers(Reader *reader, GiftQuestion *question, Str text)
{
    const ptrdiff_t general = str_find(text, STR("####"));
    if (general >= 0) {
        text = str_slice(text, 0, (size_t)general);
    }
    size_t at = find_sign(text, 0, "=~");
    if (at == text.len || str_trim(str_slice(text, 0, at)).len > 0) {
        return "選択式の問いだけが使えます。";
    }
    while (at < text.len) {
        const size_t next = find_sign(text, at + 1, "=~");
        const char *const why = add_option(reader, question, text.ptr[at] == '=',
                                           str_slice(text, at + 1, next));
        if (why != NULL) {
            return why;
        }
        at = next;
    }
    size_t right = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        right += question->options[i].is_right ? 1U : 0U;
    }
    return right != 1 ? "正解が1つだけの問いにしてください。"
           : question->option_count < 2 ? "答えが2つ以上必要です。"
                                        : NULL;
}

/* ---- one question ---- */

static void take_title(Reader *reader, GiftQuestion *question, Str *block)
{
    if (str_starts_with(*block, STR("::"))) {
        size_t end = find_sign(*block, 2, ":");
        while (end + 1 < block->len && block->ptr[end + 1] != ':') {
            end = find_sign(*block, end + 1, ":");
        }
        if (end + 1 < block->len) {
            question->title = plain_text(reader, str_slice(*block, 2, end));
            *block = str_trim(str_slice(*block, end + 2, block->len));
        }
    }
}

static void take_format(Reader *reader, Str *block)
{
    static const char *const formats[] = {"[html]", "[plain]", "[markdown]", "[moodle]"};
    reader->is_html = false;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const Str name = str_from(formats[i]);
        if (str_starts_with(*block, name)) {
            reader->is_html = i == 0 || i == 3;
            *block = str_slice(*block, name.len, block->len);
        }
    }
}

static void take_ask(GiftQuestion *question)
{
    static const Str marks[] = {[ASK_FIT] = {"【適切】", sizeof "【適切】" - 1},
                                [ASK_UNFIT] = {"【不適切】", sizeof "【不適切】" - 1}};
    for (int i = ASK_FIT; i <= ASK_UNFIT; i++) {
        if (str_starts_with(question->text, marks[i])) {
            question->ask = (Ask)i;
            question->text =
                str_trim(str_slice(question->text, marks[i].len, question->text.len));
        }
    }
}

static const char *read_block(Reader *reader, GiftQuestion *question, Str block)
{
    take_title(reader, question, &block);
    take_format(reader, &block);
    const size_t open = find_sign(block, 0, "{");
    const size_t close = find_sign(block, open, "}");
    if (close >= block.len) {
        return "{ } の答えがありません。";
    }
    const Str before = plain_text(reader, str_slice(block, 0, open));
    const Str behind = plain_text(reader, str_slice(block, close + 1, block.len));
    question->text = behind.len > 0 ? str_format(reader->arena, "%.*s＿＿＿%.*s",
                                                 STR_ARG(before), STR_ARG(behind))
                                    : before;
    take_ask(question);
    if (question->text.len == 0) {
        return "問いの文がありません。";
    }
    return read_answers(reader, question, str_slice(block, open + 1, close));
}

static void end_block(Reader *reader, StrBuf *block, int line)
{
    const Str text = str_trim(strbuf_str(block));
    if (text.len > 0) {
        GiftQuestion question = {.line = line};
        const char *why = reader->count < GIFT_QUESTIONS_MOST
                              ? read_block(reader, &question, text)
                              : "問いが多すぎます。";
        if (why != NULL) {
            complain(reader, line, why);
        } else {
            reader->questions[reader->count++] = question;
        }
    }
    reader->ids = (Str){0};
    strbuf_reset(block);
}

void gift_read(Arena *arena, Str text, const GiftSink *sink, GiftFile *out)
{
    Reader reader = {.arena = arena, .sink = sink};
    StrBuf block = {0};
    Str line = {0};
    int start = 0;
    Str comment = {0};
    reader.questions = ARENA_ARRAY(arena, GiftQuestion, GIFT_QUESTIONS_MOST);
    for (int number = 1; text.len > 0 && str_split(&text, '\n', &line); number++) {
        const Str trimmed = str_trim(line);
        if (str_starts_with(trimmed, STR("// gofun-options:"))) {
            comment = str_slice(trimmed, 17, trimmed.len);
        }
        if (str_starts_with(trimmed, STR("//")) || str_starts_with(trimmed, STR("$"))) {
            continue;
        }
        if (trimmed.len == 0) {
            end_block(&reader, &block, start);
            continue;
        }
        if (block.len == 0) {
            start = number;
            reader.ids = comment;
            comment = (Str){0};
        }
        strbuf_add(&block, line);
        strbuf_add_char(&block, '\n');
    }
    end_block(&reader, &block, start);
    strbuf_clear(&block);
    *out = (GiftFile){reader.questions, reader.count};
}
