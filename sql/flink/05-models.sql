-- The model that scores in this system, for any table with the columns of its feature schema:
-- SELECT * FROM ML_PREDICT(TABLE my_rows, MODEL token_success, DESCRIPTOR(${features}))
CREATE MODEL token_success INPUT (${features_as_float}) OUTPUT (success FLOAT)
COMMENT 'probability, 0 to 1, that a young token succeeds'
WITH ('provider' = 'slipstream', 'url' = '${jdbc}');

-- Feature vectors with their names, of the topic (split jobs, a cluster).
CREATE VIEW feature_rows AS
SELECT mint, pool, dex, `ageStep`, `ageMillis`, slot, ${features_of_values}
FROM token_features;

-- And those that snipes were decided by, with the score that the stream gave.
CREATE VIEW snipe_rows AS
SELECT run_id, user_id, mint, decision, model_version, score, ${features_of_json}
FROM snipe_runs
WHERE features IS NOT NULL;
