-- A rule may be for new hires only.

ALTER TABLE assignment_rule ADD COLUMN hired_since TEXT NOT NULL DEFAULT ''  -- empty: all
    CHECK(hired_since = '' OR hired_since IS date(hired_since));
