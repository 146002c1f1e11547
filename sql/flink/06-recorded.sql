-- What runs have recorded for training (--recorded DIR): every scored row, and what came of it at each horizon; `id` joins them.
CREATE TABLE recorded_features (
    `id` STRING,
    `mint` STRING,
    `pool` STRING,
    `dex` STRING,
    `creator` STRING,
    `age_step` INT,
    `age_millis` INT,
    `slot` BIGINT,
    `block_time` BIGINT,
    `received_at` BIGINT,
    `schema_hash` STRING,
    `feature_values` ARRAY<FLOAT NOT NULL>,
    `quote_reserve` BIGINT,
    `base_reserve` BIGINT,
    `sol_usd_micros` BIGINT,
    `last_step` BOOLEAN,
    `score` DOUBLE,
    `model_version` STRING,
    `reasons` ARRAY<STRING NOT NULL>,
    `shadows` ARRAY<ROW<`version` STRING, `score` DOUBLE> NOT NULL>,
    `day` STRING
) PARTITIONED BY (`day`) WITH (
    'connector' = 'filesystem', 'path' = '${recorded}/features', 'format' = 'avro'
);

CREATE TABLE recorded_outcomes (
    `id` STRING,
    `mint` STRING,
    `pool` STRING,
    `slot` BIGINT,
    `block_time` BIGINT,
    `horizon_minutes` INT,
    `max_multiple` DOUBLE,
    `end_multiple` DOUBLE,
    `drawdown` DOUBLE,
    `rugged` BOOLEAN,
    `graduated` BOOLEAN,
    `tradeable` BOOLEAN,
    `predictions` ARRAY<ROW<`version` STRING, `score` DOUBLE> NOT NULL>,
    `day` STRING
) PARTITIONED BY (`day`) WITH (
    'connector' = 'filesystem', 'path' = '${recorded}/outcomes', 'format' = 'avro'
);

-- Recorded rows with the names of their features.
CREATE VIEW recorded_rows AS
SELECT id, mint, dex, age_step, slot, block_time, model_version, score, ${features_of_recorded}
FROM recorded_features;
