package io.slipstream.connectors.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipstream.models.trade.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic by which users tell the system what to do. */
public final class CommandTopic {
    private static final int PATIENCE_SECONDS = 15;

    private CommandTopic() {}

    /**
     * Writes a command and waits until the broker has it.
     *
     * @throws IllegalArgumentException if the command makes no sense
     * @throws IOException if the broker does not take it in time
     */
    public static void send(String bootstrapServers, Command command)
            throws IOException, InterruptedException {
        String objection = command.objection();
        if (objection != null) {
            throw new IllegalArgumentException(objection);
        }
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.block.ms",
                        PATIENCE_SECONDS * 1000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.COMMANDS,
                                    Long.toString(command.userId())
                                            .getBytes(StandardCharsets.UTF_8),
                                    json(command)))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "expected the broker at "
                            + bootstrapServers
                            + " to take the command, it did not: "
                            + e.getMessage(),
                    e);
        }
    }

    private static byte[] json(Command command) throws IOException {
        try {
            return RecordJson.MAPPER.writeValueAsBytes(command);
        } catch (JsonProcessingException e) {
            throw new IOException("expected a command that can be written as JSON", e);
        }
    }
}
