package io.slipstream.jobs.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes copy signals as the signal job would, three buys to two sells: a few a second, and as many
 * more as somebody wants at once. It outlives restarts of the broker.
 */
final class SignalStream implements AutoCloseable {

    private static final String LEADER = "LeaderLeaderLeaderLeaderLeaderLeaderLeaderLe";
    private static final long PAUSE_MILLIS = 500;

    /** No divisor of the users: so each gets his turn. */
    private static final int SIGNALS_EACH_RESUME = 3;

    private static final long LAMPORTS = 10_000_000;
    private static final int DELIVERY_MILLIS = 300_000;

    private final List<String> mints;
    private final Random random = new Random();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;
    private long number;

    SignalStream(String bootstrapServers, List<String> mints) {
        this.mints = List.copyOf(mints);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "acks", "all",
                                "max.block.ms", DELIVERY_MILLIS,
                                "delivery.timeout.ms", DELIVERY_MILLIS,
                                "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.thread = new Thread(this::write, "signal-stream");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Writes this many at once, for as many users. */
    synchronized void burst(int count) {
        for (int i = 0; i < count && !closed; i++) {
            Signal signal = next();
            send(Topics.SIGNALS, signal.userId(), signal);
            if (number % SIGNALS_EACH_RESUME == 0) {
                // Bad weather opens breakers; behind an open one nothing would be bought any more.
                send(
                        Topics.COMMANDS,
                        signal.userId(),
                        Command.resume(number, signal.userId(), System.currentTimeMillis()));
            }
        }
    }

    private void write() {
        try {
            while (!closed) {
                burst(1);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException | InterruptException e) {
            closed = true;
        }
    }

    private Signal next() {
        long user = 1 + number % ChainTraders.USERS;
        String signature = "chaos-" + number++;
        String mint = mints.get(random.nextInt(mints.size()));
        boolean buy = random.nextInt(5) < 3;
        long now = System.currentTimeMillis();
        return new Signal(
                Ids.copySignal(
                        signature, LEADER, buy ? Mints.SOL : mint, buy ? mint : Mints.SOL, user),
                user,
                OrderContext.COPY_TRADE,
                LEADER,
                signature,
                number,
                0,
                0,
                now / 1_000,
                now,
                buy ? Side.BUY : Side.SELL,
                mint,
                buy ? LAMPORTS : 0,
                buy ? 0 : 1 + random.nextInt(4),
                buy ? 0 : 4,
                0,
                0,
                null);
    }

    private void send(String topic, long user, Object record) {
        try {
            producer.send(
                    new ProducerRecord<>(
                            topic,
                            Long.toString(user).getBytes(StandardCharsets.UTF_8),
                            RecordJson.MAPPER.writeValueAsBytes(record)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected a record that can be written as JSON", e);
        }
    }

    /** Makes no more; returns when the broker has all of them. */
    void finish() throws InterruptedException {
        closed = true;
        thread.join();
        producer.flush();
    }

    /** Gives up what the broker does not have: it may be gone for good. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join();
        producer.close(Duration.ZERO);
    }
}
