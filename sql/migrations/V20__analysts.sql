-- For analysts: a schema with what Flink's driver cannot read as it stands (jsonb, and a column called "window"), and a role that only reads.
CREATE SCHEMA analysis;

CREATE VIEW analysis.snipe_runs AS
    SELECT run_id, user_id, mint, pool, score, confidence, model_version, decision, reasons::text AS reasons, features::text AS features,
           decided_at, order_id
    FROM snipe_runs;

CREATE VIEW analysis.model_versions AS
    SELECT version, status, bundle_path, schema_hash, metrics::text AS metrics, created_at, promoted_at, promoted_because
    FROM model_versions;

CREATE VIEW analysis.leaderboard AS
    SELECT p."window" AS span, p.place, p.address, p.at, p.trades, p.closed, p.wins, p.realized_lamports, p.unrealized_lamports, p.profit_factor,
           p.drawdown_lamports, p.median_hold_seconds, p.tokens, p.early_share, p.largest_win_share, p.followed_400ms_lamports,
           p.followed_2s_lamports, p.followed_10s_lamports, p.flags, p.tier, p.score, p.followers, p.retention, p.copiers_pnl_lamports,
           p.profit_shared_lamports
    FROM leaderboard p;

-- Roles belong to the whole server, so they may be there already. Nobody can log in as one of them: GRANT slipstream_analyst TO somebody.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'slipstream_analyst') THEN
        CREATE ROLE slipstream_analyst NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'slipstream_jobs') THEN
        CREATE ROLE slipstream_jobs NOLOGIN;
    END IF;
END
$$;

-- The jobs read and write rows, change no table, and are no superuser. Change data capture needs a user of its own that may replicate.
GRANT USAGE ON SCHEMA public, analysis TO slipstream_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO slipstream_jobs;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO slipstream_jobs;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO slipstream_jobs;

-- Analysts see what there is but for keys, signed bytes and hashes of codes. A table that a later migration adds is granted by it.
GRANT USAGE ON SCHEMA public, analysis TO slipstream_analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA public, analysis TO slipstream_analyst;
REVOKE ALL ON user_wallets, wallet_key_versions, orders, withdrawals FROM slipstream_analyst;
DO $$
DECLARE
    visible record;
BEGIN
    FOR visible IN
        SELECT table_name, string_agg(quote_ident(column_name), ', ') AS columns
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name IN ('orders', 'withdrawals') AND column_name NOT IN ('signed_transaction', 'code_hash')
        GROUP BY table_name
    LOOP
        EXECUTE format('GRANT SELECT (%s) ON %I TO slipstream_analyst', visible.columns, visible.table_name);
    END LOOP;
END
$$;
