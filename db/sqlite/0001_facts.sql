-- Facts are everything that a decision rests on. They are only ever added: a later version corrects or succeeds an earlier one.

-- The counters of this database. Every writing transaction begins by updating this row, which makes the writers one behind the
-- other: numbers are then without gaps, and the order of numbers is the order of commits.
CREATE TABLE head (
    id             INTEGER NOT NULL CONSTRAINT head_key PRIMARY KEY CONSTRAINT head_is_one_row CHECK (id = 1),
    version        INTEGER NOT NULL CONSTRAINT head_version_not_negative CHECK (version >= 0),
    order_sequence INTEGER NOT NULL CONSTRAINT head_order_sequence_not_negative CHECK (order_sequence >= 0),
    keys_version   INTEGER NOT NULL CONSTRAINT head_keys_version_not_negative CHECK (keys_version >= 0),
    -- Counts the readiness checks: SQLite writes nothing where a row stays the same, and a check must write.
    ready_checks   INTEGER NOT NULL
) STRICT;

INSERT INTO head (id, version, order_sequence, keys_version, ready_checks) VALUES (1, 0, 0, 0, 0);

CREATE TRIGGER head_never_goes_back BEFORE UPDATE ON head
WHEN NEW.version < OLD.version OR NEW.order_sequence < OLD.order_sequence OR NEW.keys_version < OLD.keys_version
BEGIN
    SELECT RAISE(ABORT, 'The counters of the database never go back.');
END;

CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head
BEGIN
    SELECT RAISE(ABORT, 'The counters of the database are never deleted.');
END;

-- One row a fact; the body is the fact as JSON, as HTTP speaks it.
CREATE TABLE fact (
    version        INTEGER NOT NULL CONSTRAINT fact_version_from_one CHECK (version >= 1),
    position       INTEGER NOT NULL CONSTRAINT fact_position_from_zero CHECK (position >= 0),
    type           TEXT NOT NULL,
    key            TEXT NOT NULL,
    effective_from TEXT NOT NULL CONSTRAINT fact_effective_from_is_date CHECK (effective_from IS date(effective_from)),
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT NOT NULL,
    body           TEXT NOT NULL,
    CONSTRAINT fact_key PRIMARY KEY (version, position),
    CONSTRAINT fact_body_is_of_its_type CHECK (json_extract(body, '$.type') IS type)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
BEGIN
    SELECT RAISE(ABORT, 'A recorded fact is never changed: record a new one.');
END;

CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
BEGIN
    SELECT RAISE(ABORT, 'A recorded fact is never deleted: record it as withdrawn.');
END;
