-- What ties a reversal to the order that it takes back, whole or in parts. A reversal is decided after those before it: that no two
-- are the same part of an order keeps it from being reversed twice.
CREATE TABLE order_reversal (
    sequence INTEGER NOT NULL CONSTRAINT order_reversal_key PRIMARY KEY CONSTRAINT order_reversal_is_an_order REFERENCES posted_order (sequence),
    reverses INTEGER NOT NULL CONSTRAINT order_reversal_is_of_an_order REFERENCES posted_order (sequence),
    part     INTEGER NOT NULL CONSTRAINT order_reversal_part_from_one CHECK (part >= 1),
    is_last  INTEGER NOT NULL CONSTRAINT order_reversal_is_last_or_not CHECK (is_last IN (0, 1)),
    CONSTRAINT order_reversal_part_is_reversed_once UNIQUE (reverses, part),
    CONSTRAINT order_reversal_follows_its_order CHECK (sequence > reverses)
) STRICT;

CREATE UNIQUE INDEX order_reversal_is_complete_once ON order_reversal (reverses) WHERE is_last = 1;

CREATE TRIGGER order_reversal_is_never_changed BEFORE UPDATE ON order_reversal
BEGIN
    SELECT RAISE(ABORT, 'What an order reverses never changes.');
END;

CREATE TRIGGER order_reversal_is_never_deleted BEFORE DELETE ON order_reversal
BEGIN
    SELECT RAISE(ABORT, 'A reversal is never deleted: post the supply again.');
END;

-- The same for periods as 0005 has for other facts.
CREATE VIEW period AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.company' AS company,
    body ->> '$.month' AS month,
    body ->> '$.state' AS state,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'period';
