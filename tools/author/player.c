#include "author/player.h"

#include <stdio.h>

#include "base/os.h"

static const char XVFB_RUN[] = "/usr/bin/xvfb-run";

void player_option(PlayerStart *start, const char *name, const char *value)
{
    require(start->option_count + 2 <= PLAYER_OPTIONS_MOST);
    start->options[start->option_count++] = name;
    if (value != NULL) {
        start->options[start->option_count++] = value;
    }
}

static Status find_player(Arena *arena, const char **out, Error *err)
{
    StrBuf dir = {0};
    const Status status = os_executable_dir(&dir, err);
    if (status == STATUS_OK) {
        *out = str_format(arena, "%s/gofun", dir.ptr).ptr;
    }
    strbuf_clear(&dir);
    if (status == STATUS_OK && !os_file_exists(*out)) {
        return error_set(err, STATUS_NOT_FOUND, "プレイヤー（gofun）がありません：%s",
                         *out);
    }
    return status;
}

/* What stands in front of the player's own arguments. */
static Status add_display(Arena *arena, const PlayerStart *start, const char **argv,
                          size_t *count, Error *err)
{
    const char *const display = os_environment("DISPLAY");
    const char *const wayland = os_environment("WAYLAND_DISPLAY");
    const bool has_display = (display != NULL && display[0] != '\0') ||
                             (wayland != NULL && wayland[0] != '\0');
    if (has_display) {
        return STATUS_OK;
    }
    if (start->width_px == 0) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "表示する画面がありません。画面のある端末で実行してください。");
    }
    if (!os_file_exists(XVFB_RUN)) {
        return error_set(err, STATUS_NOT_FOUND, "表示する画面がなく、%s もありません。",
                         XVFB_RUN);
    }
    argv[(*count)++] = XVFB_RUN;
    argv[(*count)++] = "-a";
    argv[(*count)++] = "-s";
    argv[(*count)++] = str_format(arena, "-screen 0 %dx%dx24 -nolisten tcp",
                                  start->width_px, start->height_px)
                           .ptr;
    return STATUS_OK;
}

static Status run_child(const char *const argv[], int timeout_ms, int *exit_code,
                        Error *err)
{
    OsChild *child = NULL;
    Status status = os_child_start(argv, &child, err);
    if (status == STATUS_OK) {
        status = os_child_wait(child, timeout_ms, exit_code, err);
        if (status == STATUS_TIMEOUT) {
            os_child_kill(child);
            (void)error_set(err, status, "プレイヤーが時間内に終わりませんでした。");
        }
    }
    return status;
}

Status player_run(const PlayerStart *start, int timeout_ms, int *exit_code, Error *err)
{
    Arena arena = {0};
    const char *argv[PLAYER_OPTIONS_MOST + 8] = {0};
    const char *player = NULL;
    size_t count = 0;
    Status status = find_player(&arena, &player, err);
    if (status == STATUS_OK) {
        status = add_display(&arena, start, argv, &count, err);
    }
    if (status == STATUS_OK) {
        argv[count++] = player;
        for (size_t i = 0; i < start->option_count; i++) {
            argv[count++] = start->options[i];
        }
        status = run_child(argv, timeout_ms, exit_code, err);
    }
    arena_clear(&arena);
    return status;
}

Status player_scratch_dir(Arena *arena, const char **out, Error *err)
{
    uint32_t number = 0;
    const char *const given = os_environment("TMPDIR");
    os_random(&number, sizeof number);
    *out = str_format(arena, "%s/gofun-author-%d-%08x",
                      given != NULL && given[0] != '\0' ? given : "/tmp", os_process_id(),
                      number)
               .ptr;
    return os_make_dirs(*out, err);
}

void player_scratch_remove(const char *dir)
{
    Error err = {0};
    if (dir != NULL && os_remove_tree(dir, &err) != STATUS_OK) {
        (void)fprintf(stderr, "gofun-author: %s\n", err.message);
    }
}
