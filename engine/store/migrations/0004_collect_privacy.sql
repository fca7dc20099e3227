-- Collecting the records of many machines, and people's right to be forgotten.

-- Files already merged, by the hash of their bytes: the same copy again costs nothing.
CREATE TABLE collected_source(
    hash BLOB PRIMARY KEY CHECK(length(hash) = 32),
    collected_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each machine as its newest record showed it.
CREATE TABLE collected_device(
    device_uid TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,       -- hex, of the signed head; empty when it had none
    head_at INTEGER NOT NULL,       -- when the machine signed its head; 0: never
    signed_rows INTEGER NOT NULL,   -- rows the head vouches for
    row_count INTEGER NOT NULL,     -- rows the record had
    collected_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What every machine said about its learners; grows only, so that no order matters.
CREATE TABLE collected_learner(
    learner_uid TEXT NOT NULL,
    variant BLOB NOT NULL CHECK(length(variant) = 32), -- public hash of what was said
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    name TEXT NOT NULL,
    reading TEXT NOT NULL,
    employee_key TEXT NOT NULL,
    department TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY(learner_uid, variant)
) STRICT, WITHOUT ROWID;
CREATE INDEX collected_learner_person ON collected_learner(learner_id);

-- Rows that contradict one already here; the one here stays, HR decides.
CREATE TABLE collect_conflict(
    kind TEXT NOT NULL CHECK(kind IN ('attempt', 'person', 'reply', 'answer',
        'certificate', 'unsigned', 'orphan')),
    subject TEXT NOT NULL,
    variant BLOB NOT NULL CHECK(length(variant) = 32),
    device_uid TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY(kind, subject, variant)
) STRICT, WITHOUT ROWID;

-- Two machines may each have issued for the same lesson and year.
ALTER TABLE certificate ADD COLUMN is_collected INTEGER NOT NULL DEFAULT 0
    CHECK(is_collected IN (0, 1));
DROP INDEX certificate_first;
CREATE UNIQUE INDEX certificate_first ON certificate(learner_id, kind, subject, cycle)
    WHERE replaces IS NULL AND is_collected = 0;

-- Who was erased, by a keyed hash that only this machine can make again.
CREATE TABLE erasure(
    person_hash BLOB PRIMARY KEY CHECK(length(person_hash) = 32),
    reason TEXT NOT NULL,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A sealed row that was erased: its place in the chain stays, its content goes.
CREATE TABLE erased_row(
    chain TEXT NOT NULL CHECK(chain IN ('reply', 'answer', 'certificate')),
    seq INTEGER NOT NULL,
    previous BLOB NOT NULL CHECK(length(previous) = 32),
    seal BLOB NOT NULL CHECK(length(seal) = 32),
    content_hash BLOB NOT NULL,     -- certificates: public hash of the signed text
    mac BLOB NOT NULL CHECK(length(mac) = 32), -- keyed hash of all above
    PRIMARY KEY(chain, seq)
) STRICT, WITHOUT ROWID;

-- Cycles before this one were erased for everybody.
CREATE TABLE retention(
    before_cycle INTEGER PRIMARY KEY,
    applied_at INTEGER NOT NULL
) STRICT;

-- Open only inside the one transaction that erases.
CREATE TABLE erasing(id INTEGER PRIMARY KEY CHECK(id = 1)) STRICT;

DROP TRIGGER reply_stay;
DROP TRIGGER answer_stay;
DROP TRIGGER certificate_stay;
DROP TRIGGER certificate_event_stay;
DROP TRIGGER diagnosis_answer_stay;
CREATE TRIGGER reply_stay BEFORE DELETE ON reply
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;
CREATE TRIGGER answer_stay BEFORE DELETE ON answer
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER certificate_stay BEFORE DELETE ON certificate
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'certificates are append-only'); END;
CREATE TRIGGER certificate_event_stay BEFORE DELETE ON certificate_event
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'certificate events are append-only'); END;
CREATE TRIGGER diagnosis_answer_stay BEFORE DELETE ON diagnosis_answer
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'diagnosis answers are append-only'); END;
