-- What ties an order that settles another one, whole or in part, or that values what is open of it, to that order. Each is decided after
-- those before it: that no two are the same part of an order keeps what is open from being paid twice. What companies owe each other newly
-- after a netting settles nothing, and stands in no row.
CREATE TABLE order_settlement (
    sequence INTEGER NOT NULL CONSTRAINT order_settlement_key PRIMARY KEY CONSTRAINT order_settlement_is_an_order REFERENCES posted_order (sequence),
    settles  INTEGER NOT NULL CONSTRAINT order_settlement_is_of_an_order REFERENCES posted_order (sequence),
    part     INTEGER NOT NULL CONSTRAINT order_settlement_part_from_one CHECK (part >= 1),
    CONSTRAINT order_settlement_part_is_made_once UNIQUE (settles, part),
    CONSTRAINT order_settlement_follows_its_order CHECK (sequence > settles)
) STRICT;

CREATE TRIGGER order_settlement_is_never_changed BEFORE UPDATE ON order_settlement
BEGIN
    SELECT RAISE(ABORT, 'What an order settles never changes.');
END;

CREATE TRIGGER order_settlement_is_never_deleted BEFORE DELETE ON order_settlement
BEGIN
    SELECT RAISE(ABORT, 'A settlement is never deleted: reverse it.');
END;

-- The same for revaluations.
CREATE TABLE order_revaluation (
    sequence INTEGER NOT NULL CONSTRAINT order_revaluation_key PRIMARY KEY CONSTRAINT order_revaluation_is_an_order REFERENCES posted_order (sequence),
    revalues INTEGER NOT NULL CONSTRAINT order_revaluation_is_of_an_order REFERENCES posted_order (sequence),
    part     INTEGER NOT NULL CONSTRAINT order_revaluation_part_from_one CHECK (part >= 1),
    CONSTRAINT order_revaluation_part_is_made_once UNIQUE (revalues, part),
    CONSTRAINT order_revaluation_follows_its_order CHECK (sequence > revalues)
) STRICT;

CREATE TRIGGER order_revaluation_is_never_changed BEFORE UPDATE ON order_revaluation
BEGIN
    SELECT RAISE(ABORT, 'What an order values never changes.');
END;

CREATE TRIGGER order_revaluation_is_never_deleted BEFORE DELETE ON order_revaluation
BEGIN
    SELECT RAISE(ABORT, 'A revaluation is never deleted: it takes itself back.');
END;

-- The view of 0010, with the order that one settles or values.
DROP VIEW orders;

CREATE VIEW orders AS
SELECT o.sequence, o.id, o.posted_at, o.principal AS posted_by, o.known_at, o.buyer, o.buyer_company, o.seller, o.seller_company, o.document_year, o.seller_document, o.buyer_document,
    o.date, o.posting_date, o.classification, o.relationship, o.currency,
    iif(o.total < 0, '-', '') || (abs(o.total) / o.scale) || iif(o.minor_units = 0, '', printf('.%0*d', o.minor_units, abs(o.total) % o.scale)) AS total,
    CAST(o.document AS TEXT) AS document,
    reversed.id AS reverses, adjusted.id AS adjusts, settled.id AS settles, revalued.id AS revalues
FROM (SELECT *, CAST('1' || substr('0000', 1, minor_units) AS INTEGER) AS scale FROM posted_order) o
LEFT JOIN order_reversal r ON r.sequence = o.sequence
LEFT JOIN posted_order reversed ON reversed.sequence = r.reverses
LEFT JOIN order_adjustment a ON a.sequence = o.sequence
LEFT JOIN posted_order adjusted ON adjusted.sequence = a.adjusts
LEFT JOIN order_settlement s ON s.sequence = o.sequence
LEFT JOIN posted_order settled ON settled.sequence = s.settles
LEFT JOIN order_revaluation v ON v.sequence = o.sequence
LEFT JOIN posted_order revalued ON revalued.sequence = v.revalues;
