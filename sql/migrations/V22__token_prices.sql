-- What the chat shows: prices of what users may hold, some seconds old at most while it trades, with the price of SOL that was known then.
CREATE TABLE token_prices (
    mint           text PRIMARY KEY,
    lamports       numeric(20) NOT NULL,       -- in the deepest SOL pool, as its price sees them
    token_units    numeric(20) NOT NULL,
    sol_usd_micros bigint,                     -- millionths of a dollar; NULL: unknown
    slot           bigint NOT NULL,
    seen_at        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX token_prices_sol ON token_prices (seen_at DESC) WHERE sol_usd_micros IS NOT NULL;
CREATE INDEX withdrawals_user ON withdrawals (user_id, requested_at DESC);
