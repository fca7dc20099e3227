#include "roster/bytes.h"

#include <string.h>

static Status read_some(void *context, void *out, size_t room, size_t *size, Error *err)
{
    (void)err;
    Bytes *bytes = context;
    size_t left = bytes->all.len - bytes->at;
    *size = left < room ? left : room;
    if (bytes->piece > 0 && *size > bytes->piece) {
        *size = bytes->piece;
    }
    if (*size > 0) {
        memcpy(out, bytes->all.ptr + bytes->at, *size);
    }
    bytes->at += *size;
    return STATUS_OK;
}

static Status go_back(void *context, Error *err)
{
    (void)err;
    ((Bytes *)context)->at = 0;
    return STATUS_OK;
}

void bytes_init(Bytes *bytes, Str all, size_t piece)
{
    *bytes = (Bytes){all, 0, piece, {bytes, read_some, go_back}};
}
