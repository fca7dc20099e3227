/* The names of all statements, from the lists. Only for the store room. */
#ifndef GOFUN_STORE_STATEMENT_IDS_H
#define GOFUN_STORE_STATEMENT_IDS_H

#include "store/report_statements.h"
#include "store/roster_statements.h"
#include "store/statements.h"
#include "store/statements_hr.h"
#include "store/statements_join.h"
#include "store/statements_merge.h"
#include "store/statements_privacy.h"

/* The first list is prepared at open, the others when HR's tools first need
 * them. */
typedef enum StatementId {
#define X(name, sql) name,
    STORE_STATEMENTS(X) STATEMENT_OPEN_COUNT,
    STATEMENT_OPEN_LAST = STATEMENT_OPEN_COUNT - 1,
    STORE_HR_STATEMENTS(X) STATEMENT_HR_COUNT,
    STATEMENT_HR_LAST = STATEMENT_HR_COUNT - 1,
    STORE_REPORT_STATEMENTS(X) STORE_COUNT_STATEMENTS(X) STATEMENT_REPORT_COUNT,
    STATEMENT_REPORT_LAST = STATEMENT_REPORT_COUNT - 1,
    STORE_ROSTER_STATEMENTS(X) STATEMENT_ROSTER_COUNT,
    STATEMENT_ROSTER_LAST = STATEMENT_ROSTER_COUNT - 1,
    STORE_COLLECT_STATEMENTS(X) STATEMENT_COLLECT_COUNT,
    STATEMENT_COLLECT_LAST = STATEMENT_COLLECT_COUNT - 1,
    STORE_PRIVACY_STATEMENTS(X)
#undef X
    STATEMENT_COUNT
} StatementId;

#endif
