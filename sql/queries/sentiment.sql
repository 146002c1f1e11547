-- Do people speak well of what rises? Sniped tokens by how they were spoken of.
SELECT CASE WHEN sentiment < 45 THEN 'bad' WHEN sentiment > 55 THEN 'good' ELSE 'neither' END AS spoken_of,
       COUNT(*) AS tokens, ROUND(AVG(change_percent), 2) AS mean_change_percent, SUM(CASE WHEN change_percent > 0 THEN 1 ELSE 0 END) AS risen
FROM sentiment_against_price
GROUP BY CASE WHEN sentiment < 45 THEN 'bad' WHEN sentiment > 55 THEN 'good' ELSE 'neither' END
ORDER BY spoken_of;
