#include "course/threats.h"

ThreatIndex *threats_new(void)
{
    return mem_alloc(sizeof(ThreatIndex));
}

void threats_free(ThreatIndex *index)
{
    if (index) {
        arena_clear(&index->arena);
        mem_free(index);
    }
}
