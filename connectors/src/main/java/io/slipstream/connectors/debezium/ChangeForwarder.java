package io.slipstream.connectors.debezium;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.slipstream.connectors.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Hands changes on to their topics. A batch counts as processed once the broker has all of it, so
 * that a crash repeats changes but loses none. Called by the engine's thread.
 */
final class ChangeForwarder implements ChangeConsumer<ChangeEvent<byte[], byte[]>> {
    private final Producer<byte[], byte[]> producer;
    private final String barrier;
    private final Runnable onBarrier;

    /**
     * @param barrier prefix of the message in the write-ahead log that marks its place
     * @param onBarrier called when all that lies before that message is with the broker
     */
    ChangeForwarder(Producer<byte[], byte[]> producer, String barrier, Runnable onBarrier) {
        this.producer = producer;
        this.barrier = barrier;
        this.onBarrier = onBarrier;
    }

    @Override
    public void handleBatch(
            List<ChangeEvent<byte[], byte[]>> changes,
            RecordCommitter<ChangeEvent<byte[], byte[]>> committer)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        boolean passed = false;
        for (ChangeEvent<byte[], byte[]> change : changes) {
            if (change.destination().startsWith(Topics.CDC_PREFIX)) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        change.destination(), change.key(), change.value())));
            } else {
                passed |= isBarrier(change);
            }
        }
        awaitBroker(sent);
        for (ChangeEvent<byte[], byte[]> change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
        if (passed) {
            onBarrier.run();
        }
    }

    private boolean isBarrier(ChangeEvent<byte[], byte[]> change) {
        return change.destination().equals(CaptureSettings.MESSAGES)
                && change.key() != null
                && new String(change.key(), StandardCharsets.UTF_8).contains(barrier);
    }

    private void awaitBroker(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "expected the broker to take a settings change, it did not", e.getCause());
            }
        }
    }
}
