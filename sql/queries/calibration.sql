-- What was said of tokens, young and grown, in tenths of the score, and how many of them doubled within 15 minutes, fees and impact paid (--recorded DIR).
SELECT CAST(FLOOR(f.score * 10) AS INT) AS tenth, COUNT(*) AS scored, AVG(f.score) AS mean_score,
       AVG(CASE WHEN o.max_multiple >= 2 THEN 1.0 ELSE 0.0 END) AS doubled,
       AVG(CASE WHEN o.rugged THEN 1.0 ELSE 0.0 END)            AS rugged
FROM recorded_features f
JOIN recorded_outcomes o ON o.id = f.id
WHERE o.horizon_minutes = 15
GROUP BY CAST(FLOOR(f.score * 10) AS INT)
ORDER BY tenth;
