-- Why signals came to nothing.
SELECT context, reason, SUM(skipped) AS skipped, COUNT(DISTINCT user_id) AS users
FROM skip_reasons
GROUP BY context, reason
ORDER BY skipped DESC, context, reason;
