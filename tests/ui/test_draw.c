#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ui/draw.h"

static void assert_dump(const DrawList *list, const char *expected)
{
    StrBuf out = {0};
    draw_list_dump(list, &out);
    assert_string_equal(out.ptr, expected);
    strbuf_clear(&out);
}

static void test_dump_is_one_line_a_command(void **state)
{
    (void)state;
    DrawList list = {0};
    draw_list_reset(&list, 1920, 1080, (Color){1, 2, 3, 255});
    draw_list_add(&list, DRAW_BOX, (Rect){1, 2, 3.5f, 4})->box =
        (DrawBox){.fill = {255, 0, 0, 128},
                  .border = {0, 0, 255, 255},
                  .border_width = 6,
                  .radius = 12,
                  .style = DRAW_BORDER_DASHED};
    draw_list_add(&list, DRAW_PICTURE, (Rect){0, 0, 10, 10})->picture = (DrawPicture){
        .name = STR("icons/next"), .alpha = 200, .is_tinted = true, .mirrored = true};
    draw_list_add(&list, DRAW_BITMAP, (Rect){0, 0, 20, 10})->bitmap =
        (DrawBitmap){.width_px = 40, .height_px = 20, .version = 7};
    (void)draw_list_add(&list, DRAW_CLIP, (Rect){0});
    assert_dump(&list, "canvas 1920x1080 #010203\n"
                       "box 1,2,3.5,4 radius 12 fill #FF000080 dashed 6 #0000FF\n"
                       "picture 0,0,10,10 icons/next alpha 200 tint #00000000 mirrored\n"
                       "bitmap 0,0,20,10 40x20 version 7\n"
                       "clip 0,0,0,0\n");
    draw_list_clear(&list);
}

static void test_text_is_quoted_and_secrets_are_stars(void **state)
{
    (void)state;
    const TextGlyph glyph = {'a', TEXT_UDP_BOLD, 40, 1, 35};
    DrawList list = {0};
    draw_list_reset(&list, 10, 10, (Color){0, 0, 0, 255});
    DrawGlyphs glyphs = {
        .glyphs = &glyph, .count = 1, .text = STR("a\"\\\n猫"), .color = {0, 0, 0, 255}};
    draw_list_add(&list, DRAW_GLYPHS, (Rect){5, 6, 7, 8})->glyphs = glyphs;
    glyphs.text = STR("ねこ!");
    glyphs.is_secret = true;
    draw_list_add(&list, DRAW_GLYPHS, (Rect){5, 6, 7, 8})->glyphs = glyphs;
    assert_dump(&list, "canvas 10x10 #000000\n"
                       "glyphs 5,6,7,8 #000000 udp-bold 40 at 1,35 \"a\\\"\\\\\\n猫\"\n"
                       "glyphs 5,6,7,8 #000000 \"***\"\n");
    draw_list_clear(&list);
}

static void test_reset_keeps_nothing_but_room(void **state)
{
    (void)state;
    DrawList list = {0};
    for (int round = 0; round < 3; round++) {
        draw_list_reset(&list, 1, 1, (Color){0});
        assert_int_equal(list.count, 0);
        for (int i = 0; i < 500; i++) {
            DrawCommand *command = draw_list_add(&list, DRAW_BOX, (Rect){0});
            assert_int_equal(command->box.fill.a, 0);
            command->box.fill.a = 255;
        }
        assert_int_equal(list.count, 500);
    }
    draw_list_clear(&list);
    assert_null(list.commands);
    assert_int_equal(list.capacity, 0);
}

/* The arena keeps its largest block after a reset: it must hold no secret any more. */
static void test_reset_wipes_after_a_secret(void **state)
{
    (void)state;
    DrawList list = {0};
    draw_list_reset(&list, 1, 1, (Color){0});
    Str secret = str_copy(&list.arena, STR("canary-7319"));
    const char *kept = secret.ptr;
    draw_list_add(&list, DRAW_GLYPHS, (Rect){0})->glyphs =
        (DrawGlyphs){.text = secret, .is_secret = true};
    draw_list_reset(&list, 1, 1, (Color){0});
    assert_true(list.arena.first != NULL);
    assert_memory_not_equal(kept, "canary-7319", 11);
    draw_list_clear(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dump_is_one_line_a_command),
        cmocka_unit_test(test_text_is_quoted_and_secrets_are_stars),
        cmocka_unit_test(test_reset_keeps_nothing_but_room),
        cmocka_unit_test(test_reset_wipes_after_a_secret),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
