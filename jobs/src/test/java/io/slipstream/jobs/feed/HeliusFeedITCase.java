package io.slipstream.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.SimulatedAction;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.SolanaSource;
import io.slipstream.connectors.solana.WalletRegistry;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.layout.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
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
                .executeAndCollect();
    }
}
