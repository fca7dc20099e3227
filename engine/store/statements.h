/* Every statement of the store, prepared once at open. Only for the store room.
 * The arguments of seal() are a format: each list stands twice, in the insert and in the
 * walk of store_verify_chain, and both must agree (test_chain.c changes every column). */
#ifndef GOFUN_STORE_STATEMENTS_H
#define GOFUN_STORE_STATEMENTS_H

#define STORE_LEARNER_COLUMNS_IN(department)                                             \
    "id, uid, name, reading, employee_number, " department ", status, status_reason, "   \
    "status_by, created_at, print_name"
#define STORE_LEARNER_COLUMNS STORE_LEARNER_COLUMNS_IN("department")

#define STORE_ATTEMPT_COLUMNS                                                            \
    "t.id, t.uid, t.learner_id, t.lesson_id, t.lesson_revision, t.content_hash, "        \
    "t.seed, t.question_count, t.pass_count, t.cycle, t.opened_at, "                     \
    "coalesce(t.started_at, 0), coalesce(t.ended_at, 0), t.outcome, "                    \
    "coalesce(p.active_ms, 0), coalesce(p.position, '') "                                \
    "FROM attempt AS t LEFT JOIN position AS p ON p.attempt_id = t.id "

#define STORE_CERTIFICATE_COLUMNS                                                        \
    "serial, kind, subject, learner_id, coalesce(attempt_id, 0), content, signature, "   \
    "key_id, issued_at, zone_minutes, cycle, coalesce(replaces, ''), reason "            \
    "FROM certificate "

/* What an attempt began with; part of every sealed row of the attempt. */
#define STORE_SEALED_ATTEMPT                                                             \
    "t.uid, l.uid, t.device_id, t.lesson_id, t.lesson_revision, t.content_hash, "        \
    "t.question_count, t.pass_count"

#define STORE_SEALED_ANSWER                                                              \
    "r.round, r.question_id, r.question_version, r.shown, r.chosen, r.is_correct, "      \
    "r.answered_ms, r.answered_at, r.zone_minutes, r.cycle"

/* Where a chain ends, erased rows counted, and the erased rows in their places of a walk:
 * each is vouched for by a keyed hash, so that a row cannot be removed as if erased. */
#define STORE_LAST_SEQ(chain)                                                            \
    "SELECT max(coalesce((SELECT max(seq) FROM " chain "), 0), coalesce((SELECT "        \
    "max(seq) FROM erased_row WHERE chain = '" chain "'), 0))"
#define STORE_ERASED_WALK(name)                                                          \
    "WHERE r.seq > :after UNION ALL SELECT seq, previous, seal, CASE WHEN mac = "        \
    "seal('erased', chain, seq, previous, seal, content_hash) THEN seal END "            \
    "FROM erased_row WHERE chain = '" name "' AND seq > :after ORDER BY 1"

#define STORE_STATEMENTS(X)                                                              \
    X(SQL_BEGIN, "BEGIN IMMEDIATE")                                                      \
    X(SQL_BEGIN_READ, "BEGIN")                                                           \
    X(SQL_COMMIT, "COMMIT")                                                              \
    X(SQL_ROLLBACK, "ROLLBACK")                                                          \
    X(SQL_DEVICE_ADD, "INSERT INTO device(uid, first_seen_at) VALUES (:uid, :at)")       \
    X(SQL_DEVICE_FIND, "SELECT id FROM device WHERE uid = :uid")                         \
    X(SQL_LEARNER_ADD,                                                                   \
      "INSERT INTO learner(uid, name, reading, employee_number, employee_key, "          \
      "department, status, status_reason, status_by, status_at, created_at) "            \
      "VALUES (:uid, :name, :reading, :number, :key, :department, :status, :reason, "    \
      ":by, :at, :at)")                                                                  \
    X(SQL_LEARNER_SET,                                                                   \
      "UPDATE learner SET name = :name, reading = :reading, employee_number = :number, " \
      "employee_key = :key, department = :department, status_by = :by, status_at = "     \
      "CASE WHEN status = :status THEN status_at ELSE :at END, status = :status, "       \
      "status_reason = :reason, listed_at = max(listed_at, :at) WHERE id = :id")         \
    X(SQL_LEARNER_RENAME,                                                                \
      "UPDATE learner SET name = :name, reading = :reading WHERE id = :id")              \
    X(SQL_LEARNER_PRINT_AS, "UPDATE learner SET print_name = :name WHERE id = :id")      \
    X(SQL_LEARNER_BY_ID, "SELECT " STORE_LEARNER_COLUMNS " FROM learner WHERE id = :id") \
    X(SQL_LEARNER_BY_UID,                                                                \
      "SELECT " STORE_LEARNER_COLUMNS " FROM learner WHERE uid = :uid")                  \
    X(SQL_LEARNER_BY_KEY, "SELECT " STORE_LEARNER_COLUMNS " FROM learner "               \
                          "WHERE employee_key = :key AND employee_key <> ''")            \
    X(SQL_LEARNER_LIST, "SELECT " STORE_LEARNER_COLUMNS " FROM learner "                 \
                        "WHERE joined_to IS NULL ORDER BY reading, name, id")            \
    X(SQL_LEARNER_COUNT, "SELECT count(*) FROM learner WHERE joined_to IS NULL")         \
    X(SQL_LEARNER_SETTING_GET,                                                           \
      "SELECT value FROM learner_setting WHERE learner_id = :owner AND name = :name")    \
    X(SQL_LEARNER_SETTING_SET,                                                           \
      "INSERT INTO learner_setting(learner_id, name, value) "                            \
      "VALUES (:owner, :name, :value) "                                                  \
      "ON CONFLICT(learner_id, name) DO UPDATE SET value = excluded.value")              \
    X(SQL_DEVICE_SETTING_GET,                                                            \
      "SELECT value FROM device_setting WHERE device_id = :owner AND name = :name")      \
    X(SQL_DEVICE_SETTING_SET,                                                            \
      "INSERT INTO device_setting(device_id, name, value) "                              \
      "VALUES (:owner, :name, :value) "                                                  \
      "ON CONFLICT(device_id, name) DO UPDATE SET value = excluded.value")               \
    X(SQL_ATTEMPT_ADD,                                                                   \
      "INSERT INTO attempt(uid, learner_id, device_id, lesson_id, lesson_revision, "     \
      "content_hash, seed, question_count, pass_count, cycle, opened_at, zone_minutes, " \
      "outcome) VALUES (:uid, :learner, :device, :lesson, :revision, :hash, :seed, "     \
      ":questions, :pass, :cycle, :at, :zone, 'open')")                                  \
    X(SQL_ATTEMPT_BY_ID, "SELECT " STORE_ATTEMPT_COLUMNS "WHERE t.id = :id")             \
    X(SQL_ATTEMPT_OPEN,                                                                  \
      "SELECT " STORE_ATTEMPT_COLUMNS "WHERE t.learner_id = :learner "                   \
      "AND t.lesson_id = :lesson AND t.outcome = 'open' ORDER BY t.id DESC LIMIT 1")     \
    X(SQL_ATTEMPT_STATE,                                                                 \
      "SELECT outcome, coalesce(started_at, 0) FROM attempt WHERE id = :id")             \
    X(SQL_ATTEMPT_STARTED, "UPDATE attempt SET started_at = :at, zone_minutes = :zone, " \
                           "cycle = :cycle WHERE id = :id AND started_at IS NULL")       \
    X(SQL_ATTEMPT_END,                                                                   \
      "UPDATE attempt SET ended_at = :at, outcome = :outcome WHERE id = :id")            \
    X(SQL_ATTEMPT_PASSED, "SELECT 1 FROM completion WHERE attempt_id = :id LIMIT 1")     \
                                                                                         \
    X(SQL_POSITION_SET,                                                                  \
      "INSERT INTO position(attempt_id, position, active_ms, saved_at) "                 \
      "VALUES (:attempt, :position, :active, :at) ON CONFLICT(attempt_id) DO UPDATE "    \
      "SET position = excluded.position, active_ms = active_ms + excluded.active_ms, "   \
      "saved_at = excluded.saved_at")                                                    \
    X(SQL_TRIES_SET,                                                                     \
      "INSERT INTO widget_tries(attempt_id, scene_id, step_id, tries, is_done, "         \
      "was_shown, tried_at) VALUES (:attempt, :scene, :step, :tries, :done, :shown, "    \
      ":at) ON CONFLICT(attempt_id, scene_id, step_id) DO UPDATE "                       \
      "SET tries = excluded.tries, is_done = excluded.is_done, "                         \
      "was_shown = excluded.was_shown, tried_at = excluded.tried_at")                    \
                                                                                         \
    X(SQL_REPLY_ADD,                                                                     \
      "INSERT INTO reply(seq, attempt_id, scene_id, step_id, option_id, is_first, "      \
      "replied_at, zone_minutes, previous, seal) "                                       \
      "SELECT :seq, :attempt, :scene, :step, :option, :first, :at, :zone, :previous, "   \
      "seal('reply', :previous, :seq, :attempt, " STORE_SEALED_ATTEMPT                   \
      ", :scene, :step, :option, :first, :at, :zone) "                                   \
      "FROM attempt AS t JOIN learner AS l ON l.id = t.learner_id "                      \
      "WHERE t.id = :attempt RETURNING seal")                                            \
    X(SQL_REPLY_WALK,                                                                    \
      "SELECT r.seq, r.previous, r.seal, seal('reply', r.previous, r.seq, "              \
      "r.attempt_id, " STORE_SEALED_ATTEMPT ", r.scene_id, r.step_id, r.option_id, "     \
      "r.is_first, r.replied_at, r.zone_minutes) FROM reply AS r "                       \
      "LEFT JOIN attempt AS t ON t.id = r.attempt_id "                                   \
      "LEFT JOIN learner AS l ON l.id = t.learner_id " STORE_ERASED_WALK("reply"))       \
    X(SQL_REPLY_LAST, STORE_LAST_SEQ("reply"))                                           \
                                                                                         \
    X(SQL_ANSWER_ADD,                                                                    \
      "INSERT INTO answer(seq, attempt_id, round, question_id, question_version, "       \
      "shown, chosen, is_correct, answered_ms, answered_at, zone_minutes, cycle, "       \
      "previous, seal) SELECT :seq, :attempt, :round, :question, :version, :shown, "     \
      ":chosen, :correct, :ms, :at, :zone, :cycle, :previous, "                          \
      "seal('answer', :previous, :seq, :attempt, " STORE_SEALED_ATTEMPT                  \
      ", :round, :question, :version, :shown, :chosen, :correct, :ms, :at, :zone, "      \
      ":cycle) FROM attempt AS t JOIN learner AS l ON l.id = t.learner_id "              \
      "WHERE t.id = :attempt RETURNING seal")                                            \
    X(SQL_ANSWER_WALK,                                                                   \
      "SELECT r.seq, r.previous, r.seal, seal('answer', r.previous, r.seq, "             \
      "r.attempt_id, " STORE_SEALED_ATTEMPT ", " STORE_SEALED_ANSWER                     \
      ") FROM answer AS r LEFT JOIN attempt AS t ON t.id = r.attempt_id "                \
      "LEFT JOIN learner AS l ON l.id = t.learner_id " STORE_ERASED_WALK("answer"))      \
    X(SQL_ANSWER_LAST, STORE_LAST_SEQ("answer"))                                         \
                                                                                         \
    X(SQL_CERTIFICATE_ADD,                                                               \
      "INSERT INTO certificate(seq, serial, kind, subject, learner_id, attempt_id, "     \
      "content, signature, key_id, issued_at, zone_minutes, cycle, replaces, reason, "   \
      "recorded_at, previous, seal) SELECT :seq, :serial, :kind, :subject, :learner, "   \
      ":attempt, :content, :signature, :key, :issued, :zone, :cycle, :replaces, "        \
      ":reason, :at, :previous, seal('certificate', :previous, :seq, :serial, :kind, "   \
      ":subject, :learner, l.uid, :attempt, :content, :signature, :key, :issued, "       \
      ":zone, :cycle, :replaces, :reason, :at) FROM learner AS l "                       \
      "WHERE l.id = :learner RETURNING seal")                                            \
    X(SQL_CERTIFICATE_WALK,                                                              \
      "SELECT r.seq, r.previous, r.seal, seal(CASE r.is_collected WHEN 0 THEN "          \
      "'certificate' ELSE 'collected certificate' END, r.previous, r.seq, "              \
      "r.serial, r.kind, r.subject, r.learner_id, l.uid, r.attempt_id, r.content, "      \
      "r.signature, r.key_id, r.issued_at, r.zone_minutes, r.cycle, r.replaces, "        \
      "r.reason, r.recorded_at) FROM certificate AS r "                                  \
      "LEFT JOIN learner AS l ON l.id = r.learner_id " STORE_ERASED_WALK("certificate")) \
    X(SQL_CERTIFICATE_LAST, STORE_LAST_SEQ("certificate"))                               \
    X(SQL_CERTIFICATE_BY_SERIAL,                                                         \
      "SELECT " STORE_CERTIFICATE_COLUMNS "WHERE serial = :serial")                      \
    X(SQL_CERTIFICATE_LIST,                                                              \
      "SELECT " STORE_CERTIFICATE_COLUMNS "WHERE learner_id = :learner ORDER BY seq")    \
    X(SQL_CERTIFICATE_COUNT,                                                             \
      "SELECT count(*) FROM certificate WHERE learner_id = :learner")                    \
    X(SQL_CERTIFICATE_NOTE,                                                              \
      "INSERT INTO certificate_event(serial, event, noted_by, reason, noted_at) "        \
      "VALUES (:serial, :event, :by, :reason, :at)")                                     \
    X(SQL_CERTIFICATE_CURRENT,                                                           \
      "SELECT NOT EXISTS (SELECT 1 FROM certificate_event AS e WHERE "                   \
      "e.serial = c.serial AND e.event = 'revoked') AND NOT EXISTS (SELECT 1 FROM "      \
      "certificate AS n WHERE n.replaces = c.serial) FROM certificate AS c "             \
      "WHERE c.serial = :serial")                                                        \
                                                                                         \
    X(SQL_COMPLETION,                                                                    \
      "SELECT attempt_id, passed_at, zone_minutes, cycle, round, correct_count, "        \
      "question_count, pass_count FROM completion WHERE learner_id = :learner "          \
      "AND lesson_id = :lesson AND cycle = :cycle ORDER BY last_seq LIMIT 1")            \
    X(SQL_COMPLETED_BY,                                                                  \
      "SELECT 1 FROM completion WHERE learner_id = :learner AND lesson_id = :lesson "    \
      "AND attempt_id = :attempt LIMIT 1")                                               \
    X(SQL_SUMMARY,                                                                       \
      "SELECT coalesce((SELECT max(passed_at) FROM completion WHERE "                    \
      "learner_id = :learner AND lesson_id = :lesson AND cycle = :cycle), 0), "          \
      "coalesce(max(t.id) FILTER (WHERE t.outcome = 'open'), 0), "                       \
      "coalesce(sum(t.started_at IS NOT NULL AND t.outcome = 'open'), 0), "              \
      "coalesce(sum(p.active_ms) FILTER (WHERE t.cycle = :cycle), 0), "                  \
      "coalesce((SELECT zone_minutes FROM lesson_result WHERE cycle = :cycle AND "       \
      "learner_id = :learner AND lesson_id = :lesson), 0) "                              \
      "FROM attempt AS t LEFT JOIN position AS p ON p.attempt_id = t.id "                \
      "WHERE t.learner_id = :learner AND t.lesson_id = :lesson")                         \
                                                                                         \
    X(SQL_HEAD_GET, "SELECT row_count, last, mac FROM chain_head WHERE chain = :chain")  \
    X(SQL_HEAD_SET,                                                                      \
      "INSERT INTO chain_head(chain, row_count, last, mac) "                             \
      "VALUES (:chain, :count, :last, :mac) ON CONFLICT(chain) DO UPDATE "               \
      "SET row_count = excluded.row_count, last = excluded.last, mac = excluded.mac")

#endif
