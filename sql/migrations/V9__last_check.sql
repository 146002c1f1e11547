-- What the last check before sending asks for: a user's buys that may still take lamports of his wallet.
CREATE INDEX orders_unbooked_buys ON orders (user_id) WHERE booked_at IS NULL AND side = 'BUY';
