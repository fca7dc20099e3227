/* Looks for a typed text where nothing of it may be: in files, or in the memory of a
 * process (by root, through /proc). Any six characters in a row count, forwards and
 * backwards, in either letter case, as UTF-8, as UTF-16, and as code points inside
 * structs of up to 64 bytes.
 *
 *   find_text TEXT FILE...
 *   find_text TEXT --pid PID
 *
 * A line for every place; locked pages are marked. Exit: 0 none, 1 only in locked pages,
 * 2 found, 3 cannot look. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WINDOW = 6,
    TEXT_MOST = 64,
    STRIDE_MOST = 64,
    CHUNK = 1 << 20,
    OVERLAP = WINDOW * STRIDE_MOST,
    LINE_BYTES = 1024,
    HITS_SHOWN = 40,
};

typedef struct Search {
    uint32_t text[TEXT_MOST];
    size_t count;
    size_t hits, locked_hits;
} Search;

typedef struct Region {
    uint64_t start, end;
    char name[LINE_BYTES];
    bool is_locked, is_writable;
} Region;

static uint32_t folded(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Well-formed UTF-8 of one to three bytes; 0 at the end. */
static uint32_t next_char(const unsigned char **at)
{
    const unsigned char *p = *at;
    if (p[0] < 0x80) {
        *at += p[0] != 0 ? 1 : 0;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3FU);
    }
    *at += 3;
    return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3FU);
}

static void take_text(Search *search, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    uint32_t c = next_char(&at);
    while (c != 0 && search->count < TEXT_MOST) {
        search->text[search->count++] = folded(c);
        c = next_char(&at);
    }
}

static size_t encode(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        out[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (unsigned char)(0xC0 | c >> 6);
        out[1] = (unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    out[0] = (unsigned char)(0xE0 | c >> 12);
    out[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (unsigned char)(0x80 | (c & 0x3F));
    return 3;
}

/* The i-th character of the window that begins at first. */
static uint32_t window_char(const Search *search, size_t first, size_t i, bool backwards)
{
    return search->text[backwards ? first + WINDOW - 1 - i : first + i];
}

static bool is_utf8(const Search *search, size_t first, bool backwards,
                    const unsigned char *p)
{
    for (size_t i = 0; i < WINDOW; i++) {
        unsigned char bytes[3];
        const size_t size = encode(window_char(search, first, i, backwards), bytes);
        const bool fits =
            size == 1 ? folded(p[0]) == bytes[0] : memcmp(p, bytes, size) == 0;
        if (!fits) {
            return false;
        }
        p += size;
    }
    return true;
}

static uint32_t little_endian(const unsigned char *p, size_t size)
{
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value |= (uint32_t)p[i] << 8 * i;
    }
    return value;
}

static bool is_units(const Search *search, size_t first, bool backwards,
                     const unsigned char *p, size_t stride)
{
    const size_t size = stride == 2 ? 2 : 4;
    for (size_t i = 0; i < WINDOW; i++, p += stride) {
        if (folded(little_endian(p, size)) != window_char(search, first, i, backwards)) {
            return false;
        }
    }
    return true;
}

/* 0: not here; 1: as UTF-8; else the distance between the characters. */
static size_t form_at(const Search *search, const unsigned char *p)
{
    const uint32_t unit = folded(little_endian(p, 2));
    for (size_t first = 0; first + WINDOW <= search->count; first++) {
        for (int backwards = 0; backwards < 2; backwards++) {
            if (is_utf8(search, first, backwards == 1, p)) {
                return 1;
            }
            if (unit != window_char(search, first, 0, backwards == 1)) {
                continue;
            }
            for (size_t stride = 2; stride <= STRIDE_MOST; stride += 2) {
                if (is_units(search, first, backwards == 1, p, stride)) {
                    return stride;
                }
            }
        }
    }
    return 0;
}

/* Which two bytes a window can begin with; all else is passed over. */
static void mark_starts(const Search *search, bool *marks)
{
    for (size_t i = 0; i < search->count; i++) {
        const uint32_t c = search->text[i];
        const bool is_letter = c >= 'a' && c <= 'z';
        unsigned char bytes[3];
        const size_t size = encode(c, bytes);
        marks[c & 0xFFFF] = true;
        marks[is_letter ? c - 32 : c & 0xFFFF] = true;
        for (unsigned second = 0; second < 256; second++) {
            const bool fits = size == 1 ? second >= ' ' : second == bytes[1];
            marks[bytes[0] | second << 8] |= fits;
            marks[(is_letter ? bytes[0] - 32U : bytes[0]) | second << 8] |= fits;
        }
    }
}

static void tell(Search *search, const Region *region, uint64_t address, size_t form)
{
    search->hits++;
    search->locked_hits += region->is_locked ? 1 : 0;
    if (search->hits <= HITS_SHOWN) {
        printf("%s at %" PRIx64 " in %s, every %zu bytes\n",
               region->is_locked ? "locked" : "FOUND", address, region->name, form);
    }
}

static void look_at(Search *search, const Region *region, uint64_t address,
                    const unsigned char *bytes, size_t count)
{
    static bool marks[1 << 16];
    memset(marks, 0, sizeof marks);
    mark_starts(search, marks);
    for (size_t i = 0; i < count; i++) {
        const bool may_be = marks[little_endian(bytes + i, 2)];
        const size_t form = may_be ? form_at(search, bytes + i) : 0;
        if (form != 0) {
            tell(search, region, address + i, form);
        }
    }
}

/* Chunks overlap by the longest window; behind the end there are zeros. */
static void look_through(Search *search, const Region *region, FILE *file)
{
    unsigned char *bytes = calloc(1, CHUNK + OVERLAP);
    if (bytes == NULL || fseek(file, (long)region->start, SEEK_SET) != 0) {
        free(bytes);
        return;
    }
    uint64_t address = region->start;
    size_t kept = 0;
    while (address < region->end) {
        const uint64_t left = region->end - address - kept;
        const size_t wanted = left < CHUNK ? (size_t)left : CHUNK;
        const size_t got = fread(bytes + kept, 1, wanted, file);
        const bool is_last = got < CHUNK;
        memset(bytes + kept + got, 0, CHUNK + OVERLAP - kept - got);
        const size_t there = kept + got;
        const size_t done = is_last || there < OVERLAP ? there : there - OVERLAP;
        look_at(search, region, address, bytes, done);
        if (is_last) {
            break;
        }
        kept = there - done;
        memmove(bytes, bytes + done, kept);
        address += done;
    }
    free(bytes);
}

static void look_in_file(Search *search, const char *path)
{
    Region region = {.end = INT64_MAX};
    (void)snprintf(region.name, sizeof region.name, "%s", path);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        (void)fprintf(stderr, "cannot read %s\n", path);
        exit(3);
    }
    look_through(search, &region, file);
    (void)fclose(file);
}

/* What was typed can only be where the process can write.
 * "start-end perms offset dev inode   name" opens a region of smaps, "VmFlags:" ends it.
 */
static bool take_region(const char *line, Region *region)
{
    char *end = NULL;
    const uint64_t start = strtoull(line, &end, 16);
    if (*end != '-') {
        return false;
    }
    region->start = start;
    region->end = strtoull(end + 1, NULL, 16);
    region->is_locked = false;
    region->is_writable = strstr(end, " rw") != NULL;
    const char *name = strpbrk(line, "/[");
    (void)snprintf(region->name, sizeof region->name, "%.*s",
                   (int)strcspn(name != NULL ? name : "memory\n", "\n"),
                   name != NULL ? name : "memory");
    return true;
}

static bool look_in_process(Search *search, const char *pid)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%s/smaps", pid);
    FILE *maps = fopen(path, "r");
    (void)snprintf(path, sizeof path, "/proc/%s/mem", pid);
    FILE *memory = fopen(path, "rb");
    if (maps == NULL || memory == NULL) {
        return false;
    }
    char line[LINE_BYTES];
    Region region = {0};
    (void)setvbuf(memory, NULL, _IONBF, 0);
    while (fgets(line, sizeof line, maps) != NULL) {
        if (strncmp(line, "VmFlags:", 8) == 0) {
            region.is_locked = strstr(line, " lo") != NULL;
            if (region.is_writable) {
                look_through(search, &region, memory);
            }
        } else {
            (void)take_region(line, &region);
        }
    }
    (void)fclose(maps);
    (void)fclose(memory);
    return true;
}

int main(int argc, char **argv)
{
    static Search search;
    if (argc < 3) {
        (void)fputs("find_text TEXT FILE...|--pid PID\n", stderr);
        return 3;
    }
    take_text(&search, argv[1]);
    if (search.count < WINDOW) {
        (void)fputs("the text is too short\n", stderr);
        return 3;
    }
    if (strcmp(argv[2], "--pid") == 0) {
        if (argc != 4 || !look_in_process(&search, argv[3])) {
            return 3;
        }
    } else {
        for (int i = 2; i < argc; i++) {
            look_in_file(&search, argv[i]);
        }
    }
    printf("%zu places, %zu of them locked\n", search.hits, search.locked_hits);
    return search.hits == 0 ? 0 : search.hits == search.locked_hits ? 1 : 2;
}
