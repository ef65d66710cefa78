-- The same for bills of materials as 0005 has for other facts.
CREATE VIEW bill_of_materials AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.product' AS product,
    body ->> '$.inputs' AS inputs,
    body ->> '$.conversionCost' AS conversion_cost,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'bill-of-materials';
