-- Least share of a pool's liquidity that must be burned or locked. NULL: what the preset says; without a preset it is not asked for.
ALTER TABLE user_settings ADD COLUMN snipe_min_lp_percentage numeric;
