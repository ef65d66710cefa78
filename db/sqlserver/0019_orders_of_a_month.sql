-- The orders of some days: a list or report of one month reads no other. The companies stand beside, so that those of one company are found
-- without reading the orders between them.
CREATE INDEX posted_order_by_date ON posted_order (date, sequence) INCLUDE (seller_company, buyer_company);
GO
