/* Statements about people who are several learners of machines. Only for the store room.
 */
#ifndef GOFUN_STORE_STATEMENTS_JOIN_H
#define GOFUN_STORE_STATEMENTS_JOIN_H

/* The learners of machines that are one person (:learner): mostly one row. */
#define STORE_PERSON_ROWS                                                                \
    "(SELECT id FROM learner WHERE id = :learner UNION ALL "                             \
    "SELECT id FROM learner WHERE joined_to = :learner) "

/* Every sign of life of attempts, by person, lesson and cycle; then their completions.
 * The triggers of migration 5 do the same row by row. */
#define JOIN_RESULT_COLUMNS                                                              \
    "INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at, "
#define JOIN_STARTED(of)                                                                 \
    JOIN_RESULT_COLUMNS                                                                  \
    "zone_minutes, correct_count, question_count) SELECT cycle, person, lesson_id, "     \
    "min(at), max(at), max(zone_minutes), 0, max(question_count) FROM (SELECT t.cycle, " \
    "coalesce(l.joined_to, l.id) AS person, t.lesson_id, t.started_at AS at, "           \
    "t.zone_minutes, t.question_count FROM attempt AS t CROSS JOIN learner AS l ON "     \
    "l.id = t.learner_id WHERE t.started_at IS NOT NULL AND " of                         \
    " UNION ALL SELECT a.cycle, coalesce(l.joined_to, l.id), t.lesson_id, "              \
    "a.answered_at, a.zone_minutes, t.question_count FROM attempt AS t CROSS JOIN "      \
    "learner AS l ON l.id = t.learner_id CROSS JOIN answer AS a ON a.attempt_id = t.id " \
    "WHERE " of " UNION ALL SELECT t.cycle, coalesce(l.joined_to, l.id), t.lesson_id, "  \
    "r.replied_at, r.zone_minutes, t.question_count FROM attempt AS t CROSS JOIN "       \
    "learner AS l ON l.id = t.learner_id CROSS JOIN reply AS r ON r.attempt_id = t.id "  \
    "WHERE t.started_at IS NOT NULL AND " of                                             \
    ") GROUP BY cycle, person, lesson_id ON CONFLICT DO UPDATE SET "                     \
    "started_at = min(started_at, excluded.started_at), "                                \
    "last_at = max(last_at, excluded.last_at)"
#define JOIN_COMPLETED(of)                                                               \
    JOIN_RESULT_COLUMNS                                                                  \
    "passed_at, zone_minutes, correct_count, question_count, evidence_seq) SELECT "      \
    "c.cycle, coalesce(l.joined_to, l.id), c.lesson_id, c.passed_at, c.passed_at, "      \
    "c.passed_at, c.zone_minutes, c.correct_count, c.question_count, c.last_seq FROM "   \
    "completion AS c CROSS JOIN learner AS l ON l.id = c.learner_id WHERE " of           \
    " ON CONFLICT DO UPDATE SET passed_at = excluded.passed_at, "                        \
    "zone_minutes = excluded.zone_minutes, correct_count = excluded.correct_count, "     \
    "question_count = excluded.question_count, evidence_seq = excluded.evidence_seq "    \
    "WHERE passed_at IS NULL OR (excluded.passed_at, excluded.evidence_seq) < "          \
    "(passed_at, evidence_seq)"

/* The report tables for all attempts behind :last, as the triggers fill them for one; the
 * triggers leave them out while a merge is open (collecting). */
#define STORE_TALLY_STATEMENTS(X)                                                        \
    X(SQL_TALLY_OPEN, "INSERT INTO collecting(id, last_attempt) VALUES (1, :last)")      \
    X(SQL_TALLY_STARTED, JOIN_STARTED("t.id > :last"))                                   \
    X(SQL_TALLY_COMPLETED, JOIN_COMPLETED("c.attempt_id > :last"))                       \
    X(SQL_TALLY_ITEMS,                                                                   \
      "INSERT INTO item_count(cycle, lesson_id, question_id, question_version, chosen, " \
      "is_correct, rest, n) SELECT f.cycle, f.lesson_id, a.question_id, "                \
      "a.question_version, a.chosen, a.is_correct, f.correct_count - a.is_correct, "     \
      "count(*) FROM first_round AS f CROSS JOIN answer AS a ON a.attempt_id = "         \
      "f.attempt_id AND a.round = 1 WHERE f.attempt_id > :last "                         \
      "GROUP BY 1, 2, 3, 4, 5, 6, 7 ON CONFLICT DO UPDATE SET n = n + excluded.n")       \
    X(SQL_TALLY_TIMES,                                                                   \
      "INSERT INTO item_time(cycle, lesson_id, question_id, question_version, tenths, "  \
      "n) SELECT f.cycle, f.lesson_id, a.question_id, a.question_version, "              \
      "min((a.answered_ms + 50) / 100, 6000), count(*) FROM first_round AS f "           \
      "CROSS JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round = 1 "           \
      "WHERE f.attempt_id > :last GROUP BY 1, 2, 3, 4, 5 "                               \
      "ON CONFLICT DO UPDATE SET n = n + excluded.n")                                    \
    X(SQL_TALLY_CHOICES,                                                                 \
      "INSERT INTO choice_count(cycle, lesson_id, scene_id, step_id, department, "       \
      "option_id, n) SELECT t.cycle, t.lesson_id, r.scene_id, r.step_id, "               \
      "coalesce((SELECT d.department FROM past_department AS d WHERE d.learner_id = "    \
      "p.id AND d.until_at > r.replied_at ORDER BY d.until_at LIMIT 1), p.department), " \
      "r.option_id, count(*) FROM attempt AS t CROSS JOIN learner AS l ON l.id = "       \
      "t.learner_id CROSS JOIN learner AS p ON p.id = coalesce(l.joined_to, l.id) "      \
      "CROSS JOIN reply AS r ON r.attempt_id = t.id WHERE t.id > :last AND "             \
      "r.is_first = 1 GROUP BY 1, 2, 3, 4, 5, 6 "                                        \
      "ON CONFLICT DO UPDATE SET n = n + excluded.n")                                    \
    X(SQL_TALLY_CLOSE, "DELETE FROM collecting WHERE last_attempt = :last")

/* HR knows more about :learner than a machine said. */
#define JOIN_IS_LISTED                                                                   \
    "l.listed_at <> 0 OR l.email <> '' OR l.job_title <> '' OR l.employment <> '' OR "   \
    "l.hired_on <> '' OR EXISTS "                                                        \
    "(SELECT 1 FROM assignment AS s WHERE s.learner_id = l.id) OR NOT EXISTS (SELECT 1 " \
    "FROM collected_learner AS c WHERE (c.name, c.department) = (l.name, l.department) " \
    "AND c.learner_id IN " STORE_PERSON_ROWS ")"
#define JOIN_GUEST_COLUMNS                                                               \
    "SELECT id, name, reading, department, joined_by, created_at FROM learner "

#define STORE_JOIN_STATEMENTS(X)                                                         \
    X(SQL_JOIN_FIND,                                                                     \
      "SELECT id FROM learner WHERE employee_key = :key AND employee_key <> ''")         \
    X(SQL_JOIN_PERSON, "SELECT coalesce(joined_to, 0) FROM learner WHERE id = :learner") \
    X(SQL_JOIN_STATE,                                                                    \
      "SELECT l.uid, l.employee_key, l.employee_number, coalesce(l.joined_to, 0), "      \
      "l.joined_by, coalesce(p.employee_key, ''), (" JOIN_IS_LISTED "), EXISTS (SELECT " \
      "1 FROM collected_learner AS c WHERE c.learner_id = l.id AND c.learner_uid <> "    \
      "l.uid), coalesce((SELECT min(id) FROM learner WHERE joined_to = l.id), 0) "       \
      "FROM learner AS l LEFT JOIN learner AS p ON p.id = l.joined_to "                  \
      "WHERE l.id = :learner")                                                           \
    X(SQL_JOIN_WANTED,                                                                   \
      "SELECT employee_key FROM collected_learner WHERE learner_uid = :uid "             \
      "AND employee_key <> '' AND employee_key NOT IN (SELECT employee_key FROM "        \
      "learner_apart WHERE learner_uid = :uid) "                                         \
      "ORDER BY seen_at DESC, employee_key LIMIT 1")                                     \
    X(SQL_JOIN_APART, "INSERT INTO learner_apart(learner_uid, employee_key, noted_by, "  \
                      "noted_at) VALUES (:uid, :key, :by, :at) ON CONFLICT DO NOTHING")  \
    X(SQL_JOIN_TOGETHER,                                                                 \
      "DELETE FROM learner_apart WHERE learner_uid = :uid AND employee_key = :key")      \
    X(SQL_JOIN_SET,                                                                      \
      "UPDATE learner SET joined_to = :to, joined_by = :by WHERE id = :learner")         \
    X(SQL_JOIN_NUMBER,                                                                   \
      "UPDATE learner SET employee_number = :number, employee_key = :key "               \
      "WHERE id = :learner")                                                             \
    X(SQL_JOIN_SETTLE_NAMES,                                                             \
      "UPDATE learner AS l SET (name, reading, department) = "                           \
      "(SELECT c.name, c.reading, c.department FROM collected_learner AS c "             \
      "WHERE c.learner_id IN " STORE_PERSON_ROWS "ORDER BY c.created_at, "               \
      "c.learner_uid, c.variant LIMIT 1) WHERE l.id = :learner AND l.listed_at = 0 "     \
      "AND EXISTS (SELECT 1 FROM collected_learner AS c WHERE c.learner_uid = l.uid) "   \
      "AND EXISTS (SELECT 1 "                                                            \
      "FROM collected_learner AS c WHERE c.learner_id IN " STORE_PERSON_ROWS             \
      "AND (c.name, c.reading, c.department) = (l.name, l.reading, l.department))")      \
    X(SQL_JOIN_OWN_NAME,                                                                 \
      "UPDATE learner AS l SET (name, reading, department) = (SELECT c.name, "           \
      "c.reading, c.department FROM collected_learner AS c WHERE c.learner_uid = l.uid " \
      "ORDER BY c.created_at, c.variant LIMIT 1), status = 'active', "                   \
      "status_reason = '', status_on = '', email = '', job_title = '', employment = "    \
      "'', hired_on = '', print_name = '', listed_at = 0 "                               \
      "WHERE l.id = :learner AND EXISTS "                                                \
      "(SELECT 1 FROM collected_learner AS c WHERE c.learner_uid = l.uid)")              \
    X(SQL_HEIR_ADD,                                                                      \
      "INSERT INTO learner(uid, name, reading, employee_number, employee_key, "          \
      "department, status, status_reason, status_by, status_at, created_at, email, "     \
      "job_title, employment, hired_on, status_on, print_name, listed_at) "              \
      "SELECT :uid, name, reading, '', '', department, status, status_reason, "          \
      "status_by, status_at, "                                                           \
      "created_at, email, job_title, employment, hired_on, status_on, print_name, "      \
      "listed_at FROM learner WHERE id = :learner")                                      \
    X(SQL_HEIR_JOINED, "UPDATE learner SET joined_to = :heir "                           \
                       "WHERE joined_to = :learner AND id <> :heir")                     \
    X(SQL_HEIR_DEPARTMENTS, "UPDATE OR IGNORE past_department SET learner_id = :heir "   \
                            "WHERE learner_id = :learner")                               \
    X(SQL_HEIR_NO_STATUS,                                                                \
      "DELETE FROM learner_status WHERE learner_id = :heir AND :learner <> :heir")       \
    X(SQL_HEIR_STATUSES,                                                                 \
      "INSERT INTO learner_status(learner_id, status, status_on, reason, noted_by, "     \
      "noted_at) SELECT :heir, status, status_on, reason, noted_by, noted_at "           \
      "FROM learner_status WHERE learner_id = :learner ORDER BY id")                     \
    X(SQL_HEIR_LEAVES_NONE,                                                              \
      "DELETE FROM learner_status WHERE learner_id = :learner AND :learner <> :heir")    \
    X(SQL_HEIR_ASSIGNMENTS,                                                              \
      "UPDATE assignment SET learner_id = :heir WHERE learner_id = :learner")            \
    X(SQL_HEIR_RULES,                                                                    \
      "UPDATE assignment_rule_person SET learner_id = :heir WHERE learner_id = "         \
      ":learner")                                                                        \
    X(SQL_RESULTS_CLEAR,                                                                 \
      "DELETE FROM lesson_result WHERE learner_id = :learner AND cycle IN (WITH "        \
      "RECURSIVE c(cycle) AS (SELECT min(cycle) FROM lesson_result UNION ALL SELECT "    \
      "(SELECT min(cycle) FROM lesson_result WHERE cycle > c.cycle) FROM c WHERE "       \
      "c.cycle IS NOT NULL) SELECT cycle FROM c WHERE cycle IS NOT NULL)")               \
    X(SQL_RESULTS_STARTED, JOIN_STARTED("t.learner_id = :row"))                          \
    X(SQL_RESULTS_COMPLETED, JOIN_COMPLETED("c.learner_id = :row"))                      \
    X(SQL_GUEST_LIST, JOIN_GUEST_COLUMNS                                                 \
      "WHERE employee_key = '' AND joined_to IS NULL ORDER BY id DESC")                  \
    X(SQL_GUEST_JOINED, JOIN_GUEST_COLUMNS "WHERE joined_to = :learner ORDER BY id")     \
    X(SQL_GUEST_BY_ID, JOIN_GUEST_COLUMNS "WHERE id = :learner")                         \
    X(SQL_GUEST_COUNTS,                                                                  \
      "SELECT (SELECT count(DISTINCT lesson_id) FROM attempt WHERE learner_id = "        \
      ":learner AND started_at IS NOT NULL), (SELECT count(DISTINCT lesson_id) FROM "    \
      "completion WHERE learner_id = :learner), (SELECT max(p.saved_at) FROM attempt "   \
      "AS t CROSS JOIN position AS p ON p.attempt_id = t.id WHERE t.learner_id = "       \
      ":learner), coalesce((SELECT d.uid FROM attempt AS t JOIN device AS d ON "         \
      "d.id = t.device_id WHERE t.learner_id = :learner ORDER BY t.id DESC LIMIT 1), "   \
      "'')")

#endif
