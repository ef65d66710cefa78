-- The same for bills of materials as 0005 has for other facts.
CREATE VIEW bill_of_materials AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.product') AS product,
    JSON_QUERY(body, '$.inputs') AS inputs,
    JSON_VALUE(body, '$.conversionCost') AS conversion_cost,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'bill-of-materials';
