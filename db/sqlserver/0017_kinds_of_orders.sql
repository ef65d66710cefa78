-- What orders do that are no supplies, once for each company that they belong to: what a list of one kind walks along. Most orders are supplies, and stand in no row.
CREATE TABLE order_kind (
    kind     NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT order_kind_is_not_supply CHECK (kind IN ('reversal', 'adjustment', 'settlement', 'revaluation')),
    company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    sequence BIGINT NOT NULL CONSTRAINT order_kind_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_kind_key PRIMARY KEY CLUSTERED (kind, company, sequence)
);

CREATE INDEX order_kind_of_all_companies ON order_kind (kind, sequence, company);
GO

-- Those of the orders so far. What follows one order stands in a row of its own; of others the document tells.
INSERT INTO order_kind (kind, company, sequence)
SELECT k.kind, c.company, k.sequence
FROM (
    SELECT sequence, 'reversal' AS kind FROM order_reversal
    UNION ALL
    SELECT sequence, 'adjustment' FROM order_adjustment
    UNION ALL
    SELECT sequence, 'settlement' FROM order_settlement
    UNION ALL
    SELECT sequence, 'revaluation' FROM order_revaluation
    UNION ALL
    SELECT o.sequence, CASE WHEN CAST(o.document AS VARCHAR(MAX)) LIKE '%"kind":"adjustment"%' THEN 'adjustment' ELSE 'settlement' END
    FROM posted_order o
    WHERE (CAST(o.document AS VARCHAR(MAX)) LIKE '%"kind":"adjustment"%' OR CAST(o.document AS VARCHAR(MAX)) LIKE '%"kind":"settlement"%')
        AND NOT EXISTS (SELECT 1 FROM order_reversal r WHERE r.sequence = o.sequence)
        AND NOT EXISTS (SELECT 1 FROM order_adjustment a WHERE a.sequence = o.sequence)
        AND NOT EXISTS (SELECT 1 FROM order_settlement s WHERE s.sequence = o.sequence)
) k
JOIN order_company c ON c.sequence = k.sequence;
GO

CREATE TRIGGER order_kind_is_never_changed ON order_kind AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What a posted order does never changes.', 1;
GO

CREATE TRIGGER order_kind_is_never_deleted ON order_kind AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What a posted order does is never deleted.', 1;
GO

-- Those of a group on their way in.
CREATE TYPE incoming.order_kind_row AS TABLE (
    kind     NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    sequence BIGINT
);
