-- Posted orders. The document is the answer that the sender got, byte for byte; the other columns find it.
-- The unique constraints over documents begin with the document number, so that they also serve a search by it.
CREATE TABLE posted_order (
    sequence        INTEGER NOT NULL CONSTRAINT posted_order_key PRIMARY KEY CONSTRAINT posted_order_sequence_from_one CHECK (sequence >= 1),
    id              TEXT NOT NULL,
    principal       TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash    BLOB NOT NULL CONSTRAINT posted_order_request_hash_is_sha256 CHECK (length(request_hash) = 32),
    known_at        INTEGER NOT NULL CONSTRAINT posted_order_known_at_not_negative CHECK (known_at >= 0),
    posted_at       TEXT NOT NULL,
    buyer           TEXT NOT NULL,
    buyer_company   TEXT,
    seller          TEXT NOT NULL,
    seller_company  TEXT NOT NULL,
    document_year   INTEGER NOT NULL CONSTRAINT posted_order_document_year_is_a_year CHECK (document_year BETWEEN 1 AND 9999),
    seller_document TEXT NOT NULL,
    buyer_document  TEXT,
    date            TEXT NOT NULL CONSTRAINT posted_order_date_is_date CHECK (date IS date(date)),
    posting_date    TEXT NOT NULL CONSTRAINT posted_order_posting_date_is_date CHECK (posting_date IS date(posting_date)),
    classification  TEXT NOT NULL CONSTRAINT posted_order_internal_or_external CHECK (classification IN ('internal', 'external')),
    relationship    TEXT NOT NULL,
    currency        TEXT NOT NULL CONSTRAINT posted_order_currency_has_three_letters CHECK (length(currency) = 3),
    minor_units     INTEGER NOT NULL CONSTRAINT posted_order_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    total           INTEGER NOT NULL CONSTRAINT posted_order_total_at_most_17_digits CHECK (abs(total) < 100000000000000000),
    document        BLOB NOT NULL,
    CONSTRAINT posted_order_id_is_unique UNIQUE (id),
    CONSTRAINT posted_order_idempotency_key_makes_one_order UNIQUE (principal, idempotency_key),
    CONSTRAINT posted_order_seller_document_is_unique UNIQUE (seller_document, seller, document_year)
) STRICT;

CREATE UNIQUE INDEX posted_order_buyer_document_is_unique ON posted_order (buyer_document, buyer, document_year) WHERE buyer_document IS NOT NULL;

CREATE TRIGGER posted_order_is_never_changed BEFORE UPDATE ON posted_order
BEGIN
    SELECT RAISE(ABORT, 'A posted order is never changed: reverse it.');
END;

CREATE TRIGGER posted_order_is_never_deleted BEFORE DELETE ON posted_order
BEGIN
    SELECT RAISE(ABORT, 'A posted order is never deleted: reverse it.');
END;

-- The companies that an order belongs to, the buyer's and the seller's: what a list for one company walks along.
CREATE TABLE order_company (
    company  TEXT NOT NULL,
    sequence INTEGER NOT NULL CONSTRAINT order_company_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_company_key PRIMARY KEY (company, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER order_company_is_never_changed BEFORE UPDATE ON order_company
BEGIN
    SELECT RAISE(ABORT, 'The companies of a posted order never change.');
END;

CREATE TRIGGER order_company_is_never_deleted BEFORE DELETE ON order_company
BEGIN
    SELECT RAISE(ABORT, 'The companies of a posted order are never deleted.');
END;
