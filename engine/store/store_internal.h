/* Inside of the store room: the connection, prepared statements, transactions. */
#ifndef GOFUN_STORE_STORE_INTERNAL_H
#define GOFUN_STORE_STORE_INTERNAL_H

#include <sqlite3.h>

#include "store/query_internal.h"
#include "store/report_internal.h"
#include "store/store.h"

enum {
    STORE__APPLICATION_ID = 0x6766756E, /* 'gfun' */
    STORE__BUSY_TRIES = 2500,           /* of 1-3 ms: 5 s and a little */
    STORE__UID_TEXT = 37,
    STORE__ROW_MAX = 4 * 1024 * 1024, /* no value of ours comes near it */
};

struct Store {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    StoreOptions options; /* texts are copies in arena */
    Arena arena;
    int64_t device_id;
    bool was_unclean;
    bool was_there;           /* the file, before we opened it */
    bool is_roster_ready;     /* the temporary tables of roster_statements.h are there */
    int64_t compared_version; /* data_version when the roster was compared */
    bool is_report_ready;     /* the functions of report_pack.c are there */
    StrBuf sealed;            /* scratch of seal() and digest() */
    ReportNames report_names;
    ReportBeside report_beside[REPORT_BESIDE_COUNT];
    bool is_suspect;        /* a statement met damage: the next open looks thoroughly */
    const char *begun_file; /* where the open transaction began, NULL when none is open */
    int begun_line;
    int64_t begun_ms;
};

/* ---- query.c ---- */
Status store__status_of_errno(int code);
/* Fills err from what SQLite said last; doing: "saving the event". */
Status store__error(sqlite3 *db, int code, Error *err, const char *doing);
/* Prepares one statement; fine when it is prepared. */
Status store__prepare(Store *store, StatementId id, Error *err) MUST_CHECK;
Status store__prepare_all(Store *store, Error *err) MUST_CHECK;
/* The statements of HR's tools; cheap when they are there. */
Status store__prepare_hr(Store *store, Error *err) MUST_CHECK;
Status store__prepare_collect(Store *store, Error *err) MUST_CHECK;
Status store__prepare_privacy(Store *store, Error *err) MUST_CHECK;
Status store__prepare_reports(Store *store, Error *err) MUST_CHECK;
/* With their temporary tables. */
Status store__prepare_roster(Store *store, Error *err) MUST_CHECK;
void store__finalize_all(Store *store);
/* Runs SQL without results and parameters, for PRAGMAs and migrations. */
Status store__exec(Store *store, const char *sql, Error *err) MUST_CHECK;
/* First column of the first row of SQL without parameters: as number, as text. */
Status store__get_int(sqlite3 *db, const char *sql, int64_t *out, Error *err) MUST_CHECK;
Status store__get_text(sqlite3 *db, const char *sql, StrBuf *out, Error *err) MUST_CHECK;

/* ---- transaction.c ---- */
Status store__begin_at(Store *store, const char *file, int line, Error *err) MUST_CHECK;
/* COMMIT when so_far is STATUS_OK, else ROLLBACK; returns what went wrong first. */
Status store__end(Store *store, Status so_far, Error *err) MUST_CHECK;
#define store__begin(store, err) store__begin_at((store), __FILE__, __LINE__, (err))

/* ---- chain.c ---- */
typedef struct ChainLink {
    StoreChain chain;
    int64_t seq;
    uint8_t previous[STORE_HASH_BYTES];
} ChainLink;

const char *store__chain_name(StoreChain chain);
/* Registers the SQL functions seal(previous, ...), which needs the key, and digest(...),
 * which does not, on the connection. */
Status store__chain_register(Store *store, Error *err) MUST_CHECK;
/* Hash without a secret, the same on every machine. */
void store__public_hash(const Store *store, const void *data, size_t size,
                        uint8_t out[STORE_HASH_BYTES]);
/* Where the next row goes. Inside a write transaction. */
Status store__chain_next(Store *store, StoreChain chain, ChainLink *out,
                         Error *err) MUST_CHECK;
/* Binds :seq and :previous, inserts the row (the statement returns its seal) and moves
 * the link on to the next one. The query is over in any case; on failure the link stays.
 */
Status store__chain_append(Query *query, ChainLink *link, Error *err) MUST_CHECK;
/* Writes the head after rows were appended. */
Status store__chain_close(Store *store, const ChainLink *link, Error *err) MUST_CHECK;
/* Both, for one row. */
Status store__chain_insert(Store *store, Query *query, ChainLink *link,
                           Error *err) MUST_CHECK;
typedef struct ChainHead {
    int64_t row_count;
    uint8_t last[STORE_HASH_BYTES];
    bool is_good; /* there, and under its keyed hash */
} ChainHead;
Status store__chain_head(Store *store, StoreChain chain, ChainHead *head,
                         Error *err) MUST_CHECK;
void store__chain_mac(const Store *store, StoreChain chain, int64_t row_count,
                      const uint8_t last[STORE_HASH_BYTES],
                      uint8_t out[STORE_HASH_BYTES]);
/* Writes the heads of empty chains, right after migration 1. */
Status store__chain_found(Store *store, Error *err) MUST_CHECK;

/* ---- learner.c: the row of STORE_LEARNER_COLUMNS, and its status ---- */
StoreLearnerStatus store__status_of(Str name);
void store__learner_read(const Query *query, Arena *arena, StoreLearner *out);

/* ---- attempt.c, inside a write transaction ---- */
/* STATUS_DENIED when the attempt has ended. */
Status store__attempt_state(Store *store, int64_t id, bool *is_started,
                            Error *err) MUST_CHECK;
Status store__attempt_close(Store *store, int64_t id, StoreOutcome outcome, int64_t at,
                            Error *err) MUST_CHECK;

/* ---- certificate.c, learner.c ---- */
/* Reads the columns of STORE_CERTIFICATE_COLUMNS. */
void store__certificate_read(const Query *query, Arena *arena, StoreCertificate *out);
Str store__certificate_kind_name(StoreCertificateKind kind);
/* Inside a write transaction. */
Status store__certificate_note(Store *store, Str serial, StoreCertificateEvent event,
                               Str by, Str reason, Error *err) MUST_CHECK;

/* ---- cycle.c, check.c, open.c, restore.c, backup.c ---- */
typedef struct Moment {
    int64_t at_seconds;
    int zone_minutes;
    int cycle;
} Moment;
Moment store__now(const Store *store);
/* YYYYMMDDTHHMMSSZ */
void store__stamp(int64_t at_seconds, char out[17]);
bool store__parse_stamp(Str text, int64_t *at_seconds);
/* A new random UUID of version 4. */
void store__uuid(const Store *store, char out[STORE__UID_TEXT]);

/* The texts of enums in the database; the tables end with NULL. */
int store__enum_of(const char *const names[], Str text);

/* Connection with the room's settings, before anything is read from the file. */
Status store__connect(const StoreOptions *options, const char *path, int flags,
                      sqlite3 **out, Error *err) MUST_CHECK;
/* Thorough check; STATUS_BAD_DATA says what was found. is_quick: without indexes. */
Status store__check(sqlite3 *db, bool is_quick, Error *err) MUST_CHECK;
/* Copies a whole database, checks the copy and leaves it durable at to_path, without WAL.
 * Works beside to_path under a temporary name, so to_path is whole or untouched. */
Status store__copy(const StoreOptions *options, sqlite3 *from, const char *to_path,
                   Error *err) MUST_CHECK;
/* Text of the path with something behind; in the arena. */
const char *store__path_with(Arena *arena, const char *path, const char *suffix);
/* Completes a restore that a power cut interrupted. */
Status store__restore_finish(const StoreOptions *options, Error *err) MUST_CHECK;
/* Beside a file in which damage was met; taken away when the file proved whole or was
 * replaced. */
#define STORE__SUSPECT_SUFFIX ".suspect"
/* integrity_check, foreign_key_check, schema. */
Status store__check_ours(sqlite3 *db, Error *err) MUST_CHECK;
/* STATUS_BAD_DATA when an existing file is empty although there are backups of it. */
Status store__suspect_empty(const StoreOptions *options, Error *err) MUST_CHECK;
Status store__backup_if_due(Store *store, Error *err) MUST_CHECK;

/* Backups in the folder, oldest first. */
typedef struct BackupList {
    const char **paths;
    int64_t *taken_at;
    size_t count;
} BackupList;
Status store__backup_list(Arena *arena, const char *folder, BackupList *out,
                          Error *err) MUST_CHECK;

#endif
