/* Walking the sealed chains from any place, for the audit and for signing the head. Only
 * for the store room; inside a read transaction. */
#ifndef GOFUN_STORE_VERIFY_INTERNAL_H
#define GOFUN_STORE_VERIFY_INTERNAL_H

#include "store/store_internal.h"

enum {
    STORE__FINDINGS_MAX = 1000 /* more than these are the same trouble again */
};

/* Adds to the report, which has room for STORE__FINDINGS_MAX, what is wrong behind a
 * place that was checked before, and where the chain ends. */
Status store__chain_walk(Store *store, StoreChain chain, const StoreChainPlace *from,
                         StoreChainReport *report, Error *err) MUST_CHECK;
/* The seal the row has now, also of an erased one; unchanged when there is no row. Needs
 * SQL_REPLY_SEAL and those behind it prepared. */
Status store__chain_seal(Store *store, StoreChain chain, StoreChainPlace *place,
                         Error *err) MUST_CHECK;

#endif
