-- The same for benchmarks and agreements as 0005 has for other facts.

CREATE VIEW benchmark AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.indicator') AS indicator,
    JSON_VALUE(body, '$.quartiles') AS quartiles,
    JSON_VALUE(body, '$.multiYear') AS multi_year,
    JSON_VALUE(body, '$.testedParty') AS tested_party,
    JSON_VALUE(body, '$.currency') AS currency,
    JSON_VALUE(body, '$.tolerancePercent') AS tolerance_percent,
    JSON_QUERY(body, '$.observations') AS observations,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'benchmark';
GO

CREATE VIEW agreement AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.provider') AS provider,
    JSON_VALUE(body, '$.receiver') AS receiver,
    JSON_QUERY(body, '$.products') AS products,
    JSON_QUERY(body, '$.productKinds') AS product_kinds,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'agreement';
