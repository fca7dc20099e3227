/* UiEdit: one line of text being typed, with caret and IME composition. Plain memory of
 * the caller: for secrets the whole struct and its bytes are in locked memory and wiped
 * by the owner (edit_wipe). Nothing here keeps a copy. */
#ifndef GOFUN_UI_EDIT_H
#define GOFUN_UI_EDIT_H

#include "base/str.h"
#include "ui/input.h"

enum {
    EDIT_BYTES = 512,
    EDIT_COMPOSITION_BYTES = 256,
};

typedef struct UiEdit {
    char bytes[EDIT_BYTES]; /* UTF-8, no NUL */
    size_t len;
    size_t caret; /* byte offset on a character boundary */
    char composition[EDIT_COMPOSITION_BYTES];
    size_t composition_len;
    size_t clause_start, clause_len; /* bytes of composition */
} UiEdit;

/* Replaces everything; too long text is cut between characters. */
void edit_set(UiEdit *edit, Str text);
Str edit_text(const UiEdit *edit);
bool edit_is_composing(const UiEdit *edit);
/* Overwrites and empties. */
void edit_wipe(UiEdit *edit);

typedef struct EditLimits {
    size_t max_characters; /* 0: as many as fit */
    bool digits_only;
} EditLimits;

/* Inserts what the limits allow at the caret, without control characters; ends the
 * composition. True when the text changed. */
bool edit_insert(UiEdit *edit, Str text, const EditLimits *limits);
/* IME text under way; start and length in code points mark the clause. Empty ends it. */
void edit_compose(UiEdit *edit, Str text, int start, int length);
/* Backspace, Delete, Left, Right, Home, End, by whole characters (a letter with its
 * combining marks is one). True when text or caret changed; *changed when the text did.
 */
bool edit_key(UiEdit *edit, UiKey key, bool *changed);
/* edit_text with the composition at the caret, in out (of size bytes); the caller's
 * buffer belongs to the frame. */
size_t edit_display(const UiEdit *edit, char *out, size_t size);

#endif
