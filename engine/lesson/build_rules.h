/* Judging a built text: length band and the reasons that lower it. Works in place on
 * locked memory; nothing is copied. Used by kernel_build.c and its tests. */
#ifndef GOFUN_LESSON_BUILD_RULES_H
#define GOFUN_LESSON_BUILD_RULES_H

#include "lesson/widget.h"

/* BuildReason bits that speak against text. */
unsigned build_rules_reasons(const BuildRules *rules, Str text);
/* Index of the band for so many characters, -1 when there are no bands. */
int build_rules_length_band(const BuildRules *rules, int length);
/* One band lower when there is any reason; never above what strength (may be NULL) says.
 */
int build_rules_band(const BuildRules *rules, int length, unsigned reasons,
                     const BuildStrength *strength);
/* True when digits that look like a date or a year stand in text. */
bool build_rules_has_birthday(Str text);
/* Equal to one of the samples / contains one of the vague words, without regard to
 * capitals. */
bool build_rules_is_sample(const BuildRules *rules, Str text);
bool build_rules_is_vague(const BuildRules *rules, Str text);

#endif
