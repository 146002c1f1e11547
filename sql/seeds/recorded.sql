-- Example for `scripts/slipstream run --input … --seed-sql sql/seeds/recorded.sql`: seven users who follow wallets that trade
-- in a set of recorded mainnet transactions. Amounts are SOL.

INSERT INTO users (user_id, telegram_chat_id, status, time_zone) VALUES
    (1, 1001, 'ACTIVE', 'UTC'),
    (2, 1002, 'ACTIVE', 'Europe/Zurich'),
    (3, 1003, 'ACTIVE', 'America/New_York'),
    (4, 1004, 'ACTIVE', 'UTC'),
    (5, 1005, 'ACTIVE', 'UTC'),
    (6, 1006, 'ACTIVE', 'Asia/Tokyo'),
    (7, 1007, 'ACTIVE', 'UTC');

-- User 7 has no settings: unknown is not safe, so nothing is bought for him.
INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol, slippage_percentage, trading_state,
                           snipe_enabled, snipe_max_amount_sol, snipe_min_confidence, snipe_daily_limit_sol,
                           paper_balance_sol) VALUES
    (1, 1, 5, 25, 'ACTIVE', false, 0.1, 60, 1, 100),
    (2, 5, 5, 25, 'ACTIVE', false, 0.1, 60, 1, 100),
    (3, 10, 5, 25, 'ACTIVE', true, 0.05, 1, 1, 100),
    (4, 0.05, 5, 25, 'ACTIVE', false, 0.1, 60, 1, 100),
    (5, 1, 5, 25, 'HALTED', false, 0.1, 60, 1, 100),
    (6, 1, 5, 25, 'ACTIVE', false, 0.1, 60, 1, 0.3);

CREATE TEMPORARY TABLE leader (address text, label text) ON COMMIT DROP;
INSERT INTO leader VALUES
    ('5zsxd4pGNCQpwyKiBWZ95nCTPsEPoS62xEGnjpW6FRy7', 'creator who buys his own launch'),
    ('5W385CN7GiQ65m5THhmF3g1pdbnLBgpWsTdqa2LEjgkc', 'PumpSwap buyer one'),
    ('9BHDLJUg5TkzQYjmJjHeJckoafAuszsTAqZBFei2HWMU', 'PumpSwap buyer two'),
    ('65AP6LRppmML7y7JjGMHH6TwJ1RdiAaYCCm3SYwzi6T2', 'PumpSwap buyer three'),
    ('AeUt5mNs4bHutyUEPeFbMTcf2HpXuH5ETBKzGL2m9Quk', 'Raydium buyer'),
    ('EfbbhahGNuhqEraRZXrwETfsaKxScngEttdQixWAW4WE', 'ten SOL through a router'),
    ('Gh6D6DZcASQLc2XoLpctT74KbRr4nrHF8wNptweckHoA', 'bundle, first of four'),
    ('7SPkzf8DSxdemSKMEEKquRKEYrdDjcuHaQwac5nvnB4b', 'bundle, second of four'),
    ('ECvj86nDupkVh1cDgxrJw3zJkw3ahcDiVB3pPTbpskjD', 'Raydium buyer through a bot'),
    ('GL3VEiyAZi2Vi2kLbFw4M6Lz4U95vJgH8HT1sN6MvgAT', 'one SOL on a curve'),
    ('2dV7UHwdooBxowaNTjLALuFJaGeRfgcuP6DkUNysMdpX', 'two buys on a curve'),
    ('XjxGgbZW9K6vbgbptY1nz4VnWZ66qxijrRuQYy6sSgi', 'small buyer on a curve'),
    ('MfDuWeqSHEqTFVYZ7LoexgAK9dxk7cy4DFJWjWMGVWa', 'two SOL on Raydium');
INSERT INTO tracked_wallets (address, label, is_trader) SELECT address, label, true FROM leader;

INSERT INTO copy_relations (user_id, leader_address, copy_enabled, copy_mode, copy_amount_sol, copy_ratio,
                            max_per_trade_sol, copy_sells)
SELECT 1, address, true, 'FIXED', 0.1, NULL::numeric, NULL::numeric, true FROM leader
UNION ALL SELECT 2, address, true, 'RATIO', NULL, 0.5, 2, true FROM leader
UNION ALL SELECT 3, address, true, 'FOLLOW', NULL, NULL, 0.8, true FROM leader
UNION ALL SELECT 4, address, true, 'FIXED', 0.1, NULL, NULL, true FROM leader
UNION ALL SELECT 5, address, true, 'FIXED', 0.1, NULL, NULL, true FROM leader
UNION ALL SELECT 6, address, true, 'FIXED', 0.1, NULL, NULL, true FROM leader
UNION ALL SELECT 7, address, true, 'FIXED', 0.1, NULL, NULL, true FROM leader;
