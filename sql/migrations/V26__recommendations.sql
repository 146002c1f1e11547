-- What users want done with recommendations: nothing, unless they say so. Captured with the rest of user_settings.
ALTER TABLE user_settings
    ADD COLUMN advice_strategy         text    NOT NULL DEFAULT 'conservative'
        CHECK (advice_strategy IN ('conservative', 'balanced', 'aggressive')),
    ADD COLUMN offers_enabled          boolean NOT NULL DEFAULT false,
    ADD COLUMN offer_amount_sol        numeric NOT NULL DEFAULT 0.05 CHECK (offer_amount_sol >= 0),           -- what an offer's button spends
    ADD COLUMN offer_min_confidence    numeric NOT NULL DEFAULT 65 CHECK (offer_min_confidence BETWEEN 0 AND 100),
    ADD COLUMN auto_enabled            boolean NOT NULL DEFAULT false,
    ADD COLUMN auto_amount_sol         numeric NOT NULL DEFAULT 0.02 CHECK (auto_amount_sol >= 0),
    ADD COLUMN auto_daily_budget_sol   numeric NOT NULL DEFAULT 0.1 CHECK (auto_daily_budget_sol >= 0),
    ADD COLUMN auto_max_trades_per_day integer NOT NULL DEFAULT 5 CHECK (auto_max_trades_per_day >= 0),
    ADD COLUMN auto_max_positions      integer NOT NULL DEFAULT 3 CHECK (auto_max_positions >= 0),
    ADD COLUMN auto_min_confidence     numeric NOT NULL DEFAULT 75 CHECK (auto_min_confidence BETWEEN 0 AND 100);

-- Recommendations that users may take with one press. Not captured.
CREATE TABLE offers (
    offer_id      text PRIMARY KEY,             -- hash(mint, pool, look, user)
    user_id       bigint NOT NULL,
    mint          text NOT NULL,
    pool          text NOT NULL,
    lamports      bigint NOT NULL,              -- what the press spends
    verdict       text NOT NULL,                -- BUY, STRONG_BUY
    confidence    double precision NOT NULL,    -- 0-1
    model_version text NOT NULL,
    reasons       text NOT NULL,                -- the strongest first, separated by "; "
    slot          bigint NOT NULL,
    offered_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,         -- pressed later it buys nothing
    command_id    bigint,                       -- the update that took it; NULL: nobody has
    taken_at      timestamptz
);
CREATE INDEX offers_user ON offers (user_id, offered_at DESC);

GRANT SELECT ON offers TO slipstream_analyst;
