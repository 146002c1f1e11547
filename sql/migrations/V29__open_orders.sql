-- Of all orders few are open: one index of them instead of three. And no column that moves with an order's state stands in an index, so that a step
-- of its life rewrites the row and no index (a heap-only update, for which a page keeps room).

DROP INDEX orders_unfinished;
DROP INDEX orders_unbooked_buys;
DROP INDEX orders_unbooked;
CREATE INDEX orders_unbooked ON orders (user_id) WHERE booked_at IS NULL;
ALTER TABLE orders SET (fillfactor = 80);
