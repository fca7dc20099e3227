#include "roster/table.h"

#include <csv.h>

#include "roster/fold.h"

enum {
    BUFFER_STEP = 4096
};

typedef struct Reading {
    const RosterSink *sink;
    RosterProblem *problem;
    Error *err;
    Status status;
    struct csv_parser parser;
    StrBuf bytes; /* of the cells of this row, one behind the other */
    size_t ends[ROSTER_COLUMNS_MAX];
    Str cells[ROSTER_COLUMNS_MAX];
    size_t count;
    int64_t row; /* rows ended */
    bool was_cr;
} Reading;

/* libcsv asks for more and more while a quote is open; this is where it stops. */
static void *grow(void *old, size_t size)
{
    return size > ROSTER_ROW_BYTES_MAX ? NULL : mem_resize(old, size);
}

static void stop(Reading *reading, RosterProblemKind kind, size_t column)
{
    if (reading->status == STATUS_OK) {
        *reading->problem = (RosterProblem){kind, reading->row + 1, column};
        reading->status = error_set(reading->err, STATUS_BAD_DATA,
                                    "row %lld, column %zu cannot be read",
                                    (long long)reading->row + 1, column);
    }
}

static void take_cell(void *cell, size_t size, void *context)
{
    Reading *reading = context;
    if (reading->status != STATUS_OK) {
        return;
    }
    if (reading->count == ROSTER_COLUMNS_MAX) {
        stop(reading, ROSTER_TOO_MANY_COLUMNS, reading->count + 1);
        return;
    }
    if (size > ROSTER_ROW_BYTES_MAX - reading->bytes.len) {
        stop(reading, ROSTER_ROW_TOO_LONG, reading->count + 1);
        return;
    }
    strbuf_add(&reading->bytes, (Str){cell, size});
    reading->ends[reading->count++] = reading->bytes.len;
}

static void deliver(Reading *reading)
{
    size_t from = 0;
    for (size_t i = 0; i < reading->count; i++) {
        reading->cells[i] =
            str_slice(strbuf_str(&reading->bytes), from, reading->ends[i]);
        from = reading->ends[i];
    }
    RosterRow row = {reading->row, reading->cells, reading->count};
    bool is_blank = true; /* as Excel leaves rows behind the last: ,,,, */
    for (size_t i = 0; is_blank && i < row.count; i++) {
        is_blank = roster_trim(row.cells[i]).len == 0;
    }
    if (is_blank) {
        return;
    }
    reading->status = reading->sink->row(reading->sink->context, &row, reading->err);
}

/* Comes at every line end, so that blank rows count; CR LF is one line end. */
static void take_row(int line_end, void *context)
{
    Reading *reading = context;
    if (reading->status != STATUS_OK) {
        return;
    }
    bool is_second_half = line_end == CSV_LF && reading->was_cr && reading->count == 0;
    reading->was_cr = line_end == CSV_CR;
    if (is_second_half) {
        return;
    }
    reading->row++;
    if (reading->count > 0) {
        deliver(reading);
    }
    reading->count = 0;
    strbuf_reset(&reading->bytes);
}

/* What stands most often, outside quotes, in the first line that has any of them: a
 * title above the table has none. */
static unsigned char find_delimiter(Str text)
{
    static const char delimiters[] = {CSV_COMMA, CSV_TAB, ';'};
    size_t counts[sizeof delimiters] = {0};
    bool is_quoted = false;
    bool has_any = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        is_quoted ^= byte == CSV_QUOTE;
        if (!is_quoted && (byte == CSV_CR || byte == CSV_LF) && has_any) {
            break;
        }
        for (size_t d = 0; d < sizeof delimiters && !is_quoted; d++) {
            counts[d] += byte == delimiters[d];
            has_any |= byte == delimiters[d];
        }
    }
    size_t best = 0;
    for (size_t d = 1; d < sizeof delimiters; d++) {
        best = counts[d] > counts[best] ? d : best;
    }
    return (unsigned char)delimiters[best];
}

static void stop_at_parser(Reading *reading)
{
    bool is_too_long = csv_error(&reading->parser) != CSV_EPARSE;
    RosterProblemKind kind = ROSTER_STRAY_QUOTE;
    if (is_too_long) {
        kind = reading->parser.quoted ? ROSTER_UNCLOSED_QUOTE : ROSTER_ROW_TOO_LONG;
    }
    stop(reading, kind, reading->count + 1);
}

static void parse(Reading *reading, Str text)
{
    if (reading->status == STATUS_OK && text.len > 0 &&
        csv_parse(&reading->parser, text.ptr, text.len, take_cell, take_row, reading) !=
            text.len) {
        stop_at_parser(reading);
    }
}

static void finish(Reading *reading)
{
    if (reading->status == STATUS_OK &&
        csv_fini(&reading->parser, take_cell, take_row, reading) != 0) {
        stop(reading, ROSTER_UNCLOSED_QUOTE, reading->count + 1);
    }
}

static void read_all(Reading *reading, RosterDecoder *decoder)
{
    bool is_begun = false;
    while (reading->status == STATUS_OK) {
        Status status = roster_decode(decoder, reading->err);
        Str text = strbuf_str(&decoder->text);
        if (!is_begun) {
            csv_set_delim(&reading->parser, find_delimiter(text));
            is_begun = true;
        }
        parse(reading, text);
        if (status == STATUS_BAD_DATA) {
            stop(reading, ROSTER_BAD_ENCODING, reading->count + 1);
        } else if (status != STATUS_OK) {
            reading->status = status;
        } else if (text.len == 0) {
            finish(reading);
            return;
        }
    }
}

Status roster_table_read(const RosterSource *source, RosterEncoding encoding,
                         const RosterSink *sink, RosterProblem *problem, Error *err)
{
    Reading *reading = mem_alloc(sizeof *reading);
    reading->sink = sink;
    reading->problem = problem;
    reading->err = err;
    *problem = (RosterProblem){0};
    RosterDecoder decoder = {.source = source, .encoding = encoding};
    require(csv_init(&reading->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) ==
            0);
    csv_set_realloc_func(&reading->parser, grow);
    csv_set_free_func(&reading->parser, mem_free);
    csv_set_blk_size(&reading->parser, BUFFER_STEP);
    read_all(reading, &decoder);
    Status status = reading->status;
    csv_free(&reading->parser);
    roster_decoder_clear(&decoder);
    strbuf_clear(&reading->bytes);
    mem_free(reading);
    return status;
}
