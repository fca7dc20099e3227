/* Statements of collecting and of the published head. digest(...) is the public hash of
 * values without local ids: the same row has the same digest on every machine.
 * Only for the store room. */
#ifndef GOFUN_STORE_STATEMENTS_COLLECT_H
#define GOFUN_STORE_STATEMENTS_COLLECT_H

/* A person: by employee number where there is one, else by the id its machine gave. */
#define COLLECT_PERSON "coalesce(nullif(l.employee_key, ''), l.uid)"

#define COLLECT_ATTEMPT                                                                  \
    "digest('attempt', t.uid, " COLLECT_PERSON ", d.uid, t.lesson_id, "                  \
    "t.lesson_revision, t.content_hash, t.seed, t.question_count, t.pass_count, "        \
    "t.opened_at)"
/* What an attempt began with, but for the person: who had no number there may have one
 * here by now. */
#define COLLECT_BEGUN                                                                    \
    "digest('begun', t.uid, d.uid, t.lesson_id, t.lesson_revision, t.content_hash, "     \
    "t.seed, t.question_count, t.pass_count, t.opened_at)"
#define COLLECT_REPLY                                                                    \
    "t.uid, r.scene_id, r.step_id, r.option_id, r.is_first, r.replied_at, "              \
    "r.zone_minutes"
/* A choice has no name of its own: it is the n-th of its attempt. */
#define COLLECT_REPLY_DIGEST                                                             \
    "digest('reply', " COLLECT_REPLY ", row_number() OVER "                              \
    "(PARTITION BY r.attempt_id ORDER BY r.seq))"
#define COLLECT_ANSWER                                                                   \
    "t.uid, a.round, a.question_id, a.question_version, a.shown, a.chosen, "             \
    "a.is_correct, a.answered_ms, a.answered_at, a.zone_minutes, a.cycle"
#define COLLECT_CERTIFICATE                                                              \
    "c.serial, c.kind, c.subject, c.content, c.signature, c.key_id, c.issued_at, "       \
    "c.zone_minutes, c.cycle, coalesce(c.replaces, ''), c.reason"
/* What the head signs besides the row itself. */
#define COLLECT_SIGNED                                                                   \
    "l.uid, t.lesson_id, t.lesson_revision, t.content_hash, t.question_count, "          \
    "t.pass_count, "
#define COLLECT_OF_ATTEMPT                                                               \
    "JOIN learner AS r ON r.id = t.learner_id JOIN learner AS l "                        \
    "ON l.id = coalesce(r.joined_to, r.id) JOIN device AS d ON d.id = t.device_id "

#define STORE_SOURCE_STATEMENTS(X)                                                       \
    X(SQL_HEAD_REPLY,                                                                    \
      "SELECT digest('reply', " COLLECT_SIGNED COLLECT_REPLY ") FROM reply AS r "        \
      "JOIN attempt AS t ON t.id = r.attempt_id "                                        \
      "JOIN learner AS l ON l.id = t.learner_id WHERE r.seq > :after ORDER BY r.seq")    \
    X(SQL_HEAD_ANSWER,                                                                   \
      "SELECT digest('answer', " COLLECT_SIGNED COLLECT_ANSWER ") FROM answer AS a "     \
      "JOIN attempt AS t ON t.id = a.attempt_id "                                        \
      "JOIN learner AS l ON l.id = t.learner_id WHERE a.seq > :after ORDER BY a.seq")    \
    X(SQL_HEAD_CERTIFICATE,                                                              \
      "SELECT digest('certificate', l.uid, " COLLECT_CERTIFICATE ") "                    \
      "FROM certificate AS c JOIN learner AS l ON l.id = c.learner_id "                  \
      "WHERE c.seq > :after ORDER BY c.seq")                                             \
    X(SQL_HEAD_ERASED, "SELECT count(*) FROM erased_row WHERE chain = :chain")           \
    X(SQL_HEAD_FIND,                                                                     \
      "SELECT d.uid, s.value FROM device_setting AS s "                                  \
      "JOIN device AS d ON d.id = s.device_id WHERE s.name = 'record.head' "             \
      "ORDER BY length(s.value), s.value")                                               \
                                                                                         \
    X(SQL_SRC_SEEN, "SELECT coalesce(max(saved_at), 0) FROM position")                   \
    X(SQL_SRC_LEARNERS,                                                                  \
      "SELECT l.id, l.uid, l.name, l.reading, coalesce(p.employee_number, "              \
      "l.employee_number), coalesce(p.employee_key, l.employee_key), l.department, "     \
      "l.status, l.status_reason, l.status_by, l.status_at, l.created_at, "              \
      "digest('claim', l.uid, l.name, l.reading, coalesce(p.employee_key, "              \
      "l.employee_key), l.department, l.created_at) FROM learner AS l "                  \
      "LEFT JOIN learner AS p ON p.id = l.joined_to ORDER BY l.id")                      \
    X(SQL_SRC_ATTEMPTS,                                                                  \
      "SELECT t.id, t.uid, t.learner_id, d.uid, t.lesson_id, t.lesson_revision, "        \
      "t.content_hash, t.seed, t.question_count, t.pass_count, t.cycle, t.opened_at, "   \
      "t.zone_minutes, coalesce(t.started_at, -1), coalesce(t.ended_at, -1), "           \
      "t.outcome, d.first_seen_at FROM attempt AS t "                                    \
      "JOIN device AS d ON d.id = t.device_id ORDER BY t.id")                            \
    X(SQL_SRC_ATTEMPT_BEGUN, "SELECT " COLLECT_BEGUN " FROM attempt AS t JOIN device "   \
                             "AS d ON d.id = t.device_id WHERE t.id = :id")              \
    X(SQL_SRC_ATTEMPT_DIGEST,                                                            \
      "SELECT " COLLECT_ATTEMPT " FROM attempt AS t " COLLECT_OF_ATTEMPT                 \
      "WHERE t.id = :id")                                                                \
    X(SQL_SRC_REPLIES,                                                                   \
      "SELECT r.attempt_id, r.scene_id, r.step_id, r.option_id, r.is_first, "            \
      "r.replied_at, r.zone_minutes, " COLLECT_REPLY_DIGEST ", r.seq FROM reply AS r "   \
      "JOIN attempt AS t ON t.id = r.attempt_id WHERE r.attempt_id <= :known UNION ALL " \
      "SELECT attempt_id, scene_id, step_id, option_id, is_first, replied_at, "          \
      "zone_minutes, NULL, seq FROM reply WHERE attempt_id > :known ORDER BY 1, 9")      \
    X(SQL_SRC_ANSWERS,                                                                   \
      "SELECT a.attempt_id, a.round, a.question_id, a.question_version, a.shown, "       \
      "a.chosen, a.is_correct, a.answered_ms, a.answered_at, a.zone_minutes, a.cycle, "  \
      "CASE WHEN a.attempt_id <= :known THEN digest('answer', " COLLECT_ANSWER ") END "  \
      "FROM answer AS a JOIN attempt AS t ON t.id = a.attempt_id ORDER BY a.seq")        \
    X(SQL_SRC_TRIES,                                                                     \
      "SELECT attempt_id, scene_id, step_id, tries, is_done, was_shown, tried_at "       \
      "FROM widget_tries")                                                               \
    X(SQL_SRC_POSITIONS,                                                                 \
      "SELECT attempt_id, position, active_ms, saved_at FROM position")                  \
    X(SQL_SRC_CERTIFICATES,                                                              \
      "SELECT c.learner_id, coalesce(c.attempt_id, 0), c.serial, c.kind, c.subject, "    \
      "c.content, c.signature, c.key_id, c.issued_at, c.zone_minutes, c.cycle, "         \
      "coalesce(c.replaces, ''), c.reason, c.recorded_at, "                              \
      "digest('certificate', " COLLECT_CERTIFICATE ") "                                  \
      "FROM certificate AS c ORDER BY c.seq")                                            \
    X(SQL_SRC_EVENTS,                                                                    \
      "SELECT serial, event, noted_by, reason, noted_at FROM certificate_event "         \
      "WHERE event <> 'revoked'")                                                        \
    X(SQL_SRC_DIAGNOSES,                                                                 \
      "SELECT id, uid, learner_id, cycle, taken_at, zone_minutes FROM diagnosis")        \
    X(SQL_SRC_DIAGNOSIS_ANSWERS,                                                         \
      "SELECT item, choice FROM diagnosis_answer WHERE diagnosis_id = :id")

#endif
