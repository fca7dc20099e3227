/* The machines whose records HR collected, and who learns on them. */
#ifndef GOFUN_STORE_DEVICE_H
#define GOFUN_STORE_DEVICE_H

#include <stdint.h>

#include "base/str.h"

typedef struct Store Store;

typedef struct StoreDevice {
    Str uid;              /* "device-" and the id of its key */
    Str public_key;       /* hex, of the newest signed head; empty: it never signed */
    int64_t collected_at; /* the newest copy, else when first heard of; Unix seconds */
    int64_t attempt_count;
    int64_t person_count; /* who began them; guests count one by one */
    Str name;             /* of the person with most attempts; empty: nobody yet */
    Str employee_number;  /* of the same; empty: a guest */
} StoreDevice;
typedef Status (*StoreDeviceVisitor)(void *context, const StoreDevice *device,
                                     Error *err);

/* Each machine but this one once, by when it was collected; texts until visit returns. */
Status store_device_walk(Store *store, StoreDeviceVisitor visit, void *context,
                         Error *err) MUST_CHECK;

#endif
