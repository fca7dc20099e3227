#include "base/mem.h"
#include "support/cmocka_all.h"

static void test_arena_gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t size = 0; size < 5000; size += 61) {
        unsigned char *memory = arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(memory[i], 0);
        }
        memset(memory, 0xAA, size);
    }
    arena_clear(&arena);
    assert_null(arena.first);
}

static void test_reset_keeps_one_block_and_zeroes_again(void **state)
{
    (void)state;
    Arena arena = {.wipe_on_clear = true};
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 100; i++) {
            unsigned char *memory = arena_alloc(&arena, 300);
            assert_int_equal(memory[299], 0);
            memset(memory, 0x55, 300);
        }
        assert_int_equal(arena.bytes_used, 30000);
        arena_reset(&arena);
        assert_int_equal(arena.bytes_used, 0);
        assert_non_null(arena.first);
    }
    arena_clear(&arena);
}

static void test_wiping_arena_leaves_nothing_behind(void **state)
{
    (void)state;
    Arena arena = {.wipe_on_clear = true};
    char *secret = arena_alloc(&arena, 32);
    memcpy(secret, "canary canary canary", 20);
    arena_reset(&arena); /* the only block stays, so looking at it is allowed */
    for (int i = 0; i < 32; i++) {
        assert_int_equal(secret[i], 0);
    }
    arena_clear(&arena);
}

static void test_plain_allocation(void **state)
{
    (void)state;
    int *numbers = mem_alloc_array(10, sizeof *numbers);
    assert_int_equal(numbers[9], 0);
    numbers = mem_resize(numbers, 1000 * sizeof *numbers);
    numbers[999] = 7;
    mem_wipe(numbers, 1000 * sizeof *numbers);
    assert_int_equal(numbers[999], 0);
    mem_free(numbers);
    mem_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(test_reset_keeps_one_block_and_zeroes_again),
        cmocka_unit_test(test_wiping_arena_leaves_nothing_behind),
        cmocka_unit_test(test_plain_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
