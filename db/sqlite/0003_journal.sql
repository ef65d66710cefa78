-- Journal entries in commit order over all companies; the entry number is without gaps within company and year of posting.
CREATE TABLE journal_entry (
    sequence               INTEGER NOT NULL CONSTRAINT journal_entry_key PRIMARY KEY CONSTRAINT journal_entry_sequence_from_one CHECK (sequence >= 1),
    order_sequence         INTEGER NOT NULL CONSTRAINT journal_entry_is_of_an_order REFERENCES posted_order (sequence),
    company                TEXT NOT NULL,
    ledger                 TEXT NOT NULL CONSTRAINT journal_entry_statutory_or_management CHECK (ledger IN ('statutory', 'management')),
    year                   INTEGER NOT NULL,
    entry_number           INTEGER NOT NULL CONSTRAINT journal_entry_number_from_one CHECK (entry_number >= 1),
    posting_date           TEXT NOT NULL CONSTRAINT journal_entry_posting_date_is_date CHECK (posting_date IS date(posting_date)),
    currency               TEXT NOT NULL CONSTRAINT journal_entry_currency_has_three_letters CHECK (length(currency) = 3),
    minor_units            INTEGER NOT NULL CONSTRAINT journal_entry_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    functional_currency    TEXT NOT NULL CONSTRAINT journal_entry_functional_currency_has_three_letters CHECK (length(functional_currency) = 3),
    functional_minor_units INTEGER NOT NULL CONSTRAINT journal_entry_functional_minor_units_at_most_four CHECK (functional_minor_units BETWEEN 0 AND 4),
    -- Ten-billionths, cut after ten decimals: the order's document tells how it is made up. Null within one currency.
    exchange_rate          INTEGER CONSTRAINT journal_entry_exchange_rate_not_negative CHECK (exchange_rate >= 0),
    CONSTRAINT journal_entry_number_is_unique UNIQUE (company, year, entry_number),
    CONSTRAINT journal_entry_year_is_of_posting_date CHECK (year = CAST(substr(posting_date, 1, 4) AS INTEGER)),
    CONSTRAINT journal_entry_no_exchange_within_one_currency CHECK (currency <> functional_currency OR exchange_rate IS NULL)
) STRICT;

CREATE INDEX journal_entry_of_company ON journal_entry (company, sequence);

CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'A journal entry is never changed: reverse its order.');
END;

CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'A journal entry is never deleted: reverse its order.');
END;

-- Amounts are whole minor units. A line is on one side; the residue of a conversion has no amount in transaction currency.
CREATE TABLE journal_line (
    entry              INTEGER NOT NULL CONSTRAINT journal_line_is_of_an_entry REFERENCES journal_entry (sequence),
    line_number        INTEGER NOT NULL CONSTRAINT journal_line_number_from_one CHECK (line_number >= 1),
    account            TEXT NOT NULL,
    assignment_version INTEGER,
    debit              INTEGER NOT NULL CONSTRAINT journal_line_debit_at_most_17_digits CHECK (debit BETWEEN 0 AND 99999999999999999),
    credit             INTEGER NOT NULL CONSTRAINT journal_line_credit_at_most_17_digits CHECK (credit BETWEEN 0 AND 99999999999999999),
    functional_debit   INTEGER NOT NULL CONSTRAINT journal_line_functional_debit_at_most_17_digits CHECK (functional_debit BETWEEN 0 AND 99999999999999999),
    functional_credit  INTEGER NOT NULL CONSTRAINT journal_line_functional_credit_at_most_17_digits CHECK (functional_credit BETWEEN 0 AND 99999999999999999),
    counterparty       TEXT NOT NULL,
    department         TEXT,
    elimination_key    TEXT,
    CONSTRAINT journal_line_key PRIMARY KEY (entry, line_number),
    CONSTRAINT journal_line_is_debit_or_credit CHECK ((debit = 0 AND functional_debit = 0) OR (credit = 0 AND functional_credit = 0))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_line_is_never_changed BEFORE UPDATE ON journal_line
BEGIN
    SELECT RAISE(ABORT, 'A journal line is never changed: reverse its order.');
END;

CREATE TRIGGER journal_line_is_never_deleted BEFORE DELETE ON journal_line
BEGIN
    SELECT RAISE(ABORT, 'A journal line is never deleted: reverse its order.');
END;
