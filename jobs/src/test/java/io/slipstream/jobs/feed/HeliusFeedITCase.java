package io.slipstream.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.SimulatedAction;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.connectors.solana.WalletRegistry;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.graph.IngestGraph;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.jobs.wiring.SolanaFeed;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.layout.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The source on a provider with whole transactions by subscription, and on providers without. What
 * it emits is decoded, and is what the market meant.
 */
@Timeout(120)
class HeliusFeedITCase {
    private static final int TRADES = 9;

    private final List<JsonNode> transactions = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<String> swaps = new ArrayList<>();
    private long lastSlot;
    private @Nullable JsonNode later;

    /** Who follows a program; the same from beginning to end. */
    private record Followed(String address, long since) implements WalletRegistry {
        @Override
        public Map<String, Long> changed() {
            return Map.of(address, since);
        }

        @Override
        public void close() {}
    }

    /** The first trades at pump.fun, and one that comes some slots after them. */
    @BeforeEach
    void simulateTrades() throws Exception {
        MarketSimulator market = new MarketSimulator(SimulatorOptions.ofSeed(3));
        TransactionDecoder decoder = new TransactionDecoder();
        while (later == null) {
            RawEvent event = market.next();
            SimulatedAction action = market.lastAction();
            if (action == null
                    || action.kind() != SimulatedAction.Kind.TRADE
                    || action.failed()
                    || !Programs.PUMP_FUN.equals(action.program())) {
                continue;
            }
            JsonNode json = new ObjectMapper().readTree(event.payload());
            if (transactions.size() < TRADES) {
                transactions.add(json);
                signatures.add(action.signature());
                DecodedTransaction decoded = decoder.decode(event.payload(), 0, 0, 0, 0);
                swaps.add(text(decoded));
                lastSlot = action.slot();
            } else if (action.slot() > lastSlot) {
                later = json;
            }
        }
        assertThat(swaps).doesNotHaveDuplicates();
    }

    @Test
    void wholeTransactionsComeBySubscriptionAndOnlyWhatWasMissedIsFetched() throws Exception {
        try (HeliusNode node = new HeliusNode(true, HeliusNode.KEY);
                CloseableIterator<FeedEvent> feed = feed(node)) {
            node.awaitSubscription();
            for (JsonNode each : transactions.subList(0, 3)) {
                node.land(each);
            }
            node.drop();
            transactions.subList(3, 6).forEach(node::landUnheard);
            node.awaitSubscription();
            for (JsonNode each : transactions.subList(6, TRADES)) {
                node.land(each);
            }

            assertEmitsAllAndEndsAfterItsSlot(node, feed);
            assertThat(node.subscribed())
                    .containsExactly("transactionSubscribe", "transactionSubscribe");
            assertThat(node.fetched())
                    .containsExactlyInAnyOrderElementsOf(signatures.subList(3, 6));
        }
    }

    @Test
    void standardRpcTakesOverWhereWholeTransactionsAreNotOffered() throws Exception {
        try (HeliusNode node = new HeliusNode(false, HeliusNode.KEY);
                CloseableIterator<FeedEvent> feed = feed(node)) {
            node.awaitSubscription();
            for (JsonNode each : transactions) {
                node.land(each);
            }

            assertEmitsAllAndEndsAfterItsSlot(node, feed);
            assertThat(node.subscribed()).containsExactly("transactionSubscribe", "logsSubscribe");
            assertThat(node.fetched()).containsAll(signatures);
        }
    }

    @Test
    void pollingTakesOverWhereTheWebsocketRefusesTheKey() throws Exception {
        try (HeliusNode node = new HeliusNode(true, "another-key");
                CloseableIterator<FeedEvent> feed = feed(node)) {
            transactions.forEach(node::landUnheard);

            assertEmitsAllAndEndsAfterItsSlot(node, feed);
            assertThat(node.subscribed()).isEmpty();
            assertThat(node.fetched()).containsAll(signatures);
        }
    }

    @Test
    void postsComeAmongTheTransactionsAndTheFeedSaysWhetherTheyAreHeard() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        HttpServer discord = chat(down);
        Map<String, String> environment =
                Map.of(
                        "DISCORD_BOT_TOKEN",
                        "s3cret",
                        "DISCORD_API_URL",
                        "http://127.0.0.1:" + discord.getAddress().getPort());
        try (HeliusNode node = new HeliusNode(true, HeliusNode.KEY)) {
            Feed feed =
                    SolanaFeed.withPosts(
                            source(node),
                            () ->
                                    SocialSources.of(
                                            new SocialSources.Wanted(
                                                    List.of(),
                                                    List.of(),
                                                    List.of("5"),
                                                    List.of(),
                                                    false),
                                            environment));
            Ingested in = IngestGraph.build(feed.events()).ingested();
            DataStream<String> told =
                    in.posts()
                            .map(post -> post.source() + ": " + post.text())
                            .returns(Types.STRING)
                            .uid("posts")
                            .union(
                                    in.swaps()
                                            .map(NetSwap::signature)
                                            .returns(Types.STRING)
                                            .uid("swaps"),
                                    feed.notices()
                                            .filter(notice -> notice.listening() != null)
                                            .map(notice -> "heard " + notice.listening().heard())
                                            .returns(Types.STRING)
                                            .uid("notices"));
            try (CloseableIterator<String> lines = told.executeAndCollect()) {
                node.awaitSubscription();
                for (JsonNode each : transactions) {
                    node.land(each);
                }
                List<String> all = new ArrayList<>(signatures);
                all.addAll(List.of("heard false", "heard true", "discord: $WIF looks strong"));
                List<String> heard = new ArrayList<>();
                while (heard.size() < all.size()) {
                    heard.add(lines.next());
                }
                assertThat(heard).containsExactlyInAnyOrderElementsOf(all);
                down.set(true);
                assertThat(lines.next()).isEqualTo("heard false");
            }
        } finally {
            discord.stop(0);
        }
    }

    /** Each once, in order; and nothing of a later slot. */
    private void assertEmitsAllAndEndsAfterItsSlot(
            HeliusNode node, CloseableIterator<FeedEvent> feed) throws Exception {
        node.land(later);
        node.reach(lastSlot + 100);
        TransactionDecoder decoder = new TransactionDecoder();
        List<String> emitted = new ArrayList<>();
        List<String> decoded = new ArrayList<>();
        while (feed.hasNext()) {
            FeedEvent event = feed.next();
            if (event.transaction() != null) {
                emitted.add(event.key());
                RawEvent raw = event.transaction();
                decoded.add(text(decoder.decode(raw.payload(), raw.slot(), 0, raw.blockTime(), 0)));
            }
        }
        assertThat(emitted).isEqualTo(signatures);
        assertThat(decoded).isEqualTo(swaps);
    }

    /** The one swap, without its time: a notification does not tell that of the block. */
    private static String text(DecodedTransaction decoded) {
        assertThat(decoded.swaps()).hasSize(1);
        NetSwap swap = decoded.swaps().get(0);
        return String.join(
                " ",
                swap.signature(),
                String.valueOf(swap.slot()),
                swap.trader(),
                swap.side().toString(),
                String.valueOf(swap.inputAmount()),
                swap.inputMint(),
                String.valueOf(swap.outputAmount()),
                swap.outputMint(),
                String.valueOf(swap.inputBalanceBefore()));
    }

    private CloseableIterator<FeedEvent> feed(HeliusNode node) throws Exception {
        return source(node).executeAndCollect();
    }

    private DataStream<FeedEvent> source(HeliusNode node) {
        Map<String, String> environment = Map.copyOf(node.environment());
        // Long enough for all to know it: what a socket brings is handed on at once.
        long since = System.currentTimeMillis() - 60_000;
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        flink.setParallelism(1);
        return flink.fromSource(
                        new SolanaSource(
                                () -> SolanaNodes.of(environment),
                                () -> new Followed(Programs.PUMP_FUN, since),
                                FeedOptions.at(Commitment.CONFIRMED)
                                        .polling(Duration.ofMillis(300))
                                        .withTransactionSubscribe(true),
                                lastSlot,
                                false),
                        WatermarkStrategy.noWatermarks(),
                        "solana")
                .setParallelism(1)
                .uid("solana");
    }

    /** A chat in which somebody speaks of each mint, until it is down. */
    private static HttpServer chat(AtomicBoolean down) throws IOException {
        HttpServer discord =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        discord.createContext(
                "/channels/5/messages",
                exchange -> {
                    byte[] body =
                            ("[{\"id\":\"99999999999999999\",\"type\":0,\"content\":\"$WIF looks strong\","
                                            + "\"author\":{\"id\":\"4\",\"username\":\"ape\"},"
                                            + "\"timestamp\":\""
                                            + Instant.now()
                                            + "\"}]")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(down.get() ? 500 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        discord.start();
        return discord;
    }
}
