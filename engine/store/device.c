#include "store/device.h"

#include "store/store_internal.h"

typedef struct Walk {
    StoreDeviceVisitor visit;
    void *context;
    Arena arena; /* of one device */
} Walk;

static Status visit_row(void *context, const Query *row, Error *err)
{
    Walk *walk = context;
    arena_reset(&walk->arena);
    const StoreDevice device = {
        .uid = query__col_text(row, 0, &walk->arena),
        .public_key = query__col_text(row, 1, &walk->arena),
        .collected_at = query__col_int(row, 2),
        .attempt_count = query__col_int(row, 3),
        .person_count = query__col_int(row, 4),
        .name = query__col_text(row, 5, &walk->arena),
        .employee_number = query__col_text(row, 6, &walk->arena),
    };
    return walk->visit(walk->context, &device, err);
}

Status store_device_walk(Store *store, StoreDeviceVisitor visit, void *context,
                         Error *err)
{
    Status status = store__prepare(store, SQL_DEVICE_WALK, err);
    if (status != STATUS_OK) {
        return status;
    }
    Walk walk = {.visit = visit, .context = context};
    Query query = query__begin(store, SQL_DEVICE_WALK);
    query__int(&query, ":own", store->device_id);
    status = query__each(&query, visit_row, &walk, err);
    arena_clear(&walk.arena);
    return status;
}
