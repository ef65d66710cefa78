-- The role that the service needs and no more: it adds and reads, and changes nothing but the counters
-- and which items are open. Its owner decides who is
-- in it: ALTER ROLE pricing_service ADD MEMBER [the service's user]. --migrate runs this after the numbered scripts; again does no harm.
IF DATABASE_PRINCIPAL_ID('pricing_service') IS NULL
    CREATE ROLE pricing_service;
GO

GRANT SELECT ON schema_journal TO pricing_service;
GRANT SELECT, UPDATE ON head TO pricing_service;
GRANT SELECT, INSERT ON fact TO pricing_service;
GRANT SELECT, INSERT ON posted_order TO pricing_service;
GRANT SELECT, INSERT ON order_company TO pricing_service;
GRANT SELECT, INSERT ON order_kind TO pricing_service;
GRANT SELECT, INSERT ON order_reversal TO pricing_service;
GRANT SELECT, INSERT ON order_adjustment TO pricing_service;
GRANT SELECT, INSERT ON order_reclassification TO pricing_service;
GRANT SELECT, INSERT ON order_settlement TO pricing_service;
GRANT SELECT, INSERT ON order_revaluation TO pricing_service;
GRANT SELECT, INSERT ON order_to_confirm TO pricing_service;
GRANT SELECT, INSERT ON order_consent TO pricing_service;
GRANT SELECT, INSERT, DELETE ON open_item TO pricing_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON closed_item TO pricing_service;
GRANT SELECT, INSERT ON standing TO pricing_service;
GRANT SELECT, INSERT ON journal_entry TO pricing_service;
GRANT SELECT, INSERT ON journal_line TO pricing_service;
GRANT SELECT, INSERT ON erp_entry TO pricing_service;
GRANT SELECT, INSERT ON api_key TO pricing_service;
GRANT SELECT, INSERT ON api_key_revocation TO pricing_service;

-- The table types that rows come in by: this schema holds nothing else.
GRANT EXECUTE ON SCHEMA::incoming TO pricing_service;
