/* Packs: round trip, and archives made by hand that try to get out, to be too large, or
 * to be two things at once. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "pack/pack.h"
#include "support/cmocka_all.h"

typedef struct PathCase {
    const char *path;
    bool is_good;
} PathCase;

static const PathCase paths[] = {
    {"no26_x/lesson.lua", true},
    {"no26_x/plans/a.plan", true},
    {"no26_x/backdrops/roof.svg", true},
    {"no26_x/backdrops/屋上.svg", false},
    {"", false},
    {"/etc/x.lua", false},
    {"../x.lua", false},
    {"a/../x.lua", false},
    {"a/./x.lua", false},
    {"a//x.lua", false},
    {"a/x.lua/", false},
    {"a\\..\\x.lua", false},
    {"C:x.lua", false},
    {".hidden/x.lua", false},
    {"a/.x.lua", false},
    {"a./x.lua", false},
    {"a /x.lua", false},
    {"nul/x.lua", false},
    {"a/CON.lua", false},
    {"a/x.so", false},
    {"a/x", false},
    {"a/x.lua\n", false},
    {"a/\x01.lua", false},
    {"a/\xff.lua", false},
    {"a/b/c/d/e/f/x.lua", false},
};

static void test_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        if ((pack_path_problem(str_from(paths[i].path)) == NULL) != paths[i].is_good) {
            fail_msg("'%s'", paths[i].path);
        }
    }
    char long_path[PACK_PATH_MOST + 2];
    memset(long_path, 'a', sizeof long_path);
    memcpy(long_path + PACK_PATH_MOST - 3, ".lua", 5);
    assert_non_null(pack_path_problem(str_from(long_path)));
    assert_null(pack_path_problem(str_from(long_path + 1)));
}

static void test_round_trip(void **state)
{
    (void)state;
    Arena arena = {0};
    PackFiles files = {0};
    PackFiles back;
    StrBuf one = {0};
    StrBuf two = {0};
    pack_add(&arena, &files, STR("b/lesson.lua"), STR("return 1\0x"));
    pack_add(&arena, &files, STR("a/lesson.lua"), STR(""));
    assert_int_equal(pack_write(&files, &one, NULL), STATUS_OK);
    assert_int_equal(pack_write(&files, &two, NULL), STATUS_OK);
    assert_true(str_equal(strbuf_str(&one), strbuf_str(&two)));
    assert_int_equal(pack_read(&arena, strbuf_str(&one), &back, NULL), STATUS_OK);
    assert_int_equal(back.count, 2);
    assert_true(str_is(back.files[0].path, "a/lesson.lua"));
    assert_int_equal(back.files[0].data.len, 0);
    assert_true(str_is(back.files[1].path, "b/lesson.lua"));
    assert_true(str_equal(back.files[1].data, STR("return 1\0x")));
    strbuf_clear(&one);
    strbuf_clear(&two);
    arena_clear(&arena);
}

/* One entry of an archive made without our writer. */
typedef struct Entry {
    const char *path;
    const char *link; /* target */
    unsigned type;
    size_t size;
    bool is_hard;
} Entry;

typedef struct ArchiveCase {
    const char *name;
    Entry entries[3];
    Status status;
} ArchiveCase;

static const ArchiveCase archives[] = {
    {"one file", {{"a/x.lua", NULL, AE_IFREG, 10, false}}, STATUS_OK},
    {"up and out", {{"../x.lua", NULL, AE_IFREG, 10, false}}, STATUS_BAD_DATA},
    {"absolute", {{"/tmp/x.lua", NULL, AE_IFREG, 10, false}}, STATUS_BAD_DATA},
    {"a link out", {{"a.svg", "/etc/passwd", AE_IFLNK, 0, false}}, STATUS_BAD_DATA},
    {"a hard link",
     {{"a/x.lua", NULL, AE_IFREG, 10, false}, {"b.lua", "a/x.lua", AE_IFREG, 0, true}},
     STATUS_BAD_DATA},
    {"a folder", {{"a.lua", NULL, AE_IFDIR, 0, false}}, STATUS_BAD_DATA},
    {"a device", {{"a.lua", NULL, AE_IFCHR, 0, false}}, STATUS_BAD_DATA},
    {"a pipe", {{"a.lua", NULL, AE_IFIFO, 0, false}}, STATUS_BAD_DATA},
    {"twice",
     {{"a/x.lua", NULL, AE_IFREG, 10, false}, {"a/x.lua", NULL, AE_IFREG, 10, false}},
     STATUS_BAD_DATA},
    {"twice but for the case",
     {{"a/x.lua", NULL, AE_IFREG, 10, false}, {"A/X.lua", NULL, AE_IFREG, 10, false}},
     STATUS_BAD_DATA},
    {"a program", {{"a/x.sh", NULL, AE_IFREG, 10, false}}, STATUS_BAD_DATA},
    {"as large as may be",
     {{"a/x.svg", NULL, AE_IFREG, PACK_FILE_BYTES_MOST, false}},
     STATUS_OK},
    {"a bomb of zeros",
     {{"a/x.svg", NULL, AE_IFREG, PACK_FILE_BYTES_MOST + 1, false}},
     STATUS_TOO_LARGE},
};

static la_ssize_t add_bytes(struct archive *archive, void *context, const void *bytes,
                            size_t size)
{
    (void)archive;
    strbuf_add(context, (Str){bytes, size});
    return (la_ssize_t)size;
}

static void write_entry(struct archive *archive, const Entry *row)
{
    static const char zeros[4096];
    struct archive_entry *const entry = archive_entry_new();
    archive_entry_set_pathname(entry, row->path);
    archive_entry_set_filetype(entry, row->type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)row->size);
    if (row->is_hard) {
        archive_entry_set_hardlink(entry, row->link);
    } else if (row->link != NULL) {
        archive_entry_set_symlink(entry, row->link);
    }
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    for (size_t done = 0; done < row->size;) {
        const size_t left = row->size - done;
        const size_t part = left < sizeof zeros ? left : sizeof zeros;
        assert_int_equal(archive_write_data(archive, zeros, part), (la_ssize_t)part);
        done += part;
    }
    archive_entry_free(entry);
}

static struct archive *begin_archive(StrBuf *out)
{
    struct archive *const archive = archive_write_new();
    assert_int_equal(archive_write_set_format_pax_restricted(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_add_filter_gzip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open(archive, out, NULL, add_bytes, NULL), ARCHIVE_OK);
    return archive;
}

static void end_archive(struct archive *archive)
{
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    (void)archive_write_free(archive);
}

static void test_archives(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(archives); i++) {
        Arena arena = {0};
        StrBuf bytes = {0};
        PackFiles files;
        Error err = {0};
        struct archive *const archive = begin_archive(&bytes);
        for (size_t k = 0; k < 3 && archives[i].entries[k].path != NULL; k++) {
            write_entry(archive, &archives[i].entries[k]);
        }
        end_archive(archive);
        const Status status = pack_read(&arena, strbuf_str(&bytes), &files, &err);
        if (status != archives[i].status) {
            fail_msg("%s: %d %s", archives[i].name, (int)status, err.message);
        }
        assert_true(status == STATUS_OK || files.count == 0);
        strbuf_clear(&bytes);
        arena_clear(&arena);
    }
}

/* Many files that are small one by one: 64 MiB of zeros in some 70 KiB. */
static void test_total(void **state)
{
    (void)state;
    Arena arena = {0};
    StrBuf bytes = {0};
    PackFiles files;
    Error err = {0};
    struct archive *const archive = begin_archive(&bytes);
    const size_t count = PACK_TOTAL_BYTES_MOST / PACK_FILE_BYTES_MOST + 1;
    for (size_t i = 0; i < count; i++) {
        const Str path = str_format(&arena, "a/%zu.svg", i);
        write_entry(archive,
                    &(Entry){path.ptr, NULL, AE_IFREG, PACK_FILE_BYTES_MOST, false});
    }
    end_archive(archive);
    assert_true(bytes.len < (size_t)1024 * 1024);
    assert_int_equal(pack_read(&arena, strbuf_str(&bytes), &files, &err),
                     STATUS_TOO_LARGE);
    assert_true(arena.bytes_used < 2 * PACK_TOTAL_BYTES_MOST);
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

/* Cut anywhere, or with any byte changed, a pack is refused or still within its rules. */
static void test_damage(void **state)
{
    (void)state;
    Arena arena = {0};
    PackFiles files = {0};
    StrBuf bytes = {0};
    pack_add(&arena, &files, STR("a/lesson.lua"), STR("return lesson \"a\" {}"));
    pack_add(&arena, &files, STR("a/plans/b.plan"), STR("expect end\n"));
    assert_int_equal(pack_write(&files, &bytes, NULL), STATUS_OK);
    for (size_t i = 0; i < bytes.len; i++) {
        Arena scratch = {0};
        PackFiles back;
        const Status cut = pack_read(&scratch, (Str){bytes.ptr, i}, &back, NULL);
        assert_true(cut != STATUS_OK || back.count <= 2);
        bytes.ptr[i] = (char)(bytes.ptr[i] ^ 0x40);
        if (pack_read(&scratch, strbuf_str(&bytes), &back, NULL) == STATUS_OK) {
            for (size_t k = 0; k < back.count; k++) {
                assert_null(pack_path_problem(back.files[k].path));
            }
        }
        bytes.ptr[i] = (char)(bytes.ptr[i] ^ 0x40);
        arena_clear(&scratch);
    }
    strbuf_clear(&bytes);
    arena_clear(&arena);
}

static void test_refused_to_write(void **state)
{
    (void)state;
    Arena arena = {0};
    PackFiles files = {0};
    StrBuf bytes = {0};
    pack_add(&arena, &files, STR("../a.lua"), STR("x"));
    assert_int_equal(pack_write(&files, &bytes, NULL), STATUS_BAD_ARGUMENT);
    assert_int_equal(bytes.len, 0);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),    cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_archives), cmocka_unit_test(test_total),
        cmocka_unit_test(test_damage),   cmocka_unit_test(test_refused_to_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
