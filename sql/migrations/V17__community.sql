-- What users say of tokens counts by who they are: a fifth for one of whom nothing is known, all of it for a reputation of 100.
-- It is fixed when he rates, so that a rating reads the same whenever it is read again.
ALTER TABLE token_ratings
    ADD COLUMN weight numeric CHECK (weight BETWEEN 0 AND 1),
    ADD CONSTRAINT token_ratings_rating CHECK (rating BETWEEN 1 AND 5);

CREATE FUNCTION weigh_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.weight := 0.2 + 0.8 * least(1, greatest(0, coalesce(
        (SELECT max(reputation_score) FROM tracked_wallets WHERE user_id = NEW.user_id), 0) / 100));
    RETURN NEW;
END $$;
CREATE TRIGGER weigh_rating BEFORE INSERT OR UPDATE ON token_ratings FOR EACH ROW EXECUTE FUNCTION weigh_rating();

-- Ratings from before are weighed now.
UPDATE token_ratings SET weight = NULL;

-- Tokens of which far more people spoke than usual, within ten seconds up to the slot.
CREATE TABLE viral_tokens (
    mint       text             NOT NULL,
    slot       bigint           NOT NULL,
    voices     integer          NOT NULL,   -- different people with different words
    usual      double precision NOT NULL,   -- their mean in the token's own past
    deviation  double precision NOT NULL,
    sentiment  double precision NOT NULL,   -- 0 to 100
    created_at timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (mint, slot)
);
