-- What is held and what it would make now, the largest loss first.
SELECT user_id, mint, token_units, cost_lamports, worth_lamports, pnl_lamports
FROM live_positions
ORDER BY pnl_lamports, user_id, mint;
