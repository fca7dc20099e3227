/* Machines in the words of the key device commands. */
#ifndef GOFUN_TOOLS_HR_KEY_DEVICE_H
#define GOFUN_TOOLS_HR_KEY_DEVICE_H

#include "hr/record.h"
#include "store/device.h"

/* Collected machines; owned by the arena they were read into. */
typedef struct DeviceUse {
    CredentialPublicKey key;
    StoreDevice device;
} DeviceUse;
typedef struct DeviceUses {
    DeviceUse *items;
    size_t count;
    size_t unsigned_count; /* machines that never signed: not among the items */
} DeviceUses;

/* Needs an open record. */
Status device_uses_read(Record *record, DeviceUses *out, Error *err) MUST_CHECK;
/* NULL when no copy of that machine was collected. */
const DeviceUse *device_uses_find(const DeviceUses *uses, const CredentialPublicKey *key);
/* "00001 佐藤 美咲 ほか2名", in the arena; who used it most stands first. */
Str device_use_people(Arena *arena, const StoreDevice *device);
/* Members of an open object. */
void device_use_add(Json *json, const DeviceUse *use);

#endif
