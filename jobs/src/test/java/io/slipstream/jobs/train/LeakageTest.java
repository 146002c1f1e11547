package io.slipstream.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.decode.PostReader;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.feature.BuildTokenFeatures;
import io.slipstream.functions.feature.MarketMemory;
import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.functions.feature.TokenInput;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.market.TokenFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No feature sees what comes after its decision, however the tape goes on. */
class LeakageTest {
    private static final int EVENTS = 12_000;

    private static List<RawEvent> tape = List.of();
    private static long cut;
    private static Map<String, float[]> whole = Map.of();

    @BeforeAll
    static void simulate() throws Exception {
        MarketSimulator market = new MarketSimulator(SimulatorOptions.ofSeed(5).withRates(40, 60));
        List<RawEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            RawEvent event = market.next();
            if (event != null) {
                events.add(event);
            }
        }
        tape = events;
        cut = events.get(EVENTS / 2).slot();
        whole = rows(tape, UnaryOperator.identity());
        assertThat(whole).hasSizeGreaterThan(100);
        int steps = SnipeConfig.standard(true).steps();
        assertThat(whole.keySet())
                .as("looks past the birth, before the cut")
                .filteredOn(row -> step(row) >= steps && slot(row) <= cut)
                .hasSizeGreaterThan(50);
    }

    @Test
    void theRestOfTheTapeChangesNoRowBeforeIt() throws Exception {
        List<RawEvent> start = tape.stream().filter(event -> event.slot() <= cut).toList();
        assertSame(rows(start, UnaryOperator.identity()));
    }

    @Test
    void anotherFutureChangesNoRowBeforeIt() throws Exception {
        assertSame(rows(tape, LeakageTest::elsewhere));
    }

    @Test
    void aFutureThatComesEarlierChangesRowsAfterIt() throws Exception {
        // The test itself can see a change: the same alteration from the start on is noticed.
        long before = cut;
        cut = 0;
        Map<String, float[]> altered = rows(tape, LeakageTest::elsewhere);
        cut = before;
        long different =
                whole.keySet().stream()
                        .filter(row -> altered.containsKey(row))
                        .filter(row -> !Arrays.equals(whole.get(row), altered.get(row)))
                        .count();
        assertThat(different).isGreaterThan(50);
    }

    private static void assertSame(Map<String, float[]> other) {
        int held = 0;
        for (Map.Entry<String, float[]> row : whole.entrySet()) {
            if (slot(row.getKey()) <= cut) {
                assertThat(other.get(row.getKey())).as(row.getKey()).isEqualTo(row.getValue());
                held++;
            }
        }
        assertThat(held).isGreaterThan(50);
    }

    /** After the cut everything trades at ten times the price, by one wallet. */
    private static TokenInput elsewhere(TokenInput input) {
        PoolTrade trade = input.trade();
        if (trade == null || trade.slot() <= cut) {
            return input;
        }
        return TokenInput.of(
                new PoolTrade(
                        trade.signature(),
                        trade.slot(),
                        trade.position(),
                        trade.ordinal(),
                        trade.blockTime(),
                        trade.receivedAt(),
                        trade.mint(),
                        trade.quoteMint(),
                        trade.program(),
                        trade.dex(),
                        trade.pool(),
                        "somebody else",
                        trade.inputMint(),
                        trade.inputAmount() * 3,
                        trade.outputMint(),
                        trade.outputAmount() * 3,
                        trade.baseReserve(),
                        trade.quoteReserve() * 10,
                        trade.feeBps()));
    }

    /** Slot, mint and age → values, as the streaming step gives them, also past the birth. */
    private static Map<String, float[]> rows(List<RawEvent> events, UnaryOperator<TokenInput> alter)
            throws Exception {
        TransactionDecoder decoder = new TransactionDecoder();
        PostReader posts = new PostReader();
        MarketMemory memory = new MarketMemory();
        try (KeyedOneInputStreamOperatorTestHarness<String, TokenInput, TokenFeatures> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new BuildTokenFeatures(SnipeConfig.standard(true))),
                        TokenInput::mint,
                        Types.STRING)) {
            harness.open();
            for (RawEvent event : events) {
                harness.processWatermark(event.slot() - 1);
                for (TokenInput input : inputs(event, decoder, posts, memory)) {
                    harness.processElement(alter.apply(input), event.slot());
                }
            }
            harness.processWatermark(events.get(events.size() - 1).slot());
            Map<String, float[]> rows = new TreeMap<>();
            List<TokenFeatures> all = new ArrayList<>(harness.extractOutputValues());
            harness.getSideOutput(BuildTokenFeatures.LOOKS)
                    .forEach(look -> all.add(look.getValue().features()));
            for (TokenFeatures row : all) {
                rows.put(row.slot() + " " + row.mint() + " " + row.ageStep(), row.values());
            }
            return rows;
        }
    }

    private static List<TokenInput> inputs(
            RawEvent event, TransactionDecoder decoder, PostReader posts, MarketMemory memory)
            throws Exception {
        if (event.kind() == RawEvent.Kind.POST) {
            return memory.of(posts.read(event));
        }
        DecodedTransaction decoded =
                decoder.decode(
                        event.payload(), event.slot(), event.position(), event.blockTime(), 0);
        List<TokenInput> inputs = new ArrayList<>();
        decoded.pools().forEach(pool -> inputs.addAll(memory.of(pool)));
        decoded.legs().forEach(leg -> inputs.addAll(memory.of(leg)));
        return inputs;
    }

    private static int step(String row) {
        return Integer.parseInt(row.substring(row.lastIndexOf(' ') + 1));
    }

    private static long slot(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(' ')));
    }
}
