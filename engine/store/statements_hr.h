/* Statements that only HR's tools use, prepared when first needed so that the player
 * opens without them. Only for the store room. */
#ifndef GOFUN_STORE_STATEMENTS_HR_H
#define GOFUN_STORE_STATEMENTS_HR_H

#include "store/statements_join.h"

#define STORE_HR_STATEMENTS(X)                                                           \
    X(SQL_LEDGER_WALK,                                                                   \
      "SELECT c.serial, c.kind, c.subject, c.learner_id, coalesce(c.attempt_id, 0), "    \
      "c.content, c.signature, c.key_id, c.issued_at, c.zone_minutes, c.cycle, "         \
      "coalesce(c.replaces, ''), c.reason, l.name, l.employee_number, l.department, "    \
      "EXISTS (SELECT 1 FROM certificate_event AS e WHERE e.serial = c.serial AND "      \
      "e.event = 'revoked'), "                                                           \
      "coalesce((SELECT n.serial FROM certificate AS n WHERE n.replaces = c.serial), "   \
      "'') "                                                                             \
      "FROM certificate AS c JOIN learner AS r ON r.id = c.learner_id "                  \
      "JOIN learner AS l ON l.id = coalesce(r.joined_to, r.id) "                         \
      "WHERE (:number = '' OR l.employee_key = :number) "                                \
      "AND (:serial = '' OR c.serial = :serial) "                                        \
      "AND (:department = '' OR l.department = :department OR "                          \
      "substr(l.department, 1, length(:department) + 1) = :department || '/') "          \
      "AND (:cycle = 0 OR c.cycle = :cycle) AND (:kind = '' OR c.kind = :kind) "         \
      "AND (:key = '' OR c.key_id = :key) ORDER BY c.seq")                               \
    X(SQL_PERSON_ROWS, "SELECT id FROM learner WHERE id IN " STORE_PERSON_ROWS)          \
    X(SQL_LEDGER_DONE,                                                                   \
      "SELECT passed_at, zone_minutes FROM completion WHERE learner_id = :learner "      \
      "AND lesson_id = :lesson AND cycle = :cycle ORDER BY last_seq LIMIT 1")            \
    X(SQL_LEDGER_HAS, "SELECT 1 FROM certificate WHERE learner_id IN " STORE_PERSON_ROWS \
                      "AND kind = :kind AND "                                            \
                      "subject = :subject AND cycle = :cycle LIMIT 1")

#endif
