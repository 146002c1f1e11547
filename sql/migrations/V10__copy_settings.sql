-- On what terms a leader is copied. CopySetting in the code says of each column what it may be and what it means; NULL is no limit. The
-- defaults hold for relations that name none of them.
ALTER TABLE copy_relations
    ADD COLUMN copy_state                 text    DEFAULT 'ACTIVE',  -- ACTIVE, SELL_ONLY, ALERT_ONLY, PAUSED
    ADD COLUMN leader_min_trade_sol       numeric,
    ADD COLUMN leader_max_trade_sol       numeric,
    ADD COLUMN max_per_token_sol          numeric,
    ADD COLUMN max_per_leader_sol         numeric,
    ADD COLUMN max_per_day_sol            numeric,
    ADD COLUMN max_open_copies            integer,
    ADD COLUMN rebuy_percentage           numeric DEFAULT 100,       -- 0 = each token once
    ADD COLUMN sell_mode                  text    DEFAULT 'BOTH',    -- BOTH, COPY, PNL
    ADD COLUMN max_price_drift_percentage numeric DEFAULT 100,
    ADD COLUMN max_trade_age_seconds      integer DEFAULT 30,
    ADD COLUMN leader_stop_loss_sol       numeric DEFAULT 5,
    ADD COLUMN refused                    text;                      -- set by the trigger below, never by people

ALTER TABLE user_settings
    ADD COLUMN copy_state   text DEFAULT 'ACTIVE',                   -- the same for all leaders at once; the stricter counts
    ADD COLUMN notify_level text DEFAULT 'ALL';                      -- ALL, TRADES, URGENT

-- What a user never wants to buy: a mint, anything that a wallet has created, anything that a leader buys.
CREATE TABLE blacklist (
    user_id    bigint NOT NULL,
    kind       text   NOT NULL,                                      -- TOKEN, CREATOR, LEADER
    address    text   NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, kind, address)
);

ALTER PUBLICATION slipstream_settings SET TABLE
    users,
    user_settings,
    tracked_wallets (address, label, user_id),
    copy_relations,
    model_versions,
    token_ratings,
    system_state,
    blacklist;

-- Whose wallet it is, if one of ours: he who follows it must not be he, nor followed by him in a circle.
CREATE FUNCTION owner_of(wallet text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT user_id FROM tracked_wallets WHERE address = wallet),
        (SELECT user_id FROM user_wallets WHERE public_key = wallet LIMIT 1))
$$;
CREATE INDEX user_wallets_public_key ON user_wallets (public_key);

-- Why a user may not follow a wallet; null if he may. Relations that are refused themselves are no part of a circle.
CREATE FUNCTION refusal_of(follower bigint, leader text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE led(user_id) AS (
        SELECT owner_of(leader)
        UNION
        SELECT owner_of(r.leader_address)
        FROM led JOIN copy_relations r ON r.user_id = led.user_id
        WHERE led.user_id <> follower AND r.refused IS NULL
    )
    SELECT CASE
        WHEN owner_of(leader) IS NULL THEN NULL
        WHEN owner_of(leader) = follower THEN 'SELF_FOLLOW'
        WHEN EXISTS (SELECT 1 FROM led WHERE user_id = follower) THEN 'RELATION_CYCLE'
    END
$$;

CREATE FUNCTION refuse_relation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.refused := NULL;
    IF owner_of(NEW.leader_address) IS NOT NULL THEN
        -- Two relations that close a circle together must see each other.
        PERFORM pg_advisory_xact_lock(7305001);
        NEW.refused := refusal_of(NEW.user_id, NEW.leader_address);
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER refuse_relation
    BEFORE INSERT OR UPDATE ON copy_relations
    FOR EACH ROW EXECUTE FUNCTION refuse_relation();

-- Judges again, by the trigger above, what the end of a relation or a new owner of a wallet may have changed.
CREATE INDEX copy_relations_refused ON copy_relations (user_id) WHERE refused IS NOT NULL;

CREATE FUNCTION judge_refused_relations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE copy_relations SET refused = NULL WHERE refused IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE FUNCTION judge_relations_to_wallet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE copy_relations SET refused = NULL WHERE leader_address = NEW.address;
    RETURN NULL;
END
$$;

CREATE FUNCTION judge_relations_to_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE copy_relations SET refused = NULL WHERE leader_address = NEW.public_key;
    RETURN NULL;
END
$$;

CREATE TRIGGER judge_refused_relations
    AFTER DELETE ON copy_relations
    FOR EACH ROW WHEN (OLD.refused IS NULL) EXECUTE FUNCTION judge_refused_relations();

CREATE TRIGGER judge_refused_relations
    AFTER UPDATE OF user_id OR DELETE ON tracked_wallets
    FOR EACH ROW WHEN (OLD.user_id IS NOT NULL) EXECUTE FUNCTION judge_refused_relations();

CREATE TRIGGER judge_relations_to_wallet
    AFTER INSERT OR UPDATE OF user_id ON tracked_wallets
    FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION judge_relations_to_wallet();

CREATE TRIGGER judge_relations_to_key
    AFTER INSERT OR UPDATE OF public_key ON user_wallets
    FOR EACH ROW EXECUTE FUNCTION judge_relations_to_key();
