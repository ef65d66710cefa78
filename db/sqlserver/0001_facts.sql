-- Facts are everything that a decision rests on. They are only ever added: a later version corrects or succeeds an earlier one.
-- Texts compare byte by byte, so that "A" and "a" are two: databases are often made with a collation that merges them.

-- The counters of this database. Every writing transaction begins by updating this row, which makes the writers of all instances
-- one behind the other: numbers are then without gaps, and the order of numbers is the order of commits.
CREATE TABLE head (
    id             INT NOT NULL CONSTRAINT head_key PRIMARY KEY CONSTRAINT head_is_one_row CHECK (id = 1),
    version        BIGINT NOT NULL CONSTRAINT head_version_not_negative CHECK (version >= 0),
    order_sequence BIGINT NOT NULL CONSTRAINT head_order_sequence_not_negative CHECK (order_sequence >= 0),
    keys_version   BIGINT NOT NULL CONSTRAINT head_keys_version_not_negative CHECK (keys_version >= 0),
    -- Counts the readiness checks, which must write.
    ready_checks   BIGINT NOT NULL
);

INSERT INTO head (id, version, order_sequence, keys_version, ready_checks) VALUES (1, 0, 0, 0, 0);
GO

CREATE TRIGGER head_never_goes_back ON head AFTER UPDATE AS
IF EXISTS (
    SELECT 1 FROM inserted i JOIN deleted d ON d.id = i.id
    WHERE i.version < d.version OR i.order_sequence < d.order_sequence OR i.keys_version < d.keys_version)
    THROW 50001, 'The counters of the database never go back.', 1;
GO

CREATE TRIGGER head_is_never_deleted ON head AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'The counters of the database are never deleted.', 1;
GO

-- One row a fact; the body is the fact as JSON, as HTTP speaks it.
CREATE TABLE fact (
    version        BIGINT NOT NULL CONSTRAINT fact_version_from_one CHECK (version >= 1),
    position       INT NOT NULL CONSTRAINT fact_position_from_zero CHECK (position >= 0),
    type           NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [key]          NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    effective_from DATE NOT NULL,
    recorded_at    DATETIME2(6) NOT NULL,
    recorded_by    NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    body           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT fact_key PRIMARY KEY CLUSTERED (version, position),
    CONSTRAINT fact_body_is_of_its_type CHECK (ISNULL(JSON_VALUE(body, '$.type'), '') = type)
);
GO

CREATE TRIGGER fact_is_never_changed ON fact AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A recorded fact is never changed: record a new one.', 1;
GO

CREATE TRIGGER fact_is_never_deleted ON fact AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A recorded fact is never deleted: record it as withdrawn.', 1;
GO

-- The types of rows on their way in stand by themselves, so that who serves may use them and executes nothing else.
CREATE SCHEMA incoming;
GO

-- The facts of one recording on their way in, all in one call.
CREATE TYPE incoming.fact_row AS TABLE (
    position       INT,
    type           NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    [key]          NVARCHAR(400) COLLATE Latin1_General_100_BIN2,
    effective_from DATE,
    body           NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2
);
