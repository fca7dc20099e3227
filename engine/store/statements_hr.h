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
    X(SQL_LEDGER_ENDED,                                                                  \
      "SELECT serial, reason, '', noted_at FROM certificate_event "                      \
      "WHERE event = 'revoked' "                                                         \
      "UNION ALL SELECT replaces, reason, serial, recorded_at FROM certificate "         \
      "WHERE replaces IS NOT NULL AND is_collected = 0 ORDER BY 4, 1")                   \
    X(SQL_PERSON_ROWS, "SELECT id FROM learner WHERE id IN " STORE_PERSON_ROWS)          \
    X(SQL_LEDGER_DONE,                                                                   \
      "SELECT passed_at, zone_minutes FROM completion WHERE learner_id = :learner "      \
      "AND lesson_id = :lesson AND cycle = :cycle ORDER BY last_seq LIMIT 1")            \
    X(SQL_DEVICE_WALK,                                                                   \
      "SELECT m.uid, coalesce(c.public_key, ''), coalesce(c.collected_at, "              \
      "d.first_seen_at), coalesce(sum(u.n), 0), count(u.person), "                       \
      "coalesce(p.name, ''), coalesce(p.employee_number, ''), max(u.n) "                 \
      "FROM (SELECT uid FROM device WHERE id <> :own UNION SELECT device_uid FROM "      \
      "collected_device) AS m LEFT JOIN collected_device AS c ON c.device_uid = m.uid "  \
      "LEFT JOIN device AS d ON d.uid = m.uid "                                          \
      "LEFT JOIN (SELECT t.device_id, coalesce(l.joined_to, l.id) AS person, "           \
      "count(*) AS n FROM attempt AS t JOIN learner AS l ON l.id = t.learner_id "        \
      "GROUP BY 1, 2) AS u ON u.device_id = d.id LEFT JOIN learner AS p "                \
      "ON p.id = u.person GROUP BY m.uid ORDER BY 3, 1")                                 \
    X(SQL_LEDGER_HAS, "SELECT 1 FROM certificate WHERE learner_id IN " STORE_PERSON_ROWS \
                      "AND kind = :kind AND "                                            \
                      "subject = :subject AND cycle = :cycle LIMIT 1")

#endif
