-- What ties a debit or credit note to the one order whose price it changes. It is decided after those before it: that no two are
-- the same part of an order keeps a difference from being charged twice. A note over many supplies stands in no row.
CREATE TABLE order_adjustment (
    sequence INTEGER NOT NULL CONSTRAINT order_adjustment_key PRIMARY KEY CONSTRAINT order_adjustment_is_an_order REFERENCES posted_order (sequence),
    adjusts  INTEGER NOT NULL CONSTRAINT order_adjustment_is_of_an_order REFERENCES posted_order (sequence),
    part     INTEGER NOT NULL CONSTRAINT order_adjustment_part_from_one CHECK (part >= 1),
    CONSTRAINT order_adjustment_part_is_made_once UNIQUE (adjusts, part),
    CONSTRAINT order_adjustment_follows_its_order CHECK (sequence > adjusts)
) STRICT;

CREATE TRIGGER order_adjustment_is_never_changed BEFORE UPDATE ON order_adjustment
BEGIN
    SELECT RAISE(ABORT, 'What an order adjusts never changes.');
END;

CREATE TRIGGER order_adjustment_is_never_deleted BEFORE DELETE ON order_adjustment
BEGIN
    SELECT RAISE(ABORT, 'An adjustment is never deleted: reverse it.');
END;

-- The view of 0005, with the order that one reverses or adjusts.
DROP VIEW orders;

CREATE VIEW orders AS
SELECT o.sequence, o.id, o.posted_at, o.principal AS posted_by, o.known_at, o.buyer, o.buyer_company, o.seller, o.seller_company, o.document_year, o.seller_document, o.buyer_document,
    o.date, o.posting_date, o.classification, o.relationship, o.currency,
    iif(o.total < 0, '-', '') || (abs(o.total) / o.scale) || iif(o.minor_units = 0, '', printf('.%0*d', o.minor_units, abs(o.total) % o.scale)) AS total,
    CAST(o.document AS TEXT) AS document,
    reversed.id AS reverses, adjusted.id AS adjusts
FROM (SELECT *, CAST('1' || substr('0000', 1, minor_units) AS INTEGER) AS scale FROM posted_order) o
LEFT JOIN order_reversal r ON r.sequence = o.sequence
LEFT JOIN posted_order reversed ON reversed.sequence = r.reverses
LEFT JOIN order_adjustment a ON a.sequence = o.sequence
LEFT JOIN posted_order adjusted ON adjusted.sequence = a.adjusts;
