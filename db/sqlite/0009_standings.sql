-- What counts over several orders: of one programme, holder and period a row for each order that changes it, with the totals after
-- it. An order is decided on the totals before it: that no two are the same part keeps anything from being used twice.
CREATE TABLE standing (
    programme    TEXT NOT NULL,
    holder       TEXT NOT NULL,
    period       TEXT NOT NULL,
    part         INTEGER NOT NULL CONSTRAINT standing_part_from_one CHECK (part >= 1),
    sequence     INTEGER NOT NULL CONSTRAINT standing_is_of_an_order REFERENCES posted_order (sequence),
    currency     TEXT NOT NULL CONSTRAINT standing_currency_has_three_letters CHECK (length(currency) = 3),
    minor_units  INTEGER NOT NULL CONSTRAINT standing_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    change       INTEGER NOT NULL,
    total        INTEGER NOT NULL,
    earned       INTEGER NOT NULL,
    earned_total INTEGER NOT NULL,
    CONSTRAINT standing_key PRIMARY KEY (programme, holder, period, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER standing_is_never_changed BEFORE UPDATE ON standing
BEGIN
    SELECT RAISE(ABORT, 'What an order drew or earned never changes: reverse it.');
END;

CREATE TRIGGER standing_is_never_deleted BEFORE DELETE ON standing
BEGIN
    SELECT RAISE(ABORT, 'What an order drew or earned is never deleted: reverse it.');
END;

-- For people with SQL.
CREATE VIEW standings AS
SELECT s.programme, s.holder, s.period, s.part, o.id AS order_id, s.currency,
    iif(s.change < 0, '-', '') || (abs(s.change) / s.scale) || iif(s.minor_units = 0, '', printf('.%0*d', s.minor_units, abs(s.change) % s.scale)) AS change,
    iif(s.total < 0, '-', '') || (abs(s.total) / s.scale) || iif(s.minor_units = 0, '', printf('.%0*d', s.minor_units, abs(s.total) % s.scale)) AS total,
    iif(s.earned < 0, '-', '') || (abs(s.earned) / s.scale) || iif(s.minor_units = 0, '', printf('.%0*d', s.minor_units, abs(s.earned) % s.scale)) AS earned,
    iif(s.earned_total < 0, '-', '') || (abs(s.earned_total) / s.scale) || iif(s.minor_units = 0, '', printf('.%0*d', s.minor_units, abs(s.earned_total) % s.scale)) AS earned_total
FROM (SELECT *, CAST('1' || substr('0000', 1, minor_units) AS INTEGER) AS scale FROM standing) s
JOIN posted_order o ON o.sequence = s.sequence;

-- The view of 0005 with what programmes can say since.
DROP VIEW programme;

CREATE VIEW programme AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.kind' AS kind,
    body ->> '$.discountPercent' AS discount_percent,
    body ->> '$.sellers' AS sellers,
    body ->> '$.buyers' AS buyers,
    body ->> '$.productKinds' AS product_kinds,
    body ->> '$.relations' AS relations,
    body ->> '$.relationships' AS relationships,
    body ->> '$.countries' AS countries,
    body ->> '$.limitPercent' AS limit_percent,
    body ->> '$.grossProfits' AS gross_profits,
    body ->> '$.listMarkdownPercent' AS list_markdown_percent,
    body ->> '$.allowance.amount' AS allowance,
    body ->> '$.allowance.currency' AS allowance_currency,
    body ->> '$.floor' AS floor,
    body ->> '$.borneBy' AS borne_by,
    body ->> '$.presentation' AS presentation,
    body ->> '$.currency' AS currency,
    body ->> '$.period' AS period,
    body ->> '$.tierBasis' AS tier_basis,
    body ->> '$.tiers' AS tiers,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'programme';
