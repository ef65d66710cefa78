-- The same for benchmarks and agreements as 0005 has for other facts.

CREATE VIEW benchmark AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.indicator' AS indicator,
    body ->> '$.quartiles' AS quartiles,
    body ->> '$.multiYear' AS multi_year,
    body ->> '$.testedParty' AS tested_party,
    body ->> '$.currency' AS currency,
    body ->> '$.tolerancePercent' AS tolerance_percent,
    body ->> '$.observations' AS observations,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'benchmark';

CREATE VIEW agreement AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.provider' AS provider,
    body ->> '$.receiver' AS receiver,
    body ->> '$.products' AS products,
    body ->> '$.productKinds' AS product_kinds,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'agreement';
