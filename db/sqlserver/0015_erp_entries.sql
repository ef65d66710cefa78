-- What companies' own ERPs have booked with each other, to compare with. A line is there once however often it is imported; one that
-- an import has several times is there as often, told apart by its occurrence. Amounts are whole minor units, debits above zero.
CREATE TABLE erp_entry (
    number       BIGINT IDENTITY NOT NULL,
    company      NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    counterparty NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    document     NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    date         DATE NOT NULL,
    currency     NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT erp_entry_currency_has_three_letters CHECK (LEN(currency) = 3),
    minor_units  INT NOT NULL CONSTRAINT erp_entry_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    amount       BIGINT NOT NULL CONSTRAINT erp_entry_amount_at_most_17_digits CHECK (ABS(amount) < 100000000000000000),
    account      NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    occurrence   INT NOT NULL CONSTRAINT erp_entry_occurrence_from_one CHECK (occurrence >= 1),
    imported_at  DATETIME2(6) NOT NULL,
    imported_by  NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT erp_entry_key PRIMARY KEY CLUSTERED (number),
    CONSTRAINT erp_entry_is_imported_once UNIQUE (document, company, counterparty, date, account, currency, amount, occurrence)
);

CREATE INDEX erp_entry_of_pair ON erp_entry (company, counterparty, number);

CREATE INDEX erp_entry_with_company ON erp_entry (counterparty, company, number);
GO

CREATE TRIGGER erp_entry_is_never_changed ON erp_entry AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'An imported entry of an ERP is never changed.', 1;
GO

CREATE TRIGGER erp_entry_is_never_deleted ON erp_entry AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'An imported entry of an ERP is never deleted.', 1;
GO

-- The entries of an import on their way in.
CREATE TYPE incoming.erp_entry_row AS TABLE (
    company      NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    counterparty NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    document     NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    date         DATE,
    currency     NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
    minor_units  INT,
    amount       BIGINT,
    account      NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    occurrence   INT
);
