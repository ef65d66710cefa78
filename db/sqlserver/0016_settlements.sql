-- What ties an order that settles another one, whole or in part, or that values what is open of it, to that order. Each is decided after
-- those before it: that no two are the same part of an order keeps what is open from being paid twice. What companies owe each other newly
-- after a netting settles nothing, and stands in no row.
CREATE TABLE order_settlement (
    sequence BIGINT NOT NULL CONSTRAINT order_settlement_is_an_order REFERENCES posted_order (sequence),
    settles  BIGINT NOT NULL CONSTRAINT order_settlement_is_of_an_order REFERENCES posted_order (sequence),
    part     INT NOT NULL CONSTRAINT order_settlement_part_from_one CHECK (part >= 1),
    CONSTRAINT order_settlement_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_settlement_part_is_made_once UNIQUE (settles, part),
    CONSTRAINT order_settlement_follows_its_order CHECK (sequence > settles)
);
GO

CREATE TRIGGER order_settlement_is_never_changed ON order_settlement AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order settles never changes.', 1;
GO

CREATE TRIGGER order_settlement_is_never_deleted ON order_settlement AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A settlement is never deleted: reverse it.', 1;
GO

-- Those of a group on their way in.
CREATE TYPE incoming.order_settlement_row AS TABLE (
    sequence BIGINT,
    settles  BIGINT,
    part     INT
);
GO

-- The same for revaluations.
CREATE TABLE order_revaluation (
    sequence BIGINT NOT NULL CONSTRAINT order_revaluation_is_an_order REFERENCES posted_order (sequence),
    revalues BIGINT NOT NULL CONSTRAINT order_revaluation_is_of_an_order REFERENCES posted_order (sequence),
    part     INT NOT NULL CONSTRAINT order_revaluation_part_from_one CHECK (part >= 1),
    CONSTRAINT order_revaluation_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_revaluation_part_is_made_once UNIQUE (revalues, part),
    CONSTRAINT order_revaluation_follows_its_order CHECK (sequence > revalues)
);
GO

CREATE TRIGGER order_revaluation_is_never_changed ON order_revaluation AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order values never changes.', 1;
GO

CREATE TRIGGER order_revaluation_is_never_deleted ON order_revaluation AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A revaluation is never deleted: it takes itself back.', 1;
GO

-- Those of a group on their way in.
CREATE TYPE incoming.order_revaluation_row AS TABLE (
    sequence BIGINT,
    revalues BIGINT,
    part     INT
);
GO

-- The view of 0010, with the order that one settles or values.
DROP VIEW orders;
GO

CREATE VIEW orders AS
SELECT o.sequence, o.id, o.posted_at, o.principal AS posted_by, o.known_at, o.buyer, o.buyer_company, o.seller, o.seller_company, o.document_year, o.seller_document, o.buyer_document,
    o.date, o.posting_date, o.classification, o.relationship, o.currency,
    CAST(o.total AS DECIMAL(19, 0)) * CAST(CASE o.minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS total,
    o.document,
    reversed.id AS reverses, adjusted.id AS adjusts, settled.id AS settles, revalued.id AS revalues
FROM posted_order o
LEFT JOIN order_reversal r ON r.sequence = o.sequence
LEFT JOIN posted_order reversed ON reversed.sequence = r.reverses
LEFT JOIN order_adjustment a ON a.sequence = o.sequence
LEFT JOIN posted_order adjusted ON adjusted.sequence = a.adjusts
LEFT JOIN order_settlement s ON s.sequence = o.sequence
LEFT JOIN posted_order settled ON settled.sequence = s.settles
LEFT JOIN order_revaluation v ON v.sequence = o.sequence
LEFT JOIN posted_order revalued ON revalued.sequence = v.revalues;
