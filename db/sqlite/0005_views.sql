-- For people with SQL. Decimals are texts, exact; dates that always held are 0001-01-01.

CREATE VIEW party AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.kind' AS kind,
    body ->> '$.name' AS name,
    body ->> '$.company' AS company,
    body ->> '$.country' AS country,
    body ->> '$.functionalCurrency' AS functional_currency,
    body ->> '$.keepsBooks' AS keeps_books,
    body ->> '$.lei' AS lei,
    body ->> '$.dissolvedOn' AS dissolved_on,
    body ->> '$.rateKind' AS rate_kind,
    body ->> '$.rateRule' AS rate_rule,
    body ->> '$.rounding' AS rounding,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'party';

CREATE VIEW stake AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.owner' AS owner,
    body ->> '$.owned' AS owned,
    body ->> '$.votesPercent' AS votes_percent,
    body ->> '$.capitalPercent' AS capital_percent,
    body ->> '$.votesSuspended' AS votes_suspended,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'stake';

CREATE VIEW control_fact AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.controller' AS controller,
    body ->> '$.controlled' AS controlled,
    body ->> '$.effect' AS effect,
    body ->> '$.basis' AS basis,
    body ->> '$.holds' AS holds,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'control-fact';

CREATE VIEW staff_tie AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.person' AS person,
    body ->> '$.employer' AS employer,
    body ->> '$.relation' AS relation,
    body ->> '$.through' AS through,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'staff-tie';

CREATE VIEW programme AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.discountPercent' AS discount_percent,
    body ->> '$.sellers' AS sellers,
    body ->> '$.productKinds' AS product_kinds,
    body ->> '$.relations' AS relations,
    body ->> '$.relationships' AS relationships,
    body ->> '$.limitPercent' AS limit_percent,
    body ->> '$.floor' AS floor,
    body ->> '$.borneBy' AS borne_by,
    body ->> '$.presentation' AS presentation,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'programme';

CREATE VIEW product AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.seller' AS seller,
    body ->> '$.name' AS name,
    body ->> '$.kind' AS kind,
    body ->> '$.unit' AS unit,
    body ->> '$.category' AS category,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'product';

CREATE VIEW price AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.product' AS product,
    body ->> '$.kind' AS kind,
    body ->> '$.party' AS party,
    body ->> '$.amount' AS amount,
    body ->> '$.per' AS per,
    body ->> '$.currency' AS currency,
    body ->> '$.minQuantity' AS min_quantity,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'price';

CREATE VIEW rate AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.kind' AS kind,
    body ->> '$.base' AS base,
    body ->> '$.quote' AS quote,
    body ->> '$.rate' AS rate,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'rate';

CREATE VIEW policy AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.seller' AS seller,
    body ->> '$.buyer' AS buyer,
    body ->> '$.relationships' AS relationships,
    body ->> '$.product' AS product,
    body ->> '$.productKind' AS product_kind,
    body ->> '$.method' AS method,
    body ->> '$.parameters' AS parameters,
    body ->> '$.benchmark' AS benchmark,
    body ->> '$.onOutOfRange' AS on_out_of_range,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'policy';

CREATE VIEW account AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.number' AS number,
    body ->> '$.name' AS name,
    body ->> '$.accountType' AS account_type,
    body ->> '$.company' AS company,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'account';

CREATE VIEW account_assignment AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.postingKey' AS posting_key,
    body ->> '$.account' AS account,
    body ->> '$.company' AS company,
    body ->> '$.counterparty' AS counterparty,
    body ->> '$.relationship' AS relationship,
    body ->> '$.productKind' AS product_kind,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'account-assignment';

CREATE VIEW orders AS
SELECT sequence, id, posted_at, principal AS posted_by, known_at, buyer, buyer_company, seller, seller_company, document_year, seller_document, buyer_document,
    date, posting_date, classification, relationship, currency,
    iif(total < 0, '-', '') || (abs(total) / scale) || iif(minor_units = 0, '', printf('.%0*d', minor_units, abs(total) % scale)) AS total,
    CAST(document AS TEXT) AS document
FROM (SELECT *, CAST('1' || substr('0000', 1, minor_units) AS INTEGER) AS scale FROM posted_order);

CREATE VIEW journal AS
SELECT e.sequence, o.id AS order_id, e.company, e.ledger, e.year, e.entry_number, e.posting_date, l.line_number, l.account, l.assignment_version, e.currency,
    (l.debit / e.scale) || iif(e.minor_units = 0, '', printf('.%0*d', e.minor_units, l.debit % e.scale)) AS debit,
    (l.credit / e.scale) || iif(e.minor_units = 0, '', printf('.%0*d', e.minor_units, l.credit % e.scale)) AS credit,
    e.functional_currency,
    (l.functional_debit / e.functional_scale) || iif(e.functional_minor_units = 0, '', printf('.%0*d', e.functional_minor_units, l.functional_debit % e.functional_scale)) AS functional_debit,
    (l.functional_credit / e.functional_scale) || iif(e.functional_minor_units = 0, '', printf('.%0*d', e.functional_minor_units, l.functional_credit % e.functional_scale)) AS functional_credit,
    iif(e.exchange_rate IS NULL, NULL, printf('%d.%010d', e.exchange_rate / 10000000000, e.exchange_rate % 10000000000)) AS exchange_rate,
    l.counterparty, l.department, l.elimination_key
FROM (
    SELECT *,
        CAST('1' || substr('0000', 1, minor_units) AS INTEGER) AS scale,
        CAST('1' || substr('0000', 1, functional_minor_units) AS INTEGER) AS functional_scale
    FROM journal_entry
) e
JOIN posted_order o ON o.sequence = e.order_sequence
JOIN journal_line l ON l.entry = e.sequence;
