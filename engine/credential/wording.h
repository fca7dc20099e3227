/* The catalogue of what stands on a certificate: all its Japanese, and the sentences made
 * from a certificate's facts. In the voice of curriculum/93_certificates.md. */
#ifndef GOFUN_CREDENTIAL_WORDING_H
#define GOFUN_CREDENTIAL_WORDING_H

#include "credential/credential.h"

#define WORDING_NOTES 3

/* All texts are plain and in the arena. */
typedef struct Wording {
    Str heading;  /* 修了証 */
    Str subject;  /* 第9話　電波の名札を確かめる */
    Str document; /* heading and subject: the title of the PDF */
    Str name;
    Str honorific;
    Str department;
    Str opening; /* before the goals */
    Str goals[CERTIFICATE_GOALS_MAX];
    size_t goal_count;
    Str closing; /* after the goals */
    Str passed_label, passed_on;
    Str review_label, review_on;
    Str serial_label, serial;
    Str reissue_label, reissue; /* empty unless it replaces another */
    Str key_label;
    Str company;
    Str officer_role;
    Str officer_name;
    Str seal;
    bool has_bird_seal; /* the whole course has a mark of its own */
    Str qr_caption;
    Str criterion; /* what had to be done; for badges */
    Str notes[WORDING_NOTES];
} Wording;

void wording_fill(Arena *arena, const Certificate *certificate, Wording *out);

#endif
