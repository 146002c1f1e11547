-- Amounts that people set are numeric SOL; amounts that the system books are bigint lamports or numeric(20) base units.
-- What people set carries no check constraints: nonsense is to reach the stream and be refused there with a reason.
-- No foreign keys: rows may be loaded in any order, and the streams do not depend on them.

CREATE TABLE users (
    user_id          bigint PRIMARY KEY,
    telegram_chat_id bigint,
    status           text        DEFAULT 'ACTIVE',
    time_zone        text        DEFAULT 'UTC',
    created_at       timestamptz NOT NULL DEFAULT now()
);

-- Never part of the publication below.
CREATE TABLE user_wallets (
    user_id               bigint PRIMARY KEY,
    public_key            text NOT NULL,
    encrypted_private_key text NOT NULL,
    key_version           int  NOT NULL DEFAULT 1,
    created_at            timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE user_settings (
    user_id                        bigint PRIMARY KEY,
    max_trade_size_sol             numeric DEFAULT 1,
    daily_loss_limit_sol           numeric DEFAULT 5,
    slippage_percentage            numeric DEFAULT 10,
    check_honeypots                boolean DEFAULT true,
    min_liquidity_usd              numeric DEFAULT 0,
    use_stop_loss                  boolean DEFAULT false,
    default_stop_loss_percentage   numeric DEFAULT 20,
    use_take_profit                boolean DEFAULT false,
    default_take_profit_percentage numeric DEFAULT 50,
    trading_state                  text    DEFAULT 'ACTIVE',  -- ACTIVE, REDUCING, HALTED
    snipe_enabled                  boolean DEFAULT false,
    snipe_max_amount_sol           numeric DEFAULT 0.1,
    snipe_min_confidence           numeric DEFAULT 60,        -- percent
    snipe_daily_limit_sol          numeric DEFAULT 1,
    paper_balance_sol              numeric DEFAULT 10         -- starting balance on paper
);

-- Written by execution for people to read; never read back as a setting.
CREATE TABLE user_risk_state (
    user_id               bigint PRIMARY KEY,
    day                   date   NOT NULL,
    realized_pnl_lamports bigint NOT NULL,
    snipe_used_lamports   bigint NOT NULL,
    breaker               text,
    since                 timestamptz
);

CREATE TABLE tracked_wallets (
    address          text PRIMARY KEY,
    user_id          bigint,                                  -- if it is one of ours
    label            text,
    is_trader        boolean,
    trader_tier      text,
    followers        integer,
    reputation_score numeric,
    realized_pnl_sol numeric,
    win_rate         numeric,
    trades           bigint
);
CREATE INDEX ON tracked_wallets (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE copy_relations (
    user_id           bigint NOT NULL,
    leader_address    text   NOT NULL,
    copy_enabled      boolean DEFAULT true,
    copy_mode         text    DEFAULT 'FIXED',                -- FIXED, RATIO, FOLLOW
    copy_amount_sol   numeric DEFAULT 0.1,                    -- FIXED: this much each time
    copy_ratio        numeric DEFAULT 1,                      -- RATIO: leader's SOL times this
    max_per_trade_sol numeric,                                -- clips every mode; NULL = no cap
    copy_sells        boolean DEFAULT true,
    copy_started_at   timestamptz,                            -- NULL = no bound
    PRIMARY KEY (user_id, leader_address)
);
CREATE INDEX ON copy_relations (leader_address);

-- The ledger: the one place that decides whether something is bought. An order_id stands in here or in order_denials, never in both.
CREATE TABLE orders (
    order_id                text PRIMARY KEY,
    user_id                 bigint   NOT NULL,
    signal_id               text     NOT NULL,
    context                 text     NOT NULL,                -- manual_command, ai_signal, sniper, copy_trade, automated, exit
    trigger                 text,                             -- what exit: stop_loss, take_profit, …
    source                  text     NOT NULL,                -- leader, pool or 'command'
    source_signature        text,
    source_slot             bigint   NOT NULL,
    source_position         integer  NOT NULL,
    block_time              bigint   NOT NULL,                -- epoch seconds of the causing event, 0 = unknown
    received_at             bigint   NOT NULL,                -- epoch millis at which the source held it
    side                    text     NOT NULL,
    mint                    text     NOT NULL,
    input_mint              text     NOT NULL,
    output_mint             text     NOT NULL,
    input_amount            numeric(20) NOT NULL,
    output_amount           numeric(20) NOT NULL,
    fee_lamports            bigint   NOT NULL,
    slippage_bps            integer  NOT NULL,
    reference_sol           bigint   NOT NULL,
    reference_units         numeric(20) NOT NULL,
    land_slot               bigint   NOT NULL,
    fill_slot               bigint   NOT NULL,
    filled_at               bigint   NOT NULL,                -- epoch millis of the fill's block, 0 until then
    state                   text     NOT NULL,                -- NEW, SIGNED, SENT, UNKNOWN, FILLED, FAILED, EXPIRED
    reason                  text,
    attempt                 integer  NOT NULL,
    signature               text,
    signed_transaction      bytea,
    last_valid_block_height bigint,
    version                 bigint   NOT NULL,
    created_at              timestamptz NOT NULL DEFAULT now(),
    updated_at              timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_of_user ON orders (user_id, created_at);
CREATE INDEX orders_of_signal ON orders (signal_id);
CREATE INDEX orders_unfinished ON orders (updated_at) WHERE state IN ('NEW', 'SIGNED', 'SENT', 'UNKNOWN');

CREATE TABLE order_denials (
    order_id        text PRIMARY KEY,
    user_id         bigint NOT NULL,
    signal_id       text   NOT NULL,
    context         text   NOT NULL,
    side            text   NOT NULL,
    mint            text   NOT NULL,
    reason          text   NOT NULL,
    source          text   NOT NULL,
    source_slot     bigint NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON order_denials (user_id, created_at);
CREATE INDEX ON order_denials (created_at);

-- Exactly one row for each signal and user.
CREATE VIEW order_outcomes AS
    SELECT order_id, user_id, signal_id, context, side, mint, state, reason, source, source_slot, created_at FROM orders
    UNION ALL
    SELECT order_id, user_id, signal_id, context, side, mint, 'DENIED', reason, source, source_slot, created_at FROM order_denials;

CREATE TABLE trades (
    order_id              text PRIMARY KEY,
    user_id               bigint NOT NULL,
    signal_id             text   NOT NULL,
    venue                 text   NOT NULL,
    mint                  text   NOT NULL,
    side                  text   NOT NULL,
    sol_lamports          bigint NOT NULL,
    token_units           numeric(20) NOT NULL,
    fee_lamports          bigint NOT NULL,
    realized_pnl_lamports bigint NOT NULL,
    slot                  bigint NOT NULL,
    executed_at           timestamptz NOT NULL
);
CREATE INDEX ON trades (user_id, executed_at);
CREATE INDEX ON trades (mint);

CREATE TABLE lots (
    lot_id          text PRIMARY KEY,
    user_id         bigint NOT NULL,
    mint            text   NOT NULL,
    source_kind     text   NOT NULL,                          -- leader, sniper, manual, …
    source          text   NOT NULL,
    token_units     numeric(20) NOT NULL,                     -- what is left; 0 once closed
    cost_lamports   bigint NOT NULL,                          -- what that has cost
    opened_order_id text   NOT NULL,
    opened_at       timestamptz NOT NULL,
    sequence        bigint NOT NULL
);
CREATE INDEX ON lots (user_id, mint);

CREATE VIEW positions AS
    SELECT l.user_id,
           l.mint,
           sum(l.token_units)   AS token_units,
           sum(l.cost_lamports) AS cost_lamports,
           min(l.opened_at)     AS opened_at,
           CASE WHEN s.use_stop_loss THEN s.default_stop_loss_percentage END     AS stop_loss_percentage,
           CASE WHEN s.use_take_profit THEN s.default_take_profit_percentage END AS take_profit_percentage
    FROM lots l
    LEFT JOIN user_settings s USING (user_id)
    WHERE l.token_units > 0
    GROUP BY l.user_id, l.mint, s.user_id;

CREATE TABLE snipe_runs (
    run_id        text PRIMARY KEY,
    user_id       bigint NOT NULL,
    mint          text   NOT NULL,
    pool          text   NOT NULL,
    score         double precision NOT NULL,
    confidence    double precision NOT NULL,                  -- percent
    model_version text   NOT NULL,
    decision      text   NOT NULL,                            -- TAKEN, REFUSED
    reasons       jsonb  NOT NULL,
    features      jsonb  NOT NULL,
    decided_at    timestamptz NOT NULL,
    order_id      text
);
CREATE INDEX ON snipe_runs (user_id, decided_at);
CREATE INDEX ON snipe_runs (mint);

CREATE TABLE model_versions (
    version     text PRIMARY KEY,
    status      text NOT NULL DEFAULT 'CHALLENGER',           -- CHALLENGER, CHAMPION, RETIRED
    bundle_path text NOT NULL,
    schema_hash text NOT NULL,
    metrics     jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE token_ratings (
    user_id    bigint NOT NULL,
    mint       text   NOT NULL,
    rating     integer,
    flag       text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, mint)
);

-- Seed files that were run on this database.
CREATE TABLE seed_runs (
    file   text NOT NULL,
    sha256 text NOT NULL,
    run_at timestamptz NOT NULL DEFAULT now()
);

-- What change data capture may see: exactly this.
CREATE PUBLICATION slipstream_settings FOR TABLE
    users,
    user_settings,
    tracked_wallets (address, label),
    copy_relations,
    model_versions,
    token_ratings;
