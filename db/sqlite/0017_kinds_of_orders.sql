-- What orders do that are no supplies, once for each company that they belong to: what a list of one kind walks along. Most orders are supplies, and stand in no row.
CREATE TABLE order_kind (
    kind     TEXT NOT NULL CONSTRAINT order_kind_is_not_supply CHECK (kind IN ('reversal', 'adjustment', 'settlement', 'revaluation')),
    company  TEXT NOT NULL,
    sequence INTEGER NOT NULL CONSTRAINT order_kind_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_kind_key PRIMARY KEY (kind, company, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX order_kind_of_all_companies ON order_kind (kind, sequence, company);

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
    SELECT o.sequence, CASE WHEN instr(o.document, CAST('"kind":"adjustment"' AS BLOB)) > 0 THEN 'adjustment' ELSE 'settlement' END
    FROM posted_order o
    WHERE (instr(o.document, CAST('"kind":"adjustment"' AS BLOB)) > 0 OR instr(o.document, CAST('"kind":"settlement"' AS BLOB)) > 0)
        AND NOT EXISTS (SELECT 1 FROM order_reversal r WHERE r.sequence = o.sequence)
        AND NOT EXISTS (SELECT 1 FROM order_adjustment a WHERE a.sequence = o.sequence)
        AND NOT EXISTS (SELECT 1 FROM order_settlement s WHERE s.sequence = o.sequence)
) k
JOIN order_company c ON c.sequence = k.sequence;

CREATE TRIGGER order_kind_is_never_changed BEFORE UPDATE ON order_kind
BEGIN
    SELECT RAISE(ABORT, 'What a posted order does never changes.');
END;

CREATE TRIGGER order_kind_is_never_deleted BEFORE DELETE ON order_kind
BEGIN
    SELECT RAISE(ABORT, 'What a posted order does is never deleted.');
END;
