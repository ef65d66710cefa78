-- Journal entries in commit order over all companies; the entry number is without gaps within company and year of posting.
CREATE TABLE journal_entry (
    sequence               BIGINT NOT NULL CONSTRAINT journal_entry_sequence_from_one CHECK (sequence >= 1),
    order_sequence         BIGINT NOT NULL CONSTRAINT journal_entry_is_of_an_order REFERENCES posted_order (sequence),
    company                NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ledger                 NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT journal_entry_statutory_or_management CHECK (ledger IN ('statutory', 'management')),
    year                   INT NOT NULL,
    entry_number           BIGINT NOT NULL CONSTRAINT journal_entry_number_from_one CHECK (entry_number >= 1),
    posting_date           DATE NOT NULL,
    currency               NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT journal_entry_currency_has_three_letters CHECK (LEN(currency) = 3),
    minor_units            INT NOT NULL CONSTRAINT journal_entry_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    functional_currency    NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT journal_entry_functional_currency_has_three_letters CHECK (LEN(functional_currency) = 3),
    functional_minor_units INT NOT NULL CONSTRAINT journal_entry_functional_minor_units_at_most_four CHECK (functional_minor_units BETWEEN 0 AND 4),
    -- Ten-billionths, cut after ten decimals: the order's document tells how it is made up. Null within one currency.
    exchange_rate          BIGINT NULL CONSTRAINT journal_entry_exchange_rate_not_negative CHECK (exchange_rate >= 0),
    CONSTRAINT journal_entry_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT journal_entry_number_is_unique UNIQUE (company, year, entry_number),
    CONSTRAINT journal_entry_year_is_of_posting_date CHECK (year = DATEPART(YEAR, posting_date)),
    CONSTRAINT journal_entry_no_exchange_within_one_currency CHECK (currency <> functional_currency OR exchange_rate IS NULL)
);

CREATE INDEX journal_entry_of_company ON journal_entry (company, sequence);
GO

CREATE TRIGGER journal_entry_is_never_changed ON journal_entry AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A journal entry is never changed: reverse its order.', 1;
GO

CREATE TRIGGER journal_entry_is_never_deleted ON journal_entry AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A journal entry is never deleted: reverse its order.', 1;
GO

-- Amounts are whole minor units. A line is on one side; the residue of a conversion has no amount in transaction currency.
CREATE TABLE journal_line (
    entry              BIGINT NOT NULL CONSTRAINT journal_line_is_of_an_entry REFERENCES journal_entry (sequence),
    line_number        INT NOT NULL CONSTRAINT journal_line_number_from_one CHECK (line_number >= 1),
    account            NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    assignment_version BIGINT NULL,
    debit              BIGINT NOT NULL CONSTRAINT journal_line_debit_at_most_17_digits CHECK (debit BETWEEN 0 AND 99999999999999999),
    credit             BIGINT NOT NULL CONSTRAINT journal_line_credit_at_most_17_digits CHECK (credit BETWEEN 0 AND 99999999999999999),
    functional_debit   BIGINT NOT NULL CONSTRAINT journal_line_functional_debit_at_most_17_digits CHECK (functional_debit BETWEEN 0 AND 99999999999999999),
    functional_credit  BIGINT NOT NULL CONSTRAINT journal_line_functional_credit_at_most_17_digits CHECK (functional_credit BETWEEN 0 AND 99999999999999999),
    counterparty       NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    department         NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    elimination_key    NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT journal_line_key PRIMARY KEY CLUSTERED (entry, line_number),
    CONSTRAINT journal_line_is_debit_or_credit CHECK ((debit = 0 AND functional_debit = 0) OR (credit = 0 AND functional_credit = 0))
);
GO

CREATE TRIGGER journal_line_is_never_changed ON journal_line AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A journal line is never changed: reverse its order.', 1;
GO

CREATE TRIGGER journal_line_is_never_deleted ON journal_line AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A journal line is never deleted: reverse its order.', 1;
GO

-- The books whose last entry numbers a group of orders needs.
CREATE TYPE incoming.journal_year AS TABLE (
    company NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    year    INT
);

-- The entries and lines of a group on their way in, all in one call.
CREATE TYPE incoming.journal_entry_row AS TABLE (
    sequence               BIGINT,
    order_sequence         BIGINT,
    company                NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    ledger                 NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    year                   INT,
    entry_number           BIGINT,
    posting_date           DATE,
    currency               NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
    minor_units            INT,
    functional_currency    NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
    functional_minor_units INT,
    exchange_rate          BIGINT
);

CREATE TYPE incoming.journal_line_row AS TABLE (
    entry              BIGINT,
    line_number        INT,
    account            NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    assignment_version BIGINT,
    debit              BIGINT,
    credit             BIGINT,
    functional_debit   BIGINT,
    functional_credit  BIGINT,
    counterparty       NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    department         NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    elimination_key    NVARCHAR(200) COLLATE Latin1_General_100_BIN2
);
