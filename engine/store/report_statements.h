/* The statements of reports: prepared when first needed, so that the player, which never
 * needs them, opens as fast as before. Only for the store room. */
#ifndef GOFUN_STORE_REPORT_STATEMENTS_H
#define GOFUN_STORE_REPORT_STATEMENTS_H

#include "store/statements_counts.h"

/* What somebody did and has to do in a cycle: the columns that pack_results and pack_dues
 * (report_pack.c) take behind the learner. Of an evidence that is not there the seal is
 * NULL; of one that was not asked for, too. */
#define REPORT_RESULT "e.lesson_id, e.last_at, e.passed_at, e.zone_minutes"
#define REPORT_RESULT_FULL                                                               \
    REPORT_RESULT ", e.started_at, e.question_count, e.correct_count, e.evidence_seq, "  \
                  "r.seal"
#define REPORT_PROOF                                                                     \
    "CASE WHEN l.id IS NOT NULL THEN r.seal = seal('answer', r.previous, r.seq, "        \
    "r.attempt_id, " STORE_SEALED_ATTEMPT ", " STORE_SEALED_ANSWER ") AND "              \
    "coalesce(l.joined_to, l.id) = e.learner_id AND t.lesson_id = e.lesson_id AND "      \
    "r.cycle = e.cycle AND r.answered_at = e.passed_at END"
#define REPORT_FROM_SEALED(seq)                                                          \
    "FROM lesson_result AS e LEFT JOIN answer AS r ON r.seq = " seq " "
#define REPORT_FROM_PROVEN(seq, attempt)                                                 \
    REPORT_FROM_SEALED(seq)                                                              \
    "LEFT JOIN attempt AS t ON t.id = " attempt                                          \
    " LEFT JOIN learner AS l ON l.id = t.learner_id "
#define REPORT_DUE "lesson_id, due_on, from_on"
#define REPORT_WALK_RESULTS(columns, from)                                               \
    "SELECT 1 " from "WHERE e.cycle = :cycle AND pack_results(e.learner_id, " columns    \
    ") ORDER BY e.learner_id, e.lesson_id"
#define STORE_SEAL_AT(chain)                                                             \
    "SELECT seal FROM " chain " WHERE seq = :seq UNION ALL SELECT seal FROM erased_row " \
    "WHERE chain = '" chain "' AND seq = :seq"
/* Who is listed without results. The day of leaving counts, not when it was noted. */
#define REPORT_WAS_THERE                                                                 \
    "(created_at < :to AND hired_on < printf('%d-04-01', :cycle + 1) AND "               \
    "(status <> 'left' OR CASE WHEN status_on = '' THEN status_at >= :from "             \
    "ELSE status_on >= printf('%d-04-01', :cycle) END))"
/* With the department at the end of the cycle: the present one, unless the roster wrote
 * the row since. */
#define REPORT_LEARNER_THEN                                                              \
    STORE_LEARNER_COLUMNS_IN(                                                            \
        "CASE WHEN listed_at < :to THEN department ELSE coalesce((SELECT d.department "  \
        "FROM past_department AS d WHERE d.learner_id = learner.id AND d.until_at "      \
        ">= :to ORDER BY d.until_at LIMIT 1), department) END AS department_then")
/* Who is noted in March as leaving on the 31st was there on that day: looked up. */
#define REPORT_STATUS_AT                                                                 \
    "CASE WHEN status = 'left' AND :past AND status_on >= printf('%d-03-31', "           \
    ":cycle + 1) THEN :to ELSE status_at END AS status_at"
#define REPORT_BELOW(name)                                                               \
    name " >= :department AND " name " < :behind AND (" name " = :department OR " name   \
         " >= :below) "
#define REPORT_IS_BELOW REPORT_BELOW("department")
#define REPORT_WAS_BELOW REPORT_BELOW("department_then")
#define REPORT_MAY_BE_BELOW                                                              \
    "id IN (SELECT id FROM learner WHERE " REPORT_IS_BELOW                               \
    "UNION SELECT learner_id FROM past_department WHERE until_at >= :to "                \
    "AND " REPORT_IS_BELOW ")"
#define REPORT_OF_DEPARTMENT(columns, of_whom, and)                                      \
    "SELECT * FROM (SELECT " columns ", " REPORT_STATUS_AT ", " REPORT_WAS_THERE         \
    " AS was_there, EXISTS(SELECT 1 FROM lesson_result WHERE cycle = :cycle AND "        \
    "learner_id = learner.id) AS has_results, :dues AND EXISTS(SELECT 1 FROM "           \
    "assignment WHERE cycle = :cycle AND learner_id = learner.id) AS has_dues "          \
    "FROM learner WHERE joined_to IS NULL AND " of_whom ") WHERE " and                   \
        "(was_there OR has_results OR (status <> 'left' AND has_dues)) "

/* Everyone is walked by id, beside the packed walks over results and dues (results_beside
 * and dues_beside step along with it), and sorted afterwards: all files are read from
 * front to end once. For a department the way over the index is shorter, unless somebody
 * moved since then. :below and :behind bound the departments under :department ('/' is
 * below '0'). */
#define STORE_REPORT_STATEMENTS(X)                                                       \
    X(SQL_REPORT_RESULTS,                                                                \
      REPORT_WALK_RESULTS(REPORT_RESULT, "FROM lesson_result AS e "))                    \
    X(SQL_REPORT_RESULTS_SEALED,                                                         \
      REPORT_WALK_RESULTS(REPORT_RESULT_FULL ", 0",                                      \
                          REPORT_FROM_SEALED("e.evidence_seq")))                         \
    X(SQL_REPORT_RESULTS_PROVEN,                                                         \
      REPORT_WALK_RESULTS(REPORT_RESULT_FULL ", " REPORT_PROOF,                          \
                          REPORT_FROM_PROVEN("e.evidence_seq", "r.attempt_id")))         \
    X(SQL_REPORT_DUES,                                                                   \
      "SELECT 1 FROM assignment WHERE cycle = :cycle AND "                               \
      "pack_dues(learner_id, " REPORT_DUE ") ORDER BY learner_id, lesson_id")            \
    X(SQL_REPORT_RESULTS_OF,                                                             \
      "SELECT " REPORT_RESULT_FULL ", " REPORT_PROOF " " REPORT_FROM_PROVEN(             \
          "CASE WHEN :full THEN e.evidence_seq END",                                     \
          "CASE WHEN :prove THEN r.attempt_id END") "WHERE e.cycle = :cycle AND "        \
                                                    "e.learner_id = :learner ORDER BY "  \
                                                    "e.lesson_id")                       \
    X(SQL_REPORT_DUES_OF,                                                                \
      "SELECT " REPORT_DUE " FROM assignment WHERE cycle = :cycle AND "                  \
      "learner_id = :learner ORDER BY lesson_id")                                        \
    X(SQL_REPORT_PEOPLE,                                                                 \
      "SELECT " REPORT_LEARNER_THEN ", " REPORT_STATUS_AT ", results_beside(id), "       \
      "dues_beside(id) FROM learner NOT INDEXED "                                        \
      "WHERE joined_to IS NULL AND (" REPORT_WAS_THERE " OR results_beside(id) IS NOT "  \
      "NULL OR (status <> 'left' AND dues_beside(id) IS NOT NULL)) "                     \
      "ORDER BY department_then, reading, id")                                           \
    X(SQL_REPORT_DEPARTMENT,                                                             \
      REPORT_OF_DEPARTMENT(STORE_LEARNER_COLUMNS, REPORT_IS_BELOW,                       \
                           "") "ORDER BY department, reading, id")                       \
    X(SQL_REPORT_DEPARTMENT_THEN,                                                        \
      REPORT_OF_DEPARTMENT(REPORT_LEARNER_THEN, REPORT_MAY_BE_BELOW,                     \
                           REPORT_WAS_BELOW                                              \
                           "AND ") "ORDER BY department_then, reading, id")              \
    X(SQL_REPORT_MOVED,                                                                  \
      "SELECT EXISTS(SELECT 1 FROM past_department WHERE until_at >= :to)")              \
    X(SQL_REPORT_STATUS_THEN,                                                            \
      "SELECT status, reason FROM learner_status WHERE learner_id = :learner AND "       \
      "CASE WHEN status_on = '' THEN noted_at < :to WHEN status = 'left' "               \
      "THEN status_on < printf('%d-03-31', :cycle + 1) "                                 \
      "ELSE status_on < printf('%d-04-01', :cycle + 1) END ORDER BY id DESC LIMIT 1")    \
    X(SQL_REPORT_DAY, "SELECT unixepoch(:day)")                                          \
    X(SQL_REPORT_AGAIN,                                                                  \
      "SELECT c.passed_at, c.zone_minutes, c.correct_count, c.question_count, "          \
      "c.last_seq, r.seal, CASE WHEN :prove THEN r.seal = seal('answer', r.previous, "   \
      "r.seq, r.attempt_id, " STORE_SEALED_ATTEMPT ", " STORE_SEALED_ANSWER ") END "     \
      "FROM (SELECT max(a.seq) AS last_seq, a.answered_at AS passed_at, "                \
      "a.zone_minutes, a.cycle, sum(a.is_correct) AS correct_count, t.question_count "   \
      "FROM learner AS l CROSS JOIN attempt AS t ON t.learner_id = l.id AND "            \
      "t.lesson_id = :lesson CROSS JOIN answer AS a ON a.attempt_id = t.id "             \
      "WHERE l.id = :learner OR l.joined_to = :learner GROUP BY t.id, a.round "          \
      "HAVING count(*) >= t.question_count AND sum(a.is_correct) >= t.pass_count) AS c " \
      "CROSS JOIN answer AS r ON r.seq = c.last_seq CROSS JOIN attempt AS t "            \
      "ON t.id = r.attempt_id CROSS JOIN learner AS l ON l.id = t.learner_id "           \
      "WHERE c.cycle = :cycle AND c.passed_at + c.zone_minutes * 60 >= :from "           \
      "ORDER BY c.passed_at, c.last_seq LIMIT 1")                                        \
    X(SQL_REPLY_SEAL, STORE_SEAL_AT("reply"))                                            \
    X(SQL_ANSWER_SEAL, STORE_SEAL_AT("answer"))                                          \
    X(SQL_CERTIFICATE_SEAL, STORE_SEAL_AT("certificate"))                                \
    X(SQL_REPORT_HAS_DUES,                                                               \
      "SELECT EXISTS(SELECT 1 FROM assignment WHERE cycle = :cycle)")                    \
    X(SQL_EXPORT_ADD,                                                                    \
      "INSERT INTO export_log(exported_at, zone_minutes, exported_by, device_id, what, " \
      "format, scope, destination, row_count) VALUES (:at, :zone, :by, :device, :what, " \
      ":format, :scope, :destination, :rows)")                                           \
    X(SQL_EXPORT_LIST,                                                                   \
      "SELECT exported_at, zone_minutes, exported_by, what, format, scope, "             \
      "destination, row_count FROM export_log ORDER BY id DESC")

#endif
