-- gofun database, version 1. A released migration never changes; add the next number.
-- Times are Unix seconds UTC; zone_minutes is the wall clock's distance from UTC then.
-- cycle is the Japanese fiscal year (April to March) of the moment, see store_cycle_of.

PRAGMA application_id = 1734767982; -- 'gfun', STORE__APPLICATION_ID

-- Which migrations ran; the newest row equals user_version, else the header is damaged.
CREATE TABLE migration(
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    ran_at INTEGER NOT NULL DEFAULT (unixepoch())
) STRICT;

CREATE TABLE device(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK(uid <> ''),
    first_seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE learner(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK(length(uid) = 36), -- our own UUID, never changes
    name TEXT NOT NULL CHECK(name <> ''),
    reading TEXT NOT NULL,          -- kana, for sorting and the kana index
    employee_number TEXT NOT NULL,  -- as written; leading zeros stay
    employee_key TEXT NOT NULL,     -- the number with width and letter case folded
    department TEXT NOT NULL,
    status TEXT NOT NULL CHECK(status IN ('active', 'on_leave', 'exempt', 'left')),
    status_reason TEXT NOT NULL,
    status_by TEXT NOT NULL,        -- who set the status
    status_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX learner_employee_key ON learner(employee_key) WHERE employee_key <> '';

-- One way of one learner through one lesson. Only opened: started_at IS NULL.
CREATE TABLE attempt(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK(length(uid) = 36),
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    device_id INTEGER NOT NULL REFERENCES device(id),
    lesson_id TEXT NOT NULL CHECK(lesson_id <> ''),
    lesson_revision INTEGER NOT NULL CHECK(lesson_revision >= 0),
    content_hash TEXT NOT NULL,     -- of the lesson file
    seed INTEGER NOT NULL,          -- of the shuffles; 64 bits, sign means nothing
    question_count INTEGER NOT NULL CHECK(question_count >= 1), -- in one round
    pass_count INTEGER NOT NULL CHECK(pass_count BETWEEN 1 AND question_count),
    cycle INTEGER NOT NULL,         -- of started_at, of opened_at before
    opened_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440),
    started_at INTEGER,             -- first reply, tries or answer
    ended_at INTEGER,
    outcome TEXT NOT NULL CHECK(outcome IN ('open', 'passed', 'failed', 'abandoned')),
    CHECK((ended_at IS NULL) = (outcome = 'open'))
) STRICT;
CREATE INDEX attempt_learner ON attempt(learner_id, lesson_id);
CREATE TRIGGER attempt_is_fixed
BEFORE UPDATE OF id, uid, learner_id, device_id, lesson_id, lesson_revision, content_hash,
    seed, question_count, pass_count, opened_at ON attempt
BEGIN
    SELECT RAISE(ABORT, 'what an attempt began with does not change');
END;

-- Where the learner is; one row an attempt, replaced with every event.
CREATE TABLE position(
    attempt_id INTEGER PRIMARY KEY REFERENCES attempt(id),
    position TEXT NOT NULL CHECK(position <> ''), -- text of the lesson run
    active_ms INTEGER NOT NULL CHECK(active_ms >= 0), -- pauses past 60 s left out
    saved_at INTEGER NOT NULL
) STRICT;

-- Every choice in a scenario. Append-only, sealed.
CREATE TABLE reply(
    seq INTEGER PRIMARY KEY CHECK(seq >= 1), -- 1, 2, 3 ... without a gap
    attempt_id INTEGER NOT NULL REFERENCES attempt(id),
    scene_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    option_id TEXT NOT NULL,
    is_first INTEGER NOT NULL CHECK(is_first IN (0, 1)), -- 0: "see the other way too"
    replied_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440),
    previous BLOB NOT NULL CHECK(length(previous) = 32), -- seal of the row before
    seal BLOB NOT NULL CHECK(length(seal) = 32) -- keyed hash of previous and this row
) STRICT;
CREATE INDEX reply_attempt ON reply(attempt_id);

-- Hands-on parts: how often tried. No score, so only the newest numbers.
CREATE TABLE widget_tries(
    attempt_id INTEGER NOT NULL REFERENCES attempt(id),
    scene_id TEXT NOT NULL,
    step_id TEXT NOT NULL,
    tries INTEGER NOT NULL CHECK(tries >= 0),
    is_done INTEGER NOT NULL CHECK(is_done IN (0, 1)),
    was_shown INTEGER NOT NULL CHECK(was_shown IN (0, 1)), -- the answer was shown
    tried_at INTEGER NOT NULL,
    PRIMARY KEY(attempt_id, scene_id, step_id)
) STRICT, WITHOUT ROWID;

-- Test answers. Append-only, sealed together with what the attempt began with.
CREATE TABLE answer(
    seq INTEGER PRIMARY KEY CHECK(seq >= 1),
    attempt_id INTEGER NOT NULL REFERENCES attempt(id),
    round INTEGER NOT NULL CHECK(round >= 1), -- 2 and more: retakes
    question_id TEXT NOT NULL,
    question_version INTEGER NOT NULL CHECK(question_version >= 0),
    shown TEXT NOT NULL,            -- option ids in the order shown, one space between
    chosen TEXT NOT NULL,           -- option id
    is_correct INTEGER NOT NULL CHECK(is_correct IN (0, 1)),
    answered_ms INTEGER NOT NULL CHECK(answered_ms >= 0), -- thinking time, monotonic
    answered_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440),
    cycle INTEGER NOT NULL,
    previous BLOB NOT NULL CHECK(length(previous) = 32),
    seal BLOB NOT NULL CHECK(length(seal) = 32),
    UNIQUE(attempt_id, round, question_id)
) STRICT;

-- The register. Append-only, sealed; name and content are frozen at issue.
CREATE TABLE certificate(
    seq INTEGER PRIMARY KEY CHECK(seq >= 1),
    serial TEXT NOT NULL UNIQUE CHECK(serial <> ''),
    kind TEXT NOT NULL CHECK(kind IN ('lesson', 'part', 'course')),
    subject TEXT NOT NULL CHECK(subject <> ''), -- lesson, part or course id
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    attempt_id INTEGER REFERENCES attempt(id),
    content TEXT NOT NULL CHECK(content <> ''), -- canonical text that was signed
    signature BLOB NOT NULL,
    key_id TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440),
    cycle INTEGER NOT NULL,
    replaces TEXT REFERENCES certificate(serial),
    reason TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    previous BLOB NOT NULL CHECK(length(previous) = 32),
    seal BLOB NOT NULL CHECK(length(seal) = 32),
    CHECK((kind = 'lesson') = (attempt_id IS NOT NULL)),
    CHECK((replaces IS NULL) = (reason = ''))
) STRICT;
CREATE UNIQUE INDEX certificate_first ON certificate(learner_id, kind, subject, cycle)
    WHERE replaces IS NULL;
CREATE UNIQUE INDEX certificate_replaces ON certificate(replaces) WHERE replaces IS NOT NULL;

-- What happened to a certificate after its issue.
CREATE TABLE certificate_event(
    id INTEGER PRIMARY KEY,
    serial TEXT NOT NULL REFERENCES certificate(serial),
    event TEXT NOT NULL CHECK(event IN ('revoked', 'printed', 'exported')),
    noted_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX certificate_event_serial ON certificate_event(serial);

-- The self-diagnosis of the company: one sitting and its 25 answers.
CREATE TABLE diagnosis(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK(length(uid) = 36),
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    device_id INTEGER NOT NULL REFERENCES device(id),
    cycle INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL CHECK(zone_minutes BETWEEN -1440 AND 1440)
) STRICT;
CREATE TABLE diagnosis_answer(
    diagnosis_id INTEGER NOT NULL REFERENCES diagnosis(id),
    item INTEGER NOT NULL CHECK(item BETWEEN 1 AND 25),
    choice TEXT NOT NULL CHECK(choice IN ('done', 'partly', 'not_done', 'unknown')),
    PRIMARY KEY(diagnosis_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment(
    id INTEGER PRIMARY KEY,
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    lesson_id TEXT NOT NULL CHECK(lesson_id <> ''),
    cycle INTEGER NOT NULL,
    due_on TEXT NOT NULL CHECK(due_on IS date(due_on)), -- YYYY-MM-DD, wall clock
    assigned_by TEXT NOT NULL,
    assigned_at INTEGER NOT NULL,
    UNIQUE(learner_id, lesson_id, cycle)
) STRICT;

CREATE TABLE learner_setting(
    learner_id INTEGER NOT NULL REFERENCES learner(id),
    name TEXT NOT NULL CHECK(name <> ''),
    value TEXT NOT NULL,
    PRIMARY KEY(learner_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE device_setting(
    device_id INTEGER NOT NULL REFERENCES device(id),
    name TEXT NOT NULL CHECK(name <> ''),
    value TEXT NOT NULL,
    PRIMARY KEY(device_id, name)
) STRICT, WITHOUT ROWID;

-- How long each sealed chain is, so that rows cut off its end are missed too.
CREATE TABLE chain_head(
    chain TEXT PRIMARY KEY CHECK(chain IN ('reply', 'answer', 'certificate')),
    row_count INTEGER NOT NULL CHECK(row_count >= 0),
    last BLOB NOT NULL CHECK(length(last) = 32), -- seal of the last row; zeros when none
    mac BLOB NOT NULL CHECK(length(mac) = 32) -- keyed hash of the three
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reply_keep BEFORE UPDATE ON reply
BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;
CREATE TRIGGER reply_stay BEFORE DELETE ON reply
BEGIN SELECT RAISE(ABORT, 'replies are append-only'); END;
CREATE TRIGGER answer_keep BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER answer_stay BEFORE DELETE ON answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER certificate_keep BEFORE UPDATE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are append-only'); END;
CREATE TRIGGER certificate_stay BEFORE DELETE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are append-only'); END;
CREATE TRIGGER certificate_event_keep BEFORE UPDATE ON certificate_event
BEGIN SELECT RAISE(ABORT, 'certificate events are append-only'); END;
CREATE TRIGGER certificate_event_stay BEFORE DELETE ON certificate_event
BEGIN SELECT RAISE(ABORT, 'certificate events are append-only'); END;
CREATE TRIGGER diagnosis_answer_keep BEFORE UPDATE ON diagnosis_answer
BEGIN SELECT RAISE(ABORT, 'diagnosis answers are append-only'); END;
CREATE TRIGGER diagnosis_answer_stay BEFORE DELETE ON diagnosis_answer
BEGIN SELECT RAISE(ABORT, 'diagnosis answers are append-only'); END;

-- THE rule of completion: in one round of one attempt all questions were answered and
-- pass_count of them right. The bare columns come from the row of max(seq): the moment of
-- the round's last answer.
CREATE VIEW completion AS
SELECT t.learner_id, t.lesson_id, t.id AS attempt_id, a.round,
    max(a.seq) AS last_seq, a.answered_at AS passed_at, a.zone_minutes, a.cycle,
    sum(a.is_correct) AS correct_count, t.question_count, t.pass_count
FROM attempt AS t JOIN answer AS a ON a.attempt_id = t.id
GROUP BY t.learner_id, t.lesson_id, t.id, a.round
HAVING count(*) >= t.question_count AND sum(a.is_correct) >= t.pass_count;
