/* The statements of roster.h and assignment.h, and the temporary tables they work on.
 * Prepared at their first use, so that a player does not pay for them. Only for the store
 * room. */
#ifndef GOFUN_STORE_ROSTER_STATEMENTS_H
#define GOFUN_STORE_ROSTER_STATEMENTS_H

/* staged: the rows of a roster; planned: the people as they are to be written. The caches
 * hold what a million rows touch again and again; together they stay far below 64 MiB. */
#define STORE_ROSTER_TABLES                                                              \
    "PRAGMA main.cache_size = -16000; PRAGMA temp.cache_size = -8000;"                   \
    "CREATE TEMP TABLE IF NOT EXISTS staged(key TEXT NOT NULL UNIQUE, "                  \
    "row INTEGER NOT NULL, number TEXT, name TEXT, reading TEXT, department TEXT, "      \
    "email TEXT, job_title TEXT, employment TEXT, status TEXT, reason TEXT, "            \
    "status_on TEXT, hired_on TEXT, print_name TEXT);"                                   \
    "CREATE TEMP TABLE IF NOT EXISTS planned(id INTEGER NOT NULL, key TEXT NOT NULL, "   \
    "number TEXT, name TEXT, reading TEXT, department TEXT, email TEXT, "                \
    "job_title TEXT, employment TEXT, status TEXT, reason TEXT, status_on TEXT, "        \
    "hired_on TEXT, print_name TEXT);"

/* In the order of StorePersonField. */
#define STORE_PERSON_COLUMNS                                                             \
    "l.id, l.employee_number, l.name, l.reading, l.department, l.email, l.job_title, "   \
    "l.employment, l.status, l.status_reason, l.status_on, l.hired_on, l.print_name "

#define STORE_PERSON_VALUES                                                              \
    ":number, :name, :reading, :department, :email, :title, :employment, :status, "      \
    ":reason, :status_on, :hired_on, :print_name"

#define STORE_ROSTER_STATEMENTS(X)                                                       \
    X(SQL_STAGED_CLEAR, "DELETE FROM staged")                                            \
    X(SQL_STAGED_ADD, "INSERT INTO staged VALUES (:key, :row, " STORE_PERSON_VALUES ")") \
    X(SQL_STAGED_ROW, "SELECT row FROM staged WHERE key = :key")                         \
    X(SQL_PLANNED_CLEAR, "DELETE FROM planned")                                          \
    X(SQL_PLANNED_ADD,                                                                   \
      "INSERT INTO planned VALUES (:id, :key, " STORE_PERSON_VALUES ")")                 \
    X(SQL_PLANNED_ALL, "SELECT * FROM planned ORDER BY id, key")                         \
    X(SQL_ROSTER_WALK,                                                                   \
      "SELECT s.row, s.number, s.name, s.reading, s.department, s.email, s.job_title, "  \
      "s.employment, s.status, s.reason, s.status_on, s.hired_on, s.print_name, "        \
      "s.key, " STORE_PERSON_COLUMNS "FROM staged AS s LEFT JOIN learner AS l "          \
      "ON l.employee_key = s.key AND l.employee_key <> '' ORDER BY s.rowid")             \
    X(SQL_ROSTER_ABSENT,                                                                 \
      "SELECT " STORE_PERSON_COLUMNS "FROM learner AS l WHERE l.status <> 'left' AND "   \
      "l.employee_key <> '' AND NOT EXISTS (SELECT 1 FROM staged AS s "                  \
      "WHERE s.key = l.employee_key) ORDER BY l.id")                                     \
    X(SQL_ROSTER_RENUMBER,                                                               \
      "UPDATE learner SET employee_number = :number, employee_key = :key "               \
      "WHERE id = :learner")                                                             \
    X(SQL_ROSTER_PIN, "UPDATE learner SET joined_by = :by WHERE joined_by = '' AND "     \
                      "(id = :learner OR joined_to = :learner)")                         \
    X(SQL_ROSTER_NAMESAKES,                                                              \
      "WITH mine AS MATERIALIZED (SELECT number, name, email, hired_on FROM staged AS "  \
      "s "                                                                               \
      "WHERE NOT EXISTS (SELECT 1 FROM learner AS l WHERE l.employee_key = s.key "       \
      "AND l.employee_key <> '')), "                                                     \
      "theirs AS MATERIALIZED (SELECT employee_number, name, email AS mail, "            \
      "hired_on AS hired FROM learner AS l WHERE status <> 'left' AND "                  \
      "employee_key <> '' AND NOT EXISTS (SELECT 1 FROM staged AS s "                    \
      "WHERE s.key = l.employee_key)) "                                                  \
      "SELECT employee_number, number, name FROM mine JOIN theirs USING(name) WHERE "    \
      "(email <> '' AND email = mail) OR (hired_on <> '' AND hired_on = hired) OR "      \
      "((email = '' OR mail = '') AND (hired_on = '' OR hired = '')) LIMIT :most")       \
    X(SQL_ROSTER_ALL,                                                                    \
      "SELECT " STORE_PERSON_COLUMNS "FROM learner AS l WHERE l.employee_key <> '' "     \
      "ORDER BY l.employee_key")                                                         \
    X(SQL_ROSTER_COUNTS,                                                                 \
      "SELECT count(*) FILTER (WHERE employee_key <> ''), "                              \
      "count(*) FILTER (WHERE employee_key <> '' AND status <> 'left'), "                \
      "count(*) FILTER (WHERE employee_key = '' AND joined_to IS NULL), "                \
      "count(*) FILTER (WHERE employee_key <> '' AND status = 'active'), "               \
      "count(*) FILTER (WHERE employee_key <> '' AND status = 'on_leave'), "             \
      "count(*) FILTER (WHERE employee_key <> '' AND status = 'exempt'), "               \
      "count(*) FILTER (WHERE employee_key <> '' AND status = 'left') FROM learner")     \
    X(SQL_ROSTER_ZEROS,                                                                  \
      "WITH mine AS MATERIALIZED (SELECT number, ltrim(key, '0') AS bare FROM staged "   \
      "WHERE key NOT GLOB '*[^0-9]*' AND NOT EXISTS (SELECT 1 FROM learner AS l "        \
      "WHERE l.employee_key = staged.key AND l.employee_key <> '')), "                   \
      "theirs AS MATERIALIZED (SELECT employee_number, "                                 \
      "ltrim(employee_key, '0') AS bare FROM learner AS l WHERE status <> 'left' "       \
      "AND employee_key <> '' AND employee_key NOT GLOB '*[^0-9]*' AND NOT EXISTS "      \
      "(SELECT 1 FROM staged AS s WHERE s.key = l.employee_key)) "                       \
      "SELECT count(*), number, employee_number, max(length(employee_number)) "          \
      "FROM mine CROSS JOIN theirs USING(bare)")                                         \
    X(SQL_ROSTER_ADD,                                                                    \
      "INSERT INTO learner(uid, employee_key, employee_number, name, reading, "          \
      "department, email, job_title, employment, status, status_reason, status_on, "     \
      "hired_on, print_name, status_by, status_at, created_at, listed_at) VALUES "       \
      "(:uid, "                                                                          \
      ":key, " STORE_PERSON_VALUES ", :by, :at, :at, :at)")                              \
    X(SQL_ROSTER_SET,                                                                    \
      "UPDATE learner SET employee_number = :number, name = :name, reading = :reading, " \
      "department = :department, email = :email, job_title = :title, "                   \
      "employment = :employment, "                                                       \
      "status_by = CASE WHEN status = :status AND status_reason = :reason "              \
      "THEN status_by ELSE :by END, "                                                    \
      "status_at = CASE WHEN status = :status AND status_reason = :reason "              \
      "THEN status_at ELSE :at END, status = :status, status_reason = :reason, "         \
      "status_on = :status_on, hired_on = :hired_on, print_name = :print_name, "         \
      "listed_at = max(listed_at, CASE WHEN department = :department THEN :at "          \
      "ELSE :moved END) "                                                                \
      "WHERE id = :id")                                                                  \
    X(SQL_STATUS_HISTORY,                                                                \
      "SELECT status, status_on, reason, noted_by, noted_at FROM learner_status "        \
      "WHERE learner_id = :learner ORDER BY id")                                         \
    X(SQL_DEPARTMENTS,                                                                   \
      "SELECT department, count(*) FROM learner WHERE department <> '' "                 \
      "AND status = 'active' AND joined_to IS NULL GROUP BY department "                 \
      "ORDER BY department")                                                             \
                                                                                         \
    X(SQL_RULE_ADD,                                                                      \
      "INSERT INTO assignment_rule(uid, who, department, scope, subject, timing, "       \
      "due_on, within_days, every_months, since_on, hired_since, created_by, "           \
      "created_at) VALUES "                                                              \
      "(:uid, :who, :department, :scope, :subject, :timing, :due, :within, :every, "     \
      ":since, :hired, :by, :at)")                                                       \
    X(SQL_RULE_PERSON_ADD,                                                               \
      "INSERT OR IGNORE INTO assignment_rule_person(rule_id, learner_id) "               \
      "VALUES (:rule, :learner)")                                                        \
    X(SQL_RULE_END, "UPDATE assignment_rule SET ended_at = :at, ended_by = :by "         \
                    "WHERE id = :id AND ended_at IS NULL")                               \
    X(SQL_RULE_COUNT, "SELECT count(*) FROM assignment_rule")                            \
    X(SQL_RULE_LIST,                                                                     \
      "SELECT id, who, department, scope, subject, timing, due_on, within_days, "        \
      "every_months, since_on, coalesce(ended_at, 0), (SELECT count(*) FROM "            \
      "assignment_rule_person AS p WHERE p.rule_id = r.id), created_by, hired_since "    \
      "FROM assignment_rule AS r ORDER BY id")                                           \
    X(SQL_RULE_PEOPLE, "SELECT learner_id FROM assignment_rule_person "                  \
                       "WHERE rule_id = :rule ORDER BY learner_id")                      \
    X(SQL_WANTED_PEOPLE,                                                                 \
      "SELECT l.id, l.department, l.status, l.hired_on, l.status_on FROM learner AS l "  \
      "WHERE l.status = 'active' AND l.employee_key <> '' ORDER BY l.id")                \
    X(SQL_ASSIGN_ADD, "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, "    \
                      "from_on, rule_id, assigned_by, assigned_at) VALUES (:learner, "   \
                      ":lesson, :cycle, :due, :from, :rule, :by, :at)")                  \
    X(SQL_ASSIGN_SET,                                                                    \
      "UPDATE assignment SET due_on = :due, from_on = :from, rule_id = "                 \
      ":rule WHERE learner_id = :learner AND lesson_id = :lesson AND cycle "             \
      "= :cycle")                                                                        \
    X(SQL_ASSIGN_DROP,                                                                   \
      "DELETE FROM assignment WHERE learner_id = :learner AND lesson_id = "              \
      ":lesson AND cycle = :cycle")                                                      \
    X(SQL_ASSIGN_RECENT,                                                                 \
      "SELECT lesson_id, cycle, due_on, from_on, coalesce(rule_id, 0) FROM "             \
      "assignment WHERE learner_id = :learner AND cycle >= :cycle")                      \
    X(SQL_ASSIGN_OF,                                                                     \
      "SELECT lesson_id, cycle, due_on, from_on, coalesce(rule_id, 0) FROM assignment "  \
      "WHERE learner_id = :learner ORDER BY cycle, due_on, lesson_id")

#endif
