-- What ties a debit or credit note to the one order whose price it changes. It is decided after those before it: that no two are
-- the same part of an order keeps a difference from being charged twice. A note over many supplies stands in no row.
CREATE TABLE order_adjustment (
    sequence BIGINT NOT NULL CONSTRAINT order_adjustment_is_an_order REFERENCES posted_order (sequence),
    adjusts  BIGINT NOT NULL CONSTRAINT order_adjustment_is_of_an_order REFERENCES posted_order (sequence),
    part     INT NOT NULL CONSTRAINT order_adjustment_part_from_one CHECK (part >= 1),
    CONSTRAINT order_adjustment_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_adjustment_part_is_made_once UNIQUE (adjusts, part),
    CONSTRAINT order_adjustment_follows_its_order CHECK (sequence > adjusts)
);
GO

CREATE TRIGGER order_adjustment_is_never_changed ON order_adjustment AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order adjusts never changes.', 1;
GO

CREATE TRIGGER order_adjustment_is_never_deleted ON order_adjustment AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'An adjustment is never deleted: reverse it.', 1;
GO

-- The adjustments of a group on their way in.
CREATE TYPE incoming.order_adjustment_row AS TABLE (
    sequence BIGINT,
    adjusts  BIGINT,
    part     INT
);
GO

-- The view of 0005, with the order that one reverses or adjusts.
DROP VIEW orders;
GO

CREATE VIEW orders AS
SELECT o.sequence, o.id, o.posted_at, o.principal AS posted_by, o.known_at, o.buyer, o.buyer_company, o.seller, o.seller_company, o.document_year, o.seller_document, o.buyer_document,
    o.date, o.posting_date, o.classification, o.relationship, o.currency,
    CAST(o.total AS DECIMAL(19, 0)) * CAST(CASE o.minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS total,
    o.document,
    reversed.id AS reverses, adjusted.id AS adjusts
FROM posted_order o
LEFT JOIN order_reversal r ON r.sequence = o.sequence
LEFT JOIN posted_order reversed ON reversed.sequence = r.reverses
LEFT JOIN order_adjustment a ON a.sequence = o.sequence
LEFT JOIN posted_order adjusted ON adjusted.sequence = a.adjusts;
