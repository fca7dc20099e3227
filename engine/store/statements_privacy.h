/* Statements that show and erase people. Only for the store room.
 * :learner 0 means everybody, :before is the first cycle that stays. An attempt goes when
 * nothing of it belongs to a cycle that stays. */
#ifndef GOFUN_STORE_STATEMENTS_PRIVACY_H
#define GOFUN_STORE_STATEMENTS_PRIVACY_H

#include "store/statements_join.h"

#define ERASE_ATTEMPTS                                                                   \
    "(SELECT t.id FROM attempt AS t WHERE (:learner = 0 OR t.learner_id "                \
    "IN " STORE_PERSON_ROWS ") "                                                         \
    "AND t.cycle < :before AND NOT EXISTS (SELECT 1 FROM answer AS a "                   \
    "WHERE a.attempt_id = t.id AND a.cycle >= :before))"
#define ERASE_CERTIFICATES                                                               \
    "(SELECT serial FROM certificate WHERE ((:learner = 0 OR learner_id "                \
    "IN " STORE_PERSON_ROWS ") "                                                         \
    "AND cycle < :before) OR attempt_id IN " ERASE_ATTEMPTS ")"
#define ERASE_DIAGNOSES                                                                  \
    "(SELECT id FROM diagnosis WHERE (:learner = 0 OR learner_id IN " STORE_PERSON_ROWS  \
    ") "                                                                                 \
    "AND cycle < :before)"

#define ERASE_KEEP_PLACE(chain, hash, where)                                             \
    "INSERT INTO erased_row(chain, seq, previous, seal, content_hash, mac) "             \
    "SELECT '" chain "', seq, previous, seal, " hash ", seal('erased', '" chain "', "    \
    "seq, previous, seal, " hash ") FROM " chain " WHERE " where

/* In the order of foreign keys; all have :learner and :before. */
#define STORE_ERASE_STATEMENTS(X)                                                        \
    X(SQL_ERASE_REPLY_PLACES,                                                            \
      ERASE_KEEP_PLACE("reply", "x''", "attempt_id IN " ERASE_ATTEMPTS))                 \
    X(SQL_ERASE_ANSWER_PLACES,                                                           \
      ERASE_KEEP_PLACE("answer", "x''", "attempt_id IN " ERASE_ATTEMPTS))                \
    X(SQL_ERASE_CERTIFICATE_PLACES,                                                      \
      ERASE_KEEP_PLACE("certificate", "digest('certificate text', content)",             \
                       "serial IN " ERASE_CERTIFICATES))                                 \
    X(SQL_ERASE_EVENTS,                                                                  \
      "DELETE FROM certificate_event WHERE serial IN " ERASE_CERTIFICATES)               \
    X(SQL_ERASE_CERTIFICATES,                                                            \
      "DELETE FROM certificate WHERE serial IN " ERASE_CERTIFICATES)                     \
    X(SQL_ERASE_TRIES, "DELETE FROM widget_tries WHERE attempt_id IN " ERASE_ATTEMPTS)   \
    X(SQL_ERASE_POSITIONS, "DELETE FROM position WHERE attempt_id IN " ERASE_ATTEMPTS)   \
    X(SQL_ERASE_REPLIES, "DELETE FROM reply WHERE attempt_id IN " ERASE_ATTEMPTS)        \
    X(SQL_ERASE_ANSWERS, "DELETE FROM answer WHERE attempt_id IN " ERASE_ATTEMPTS)       \
    X(SQL_ERASE_ATTEMPTS,                                                                \
      "DELETE FROM attempt WHERE (:learner = 0 OR learner_id IN " STORE_PERSON_ROWS ") " \
      "AND cycle < :before AND NOT EXISTS (SELECT 1 FROM answer AS a "                   \
      "WHERE a.attempt_id = attempt.id)")                                                \
    X(SQL_ERASE_DIAGNOSIS_ANSWERS,                                                       \
      "DELETE FROM diagnosis_answer WHERE diagnosis_id IN " ERASE_DIAGNOSES)             \
    X(SQL_ERASE_DIAGNOSES,                                                               \
      "DELETE FROM diagnosis WHERE (:learner = 0 OR learner_id IN " STORE_PERSON_ROWS    \
      ") "                                                                               \
      "AND cycle < :before")                                                             \
    X(SQL_ERASE_RESULTS, "DELETE FROM lesson_result WHERE (:learner = 0 OR learner_id "  \
                         "IN " STORE_PERSON_ROWS ") "                                    \
                         "AND cycle < :before")                                          \
    X(SQL_ERASE_ASSIGNMENTS,                                                             \
      "DELETE FROM assignment WHERE (:learner = 0 OR learner_id IN " STORE_PERSON_ROWS   \
      ") "                                                                               \
      "AND cycle < :before")                                                             \
    X(SQL_ERASE_DEPARTMENTS,                                                             \
      "DELETE FROM past_department WHERE (:learner = 0 OR learner_id "                   \
      "IN " STORE_PERSON_ROWS ") "                                                       \
      "AND until_at < unixepoch(printf('%d-04-01', :before), '-1 day')")

/* The person; all have :learner. */
#define STORE_FORGET_STATEMENTS(X)                                                       \
    X(SQL_FORGET_RULES,                                                                  \
      "DELETE FROM assignment_rule_person WHERE learner_id IN " STORE_PERSON_ROWS)       \
    X(SQL_FORGET_STATUSES,                                                               \
      "DELETE FROM learner_status WHERE learner_id IN " STORE_PERSON_ROWS)               \
    X(SQL_FORGET_DEPARTMENTS,                                                            \
      "DELETE FROM past_department WHERE learner_id IN " STORE_PERSON_ROWS)              \
    X(SQL_FORGET_SETTINGS,                                                               \
      "DELETE FROM learner_setting WHERE learner_id IN " STORE_PERSON_ROWS)              \
    X(SQL_FORGET_CONFLICTS,                                                              \
      "DELETE FROM collect_conflict WHERE kind = 'person' AND subject IN "               \
      "(SELECT learner_uid FROM collected_learner WHERE learner_id "                     \
      "IN " STORE_PERSON_ROWS ")")                                                       \
    X(SQL_FORGET_CLAIMS,                                                                 \
      "DELETE FROM collected_learner WHERE learner_id IN " STORE_PERSON_ROWS)            \
    X(SQL_FORGET_APART, "DELETE FROM learner_apart WHERE learner_uid IN (SELECT uid "    \
                        "FROM learner WHERE id IN " STORE_PERSON_ROWS ")")               \
    X(SQL_FORGET_JOINED, "DELETE FROM learner WHERE joined_to = :learner")               \
    X(SQL_FORGET_LEARNER, "DELETE FROM learner WHERE id = :learner")

/* Everything held about one person, table by table; all have :learner. */
#define STORE_HELD_STATEMENTS(X)                                                         \
    X(SQL_HELD_LEARNER,                                                                  \
      "SELECT * FROM learner WHERE id IN " STORE_PERSON_ROWS "ORDER BY joined_to")       \
    X(SQL_HELD_STATUSES,                                                                 \
      "SELECT status, status_on, reason, noted_by, noted_at FROM learner_status "        \
      "WHERE learner_id IN " STORE_PERSON_ROWS)                                          \
    X(SQL_HELD_DEPARTMENTS, "SELECT department, until_at FROM past_department "          \
                            "WHERE learner_id IN " STORE_PERSON_ROWS)                    \
    X(SQL_HELD_CLAIMS,                                                                   \
      "SELECT learner_uid, name, reading, employee_key, department, created_at "         \
      "FROM collected_learner WHERE learner_id IN " STORE_PERSON_ROWS)                   \
    X(SQL_HELD_ASSIGNMENTS,                                                              \
      "SELECT lesson_id, cycle, due_on, assigned_by, assigned_at FROM assignment "       \
      "WHERE learner_id IN " STORE_PERSON_ROWS)                                          \
    X(SQL_HELD_RULES, "SELECT rule_id FROM assignment_rule_person WHERE learner_id "     \
                      "IN " STORE_PERSON_ROWS)                                           \
    X(SQL_HELD_ATTEMPTS,                                                                 \
      "SELECT t.id, t.uid, d.uid AS device, t.lesson_id, t.cycle, t.opened_at, "         \
      "t.started_at, t.ended_at, t.outcome, p.active_ms, p.position FROM attempt AS t "  \
      "JOIN device AS d ON d.id = t.device_id LEFT JOIN position AS p "                  \
      "ON p.attempt_id = t.id WHERE t.learner_id IN " STORE_PERSON_ROWS)                 \
    X(SQL_HELD_REPLIES,                                                                  \
      "SELECT r.attempt_id, r.scene_id, r.step_id, r.option_id, r.replied_at "           \
      "FROM reply AS r JOIN attempt AS t ON t.id = r.attempt_id "                        \
      "WHERE t.learner_id IN " STORE_PERSON_ROWS)                                        \
    X(SQL_HELD_TRIES,                                                                    \
      "SELECT w.attempt_id, w.scene_id, w.step_id, w.tries, w.is_done, w.was_shown, "    \
      "w.tried_at FROM widget_tries AS w JOIN attempt AS t ON t.id = w.attempt_id "      \
      "WHERE t.learner_id IN " STORE_PERSON_ROWS)                                        \
    X(SQL_HELD_ANSWERS,                                                                  \
      "SELECT a.attempt_id, a.round, a.question_id, a.shown, a.chosen, a.is_correct, "   \
      "a.answered_ms, a.answered_at FROM answer AS a JOIN attempt AS t "                 \
      "ON t.id = a.attempt_id WHERE t.learner_id IN " STORE_PERSON_ROWS)                 \
    X(SQL_HELD_RESULTS,                                                                  \
      "SELECT * FROM lesson_result WHERE learner_id IN " STORE_PERSON_ROWS)              \
    X(SQL_HELD_CERTIFICATES,                                                             \
      "SELECT serial, kind, subject, cycle, issued_at, key_id, replaces, reason, "       \
      "content FROM certificate WHERE learner_id IN " STORE_PERSON_ROWS)                 \
    X(SQL_HELD_EVENTS,                                                                   \
      "SELECT e.serial, e.event, e.noted_by, e.reason, e.noted_at "                      \
      "FROM certificate_event AS e JOIN certificate AS c ON c.serial = e.serial "        \
      "WHERE c.learner_id IN " STORE_PERSON_ROWS)                                        \
    X(SQL_HELD_DIAGNOSES,                                                                \
      "SELECT g.uid, g.cycle, g.taken_at, a.item, a.choice FROM diagnosis AS g "         \
      "JOIN diagnosis_answer AS a ON a.diagnosis_id = g.id "                             \
      "WHERE g.learner_id IN " STORE_PERSON_ROWS)                                        \
    X(SQL_HELD_APART,                                                                    \
      "SELECT learner_uid, employee_key, noted_by, noted_at FROM learner_apart WHERE "   \
      "learner_uid IN (SELECT uid FROM learner WHERE id IN " STORE_PERSON_ROWS ")")      \
    X(SQL_HELD_SETTINGS,                                                                 \
      "SELECT name, value FROM learner_setting WHERE learner_id IN " STORE_PERSON_ROWS)

#define STORE_PRIVACY_STATEMENTS(X)                                                      \
    X(SQL_ERASING_OPEN, "INSERT INTO erasing(id) VALUES (1)")                            \
    X(SQL_ERASING_CLOSE, "DELETE FROM erasing")                                          \
    X(SQL_ERASURE_UIDS, "SELECT uid FROM learner WHERE id IN " STORE_PERSON_ROWS         \
                        "UNION SELECT employee_key FROM learner WHERE id = :learner "    \
                        "UNION SELECT learner_uid FROM collected_learner WHERE "         \
                        "learner_id IN " STORE_PERSON_ROWS)                              \
    X(SQL_ERASING_COUNTS,                                                                \
      "SELECT (SELECT count(*) FROM " ERASE_ATTEMPTS "), "                               \
      "(SELECT count(*) FROM reply WHERE attempt_id IN " ERASE_ATTEMPTS "), "            \
      "(SELECT count(*) FROM answer WHERE attempt_id IN " ERASE_ATTEMPTS "), "           \
      "(SELECT count(*) FROM " ERASE_CERTIFICATES ")")                                   \
    X(SQL_ERASURE_ADD,                                                                   \
      "INSERT INTO erasure(person_hash, reason, erased_at) VALUES (:hash, :reason, "     \
      ":at) "                                                                            \
      "ON CONFLICT(person_hash) DO UPDATE SET reason = excluded.reason, "                \
      "erased_at = excluded.erased_at")                                                  \
    X(SQL_RETENTION_ADD,                                                                 \
      "INSERT INTO retention(before_cycle, applied_at) VALUES (:before, :at) "           \
      "ON CONFLICT(before_cycle) DO UPDATE SET applied_at = excluded.applied_at")        \
    STORE_ERASE_STATEMENTS(X)                                                            \
    STORE_FORGET_STATEMENTS(X)                                                           \
    STORE_HELD_STATEMENTS(X)

#endif
