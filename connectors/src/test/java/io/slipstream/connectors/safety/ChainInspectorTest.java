package io.slipstream.connectors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.port.SaleProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChainInspectorTest {
    private final SimulatedMints chain = new SimulatedMints(77);

    @Test
    void anHonestMintIsKnownToBeOneAtTheSlotOfItsReading() {
        chain.put("mint", SimulatedMints.Kind.HONEST);
        SafetyFacts facts = inspected("mint");
        assertThat(facts.slot()).isEqualTo(77);
        assertThat(facts.readFrom()).isEqualTo("simulator");
        assertThat(facts.freezable()).isFalse();
        assertThat(facts.mintable()).isFalse();
        assertThat(facts.trapped()).isFalse();
        assertThat(facts.sellableLamports()).isEqualTo(SafetyFacts.SALE_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = "HONEST", mode = EnumSource.Mode.EXCLUDE)
    void everyTrapIsSeen(SimulatedMints.Kind kind) {
        chain.put("mint", kind);
        SafetyFacts facts = inspected("mint");
        assertThat(Boolean.TRUE.equals(facts.freezable()) || Boolean.TRUE.equals(facts.trapped()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BURNED,10000,0", "LOCKED,0,10000", "WITH_ITS_MAKER,0,0"})
    void tellsWhatOfAPoolsLiquidityStays(
            SimulatedMints.Liquidity liquidity, int burned, int locked) {
        chain.put("mint", SimulatedMints.Kind.HONEST);
        String pool = chain.putPool("mint", liquidity);
        try (ChainInspector inspector = new ChainInspector(chain, chain, 1_000)) {
            SafetyFacts facts =
                    inspector.inspect(Tokens.in(pool, "mint")).toCompletableFuture().join();
            assertThat(facts.lp()).isEqualTo(LpShare.of(burned, locked, 77));
        }
    }

    @Test
    void ofAPoolThatNobodyCanReadTheLiquidityIsWhatTheStreamSays() {
        assertThat(inspected("mint").lp()).isEqualTo(LpShare.UNKNOWN);
        chain.put("mint", SimulatedMints.Kind.HONEST);
        assertThat(inspected("mint").lp()).isEqualTo(LpShare.UNKNOWN);
    }

    @Test
    void triesTheLargestBuyThatSomebodyAsksForAndSmallerOnesOnlyIfItCannotBeSold() {
        chain.put("mint", SimulatedMints.Kind.HONEST);
        List<Long> tried = new ArrayList<>();
        SaleProbe upTo20 =
                (mint, lamports) -> {
                    tried.add(lamports);
                    return CompletableFuture.completedFuture(lamports <= 20);
                };
        assertThat(sellable(upTo20, List.of(5L, 10L, 20L))).isEqualTo(20);
        assertThat(tried).containsExactly(20L);
        tried.clear();
        assertThat(sellable(upTo20, List.of(5L, 50L, 100L, 200L, 500L, 1_000L))).isEqualTo(5);
        assertThat(tried).containsExactly(1_000L, 500L, 200L, 5L);
        assertThat(sellable(upTo20, List.of(50L))).isZero();
    }

    @Test
    void nothingIsTriedWhereNobodyAsksOrTheMintIsATrap() {
        chain.put("mint", SimulatedMints.Kind.FREEZE_AUTHORITY);
        SaleProbe never =
                (mint, lamports) -> {
                    throw new AssertionError("expected no try, was one");
                };
        assertThat(sellable(never, List.of(5L))).isEqualTo(SafetyFacts.SALE_UNKNOWN);
        chain.put("mint", SimulatedMints.Kind.HONEST);
        assertThat(sellable(never, List.of())).isEqualTo(SafetyFacts.SALE_UNKNOWN);
    }

    @Test
    void aProbeThatCannotTellOrNeverAnswersLeavesTheSaleUnknownAndTheRestKnown() {
        chain.put("mint", SimulatedMints.Kind.HONEST);
        assertThat(sellable(SaleProbe.none(), List.of(5L))).isEqualTo(SafetyFacts.SALE_UNKNOWN);
        try (ChainInspector inspector =
                new ChainInspector(chain, (mint, lamports) -> new CompletableFuture<>(), 1_000)) {
            SafetyFacts facts =
                    inspector
                            .inspect(Tokens.of("mint").asking(List.of(5L)))
                            .toCompletableFuture()
                            .join();
            assertThat(facts.sellableLamports()).isEqualTo(SafetyFacts.SALE_UNKNOWN);
            assertThat(facts.freezable()).isFalse();
        }
    }

    private long sellable(SaleProbe probe, List<Long> lamports) {
        try (ChainInspector inspector = new ChainInspector(chain, probe, 1_000)) {
            return inspector
                    .inspect(Tokens.of("mint").asking(lamports))
                    .toCompletableFuture()
                    .join()
                    .sellableLamports();
        }
    }

    @Test
    void aMintThatIsNotThereIsUnknown() {
        assertThat(inspected("mint")).isEqualTo(SafetyFacts.unknown("mint"));
    }

    @Test
    void asksInBatchesAndOncePerMint() {
        Counting counting = new Counting();
        try (ChainInspector inspector = new ChainInspector(counting, SaleProbe.none(), 1_000)) {
            List<CompletableFuture<SafetyFacts>> answers = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                answers.add(inspector.inspect(Tokens.of("mint" + i % 125)).toCompletableFuture());
            }
            answers.forEach(CompletableFuture::join);
            assertThat(counting.asked).doesNotHaveDuplicates().hasSize(125);
            inspector.inspect(Tokens.of("mint3")).toCompletableFuture().join();
            assertThat(counting.asked).hasSize(125);
        }
    }

    @Test
    void beyondTheBudgetNothingIsKnownAndNothingIsAsked() {
        Counting counting = new Counting();
        try (ChainInspector inspector = new ChainInspector(counting, SaleProbe.none(), 0)) {
            assertThat(inspector.inspect(Tokens.of("mint")).toCompletableFuture().join())
                    .isEqualTo(SafetyFacts.unknown("mint"));
            assertThat(counting.asked).isEmpty();
        }
    }

    @Test
    void aNodeThatFailsLeavesItUnknownAndIsAskedAgain() {
        Counting counting = new Counting();
        counting.failing = true;
        try (ChainInspector inspector = new ChainInspector(counting, SaleProbe.none(), 1_000)) {
            assertThat(inspector.inspect(Tokens.of("mint")).toCompletableFuture().join().slot())
                    .isEqualTo(-1);
            counting.failing = false;
            assertThat(inspector.inspect(Tokens.of("mint")).toCompletableFuture().join().slot())
                    .isEqualTo(77);
        }
    }

    private SafetyFacts inspected(String mint) {
        try (ChainInspector inspector = new ChainInspector(chain, chain, 1_000)) {
            return inspector.inspect(Tokens.of(mint)).toCompletableFuture().join();
        }
    }

    private static final class Counting implements ChainAccounts {
        private final List<String> asked = new ArrayList<>();
        private final SimulatedMints chain = new SimulatedMints(77);
        private volatile boolean failing;

        @Override
        public CompletableFuture<AtSlot> read(List<String> mints) {
            asked.addAll(mints);
            mints.forEach(mint -> chain.put(mint, SimulatedMints.Kind.HONEST));
            return failing
                    ? CompletableFuture.failedFuture(new IllegalStateException("down"))
                    : chain.read(mints);
        }

        @Override
        public CompletableFuture<List<String>> largestHolders(String mint) {
            return chain.largestHolders(mint);
        }

        @Override
        public String name() {
            return "test";
        }
    }
}
