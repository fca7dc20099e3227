/* Numbered migrations, embedded from migrations/ at build. Only for the store room. */
#ifndef GOFUN_STORE_MIGRATE_H
#define GOFUN_STORE_MIGRATE_H

#include <sqlite3.h>

#include "base/status.h"

typedef struct Store Store;

typedef struct StoreMigration {
    int version; /* user_version after it */
    const char *name;
    const unsigned char *sql; /* NUL-terminated; sets user_version itself */
} StoreMigration;

extern const StoreMigration store__migrations[];
extern const int store__migration_count;

/* What kind of file the connection sees. */
typedef enum StoreFileKind {
    STORE_FILE_EMPTY,   /* new */
    STORE_FILE_OURS,    /* ours, this version or an older one */
    STORE_FILE_NEWER,   /* ours, made by a newer gofun */
    STORE_FILE_FOREIGN, /* another program's */
} StoreFileKind;

/* Looks without writing. STATUS_BAD_DATA when header and contents contradict each other.
 */
Status store__identify(sqlite3 *db, StoreFileKind *kind, Error *err) MUST_CHECK;
/* Compares tables, triggers, views with what the migrations up to version make;
 * STATUS_BAD_DATA names the first that differs. */
Status store__check_schema(sqlite3 *db, int version, Error *err) MUST_CHECK;
/* Runs what is missing, one transaction each. */
Status store__migrate(Store *store, Error *err) MUST_CHECK;

#endif
