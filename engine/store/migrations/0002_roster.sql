-- What HR's roster says beyond name and number, the history of statuses, and assignments
-- as rules.

ALTER TABLE learner ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE learner ADD COLUMN job_title TEXT NOT NULL DEFAULT '';   -- 役職
ALTER TABLE learner ADD COLUMN employment TEXT NOT NULL DEFAULT '';  -- 雇用区分
ALTER TABLE learner ADD COLUMN hired_on TEXT NOT NULL DEFAULT ''     -- YYYY-MM-DD or empty
    CHECK(hired_on = '' OR hired_on IS date(hired_on));
ALTER TABLE learner ADD COLUMN status_on TEXT NOT NULL DEFAULT ''    -- since when
    CHECK(status_on = '' OR status_on IS date(status_on));
ALTER TABLE learner ADD COLUMN print_name TEXT NOT NULL DEFAULT '';  -- for certificates

-- Every status a learner had, written by the triggers below; the newest is the one in
-- learner. A learner who began as active without a date has no row for that.
CREATE TABLE learner_status(
    id INTEGER PRIMARY KEY,
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    status TEXT NOT NULL CHECK(status IN ('active', 'on_leave', 'exempt', 'left')),
    status_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX learner_status_learner ON learner_status(learner_id);

CREATE TRIGGER learner_status_first AFTER INSERT ON learner
WHEN NEW.status <> 'active' OR NEW.status_on <> ''
BEGIN
    INSERT INTO learner_status(learner_id, status, status_on, reason, noted_by, noted_at)
    VALUES (NEW.id, NEW.status, NEW.status_on, NEW.status_reason, NEW.status_by,
        NEW.status_at);
END;
CREATE TRIGGER learner_status_next AFTER UPDATE OF status, status_on, status_reason ON learner
WHEN NEW.status <> OLD.status OR NEW.status_on <> OLD.status_on
    OR NEW.status_reason <> OLD.status_reason
BEGIN
    INSERT INTO learner_status(learner_id, status, status_on, reason, noted_by, noted_at)
    VALUES (NEW.id, NEW.status, NEW.status_on, NEW.status_reason, NEW.status_by,
        NEW.status_at);
END;
CREATE TRIGGER learner_status_keep BEFORE UPDATE ON learner_status
BEGIN SELECT RAISE(ABORT, 'the history of statuses does not change'); END;

-- Who is to take what until when. A rule is never changed: it ends, and a new one begins.
CREATE TABLE assignment_rule(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK(length(uid) = 36),
    who TEXT NOT NULL CHECK(who IN ('everyone', 'department', 'people')),
    department TEXT NOT NULL,       -- path, with those below it
    scope TEXT NOT NULL CHECK(scope IN ('course', 'part', 'lessons')),
    subject TEXT NOT NULL,          -- number of the part; lesson ids, one space between
    timing TEXT NOT NULL CHECK(timing IN ('yearly', 'once', 'rolling')),
    due_on TEXT NOT NULL,           -- YYYY-MM-DD; of yearly rules only month and day count
    within_days INTEGER NOT NULL CHECK(within_days BETWEEN 0 AND 3650),
    every_months INTEGER NOT NULL CHECK(every_months = 0 OR every_months BETWEEN 12 AND 120),
    since_on TEXT NOT NULL CHECK(since_on IS date(since_on)),
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_by TEXT NOT NULL DEFAULT '',
    ended_at INTEGER,               -- NULL while the rule is in force
    CHECK((who = 'department') = (department <> '')),
    CHECK((scope = 'course') = (subject = '')),
    CHECK((timing = 'rolling') = (due_on = '')),
    CHECK(due_on = '' OR due_on IS date(due_on))
) STRICT;
CREATE TABLE assignment_rule_person(
    rule_id INTEGER NOT NULL REFERENCES assignment_rule(id),
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    PRIMARY KEY(rule_id, learner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_rule_person_learner ON assignment_rule_person(learner_id);

ALTER TABLE assignment ADD COLUMN from_on TEXT NOT NULL DEFAULT ''   -- passing counts from then on
    CHECK(from_on = '' OR from_on IS date(from_on));
ALTER TABLE assignment ADD COLUMN rule_id INTEGER REFERENCES assignment_rule(id);
CREATE INDEX assignment_rule_id ON assignment(rule_id);
