package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.models.unit.Base58;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that say who is followed: tracked wallets, and leaders whom somebody copies. */
final class FollowedRows {
    static final String WALLETS = Topics.CDC_PREFIX + "tracked_wallets";
    static final String RELATIONS = Topics.CDC_PREFIX + "copy_relations";

    /**
     * A row that stood longer before a snapshot told of it is no news, whatever was missed since.
     */
    private static final long NEWS_MILLIS = Duration.ofHours(1).toMillis();

    /** By topic and primary key: the address that the row asks for. */
    private final Map<String, String> addresses = new HashMap<>();

    /** By address: when the database was told to follow it, epoch millis. */
    private final Map<String, Long> since = new HashMap<>();

    /**
     * Takes a change in.
     *
     * @param value a Debezium envelope; null: a tombstone, which says nothing new
     * @throws IOException if it is no envelope, or has no key
     */
    void apply(String topic, byte @Nullable [] value) throws IOException {
        if (value == null) {
            return;
        }
        JsonNode envelope = RecordJson.MAPPER.readTree(value);
        boolean gone = envelope.path("op").asText().equals("d");
        JsonNode row = envelope.path(gone ? "before" : "after");
        String address = row.path(topic.equals(WALLETS) ? "address" : "leader_address").asText("");
        if (address.isEmpty()) {
            throw new IOException("expected a row with an address in " + topic + ", was none");
        }
        // The owner of a wallet is no part of its row's key.
        String follower = topic.equals(WALLETS) ? "" : row.path("user_id").asText("");
        String key = topic + " " + follower + " " + address;
        boolean wanted = topic.equals(WALLETS) || row.path("copy_enabled").asBoolean(false);
        if (gone || !wanted || !Base58.isAddress(address)) {
            addresses.remove(key);
            since.keySet().retainAll(addresses.values());
        } else {
            addresses.put(key, address);
            since.putIfAbsent(address, since(envelope, row));
        }
    }

    /**
     * A process that died before it had told of a new row finds it in the next start's snapshot,
     * whose time is not the row's.
     */
    private static long since(JsonNode envelope, JsonNode row) throws IOException {
        long told = envelope.path("source").path("ts_ms").asLong(0);
        String followedAt = row.path("followed_at").asText("");
        if (!envelope.path("op").asText().equals("r") || followedAt.isEmpty()) {
            return told;
        }
        try {
            long followed = OffsetDateTime.parse(followedAt).toInstant().toEpochMilli();
            return told - followed < NEWS_MILLIS ? Math.min(told, followed) : told;
        } catch (DateTimeParseException e) {
            throw new IOException("expected a time in followed_at, was " + followedAt, e);
        }
    }

    /** Who is followed, and since when without a break. */
    Map<String, Long> followed() {
        return Map.copyOf(since);
    }
}
