package io.slipstream.connectors.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Every topic of the system: its name, its partitions, how long it keeps what. */
public final class Topics {
    /** Raw transactions, keyed by fee payer. */
    public static final String TRANSACTIONS = "transactions";

    /** Net swaps, keyed by trader. */
    public static final String SWAPS = "swaps";

    /** Legs, keyed by mint. */
    public static final String POOL_TRADES = "pool-trades";

    /** Pool creations and migrations, keyed by mint. */
    public static final String POOLS = "pools";

    /** SOL from one wallet to another, keyed by who sent it. */
    public static final String SOL_TRANSFERS = "sol-transfers";

    /** Social posts, keyed by source:id. */
    public static final String POSTS = "posts";

    /** Feature vectors, keyed by mint. */
    public static final String TOKEN_FEATURES = "token-features";

    /** Copy and snipe signals, keyed by user id; commands and exits are judged where they arise. */
    public static final String SIGNALS = "signals";

    /** What users told the system to do ({@code Command}), keyed by user id. */
    public static final String COMMANDS = "commands";

    /** Versions of orders, keyed by user id. */
    public static final String ORDER_EVENTS = "order-events";

    /** What users are to be told, keyed by user id. */
    public static final String NOTIFICATIONS = "notifications";

    /** What a live feed says of itself, and the transactions that it takes back. */
    public static final String FEED = "feed";

    /** What is recommended for tokens past their birth ({@code Recommendation}), keyed by mint. */
    public static final String RECOMMENDATIONS = "recommendations";

    /** What an operator should look at ({@code ModelAlert}), keyed by model. */
    public static final String ALERTS = "alerts";

    /** What could not be read. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** Changes of one table each, as Debezium envelopes, keyed by primary key. */
    public static final String CDC_PREFIX = "cdc.public.";

    /** The tables whose changes are captured; never {@code user_wallets}. */
    public static final List<String> CAPTURED_TABLES =
            List.of(
                    "users",
                    "user_settings",
                    "tracked_wallets",
                    "copy_relations",
                    "model_versions",
                    "token_ratings",
                    "system_state",
                    "blacklist");

    /** End offsets of the cdc topics once everything that stood in the tables is in them. */
    public static final String SNAPSHOT_COMPLETE = "cdc.snapshot-complete";

    /** Where change data capture keeps its own place. */
    public static final String CDC_OFFSETS = "cdc.offsets";

    /** Partitions of every topic that is keyed by what it is about. */
    public static final int KEYED_PARTITIONS = 4;

    private static final String WEEK_MILLIS = Long.toString(7L * 24 * 3600 * 1000);
    private static final String GIB = Long.toString(1L << 30);
    private static final String CENTURY_MILLIS = Long.toString(100L * 365 * 24 * 3600 * 1000);

    private Topics() {}

    /** Names of the cdc topics, one for each captured table. */
    public static List<String> cdc() {
        return CAPTURED_TABLES.stream().map(table -> CDC_PREFIX + table).toList();
    }

    /** Creates the topics that are not there yet and leaves the others as they are. */
    public static void createMissing(String bootstrapServers)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    all().stream().filter(topic -> !present.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            // Two processes may start at once; either one's topics will do.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Names of all topics. */
    public static List<String> names() {
        return all().stream().map(NewTopic::name).toList();
    }

    private static List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        for (String keyed :
                List.of(
                        TRANSACTIONS,
                        SWAPS,
                        POOL_TRADES,
                        POOLS,
                        SOL_TRANSFERS,
                        POSTS,
                        TOKEN_FEATURES,
                        SIGNALS,
                        COMMANDS,
                        ORDER_EVENTS,
                        NOTIFICATIONS,
                        RECOMMENDATIONS)) {
            topics.add(kept(keyed, KEYED_PARTITIONS));
        }
        topics.add(kept(DEAD_LETTERS, 1));
        topics.add(kept(FEED, 1));
        topics.add(kept(ALERTS, 1));
        cdc().forEach(name -> topics.add(compacted(name)));
        topics.add(compacted(SNAPSHOT_COMPLETE));
        topics.add(compacted(CDC_OFFSETS));
        return topics;
    }

    private static NewTopic kept(String name, int partitions) {
        // A record's own timestamp may be an event time in slots, by which the broker would take
        // everything for decades old and delete it: it is to go by its own clock.
        return new NewTopic(name, partitions, (short) 1)
                .configs(
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                WEEK_MILLIS,
                                "retention.bytes",
                                GIB,
                                "message.timestamp.type",
                                "LogAppendTime"));
    }

    private static NewTopic compacted(String name) {
        // Tombstones are kept for good (they are few): then every partition always ends in a record
        // at or above any end offset that was ever seen, and a reader can tell by the records alone
        // that it has passed that offset.
        return new NewTopic(name, 1, (short) 1)
                .configs(
                        Map.of(
                                "cleanup.policy", "compact",
                                "delete.retention.ms", CENTURY_MILLIS,
                                "message.timestamp.type", "LogAppendTime"));
    }
}
