/* The whole stage on SDL's dummy driver: a window without a screen. */
#include <SDL.h>
#include <SDL_image.h>

#include "stage/stage.h"
#include "stage_test.h"

static int open_stage(void **state)
{
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    StageOptions options = {.title = "五分",
                            .asset_dir = TEST_ASSETS,
                            .width_px = 1280,
                            .height_px = 720,
                            .icon = "icons/next"};
    Stage *stage;
    Error err;
    if (stage_open(&options, &stage, &err) != STATUS_OK) {
        print_error("%s\n", err.message);
        return -1;
    }
    *state = stage;
    return 0;
}

static int close_stage(void **state)
{
    stage_close(*state);
    return 0;
}

/* Events a new window brings are taken off. */
static void drain(Stage *stage)
{
    UiInput input;
    while (stage_wait(stage, 0, &input)) {
    }
}

static void fill_list(DrawList *list, Stage *stage)
{
    StageSize size = stage_size(stage);
    draw_list_reset(list, size.width, size.height, (Color){244, 246, 249, 255});
    DrawCommand *c = draw_list_add(list, DRAW_PICTURE, (Rect){0, 0, 1920, 1080});
    c->picture = (DrawPicture){.name = STR("backdrops/room"), .alpha = 255};
    c = draw_list_add(list, DRAW_BOX, (Rect){160, 676, 1600, 380});
    c->box = (DrawBox){.fill = {11, 79, 158, 255}, .radius = 24};
}

static void test_size_rule(void **state)
{
    (void)state;
    static const struct {
        int width_px, height_px;
        float scale, width, height;
    } cases[] = {
        {1920, 1080, 1, 1920, 1080},      {1280, 720, 2.0f / 3, 1920, 1080},
        {3840, 2160, 2, 1920, 1080},      {1920, 1200, 1, 1920, 1200},
        {1080, 1920, 1, 1080, 1920},      {2560, 1440, 4.0f / 3, 1920, 1080},
        {800, 600, 2.0f / 3, 1920, 1080},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        StageSize size = stage_size_of(cases[i].width_px, cases[i].height_px);
        assert_true(size.scale > cases[i].scale - 0.001f);
        assert_true(size.scale < cases[i].scale + 0.001f);
        assert_int_equal((int)(size.width + 0.5f), (int)cases[i].width);
        assert_int_equal((int)(size.height + 0.5f), (int)cases[i].height);
    }
    StageSize wide = stage_size_of(1366, 768);
    assert_true(wide.width >= 1920 && wide.width < 1922);
}

static Color pixel_of(const SDL_Surface *surface, int x, int y)
{
    Color c;
    const Uint8 *at = (const Uint8 *)surface->pixels + y * surface->pitch +
                      x * surface->format->BytesPerPixel;
    Uint32 value = 0;
    memcpy(&value, at, surface->format->BytesPerPixel);
    SDL_GetRGB(value, surface->format, &c.r, &c.g, &c.b);
    c.a = 255;
    return c;
}

static void test_present_and_screenshot(void **state)
{
    Stage *stage = *state;
    Arena arena = {0};
    Error err;
    DrawList list = {0};
    fill_list(&list, stage);
    stage_present(stage, &list);
    assert_true(stage_settle(stage, 20000));
    assert_int_equal(stage_pending(stage), 0);
    stage_present(stage, &list);
    Str path = str_format(&arena, "%s/shot.png", test_dir(&arena, "shot"));
    assert_int_equal(stage_screenshot(stage, path.ptr, &err), STATUS_OK);
    SDL_RWops *file = SDL_RWFromFile(path.ptr, "rb");
    SDL_Surface *shot = IMG_LoadPNG_RW(file);
    SDL_RWclose(file);
    assert_non_null(shot);
    assert_int_equal(shot->w, 1280);
    assert_int_equal(shot->h, 720);
    Color box = pixel_of(shot, 640, 600);
    assert_int_equal(box.r, 11);
    assert_int_equal(box.g, 79);
    assert_int_equal(box.b, 158);
    Color floor = pixel_of(shot, 20, 700); /* #B9A58C of the backdrop */
    assert_int_equal(floor.r, 0xB9);
    assert_int_equal(floor.b, 0x8C);
    SDL_FreeSurface(shot);
    assert_int_equal(stage_screenshot(stage, "/proc/nowhere/x.png", &err), STATUS_IO);
    draw_list_clear(&list);
    arena_clear(&arena);
}

static int wake_later(void *stage)
{
    SDL_Delay(50);
    stage_wake(stage);
    stage_wake(stage); /* one event is enough for both */
    return 0;
}

static void test_wake_from_another_thread(void **state)
{
    Stage *stage = *state;
    drain(stage);
    UiInput input;
    SDL_Thread *thread = SDL_CreateThread(wake_later, "wake", stage);
    assert_true(stage_wait(stage, 5000, &input));
    assert_int_equal(input.kind, UI_INPUT_NONE);
    SDL_WaitThread(thread, NULL);
    drain(stage);
    assert_false(stage_wait(stage, 0, &input));
}

static void test_timeout(void **state)
{
    Stage *stage = *state;
    drain(stage);
    UiInput input;
    int64_t from = os_monotonic_ms();
    assert_false(stage_wait(stage, 40, &input));
    int64_t took = os_monotonic_ms() - from;
    assert_in_range(took, 38, 500);
}

static void test_input_reaches_the_ui(void **state)
{
    Stage *stage = *state;
    DrawList list = {0};
    fill_list(&list, stage);
    stage_present(stage, &list);
    draw_list_clear(&list);
    drain(stage);
    SDL_Event e = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_RETURN}}};
    SDL_PushEvent(&e);
    SDL_Event up = {.key = {.type = SDL_KEYUP, .keysym = {.sym = SDLK_RETURN}}};
    SDL_PushEvent(&up);
    SDL_Event click = {
        .button = {
            .type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 640, .y = 360}};
    SDL_PushEvent(&click);
    UiInput input;
    assert_true(stage_wait(stage, 1000, &input));
    assert_int_equal(input.key, UI_KEY_ENTER);
    assert_true(stage_wait(stage, 1000, &input));
    assert_int_equal(input.kind, UI_INPUT_POINTER_DOWN);
    assert_in_range((int)(input.x + 0.5f), 959, 961);
    assert_in_range((int)(input.y + 0.5f), 539, 541);
    assert_false(stage_wait(stage, 0, &input));
}

static void test_text_input(void **state)
{
    Stage *stage = *state;
    assert_false(SDL_IsTextInputActive());
    stage_text_input(stage, true, (Rect){100, 100, 2, 40});
    assert_true(SDL_IsTextInputActive());
    stage_text_input(stage, true, (Rect){120, 100, 2, 40});
    assert_true(SDL_IsTextInputActive());
    stage_text_input(stage, false, (Rect){0});
    assert_false(SDL_IsTextInputActive());
}

static void test_measuring_and_missing(void **state)
{
    Stage *stage = *state;
    TextMetrics m = stage_metrics(stage);
    float kanji = m.advance_em(m.context, TEXT_UD_REGULAR, 0x5B89);
    assert_true(kanji > 0.99f && kanji < 1.01f);
    uint32_t missing[4];
    size_t count = stage_missing_glyphs(
        stage, STR("𠮷田\xEE\x80\x80髙\xEE\x80\x80橋\xEE\x80\x81"), missing, 4);
    assert_int_equal(count, 2);
    assert_int_equal(missing[0], 0xE000);
    assert_int_equal(missing[1], 0xE001);
}

static void test_resize(void **state)
{
    Stage *stage = *state;
    DrawList list = {0};
    SDL_Window *window = SDL_GetWindowFromID(1);
    assert_non_null(window);
    SDL_SetWindowSize(window, 1600, 900);
    UiInput input;
    bool is_told = false;
    while (!is_told && stage_wait(stage, 500, &input)) {
        is_told = input.kind == UI_INPUT_RESIZE;
    }
    assert_true(is_told);
    assert_int_equal(stage_size(stage).width_px, 1600);
    fill_list(&list, stage);
    stage_present(stage, &list);
    assert_true(stage_settle(stage, 20000));
    stage_present(stage, &list);
    draw_list_clear(&list);
}

static void test_no_display_is_said(void **state)
{
    (void)state;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11"); /* DISPLAY is empty in tests */
    StageOptions options = {.title = "x", .asset_dir = TEST_ASSETS};
    Stage *stage;
    Error err;
    assert_int_equal(stage_open(&options, &stage, &err), STATUS_IO);
    assert_null(stage);
}

int main(void)
{
    const struct CMUnitTest with_window[] = {
        cmocka_unit_test(test_size_rule),
        cmocka_unit_test(test_present_and_screenshot),
        cmocka_unit_test(test_wake_from_another_thread),
        cmocka_unit_test(test_timeout),
        cmocka_unit_test(test_input_reaches_the_ui),
        cmocka_unit_test(test_text_input),
        cmocka_unit_test(test_measuring_and_missing),
        cmocka_unit_test(test_resize),
    };
    const struct CMUnitTest without[] = {
        cmocka_unit_test(test_no_display_is_said),
    };
    int failed = cmocka_run_group_tests(with_window, open_stage, close_stage);
    return failed + cmocka_run_group_tests(without, NULL, NULL);
}
