-- Every filter of a sniper. NULL: what the preset says; without a preset it is not asked for.
ALTER TABLE user_settings
    ADD COLUMN snipe_preset                text,      -- careful, balanced, bold
    ADD COLUMN snipe_max_top10_percentage  numeric,   -- of what was bought, held by ten wallets
    ADD COLUMN snipe_max_creator_percentage numeric,  -- of what was bought, held by the creator
    ADD COLUMN snipe_max_bundle_percentage numeric,   -- of the buyers' SOL, paid in the slot of birth
    ADD COLUMN snipe_max_sniper_percentage numeric,   -- the same of the two slots after it
    ADD COLUMN snipe_max_creator_rugs      integer,
    ADD COLUMN snipe_max_creator_launches  integer,
    ADD COLUMN snipe_max_namesakes         integer,   -- older tokens of the same symbol
    ADD COLUMN snipe_min_sentiment         integer,   -- 0 to 100
    ADD COLUMN snipe_min_community         integer,   -- 0 to 100
    ADD COLUMN snipe_max_liquidity_usd     numeric,
    ADD COLUMN snipe_venues                text,      -- comma-separated, e.g. pumpfun,pumpswap
    ADD COLUMN snipe_passes                integer,   -- ages in a row at which a token must pass
    ADD COLUMN snipe_all_facts             boolean;   -- every fact of safety known and good
