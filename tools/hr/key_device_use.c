/* Collected machines and who learns on them. */
#include <string.h>

#include "hr/key_device.h"

typedef struct Reading {
    DeviceUses *uses;
    Arena *arena;
    size_t room;
} Reading;

static Status add_use(void *context, const StoreDevice *device, Error *err)
{
    (void)err;
    Reading *reading = context;
    DeviceUses *uses = reading->uses;
    DeviceUse use = {.device = *device};
    if (credential_public_key_parse(device->public_key, &use.key, NULL) != STATUS_OK) {
        uses->unsigned_count++;
        return STATUS_OK;
    }
    if (uses->count == reading->room) {
        DeviceUse *before = uses->items;
        reading->room = reading->room == 0 ? 64 : 2 * reading->room;
        uses->items = ARENA_ARRAY(reading->arena, DeviceUse, reading->room);
        for (size_t i = 0; i < uses->count; i++) {
            uses->items[i] = before[i];
        }
    }
    use.device.uid = str_copy(reading->arena, device->uid);
    use.device.public_key = str_copy(reading->arena, device->public_key);
    use.device.name = str_copy(reading->arena, device->name);
    use.device.employee_number = str_copy(reading->arena, device->employee_number);
    uses->items[uses->count++] = use;
    return STATUS_OK;
}

Status device_uses_read(Record *record, DeviceUses *out, Error *err)
{
    *out = (DeviceUses){0};
    Reading reading = {.uses = out, .arena = &record->arena};
    return store_device_walk(record->store, add_use, &reading, err);
}

const DeviceUse *device_uses_find(const DeviceUses *uses, const CredentialPublicKey *key)
{
    for (size_t i = 0; i < uses->count; i++) {
        if (memcmp(uses->items[i].key.bytes, key->bytes, sizeof key->bytes) == 0) {
            return &uses->items[i];
        }
    }
    return NULL;
}

Str device_use_people(Arena *arena, const StoreDevice *device)
{
    if (device->person_count == 0) {
        return STR("まだだれも使っていません");
    }
    Str number =
        device->employee_number.len > 0 ? device->employee_number : STR("（番号なし）");
    Str others =
        device->person_count > 1
            ? str_format(arena, " ほか%lld名", (long long)device->person_count - 1)
            : (Str){0};
    return str_format(arena, "%.*s %.*s%.*s", STR_ARG(number), STR_ARG(device->name),
                      STR_ARG(others));
}

void device_use_add(Json *json, const DeviceUse *use)
{
    json_int(json, "collected_at", use->device.collected_at);
    json_int(json, "attempts", use->device.attempt_count);
    json_int(json, "people", use->device.person_count);
    json_text(json, "name", use->device.name);
    json_text(json, "number", use->device.employee_number);
}
