/* libFuzzer: any bytes as a roster, through detection, decoding, rows, header, people. */
#include "roster/bytes.h"
#include "roster/person.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
    RosterHeader header;
    bool has_header;
} Seen;

static Status take(void *context, const RosterRow *row, Error *err)
{
    (void)err;
    Seen *seen = context;
    RosterProblem problem;
    if (!seen->has_header) {
        seen->has_header = roster_header_read(row, &seen->header, &problem);
        return STATUS_OK;
    }
    Arena arena = {0};
    RosterPerson person;
    RosterProblem problems[ROSTER_FIELD_COUNT];
    RosterReading how = {
        .header = &seen->header, .digits = 6, .today = STR("2026-06-01")};
    size_t bad = roster_person_read(&how, row, &arena, &person, problems);
    require(bad <= ROSTER_FIELD_COUNT);
    (void)roster_row_is_remark(&seen->header, row);
    require(bad > 0 || roster_status_title(person.texts[ROSTER_STATUS]) != NULL ||
            !roster_header_has(&seen->header, ROSTER_STATUS));
    arena_clear(&arena);
    return STATUS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Bytes bytes;
    Error err;
    RosterEncoding encoding;
    bytes_init(&bytes, (Str){(const char *)data, size}, size % 7);
    Seen seen = {0};
    RosterSink sink = {&seen, take};
    RosterProblem problem = {0};
    require(roster_encoding_detect(&bytes.source, &encoding, &err) == STATUS_OK);
    Status status = roster_table_read(&bytes.source, encoding, &sink, &problem, &err);
    require((status == STATUS_OK) == (problem.kind == ROSTER_FINE));
    return 0;
}
