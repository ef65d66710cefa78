-- Orders that are decided again under what is known later, and the buyer's consent to what is posted in its books.

-- What ties an order that was posted anew to the one whose place it takes. The reversal of that one stands in order_reversal.
CREATE TABLE order_reclassification (
    sequence     BIGINT NOT NULL CONSTRAINT order_reclassification_is_an_order REFERENCES posted_order (sequence),
    reclassifies BIGINT NOT NULL CONSTRAINT order_reclassification_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_reclassification_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_reclassification_is_made_once UNIQUE (reclassifies),
    CONSTRAINT order_reclassification_follows_its_order CHECK (sequence > reclassifies)
);
GO

CREATE TRIGGER order_reclassification_is_never_changed ON order_reclassification AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What an order reclassifies never changes.', 1;
GO

CREATE TRIGGER order_reclassification_is_never_deleted ON order_reclassification AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'A reclassification is never deleted: make another one.', 1;
GO

-- The reclassifications of a group on their way in.
CREATE TYPE incoming.order_reclassification_row AS TABLE (
    sequence     BIGINT,
    reclassifies BIGINT
);
GO

-- The orders whose buyer was to be heard when they were posted.
CREATE TABLE order_to_confirm (
    sequence BIGINT NOT NULL CONSTRAINT order_to_confirm_is_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_to_confirm_key PRIMARY KEY CLUSTERED (sequence)
);
GO

CREATE TRIGGER order_to_confirm_is_never_changed ON order_to_confirm AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'That a buyer was to be heard never changes.', 1;
GO

CREATE TRIGGER order_to_confirm_is_never_deleted ON order_to_confirm AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'That a buyer was to be heard is never deleted: the buyer confirms.', 1;
GO

-- What buyers said of orders, in commit order: after the facts of known_at and the orders up to after_order. The last one of an order counts.
CREATE TABLE order_consent (
    sequence       BIGINT NOT NULL CONSTRAINT order_consent_sequence_from_one CHECK (sequence >= 1),
    order_sequence BIGINT NOT NULL CONSTRAINT order_consent_is_of_an_order REFERENCES posted_order (sequence),
    number         INT NOT NULL CONSTRAINT order_consent_number_from_one CHECK (number >= 1),
    state          NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT order_consent_confirmed_or_disputed CHECK (state IN ('confirmed', 'disputed')),
    known_at       BIGINT NOT NULL,
    after_order    BIGINT NOT NULL,
    said_at        DATETIME2(6) NOT NULL,
    said_by        NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    buyer          NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    document_year  INT NOT NULL,
    buyer_document NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NULL,
    reason         NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT order_consent_key PRIMARY KEY CLUSTERED (sequence),
    CONSTRAINT order_consent_number_is_said_once UNIQUE (order_sequence, number),
    CONSTRAINT order_consent_follows_its_order CHECK (after_order >= order_sequence),
    CONSTRAINT order_consent_has_a_reason_to_dispute CHECK ((state = 'disputed' AND reason IS NOT NULL) OR (state = 'confirmed' AND reason IS NULL))
);

CREATE UNIQUE INDEX order_consent_buyer_document_is_unique ON order_consent (buyer_document, buyer, document_year) WHERE buyer_document IS NOT NULL;

CREATE UNIQUE INDEX order_consent_is_confirmed_once ON order_consent (order_sequence) WHERE state = 'confirmed';
GO

CREATE TRIGGER order_consent_is_never_changed ON order_consent AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What a buyer said never changes.', 1;
GO

CREATE TRIGGER order_consent_is_never_deleted ON order_consent AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted)
    THROW 50001, 'What a buyer said is never deleted.', 1;
GO

-- The view of 0005, with the new member.
DROP VIEW party;
GO

CREATE VIEW party AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    JSON_VALUE(body, '$.id') AS id,
    JSON_VALUE(body, '$.kind') AS kind,
    JSON_VALUE(body, '$.name') AS name,
    JSON_VALUE(body, '$.company') AS company,
    JSON_VALUE(body, '$.country') AS country,
    JSON_VALUE(body, '$.functionalCurrency') AS functional_currency,
    JSON_VALUE(body, '$.keepsBooks') AS keeps_books,
    JSON_VALUE(body, '$.lei') AS lei,
    JSON_VALUE(body, '$.dissolvedOn') AS dissolved_on,
    JSON_VALUE(body, '$.rateKind') AS rate_kind,
    JSON_VALUE(body, '$.rateRule') AS rate_rule,
    JSON_VALUE(body, '$.rounding') AS rounding,
    JSON_VALUE(body, '$.autoAccept') AS auto_accept,
    JSON_VALUE(body, '$.evidence') AS evidence,
    JSON_VALUE(body, '$.withdrawn') AS withdrawn
FROM fact
WHERE type = 'party';
