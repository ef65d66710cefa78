-- What ties a reversal to the order that it takes back, whole or in parts. A reversal is decided after those before it: that no two
-- are the same part of an order keeps it from being reversed twice.
CREATE TABLE order_reversal (
    sequence BIGINT NOT NULL CONSTRAINT order_reversal_is_an_order REFERENCES posted_order (sequence),
    reverses BIGINT NOT NULL CONSTRAINT order_reversal_is_of_an_order REFERENCES posted_order (sequence),
    part     INT NOT NULL CONSTRAINT order_reversal_part_from_one CHECK (part >= 1),
    is_last  BIT NOT NULL CONSTRAINT order_reversal_is_last_or_not CHECK (is_last IN (0, 1)),
    CONSTRAINT order_reversal_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_reversal_part_is_reversed_once UNIQUE (reverses, part),
    CONSTRAINT order_reversal_follows_its_order CHECK (sequence > reverses)
);

CREATE UNIQUE INDEX order_reversal_is_complete_once ON order_reversal (reverses) WHERE is_last = 1;
GO

CREATE TRIGGER order_reversal_is_never_changed ON order_reversal AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order reverses never changes.', 1;
GO

CREATE TRIGGER order_reversal_is_never_deleted ON order_reversal AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A reversal is never deleted: post the supply again.', 1;
GO

-- The reversals of a group on their way in.
CREATE TYPE incoming.order_reversal_row AS TABLE (
    sequence BIGINT,
    reverses BIGINT,
    part     INT,
    is_last  BIT
);
GO

-- The same for periods as 0005 has for other facts.
CREATE VIEW period AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.month') AS month,
    JSON_VALUE(body, '$.state') AS state,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'period';
