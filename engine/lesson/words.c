#include "lesson/words.h"

#include "base/utf8.h"

static bool breaks_line(unsigned char byte)
{
    return byte <= ' ' || byte == '%' || byte == 0x7F;
}

void words_add(StrBuf *out, Str word)
{
    strbuf_add_char(out, ' ');
    if (word.len == 0) {
        strbuf_add_char(out, '%');
    }
    for (size_t i = 0; i < word.len; i++) {
        const unsigned char byte = (unsigned char)word.ptr[i];
        if (breaks_line(byte)) {
            strbuf_add_format(out, "%%%02X", (unsigned)byte);
        } else {
            strbuf_add_char(out, word.ptr[i]);
        }
    }
}

void words_add_number(StrBuf *out, int64_t number)
{
    strbuf_add_format(out, " %lld", (long long)number);
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

static bool unescape(Str raw, Arena *arena, Str *word)
{
    char *text = arena_alloc(arena, raw.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        if (raw.ptr[i] != '%') {
            text[len++] = raw.ptr[i];
            continue;
        }
        const int high = i + 2 < raw.len ? hex_digit(raw.ptr[i + 1]) : -1;
        const int low = i + 2 < raw.len ? hex_digit(raw.ptr[i + 2]) : -1;
        if (high < 0 || low < 0) {
            return false;
        }
        text[len++] = (char)(high * 16 + low);
        i += 2;
    }
    *word = (Str){text, len};
    return true;
}

bool words_take(Str *line, Arena *arena, Str *word)
{
    while (line->len > 0 && line->ptr[0] == ' ') {
        *line = str_slice(*line, 1, line->len);
    }
    Str raw = {0};
    if (line->len == 0 || !str_split(line, ' ', &raw)) {
        return false;
    }
    *word = raw;
    if (str_is(raw, "%")) {
        *word = (Str){0};
    } else if (str_find(raw, STR("%")) >= 0 && !unescape(raw, arena, word)) {
        return false;
    }
    return utf8_is_valid(*word, NULL);
}

bool words_take_number(Str *line, Arena *arena, int64_t least, int64_t most, int64_t *out)
{
    Str word = {0};
    int64_t number = 0;
    if (!words_take(line, arena, &word) || !str_to_int64(word, &number)) {
        return false;
    }
    if (number < least || number > most) {
        return false;
    }
    *out = number;
    return true;
}
