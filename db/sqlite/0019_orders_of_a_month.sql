-- The orders of a month in the order in which they were posted: a list or report of one month reads no other. The day and the companies stand
-- beside, so that those between are passed over by this index alone.
CREATE INDEX posted_order_by_date ON posted_order (substr(date, 1, 7), sequence, date, seller_company, buyer_company);
