/* What may stand on a certificate: clean text, sane sizes, a well-formed serial. */
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "base/utf8.h"
#include "credential/credential.h"

/* 30 characters nobody takes for each other on paper or by telephone. */
static const char SERIAL_LETTERS[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
#define SERIAL_SHAPE "GOFUN-dddd-cccc-cccc"

static char random_letter(void)
{
    const unsigned count = sizeof SERIAL_LETTERS - 1;
    uint8_t byte;
    do {
        os_random(&byte, sizeof byte);
    } while (byte >= 256u - 256u % count); /* else some letters come more often */
    return SERIAL_LETTERS[byte % count];
}

void credential_make_serial(int year, char out[CERTIFICATE_SERIAL_SIZE])
{
    require(year >= 1970 && year <= 9999);
    char tail[8];
    for (size_t i = 0; i < sizeof tail; i++) {
        tail[i] = random_letter();
    }
    (void)snprintf(out, CERTIFICATE_SERIAL_SIZE, "GOFUN-%04d-%.4s-%.4s", year, tail,
                   tail + 4);
}

static bool fits_shape(char c, char shape)
{
    switch (shape) {
    case 'd':
        return c >= '0' && c <= '9';
    case 'c':
        return c != '\0' && strchr(SERIAL_LETTERS, c) != NULL;
    default:
        return c == shape;
    }
}

static bool is_serial(Str s)
{
    if (s.len != sizeof SERIAL_SHAPE - 1) {
        return false;
    }
    for (size_t i = 0; i < s.len; i++) {
        if (!fits_shape(s.ptr[i], SERIAL_SHAPE[i])) {
            return false;
        }
    }
    return true;
}

/* ---- composing kana ---- */

/* Kana that take a voiced mark, in hiragana; katakana stand 0x60 further on. Each is
 * followed by its voiced form, and the last five by the half-voiced one too. */
static const uint16_t VOICED[] = {
    0x304B, 0x304D, 0x304F, 0x3051, 0x3053, 0x3055, 0x3057,
    0x3059, 0x305B, 0x305D, 0x305F, 0x3061, 0x3064, 0x3066,
    0x3068, 0x309D, 0x306F, 0x3072, 0x3075, 0x3078, 0x307B,
};
#define VOICED_COUNT (sizeof VOICED / sizeof VOICED[0])
#define HALF_VOICED_FROM (VOICED_COUNT - 5)

/* The composed character, or 0 when there is none. */
static uint32_t compose(uint32_t base, uint32_t mark)
{
    bool is_katakana = base >= 0x30A1;
    uint32_t hiragana = is_katakana ? base - 0x60 : base;
    if (mark == 0x3099 && hiragana == 0x3046) {
        return is_katakana ? 0x30F4 : 0x3094;
    }
    size_t from = mark == 0x309A ? HALF_VOICED_FROM : 0;
    for (size_t i = from; i < VOICED_COUNT; i++) {
        if (VOICED[i] == hiragana) {
            return base + (mark == 0x309A ? 2 : 1);
        }
    }
    return 0;
}

Str certificate_clean_text(Arena *arena, Str text)
{
    Str rest = str_trim(text);
    char *out = arena_alloc(arena, rest.len + 1);
    size_t len = 0;
    size_t last_at = 0; /* where the last character starts in out */
    uint32_t last = 0;
    while (rest.len > 0) {
        Str before = rest;
        uint32_t c = utf8_next(&rest);
        bool is_mark = c == 0x3099 || c == 0x309A;
        uint32_t composed = is_mark && last != 0 ? compose(last, c) : 0;
        if (composed != 0) {
            last = composed;
            len = last_at + utf8_encode(composed, out + last_at);
            continue;
        }
        size_t taken = before.len - rest.len;
        memcpy(out + len, before.ptr, taken);
        last_at = len;
        last = c;
        len += taken;
    }
    return (Str){out, len};
}

/* ---- checking ---- */

typedef struct CharacterRange {
    uint32_t first, last;
    const char *why;
} CharacterRange;

#define WHY_CONTROL "control character"
#define WHY_INVISIBLE "invisible character"
#define WHY_ACCENT "accent not composed with its letter (NFC)"

/* What would let two texts look alike and differ, or break the lines of the signed text.
 */
static const CharacterRange REFUSED[] = {
    {0x0000, 0x001F, WHY_CONTROL},     {0x007F, 0x009F, WHY_CONTROL},
    {0x00AD, 0x00AD, WHY_INVISIBLE},   {0x0300, 0x036F, WHY_ACCENT},
    {0x061C, 0x061C, WHY_INVISIBLE},   {0x1100, 0x11FF, WHY_ACCENT},
    {0x180B, 0x180F, WHY_INVISIBLE},   {0x200B, 0x200F, WHY_INVISIBLE},
    {0x2028, 0x202E, WHY_INVISIBLE},   {0x2060, 0x206F, WHY_INVISIBLE},
    {0x3099, 0x309A, WHY_ACCENT},      {0x3164, 0x3164, WHY_INVISIBLE},
    {0xFEFF, 0xFEFF, WHY_INVISIBLE},   {0xFFF0, 0xFFFF, WHY_INVISIBLE},
    {0xE0000, 0xE00FF, WHY_INVISIBLE},
};

static const char *refusal_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        if (c >= REFUSED[i].first && c <= REFUSED[i].last) {
            return REFUSED[i].why;
        }
    }
    return NULL;
}

typedef struct Field {
    const char *name;
    Str text;
    size_t max_characters;
    bool is_optional;
} Field;

static void find_bad_character(Str text, CertificateFlaw *out)
{
    while (text.len > 0 && out->kind == CERTIFICATE_FINE) {
        out->character = utf8_next(&text);
        if (refusal_of(out->character) != NULL) {
            out->kind = CERTIFICATE_BAD_CHARACTER;
        }
    }
}

static CertificateFlaw flaw_of(const Field *field)
{
    CertificateFlaw flaw = {.field = field->name,
                            .length = utf8_length(field->text),
                            .most = field->max_characters};
    if (flaw.length > flaw.most) {
        flaw.kind = CERTIFICATE_TOO_LONG;
    } else if (field->text.len == 0 && !field->is_optional) {
        flaw.kind = CERTIFICATE_EMPTY;
    } else if (str_trim(field->text).len != field->text.len) {
        flaw.kind = CERTIFICATE_SPACE_AT_END;
    } else if (!utf8_is_valid(field->text, NULL)) {
        flaw.kind = CERTIFICATE_NOT_UTF8;
    } else {
        find_bad_character(field->text, &flaw);
    }
    return flaw;
}

static Status check_subject(const Certificate *c, Error *err)
{
    static const int last_no[] = {
        [CERTIFICATE_LESSON] = 25, [CERTIFICATE_PART] = 3, [CERTIFICATE_WHOLE] = 0};
    int least = c->kind == CERTIFICATE_WHOLE ? 0 : 1;
    if (c->subject_no < least || c->subject_no > last_no[c->kind]) {
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: no subject number %d",
                         c->subject_no);
    }
    bool is_lesson = c->kind == CERTIFICATE_LESSON;
    if (is_lesson != (c->title.len > 0) || is_lesson != (c->goal_count > 0) ||
        c->goal_count > CERTIFICATE_GOALS_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "certificate: a title and 1 to %d goals belong to lessons only",
                         CERTIFICATE_GOALS_MAX);
    }
    return STATUS_OK;
}

/* 1970 to 2100: the token has 32 bits for it. */
static Status check_time(const Certificate *c, Error *err)
{
    if (c->passed_at < 0 || c->passed_at > INT64_C(4102444799) ||
        c->zone_minutes < -840 || c->zone_minutes > 840) {
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: no such time or zone");
    }
    return STATUS_OK;
}

static Status check_serials(const Certificate *c, Error *err)
{
    if (!is_serial(c->serial)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: not a serial: %.*s",
                         STR_ARG(c->serial));
    }
    if (c->replaces.len > 0 && !is_serial(c->replaces)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "certificate: replaces no serial: %.*s", STR_ARG(c->replaces));
    }
    if ((c->replaces.len > 0) != (c->reason.len > 0)) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "certificate: a new issue needs the old serial and a reason");
    }
    return STATUS_OK;
}

CertificateFlaw certificate_find_flaw(const Certificate *c)
{
    const Field fields[] = {
        {"name", c->name, 40, false},
        {"department", c->department, 40, true},
        {"title", c->title, 60, true},
        {"company", c->company, 50, true},
        {"officer-role", c->officer_role, 40, true},
        {"officer-name", c->officer_name, 40, true},
        {"reason", c->reason, 80, true},
    };
    CertificateFlaw flaw = {0};
    for (size_t i = 0;
         i < sizeof fields / sizeof fields[0] && flaw.kind == CERTIFICATE_FINE; i++) {
        flaw = flaw_of(&fields[i]);
    }
    for (size_t i = 0; i < c->goal_count && flaw.kind == CERTIFICATE_FINE; i++) {
        flaw = flaw_of(&(Field){"goal", c->goals[i], 100, false});
    }
    return flaw;
}

static Status check_texts(const Certificate *c, Error *err)
{
    CertificateFlaw flaw = certificate_find_flaw(c);
    switch (flaw.kind) {
    case CERTIFICATE_FINE:
        return STATUS_OK;
    case CERTIFICATE_TOO_LONG:
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "certificate: %s: %zu characters, at most %zu fit", flaw.field,
                         flaw.length, flaw.most);
    case CERTIFICATE_EMPTY:
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: %s is empty",
                         flaw.field);
    case CERTIFICATE_SPACE_AT_END:
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "certificate: %s: white space at an end", flaw.field);
    case CERTIFICATE_NOT_UTF8:
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate: %s: not UTF-8",
                         flaw.field);
    case CERTIFICATE_BAD_CHARACTER:
        break;
    }
    return error_set(err, STATUS_BAD_ARGUMENT, "certificate: %s: U+%04X: %s", flaw.field,
                     (unsigned)flaw.character, refusal_of(flaw.character));
}

Status certificate_check(const Certificate *certificate, Error *err)
{
    Status status = check_subject(certificate, err);
    if (status == STATUS_OK) {
        status = check_time(certificate, err);
    }
    if (status == STATUS_OK) {
        status = check_serials(certificate, err);
    }
    if (status == STATUS_OK) {
        status = check_texts(certificate, err);
    }
    return status;
}

Status certificate_read_issuer(CertificateSettingReader read, void *context, Arena *arena,
                               Certificate *out, Error *err)
{
    const struct {
        Str name;
        Str *field;
    } rows[] = {
        {STR(CERTIFICATE_COMPANY_SETTING), &out->company},
        {STR("issuer.role"), &out->officer_role},
        {STR("issuer.officer"), &out->officer_name},
    };
    Status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof rows / sizeof rows[0]; i++) {
        Str text = {0};
        status = read(context, rows[i].name, arena, &text, err);
        *rows[i].field = certificate_clean_text(arena, text);
    }
    return status;
}
