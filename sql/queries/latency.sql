-- Where the time goes between an event and the end of its order.
SELECT stage, context, orders, ROUND(mean_millis, 1) AS mean_millis, ROUND(p50_millis, 1) AS p50_millis, ROUND(p99_millis, 1) AS p99_millis
FROM latency_by_stage
ORDER BY stage, context;
