#include "stage/own_pictures.h"

#include "base/log.h"
#include "base/os.h"
#include "stage/svg.h"

#define FOLDER STR("backdrops/")

typedef struct OwnPicture OwnPicture;
struct OwnPicture {
    OwnPicture *next;
    Str name;
    uint64_t source;
};

void own_pictures_clear(OwnPictures *own)
{
    arena_clear(&own->arena);
    *own = (OwnPictures){0};
}

void own_pictures_set(OwnPictures *own, const char *dir)
{
    own_pictures_clear(own);
    if (dir == NULL) {
        return;
    }
    /* Most lessons bring none: then no file is ever asked for. */
    const Str folder = str_format(&own->arena, "%s/backdrops", dir);
    if (os_is_plain_dir(folder.ptr)) {
        own->dir = str_copy_z(&own->arena, str_from(dir));
    }
}

static uint64_t read_source(OwnPictures *own, Str name)
{
    const Str path = str_format(&own->arena, "%s/%.*s.svg", own->dir, STR_ARG(name));
    StrBuf text = {0};
    Error err = {0};
    uint64_t source = 0;
    if (!os_is_plain_file(path.ptr)) {
        return 0;
    }
    Status status = os_read_file(path.ptr, SVG_MAX_FILE_BYTES, &text, &err);
    if (status == STATUS_OK && str_find(strbuf_str(&text), STR("dasharray")) >= 0) {
        /* A line far longer than the picture has millions of dashes. */
        status = error_set(&err, STATUS_BAD_DATA, "dashed lines");
    }
    if (status == STATUS_OK) {
        source = str_hash(strbuf_str(&text));
    } else {
        log_warning("own picture name=%.*s reason=%s", STR_ARG(name), err.message);
    }
    strbuf_clear(&text);
    return source;
}

uint64_t own_pictures_source(OwnPictures *own, Str name)
{
    if (own->dir == NULL || !str_starts_with(name, FOLDER)) {
        return 0;
    }
    for (const OwnPicture *p = own->first; p != NULL; p = p->next) {
        if (str_equal(p->name, name)) {
            return p->source;
        }
    }
    OwnPicture *const p = ARENA_ARRAY(&own->arena, OwnPicture, 1);
    *p = (OwnPicture){own->first, str_copy(&own->arena, name), read_source(own, name)};
    own->first = p;
    return p->source;
}
