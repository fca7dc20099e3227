#include "script/company.h"

#include "base/utf8.h"
#include "script/build.h"

typedef struct CompanyWord {
    const char *name;
    const char *fallback;
} CompanyWord;

static const CompanyWord company_words[] = {
    {"報告先", "責任者"},
    {"共有サービス", "会社指定の共有サービス"},
    {"管理ソフト", "会社指定の管理ソフト"},
    {"私物利用", "届け出制"},
    {"最終退出の記録場所", "確認表"},
};

size_t company_word_count(void)
{
    return sizeof company_words / sizeof company_words[0];
}

Str company_word_name(size_t index)
{
    require(index < company_word_count());
    return str_from(company_words[index].name);
}

Str company_word_setting(Arena *arena, size_t index)
{
    return str_format(arena, "word.%.*s", STR_ARG(company_word_name(index)));
}

Str company_word_fallback(size_t index)
{
    require(index < company_word_count());
    return str_from(company_words[index].fallback);
}

/* ---- values ---- */

/* Markup has no escapes; the full-width forms look the same and mean nothing. 0: the
 * character is left out (it has no shape, or it would change how the text is set). */
static uint32_t harmless(uint32_t c)
{
    switch (c) {
    case '{':
        return 0xFF5B;
    case '}':
        return 0xFF5D;
    case '|':
        return 0xFF5C;
    default:
        break;
    }
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_invisible = (c >= 0x200B && c <= 0x200F) ||
                              (c >= 0x2028 && c <= 0x202E) ||
                              (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return is_control || is_invisible || c == UTF8_INVALID ? 0 : c;
}

Str company_word_clean(Arena *arena, Str value)
{
    StrBuf out = {0};
    size_t count = 0;
    for (Str rest = str_trim(value); rest.len > 0 && count < COMPANY_WORD_LONGEST;) {
        const uint32_t c = harmless(utf8_next(&rest));
        if (c != 0) {
            strbuf_add_codepoint(&out, c);
            count++;
        }
    }
    const Str clean = str_copy(arena, strbuf_str(&out));
    strbuf_clear(&out);
    return clean;
}

/* ---- names ---- */

static size_t find_name(Str name)
{
    size_t i = 0;
    while (i < company_word_count() && !str_is(name, company_words[i].name)) {
        i++;
    }
    return i;
}

static size_t shared_characters(Str a, Str b)
{
    size_t count = 0;
    while (a.len > 0) {
        Str one = a;
        (void)utf8_next(&a);
        one.len -= a.len;
        count += str_find(b, one) >= 0 ? 1U : 0U;
    }
    return count;
}

/* The known name that has most of wrong's characters; NULL when none has half of them.
 * Edit distance says little about words of three characters. */
static const char *nearest_company_word(Str wrong)
{
    const char *best = NULL;
    size_t most = (utf8_length(wrong) + 1) / 2;
    for (size_t i = 0; i < company_word_count(); i++) {
        const size_t shared = shared_characters(wrong, company_word_name(i));
        if (shared >= most && shared > 0) {
            best = company_words[i].name;
            most = shared + 1;
        }
    }
    return best;
}

/* ---- in a text ---- */

size_t company__length(Str text, Str *name)
{
    size_t end = 1;
    while (end < text.len && text.ptr[end] != '}' && text.ptr[end] != '{' &&
           text.ptr[end] != '|') {
        end++;
    }
    if (text.len < 3 || text.ptr[0] != '{' || end >= text.len || text.ptr[end] != '}' ||
        end == 1) {
        return 0;
    }
    *name = str_slice(text, 1, end);
    return end + 1;
}

void company__check(Loader *loader, const Node *node, Str name)
{
    if (fact__is_name(name)) {
        fact__check(loader, node, name);
        return;
    }
    if (find_name(name) < company_word_count()) {
        return;
    }
    const char *const nearest = nearest_company_word(name);
    const Str shown = str_slice(name, 0, utf8_offset(name, 24));
    build_say(loader, node, "S027",
              "%s：会社の言葉に「%.*s」はありません。%s%s%s読みがなは {漢字|かんじ} "
              "と書きます。",
              node->word->name, STR_ARG(shown), nearest ? "「" : "",
              nearest ? nearest : "", nearest ? "」のことですか。" : "");
}

static Str value_of(const Loader *loader, Arena *scratch, Str name)
{
    if (fact__is_name(name)) {
        return fact__value(loader, name);
    }
    for (size_t i = 0; i < loader->word_count; i++) {
        if (str_equal(loader->words[i].name, name)) {
            const Str value = company_word_clean(scratch, loader->words[i].value);
            if (value.len > 0) {
                return value;
            }
        }
    }
    const size_t at = find_name(name);
    return at < company_word_count() ? company_word_fallback(at) : name;
}

Str company__fill(Loader *loader, Str text)
{
    StrBuf out = {0};
    while (text.len > 0) {
        Str name = {0};
        const size_t length = text.ptr[0] == '{' ? company__length(text, &name) : 0;
        if (length > 0) {
            strbuf_add(&out, value_of(loader, &loader->scratch, name));
        } else {
            strbuf_add_char(&out, text.ptr[0]);
        }
        text = str_slice(text, length > 0 ? length : 1, text.len);
    }
    const Str filled = str_copy(loader->keep, strbuf_str(&out));
    strbuf_clear(&out);
    return filled;
}
