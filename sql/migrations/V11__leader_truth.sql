-- What wallets have really done, by window; written by the signal job, see LeaderProfile for each column.
CREATE TABLE leader_profiles (
    address                 text   NOT NULL,
    "window"                text   NOT NULL,                  -- 1d, 7d, 30d, all
    at                      timestamptz NOT NULL,             -- the wallet's last trade: where the window ends
    trades                  bigint NOT NULL,
    closed                  bigint NOT NULL,
    wins                    bigint NOT NULL,
    realized_lamports       bigint NOT NULL,
    unrealized_lamports     bigint NOT NULL,
    profit_factor           double precision,                 -- NULL: nothing was lost
    drawdown_lamports       bigint NOT NULL,
    median_hold_seconds     bigint NOT NULL,
    tokens                  bigint NOT NULL,
    early_share             double precision NOT NULL,
    largest_win_share       double precision NOT NULL,
    followed_400ms_lamports bigint NOT NULL,
    followed_2s_lamports    bigint NOT NULL,
    followed_10s_lamports   bigint NOT NULL,
    flags                   text   NOT NULL,
    tier                    text   NOT NULL,
    score                   double precision NOT NULL,
    PRIMARY KEY (address, "window")
);
CREATE INDEX leader_profiles_score ON leader_profiles ("window", score DESC);

-- Who followed whom, and until when; relations themselves only know the present.
CREATE TABLE follow_history (
    user_id        bigint NOT NULL,
    leader_address text   NOT NULL,
    since          timestamptz NOT NULL DEFAULT now(),
    until          timestamptz,                               -- NULL while he follows
    PRIMARY KEY (user_id, leader_address)
);
CREATE INDEX ON follow_history (leader_address);

INSERT INTO follow_history (user_id, leader_address)
    SELECT user_id, leader_address FROM copy_relations WHERE copy_enabled;

CREATE FUNCTION note_following() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NOT coalesce(NEW.copy_enabled, false) THEN
        UPDATE follow_history SET until = now()
            WHERE user_id = OLD.user_id AND leader_address = OLD.leader_address AND until IS NULL;
    ELSE
        INSERT INTO follow_history (user_id, leader_address) VALUES (NEW.user_id, NEW.leader_address)
            ON CONFLICT (user_id, leader_address) DO UPDATE SET until = NULL WHERE follow_history.until IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER note_new_following
    AFTER INSERT ON copy_relations
    FOR EACH ROW WHEN (NEW.copy_enabled) EXECUTE FUNCTION note_following();

CREATE TRIGGER note_following
    AFTER UPDATE OF copy_enabled OR DELETE ON copy_relations
    FOR EACH ROW EXECUTE FUNCTION note_following();

-- What copiers of a leader have made, fees included: every sell of lots that were bought by copying him.
CREATE VIEW copier_results AS
    SELECT o.source AS leader,
           o.user_id,
           count(*)                                                           AS sells,
           sum(t.realized_pnl_lamports)                                       AS pnl_lamports,
           coalesce(sum(t.realized_pnl_lamports) FILTER (WHERE t.realized_pnl_lamports > 0), 0) AS profit_lamports
    FROM orders o JOIN trades t USING (order_id)
    WHERE o.side = 'SELL' AND o.state = 'FILLED'
      AND EXISTS (SELECT 1 FROM lots l WHERE l.user_id = o.user_id AND l.mint = o.mint AND l.source = o.source AND l.source_kind = 'leader')
    GROUP BY o.source, o.user_id;

CREATE VIEW leaderboard AS
    SELECT rank() OVER (PARTITION BY p."window" ORDER BY p.score DESC) AS place,
           p.*,
           coalesce(f.followers, 0)       AS followers,
           f.retention,
           coalesce(c.pnl_lamports, 0)    AS copiers_pnl_lamports,
           coalesce(c.profit_lamports, 0) AS profit_shared_lamports
    FROM leader_profiles p
    LEFT JOIN (SELECT leader_address, count(*) FILTER (WHERE until IS NULL) AS followers,
                      round(count(*) FILTER (WHERE until IS NULL)::numeric / count(*), 3) AS retention
               FROM follow_history GROUP BY leader_address) f ON f.leader_address = p.address
    LEFT JOIN (SELECT leader, sum(pnl_lamports) AS pnl_lamports, sum(profit_lamports) AS profit_lamports
               FROM copier_results GROUP BY leader) c ON c.leader = p.address;

CREATE VIEW leaderboard_1d  AS SELECT * FROM leaderboard WHERE "window" = '1d';
CREATE VIEW leaderboard_7d  AS SELECT * FROM leaderboard WHERE "window" = '7d';
CREATE VIEW leaderboard_30d AS SELECT * FROM leaderboard WHERE "window" = '30d';
CREATE VIEW leaderboard_all AS SELECT * FROM leaderboard WHERE "window" = 'all';

-- Who comes first among a leader's followers: mean place in the ledger's queue (0 first, 1 last) and mean price against that of all who filled
-- the same trade; fairness is Jain's index of the places, 1 if all have waited alike.
CREATE VIEW copy_fairness AS
    WITH queue AS (
        SELECT o.source AS leader,
               o.user_id,
               (rank() OVER (trade ORDER BY o.created_at, o.order_id) - 1)::numeric / (count(*) OVER trade - 1) AS place,
               CASE WHEN o.state = 'FILLED' THEN
                   (o.input_amount / o.output_amount)
                   / avg(CASE WHEN o.state = 'FILLED' THEN o.input_amount / o.output_amount END) OVER trade
               END AS relative_price,
               count(*) OVER trade AS followers
        FROM (SELECT *, count(*) OVER (PARTITION BY source, source_signature, mint) AS together FROM orders
              WHERE context = 'copy_trade' AND side = 'BUY') o
        WHERE o.together > 1
        WINDOW trade AS (PARTITION BY o.source, o.source_signature, o.mint)
    ), waited AS (
        SELECT leader, user_id, count(*) AS trades, avg(place) AS mean_place, avg(relative_price) AS mean_relative_price
        FROM queue GROUP BY leader, user_id
    )
    SELECT leader, user_id, trades,
           round(mean_place, 4)          AS mean_place,
           round(mean_relative_price, 6) AS mean_relative_price,
           round(power(sum(mean_place) OVER (PARTITION BY leader), 2)
                 / nullif(count(*) OVER (PARTITION BY leader) * sum(mean_place * mean_place) OVER (PARTITION BY leader), 0), 4) AS fairness
    FROM waited;
