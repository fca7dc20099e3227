/* PNG chunks: length 4, name 4, data, CRC 4 over name and data; numbers big-endian. */
#include <string.h>
#include <zlib.h>

#include <cairo.h>

#include "credential/badge.h"
#include "credential/credential_internal.h"

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define KEYWORD "openbadgecredential"
#define HEAD KEYWORD "\0\0\0\0" /* not compressed, no language, no translation */

enum {
    SIGNATURE_BYTES = 8,
    CHUNK_EXTRA = 12,
    IHDR_END = SIGNATURE_BYTES + CHUNK_EXTRA + 13,
    HEAD_BYTES = sizeof HEAD /* with the NUL that ends the translated keyword */
};

static uint32_t get32(const char *at)
{
    const unsigned char *in = (const unsigned char *)at;
    return (uint32_t)in[0] << 24 | (uint32_t)in[1] << 16 | (uint32_t)in[2] << 8 | in[3];
}

static void add32(StrBuf *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        strbuf_add_char(out, (char)(unsigned char)(value >> shift & 0xFFu));
    }
}

static uint32_t checksum(const char *name_and_data, size_t size)
{
    return (uint32_t)crc32_z(0, (const Bytef *)name_and_data, size);
}

static bool is_png(Str png)
{
    return png.len > IHDR_END && memcmp(png.ptr, SIGNATURE, SIGNATURE_BYTES) == 0 &&
           get32(png.ptr + SIGNATURE_BYTES) == 13 &&
           memcmp(png.ptr + SIGNATURE_BYTES + 4, "IHDR", 4) == 0;
}

Status badge_bake(Str png, Str json, StrBuf *out, Error *err)
{
    if (!is_png(png)) {
        return error_set(err, STATUS_BAD_DATA, "not a PNG picture");
    }
    StrBuf chunk = {0};
    strbuf_add_z(&chunk, "iTXt");
    strbuf_add(&chunk, (Str){HEAD, HEAD_BYTES});
    strbuf_add(&chunk, json);
    strbuf_add(out, str_slice(png, 0, IHDR_END));
    add32(out, (uint32_t)(chunk.len - 4));
    strbuf_add(out, strbuf_str(&chunk));
    add32(out, checksum(chunk.ptr, chunk.len));
    strbuf_add(out, str_slice(png, IHDR_END, png.len));
    strbuf_clear(&chunk);
    return STATUS_OK;
}

/* The credential in one chunk's data; false for other texts and compressed ones. */
static bool read_text(Str data, Str *json)
{
    Str keyword = {KEYWORD, sizeof KEYWORD}; /* with its NUL */
    if (!str_starts_with(data, keyword) || data.len < HEAD_BYTES ||
        data.ptr[keyword.len] != 0) {
        return false;
    }
    Str rest = str_slice(data, keyword.len + 2, data.len);
    Str language = {0};
    Str translated = {0};
    if (!str_split(&rest, '\0', &language) || !str_split(&rest, '\0', &translated)) {
        return false;
    }
    *json = rest;
    return json->len > 0;
}

Status badge_find(Str png, Str *json, Error *err)
{
    *json = (Str){0};
    if (!is_png(png)) {
        return error_set(err, STATUS_BAD_DATA, "not a PNG picture");
    }
    for (size_t at = SIGNATURE_BYTES; at < png.len;) {
        size_t left = png.len - at;
        size_t length = left >= CHUNK_EXTRA ? get32(png.ptr + at) : SIZE_MAX;
        if (left < CHUNK_EXTRA || length > left - CHUNK_EXTRA ||
            checksum(png.ptr + at + 4, length + 4) != get32(png.ptr + at + 8 + length)) {
            return error_set(err, STATUS_BAD_DATA, "the PNG picture is damaged");
        }
        Str data = str_slice(png, at + 8, at + 8 + length);
        if (memcmp(png.ptr + at + 4, "iTXt", 4) == 0 && read_text(data, json)) {
            return STATUS_OK;
        }
        at += CHUNK_EXTRA + length;
    }
    return error_set(err, STATUS_NOT_FOUND, "no badge is baked into the picture");
}

/* ---- the picture ---- */

static cairo_status_t add_bytes(void *closure, const unsigned char *data,
                                unsigned int length)
{
    strbuf_add(closure, (Str){(const char *)data, length});
    return CAIRO_STATUS_SUCCESS;
}

static Status write_png(uint32_t *pixels, int width, int height, StrBuf *out, Error *err)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_RGB24, width, height, width * 4);
    cairo_status_t failed = cairo_surface_write_to_png_stream(surface, add_bytes, out);
    cairo_surface_destroy(surface);
    return failed == CAIRO_STATUS_SUCCESS
               ? STATUS_OK
               : error_set(err, STATUS_IO, "badge: %s", cairo_status_to_string(failed));
}

Status badge_picture(CertificateFonts *fonts, Str content, Str json, int width_px,
                     StrBuf *out, Error *err)
{
    int height = certificate_preview_height(width_px);
    if (width_px < 16 || width_px > 4096) {
        return error_set(err, STATUS_BAD_ARGUMENT, "badge: %d pixels", width_px);
    }
    uint32_t *pixels = mem_alloc_array((size_t)width_px * (size_t)height, sizeof *pixels);
    StrBuf png = {0};
    Status status = certificate_preview(fonts, content, width_px, pixels, err);
    if (status == STATUS_OK) {
        status = write_png(pixels, width_px, height, &png, err);
    }
    if (status == STATUS_OK) {
        status = badge_bake(strbuf_str(&png), json, out, err);
    }
    strbuf_clear(&png);
    mem_free(pixels);
    return status;
}
