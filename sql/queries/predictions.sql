-- What the model of the moment says of the tokens that users' snipes were decided by, beside what was said then.
SELECT mint, model_version, MIN(score) AS score_then, MIN(success) AS score_now, COUNT(*) AS runs
FROM ML_PREDICT(TABLE snipe_rows, MODEL token_success, DESCRIPTOR(${features}))
GROUP BY mint, model_version
ORDER BY score_now DESC, mint;
