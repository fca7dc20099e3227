/* Statements that merge the rows of a copy into HR's record. Only for the store room. */
#ifndef GOFUN_STORE_STATEMENTS_MERGE_H
#define GOFUN_STORE_STATEMENTS_MERGE_H

#include "store/statements_collect.h"
#include "store/statements_join.h"

#define STORE_MERGE_STATEMENTS(X)                                                        \
    X(SQL_MERGE_SEEN, "SELECT 1 FROM collected_source WHERE hash = :hash")               \
    X(SQL_MERGE_SAW,                                                                     \
      "INSERT INTO collected_source(hash, collected_at) VALUES (:hash, :at) "            \
      "ON CONFLICT(hash) DO NOTHING")                                                    \
    X(SQL_MERGE_DEVICE_STATE,                                                            \
      "INSERT INTO collected_device(device_uid, public_key, head_at, signed_rows, "      \
      "row_count, collected_at) VALUES (:uid, :key, :head, :signed, :rows, :at) "        \
      "ON CONFLICT(device_uid) DO UPDATE SET public_key = excluded.public_key, "         \
      "head_at = excluded.head_at, signed_rows = excluded.signed_rows, "                 \
      "row_count = excluded.row_count, collected_at = excluded.collected_at "            \
      "WHERE excluded.row_count >= row_count")                                           \
    X(SQL_MERGE_DEVICE_ROWS,                                                             \
      "SELECT row_count FROM collected_device WHERE device_uid = :uid")                  \
    X(SQL_MERGE_PLACE,                                                                   \
      "SELECT id, 1 FROM learner WHERE uid = :uid UNION ALL SELECT learner_id, 0 FROM "  \
      "collected_learner WHERE learner_uid = :uid LIMIT 1")                              \
    X(SQL_MERGE_NAMES, "SELECT name, reading FROM learner WHERE id = :id")               \
    X(SQL_MERGE_LEARNER_ADD,                                                             \
      "INSERT INTO learner(uid, name, reading, employee_number, employee_key, "          \
      "department, status, status_reason, status_by, status_at, created_at) "            \
      "VALUES (:uid, :name, :reading, :number, :key, :department, :status, :reason, "    \
      ":by, :status_at, :at)")                                                           \
    X(SQL_MERGE_CLAIM,                                                                   \
      "INSERT INTO collected_learner(learner_uid, variant, learner_id, name, reading, "  \
      "employee_key, department, created_at, seen_at) VALUES (:uid, :variant, "          \
      ":learner, "                                                                       \
      ":name, :reading, :key, :department, :at, :seen) ON CONFLICT(learner_uid, "        \
      "variant) DO UPDATE SET seen_at = excluded.seen_at WHERE excluded.seen_at > "      \
      "seen_at")                                                                         \
    X(SQL_MERGE_DEVICE_ADD, "INSERT INTO device(uid, first_seen_at) VALUES (:uid, :at) " \
                            "ON CONFLICT(uid) DO NOTHING")                               \
    X(SQL_MERGE_LAST_ATTEMPT, "SELECT coalesce(max(id), 0) FROM attempt")                \
    X(SQL_MERGE_ATTEMPT_FIND,                                                            \
      "SELECT t.id, t.learner_id = :learner OR (SELECT coalesce(joined_to, id) FROM "    \
      "learner WHERE id = t.learner_id) = (SELECT coalesce(joined_to, id) FROM learner " \
      "WHERE id = :learner), " COLLECT_BEGUN " FROM attempt AS t "                       \
      "JOIN device AS d ON d.id = t.device_id WHERE t.uid = :uid")                       \
    X(SQL_MERGE_ATTEMPT_ADD,                                                             \
      "INSERT INTO attempt(uid, learner_id, device_id, lesson_id, lesson_revision, "     \
      "content_hash, seed, question_count, pass_count, cycle, opened_at, zone_minutes, " \
      "started_at, ended_at, outcome) VALUES (:uid, :learner, :device, :lesson, "        \
      ":revision, :hash, :seed, :questions, :pass, :cycle, :opened, :zone, :started, "   \
      ":ended, :outcome)")                                                               \
    X(SQL_MERGE_ATTEMPT_STARTED,                                                         \
      "UPDATE attempt SET started_at = :started, zone_minutes = :zone, cycle = :cycle "  \
      "WHERE id = :id AND :started IS NOT NULL AND (started_at IS NULL OR "              \
      "(:started, :zone, :cycle) < (started_at, zone_minutes, cycle))")                  \
    X(SQL_MERGE_ATTEMPT_ENDED,                                                           \
      "UPDATE attempt SET ended_at = :ended, outcome = :outcome WHERE id = :id "         \
      "AND :ended IS NOT NULL AND (outcome = 'open' OR "                                 \
      "(:ended, :outcome) < (ended_at, outcome))")                                       \
    X(SQL_MERGE_REPLIES_HAD,                                                             \
      "SELECT " COLLECT_REPLY_DIGEST " FROM reply AS r "                                 \
      "JOIN attempt AS t ON t.id = r.attempt_id WHERE r.attempt_id = :attempt "          \
      "ORDER BY r.seq")                                                                  \
    X(SQL_MERGE_ANSWER_FIND,                                                             \
      "SELECT digest('answer', " COLLECT_ANSWER ") FROM answer AS a "                    \
      "JOIN attempt AS t ON t.id = a.attempt_id WHERE a.attempt_id = :attempt "          \
      "AND a.round = :round AND a.question_id = :question")                              \
    X(SQL_MERGE_TRIES,                                                                   \
      "INSERT INTO widget_tries(attempt_id, scene_id, step_id, tries, is_done, "         \
      "was_shown, tried_at) VALUES (:attempt, :scene, :step, :tries, :done, :shown, "    \
      ":at) ON CONFLICT(attempt_id, scene_id, step_id) DO UPDATE "                       \
      "SET tries = excluded.tries, is_done = excluded.is_done, "                         \
      "was_shown = excluded.was_shown, tried_at = excluded.tried_at "                    \
      "WHERE (excluded.tried_at, excluded.tries, excluded.is_done, "                     \
      "excluded.was_shown) > (tried_at, tries, is_done, was_shown)")                     \
    X(SQL_MERGE_POSITION,                                                                \
      "INSERT INTO position(attempt_id, position, active_ms, saved_at) "                 \
      "VALUES (:attempt, :position, :active, :at) ON CONFLICT(attempt_id) DO UPDATE "    \
      "SET position = excluded.position, active_ms = excluded.active_ms, "               \
      "saved_at = excluded.saved_at WHERE (excluded.saved_at, excluded.active_ms, "      \
      "excluded.position) > (saved_at, active_ms, position)")                            \
    X(SQL_MERGE_CERTIFICATE_FIND,                                                        \
      "SELECT digest('certificate', " COLLECT_CERTIFICATE ") FROM certificate AS c "     \
      "WHERE c.serial = :serial")                                                        \
    X(SQL_MERGE_CERTIFICATE_ADD,                                                         \
      "INSERT INTO certificate(seq, serial, kind, subject, learner_id, attempt_id, "     \
      "content, signature, key_id, issued_at, zone_minutes, cycle, replaces, reason, "   \
      "recorded_at, previous, seal, is_collected) SELECT :seq, :serial, :kind, "         \
      ":subject, :learner, :attempt, :content, :signature, :key, :issued, :zone, "       \
      ":cycle, :replaces, :reason, :at, :previous, "                                     \
      "seal('collected certificate', :previous, "                                        \
      ":seq, :serial, :kind, :subject, :learner, l.uid, :attempt, :content, "            \
      ":signature, :key, :issued, :zone, :cycle, :replaces, :reason, :at), 1 "           \
      "FROM learner AS l WHERE l.id = :learner AND (:replaces IS NULL OR EXISTS ("       \
      "SELECT 1 FROM certificate AS c JOIN learner AS o ON o.id = c.learner_id WHERE "   \
      "c.serial = :replaces AND (c.kind, c.subject, c.cycle) = (:kind, :subject, "       \
      ":cycle) AND coalesce(o.joined_to, o.id) = coalesce(l.joined_to, l.id))) "         \
      "RETURNING seal")                                                                  \
    X(SQL_MERGE_EVENT,                                                                   \
      "INSERT INTO certificate_event(serial, event, noted_by, reason, noted_at) "        \
      "SELECT :serial, :event, :by, :reason, :at WHERE EXISTS (SELECT 1 FROM "           \
      "certificate WHERE serial = :serial) AND NOT EXISTS (SELECT 1 FROM "               \
      "certificate_event WHERE (serial, event, noted_by, reason, noted_at) = "           \
      "(:serial, :event, :by, :reason, :at))")                                           \
    X(SQL_MERGE_DIAGNOSIS,                                                               \
      "INSERT INTO diagnosis(uid, learner_id, device_id, cycle, taken_at, "              \
      "zone_minutes) VALUES (:uid, :learner, :device, :cycle, :at, :zone) "              \
      "ON CONFLICT(uid) DO NOTHING RETURNING id")                                        \
    X(SQL_MERGE_DIAGNOSIS_ANSWER,                                                        \
      "INSERT INTO diagnosis_answer(diagnosis_id, item, choice) "                        \
      "VALUES (:id, :item, :choice)")                                                    \
    X(SQL_MERGE_CONFLICT,                                                                \
      "INSERT INTO collect_conflict(kind, subject, variant, device_uid, found_at) "      \
      "VALUES (:kind, :subject, :variant, :device, :at) "                                \
      "ON CONFLICT(kind, subject, variant) DO NOTHING")                                  \
    X(SQL_MERGE_CONFLICTS,                                                               \
      "SELECT kind, subject, device_uid, found_at, '' FROM collect_conflict "            \
      "WHERE kind <> 'unsigned' OR NOT EXISTS (SELECT 1 FROM certificate AS c "          \
      "WHERE c.serial = collect_conflict.subject) " /* its machine is known since */     \
      "UNION ALL SELECT 'name', employee_key, '', min(created_at), "                     \
      "group_concat(name, '、') FROM (SELECT employee_key, name, min(created_at) "      \
      "AS created_at FROM collected_learner AS m WHERE employee_key <> '' "              \
      "AND NOT EXISTS (SELECT 1 FROM learner_apart AS a WHERE a.learner_uid = "          \
      "m.learner_uid AND a.employee_key = m.employee_key) "                              \
      "GROUP BY employee_key, replace(replace(name, ' ', ''), '　', '') "               \
      "ORDER BY employee_key, name) GROUP BY employee_key HAVING count(*) > 1 "          \
      "ORDER BY 1, 2")                                                                   \
    X(SQL_MERGE_NUMBERED,                                                                \
      "SELECT p.employee_number, c.name, c.reading, p.name, p.reading, r.id, "           \
      "c.seen_at FROM collected_learner AS c CROSS JOIN learner AS r ON r.id = "         \
      "c.learner_id CROSS JOIN learner AS p ON p.id = coalesce(r.joined_to, r.id) "      \
      "WHERE c.employee_key <> '' AND p.employee_key = c.employee_key "                  \
      "AND r.joined_by = '' ORDER BY c.employee_key, c.learner_uid, c.variant")          \
    X(SQL_MERGE_ERASED, "SELECT erased_at FROM erasure WHERE person_hash = :hash")       \
    X(SQL_MERGE_KEPT_FROM, "SELECT coalesce(max(before_cycle), 0) FROM retention")       \
                                                                                         \
    X(SQL_CONTENT_DIGESTS,                                                               \
      "SELECT digest('claim', learner_uid, variant) FROM collected_learner "             \
      "UNION SELECT digest('person', " COLLECT_PERSON ", name, reading, department) "    \
      "FROM learner AS l WHERE joined_to IS NULL "                                       \
      "UNION SELECT " COLLECT_ATTEMPT " FROM attempt AS t " COLLECT_OF_ATTEMPT           \
      "UNION SELECT digest('state', uid, cycle, zone_minutes, coalesce(started_at, "     \
      "-1), "                                                                            \
      "coalesce(ended_at, -1), outcome) FROM attempt "                                   \
      "UNION SELECT " COLLECT_REPLY_DIGEST " FROM reply AS r "                           \
      "JOIN attempt AS t ON t.id = r.attempt_id "                                        \
      "UNION SELECT digest('answer', " COLLECT_ANSWER ") FROM answer AS a "              \
      "JOIN attempt AS t ON t.id = a.attempt_id "                                        \
      "UNION SELECT digest('tries', t.uid, w.scene_id, w.step_id, w.tries, w.is_done, "  \
      "w.was_shown, w.tried_at) FROM widget_tries AS w "                                 \
      "JOIN attempt AS t ON t.id = w.attempt_id "                                        \
      "UNION SELECT digest('position', t.uid, p.position, p.active_ms, p.saved_at) "     \
      "FROM position AS p JOIN attempt AS t ON t.id = p.attempt_id "                     \
      "UNION SELECT digest('certificate', " COLLECT_CERTIFICATE ") "                     \
      "FROM certificate AS c "                                                           \
      "UNION SELECT digest('event', serial, event, noted_by, reason, noted_at) "         \
      "FROM certificate_event "                                                          \
      "UNION SELECT digest('diagnosis', g.uid, g.cycle, g.taken_at, a.item, a.choice) "  \
      "FROM diagnosis AS g JOIN diagnosis_answer AS a ON a.diagnosis_id = g.id "         \
      "UNION SELECT variant FROM collect_conflict ORDER BY 1")

#define STORE_COLLECT_STATEMENTS(X)                                                      \
    STORE_SOURCE_STATEMENTS(X)                                                           \
    STORE_MERGE_STATEMENTS(X)                                                            \
    STORE_JOIN_STATEMENTS(X)                                                             \
    STORE_TALLY_STATEMENTS(X)

#endif
