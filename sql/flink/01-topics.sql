-- The topics. Columns are named as in the records' JSON (camel case); each table adds when the broker had the record (written_at), where it lies
-- (topic_partition, topic_offset), and event_time with its watermark: the block's, else the source's clock. Amounts are base units, solLamports lamports.
-- Enums are in capitals here, contexts in the tables are not. A query reads what is there when it starts; with `sql --streaming` it goes on.

CREATE TABLE swaps (
    `signature` STRING,
    `slot` BIGINT,
    `position` INT,
    `ordinal` INT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `trader` STRING,
    `side` STRING,
    `inputMint` STRING,
    `inputAmount` BIGINT,
    `outputMint` STRING,
    `outputAmount` BIGINT,
    `inputBalanceBefore` BIGINT,
    `solUsdMicros` BIGINT,
    `fromBalances` BOOLEAN,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'swaps', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE pool_trades (
    `signature` STRING,
    `slot` BIGINT,
    `position` INT,
    `ordinal` INT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `mint` STRING,
    `quoteMint` STRING,
    `program` STRING,
    `dex` STRING,
    `pool` STRING,
    `trader` STRING,
    `inputMint` STRING,
    `inputAmount` BIGINT,
    `outputMint` STRING,
    `outputAmount` BIGINT,
    `baseReserve` BIGINT,
    `quoteReserve` BIGINT,
    `feeBps` INT,
    `solUsdMicros` BIGINT,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'pool-trades', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE pools (
    `signature` STRING,
    `slot` BIGINT,
    `position` INT,
    `ordinal` INT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `kind` STRING,
    `dex` STRING,
    `mint` STRING,
    `quoteMint` STRING,
    `pool` STRING,
    `creator` STRING,
    `symbol` STRING,
    `lpBurnedBps` INT,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'pools', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE sol_transfers (
    `signature` STRING,
    `slot` BIGINT,
    `position` INT,
    `ordinal` INT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `from` STRING,
    `to` STRING,
    `lamports` BIGINT,
    `fromBalanceBefore` BIGINT,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'sol-transfers', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE posts (
    `id` STRING,
    `source` STRING,
    `author` STRING,
    `followers` BIGINT,
    `text` STRING,
    `createdAt` BIGINT,
    `lang` STRING,
    `slot` BIGINT,
    `position` INT,
    `receivedAt` BIGINT,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`createdAt`, 3),
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'posts', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE token_features (
    `mint` STRING,
    `pool` STRING,
    `dex` STRING,
    `creator` STRING,
    `ageStep` INT,
    `ageMillis` INT,
    `slot` BIGINT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `schemaHash` STRING,
    `values` ARRAY<FLOAT>,
    `quoteReserve` BIGINT,
    `baseReserve` BIGINT,
    `solUsdMicros` BIGINT,
    `lastStep` BOOLEAN,
    `lp` ROW<`kind` STRING, `burnedBps` INT, `lockedBps` INT, `slot` BIGINT>,
    `candidate` ROW<`pattern` STRING, `buyers` INT, `sellers` INT, `netLamports` BIGINT, `leader` STRING>,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'token-features', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE signals (
    `signalId` STRING,
    `userId` BIGINT,
    `context` STRING,
    `source` STRING,
    `sourceSignature` STRING,
    `slot` BIGINT,
    `position` INT,
    `ordinal` INT,
    `blockTime` BIGINT,
    `receivedAt` BIGINT,
    `side` STRING,
    `mint` STRING,
    `solLamports` BIGINT,
    `soldUnits` BIGINT,
    `balanceBefore` BIGINT,
    `referenceSol` BIGINT,
    `referenceUnits` BIGINT,
    `refusal` STRING,
    `creator` STRING,
    `modelVersion` STRING,
    `scoreReasons` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'signals', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE commands (
    `commandId` BIGINT,
    `userId` BIGINT,
    `kind` STRING,
    `mint` STRING,
    `lamports` BIGINT,
    `units` BIGINT,
    `shareBps` INT,
    `createdAt` BIGINT,
    `offer` ROW<`offerId` STRING, `modelVersion` STRING, `reasons` STRING>,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`createdAt`, 3),
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'commands', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE order_events (
    `terms` ROW<`orderId` STRING, `signalId` STRING, `userId` BIGINT, `context` STRING, `trigger` STRING, `source` STRING, `sourceSignature` STRING, `sourceSlot` BIGINT, `sourcePosition` INT, `blockTime` BIGINT, `receivedAt` BIGINT, `side` STRING, `mint` STRING, `inputMint` STRING, `outputMint` STRING, `inputAmount` BIGINT, `slippageBps` INT, `referenceSol` BIGINT, `referenceUnits` BIGINT, `landSlot` BIGINT, `modelVersion` STRING, `scoreReasons` STRING>,
    `state` STRING,
    `reason` STRING,
    `outputAmount` BIGINT,
    `feeLamports` BIGINT,
    `fillSlot` BIGINT,
    `filledAt` BIGINT,
    `attempt` INT,
    `version` BIGINT,
    `signature` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS CASE WHEN `filledAt` > 0 THEN TO_TIMESTAMP_LTZ(`filledAt`, 3) WHEN `terms`.`blockTime` > 0 THEN TO_TIMESTAMP_LTZ(`terms`.`blockTime`, 0) ELSE TO_TIMESTAMP_LTZ(`terms`.`receivedAt`, 3) END,
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'order-events', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE notifications (
    `id` STRING,
    `userId` BIGINT,
    `kind` STRING,
    `text` STRING,
    `createdAt` BIGINT,
    `order` ROW<`terms` ROW<`orderId` STRING, `signalId` STRING, `userId` BIGINT, `context` STRING, `trigger` STRING, `source` STRING, `sourceSignature` STRING, `sourceSlot` BIGINT, `sourcePosition` INT, `blockTime` BIGINT, `receivedAt` BIGINT, `side` STRING, `mint` STRING, `inputMint` STRING, `outputMint` STRING, `inputAmount` BIGINT, `slippageBps` INT, `referenceSol` BIGINT, `referenceUnits` BIGINT, `landSlot` BIGINT, `modelVersion` STRING, `scoreReasons` STRING>, `state` STRING, `reason` STRING, `outputAmount` BIGINT, `feeLamports` BIGINT, `fillSlot` BIGINT, `filledAt` BIGINT, `attempt` INT, `version` BIGINT, `signature` STRING>,
    `profitLamports` BIGINT,
    `offer` ROW<`offerId` STRING, `userId` BIGINT, `mint` STRING, `pool` STRING, `lamports` BIGINT, `verdict` STRING, `confidence` DOUBLE, `modelVersion` STRING, `reasons` STRING, `slot` BIGINT, `offeredAt` BIGINT, `expiresAt` BIGINT>,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`createdAt`, 3),
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'notifications', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE recommendations (
    `id` STRING,
    `mint` STRING,
    `pool` STRING,
    `slot` BIGINT,
    `blockTime` BIGINT,
    `strategy` STRING,
    `verdict` STRING,
    `confidence` DOUBLE,
    `probability` DOUBLE,
    `modelVersion` STRING,
    `pattern` STRING,
    `regime` STRING,
    `leaders` INT,
    `reasons` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`blockTime`, 0),
    WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10' SECOND
) WITH (
    'connector' = 'kafka', 'topic' = 'recommendations', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE feed (
    `kind` STRING,
    `key` STRING,
    `transaction` ROW<`kind` STRING, `origin` STRING, `slot` BIGINT, `position` INT, `blockTime` BIGINT, `receivedAt` BIGINT, `payload` BYTES>,
    `retraction` ROW<`signature` STRING, `slot` BIGINT>,
    `status` ROW<`fresh` BOOLEAN, `slot` BIGINT, `lagSlots` BIGINT, `at` BIGINT, `reason` STRING>,
    `listening` ROW<`heard` BOOLEAN, `at` BIGINT, `sources` STRING>,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    WATERMARK FOR `written_at` AS `written_at`
) WITH (
    'connector' = 'kafka', 'topic' = 'feed', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE dead_letters (
    `stage` STRING,
    `reason` STRING,
    `id` STRING,
    `payload` STRING,
    `length` BIGINT,
    `sha256` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    WATERMARK FOR `written_at` AS `written_at`
) WITH (
    'connector' = 'kafka', 'topic' = 'dead-letters', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

-- A model that no longer does what its card says.
CREATE TABLE alerts (
    `id` STRING,
    `kind` STRING,
    `model` STRING,
    `text` STRING,
    `slot` BIGINT,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    WATERMARK FOR `written_at` AS `written_at`
) WITH (
    'connector' = 'kafka', 'topic' = 'alerts', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

-- Raw transactions, as getTransaction answers: see decode_transaction. Nobody writes them unless an operator feeds the topic.
CREATE TABLE transactions (
    `payload` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    WATERMARK FOR `written_at` AS `written_at`
) WITH (
    'connector' = 'kafka', 'topic' = 'transactions', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'raw'
);

-- Debezium's envelopes of the settings tables: before and after are JSON texts, e.g. JSON_VALUE(`after`, '$.copy_state').
-- op: r snapshot, c created, u updated, d deleted.
CREATE TABLE cdc_users (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.users', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_user_settings (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.user_settings', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_tracked_wallets (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.tracked_wallets', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_copy_relations (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.copy_relations', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_model_versions (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.model_versions', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_token_ratings (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.token_ratings', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_system_state (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.system_state', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE cdc_blacklist (
    `op` STRING,
    `ts_ms` BIGINT,
    `before` STRING,
    `after` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL,
    `event_time` AS TO_TIMESTAMP_LTZ(`ts_ms`, 3),
    WATERMARK FOR `event_time` AS `event_time`
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.public.blacklist', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

-- For whoever looks after change data capture: its marks and its place.
CREATE TABLE cdc_snapshot_complete (
    `payload` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.snapshot-complete', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'raw'
);

CREATE TABLE cdc_offsets (
    `payload` STRING,
    `written_at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    `topic_partition` INT METADATA FROM 'partition' VIRTUAL,
    `topic_offset` BIGINT METADATA FROM 'offset' VIRTUAL
) WITH (
    'connector' = 'kafka', 'topic' = 'cdc.offsets', 'properties.bootstrap.servers' = '${kafka}',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = '${bounded}',
    'format' = 'raw'
);
