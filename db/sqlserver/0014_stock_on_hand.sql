-- The same for stock on hand as 0005 has for other facts.
CREATE VIEW stock_on_hand AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.product') AS product,
    JSON_VALUE(body, '$.quantity') AS quantity,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'stock-on-hand';
