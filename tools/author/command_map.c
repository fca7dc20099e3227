/* gofun-author map. */
#include "author/commands.h"
#include "author/map.h"

static int run_map(const Arguments *arguments)
{
    Arena arena = {0};
    StrBuf text = {0};
    Map map;
    int code = EXIT_BAD;
    Lesson *const lesson =
        command_load(command_lesson_path(&arena, arguments->operands[0]));
    if (lesson != NULL) {
        map_make(&arena, lesson, &map);
        if (argument(arguments, "--dot") != NULL) {
            map_write_dot(&map, &text);
        } else {
            map_write_svg(&map, &text);
        }
        code = command_write(argument(arguments, "-o"), &text);
    }
    lesson_free(lesson);
    strbuf_clear(&text);
    arena_clear(&arena);
    return code;
}

const Command COMMAND_MAP = {
    .name = "map",
    .operands = "教材",
    .summary = "教材の道すじを図にします。",
    .options = {{"--dot", NULL, "SVGの代わりに、Graphviz用に出します。"},
                {"-o", "ファイル", "書き込むファイル（なければ画面に出します）"}},
    .least = 1,
    .most = 1,
    .run = run_map,
};
