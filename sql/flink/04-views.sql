-- Lamports for one base unit of a token, by its newest trade: of any pool if the topic pool-trades is written (split jobs, a cluster), else our own.
CREATE VIEW newest_prices AS
SELECT mint, slot, lamports_per_unit
FROM (
    SELECT mint, slot, lamports_per_unit, ROW_NUMBER() OVER (PARTITION BY mint ORDER BY slot DESC, `position` DESC, `ordinal` DESC) AS newest
    FROM (
        SELECT mint, slot, `position`, `ordinal`,
               CASE WHEN baseReserve > 0 AND quoteReserve > 0 THEN CAST(quoteReserve AS DOUBLE) / baseReserve
                    WHEN inputMint = quoteMint THEN CAST(inputAmount AS DOUBLE) / outputAmount
                    ELSE CAST(outputAmount AS DOUBLE) / inputAmount END AS lamports_per_unit
        FROM pool_trades
        WHERE quoteMint = 'So11111111111111111111111111111111111111112' AND inputAmount > 0 AND outputAmount > 0
        UNION ALL
        SELECT mint, slot, -1, 0, CAST(sol_lamports AS DOUBLE) / CAST(token_units AS DOUBLE)
        FROM trades
        WHERE token_units > 0
    )
)
WHERE newest = 1;

-- What is held, and what it would make at that price, before fees and impact.
CREATE VIEW live_positions AS
SELECT p.user_id, p.mint, p.token_units, p.cost_lamports, p.opened_at,
       t.slot AS price_slot,
       CAST(FLOOR(CAST(p.token_units AS DOUBLE) * t.lamports_per_unit) AS BIGINT)                                        AS worth_lamports,
       CAST(FLOOR(CAST(p.token_units AS DOUBLE) * t.lamports_per_unit) AS BIGINT) - CAST(p.cost_lamports AS BIGINT)      AS pnl_lamports
FROM positions p
LEFT JOIN newest_prices t ON t.mint = p.mint;

-- Why signals came to nothing: refusals of the gate and of the steps before it, and snipes that were never made a signal.
CREATE VIEW skip_reasons AS
SELECT user_id, context, reason, COUNT(*) AS skipped, MAX(created_at) AS newest
FROM order_denials
GROUP BY user_id, context, reason
UNION ALL
SELECT user_id, 'snipe_run', JSON_VALUE(reasons, '$[0]'), COUNT(*), MAX(decided_at)
FROM snipe_runs
WHERE decision = 'REFUSED'
GROUP BY user_id, JSON_VALUE(reasons, '$[0]');

-- Moments of orders as epoch millis, to be subtracted from each other.
CREATE VIEW order_millis AS
SELECT order_id, context, state, received_at,
       CAST(TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00', created_at) AS BIGINT) * 1000 + EXTRACT(MILLISECOND FROM created_at) AS created_millis,
       CAST(TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00', updated_at) AS BIGINT) * 1000 + EXTRACT(MILLISECOND FROM updated_at) AS updated_millis
FROM orders;

-- Milliseconds from one stage to the next, by the clocks of source, broker and database: an event is received, its signal written, its order
-- stored, and final. A replay as fast as it goes measures its own queues.
CREATE VIEW latency_by_stage AS
SELECT context, stage, COUNT(*) AS orders, AVG(millis) AS mean_millis, PERCENTILE(millis, 0.5) AS p50_millis, PERCENTILE(millis, 0.99) AS p99_millis
FROM (
    SELECT context, 'event to order' AS stage, CAST(created_millis - received_at AS DOUBLE) AS millis
    FROM order_millis
    WHERE received_at > 0
    UNION ALL
    SELECT context, 'order to final state', CAST(updated_millis - created_millis AS DOUBLE)
    FROM order_millis
    WHERE state IN ('FILLED', 'FAILED', 'EXPIRED')
    UNION ALL
    SELECT LOWER(context), 'event to signal',
           CAST(CAST(TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00', CAST(written_at AS TIMESTAMP(3))) AS BIGINT) * 1000
               + EXTRACT(MILLISECOND FROM written_at) - receivedAt AS DOUBLE)
    FROM signals
    WHERE receivedAt > 0
)
GROUP BY context, stage;

-- What each model version's snipes have come to: sales of what was sniped, by the pool.
CREATE VIEW model_performance AS
SELECT r.model_version,
       COUNT(*)                                                    AS runs,
       SUM(CASE WHEN r.decision = 'TAKEN' THEN 1 ELSE 0 END)       AS taken,
       AVG(r.score)                                                AS mean_score,
       SUM(CASE WHEN o.state = 'FILLED' THEN 1 ELSE 0 END)         AS filled,
       SUM(COALESCE(s.sales, 0))                                   AS sales,
       SUM(COALESCE(s.wins, 0))                                    AS wins,
       SUM(COALESCE(s.pnl_lamports, 0))                            AS pnl_lamports
FROM snipe_runs r
LEFT JOIN orders o ON o.order_id = r.order_id
LEFT JOIN (
    SELECT x.user_id, x.mint, x.source, COUNT(*) AS sales,
           SUM(CASE WHEN t.realized_pnl_lamports > 0 THEN 1 ELSE 0 END) AS wins, SUM(t.realized_pnl_lamports) AS pnl_lamports
    FROM orders x JOIN trades t ON t.order_id = x.order_id
    WHERE x.side = 'SELL'
    GROUP BY x.user_id, x.mint, x.source
) s ON s.user_id = o.user_id AND s.mint = o.mint AND s.source = o.source AND o.state = 'FILLED'
GROUP BY r.model_version;

-- How people spoke of a token when it was judged (0 to 100, 50 says nothing), and what its price has done since.
CREATE VIEW sentiment_against_price AS
SELECT r.mint, r.decided_at, r.sentiment, r.mentions, r.sniped_at, p.lamports_per_unit AS price_now,
       (p.lamports_per_unit / r.sniped_at - 1) * 100 AS change_percent
FROM (
    SELECT s.mint, MIN(s.decided_at) AS decided_at,
           MIN(CAST(JSON_VALUE(s.features, '$.sentiment_score') AS DOUBLE))  AS sentiment,
           MIN(CAST(JSON_VALUE(s.features, '$.total_mentions') AS DOUBLE))   AS mentions,
           MIN(CAST(o.reference_sol AS DOUBLE) / CAST(o.reference_units AS DOUBLE)) AS sniped_at
    FROM snipe_runs s JOIN orders o ON o.order_id = s.order_id
    WHERE o.reference_units > 0
    GROUP BY s.mint
) r
JOIN newest_prices p ON p.mint = r.mint;

-- Every signal of a user with all that is known of how it ended, one row each: why he bought, or did not.
CREATE VIEW outcomes_explained AS
SELECT x.user_id, x.mint, x.side, x.context, x.source, x.source_slot, o.source_signature,
       r.model_version, r.score, r.confidence, r.decision AS snipe_decision, r.reasons AS snipe_reasons, r.features,
       x.state, x.reason, x.order_id, x.signal_id, x.created_at,
       o.input_amount, o.slippage_bps, o.attempt, o.signature,
       t.sol_lamports, t.token_units, t.fee_lamports, t.realized_pnl_lamports, t.slot AS fill_slot,
       l.token_units AS units_left
FROM order_outcomes x
LEFT JOIN orders o ON o.order_id = x.order_id
LEFT JOIN snipe_runs r ON r.run_id = x.signal_id
LEFT JOIN trades t ON t.order_id = x.order_id
LEFT JOIN lots l ON l.opened_order_id = x.order_id
UNION ALL
SELECT r.user_id, r.mint, 'BUY', 'sniper', r.pool, CAST(NULL AS BIGINT), CAST(NULL AS STRING),
       r.model_version, r.score, r.confidence, r.decision, r.reasons, r.features,
       'NOT_SIGNALLED', JSON_VALUE(r.reasons, '$[0]'), CAST(NULL AS STRING), r.run_id, r.decided_at,
       CAST(NULL AS DECIMAL(20, 0)), CAST(NULL AS INT), CAST(NULL AS INT), CAST(NULL AS STRING),
       CAST(NULL AS BIGINT), CAST(NULL AS DECIMAL(20, 0)), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
       CAST(NULL AS DECIMAL(20, 0))
FROM snipe_runs r
WHERE r.decision = 'REFUSED';
