-- More limits. The defaults hold for users who set none; NULL is unknown and denies buys.
ALTER TABLE user_settings
    ADD COLUMN max_open_positions     integer DEFAULT 50,     -- mints held or being bought at once
    ADD COLUMN max_token_exposure_sol numeric DEFAULT 5;      -- cost of all that one mint may make up, fees included

-- The operator's switch for everybody, one row. Without it nothing is bought.
CREATE TABLE system_state (
    id            integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    trading_state text DEFAULT 'ACTIVE'                       -- ACTIVE, REDUCING, HALTED
);

ALTER PUBLICATION slipstream_settings ADD TABLE system_state;

-- After the publication: a database that has been captured before gets to know of it as a change.
INSERT INTO system_state (id, trading_state) VALUES (1, 'ACTIVE');
