/* Any bytes: the reader keeps its limits, and what it accepts can be written again and
 * read back the same. */
#include <stdint.h>
#include <string.h>

#include "pack/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    PackFiles files;
    PackFiles again;
    StrBuf archive = {0};
    if (pack_read(&arena, (Str){(const char *)data, size}, &files, NULL) == STATUS_OK) {
        require(files.count <= PACK_FILES_MOST);
        require(pack_write(&files, &archive, NULL) == STATUS_OK);
        require(pack_read(&arena, strbuf_str(&archive), &again, NULL) == STATUS_OK);
        require(again.count == files.count);
        for (size_t i = 0; i < files.count; i++) {
            require(pack_path_problem(files.files[i].path) == NULL);
            require(str_equal(files.files[i].path, again.files[i].path));
            require(str_equal(files.files[i].data, again.files[i].data));
        }
    }
    strbuf_clear(&archive);
    arena_clear(&arena);
    return 0;
}
