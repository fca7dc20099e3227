/* This machine vouches for its record. Used by record sign and record copy. */
#ifndef GOFUN_TOOLS_HR_RECORD_HEAD_H
#define GOFUN_TOOLS_HR_RECORD_HEAD_H

#include "hr/record.h"

/* Signs the head of an open record (store/collect.h) with the key of this machine. */
Status record_publish_head(Record *record, Error *err) MUST_CHECK;
/* What is said when it did not work; texts are borrowed from err. */
Trouble record_head_trouble(const char *what, const Error *err);

#endif
