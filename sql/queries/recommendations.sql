-- What is recommended: verdicts by strategy, regime and pattern, with their mean confidence and what the model said.
SELECT strategy, regime, `pattern`, verdict, COUNT(*) AS looks, COUNT(DISTINCT mint) AS tokens,
       ROUND(AVG(confidence), 3) AS confidence, ROUND(AVG(probability), 3) AS probability
FROM recommendations
GROUP BY strategy, regime, `pattern`, verdict
ORDER BY strategy, looks DESC;
