package io.slipstream.jobs.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.simulator.Pacing;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.simulator.SimulatorSource;
import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.port.Failpoints;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * The uids of every job, pinned: state is found by them in a savepoint, so a change here needs an
 * entry in CHANGELOG.md that says what happens to the state.
 */
class UidTest {

    private static final Endpoints NOWHERE =
            new Endpoints("127.0.0.1:1", "jdbc:postgresql://127.0.0.1:1/none");

    @Test
    void fusedJob() {
        StreamExecutionEnvironment environment = environment();
        FusedSteps.build(
                environment,
                Feed.gapless(market(environment)),
                NOWHERE,
                SnipeConfig.standard(true),
                Recording.into("file:///nowhere"),
                Trading.onPaper(),
                new TopicLoop(environment, NOWHERE));
        assertThat(uids(environment))
                .containsExactlyElementsOf(
                        List.of(
                                "alerts-to-topic",
                                "ask-for-sales",
                                "booked-orders",
                                "build-leader-profiles",
                                "build-token-features",
                                "check-candidates",
                                "check-safety",
                                "commands-dead-letters-to-topic",
                                "commands-topic",
                                "decode-transactions",
                                "detect-trends",
                                "execute-order",
                                "fan-out-copies",
                                "features-files",
                                "fill-on-paper",
                                "filled-orders-to-topic",
                                "gauge-market",
                                "ingest-dead-letters-to-topic",
                                "judge-models",
                                "judge-predictions",
                                "label-outcomes",
                                "leader-profiles-table",
                                "link-wallets",
                                "lots-table",
                                "market-simulator",
                                "match-snipes",
                                "model-standings-table",
                                "notifications-to-topic",
                                "observe-trades",
                                "offer-notices-to-topic",
                                "offers-table",
                                "open-orders",
                                "order-events-topic",
                                "outcomes-files",
                                "price-leader-moves",
                                "rate-tokens",
                                "read-commands",
                                "read-order-events",
                                "read-posts",
                                "read-settings",
                                "recommend-tokens",
                                "recommendations-to-topic",
                                "record-outcome",
                                "release-fills",
                                "remember-creators",
                                "reputations-table",
                                "resolve-symbols",
                                "risk-gate",
                                "risk-states-table",
                                "route-advice-settings",
                                "route-buyers",
                                "route-commands",
                                "route-creations",
                                "route-fills",
                                "route-launches",
                                "route-leader-moves",
                                "route-leaders",
                                "route-market-moves",
                                "route-move-prices",
                                "route-moves",
                                "route-observed-creations",
                                "route-observed-swaps",
                                "route-observed-trades",
                                "route-order-events",
                                "route-own-orders",
                                "route-pools",
                                "route-prices",
                                "route-regimes",
                                "route-relations",
                                "route-reserves",
                                "route-resumes",
                                "route-settings",
                                "route-signals",
                                "route-swaps",
                                "route-symbols",
                                "route-trades",
                                "score-candidates",
                                "score-tokens",
                                "select-booked",
                                "select-candidates",
                                "select-launches",
                                "select-leader-moves",
                                "select-reputations",
                                "select-resumes",
                                "settings-dead-letters-to-topic",
                                "settings-topics",
                                "signals-to-topic",
                                "snipe-runs-table",
                                "stored-orders-to-topic",
                                "tell-trends",
                                "token-prices-table",
                                "trades-table",
                                "trends-to-topic",
                                "viral-tokens-table",
                                "watch-launches",
                                "watch-market"));
    }

    @Test
    void aLiveVenueOnlyChangesHowOrdersAreSettled() {
        StreamExecutionEnvironment onPaper = environment();
        new SplitSteps(onPaper, NOWHERE).execution(Trading.onPaper(), false);
        StreamExecutionEnvironment live = environment();
        new SplitSteps(live, NOWHERE)
                .execution(
                        Trading.atJupiter(
                                JupiterSettings.standard(
                                        "http://127.0.0.1:1", List.of("http://127.0.0.1:1")),
                                Failpoints.NONE),
                        false);
        TreeSet<String> expected = new TreeSet<>(uids(onPaper));
        expected.removeAll(List.of("fill-on-paper", "route-reserves"));
        expected.addAll(
                List.of(
                        "mark-booked",
                        "mark-reconciled",
                        "marked-booked",
                        "settle-on-chain",
                        "withdraw-orders",
                        "withdrawn-orders"));
        assertThat(uids(live)).containsExactlyElementsOf(expected);
    }

    @Test
    void ingestJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE).ingest(Feed.gapless(market(environment)));
        assertThat(uids(environment))
                .containsExactlyElementsOf(
                        List.of(
                                "decode-transactions",
                                "ingest-dead-letters-to-topic",
                                "market-simulator",
                                "pool-trades-to-topic",
                                "pool-trades-to-topic-marks",
                                "pools-to-topic",
                                "pools-to-topic-marks",
                                "posts-to-topic",
                                "posts-to-topic-marks",
                                "sol-transfers-to-topic",
                                "sol-transfers-to-topic-marks",
                                "swaps-to-topic",
                                "swaps-to-topic-marks"));
    }

    @Test
    void signalJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE)
                .signals(SnipeConfig.standard(true), Recording.into("file:///nowhere"), false);
        assertThat(uids(environment))
                .containsExactlyElementsOf(
                        List.of(
                                "alerts-to-topic",
                                "ask-for-sales",
                                "build-leader-profiles",
                                "build-token-features",
                                "check-candidates",
                                "check-safety",
                                "detect-trends",
                                "fan-out-copies",
                                "features-files",
                                "gauge-market",
                                "judge-models",
                                "judge-predictions",
                                "label-outcomes",
                                "leader-profiles-table",
                                "link-wallets",
                                "match-snipes",
                                "model-standings-table",
                                "observe-trades",
                                "offer-notices-to-topic",
                                "offers-table",
                                "order-events-topic",
                                "outcomes-files",
                                "pool-trades-dead-letters-to-topic",
                                "pool-trades-from-topic",
                                "pool-trades-from-topic-read",
                                "pool-trades-from-topic-records",
                                "pools-dead-letters-to-topic",
                                "pools-from-topic",
                                "pools-from-topic-read",
                                "pools-from-topic-records",
                                "posts-dead-letters-to-topic",
                                "posts-from-topic",
                                "posts-from-topic-read",
                                "posts-from-topic-records",
                                "price-leader-moves",
                                "rate-tokens",
                                "read-order-events",
                                "read-posts",
                                "read-settings",
                                "recommend-tokens",
                                "recommendations-to-topic",
                                "remember-creators",
                                "reputations-table",
                                "resolve-symbols",
                                "route-advice-settings",
                                "route-creations",
                                "route-launches",
                                "route-leader-moves",
                                "route-leaders",
                                "route-market-moves",
                                "route-move-prices",
                                "route-moves",
                                "route-observed-creations",
                                "route-observed-swaps",
                                "route-observed-trades",
                                "route-own-orders",
                                "route-pools",
                                "route-regimes",
                                "route-relations",
                                "route-swaps",
                                "route-symbols",
                                "route-trades",
                                "score-candidates",
                                "score-tokens",
                                "select-candidates",
                                "select-launches",
                                "select-leader-moves",
                                "select-reputations",
                                "settings-topics",
                                "signals-to-topic",
                                "signals-to-topic-marks",
                                "snipe-runs-table",
                                "sol-transfers-dead-letters-to-topic",
                                "sol-transfers-from-topic",
                                "sol-transfers-from-topic-read",
                                "sol-transfers-from-topic-records",
                                "swaps-dead-letters-to-topic",
                                "swaps-from-topic",
                                "swaps-from-topic-read",
                                "swaps-from-topic-records",
                                "tell-trends",
                                "token-features-to-topic",
                                "trends-to-topic",
                                "viral-tokens-table",
                                "watch-launches"));
    }

    @Test
    void executionJob() {
        StreamExecutionEnvironment environment = environment();
        new SplitSteps(environment, NOWHERE).execution(Trading.onPaper(), false);
        assertThat(uids(environment))
                .containsExactlyElementsOf(
                        List.of(
                                "booked-orders",
                                "commands-dead-letters-to-topic",
                                "commands-topic",
                                "execute-order",
                                "fill-on-paper",
                                "filled-orders-to-topic",
                                "lots-table",
                                "notifications-to-topic",
                                "open-orders",
                                "order-events-topic",
                                "pool-trades-dead-letters-to-topic",
                                "pool-trades-from-topic",
                                "pool-trades-from-topic-read",
                                "pool-trades-from-topic-records",
                                "read-commands",
                                "read-order-events",
                                "read-settings",
                                "record-outcome",
                                "release-fills",
                                "risk-gate",
                                "risk-states-table",
                                "route-buyers",
                                "route-commands",
                                "route-fills",
                                "route-order-events",
                                "route-prices",
                                "route-reserves",
                                "route-resumes",
                                "route-settings",
                                "route-signals",
                                "select-booked",
                                "select-resumes",
                                "settings-dead-letters-to-topic",
                                "settings-topics",
                                "signals-dead-letters-to-topic",
                                "signals-from-topic",
                                "signals-from-topic-read",
                                "signals-from-topic-records",
                                "stored-orders-to-topic",
                                "token-prices-table",
                                "trades-table",
                                "watch-market"));
    }

    @Test
    void notifyJob() {
        StreamExecutionEnvironment environment = environment();
        new NotifySteps(environment, NOWHERE).build(Telegram.bot(Map.of(), true));
        assertThat(uids(environment))
                .containsExactlyElementsOf(
                        List.of(
                                "answer-updates",
                                "chat-commands-to-topic",
                                "key-exports",
                                "notifications-dead-letters-to-topic",
                                "notifications-topic",
                                "order-events-dead-letters-to-topic",
                                "order-events-topic",
                                "read-notifications",
                                "read-order-events",
                                "route-notifications",
                                "route-progress",
                                "select-progress",
                                "telegram-messages",
                                "telegram-updates",
                                "telegram-updates-dead-letters-to-topic",
                                "tell-key-exports",
                                "tell-users"));
    }

    @Test
    void aLiveFeedAddsItsOwnSteps() {
        StreamExecutionEnvironment ingest = environment();
        new SplitSteps(ingest, NOWHERE)
                .ingest(
                        SolanaFeed.build(
                                ingest,
                                NOWHERE,
                                FeedOptions.at(Commitment.CONFIRMED),
                                SolanaSource.NEVER,
                                new SocialSources.Wanted(
                                        List.of(), List.of("solana"), List.of(), List.of(), true)));
        StreamExecutionEnvironment signals = environment();
        new SplitSteps(signals, NOWHERE)
                .signals(SnipeConfig.standard(true), Recording.into("file:///nowhere"), true);
        StreamExecutionEnvironment execution = environment();
        new SplitSteps(execution, NOWHERE).execution(Trading.onPaper(), true);

        assertThat(uids(ingest))
                .contains(
                        "solana",
                        "social-posts",
                        "drop-duplicates",
                        "place-posts",
                        "feed-notices-to-topic");
        assertThat(uids(signals)).contains("feed-topic", "read-feed", "mark-unheard");
        assertThat(uids(execution))
                .contains(
                        "feed-topic",
                        "read-feed",
                        "feed-dead-letters-to-topic",
                        "guard-signals",
                        "take-back-signals");
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.auto-generate-uids", "false");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        environment.setMaxParallelism(128);
        return environment;
    }

    private static DataStream<RawEvent> market(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        SimulatorSource.of(SimulatorOptions.ofSeed(1), Pacing.max()),
                        WatermarkStrategy.noWatermarks(),
                        "market-simulator")
                .setParallelism(1)
                .uid("market-simulator");
    }

    /** Sorted, without the committers of sinks, which Flink names after their writers. */
    private static List<String> uids(StreamExecutionEnvironment environment) {
        TreeSet<String> uids = new TreeSet<>();
        for (StreamNode node : environment.getStreamGraph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
            if (!node.getTransformationUID().startsWith("Sink Committer: ")) {
                uids.add(node.getTransformationUID());
            }
        }
        return List.copyOf(uids);
    }
}
