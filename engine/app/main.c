/* gofun: the player. */
#include <stdio.h>

#include "app/app.h"
#include "base/os.h"

static int print_help(void)
{
    StrBuf text = {0};
    options_help(&text);
    (void)fputs(text.ptr, stdout);
    strbuf_clear(&text);
    return 0;
}

int main(int argc, char **argv)
{
    Options options;
    Error err = {0};
    if (options_parse(argc, argv, &options, &err) != STATUS_OK) {
        (void)fprintf(stderr, "gofun: %s\n", err.message);
        return 2;
    }
    if (options.wants_help) {
        return print_help();
    }
    if (options.wants_version) {
        (void)puts("gofun " GOFUN_VERSION);
        return 0;
    }
    os_harden_process();
    return app_run(&options);
}
