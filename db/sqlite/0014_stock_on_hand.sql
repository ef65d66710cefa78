-- The same for stock on hand as 0005 has for other facts.
CREATE VIEW stock_on_hand AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.company' AS company,
    body ->> '$.product' AS product,
    body ->> '$.quantity' AS quantity,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'stock-on-hand';
