#include "app/words.h"

static const char *const texts[] = {
#define X(name, text) [WORD_##name] = text,
#include "app/words.def"
#undef X
};

Str word(WordId id)
{
    require(id < WORD_COUNT);
    return str_from(texts[id]);
}

Str words_person(Str who)
{
    static const struct {
        const char *who;
        WordId name;
    } people[] = {
        {"misaki", WORD_PERSON_MISAKI}, {"sato", WORD_PERSON_SATO},
        {"yuma", WORD_PERSON_YUMA},     {"keiko", WORD_PERSON_KEIKO},
        {"shacho", WORD_PERSON_SHACHO}, {"gofun", WORD_PERSON_GOFUN},
    };
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        if (str_is(who, people[i].who)) {
            return word(people[i].name);
        }
    }
    return who;
}

/* Quotations inside 「」 stand in 『』. */
static void add_quoted(StrBuf *out, Str value)
{
    const Str open = STR("「");
    const Str close = STR("」");
    bool has_pair = str_find(value, open) >= 0 && str_find(value, close) >= 0;
    while (value.len > 0) {
        bool opens = has_pair && str_starts_with(value, open);
        bool closes = has_pair && str_starts_with(value, close);
        size_t taken = opens || closes ? open.len : 1;
        strbuf_add(out, opens    ? STR("『")
                        : closes ? STR("』")
                                 : str_slice(value, 0, taken));
        value = str_slice(value, taken, value.len);
    }
}

Str words_fill(Arena *arena, WordId id, const Str *values, size_t count)
{
    StrBuf out = {0};
    Str rest = word(id);
    while (rest.len > 0) {
        bool is_place = rest.len >= 3 && rest.ptr[0] == '{' && rest.ptr[2] == '}' &&
                        rest.ptr[1] >= '1' && rest.ptr[1] <= '9';
        if (!is_place) {
            strbuf_add_char(&out, rest.ptr[0]);
            rest = str_slice(rest, 1, rest.len);
            continue;
        }
        size_t index = (size_t)(rest.ptr[1] - '1');
        require(index < count);
        if (str_ends_with(strbuf_str(&out), STR("「"))) {
            add_quoted(&out, values[index]);
        } else {
            strbuf_add(&out, values[index]);
        }
        rest = str_slice(rest, 3, rest.len);
    }
    Str filled = str_copy(arena, strbuf_str(&out));
    strbuf_clear(&out);
    return filled;
}
