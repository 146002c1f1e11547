-- The twenty best wallets of all time, and what those who copy them have made.
SELECT place, address, tier, score, trades, realized_lamports, followed_2s_lamports, copiers_pnl_lamports, flags
FROM leaderboard
WHERE span = 'all'
ORDER BY place, address
LIMIT 20;
