package io.slipstream.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.kafka.Topics;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.social.Post;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.Signal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The definitions of sql/flink say what the topics hold. */
class TopicTablesTest {

    private static final Map<String, Class<? extends Record>> RECORDS =
            Map.ofEntries(
                    Map.entry(Topics.SWAPS, NetSwap.class),
                    Map.entry(Topics.POOL_TRADES, PoolTrade.class),
                    Map.entry(Topics.POOLS, PoolEvent.class),
                    Map.entry(Topics.SOL_TRANSFERS, SolTransfer.class),
                    Map.entry(Topics.POSTS, Post.class),
                    Map.entry(Topics.TOKEN_FEATURES, TokenFeatures.class),
                    Map.entry(Topics.SIGNALS, Signal.class),
                    Map.entry(Topics.COMMANDS, Command.class),
                    Map.entry(Topics.ORDER_EVENTS, Order.class),
                    Map.entry(Topics.NOTIFICATIONS, Notification.class),
                    Map.entry(Topics.RECOMMENDATIONS, Recommendation.class),
                    Map.entry(Topics.FEED, FeedEvent.class),
                    Map.entry(Topics.ALERTS, ModelAlert.class),
                    Map.entry(Topics.DEAD_LETTERS, DeadLetter.class));

    private static final Map<Class<?>, String> TYPES =
            Map.of(
                    long.class, "BIGINT",
                    int.class, "INT",
                    boolean.class, "BOOLEAN",
                    double.class, "DOUBLE",
                    float.class, "FLOAT",
                    String.class, "STRING",
                    float[].class, "ARRAY<FLOAT>",
                    byte[].class, "BYTES");

    private static final Pattern TABLE =
            Pattern.compile(
                    "CREATE TABLE \\w+ \\(\\n(.*?)\\n\\) WITH.*?'topic' = '([^']+)'",
                    Pattern.DOTALL);

    @Test
    void everyTopicHasATableWithTheComponentsOfItsRecord() throws Exception {
        Map<String, String> columns =
                TABLE.matcher(SqlSession.definition("01-topics.sql"))
                        .results()
                        .collect(
                                Collectors.toMap(found -> found.group(2), found -> found.group(1)));

        assertThat(columns.keySet()).containsExactlyInAnyOrderElementsOf(Topics.names());
        RECORDS.forEach(
                (topic, record) ->
                        assertThat(physical(columns.get(topic)))
                                .as(topic)
                                .containsExactlyElementsOf(components(record)));
    }

    private static List<String> physical(String columns) {
        return columns.lines()
                .map(line -> line.strip().replaceFirst(",$", ""))
                .filter(line -> line.startsWith("`"))
                .filter(line -> !line.contains(" METADATA ") && !line.matches("`\\w+` AS .*"))
                .toList();
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(part -> "`" + part.getName() + "` " + type(part))
                .toList();
    }

    private static String type(RecordComponent part) {
        Class<?> type = part.getType();
        if (type.isRecord()) {
            return "ROW<" + String.join(", ", components(type)) + ">";
        }
        return type.isEnum() ? "STRING" : TYPES.get(type);
    }

    @Test
    void noDefinitionNamesAPlaceThatTheSessionDoesNotFill() throws Exception {
        Set<String> filled = new HashSet<>(Set.of("kafka", "jdbc", "bounded"));
        filled.addAll(FeatureColumns.definitions().keySet());
        filled.addAll(FeatureColumns.places().keySet());
        for (String file : SqlSession.DEFINITIONS) {
            Matcher place = Pattern.compile("\\$\\{(\\w+)}").matcher(SqlSession.definition(file));
            while (place.find()) {
                assertThat(place.group(1)).isIn(filled);
            }
        }
    }
}
