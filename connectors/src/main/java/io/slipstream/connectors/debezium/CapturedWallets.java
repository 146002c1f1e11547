package io.slipstream.connectors.debezium;

import io.slipstream.connectors.solana.WalletRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is followed, from the cdc topics of tracked wallets and copy relations: every tracked wallet,
 * and every leader with at least one enabled relation. Reads the topics from their beginning and
 * says nothing before it has reached what was their end when it began.
 */
public final class CapturedWallets implements WalletRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(CapturedWallets.class);
    private static final Duration WAIT = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final FollowedRows rows = new FollowedRows();
    private final Map<TopicPartition, Long> ends;
    private @Nullable Map<String, Long> told;

    private CapturedWallets(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** The topics must exist; each has one partition. */
    public static CapturedWallets of(String bootstrapServers) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        return new CapturedWallets(
                consumer,
                List.of(
                        new TopicPartition(FollowedRows.WALLETS, 0),
                        new TopicPartition(FollowedRows.RELATIONS, 0)));
    }

    @Override
    public @Nullable Map<String, Long> changed() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(WAIT);
        for (ConsumerRecord<byte[], byte[]> change : records) {
            try {
                rows.apply(change.topic(), change.value());
            } catch (IOException e) {
                // the settings step tells it to the dead letters
                LOG.warn("topic={} offset={} unreadable", change.topic(), change.offset());
            }
        }
        boolean complete =
                ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        Map<String, Long> now = rows.followed();
        if (!complete || now.equals(told)) {
            return null;
        }
        told = now;
        return now;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
