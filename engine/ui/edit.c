#include "ui/edit.h"

#include <string.h>

#include "base/utf8.h"

Str edit_text(const UiEdit *edit)
{
    return (Str){edit->bytes, edit->len};
}

bool edit_is_composing(const UiEdit *edit)
{
    return edit->composition_len > 0;
}

void edit_wipe(UiEdit *edit)
{
    mem_wipe(edit, sizeof(*edit));
}

/* Belongs to the letter before it: accents, dakuten, variation selectors. */
static bool is_combining(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static bool starts_character(const UiEdit *edit, size_t at)
{
    if (at >= edit->len) {
        return true;
    }
    if (((unsigned char)edit->bytes[at] & 0xC0) == 0x80) {
        return false;
    }
    Str rest = str_slice(edit_text(edit), at, edit->len);
    return !is_combining(utf8_next(&rest));
}

static size_t after(const UiEdit *edit, size_t at)
{
    do {
        at++;
    } while (at < edit->len && !starts_character(edit, at));
    return at < edit->len ? at : edit->len;
}

static size_t before(const UiEdit *edit, size_t at)
{
    do {
        at--;
    } while (at > 0 && !starts_character(edit, at));
    return at;
}

static size_t count_characters(const UiEdit *edit)
{
    size_t count = 0;
    for (size_t at = 0; at < edit->len; at = after(edit, at)) {
        count++;
    }
    return count;
}

static bool is_allowed(uint32_t c, const EditLimits *limits)
{
    if (limits->digits_only) {
        return c >= '0' && c <= '9';
    }
    bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    return !is_control && c != UTF8_INVALID;
}

/* Full-width digits are what an IME gives where digits are asked for. */
static uint32_t folded(uint32_t c, const EditLimits *limits)
{
    bool is_wide_digit = c >= 0xFF10 && c <= 0xFF19;
    return limits->digits_only && is_wide_digit ? c - 0xFF10 + '0' : c;
}

static bool insert_one(UiEdit *edit, uint32_t c, const EditLimits *limits)
{
    c = folded(c, limits);
    bool is_full = limits->max_characters > 0 && !is_combining(c) &&
                   count_characters(edit) >= limits->max_characters;
    if (!is_allowed(c, limits) || is_full) {
        return false;
    }
    char bytes[4];
    size_t size = utf8_encode(c, bytes);
    if (edit->len + size > sizeof(edit->bytes)) {
        return false;
    }
    memmove(edit->bytes + edit->caret + size, edit->bytes + edit->caret,
            edit->len - edit->caret);
    memcpy(edit->bytes + edit->caret, bytes, size);
    mem_wipe(bytes, sizeof(bytes));
    edit->len += size;
    edit->caret += size;
    return true;
}

bool edit_insert(UiEdit *edit, Str text, const EditLimits *limits)
{
    edit_compose(edit, (Str){0}, 0, 0);
    bool changed = false;
    while (text.len > 0) {
        uint32_t c = utf8_next(&text);
        changed = insert_one(edit, c, limits) || changed;
    }
    return changed;
}

void edit_set(UiEdit *edit, Str text)
{
    edit_wipe(edit);
    (void)edit_insert(edit, text, &(EditLimits){0});
}

static size_t clause_offset(Str text, int index)
{
    return index > 0 ? utf8_offset(text, (size_t)index) : 0;
}

void edit_compose(UiEdit *edit, Str text, int start, int length)
{
    mem_wipe(edit->composition, sizeof(edit->composition));
    size_t len = 0;
    while (text.len > 0) {
        char bytes[4];
        uint32_t c = utf8_next(&text);
        if (!is_allowed(c, &(EditLimits){0})) {
            continue;
        }
        size_t size = utf8_encode(c, bytes);
        if (len + size > sizeof(edit->composition)) {
            break;
        }
        memcpy(edit->composition + len, bytes, size);
        len += size;
    }
    edit->composition_len = len;
    Str kept = {edit->composition, len};
    edit->clause_start = clause_offset(kept, start);
    size_t end = length > 0 ? clause_offset(kept, start + length) : edit->clause_start;
    edit->clause_len = end - edit->clause_start;
}

static bool remove_range(UiEdit *edit, size_t from, size_t to)
{
    if (from >= to) {
        return false;
    }
    memmove(edit->bytes + from, edit->bytes + to, edit->len - to);
    size_t gone = to - from;
    mem_wipe(edit->bytes + edit->len - gone, gone);
    edit->len -= gone;
    edit->caret = from;
    return true;
}

static bool move_caret(UiEdit *edit, size_t to)
{
    bool moves = edit->caret != to;
    edit->caret = to;
    return moves;
}

static bool edit_by_key(UiEdit *edit, UiKey key, bool *changed)
{
    size_t left = edit->caret > 0 ? before(edit, edit->caret) : 0;
    size_t right = edit->caret < edit->len ? after(edit, edit->caret) : edit->len;
    if (key == UI_KEY_BACKSPACE) {
        *changed = remove_range(edit, left, edit->caret);
        return *changed;
    }
    if (key == UI_KEY_DELETE) {
        *changed = remove_range(edit, edit->caret, right);
        return *changed;
    }
    if (key == UI_KEY_LEFT || key == UI_KEY_RIGHT) {
        return move_caret(edit, key == UI_KEY_LEFT ? left : right);
    }
    if (key == UI_KEY_HOME || key == UI_KEY_END) {
        return move_caret(edit, key == UI_KEY_HOME ? 0 : edit->len);
    }
    return false;
}

bool edit_key(UiEdit *edit, UiKey key, bool *changed)
{
    *changed = false;
    return !edit_is_composing(edit) && edit_by_key(edit, key, changed);
}

size_t edit_display(const UiEdit *edit, char *out, size_t size)
{
    require(size >= EDIT_BYTES + EDIT_COMPOSITION_BYTES);
    memcpy(out, edit->bytes, edit->caret);
    memcpy(out + edit->caret, edit->composition, edit->composition_len);
    memcpy(out + edit->caret + edit->composition_len, edit->bytes + edit->caret,
           edit->len - edit->caret);
    return edit->len + edit->composition_len;
}
