-- The orders of some days, where they are few among all.
CREATE INDEX posted_order_by_date ON posted_order (date, sequence);
GO
