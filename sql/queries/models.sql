-- What each model's snipes have come to.
SELECT model_version, runs, taken, filled, sales, wins, pnl_lamports, ROUND(mean_score, 4) AS mean_score
FROM model_performance
ORDER BY model_version;
