#include "hr/certificate_words.h"

static const char *title_of(const char *field)
{
    static const struct {
        const char *field;
        const char *title;
    } rows[] = {
        {"name", "氏名"},
        {"department", "所属"},
        {"title", "話の題"},
        {"company", "会社名"},
        {"officer-role", "発行者の役職"},
        {"officer-name", "発行者の氏名"},
        {"reason", "再発行の理由"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_is(str_from(field), rows[i].field)) {
            return rows[i].title;
        }
    }
    return "学んだこと";
}

static const char *flaw_text(const CertificateFlaw *flaw, Arena *arena)
{
    const char *title = title_of(flaw->field);
    switch (flaw->kind) {
    case CERTIFICATE_FINE:
        break;
    case CERTIFICATE_TOO_LONG:
        return str_format(arena, "%sが長すぎます（%zu文字。修了証には%zu文字までです）。",
                          title, flaw->length, flaw->most)
            .ptr;
    case CERTIFICATE_EMPTY:
        return str_format(arena, "%sが空です。", title).ptr;
    case CERTIFICATE_SPACE_AT_END:
        return str_format(arena, "%sの前か後ろに空白があります。", title).ptr;
    case CERTIFICATE_NOT_UTF8:
        return str_format(arena, "%sの文字コードが UTF-8 ではありません。", title).ptr;
    case CERTIFICATE_BAD_CHARACTER:
        return str_format(arena, "%sに、修了証に書けない文字（U+%04X）があります。",
                          title, (unsigned)flaw->character)
            .ptr;
    }
    return NULL;
}

const char *certificate_flaw_text(const Certificate *certificate, CertificateFonts *fonts,
                                  Arena *arena)
{
    CertificateFlaw flaw = certificate_find_flaw(certificate);
    if (flaw.kind != CERTIFICATE_FINE || fonts == NULL) {
        return flaw_text(&flaw, arena);
    }
    const struct {
        const char *field;
        Str text;
    } printed[] = {
        {"name", certificate->name},
        {"department", certificate->department},
        {"company", certificate->company},
        {"officer-role", certificate->officer_role},
        {"officer-name", certificate->officer_name},
        {"reason", certificate->reason},
    };
    for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++) {
        uint32_t code = certificate_missing_character(fonts, printed[i].text);
        if (code != 0) {
            return str_format(arena, "%sに、印刷できない文字（U+%04X）があります。",
                              title_of(printed[i].field), (unsigned)code)
                .ptr;
        }
    }
    return NULL;
}
