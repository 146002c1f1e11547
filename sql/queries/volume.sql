-- Swaps and traders in each minute of event time.
SELECT window_start, COUNT(*) AS swaps, COUNT(DISTINCT trader) AS traders
FROM TABLE(TUMBLE(TABLE swaps, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end
ORDER BY window_start;
