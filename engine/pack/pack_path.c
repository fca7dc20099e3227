/* Which paths may stand in a pack. */
#include <ctype.h>
#include <string.h>

#include "pack/pack.h"

/* Names that are devices on Windows, whatever ending they have. */
static const char *const devices[] = {"con",  "prn",  "aux",  "nul",  "com1", "com2",
                                      "com3", "com4", "com5", "com6", "com7", "com8",
                                      "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
                                      "lpt6", "lpt7", "lpt8", "lpt9"};

static bool is_device(Str part)
{
    Str stem = {0};
    (void)str_split(&part, '.', &stem);
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        const Str name = str_from(devices[i]);
        bool is_same = name.len == stem.len;
        for (size_t k = 0; k < stem.len && is_same; k++) {
            is_same = tolower((unsigned char)stem.ptr[k]) == name.ptr[k];
        }
        if (is_same) {
            return true;
        }
    }
    return false;
}

static const char *part_problem(Str part)
{
    if (part.len == 0) {
        return "it has an empty part";
    }
    if (part.ptr[0] == '.') {
        return "a part of it begins with a dot";
    }
    const char last = part.ptr[part.len - 1];
    if (last == '.' || last == ' ') {
        return "a part of it ends with a dot or a space";
    }
    return is_device(part) ? "a part of it is the name of a device" : NULL;
}

static bool has_known_ending(Str path)
{
    static const char *const endings[] = {".lua", ".plan", ".svg"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (str_ends_with(path, str_from(endings[i]))) {
            return true;
        }
    }
    return false;
}

const char *pack_path_problem(Str path)
{
    if (path.len == 0 || path.len > PACK_PATH_MOST) {
        return "it is empty or too long";
    }
    for (size_t i = 0; i < path.len; i++) {
        const unsigned char c = (unsigned char)path.ptr[i];
        if (c < 0x20 || c >= 0x7F || strchr("\\:*?\"<>|", c) != NULL) {
            return "it has a sign that is not the same on every system";
        }
    }
    Str rest = path;
    Str part = {0};
    int depth = 0;
    while (str_split(&rest, '/', &part)) {
        const char *const problem = part_problem(part);
        if (problem != NULL) {
            return problem;
        }
        depth++;
    }
    if (depth > PACK_DEPTH_MOST || path.ptr[path.len - 1] == '/') {
        return "it lies too deep, or ends with a slash";
    }
    return has_known_ending(path) ? NULL : "it is no lua, plan or svg file";
}
