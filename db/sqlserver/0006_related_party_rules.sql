-- The same for related-party rules as 0005 has for other facts.

CREATE VIEW related_party_rule AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.preset') AS preset,
    JSON_VALUE(body, '$.basis') AS basis,
    JSON_VALUE(body, '$.thresholdPercent') AS threshold_percent,
    JSON_VALUE(body, '$.inclusive') AS inclusive,
    JSON_VALUE(body, '$.commonHolder') AS common_holder,
    JSON_VALUE(body, '$.gatePercent') AS gate_percent,
    JSON_VALUE(body, '$.when') AS tested_when,
    JSON_VALUE(body, '$.months') AS months,
    JSON_QUERY(body, '$.countries') AS countries,
    JSON_VALUE(body, '$.effectiveTo') AS effective_to,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'related-party-rule';
