/* One prepared statement of a store at work: bind, step, read, end. Only for the store
 * room. */
#ifndef GOFUN_STORE_QUERY_INTERNAL_H
#define GOFUN_STORE_QUERY_INTERNAL_H

#include <sqlite3.h>

#include "store/statement_ids.h"
#include "store/store.h"

typedef struct Query {
    Store *store;
    sqlite3_stmt *statement;
    StatementId id;
    Status bind_status; /* first value that could not be bound */
} Query;

Query query__begin(Store *store, StatementId id);
/* A name the statement does not have is a bug. Values must live until query__end. */
void query__int(Query *query, const char *name, int64_t value);
void query__int_or_null(Query *query, const char *name, int64_t value, bool is_null);
void query__text(Query *query, const char *name, Str value);
void query__text_or_null(Query *query, const char *name, Str value, bool is_null);
/* A column of a row that another query stands on. */
void query__copy(Query *query, const char *name, const Query *row, int column);
void query__blob(Query *query, const char *name, const void *bytes, size_t size);
/* Steps once. On an error the query is over; otherwise call query__end after the last. */
Status query__next(Query *query, bool *has_row, Error *err) MUST_CHECK;
/* Shows visit every row, until it fails; ends the query. */
typedef Status (*QueryVisit)(void *context, const Query *row, Error *err);
Status query__each(Query *query, QueryVisit visit, void *context, Error *err) MUST_CHECK;
/* Steps a statement without rows and ends it. */
Status query__run(Query *query, Error *err) MUST_CHECK;
/* Steps to the one row; STATUS_NOT_FOUND (and the query is over) when there is none. */
Status query__row(Query *query, const char *what, Error *err) MUST_CHECK;
int64_t query__col_int(const Query *query, int column);
/* Copies into the arena; bytes that are not UTF-8 are repaired. */
Str query__col_text(const Query *query, int column, Arena *arena);
/* Borrowed until the next step. */
Str query__col_bytes(const Query *query, int column);
void query__end(Query *query);

#endif
