-- API keys without their secrets: 256 random bits need no slow hash. Roles and companies are JSON arrays.
CREATE TABLE api_key (
    id         UNIQUEIDENTIFIER NOT NULL CONSTRAINT api_key_key PRIMARY KEY,
    -- In the order in which they were made.
    number     BIGINT IDENTITY(1, 1) NOT NULL,
    name       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash       VARBINARY(32) NOT NULL CONSTRAINT api_key_hash_is_sha256 CHECK (DATALENGTH(hash) = 32),
    roles      NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT api_key_roles_are_a_list CHECK (ISJSON(roles) = 1 AND LEFT(roles, 1) = '['),
    companies  NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT api_key_companies_are_a_list CHECK (ISJSON(companies) = 1 AND LEFT(companies, 1) = '['),
    created_at DATETIME2(6) NOT NULL,
    created_by NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT api_key_hash_is_unique UNIQUE (hash)
);
GO

CREATE TRIGGER api_key_is_never_changed ON api_key AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'An API key is never changed: revoke it and make another.', 1;
GO

CREATE TRIGGER api_key_is_never_deleted ON api_key AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'An API key is never deleted: revoke it.', 1;
GO

CREATE TABLE api_key_revocation (
    api_key    UNIQUEIDENTIFIER NOT NULL CONSTRAINT api_key_revocation_is_of_a_key REFERENCES api_key (id),
    revoked_at DATETIME2(6) NOT NULL,
    revoked_by NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT api_key_is_revoked_once PRIMARY KEY (api_key)
);
GO

CREATE TRIGGER api_key_revocation_is_never_changed ON api_key_revocation AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'The revocation of an API key is never changed.', 1;
GO

CREATE TRIGGER api_key_revocation_is_never_deleted ON api_key_revocation AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'The revocation of an API key is never taken back: make another key.', 1;
