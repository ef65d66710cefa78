-- What companies' own ERPs have booked with each other, to compare with. A line is there once however often it is imported; one that
-- an import has several times is there as often, told apart by its occurrence. Amounts are whole minor units, debits above zero.
CREATE TABLE erp_entry (
    number       INTEGER NOT NULL CONSTRAINT erp_entry_key PRIMARY KEY,
    company      TEXT NOT NULL,
    counterparty TEXT NOT NULL,
    document     TEXT NOT NULL,
    date         TEXT NOT NULL CONSTRAINT erp_entry_date_is_date CHECK (date IS date(date)),
    currency     TEXT NOT NULL CONSTRAINT erp_entry_currency_has_three_letters CHECK (length(currency) = 3),
    minor_units  INTEGER NOT NULL CONSTRAINT erp_entry_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    amount       INTEGER NOT NULL CONSTRAINT erp_entry_amount_at_most_17_digits CHECK (abs(amount) < 100000000000000000),
    account      TEXT NOT NULL,
    occurrence   INTEGER NOT NULL CONSTRAINT erp_entry_occurrence_from_one CHECK (occurrence >= 1),
    imported_at  TEXT NOT NULL,
    imported_by  TEXT NOT NULL,
    CONSTRAINT erp_entry_is_imported_once UNIQUE (document, company, counterparty, date, account, currency, amount, occurrence)
) STRICT;

CREATE INDEX erp_entry_of_pair ON erp_entry (company, counterparty, number);

CREATE INDEX erp_entry_with_company ON erp_entry (counterparty, company, number);

CREATE TRIGGER erp_entry_is_never_changed BEFORE UPDATE ON erp_entry
BEGIN
    SELECT RAISE(ABORT, 'An imported entry of an ERP is never changed.');
END;

CREATE TRIGGER erp_entry_is_never_deleted BEFORE DELETE ON erp_entry
BEGIN
    SELECT RAISE(ABORT, 'An imported entry of an ERP is never deleted.');
END;
