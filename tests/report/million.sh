#!/usr/bin/env bash
# A record of a million people for the bench of reports (README.md): people, results and
# assignments as reports read them, written straight into their tables, because the evidence
# behind 25 million results would take 20 GB.
# million.sh REPORT_GENERATE DATA_DIR [PEOPLE] [LESSONS]
set -euo pipefail
generate=$1
data=$2
people=${3:-1000000}
lessons=${4:-25}
"$generate" "$data" 1 1 25 >"$data.log" 2>&1
year=$(($(date +%Y) - ($(date +%-m) < 4 ? 1 : 0)))
sqlite3 "$data/gofun.db" <<SQL
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
BEGIN;
DELETE FROM assignment;
INSERT INTO learner(uid, name, reading, employee_number, employee_key, department, status,
    status_reason, status_by, status_at, created_at)
WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < $people)
SELECT printf('%036d', i), printf('社員 %07d', i), printf('しゃいん %06d', i * 7919 % 1000000),
    printf('%07d', i), printf('%07d', i), printf('部%02d/課%02d', i % 40, i % 25),
    CASE i % 50 WHEN 0 THEN 'left' ELSE 'active' END, '', '', 1700000000, 1600000000 FROM n;
CREATE TEMP TABLE lesson AS SELECT DISTINCT lesson_id FROM item_count
    ORDER BY lesson_id LIMIT $lessons;
INSERT OR IGNORE INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
    passed_at, zone_minutes, correct_count, question_count, evidence_seq)
SELECT $year, l.id, s.lesson_id, 1790000000 + l.id, 1790000300 + l.id,
    CASE WHEN (l.id * 31 + s.rowid * 17) % 10 < 8 THEN 1790000300 + l.id END, 540, 3, 3,
    CASE WHEN (l.id * 31 + s.rowid * 17) % 10 < 8 THEN l.id * 25 + s.rowid END
FROM learner AS l CROSS JOIN lesson AS s WHERE (l.id * 13 + s.rowid) % 10 < 9;
INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, assigned_by, assigned_at)
SELECT l.id, s.lesson_id, $year, date('now', '-1 day'), 'hr', 0
FROM learner AS l CROSS JOIN lesson AS s;
COMMIT;
SQL
