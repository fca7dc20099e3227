#include "stage/font.h"

#include <string.h>

#include <SDL_ttf.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"

enum {
    REFERENCE_PX = 2048, /* advances are read at this size, in whole font units */
    MAX_CHAIN = 4,
    CHUNK = 1024,
};

typedef enum FontFile {
    FILE_UD_REGULAR,
    FILE_UD_BOLD,
    FILE_UDP_REGULAR,
    FILE_UDP_BOLD,
    FILE_IPAEX,
    FILE_NOTO_REGULAR,
    FILE_NOTO_BOLD,
    FILE_COUNT,
    FILE_NONE = FILE_COUNT,
} FontFile;

static const struct {
    const char *name;
    const char *system_dir;
    const char *family; /* of the wanted face in a collection; NULL: a single font */
} FILES[FILE_COUNT] = {
    [FILE_UD_REGULAR] = {"BIZUDGothic-Regular.ttf", "truetype/bizud-gothic", NULL},
    [FILE_UD_BOLD] = {"BIZUDGothic-Bold.ttf", "truetype/bizud-gothic", NULL},
    [FILE_UDP_REGULAR] = {"BIZUDPGothic-Regular.ttf", "truetype/bizud-gothic", NULL},
    [FILE_UDP_BOLD] = {"BIZUDPGothic-Bold.ttf", "truetype/bizud-gothic", NULL},
    [FILE_IPAEX] = {"ipaexg.ttf", "opentype/ipaexfont-gothic", NULL},
    [FILE_NOTO_REGULAR] = {"NotoSansCJK-Regular.ttc", "opentype/noto",
                           "Noto Sans CJK JP"},
    [FILE_NOTO_BOLD] = {"NotoSansCJK-Bold.ttc", "opentype/noto", "Noto Sans CJK JP"},
};

static const FontFile CHAINS[TEXT_FACE_COUNT][MAX_CHAIN] = {
    [TEXT_UD_REGULAR] = {FILE_UD_REGULAR, FILE_IPAEX, FILE_NOTO_REGULAR, FILE_NONE},
    [TEXT_UD_BOLD] = {FILE_UD_BOLD, FILE_IPAEX, FILE_NOTO_BOLD, FILE_NONE},
    [TEXT_UDP_REGULAR] = {FILE_UDP_REGULAR, FILE_UD_REGULAR, FILE_IPAEX,
                          FILE_NOTO_REGULAR},
    [TEXT_UDP_BOLD] = {FILE_UDP_BOLD, FILE_UD_BOLD, FILE_IPAEX, FILE_NOTO_BOLD},
};

typedef struct Font {
    char *path; /* NULL: not installed */
    OsMapping mapping;
    TTF_Font *ttf; /* NULL until needed */
    int size_px, hinting;
} Font;

/* What is known of one character in one face. codepoint 0 marks a free slot. */
typedef struct Known {
    uint32_t codepoint;
    uint8_t face;
    uint8_t file; /* FILE_NONE: no font has it */
    float advance_em;
} Known;

struct FontSet {
    Font fonts[FILE_COUNT];
    Known *known; /* open hash table, capacity a power of two */
    size_t known_count, known_capacity;
    bool unhinted;
};

/* ---- finding and opening ---- */

static char *find_file(const char *const *dirs, size_t dir_count, FontFile file)
{
    static const char *const system_roots[] = {"/usr/share/fonts",
                                               "/usr/local/share/fonts"};
    Arena arena = {0};
    Str found = {0};
    for (size_t i = 0; i < dir_count && found.len == 0; i++) {
        Str path = str_format(&arena, "%s/%s", dirs[i], FILES[file].name);
        found = os_file_exists(path.ptr) ? path : found;
    }
    for (size_t i = 0; i < 2 && found.len == 0; i++) {
        Str path = str_format(&arena, "%s/%s/%s", system_roots[i], FILES[file].system_dir,
                              FILES[file].name);
        found = os_file_exists(path.ptr) ? path : found;
    }
    char *copy = NULL;
    if (found.len > 0) {
        copy = mem_alloc(found.len + 1);
        memcpy(copy, found.ptr, found.len);
    }
    arena_clear(&arena);
    return copy;
}

Status font_set_open(const char *const *dirs, size_t dir_count, FontSet **out, Error *err)
{
    *out = NULL;
    if (TTF_Init() != 0) {
        return error_set(err, STATUS_IO, "starting SDL_ttf: %s", TTF_GetError());
    }
    FontSet *fonts = mem_alloc(sizeof *fonts);
    bool is_any = false;
    for (FontFile file = 0; file < FILE_COUNT; file++) {
        fonts->fonts[file].path = find_file(dirs, dir_count, file);
        is_any = is_any || fonts->fonts[file].path != NULL;
    }
    if (!is_any) {
        font_set_close(fonts);
        return error_set(err, STATUS_NOT_FOUND,
                         "no Japanese font: install fonts-morisawa-bizud-gothic");
    }
    *out = fonts;
    return STATUS_OK;
}

void font_set_close(FontSet *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (FontFile file = 0; file < FILE_COUNT; file++) {
        Font *font = &fonts->fonts[file];
        if (font->ttf != NULL) {
            TTF_CloseFont(font->ttf);
            os_unmap_file(&font->mapping);
        }
        mem_free(font->path);
    }
    mem_free(fonts->known);
    mem_free(fonts);
    TTF_Quit();
}

void font_set_unhinted(FontSet *fonts, bool unhinted)
{
    fonts->unhinted = unhinted;
}

static TTF_Font *open_face(const OsMapping *mapping, long index)
{
    SDL_RWops *stream = SDL_RWFromConstMem(mapping->data, (int)mapping->size_bytes);
    return stream == NULL ? NULL : TTF_OpenFontIndexRW(stream, 1, REFERENCE_PX, index);
}

/* A collection keeps the regional forms as faces: takes the one of that family. */
static TTF_Font *open_family(const OsMapping *mapping, const char *family)
{
    TTF_Font *ttf = open_face(mapping, 0);
    long count = ttf != NULL && family != NULL ? TTF_FontFaces(ttf) : 1;
    for (long i = 1; i < count && ttf != NULL; i++) {
        const char *name = TTF_FontFaceFamilyName(ttf);
        if (name != NULL && strcmp(name, family) == 0) {
            break;
        }
        TTF_CloseFont(ttf);
        ttf = open_face(mapping, i);
    }
    return ttf;
}

static bool font_is_open(Font *font, FontFile file)
{
    if (font->ttf != NULL || font->path == NULL) {
        return font->ttf != NULL;
    }
    Error err;
    if (os_map_file(font->path, &font->mapping, &err) != STATUS_OK) {
        log_warning("font not read path=%s reason=%s", font->path, err.message);
    } else if (font->mapping.size_bytes > INT32_MAX ||
               (font->ttf = open_family(&font->mapping, FILES[file].family)) == NULL) {
        log_warning("font not opened path=%s reason=%s", font->path, TTF_GetError());
        os_unmap_file(&font->mapping);
    }
    if (font->ttf == NULL) {
        mem_free(font->path); /* do not try again at every glyph */
        font->path = NULL;
        return false;
    }
    font->size_px = REFERENCE_PX;
    font->hinting = TTF_HINTING_NONE;
    TTF_SetFontHinting(font->ttf, font->hinting);
    return true;
}

static TTF_Font *font_at(FontSet *fonts, FontFile file, int size_px, int hinting)
{
    Font *font = &fonts->fonts[file];
    if (!font_is_open(font, file)) {
        return NULL;
    }
    if (font->hinting != hinting) {
        TTF_SetFontHinting(font->ttf, hinting);
        font->hinting = hinting;
    }
    if (font->size_px != size_px) {
        if (TTF_SetFontSize(font->ttf, size_px) != 0) {
            return NULL;
        }
        font->size_px = size_px;
    }
    return font->ttf;
}

/* ---- what each character is drawn with ---- */

static bool is_never_drawn(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

/* First font of the face's chain that has the character. */
static FontFile find_source(FontSet *fonts, TextFace face, uint32_t codepoint)
{
    for (int i = 0; i < MAX_CHAIN && CHAINS[face][i] != FILE_NONE; i++) {
        FontFile file = CHAINS[face][i];
        Font *font = &fonts->fonts[file];
        if (font_is_open(font, file) && TTF_GlyphIsProvided32(font->ttf, codepoint)) {
            return file;
        }
    }
    return FILE_NONE;
}

static float measure(FontSet *fonts, FontFile file, uint32_t codepoint)
{
    int advance;
    TTF_Font *ttf = font_at(fonts, file, REFERENCE_PX, TTF_HINTING_NONE);
    if (ttf == NULL ||
        TTF_GlyphMetrics32(ttf, codepoint, NULL, NULL, NULL, NULL, &advance) != 0) {
        return 1;
    }
    return (float)advance / REFERENCE_PX;
}

static Known find_out(FontSet *fonts, TextFace face, uint32_t codepoint)
{
    Known known = {.codepoint = codepoint, .face = (uint8_t)face, .file = FILE_NONE};
    if (is_never_drawn(codepoint)) {
        return known;
    }
    FontFile file = find_source(fonts, face, codepoint);
    known.file = (uint8_t)file;
    if (file != FILE_NONE) {
        known.advance_em = measure(fonts, file, codepoint);
        return known;
    }
    file = find_source(fonts, face, FONT_MISSING_MARK);
    known.advance_em = file == FILE_NONE ? 1 : measure(fonts, file, FONT_MISSING_MARK);
    return known;
}

static size_t known_slot(const FontSet *fonts, TextFace face, uint32_t codepoint)
{
    size_t mask = fonts->known_capacity - 1;
    size_t slot = (codepoint * 2654435769u + (uint32_t)face * 40503u) & mask;
    while (
        fonts->known[slot].codepoint != 0 &&
        (fonts->known[slot].codepoint != codepoint || fonts->known[slot].face != face)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow_known(FontSet *fonts)
{
    Known *old = fonts->known;
    size_t old_capacity = fonts->known_capacity;
    fonts->known_capacity = old_capacity == 0 ? CHUNK : old_capacity * 2;
    fonts->known = mem_alloc_array(fonts->known_capacity, sizeof *fonts->known);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].codepoint != 0) {
            fonts->known[known_slot(fonts, old[i].face, old[i].codepoint)] = old[i];
        }
    }
    mem_free(old);
}

static Known look_up(FontSet *fonts, TextFace face, uint32_t codepoint)
{
    if (codepoint == 0) {
        return (Known){.file = FILE_NONE};
    }
    if (fonts->known_count * 2 >= fonts->known_capacity) {
        grow_known(fonts);
    }
    size_t slot = known_slot(fonts, face, codepoint);
    if (fonts->known[slot].codepoint == 0) {
        fonts->known[slot] = find_out(fonts, face, codepoint);
        fonts->known_count++;
    }
    return fonts->known[slot];
}

/* ---- measuring ---- */

float font_advance_em(FontSet *fonts, TextFace face, uint32_t codepoint)
{
    return look_up(fonts, face, codepoint).advance_em;
}

float font_kerning_em(FontSet *fonts, TextFace face, uint32_t left, uint32_t right)
{
    Known a = look_up(fonts, face, left);
    Known b = look_up(fonts, face, right);
    if (a.file != b.file || a.file == FILE_NONE) {
        return 0;
    }
    TTF_Font *ttf = font_at(fonts, a.file, REFERENCE_PX, TTF_HINTING_NONE);
    int kerning = ttf == NULL ? 0 : TTF_GetFontKerningSizeGlyphs32(ttf, left, right);
    return (float)kerning / REFERENCE_PX;
}

bool font_has(FontSet *fonts, uint32_t codepoint)
{
    return is_never_drawn(codepoint) ||
           look_up(fonts, TEXT_UD_REGULAR, codepoint).file != FILE_NONE;
}

/* ---- rendering ---- */

/* Rectangle of the pixels with any coverage; x1 == 0 when there are none. */
static SDL_Rect find_ink(const SDL_Surface *surface)
{
    int left = surface->w, top = surface->h, right = 0, bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row =
            (const uint8_t *)surface->pixels + (size_t)(y * surface->pitch);
        for (int x = 0; x < surface->w; x++) {
            if (row[4 * x + 3] == 0) {
                continue;
            }
            left = x < left ? x : left;
            right = x + 1 > right ? x + 1 : right;
            top = y < top ? y : top;
            bottom = y + 1;
        }
    }
    return (SDL_Rect){left, top, right - left, bottom - top};
}

static void copy_coverage(const SDL_Surface *surface, SDL_Rect ink, GlyphMask *mask)
{
    mask->width = ink.w;
    mask->height = ink.h;
    mask->coverage = mem_alloc((size_t)ink.w * (size_t)ink.h);
    for (int y = 0; y < ink.h; y++) {
        const uint8_t *row =
            (const uint8_t *)surface->pixels + (size_t)((ink.y + y) * surface->pitch);
        for (int x = 0; x < ink.w; x++) {
            mask->coverage[y * ink.w + x] = row[4 * (ink.x + x) + 3];
        }
    }
}

/* SDL_ttf puts the pen at the surface's left edge and the baseline at the ascent, and
 * moves both when a glyph sticks out to the left or above. */
static void place_mask(TTF_Font *ttf, uint32_t codepoint, SDL_Rect ink, GlyphMask *mask)
{
    int min_x = 0;
    int max_y = 0;
    int ascent = TTF_FontAscent(ttf);
    if (TTF_GlyphMetrics32(ttf, codepoint, &min_x, NULL, NULL, &max_y, NULL) != 0) {
        min_x = 0;
        max_y = ascent;
    }
    mask->left = ink.x + (min_x < 0 ? min_x : 0);
    mask->top = ascent + (max_y > ascent ? max_y - ascent : 0) - ink.y;
}

/* The low line of BIZ UD fonts is 2 % of the em, a hair at reading sizes, and "one_word"
 * and "one-word" must be told apart. It is drawn as thick as the strokes of the letters.
 */
static void thicken_low_line(int size_px, GlyphMask *mask)
{
    int thickness = (size_px * 7 + 50) / 100;
    if (mask->height >= thickness || mask->width == 0) {
        return;
    }
    int side = mask->width > 8 ? mask->width / 16 : 0; /* two in a row stay two */
    int width = mask->width - 2 * side;
    mem_free(mask->coverage);
    mask->coverage = mem_alloc((size_t)width * (size_t)thickness);
    memset(mask->coverage, 255, (size_t)width * (size_t)thickness);
    mask->left += side;
    mask->width = width;
    mask->top += thickness - mask->height;
    mask->height = thickness;
}

GlyphMask font_render(FontSet *fonts, TextFace face, uint32_t codepoint, int size_px)
{
    GlyphMask mask = {0};
    if (is_never_drawn(codepoint)) {
        return mask;
    }
    FontFile file = look_up(fonts, face, codepoint).file;
    if (file == FILE_NONE) {
        codepoint = FONT_MISSING_MARK;
        file = look_up(fonts, face, codepoint).file;
    }
    int hinting = fonts->unhinted ? TTF_HINTING_NONE : TTF_HINTING_LIGHT;
    TTF_Font *ttf = file == FILE_NONE ? NULL : font_at(fonts, file, size_px, hinting);
    if (ttf == NULL) {
        return mask;
    }
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *surface = TTF_RenderGlyph32_Blended(ttf, codepoint, white);
    if (surface == NULL) {
        return mask;
    }
    SDL_Rect ink = find_ink(surface);
    if (ink.w > 0 && ink.h > 0) {
        copy_coverage(surface, ink, &mask);
        place_mask(ttf, codepoint, ink, &mask);
        if (codepoint == '_') {
            thicken_low_line(size_px, &mask);
        }
    }
    SDL_FreeSurface(surface);
    return mask;
}

void font_forget_glyphs(FontSet *fonts)
{
    for (FontFile file = 0; file < FILE_COUNT; file++) {
        Font *font = &fonts->fonts[file];
        if (font->ttf != NULL && TTF_SetFontSize(font->ttf, font->size_px) != 0) {
            log_warning("font size not set reason=%s", TTF_GetError());
        }
    }
}
