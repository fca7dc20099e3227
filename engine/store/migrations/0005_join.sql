-- One person, several learners of machines: who learned as a guest before the number was
-- known stays a row of their own, because sealed rows name it, and belongs to the person
-- from then on. Report tables are kept by person.

ALTER TABLE learner ADD COLUMN joined_to INTEGER REFERENCES learner(id); -- the person
ALTER TABLE learner ADD COLUMN joined_by TEXT NOT NULL DEFAULT ''; -- who said so at HR;
    -- empty: the number that the machine has
CREATE INDEX learner_joined ON learner(joined_to) WHERE joined_to IS NOT NULL;
CREATE TRIGGER learner_joined_once BEFORE UPDATE OF joined_to ON learner
WHEN NEW.joined_to IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a person is joined in one step') WHERE NEW.joined_to = NEW.id
        OR EXISTS (SELECT 1 FROM learner WHERE joined_to = NEW.id)
        OR EXISTS (SELECT 1 FROM learner WHERE id = NEW.joined_to AND joined_to IS NOT NULL);
END;

-- HR said that a machine's learner is not the person with that number.
CREATE TABLE learner_apart(
    learner_uid TEXT NOT NULL,
    employee_key TEXT NOT NULL CHECK(employee_key <> ''),
    noted_by TEXT NOT NULL,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY(learner_uid, employee_key)
) STRICT, WITHOUT ROWID;

-- When a copy last said so: of two numbers the later one counts.
ALTER TABLE collected_learner ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;

-- Open only inside a merge: attempts behind it are new, the report tables take them in at
-- its end, all at once.
CREATE TABLE collecting(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    last_attempt INTEGER NOT NULL
) STRICT;

DROP TRIGGER attempt_inserted_result;
DROP TRIGGER attempt_started_result;
DROP TRIGGER answer_result;
DROP TRIGGER answer_counted;
DROP TRIGGER reply_result;
DROP TRIGGER reply_counted;

CREATE TRIGGER attempt_inserted_result AFTER INSERT ON attempt
WHEN NEW.started_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM collecting)
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    SELECT NEW.cycle, coalesce(joined_to, id), NEW.lesson_id, NEW.started_at,
        NEW.started_at, NEW.zone_minutes, 0, NEW.question_count
    FROM learner WHERE id = NEW.learner_id
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
END;
CREATE TRIGGER attempt_started_result AFTER UPDATE OF started_at ON attempt
WHEN NEW.started_at IS NOT NULL
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    SELECT NEW.cycle, coalesce(joined_to, id), NEW.lesson_id, NEW.started_at,
        NEW.started_at, NEW.zone_minutes, 0, NEW.question_count
    FROM learner WHERE id = NEW.learner_id
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
END;
CREATE TRIGGER answer_result AFTER INSERT ON answer
WHEN NEW.attempt_id <= coalesce((SELECT last_attempt FROM collecting), NEW.attempt_id)
BEGIN
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        zone_minutes, correct_count, question_count)
    SELECT NEW.cycle, coalesce(l.joined_to, l.id), t.lesson_id, NEW.answered_at,
        NEW.answered_at, NEW.zone_minutes, 0, t.question_count
    FROM attempt AS t CROSS JOIN learner AS l ON l.id = t.learner_id
    WHERE t.id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET started_at = min(started_at, excluded.started_at),
        last_at = max(last_at, excluded.last_at);
    INSERT INTO lesson_result(cycle, learner_id, lesson_id, started_at, last_at,
        passed_at, zone_minutes, correct_count, question_count, evidence_seq)
    SELECT c.cycle, coalesce(l.joined_to, l.id), c.lesson_id, c.passed_at, c.passed_at,
        c.passed_at, c.zone_minutes, c.correct_count, c.question_count, c.last_seq
    FROM completion AS c CROSS JOIN learner AS l ON l.id = c.learner_id
    WHERE c.attempt_id = NEW.attempt_id AND c.round = NEW.round
    ON CONFLICT DO UPDATE SET passed_at = excluded.passed_at,
        zone_minutes = excluded.zone_minutes, correct_count = excluded.correct_count,
        question_count = excluded.question_count, evidence_seq = excluded.evidence_seq
    WHERE passed_at IS NULL
        OR (excluded.passed_at, excluded.evidence_seq) < (passed_at, evidence_seq);
END;
CREATE TRIGGER answer_counted AFTER INSERT ON answer
WHEN NEW.round = 1 AND
    NEW.attempt_id <= coalesce((SELECT last_attempt FROM collecting), NEW.attempt_id) AND
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
WHEN NEW.attempt_id <= coalesce((SELECT last_attempt FROM collecting), NEW.attempt_id)
BEGIN
    UPDATE lesson_result SET started_at = min(started_at, NEW.replied_at),
        last_at = max(last_at, NEW.replied_at)
    WHERE (cycle, learner_id, lesson_id) =
        (SELECT t.cycle, coalesce(l.joined_to, l.id), t.lesson_id FROM attempt AS t
        CROSS JOIN learner AS l ON l.id = t.learner_id WHERE t.id = NEW.attempt_id);
END;
CREATE TRIGGER reply_counted AFTER INSERT ON reply
WHEN NEW.is_first = 1 AND
    NEW.attempt_id <= coalesce((SELECT last_attempt FROM collecting), NEW.attempt_id)
BEGIN
    INSERT INTO choice_count(cycle, lesson_id, scene_id, step_id, department, option_id, n)
    SELECT t.cycle, t.lesson_id, NEW.scene_id, NEW.step_id, p.department, NEW.option_id, 1
    FROM attempt AS t CROSS JOIN learner AS l ON l.id = t.learner_id
        CROSS JOIN learner AS p ON p.id = coalesce(l.joined_to, l.id)
    WHERE t.id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
