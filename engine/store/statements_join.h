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

#endif
