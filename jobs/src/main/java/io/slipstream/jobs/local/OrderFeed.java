package io.slipstream.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints one user's notifications as they happen. */
final class OrderFeed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    private OrderFeed(KafkaConsumer<String, byte[]> consumer, Thread thread) {
        this.consumer = consumer;
        this.thread = thread;
    }

    static OrderFeed follow(String bootstrapServers, String topic, long userId, PrintStream out) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread thread = new Thread(() -> print(consumer, Long.toString(userId), out), "order-feed");
        thread.setDaemon(true);
        thread.start();
        return new OrderFeed(consumer, thread);
    }

    private static void print(
            KafkaConsumer<String, byte[]> consumer, String user, PrintStream out) {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    if (user.equals(found.key())) {
                        JsonNode notification = JSON.readTree(found.value());
                        out.println("  user " + user + "  " + notification.path("text").asText());
                    }
                }
            }
        } catch (WakeupException e) {
            // closed
        } catch (IOException e) {
            out.println("  the order feed ended: " + e.getMessage());
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join(5_000);
    }
}
