-- How far orders came, by the versions in the topic. Of final states the first counts: it is the one that was booked.
SELECT context, state, COUNT(*) AS orders
FROM (
    SELECT context, state, ROW_NUMBER() OVER (PARTITION BY order_id, step ORDER BY topic_offset) AS nth
    FROM (
        SELECT e.terms.orderId AS order_id, LOWER(e.terms.context) AS context, e.state AS state, e.topic_offset AS topic_offset,
               CASE WHEN e.state IN ('FILLED', 'FAILED', 'EXPIRED') THEN 'FINAL' ELSE e.state END AS step
        FROM order_events e
    )
)
WHERE nth = 1
GROUP BY context, state
ORDER BY context, state;
