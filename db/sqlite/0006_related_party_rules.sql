-- The same for related-party rules as 0005 has for other facts.

CREATE VIEW related_party_rule AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.preset' AS preset,
    body ->> '$.basis' AS basis,
    body ->> '$.thresholdPercent' AS threshold_percent,
    body ->> '$.inclusive' AS inclusive,
    body ->> '$.commonHolder' AS common_holder,
    body ->> '$.gatePercent' AS gate_percent,
    body ->> '$.when' AS tested_when,
    body ->> '$.months' AS months,
    body ->> '$.countries' AS countries,
    body ->> '$.effectiveTo' AS effective_to,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'related-party-rule';
