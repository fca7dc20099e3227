-- The departments people were in: a report of a year that is over goes by the one of its
-- last day, whoever moved since.

ALTER TABLE learner ADD COLUMN listed_at INTEGER NOT NULL DEFAULT 0; -- when the roster, or
    -- the person on this machine, last wrote the row; 0: it says what machines say

CREATE TABLE past_department(
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    until_at INTEGER NOT NULL,      -- when they got another one
    department TEXT NOT NULL,
    PRIMARY KEY(learner_id, until_at)
) STRICT, WITHOUT ROWID;

-- Of several in one second the first one counts: the others lasted no time.
CREATE TRIGGER learner_moved AFTER UPDATE OF listed_at ON learner
WHEN NEW.department <> OLD.department AND NEW.listed_at <> 0
BEGIN
    INSERT INTO past_department(learner_id, until_at, department)
    VALUES (NEW.id, NEW.listed_at, OLD.department)
    ON CONFLICT DO NOTHING;
END;

-- A choice that comes from a machine late is one of the department of that day.
DROP TRIGGER reply_counted;
CREATE TRIGGER reply_counted AFTER INSERT ON reply
WHEN NEW.is_first = 1 AND
    NEW.attempt_id <= coalesce((SELECT last_attempt FROM collecting), NEW.attempt_id)
BEGIN
    INSERT INTO choice_count(cycle, lesson_id, scene_id, step_id, department, option_id, n)
    SELECT t.cycle, t.lesson_id, NEW.scene_id, NEW.step_id,
        coalesce((SELECT d.department FROM past_department AS d WHERE
            d.learner_id = p.id AND d.until_at > NEW.replied_at
            ORDER BY d.until_at LIMIT 1), p.department), NEW.option_id, 1
    FROM attempt AS t CROSS JOIN learner AS l ON l.id = t.learner_id
        CROSS JOIN learner AS p ON p.id = coalesce(l.joined_to, l.id)
    WHERE t.id = NEW.attempt_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
