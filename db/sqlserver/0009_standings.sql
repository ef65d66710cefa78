-- What counts over several orders: of one programme, holder and period a row for each order that changes it, with the totals after
-- it. An order is decided on the totals before it: that no two are the same part keeps anything from being used twice.
CREATE TABLE standing (
    programme    NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    holder       NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    period       NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    part         INT NOT NULL CONSTRAINT standing_part_from_one CHECK (part >= 1),
    sequence     BIGINT NOT NULL CONSTRAINT standing_is_of_an_order REFERENCES posted_order (sequence),
    currency     NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT standing_currency_has_three_letters CHECK (LEN(currency) = 3),
    minor_units  INT NOT NULL CONSTRAINT standing_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    change       BIGINT NOT NULL,
    total        BIGINT NOT NULL,
    earned       BIGINT NOT NULL,
    earned_total BIGINT NOT NULL,
    CONSTRAINT standing_key PRIMARY KEY CLUSTERED (programme, holder, period, part)
);
GO

CREATE TRIGGER standing_is_never_changed ON standing AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order drew or earned never changes: reverse it.', 1;
GO

CREATE TRIGGER standing_is_never_deleted ON standing AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order drew or earned is never deleted: reverse it.', 1;
GO

-- What is asked of the standings before orders of a group are decided, and their rows on the way in.
CREATE TYPE incoming.standing_key AS TABLE (
    programme NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    holder    NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    period    NVARCHAR(10) COLLATE Latin1_General_100_BIN2
);

CREATE TYPE incoming.standing_row AS TABLE (
    programme    NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    holder       NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    period       NVARCHAR(10) COLLATE Latin1_General_100_BIN2,
    part         INT,
    sequence     BIGINT,
    currency     NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
    minor_units  INT,
    change       BIGINT,
    total        BIGINT,
    earned       BIGINT,
    earned_total BIGINT
);
GO

-- For people with SQL.
CREATE VIEW standings AS
SELECT s.programme, s.holder, s.period, s.part, o.id AS order_id, s.currency,
    CAST(s.change AS DECIMAL(19, 0)) * s.unit AS change,
    CAST(s.total AS DECIMAL(19, 0)) * s.unit AS total,
    CAST(s.earned AS DECIMAL(19, 0)) * s.unit AS earned,
    CAST(s.earned_total AS DECIMAL(19, 0)) * s.unit AS earned_total
FROM (
    SELECT programme, holder, period, part, sequence, currency, change, total, earned, earned_total,
        CAST(CASE minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS unit
    FROM standing
) s
JOIN posted_order o ON o.sequence = s.sequence;
GO

-- The view of 0005 with what programmes can say since.
DROP VIEW programme;
GO

CREATE VIEW programme AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.discountPercent') AS discount_percent,
    JSON_QUERY(body, '$.sellers') AS sellers,
    JSON_QUERY(body, '$.buyers') AS buyers,
    JSON_QUERY(body, '$.productKinds') AS product_kinds,
    JSON_QUERY(body, '$.relations') AS relations,
    JSON_QUERY(body, '$.relationships') AS relationships,
    JSON_QUERY(body, '$.countries') AS countries,
    JSON_VALUE(body, '$.limitPercent') AS limit_percent,
    JSON_QUERY(body, '$.grossProfits') AS gross_profits,
    JSON_VALUE(body, '$.listMarkdownPercent') AS list_markdown_percent,
    JSON_VALUE(body, '$.allowance.amount') AS allowance,
    JSON_VALUE(body, '$.allowance.currency') AS allowance_currency,
    JSON_VALUE(body, '$.floor') AS floor,
    JSON_VALUE(body, '$.borneBy') AS borne_by,
    JSON_VALUE(body, '$.presentation') AS presentation,
    JSON_VALUE(body, '$.currency') AS currency,
    JSON_VALUE(body, '$.period') AS period,
    JSON_VALUE(body, '$.tierBasis') AS tier_basis,
    JSON_QUERY(body, '$.tiers') AS tiers,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'programme';
