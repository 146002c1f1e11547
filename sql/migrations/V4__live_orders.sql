-- Live orders: where a transaction's history begins, and which final orders the risk gate has booked.

ALTER TABLE orders ADD COLUMN signed_slot bigint;       -- a slot that the node knew when it was signed
ALTER TABLE orders ADD COLUMN booked_at timestamptz;    -- when the gate had booked the final state; until then it is told again

UPDATE orders SET booked_at = updated_at WHERE state IN ('FILLED', 'FAILED', 'EXPIRED');

CREATE INDEX orders_unbooked ON orders (updated_at) WHERE booked_at IS NULL;
