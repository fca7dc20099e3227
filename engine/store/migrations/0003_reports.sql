-- What reports read, kept by triggers so that a report costs what it shows and not what was
-- ever answered: measured with 2.3 million answers, tests/report/README.md. The evidence
-- stays in attempt, answer and reply; report audit compares these tables with it.

-- One row for each lesson somebody began in a cycle.
CREATE TABLE lesson_result(
    cycle INTEGER NOT NULL,
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    lesson_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,    -- first thing saved in the cycle
    last_at INTEGER NOT NULL,       -- last answer or reply in the cycle
    passed_at INTEGER,              -- first completion in the cycle; NULL: none
    zone_minutes INTEGER NOT NULL,  -- of passed_at, else of the start
    correct_count INTEGER NOT NULL, -- of the round that completed the lesson
    question_count INTEGER NOT NULL,
    evidence_seq INTEGER,           -- answer.seq that completed it: its seal proves it
    PRIMARY KEY(cycle, learner_id, lesson_id)
) STRICT, WITHOUT ROWID;

-- Answers of the first full round of each attempt, counted; rest is the number of right
-- answers to the other questions of that round.
CREATE TABLE item_count(
    cycle INTEGER NOT NULL,
    lesson_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    question_version INTEGER NOT NULL,
    chosen TEXT NOT NULL,
    is_correct INTEGER NOT NULL,
    rest INTEGER NOT NULL,
    n INTEGER NOT NULL CHECK(n >= 0),
    PRIMARY KEY(cycle, lesson_id, question_id, question_version, chosen, is_correct, rest)
) STRICT, WITHOUT ROWID;
-- How long they took, in tenths of a second; 10 minutes and more are one.
CREATE TABLE item_time(
    cycle INTEGER NOT NULL,
    lesson_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    question_version INTEGER NOT NULL,
    tenths INTEGER NOT NULL CHECK(tenths BETWEEN 0 AND 6000),
    n INTEGER NOT NULL CHECK(n >= 0),
    PRIMARY KEY(cycle, lesson_id, question_id, question_version, tenths)
) STRICT, WITHOUT ROWID;
-- First choices in scenarios, by the department the learner had then.
CREATE TABLE choice_count(
    cycle INTEGER NOT NULL,
    lesson_id TEXT NOT NULL,
    scene_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    department TEXT NOT NULL,
    option_id TEXT NOT NULL,
    n INTEGER NOT NULL CHECK(n >= 0),
    PRIMARY KEY(cycle, lesson_id, scene_id, step_id, department, option_id)
) STRICT, WITHOUT ROWID;

-- Every report, list and copy that left the program.
CREATE TABLE export_log(
    id INTEGER PRIMARY KEY,
    exported_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440),
    exported_by TEXT NOT NULL,      -- name of the user of the machine
    device_id INTEGER NOT NULL REFERENCES device(id),
    what TEXT NOT NULL CHECK(what <> ''), -- "report completion"
    format TEXT NOT NULL,
    scope TEXT NOT NULL,            -- cycle and department asked for
    destination TEXT NOT NULL,      -- file, or "-" for the screen
    row_count INTEGER NOT NULL CHECK(row_count >= 0)
) STRICT;
CREATE TRIGGER export_log_keep BEFORE UPDATE ON export_log
BEGIN SELECT RAISE(ABORT, 'the export log is append-only'); END;
CREATE TRIGGER export_log_stay BEFORE DELETE ON export_log
BEGIN SELECT RAISE(ABORT, 'the export log is append-only'); END;

-- People in the order of reports, and what is due in one pass over a cycle.
CREATE INDEX learner_department ON learner(department, reading, id);
CREATE INDEX assignment_cycle ON assignment(cycle, learner_id, lesson_id, due_on, from_on);

-- Full first rounds.
CREATE VIEW first_round AS
SELECT t.id AS attempt_id, t.lesson_id, max(a.cycle) AS cycle,
    sum(a.is_correct) AS correct_count
FROM attempt AS t JOIN answer AS a ON a.attempt_id = t.id
WHERE a.round = 1
GROUP BY t.id
HAVING count(*) >= t.question_count;

CREATE TRIGGER attempt_inserted_result AFTER INSERT ON attempt
WHEN NEW.started_at IS NOT NULL
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    VALUES (NEW.cycle, NEW.learner_id, NEW.lesson_id, NEW.started_at, NEW.started_at,
        NEW.zone_minutes, 0, NEW.question_count)
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
END;
CREATE TRIGGER attempt_started_result AFTER UPDATE OF started_at ON attempt
WHEN NEW.started_at IS NOT NULL
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    VALUES (NEW.cycle, NEW.learner_id, NEW.lesson_id, NEW.started_at, NEW.started_at,
        NEW.zone_minutes, 0, NEW.question_count)
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
END;
CREATE TRIGGER answer_result AFTER INSERT ON answer
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    SELECT NEW.cycle, learner_id, lesson_id, NEW.answered_at, NEW.answered_at,
        NEW.zone_minutes, 0, question_count
    FROM attempt WHERE id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        passed_at, zone_minutes, correct_count, question_count, evidence_seq)
    SELECT cycle, learner_id, lesson_id, passed_at, passed_at, passed_at, zone_minutes,
        correct_count, question_count, last_seq
    FROM completion WHERE attempt_id = NEW.attempt_id AND round = NEW.round
    ON CONFLICT DO UPDATE SET passed_at = excluded.passed_at,
        zone_minutes = excluded.zone_minutes, correct_count = excluded.correct_count,
        question_count = excluded.question_count, evidence_seq = excluded.evidence_seq
    WHERE passed_at IS NULL
        OR (excluded.passed_at, excluded.evidence_seq) < (passed_at, evidence_seq);
END;
CREATE TRIGGER answer_counted AFTER INSERT ON answer
WHEN NEW.round = 1 AND
    (SELECT count(*) FROM answer WHERE attempt_id = NEW.attempt_id AND round = 1) =
    (SELECT question_count FROM attempt WHERE id = NEW.attempt_id)
BEGIN
    INSERT INTO item_count(cycle, lesson_id, question_id, question_version, chosen,
        is_correct, rest, n)
    SELECT f.cycle, f.lesson_id, a.question_id, a.question_version, a.chosen,
        a.is_correct, f.correct_count - a.is_correct, 1
    FROM first_round AS f JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round = 1
    WHERE f.attempt_id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO item_time(cycle, lesson_id, question_id, question_version, tenths, n)
    SELECT f.cycle, f.lesson_id, a.question_id, a.question_version,
        min((a.answered_ms + 50) / 100, 6000), 1
    FROM first_round AS f JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round = 1
    WHERE f.attempt_id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER reply_result AFTER INSERT ON reply
BEGIN
    UPDATE lesson_result SET started_at = min(started_at, NEW.replied_at),
        last_at = max(last_at, NEW.replied_at)
    WHERE (cycle, learner_id, lesson_id) =
        (SELECT cycle, learner_id, lesson_id FROM attempt WHERE id = NEW.attempt_id);
END;
CREATE TRIGGER reply_counted AFTER INSERT ON reply WHEN NEW.is_first = 1
BEGIN
    INSERT INTO choice_count(cycle, lesson_id, scene_id, step_id, department, option_id, n)
    SELECT t.cycle, t.lesson_id, NEW.scene_id, NEW.step_id, l.department, NEW.option_id, 1
    FROM attempt AS t JOIN learner AS l ON l.id = t.learner_id WHERE t.id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- What is there already.
INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at, zone_minutes,
    correct_count, question_count)
SELECT cycle, learner_id, lesson_id, min(at), max(at), max(zone_minutes), 0,
    max(question_count)
FROM (
    SELECT cycle, learner_id, lesson_id, started_at AS at, zone_minutes, question_count
    FROM attempt WHERE started_at IS NOT NULL
    UNION ALL
    SELECT a.cycle, t.learner_id, t.lesson_id, a.answered_at, a.zone_minutes,
        t.question_count
    FROM answer AS a JOIN attempt AS t ON t.id = a.attempt_id
    UNION ALL
    SELECT t.cycle, t.learner_id, t.lesson_id, r.replied_at, r.zone_minutes,
        t.question_count
    FROM reply AS r JOIN attempt AS t ON t.id = r.attempt_id
    WHERE t.started_at IS NOT NULL
)
GROUP BY cycle, learner_id, lesson_id;
INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at, passed_at,
    zone_minutes, correct_count, question_count, evidence_seq)
SELECT cycle, learner_id, lesson_id, passed_at, passed_at, passed_at, zone_minutes,
    correct_count, question_count, last_seq
FROM completion WHERE true
ON CONFLICT DO UPDATE SET passed_at = excluded.passed_at,
    zone_minutes = excluded.zone_minutes, correct_count = excluded.correct_count,
    question_count = excluded.question_count, evidence_seq = excluded.evidence_seq
WHERE passed_at IS NULL
    OR (excluded.passed_at, excluded.evidence_seq) < (passed_at, evidence_seq);
INSERT INTO item_count(cycle, lesson_id, question_id, question_version, chosen, is_correct,
    rest, n)
SELECT f.cycle, f.lesson_id, a.question_id, a.question_version, a.chosen, a.is_correct,
    f.correct_count - a.is_correct, count(*)
FROM first_round AS f JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round = 1
GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO item_time(cycle, lesson_id, question_id, question_version, tenths, n)
SELECT f.cycle, f.lesson_id, a.question_id, a.question_version,
    min((a.answered_ms + 50) / 100, 6000), count(*)
FROM first_round AS f JOIN answer AS a ON a.attempt_id = f.attempt_id AND a.round = 1
GROUP BY 1, 2, 3, 4, 5;
INSERT INTO choice_count(cycle, lesson_id, scene_id, step_id, department, option_id, n)
SELECT t.cycle, t.lesson_id, r.scene_id, r.step_id, l.department, r.option_id, count(*)
FROM reply AS r JOIN attempt AS t ON t.id = r.attempt_id
    JOIN learner AS l ON l.id = t.learner_id
WHERE r.is_first = 1
GROUP BY 1, 2, 3, 4, 5, 6;
