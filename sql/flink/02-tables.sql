-- The tables of PostgreSQL, as sql/migrations makes them, and its views. Read only. Times are UTC. What no analyst needs to see is left out:
-- keys, signed bytes, hashes of codes. jsonb is text: JSON_VALUE(features, '$.buyers').

CREATE TABLE blacklist (
    `user_id` BIGINT,
    `kind` STRING,
    `address` STRING,
    `created_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'blacklist'
);

CREATE TABLE copy_relations (
    `user_id` BIGINT,
    `leader_address` STRING,
    `copy_enabled` BOOLEAN,
    `copy_mode` STRING,
    `copy_amount_sol` DECIMAL(38, 12),
    `copy_ratio` DECIMAL(38, 12),
    `max_per_trade_sol` DECIMAL(38, 12),
    `copy_sells` BOOLEAN,
    `copy_started_at` TIMESTAMP(6),
    `copy_state` STRING,
    `leader_min_trade_sol` DECIMAL(38, 12),
    `leader_max_trade_sol` DECIMAL(38, 12),
    `max_per_token_sol` DECIMAL(38, 12),
    `max_per_leader_sol` DECIMAL(38, 12),
    `max_per_day_sol` DECIMAL(38, 12),
    `max_open_copies` INT,
    `rebuy_percentage` DECIMAL(38, 12),
    `sell_mode` STRING,
    `max_price_drift_percentage` DECIMAL(38, 12),
    `max_trade_age_seconds` INT,
    `leader_stop_loss_sol` DECIMAL(38, 12),
    `refused` STRING,
    `followed_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'copy_relations'
);

CREATE TABLE follow_history (
    `user_id` BIGINT,
    `leader_address` STRING,
    `since` TIMESTAMP(6),
    `until` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'follow_history'
);

CREATE TABLE ledger_venue (
    `id` INT,
    `venue` STRING,
    `since` TIMESTAMP(6),
    `landed_since` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'ledger_venue'
);

CREATE TABLE lots (
    `lot_id` STRING,
    `user_id` BIGINT,
    `mint` STRING,
    `source_kind` STRING,
    `source` STRING,
    `token_units` DECIMAL(20, 0),
    `cost_lamports` BIGINT,
    `opened_order_id` STRING,
    `opened_at` TIMESTAMP(6),
    `sequence` BIGINT
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'lots'
);

CREATE TABLE model_versions (
    `version` STRING,
    `status` STRING,
    `bundle_path` STRING,
    `schema_hash` STRING,
    `metrics` STRING,
    `created_at` TIMESTAMP(6),
    `promoted_at` TIMESTAMP(6),
    `promoted_because` STRING
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'analysis.model_versions'
);

CREATE TABLE offers (
    `offer_id` STRING,
    `user_id` BIGINT,
    `mint` STRING,
    `pool` STRING,
    `lamports` BIGINT,
    `verdict` STRING,
    `confidence` DOUBLE,
    `model_version` STRING,
    `reasons` STRING,
    `slot` BIGINT,
    `offered_at` TIMESTAMP(6),
    `expires_at` TIMESTAMP(6),
    `command_id` BIGINT,
    `taken_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'offers'
);

CREATE TABLE order_denials (
    `order_id` STRING,
    `user_id` BIGINT,
    `signal_id` STRING,
    `context` STRING,
    `side` STRING,
    `mint` STRING,
    `reason` STRING,
    `source` STRING,
    `source_slot` BIGINT,
    `created_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'order_denials'
);

CREATE TABLE orders (
    `order_id` STRING,
    `user_id` BIGINT,
    `signal_id` STRING,
    `context` STRING,
    `trigger` STRING,
    `source` STRING,
    `source_signature` STRING,
    `source_slot` BIGINT,
    `source_position` INT,
    `block_time` BIGINT,
    `received_at` BIGINT,
    `side` STRING,
    `mint` STRING,
    `input_mint` STRING,
    `output_mint` STRING,
    `input_amount` DECIMAL(20, 0),
    `output_amount` DECIMAL(20, 0),
    `fee_lamports` BIGINT,
    `slippage_bps` INT,
    `reference_sol` BIGINT,
    `reference_units` DECIMAL(20, 0),
    `land_slot` BIGINT,
    `fill_slot` BIGINT,
    `filled_at` BIGINT,
    `state` STRING,
    `reason` STRING,
    `attempt` INT,
    `signature` STRING,
    `last_valid_block_height` BIGINT,
    `version` BIGINT,
    `created_at` TIMESTAMP(6),
    `updated_at` TIMESTAMP(6),
    `signed_slot` BIGINT,
    `booked_at` TIMESTAMP(6),
    `withdrawn` STRING,
    `model_version` STRING,
    `score_reasons` STRING
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'orders'
);

CREATE TABLE paper_deposits (
    `command_id` BIGINT,
    `user_id` BIGINT,
    `lamports` BIGINT,
    `at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'paper_deposits'
);

CREATE TABLE snipe_runs (
    `run_id` STRING,
    `user_id` BIGINT,
    `mint` STRING,
    `pool` STRING,
    `score` DOUBLE,
    `confidence` DOUBLE,
    `model_version` STRING,
    `decision` STRING,
    `reasons` STRING,
    `features` STRING,
    `decided_at` TIMESTAMP(6),
    `order_id` STRING
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'analysis.snipe_runs'
);

CREATE TABLE system_state (
    `id` INT,
    `trading_state` STRING,
    `wallet_export_delay_seconds` INT,
    `wallet_export_shown_seconds` INT
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'system_state'
);

CREATE TABLE telegram_messages (
    `key` STRING,
    `chat_id` BIGINT,
    `message_id` BIGINT,
    `version` BIGINT,
    `sent_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'telegram_messages'
);

CREATE TABLE token_ratings (
    `user_id` BIGINT,
    `mint` STRING,
    `rating` INT,
    `flag` STRING,
    `created_at` TIMESTAMP(6),
    `weight` DECIMAL(38, 12)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'token_ratings'
);

CREATE TABLE tracked_wallets (
    `address` STRING,
    `user_id` BIGINT,
    `label` STRING,
    `is_trader` BOOLEAN,
    `trader_tier` STRING,
    `followers` INT,
    `reputation_score` DECIMAL(38, 12),
    `realized_pnl_sol` DECIMAL(38, 12),
    `win_rate` DECIMAL(38, 12),
    `trades` BIGINT,
    `followed_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'tracked_wallets'
);

CREATE TABLE trades (
    `order_id` STRING,
    `user_id` BIGINT,
    `signal_id` STRING,
    `venue` STRING,
    `mint` STRING,
    `side` STRING,
    `sol_lamports` BIGINT,
    `token_units` DECIMAL(20, 0),
    `fee_lamports` BIGINT,
    `realized_pnl_lamports` BIGINT,
    `slot` BIGINT,
    `executed_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'trades'
);

CREATE TABLE user_risk_state (
    `user_id` BIGINT,
    `day` DATE,
    `realized_pnl_lamports` BIGINT,
    `snipe_used_lamports` BIGINT,
    `breaker` STRING,
    `since` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'user_risk_state'
);

CREATE TABLE user_settings (
    `user_id` BIGINT,
    `max_trade_size_sol` DECIMAL(38, 12),
    `daily_loss_limit_sol` DECIMAL(38, 12),
    `slippage_percentage` DECIMAL(38, 12),
    `check_honeypots` BOOLEAN,
    `min_liquidity_usd` DECIMAL(38, 12),
    `use_stop_loss` BOOLEAN,
    `default_stop_loss_percentage` DECIMAL(38, 12),
    `use_take_profit` BOOLEAN,
    `default_take_profit_percentage` DECIMAL(38, 12),
    `trading_state` STRING,
    `snipe_enabled` BOOLEAN,
    `snipe_max_amount_sol` DECIMAL(38, 12),
    `snipe_min_confidence` DECIMAL(38, 12),
    `snipe_daily_limit_sol` DECIMAL(38, 12),
    `paper_balance_sol` DECIMAL(38, 12),
    `max_open_positions` INT,
    `max_token_exposure_sol` DECIMAL(38, 12),
    `copy_state` STRING,
    `notify_level` STRING,
    `snipe_preset` STRING,
    `snipe_max_top10_percentage` DECIMAL(38, 12),
    `snipe_max_creator_percentage` DECIMAL(38, 12),
    `snipe_max_bundle_percentage` DECIMAL(38, 12),
    `snipe_max_sniper_percentage` DECIMAL(38, 12),
    `snipe_max_creator_rugs` INT,
    `snipe_max_creator_launches` INT,
    `snipe_max_namesakes` INT,
    `snipe_min_sentiment` INT,
    `snipe_min_community` INT,
    `snipe_max_liquidity_usd` DECIMAL(38, 12),
    `snipe_venues` STRING,
    `snipe_passes` INT,
    `snipe_all_facts` BOOLEAN,
    `snipe_min_lp_percentage` DECIMAL(38, 12),
    `advice_strategy` STRING,
    `offers_enabled` BOOLEAN,
    `offer_amount_sol` DECIMAL(38, 12),
    `offer_min_confidence` DECIMAL(38, 12),
    `auto_enabled` BOOLEAN,
    `auto_amount_sol` DECIMAL(38, 12),
    `auto_daily_budget_sol` DECIMAL(38, 12),
    `auto_max_trades_per_day` INT,
    `auto_max_positions` INT,
    `auto_min_confidence` DECIMAL(38, 12)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'user_settings'
);

CREATE TABLE users (
    `user_id` BIGINT,
    `telegram_chat_id` BIGINT,
    `status` STRING,
    `time_zone` STRING,
    `created_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'users'
);

CREATE TABLE viral_tokens (
    `mint` STRING,
    `slot` BIGINT,
    `voices` INT,
    `usual` DOUBLE,
    `deviation` DOUBLE,
    `sentiment` DOUBLE,
    `created_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'viral_tokens'
);

CREATE TABLE wallet_exports (
    `export_id` STRING,
    `user_id` BIGINT,
    `chat_id` BIGINT,
    `public_key` STRING,
    `state` STRING,
    `reason` STRING,
    `due_at` TIMESTAMP(6),
    `sent_at` TIMESTAMP(6),
    `message_id` BIGINT,
    `requested_at` TIMESTAMP(6),
    `updated_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'wallet_exports'
);

CREATE TABLE withdrawal_addresses (
    `user_id` BIGINT,
    `address` STRING,
    `usable_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'withdrawal_addresses'
);

CREATE TABLE withdrawals (
    `withdrawal_id` STRING,
    `user_id` BIGINT,
    `address` STRING,
    `lamports` BIGINT,
    `state` STRING,
    `reason` STRING,
    `wrong_codes` INT,
    `due_at` TIMESTAMP(6),
    `signature` STRING,
    `last_valid_block_height` BIGINT,
    `signed_slot` BIGINT,
    `fee_lamports` BIGINT,
    `requested_at` TIMESTAMP(6),
    `updated_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'withdrawals'
);

CREATE TABLE copier_results (
    `leader` STRING,
    `user_id` BIGINT,
    `sells` BIGINT,
    `pnl_lamports` DECIMAL(38, 0),
    `profit_lamports` DECIMAL(38, 0)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'copier_results'
);

CREATE TABLE copy_fairness (
    `leader` STRING,
    `user_id` BIGINT,
    `trades` BIGINT,
    `mean_place` DECIMAL(38, 12),
    `mean_relative_price` DECIMAL(38, 12),
    `fairness` DECIMAL(38, 12)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'copy_fairness'
);

-- By span of time: 1d, 7d, 30d, all.
CREATE TABLE leaderboard (
    `span` STRING,
    `place` BIGINT,
    `address` STRING,
    `at` TIMESTAMP(6),
    `trades` BIGINT,
    `closed` BIGINT,
    `wins` BIGINT,
    `realized_lamports` BIGINT,
    `unrealized_lamports` BIGINT,
    `profit_factor` DOUBLE,
    `drawdown_lamports` BIGINT,
    `median_hold_seconds` BIGINT,
    `tokens` BIGINT,
    `early_share` DOUBLE,
    `largest_win_share` DOUBLE,
    `followed_400ms_lamports` BIGINT,
    `followed_2s_lamports` BIGINT,
    `followed_10s_lamports` BIGINT,
    `flags` STRING,
    `tier` STRING,
    `score` DOUBLE,
    `followers` BIGINT,
    `retention` DECIMAL(38, 12),
    `copiers_pnl_lamports` DECIMAL(38, 0),
    `profit_shared_lamports` DECIMAL(38, 0)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'analysis.leaderboard'
);

CREATE TABLE order_outcomes (
    `order_id` STRING,
    `user_id` BIGINT,
    `signal_id` STRING,
    `context` STRING,
    `side` STRING,
    `mint` STRING,
    `state` STRING,
    `reason` STRING,
    `source` STRING,
    `source_slot` BIGINT,
    `created_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'order_outcomes'
);

CREATE TABLE positions (
    `user_id` BIGINT,
    `mint` STRING,
    `token_units` DECIMAL(38, 0),
    `cost_lamports` DECIMAL(38, 0),
    `opened_at` TIMESTAMP(6),
    `stop_loss_percentage` DECIMAL(38, 12),
    `take_profit_percentage` DECIMAL(38, 12)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'positions'
);

CREATE TABLE model_standings (
    `version` STRING,
    `against` STRING,
    `outcomes` BIGINT,
    `positives` BIGINT,
    `brier` DOUBLE,
    `against_brier` DOUBLE,
    `window_brier` DOUBLE,
    `slot` BIGINT
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'model_standings'
);

CREATE TABLE token_prices (
    `mint` STRING,
    `lamports` DECIMAL(20, 0),
    `token_units` DECIMAL(20, 0),
    `sol_usd_micros` BIGINT,
    `slot` BIGINT,
    `seen_at` TIMESTAMP(6)
) WITH (
    'connector' = 'jdbc', 'url' = '${jdbc}', 'table-name' = 'token_prices'
);
