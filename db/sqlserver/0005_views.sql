-- For people with SQL. Decimals of facts are texts, exact; amounts are decimals; dates that always held are 0001-01-01.

CREATE VIEW party AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.name') AS name,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.country') AS country,
    JSON_VALUE(body, '$.functionalCurrency') AS functional_currency,
    JSON_VALUE(body, '$.keepsBooks') AS keeps_books,
    JSON_VALUE(body, '$.lei') AS lei,
    JSON_VALUE(body, '$.dissolvedOn') AS dissolved_on,
    JSON_VALUE(body, '$.rateKind') AS rate_kind,
    JSON_VALUE(body, '$.rateRule') AS rate_rule,
    JSON_VALUE(body, '$.rounding') AS rounding,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'party';
GO

CREATE VIEW stake AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.owner') AS owner,
    JSON_VALUE(body, '$.owned') AS owned,
    JSON_VALUE(body, '$.votesPercent') AS votes_percent,
    JSON_VALUE(body, '$.capitalPercent') AS capital_percent,
    JSON_VALUE(body, '$.votesSuspended') AS votes_suspended,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'stake';
GO

CREATE VIEW control_fact AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.controller') AS controller,
    JSON_VALUE(body, '$.controlled') AS controlled,
    JSON_VALUE(body, '$.effect') AS effect,
    JSON_VALUE(body, '$.basis') AS basis,
    JSON_VALUE(body, '$.holds') AS holds,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'control-fact';
GO

CREATE VIEW staff_tie AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.person') AS person,
    JSON_VALUE(body, '$.employer') AS employer,
    JSON_VALUE(body, '$.relation') AS relation,
    JSON_VALUE(body, '$.through') AS through,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'staff-tie';
GO

CREATE VIEW programme AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.discountPercent') AS discount_percent,
    JSON_QUERY(body, '$.sellers') AS sellers,
    JSON_QUERY(body, '$.productKinds') AS product_kinds,
    JSON_QUERY(body, '$.relations') AS relations,
    JSON_QUERY(body, '$.relationships') AS relationships,
    JSON_VALUE(body, '$.limitPercent') AS limit_percent,
    JSON_VALUE(body, '$.floor') AS floor,
    JSON_VALUE(body, '$.borneBy') AS borne_by,
    JSON_VALUE(body, '$.presentation') AS presentation,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'programme';
GO

CREATE VIEW product AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.seller') AS seller,
    JSON_VALUE(body, '$.name') AS name,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.unit') AS unit,
    JSON_VALUE(body, '$.category') AS category,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'product';
GO

CREATE VIEW price AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.product') AS product,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.party') AS party,
    JSON_VALUE(body, '$.amount') AS amount,
    JSON_VALUE(body, '$.per') AS per,
    JSON_VALUE(body, '$.currency') AS currency,
    JSON_VALUE(body, '$.minQuantity') AS min_quantity,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'price';
GO

CREATE VIEW rate AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.base') AS base,
    JSON_VALUE(body, '$.quote') AS quote,
    JSON_VALUE(body, '$.rate') AS rate,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'rate';
GO

CREATE VIEW policy AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.seller') AS seller,
    JSON_VALUE(body, '$.buyer') AS buyer,
    JSON_QUERY(body, '$.relationships') AS relationships,
    JSON_VALUE(body, '$.product') AS product,
    JSON_VALUE(body, '$.productKind') AS product_kind,
    JSON_VALUE(body, '$.method') AS method,
    JSON_QUERY(body, '$.parameters') AS parameters,
    JSON_VALUE(body, '$.benchmark') AS benchmark,
    JSON_VALUE(body, '$.onOutOfRange') AS on_out_of_range,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'policy';
GO

CREATE VIEW account AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.number') AS number,
    JSON_VALUE(body, '$.name') AS name,
    JSON_VALUE(body, '$.accountType') AS account_type,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'account';
GO

CREATE VIEW account_assignment AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.postingKey') AS posting_key,
    JSON_VALUE(body, '$.account') AS account,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.counterparty') AS counterparty,
    JSON_VALUE(body, '$.relationship') AS relationship,
    JSON_VALUE(body, '$.productKind') AS product_kind,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'account-assignment';
GO

-- The document is UTF-8; what a table of this server's own texts would show of it depends on its collation.
CREATE VIEW orders AS
SELECT sequence, id, posted_at, principal AS posted_by, known_at, buyer, buyer_company, seller, seller_company, document_year, seller_document, buyer_document,
    date, posting_date, classification, relationship, currency,
    CAST(total AS DECIMAL(19, 0)) * CAST(CASE minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS total,
    document
FROM posted_order;
GO

CREATE VIEW journal AS
SELECT e.sequence, o.id AS order_id, e.company, e.ledger, e.year, e.entry_number, e.posting_date, l.line_number, l.account, l.assignment_version, e.currency,
    CAST(l.debit AS DECIMAL(19, 0)) * e.unit AS debit,
    CAST(l.credit AS DECIMAL(19, 0)) * e.unit AS credit,
    e.functional_currency,
    CAST(l.functional_debit AS DECIMAL(19, 0)) * e.functional_unit AS functional_debit,
    CAST(l.functional_credit AS DECIMAL(19, 0)) * e.functional_unit AS functional_credit,
    CAST(e.exchange_rate AS DECIMAL(19, 0)) * 0.0000000001 AS exchange_rate,
    l.counterparty, l.department, l.elimination_key
FROM (
    SELECT sequence, order_sequence, company, ledger, year, entry_number, posting_date, currency, functional_currency, exchange_rate,
        CAST(CASE minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS unit,
        CAST(CASE functional_minor_units WHEN 0 THEN 1 WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 ELSE 0.0001 END AS DECIMAL(5, 4)) AS functional_unit
    FROM journal_entry
) e
JOIN posted_order o ON o.sequence = e.order_sequence
JOIN journal_line l ON l.entry = e.sequence;
