-- The orders between two companies of which something may be open, and those of which nothing is any more: so that what is open is found
-- without reading what is settled. These rows are kept while orders are posted, and follow from the orders alone: they move from one table to
-- the other, and back where a settlement is taken back.
CREATE TABLE open_item (
    sequence       INTEGER NOT NULL CONSTRAINT open_item_key PRIMARY KEY CONSTRAINT open_item_is_of_an_order REFERENCES posted_order (sequence),
    seller_company TEXT NOT NULL,
    buyer_company  TEXT NOT NULL,
    currency       TEXT NOT NULL,
    posting_date   TEXT NOT NULL CONSTRAINT open_item_posting_date_is_date CHECK (posting_date IS date(posting_date)),
    -- Whether it is valued at closing rates: in a currency that is not that of all books, between companies that are related.
    is_valued      INTEGER NOT NULL CONSTRAINT open_item_is_valued_or_not CHECK (is_valued IN (0, 1))
) STRICT;

-- From the day on that is given nothing is open; before, something may be.
CREATE TABLE closed_item (
    sequence       INTEGER NOT NULL CONSTRAINT closed_item_key PRIMARY KEY CONSTRAINT closed_item_is_of_an_order REFERENCES posted_order (sequence),
    seller_company TEXT NOT NULL,
    buyer_company  TEXT NOT NULL,
    currency       TEXT NOT NULL,
    posting_date   TEXT NOT NULL CONSTRAINT closed_item_posting_date_is_date CHECK (posting_date IS date(posting_date)),
    is_valued      INTEGER NOT NULL CONSTRAINT closed_item_is_valued_or_not CHECK (is_valued IN (0, 1)),
    closed_from    TEXT NOT NULL CONSTRAINT closed_item_closed_from_is_date CHECK (closed_from IS date(closed_from))
) STRICT;

CREATE INDEX closed_item_by_day ON closed_item (closed_from);

-- Those of the orders so far.
INSERT INTO open_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued)
SELECT o.sequence, o.seller_company, o.buyer_company, o.currency, o.posting_date,
    CASE WHEN o.relationship <> 'unrelated' AND o.sequence IN (SELECT e.order_sequence FROM journal_entry e WHERE e.functional_currency <> e.currency) THEN 1 ELSE 0 END
FROM posted_order o
WHERE o.buyer_company <> o.seller_company AND o.relationship NOT IN ('employee', 'group-employee')
    AND NOT EXISTS (SELECT 1 FROM order_reversal r WHERE r.sequence = o.sequence)
    AND NOT EXISTS (SELECT 1 FROM order_adjustment a WHERE a.sequence = o.sequence)
    AND NOT EXISTS (SELECT 1 FROM order_settlement s WHERE s.sequence = o.sequence)
    AND NOT EXISTS (SELECT 1 FROM order_revaluation v WHERE v.sequence = o.sequence);

-- Of one whose price was changed something is taken to be open: it is read, and found to be settled.
INSERT INTO closed_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued, closed_from)
SELECT i.sequence, i.seller_company, i.buyer_company, i.currency, i.posting_date, i.is_valued,
    (SELECT MAX(d.day) FROM (
        SELECT i.posting_date AS day
        UNION ALL
        SELECT p.posting_date FROM order_reversal r JOIN posted_order p ON p.sequence = r.sequence WHERE r.reverses = i.sequence
        UNION ALL
        SELECT p.posting_date FROM order_settlement s JOIN posted_order p ON p.sequence = s.sequence WHERE s.settles = i.sequence
        UNION ALL
        SELECT p.posting_date FROM order_settlement s JOIN order_reversal r ON r.reverses = s.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE s.settles = i.sequence
        UNION ALL
        SELECT date(p.posting_date, '+1 day') FROM order_revaluation v JOIN posted_order p ON p.sequence = v.sequence WHERE v.revalues = i.sequence
    ) d)
FROM open_item i
JOIN posted_order o ON o.sequence = i.sequence
WHERE NOT EXISTS (SELECT 1 FROM order_adjustment a WHERE a.adjusts = i.sequence)
    AND o.total
        + COALESCE((SELECT SUM(p.total) FROM order_reversal r JOIN posted_order p ON p.sequence = r.sequence WHERE r.reverses = i.sequence), 0)
        - COALESCE((SELECT SUM(p.total) FROM order_settlement s JOIN posted_order p ON p.sequence = s.sequence WHERE s.settles = i.sequence), 0)
        - COALESCE((SELECT SUM(p.total) FROM order_settlement s JOIN order_reversal r ON r.reverses = s.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE s.settles = i.sequence), 0) = 0
    AND (EXISTS (SELECT 1 FROM order_settlement s WHERE s.settles = i.sequence) OR EXISTS (SELECT 1 FROM order_reversal r WHERE r.reverses = i.sequence AND r.is_last = 1));

DELETE FROM open_item WHERE sequence IN (SELECT c.sequence FROM closed_item c);
