/* The statements of what reports count: answers, times, choices, and the check of results
 * against the evidence. Prepared with those of report_statements.h. Only for the store
 * room. */
#ifndef GOFUN_STORE_STATEMENTS_COUNTS_H
#define GOFUN_STORE_STATEMENTS_COUNTS_H

/* Who took which lesson more than once in the cycle, and first rounds of attempts that
 * were not the first of their person in the lesson and cycle. The counters of migration 3
 * count every attempt, because records come in any order; statistics are about first
 * attempts, so these are taken off again: of choices because two people who took a lesson
 * three times each are not a group of six. */
#define STORE_REPORT_TABLES                                                              \
    "CREATE TEMP TABLE IF NOT EXISTS later(attempt_id INTEGER PRIMARY KEY, "             \
    "correct INTEGER NOT NULL); "                                                        \
    "CREATE TEMP TABLE IF NOT EXISTS repeated(learner_id INTEGER NOT NULL, "             \
    "lesson_id TEXT NOT NULL, PRIMARY KEY(learner_id, lesson_id)) WITHOUT ROWID"

#define STORE_COUNT_STATEMENTS(X)                                                        \
    X(SQL_REPORT_REPEATED_CLEAR, "DELETE FROM repeated")                                 \
    X(SQL_REPORT_REPEATED,                                                               \
      "INSERT INTO repeated SELECT learner_id, lesson_id FROM attempt NOT INDEXED "      \
      "WHERE cycle = :cycle GROUP BY learner_id, lesson_id HAVING count(*) > 1 UNION "   \
      "SELECT t.learner_id, t.lesson_id FROM learner AS j CROSS JOIN learner AS l "      \
      "ON l.id IN (j.id, j.joined_to) CROSS JOIN attempt AS t ON t.learner_id = l.id "   \
      "WHERE j.joined_to IS NOT NULL")                                                   \
    X(SQL_REPORT_LATER_CLEAR, "DELETE FROM later")                                       \
    X(SQL_REPORT_LATER,                                                                  \
      "INSERT INTO later SELECT id, correct FROM (SELECT id, correct, row_number() "     \
      "OVER (PARTITION BY person, lesson_id ORDER BY at, uid) AS place FROM "            \
      "(SELECT t.id, t.uid, coalesce(l.joined_to, l.id) AS person, t.lesson_id, "        \
      "sum(a.is_correct) AS correct, "                                                   \
      "max(a.answered_at) AS at, max(a.cycle) AS cycle FROM repeated AS g CROSS JOIN "   \
      "attempt AS t ON t.learner_id = g.learner_id AND t.lesson_id = g.lesson_id "       \
      "CROSS JOIN learner AS l ON l.id = t.learner_id CROSS JOIN answer AS a "           \
      "ON a.attempt_id = t.id AND a.round = 1 GROUP BY t.id "                            \
      "HAVING count(*) >= t.question_count) WHERE cycle = :cycle) WHERE place > 1")      \
    X(SQL_REPORT_ITEMS,                                                                  \
      "SELECT i.lesson_id, i.question_id, i.question_version, i.chosen, i.is_correct, "  \
      "i.rest, i.n - coalesce(m.n, 0) FROM item_count AS i LEFT JOIN (SELECT "           \
      "t.lesson_id, a.question_id, a.question_version, a.chosen, a.is_correct, "         \
      "e.correct - a.is_correct AS rest, count(*) AS n FROM later AS e CROSS JOIN "      \
      "attempt AS t ON t.id = e.attempt_id CROSS JOIN answer AS a ON a.attempt_id = "    \
      "e.attempt_id AND a.round = 1 GROUP BY 1, 2, 3, 4, 5, 6) AS m USING (lesson_id, "  \
      "question_id, question_version, chosen, is_correct, rest) WHERE i.cycle = :cycle " \
      "AND i.n > coalesce(m.n, 0) ORDER BY 1, 2, 3, 4, 5, 6")                            \
    X(SQL_REPORT_TIMES,                                                                  \
      "SELECT i.tenths, i.n - coalesce(m.n, 0) FROM item_time AS i LEFT JOIN (SELECT "   \
      "min((a.answered_ms + 50) / 100, 6000) AS tenths, count(*) AS n FROM later AS e "  \
      "CROSS JOIN attempt AS t ON t.id = e.attempt_id AND t.lesson_id = :lesson CROSS "  \
      "JOIN answer AS a ON a.attempt_id = e.attempt_id AND a.round = 1 AND "             \
      "a.question_id = :question AND a.question_version = :version GROUP BY 1) AS m "    \
      "USING (tenths) WHERE i.cycle = :cycle AND i.lesson_id = :lesson AND "             \
      "i.question_id = :question AND i.question_version = :version AND i.n > "           \
      "coalesce(m.n, 0) ORDER BY 1")                                                     \
    X(SQL_REPORT_CHOICES,                                                                \
      "SELECT c.lesson_id, c.scene_id, c.step_id, c.department, c.option_id, "           \
      "c.n - coalesce(m.n, 0) FROM choice_count AS c LEFT JOIN (SELECT lesson_id, "      \
      "scene_id, step_id, department, option_id, count(*) AS n FROM (SELECT "            \
      "t.lesson_id, r.scene_id, r.step_id, r.option_id, coalesce((SELECT d.department "  \
      "FROM past_department AS d WHERE d.learner_id = p.id AND d.until_at > "            \
      "r.replied_at ORDER BY d.until_at LIMIT 1), p.department) AS department, "         \
      "row_number() OVER (PARTITION BY p.id, t.lesson_id, r.scene_id, r.step_id "        \
      "ORDER BY r.replied_at, t.uid) AS place FROM repeated AS g CROSS JOIN attempt "    \
      "AS t ON t.learner_id = g.learner_id AND t.lesson_id = g.lesson_id AND t.cycle = " \
      ":cycle CROSS JOIN learner AS l ON l.id = t.learner_id CROSS JOIN learner AS p "   \
      "ON p.id = coalesce(l.joined_to, l.id) CROSS JOIN reply AS r ON r.attempt_id = "   \
      "t.id AND r.is_first = 1) WHERE place > 1 GROUP BY 1, 2, 3, 4, 5) AS m USING "     \
      "(lesson_id, scene_id, step_id, department, option_id) WHERE c.cycle = :cycle "    \
      "AND c.n > coalesce(m.n, 0) AND (:department = '' OR c.department = :department "  \
      "OR (c.department >= :below AND c.department < :behind)) "                         \
      "ORDER BY 1, 2, 3, 4, 5")                                                          \
    X(SQL_REPORT_CHECK,                                                                  \
      "SELECT (SELECT count(*) FROM lesson_result WHERE passed_at IS NOT NULL) + "       \
      "count(*) - 2 * count(r.passed_at) FROM (SELECT c.cycle, "                         \
      "coalesce(l.joined_to, l.id) AS learner_id, c.lesson_id, "                         \
      "min(c.passed_at) AS passed_at FROM completion AS c CROSS JOIN learner AS l "      \
      "ON l.id = c.learner_id GROUP BY 1, 2, 3) AS e LEFT JOIN lesson_result AS r ON "   \
      "r.cycle = e.cycle AND r.learner_id = e.learner_id AND "                           \
      "r.lesson_id = e.lesson_id AND r.passed_at = e.passed_at")

#endif
