-- The same for targets of help and requests for help as 0005 has for other facts. Of a request the last version counts.
CREATE VIEW help_target AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.customerKind' AS customer_kind,
    body ->> '$.firstAnswerHours' AS first_answer_hours,
    body ->> '$.resolutionHours' AS resolution_hours,
    body ->> '$.behindExternal' AS behind_external,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'help-target';

CREATE VIEW help_request AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.customer' AS customer,
    body ->> '$.customerKind' AS customer_kind,
    body ->> '$.customerCompany' AS customer_company,
    body ->> '$.provider' AS provider,
    body ->> '$.providerCompany' AS provider_company,
    body ->> '$.order' AS order_id,
    body ->> '$.product' AS product,
    body ->> '$.subject' AS subject,
    body ->> '$.state' AS state,
    body ->> '$.assignee' AS assignee,
    body ->> '$.text' AS note,
    body ->> '$.firstAnswerHours' AS first_answer_hours,
    body ->> '$.resolutionHours' AS resolution_hours
FROM fact
WHERE type = 'help-request';

-- Products can name those of other sellers that serve the same purpose.
DROP VIEW product;

CREATE VIEW product AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.seller' AS seller,
    body ->> '$.name' AS name,
    body ->> '$.kind' AS kind,
    body ->> '$.unit' AS unit,
    body ->> '$.category' AS category,
    body ->> '$.equivalents' AS equivalents,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'product';
