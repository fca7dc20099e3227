#include "hr/roster_file.h"

#include "base/os.h"

static Status read_some(void *context, void *out, size_t room, size_t *size, Error *err)
{
    RosterFile *file = context;
    *size = fread(out, 1, room, file->stream);
    if (*size == 0 && ferror(file->stream)) {
        return error_set(err, STATUS_IO, "%s を読めません。", file->path);
    }
    file->at_bytes += (int64_t)*size;
    return STATUS_OK;
}

static Status go_back(void *context, Error *err)
{
    RosterFile *file = context;
    file->at_bytes = 0;
    return fseek(file->stream, 0, SEEK_SET) == 0
               ? STATUS_OK
               : error_set(err, STATUS_IO,
                           "%s を読み直せません（パイプなど）。ファイルにしてください。",
                           file->path);
}

Status roster_file_open(RosterFile *file, const char *path, Error *err)
{
    *file = (RosterFile){.path = path, .source = {NULL, read_some, go_back}};
    if (os_is_dir(path)) {
        return error_set(err, STATUS_BAD_ARGUMENT, "%s はフォルダーです。", path);
    }
    file->stream = fopen(path, "rb");
    if (file->stream == NULL && os_file_exists(path)) {
        return error_set(err, STATUS_DENIED, "%s を読む権限がありません。", path);
    }
    if (file->stream == NULL) {
        return error_set(err, STATUS_NOT_FOUND, "%s が見つかりません。", path);
    }
    file->source.context = file;
    return os_file_info(path, &file->size_bytes, NULL, err);
}

void roster_file_close(RosterFile *file)
{
    if (file->stream != NULL) {
        (void)fclose(file->stream);
        file->stream = NULL;
    }
}
