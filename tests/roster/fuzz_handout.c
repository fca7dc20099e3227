/* libFuzzer: any bytes as the body of a handout; what is read is written and read again.
 */
#include "roster/handout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_both(Arena *arena, Str body)
{
    Handout first, second;
    Error err;
    Status status = handout_read(arena, body, 1, &first, &err);
    if (status != STATUS_OK) {
        require(status == STATUS_BAD_DATA || status == STATUS_TOO_LARGE);
        require(first.person_count == 0 && first.people == NULL);
        return;
    }
    for (size_t i = 0; i < first.person_count; i++) {
        require(handout_find(&first, first.people[i].number) == &first.people[i]);
        (void)handout_dues(&first, &first.people[i]);
    }
    StrBuf again = {0};
    handout_write(&first, &again);
    require(handout_read(arena, strbuf_str(&again), 1, &second, &err) == STATUS_OK);
    require(second.person_count == first.person_count &&
            second.set_count == first.set_count && second.word_count == first.word_count);
    strbuf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    StrBuf headed = {0};
    Str bytes = {(const char *)data, size};
    read_both(&arena, bytes);
    strbuf_add_z(&headed, "issued: 2026-11-21T15:00:00+09:00\ncycle: 2026\nnames: yes\n");
    strbuf_add(&headed, bytes);
    read_both(&arena, strbuf_str(&headed));
    strbuf_clear(&headed);
    arena_clear(&arena);
    return 0;
}
