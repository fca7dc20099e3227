#include "store/store_internal.h"

static const char *const kind_names[] = {
    [STORE_CERTIFICATE_LESSON] = "lesson",
    [STORE_CERTIFICATE_PART] = "part",
    [STORE_CERTIFICATE_COURSE] = "course",
    NULL,
};

static const char *const event_names[] = {
    [STORE_CERTIFICATE_REVOKED] = "revoked",
    [STORE_CERTIFICATE_PRINTED] = "printed",
    [STORE_CERTIFICATE_EXPORTED] = "exported",
};

Str store__certificate_kind_name(StoreCertificateKind kind)
{
    return str_from(kind_names[kind]);
}

/* A certificate of a lesson reads the same evidence as every report. */
static Status check_evidence(Store *store, const StoreCertificate *certificate,
                             Error *err)
{
    if (certificate->kind != STORE_CERTIFICATE_LESSON) {
        return STATUS_OK;
    }
    Query query = query__begin(store, SQL_COMPLETED_BY);
    query__int(&query, ":learner", certificate->learner_id);
    query__text(&query, ":lesson", certificate->subject);
    query__int(&query, ":attempt", certificate->attempt_id);
    Status status = query__row(&query, "completion", err);
    if (status == STATUS_OK) {
        query__end(&query);
        return STATUS_OK;
    }
    return status == STATUS_NOT_FOUND
               ? error_set(err, STATUS_DENIED,
                           "certificate %.*s: the lesson was not completed",
                           STR_ARG(certificate->serial))
               : status;
}

static void bind(Query *query, const StoreCertificate *certificate, int64_t now)
{
    query__text(query, ":serial", certificate->serial);
    query__text(query, ":kind", str_from(kind_names[certificate->kind]));
    query__text(query, ":subject", certificate->subject);
    query__int(query, ":learner", certificate->learner_id);
    query__int_or_null(query, ":attempt", certificate->attempt_id,
                       certificate->attempt_id == 0);
    query__text(query, ":content", certificate->content);
    query__blob(query, ":signature", certificate->signature.ptr,
                certificate->signature.len);
    query__text(query, ":key", certificate->key_id);
    query__int(query, ":issued", certificate->issued_at);
    query__int(query, ":zone", certificate->zone_minutes);
    query__int(query, ":cycle", certificate->cycle);
    query__text_or_null(query, ":replaces", certificate->replaces,
                        certificate->replaces.len == 0);
    query__text(query, ":reason", certificate->reason);
    query__int(query, ":at", now);
}

static Status insert(Store *store, const StoreCertificate *certificate, Error *err)
{
    Status status = check_evidence(store, certificate, err);
    ChainLink link;
    if (status == STATUS_OK) {
        status = store__chain_next(store, STORE_CHAIN_CERTIFICATE, &link, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    Query query = query__begin(store, SQL_CERTIFICATE_ADD);
    bind(&query, certificate, store__now(store).at_seconds);
    return store__chain_insert(store, &query, &link, err);
}

Status store_certificate_insert(Store *store, const StoreCertificate *certificate,
                                Error *err)
{
    if (certificate->content.len == 0 || certificate->content.len > STORE_POSITION_MAX) {
        return error_set(err, STATUS_BAD_ARGUMENT, "certificate content has %zu bytes",
                         certificate->content.len);
    }
    Status status = store__begin(store, err);
    return status == STATUS_OK ? store__end(store, insert(store, certificate, err), err)
                               : status;
}

void store__certificate_read(const Query *query, Arena *arena, StoreCertificate *out)
{
    out->serial = query__col_text(query, 0, arena);
    int kind = store__enum_of(kind_names, query__col_bytes(query, 1));
    out->kind = kind < 0 ? STORE_CERTIFICATE_LESSON : (StoreCertificateKind)kind;
    out->subject = query__col_text(query, 2, arena);
    out->learner_id = query__col_int(query, 3);
    out->attempt_id = query__col_int(query, 4);
    out->content = query__col_text(query, 5, arena);
    out->signature = str_copy(arena, query__col_bytes(query, 6));
    out->key_id = query__col_text(query, 7, arena);
    out->issued_at = query__col_int(query, 8);
    out->zone_minutes = (int)query__col_int(query, 9);
    out->cycle = (int)query__col_int(query, 10);
    out->replaces = query__col_text(query, 11, arena);
    out->reason = query__col_text(query, 12, arena);
}

Status store_certificate_by_serial(Store *store, Str serial, Arena *arena,
                                   StoreCertificate *out, Error *err)
{
    Query query = query__begin(store, SQL_CERTIFICATE_BY_SERIAL);
    query__text(&query, ":serial", serial);
    Status status = query__row(&query, "certificate", err);
    if (status == STATUS_OK) {
        store__certificate_read(&query, arena, out);
        query__end(&query);
    }
    return status;
}

Status store_certificate_list(Store *store, int64_t learner_id, Arena *arena,
                              StoreCertificates *out, Error *err)
{
    *out = (StoreCertificates){0};
    Query count = query__begin(store, SQL_CERTIFICATE_COUNT);
    query__int(&count, ":learner", learner_id);
    Status status = query__row(&count, "certificate", err);
    if (status != STATUS_OK) {
        return status;
    }
    size_t room = (size_t)query__col_int(&count, 0);
    query__end(&count);
    out->items = ARENA_ARRAY(arena, StoreCertificate, room);
    Query query = query__begin(store, SQL_CERTIFICATE_LIST);
    query__int(&query, ":learner", learner_id);
    bool has_row = false;
    while ((status = query__next(&query, &has_row, err)) == STATUS_OK && has_row &&
           out->count < room) {
        store__certificate_read(&query, arena, &out->items[out->count++]);
    }
    if (status == STATUS_OK) {
        query__end(&query);
    }
    return status;
}

Status store__certificate_note(Store *store, Str serial, StoreCertificateEvent event,
                               Str by, Str reason, Error *err)
{
    Query query = query__begin(store, SQL_CERTIFICATE_NOTE);
    query__text(&query, ":serial", serial);
    query__text(&query, ":event", str_from(event_names[event]));
    query__text(&query, ":by", by);
    query__text(&query, ":reason", reason);
    query__int(&query, ":at", store__now(store).at_seconds);
    return query__run(&query, err);
}

Status store_certificate_note(Store *store, Str serial, StoreCertificateEvent event,
                              Str by, Str reason, Error *err)
{
    Status status = store__begin(store, err);
    return status == STATUS_OK
               ? store__end(
                     store,
                     store__certificate_note(store, serial, event, by, reason, err), err)
               : status;
}

Status store_certificate_is_current(Store *store, Str serial, bool *is_current,
                                    Error *err)
{
    Query query = query__begin(store, SQL_CERTIFICATE_CURRENT);
    query__text(&query, ":serial", serial);
    Status status = query__row(&query, "certificate", err);
    if (status == STATUS_OK) {
        *is_current = query__col_int(&query, 0) != 0;
        query__end(&query);
    }
    return status;
}
