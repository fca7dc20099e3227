/* Item statistics as Moodle's quiz report defines them, from counted answers. */
#ifndef GOFUN_REPORT_ITEM_H
#define GOFUN_REPORT_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* n people answered right (or not) and had rest right answers to the other questions. */
typedef struct ItemScore {
    bool is_correct;
    int rest;
    int64_t n;
} ItemScore;

typedef struct ItemStatistics {
    int64_t n;
    double facility;         /* percent of right answers */
    bool has_discrimination; /* false: all answered alike, or all have the same rest */
    double discrimination;   /* 100 x Pearson's correlation of this item and the rest */
    double efficiency;       /* 100 x covariance / the greatest it could be with the same
                                marks; valid with has_discrimination */
} ItemStatistics;

/* Of nobody: all zero. */
void item_statistics(const ItemScore *scores, size_t count, ItemStatistics *out);

#endif
