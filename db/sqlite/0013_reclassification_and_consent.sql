-- Orders that are decided again under what is known later, and the buyer's consent to what is posted in its books.

-- What ties an order that was posted anew to the one whose place it takes. The reversal of that one stands in order_reversal.
CREATE TABLE order_reclassification (
    sequence     INTEGER NOT NULL CONSTRAINT order_reclassification_key PRIMARY KEY CONSTRAINT order_reclassification_is_an_order REFERENCES posted_order (sequence),
    reclassifies INTEGER NOT NULL CONSTRAINT order_reclassification_is_of_an_order REFERENCES posted_order (sequence),
    CONSTRAINT order_reclassification_is_made_once UNIQUE (reclassifies),
    CONSTRAINT order_reclassification_follows_its_order CHECK (sequence > reclassifies)
) STRICT;

CREATE TRIGGER order_reclassification_is_never_changed BEFORE UPDATE ON order_reclassification
BEGIN
    SELECT RAISE(ABORT, 'What an order reclassifies never changes.');
END;

CREATE TRIGGER order_reclassification_is_never_deleted BEFORE DELETE ON order_reclassification
BEGIN
    SELECT RAISE(ABORT, 'A reclassification is never deleted: make another one.');
END;

-- The orders whose buyer was to be heard when they were posted.
CREATE TABLE order_to_confirm (
    sequence INTEGER NOT NULL CONSTRAINT order_to_confirm_key PRIMARY KEY CONSTRAINT order_to_confirm_is_an_order REFERENCES posted_order (sequence)
) STRICT;

CREATE TRIGGER order_to_confirm_is_never_changed BEFORE UPDATE ON order_to_confirm
BEGIN
    SELECT RAISE(ABORT, 'That a buyer was to be heard never changes.');
END;

CREATE TRIGGER order_to_confirm_is_never_deleted BEFORE DELETE ON order_to_confirm
BEGIN
    SELECT RAISE(ABORT, 'That a buyer was to be heard is never deleted: the buyer confirms.');
END;

-- What buyers said of orders, in commit order: after the facts of known_at and the orders up to after_order. The last one of an order counts.
CREATE TABLE order_consent (
    sequence       INTEGER NOT NULL CONSTRAINT order_consent_key PRIMARY KEY CONSTRAINT order_consent_sequence_from_one CHECK (sequence >= 1),
    order_sequence INTEGER NOT NULL CONSTRAINT order_consent_is_of_an_order REFERENCES posted_order (sequence),
    number         INTEGER NOT NULL CONSTRAINT order_consent_number_from_one CHECK (number >= 1),
    state          TEXT NOT NULL CONSTRAINT order_consent_confirmed_or_disputed CHECK (state IN ('confirmed', 'disputed')),
    known_at       INTEGER NOT NULL,
    after_order    INTEGER NOT NULL,
    said_at        TEXT NOT NULL,
    said_by        TEXT NOT NULL,
    buyer          TEXT NOT NULL,
    document_year  INTEGER NOT NULL,
    buyer_document TEXT,
    reason         TEXT,
    CONSTRAINT order_consent_number_is_said_once UNIQUE (order_sequence, number),
    CONSTRAINT order_consent_follows_its_order CHECK (after_order >= order_sequence),
    CONSTRAINT order_consent_has_a_reason_to_dispute CHECK ((state = 'disputed') = (reason IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX order_consent_buyer_document_is_unique ON order_consent (buyer_document, buyer, document_year) WHERE buyer_document IS NOT NULL;

CREATE UNIQUE INDEX order_consent_is_confirmed_once ON order_consent (order_sequence) WHERE state = 'confirmed';

CREATE TRIGGER order_consent_is_never_changed BEFORE UPDATE ON order_consent
BEGIN
    SELECT RAISE(ABORT, 'What a buyer said never changes.');
END;

CREATE TRIGGER order_consent_is_never_deleted BEFORE DELETE ON order_consent
BEGIN
    SELECT RAISE(ABORT, 'What a buyer said is never deleted.');
END;

-- The view of 0005, with the new member.
DROP VIEW party;

CREATE VIEW party AS
SELECT version, position, effective_from, recorded_at, recorded_by,
    body ->> '$.id' AS id,
    body ->> '$.kind' AS kind,
    body ->> '$.name' AS name,
    body ->> '$.company' AS company,
    body ->> '$.country' AS country,
    body ->> '$.functionalCurrency' AS functional_currency,
    body ->> '$.keepsBooks' AS keeps_books,
    body ->> '$.lei' AS lei,
    body ->> '$.dissolvedOn' AS dissolved_on,
    body ->> '$.rateKind' AS rate_kind,
    body ->> '$.rateRule' AS rate_rule,
    body ->> '$.rounding' AS rounding,
    body ->> '$.autoAccept' AS auto_accept,
    body ->> '$.evidence' AS evidence,
    body ->> '$.withdrawn' AS withdrawn
FROM fact
WHERE type = 'party';
