-- Posted orders. The document is the answer that the sender got, byte for byte; the other columns find it.
-- The unique constraints over documents begin with the document number, so that they also serve a search by it.
CREATE TABLE posted_order (
    sequence        BIGINT NOT NULL CONSTRAINT posted_order_sequence_from_one CHECK (sequence >= 1),
    id              UNIQUEIDENTIFIER NOT NULL,
    principal       NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    idempotency_key NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    request_hash    VARBINARY(32) NOT NULL CONSTRAINT posted_order_request_hash_is_sha256 CHECK (DATALENGTH(request_hash) = 32),
    known_at        BIGINT NOT NULL CONSTRAINT posted_order_known_at_not_negative CHECK (known_at >= 0),
    posted_at       DATETIME2(6) NOT NULL,
    buyer           NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    buyer_company   NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    seller          NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    seller_company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    document_year   INT NOT NULL CONSTRAINT posted_order_document_year_is_a_year CHECK (document_year BETWEEN 1 AND 9999),
    seller_document NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    buyer_document  NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    date            DATE NOT NULL,
    posting_date    DATE NOT NULL,
    classification  NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT posted_order_internal_or_external CHECK (classification IN ('internal', 'external')),
    relationship    NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    currency        NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT posted_order_currency_has_three_letters CHECK (LEN(currency) = 3),
    minor_units     INT NOT NULL CONSTRAINT posted_order_minor_units_at_most_four CHECK (minor_units BETWEEN 0 AND 4),
    total           BIGINT NOT NULL CONSTRAINT posted_order_total_at_most_17_digits CHECK (total BETWEEN -99999999999999999 AND 99999999999999999),
    document        VARBINARY(MAX) NOT NULL,
    CONSTRAINT posted_order_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT posted_order_id_is_unique UNIQUE (id),
    CONSTRAINT posted_order_idempotency_key_makes_one_order UNIQUE (principal, idempotency_key),
    CONSTRAINT posted_order_seller_document_is_unique UNIQUE (seller_document, seller, document_year)
);

CREATE UNIQUE INDEX posted_order_buyer_document_is_unique ON posted_order (buyer_document, buyer, document_year) WHERE buyer_document IS NOT NULL;
GO

CREATE TRIGGER posted_order_is_never_changed ON posted_order AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A posted order is never changed: reverse it.', 1;
GO

CREATE TRIGGER posted_order_is_never_deleted ON posted_order AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A posted order is never deleted: reverse it.', 1;
GO

-- The companies that an order belongs to, the buyer's and the seller's: what a list for one company walks along.
CREATE TABLE order_company (
    company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    sequence BIGINT NOT NULL CONSTRAINT order_company_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_company_key PRIMARY KEY CLUSTERED (company, sequence)
);
GO

CREATE TRIGGER order_company_is_never_changed ON order_company AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'The companies of a posted order never change.', 1;
GO

CREATE TRIGGER order_company_is_never_deleted ON order_company AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'The companies of a posted order are never deleted.', 1;
GO

-- What is asked of the orders of a group before it is posted.
CREATE TYPE incoming.order_probe AS TABLE (
    principal       NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
    idempotency_key NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
    buyer           NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    seller          NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    document_year   INT,
    seller_document NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    buyer_document  NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    api_key         UNIQUEIDENTIFIER
);

-- The orders of a group on their way in, all in one call.
CREATE TYPE incoming.order_row AS TABLE (
    sequence        BIGINT,
    id              UNIQUEIDENTIFIER,
    principal       NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
    idempotency_key NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
    request_hash    VARBINARY(32),
    known_at        BIGINT,
    posted_at       DATETIME2(6),
    buyer           NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    buyer_company   NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    seller          NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    seller_company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    document_year   INT,
    seller_document NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    buyer_document  NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    date            DATE,
    posting_date    DATE,
    classification  NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
    relationship    NVARCHAR(40) COLLATE Latin1_General_100_BIN2,
    currency        NVARCHAR(3) COLLATE Latin1_General_100_BIN2,
    minor_units     INT,
    total           BIGINT,
    document        VARBINARY(MAX)
);

CREATE TYPE incoming.order_company_row AS TABLE (
    company  NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
    sequence BIGINT
);
