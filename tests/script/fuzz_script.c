/* Any bytes as a lesson file: a lesson or a list of mistakes, never a crash. Seeds: the
 * lessons and tests/hostile. */
#include <stdint.h>

#include "script/script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ScriptOptions options = {.load_ms = 50};
    const Str source = {(const char *)data, size};
    Diagnostics found = {0};
    Lesson *lesson = NULL;
    const Status status = script_load(source, &options, &lesson, &found);
    require((status == STATUS_OK) == (lesson != NULL));
    require((status == STATUS_OK) == (found.count == 0));
    lesson_free(lesson);
    diagnostics_clear(&found);
    Catalogue *catalogue = NULL;
    Diagnostics course_found = {0};
    const Status course = script_load_course(source, &options, &catalogue, &course_found);
    require((course == STATUS_OK) == (catalogue != NULL));
    catalogue_free(catalogue);
    diagnostics_clear(&course_found);
    return 0;
}
