/* Item marks are 0 or 1, so every sum is a sum over counted pairs. The divisor n - 1 of
 * Moodle's covariances and variances cancels out in both indices and is left out. */
#include "report/item.h"

#include <limits.h>
#include <math.h>

typedef struct Sums {
    int64_t n;
    int64_t right;
    double rest;
    double rest_squared;
    double rest_of_right;
} Sums;

static Sums sum_up(const ItemScore *scores, size_t count)
{
    Sums sums = {0};
    for (size_t i = 0; i < count; i++) {
        double n = (double)scores[i].n;
        double rest = scores[i].rest;
        sums.n += scores[i].n;
        sums.rest += n * rest;
        sums.rest_squared += n * rest * rest;
        if (scores[i].is_correct) {
            sums.right += scores[i].n;
            sums.rest_of_right += n * rest;
        }
    }
    return sums;
}

/* The greatest rest below a bound, with how many people have it. */
static int64_t next_rest(const ItemScore *scores, size_t count, int below, int *rest)
{
    int64_t n = 0;
    *rest = INT_MIN;
    for (size_t i = 0; i < count; i++) {
        if (scores[i].rest < below && scores[i].rest > *rest) {
            *rest = scores[i].rest;
        }
    }
    for (size_t i = 0; i < count && *rest != INT_MIN; i++) {
        n += scores[i].rest == *rest ? scores[i].n : 0;
    }
    return n;
}

/* What rest_of_right would be if those with the most other right answers were the ones
 * who are right here: both lists of marks sorted. */
static double best_rest_of_right(const ItemScore *scores, size_t count, int64_t right)
{
    double sum = 0;
    int below = INT_MAX;
    while (right > 0) {
        int64_t n = next_rest(scores, count, below, &below);
        if (below == INT_MIN) {
            break;
        }
        int64_t taken = n < right ? n : right;
        sum += (double)taken * below;
        right -= taken;
    }
    return sum;
}

void item_statistics(const ItemScore *scores, size_t count, ItemStatistics *out)
{
    *out = (ItemStatistics){0};
    Sums sums = sum_up(scores, count);
    if (sums.n == 0) {
        return;
    }
    double n = (double)sums.n;
    double right = (double)sums.right;
    out->n = sums.n;
    out->facility = 100.0 * right / n;
    double item_variance = right - right * right / n;
    double rest_variance = sums.rest_squared - sums.rest * sums.rest / n;
    if (item_variance <= 0 || rest_variance <= 1e-9) {
        return;
    }
    double covariance = sums.rest_of_right - right * sums.rest / n;
    double greatest =
        best_rest_of_right(scores, count, sums.right) - right * sums.rest / n;
    out->has_discrimination = true;
    out->discrimination = 100.0 * covariance / sqrt(item_variance * rest_variance);
    out->efficiency = 100.0 * covariance / greatest;
}
