-- The same for targets of help and requests for help as 0005 has for other facts. Of a request the last version counts.
CREATE VIEW help_target AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.customerKind') AS customer_kind,
    JSON_VALUE(body, '$.firstAnswerHours') AS first_answer_hours,
    JSON_VALUE(body, '$.resolutionHours') AS resolution_hours,
    JSON_VALUE(body, '$.behindExternal') AS behind_external,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'help-target';
GO

CREATE VIEW help_request AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.customer') AS customer,
    JSON_VALUE(body, '$.customerKind') AS customer_kind,
    JSON_VALUE(body, '$.customerCompany') AS customer_company,
    JSON_VALUE(body, '$.provider') AS provider,
    JSON_VALUE(body, '$.providerCompany') AS provider_company,
    JSON_VALUE(body, '$.order') AS order_id,
    JSON_VALUE(body, '$.product') AS product,
    JSON_VALUE(body, '$.subject') AS subject,
    JSON_VALUE(body, '$.state') AS state,
    JSON_VALUE(body, '$.assignee') AS assignee,
    JSON_VALUE(body, '$.text') AS note,
    JSON_VALUE(body, '$.firstAnswerHours') AS first_answer_hours,
    JSON_VALUE(body, '$.resolutionHours') AS resolution_hours
FROM fact
WHERE type = 'help-request';
GO

-- Products can name those of other sellers that serve the same purpose.
DROP VIEW product;
GO

CREATE VIEW product AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.seller') AS seller,
    JSON_VALUE(body, '$.name') AS name,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.unit') AS unit,
    JSON_VALUE(body, '$.category') AS category,
    JSON_QUERY(body, '$.equivalents') AS equivalents,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'product';
