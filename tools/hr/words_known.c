#include "hr/words_known.h"

#include "base/os.h"
#include "base/utf8.h"
#include "hr/certificate_words.h"
#include "script/company.h"

enum {
    LESSON_MAX_BYTES = 4 * 1024 * 1024
};

static const struct {
    const char *name;
    const char *setting;
} ISSUER[] = {
    {"会社名", "issuer.company"},
    {"発行者の役職", "issuer.role"},
    {"発行者の氏名", "issuer.officer"},
};
#define ISSUER_COUNT (sizeof ISSUER / sizeof ISSUER[0])

CompanyWords company_words_known(Arena *arena)
{
    size_t count = company_word_count();
    CompanyWords words = {ARENA_ARRAY(arena, CompanyWord, count + ISSUER_COUNT), 0};
    for (size_t i = 0; i < count; i++) {
        words.items[words.count++] =
            (CompanyWord){company_word_name(i), company_word_setting(arena, i),
                          company_word_fallback(i), true};
    }
    for (size_t i = 0; i < ISSUER_COUNT; i++) {
        words.items[words.count++] = (CompanyWord){
            str_from(ISSUER[i].name), str_from(ISSUER[i].setting), (Str){0}, false};
    }
    return words;
}

const CompanyWord *company_words_find(const CompanyWords *words, Str name)
{
    if (str_starts_with(name, STR("{")) && str_ends_with(name, STR("}"))) {
        name = str_slice(name, 1, name.len - 1);
    }
    for (size_t i = 0; i < words->count; i++) {
        if (str_equal(name, words->items[i].name) ||
            str_equal(name, words->items[i].setting)) {
            return &words->items[i];
        }
    }
    return NULL;
}

/* ---- values ---- */

/* What the player would change silently is refused here. */
static const char *lesson_trouble(Str value, Arena *arena)
{
    if (utf8_length(value) > COMPANY_WORD_LONGEST) {
        return str_format(arena, "%zu文字あります。%d文字までです。", utf8_length(value),
                          COMPANY_WORD_LONGEST)
            .ptr;
    }
    return str_equal(company_word_clean(arena, value), value)
               ? NULL
               : "改行や見えない文字、{ } | は使えません。";
}

/* The rule of certificates itself, on one that says nothing else. */
static const char *issuer_trouble(const CompanyWord *word, Str value, Arena *arena)
{
    Certificate page = {.kind = CERTIFICATE_WHOLE,
                        .name = STR("見本"),
                        .serial = STR("GOFUN-2026-7Q4K-M2HX")};
    Str *field = str_is(word->setting, "issuer.company") ? &page.company
                 : str_is(word->setting, "issuer.role")  ? &page.officer_role
                                                         : &page.officer_name;
    *field = value;
    CertificateFonts *fonts = NULL;
    Status opened = certificate_fonts_open(NULL, &fonts, NULL);
    (void)opened; /* without fonts, what cannot be printed shows at the first issue */
    const char *text = certificate_flaw_text(&page, fonts, arena);
    certificate_fonts_free(fonts);
    return text;
}

const char *company_word_trouble(const CompanyWord *word, Str value, Arena *arena)
{
    if (!utf8_is_valid(value, NULL)) {
        return "文字コードが UTF-8 ではありません。";
    }
    if (value.len == 0) {
        return "言葉が空です。";
    }
    return word->is_in_lessons ? lesson_trouble(value, arena)
                               : issuer_trouble(word, value, arena);
}

/* ---- uses ---- */

static Status says(const char *path, Str mark, bool *out, Error *err)
{
    StrBuf text = {0};
    Status status = os_read_file(path, LESSON_MAX_BYTES, &text, err);
    *out = status == STATUS_OK && str_find(strbuf_str(&text), mark) >= 0;
    strbuf_clear(&text);
    return status;
}

Status company_word_uses(const char *lessons_dir, const CompanyWord *word, Arena *arena,
                         WordUses *out, Error *err)
{
    *out = (WordUses){0};
    if (!word->is_in_lessons) {
        return STATUS_OK;
    }
    OsNames names = {0};
    Str mark = str_format(arena, "{%.*s}", STR_ARG(word->name));
    Status status = os_list_dir(arena, lessons_dir, &names, err);
    out->lessons = ARENA_ARRAY(arena, Str, names.count + 1);
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        const char *path =
            str_format(arena, "%s/%.*s/lesson.lua", lessons_dir, STR_ARG(names.names[i]))
                .ptr;
        bool is_said = false;
        if (os_file_exists(path)) {
            status = says(path, mark, &is_said, err);
        }
        if (is_said) {
            out->lessons[out->count++] = names.names[i];
        }
    }
    return status;
}
