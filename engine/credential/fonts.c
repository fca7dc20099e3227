/* Fonts for the page: files mapped into memory, opened when first needed, handed to cairo
 * through FreeType. Each character comes from the first font that has it. */
#include <stdlib.h>
#include <string.h>

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "base/os.h"
#include "base/utf8.h"
#include "credential/page_internal.h"

#define FONTS_PER_CHAIN 6

/* cairo may keep a face after we let it go, so that this lives as long as cairo's face.
 */
typedef struct FontFile {
    OsMapping mapping;
    FT_Library library;
    FT_Face face;
} FontFile;

typedef struct FontSlot {
    char *path;
    cairo_font_face_t *cairo_face; /* NULL: not opened yet, or not a font */
    FT_Face face;
    bool is_opened;
} FontSlot;

typedef struct FontChain {
    FontSlot slots[FONTS_PER_CHAIN];
    size_t count;
} FontChain;

struct CertificateFonts {
    FontChain regular;
    FontChain bold;
    PageLayers *layers;
};

static const char *const DEBIAN_REGULAR[] = {
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    NULL,
};
static const char *const DEBIAN_BOLD[] = {
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    NULL,
};
static const CertificateFontFiles DEBIAN_FILES = {DEBIAN_REGULAR, DEBIAN_BOLD};

/* ---- files ---- */

static void free_file(void *memory)
{
    FontFile *file = memory;
    (void)FT_Done_Face(file->face);
    (void)FT_Done_FreeType(file->library);
    os_unmap_file(&file->mapping);
    mem_free(file);
}

static FontFile *open_file(const char *path)
{
    FontFile *file = mem_alloc(sizeof *file);
    if (os_map_file(path, &file->mapping, NULL) != STATUS_OK) {
        mem_free(file);
        return NULL;
    }
    bool has_library = FT_Init_FreeType(&file->library) == 0;
    if (!has_library ||
        FT_New_Memory_Face(file->library, file->mapping.data,
                           (FT_Long)file->mapping.size_bytes, 0, &file->face) != 0) {
        if (has_library) {
            (void)FT_Done_FreeType(file->library);
        }
        os_unmap_file(&file->mapping);
        mem_free(file);
        return NULL;
    }
    return file;
}

static const cairo_user_data_key_t FILE_KEY;

static void open_slot(FontSlot *slot)
{
    slot->is_opened = true;
    FontFile *file = open_file(slot->path);
    if (file == NULL) {
        return;
    }
    cairo_font_face_t *face =
        cairo_ft_font_face_create_for_ft_face(file->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &FILE_KEY, file, free_file) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        free_file(file);
        return;
    }
    slot->cairo_face = face;
    slot->face = file->face;
}

/* ---- chains ---- */

static char *copy_path(const char *path)
{
    size_t size = strlen(path) + 1;
    char *copy = mem_alloc(size);
    memcpy(copy, path, size);
    return copy;
}

static Status fill_chain(FontChain *chain, const char *const *paths, Error *err)
{
    for (size_t i = 0; paths[i] != NULL && chain->count < FONTS_PER_CHAIN; i++) {
        if (os_file_exists(paths[i])) {
            chain->slots[chain->count++].path = copy_path(paths[i]);
        }
    }
    if (chain->count == 0) {
        return error_set(err, STATUS_NOT_FOUND, "certificate: no font file, such as %s",
                         paths[0] != NULL ? paths[0] : "(none named)");
    }
    return STATUS_OK;
}

static void clear_chain(FontChain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        cairo_font_face_destroy(chain->slots[i].cairo_face);
        mem_free(chain->slots[i].path);
    }
}

Status certificate_fonts_open(const CertificateFontFiles *files, CertificateFonts **out,
                              Error *err)
{
    const CertificateFontFiles *from = files != NULL ? files : &DEBIAN_FILES;
    CertificateFonts *fonts = mem_alloc(sizeof *fonts);
    fonts->layers = page__layers_new();
    *out = NULL;
    Status status = fill_chain(&fonts->regular, from->regular, err);
    if (status == STATUS_OK) {
        status = fill_chain(&fonts->bold, from->bold, err);
    }
    if (status != STATUS_OK) {
        certificate_fonts_free(fonts);
        return status;
    }
    *out = fonts;
    return STATUS_OK;
}

void certificate_fonts_free(CertificateFonts *fonts)
{
    if (fonts != NULL) {
        clear_chain(&fonts->regular);
        clear_chain(&fonts->bold);
        page__layers_free(fonts->layers);
        mem_free(fonts);
    }
}

PageLayers *fonts__layers(CertificateFonts *fonts)
{
    return fonts->layers;
}

/* ---- glyphs ---- */

static double advance_of(FT_Face face, FT_UInt index)
{
    FT_Fixed advance = 0;
    if (FT_Get_Advance(face, index, FT_LOAD_NO_SCALE, &advance) != 0) {
        return 1.0;
    }
    return (double)advance / face->units_per_EM;
}

FontGlyph fonts__glyph(CertificateFonts *fonts, TextFace face, uint32_t codepoint)
{
    bool is_bold = face == TEXT_UD_BOLD || face == TEXT_UDP_BOLD;
    FontChain *chain = is_bold ? &fonts->bold : &fonts->regular;
    for (size_t i = 0; i < chain->count; i++) {
        FontSlot *slot = &chain->slots[i];
        if (!slot->is_opened) {
            open_slot(slot);
        }
        FT_UInt index =
            slot->face != NULL ? FT_Get_Char_Index(slot->face, (FT_ULong)codepoint) : 0;
        if (index != 0) {
            return (FontGlyph){slot->cairo_face, index, advance_of(slot->face, index)};
        }
    }
    return (FontGlyph){.advance_em = 1.0};
}

/* Selectors choose a variant of the character before them and are not drawn. */
static bool is_unseen(uint32_t c)
{
    return c == ' ' || c == 0x3000 || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

uint32_t certificate_missing_character(CertificateFonts *fonts, Str text)
{
    for (Str rest = text; rest.len > 0;) {
        uint32_t c = utf8_next(&rest);
        if (!is_unseen(c) && (fonts__glyph(fonts, TEXT_UDP_REGULAR, c).face == NULL ||
                              fonts__glyph(fonts, TEXT_UDP_BOLD, c).face == NULL)) {
            return c;
        }
    }
    return 0;
}
