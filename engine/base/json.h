/* JSON as programs read it: the writer puts commas, quotes and line ends, so that
 * whatever happens what was written so far can be closed into one whole document. Used by
 * the
 * --json answers of tools and by report. */
#ifndef GOFUN_BASE_JSON_H
#define GOFUN_BASE_JSON_H

#include <stdio.h>

#include "base/str.h"

/* Containers in each other, the outermost counted. */
#define JSON_DEPTH_MAX 8

/* `Json json = {0};` keeps all in out; with a stream, out goes there now and then, and at
 * the end of the document. The outermost container and lists of containers in it have an
 * item a line. json_clear. */
typedef struct Json {
    StrBuf out;
    FILE *stream; /* borrowed; NULL: none */
    char closers[JSON_DEPTH_MAX];
    size_t depth;
    bool has_item;  /* in the innermost container */
    bool has_rows;  /* the list one level down has lines */
    bool is_done;   /* the outermost one was closed */
    bool is_broken; /* the stream did not take something */
} Json;

/* key: the name inside an object, snake_case; NULL inside an array and at the top. */
void json_object(Json *json, const char *key);
void json_array(Json *json, const char *key);
/* Closes the innermost container. */
void json_end(Json *json);
/* Closes all but the outermost container. */
void json_end_inner(Json *json);
void json_text(Json *json, const char *key, Str text);
/* The same; NULL is null. */
void json_text_z(Json *json, const char *key, const char *text);
void json_int(Json *json, const char *key, int64_t number);
void json_bool(Json *json, const char *key, bool value);
/* In an array, which is the innermost container then. */
bool json_is_in_array(const Json *json);
void json_clear(Json *json);

/* One string with its quotes, appended. What is not UTF-8 becomes U+FFFD. */
void json_add_text(StrBuf *out, Str text);

#endif
