package io.slipstream.connectors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.SafetyFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MintInspectorTest {
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
        assertThat(facts.sellable()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = "HONEST", mode = EnumSource.Mode.EXCLUDE)
    void everyTrapIsSeen(SimulatedMints.Kind kind) {
        chain.put("mint", kind);
        SafetyFacts facts = inspected("mint");
        assertThat(Boolean.TRUE.equals(facts.freezable()) || Boolean.TRUE.equals(facts.trapped()))
                .isTrue();
    }

    @Test
    void aMintThatIsNotThereIsUnknown() {
        assertThat(inspected("mint")).isEqualTo(SafetyFacts.unknown("mint"));
    }

    @Test
    void asksInBatchesAndOncePerMint() {
        Counting counting = new Counting();
        try (MintInspector inspector = new MintInspector(counting, 1_000)) {
            List<CompletableFuture<SafetyFacts>> answers = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                answers.add(inspector.inspect("mint" + i % 125).toCompletableFuture());
            }
            answers.forEach(CompletableFuture::join);
            assertThat(counting.asked).doesNotHaveDuplicates().hasSize(125);
            inspector.inspect("mint3").toCompletableFuture().join();
            assertThat(counting.asked).hasSize(125);
        }
    }

    @Test
    void beyondTheBudgetNothingIsKnownAndNothingIsAsked() {
        Counting counting = new Counting();
        try (MintInspector inspector = new MintInspector(counting, 0)) {
            assertThat(inspector.inspect("mint").toCompletableFuture().join())
                    .isEqualTo(SafetyFacts.unknown("mint"));
            assertThat(counting.asked).isEmpty();
        }
    }

    @Test
    void aNodeThatFailsLeavesItUnknownAndIsAskedAgain() {
        Counting counting = new Counting();
        counting.failing = true;
        try (MintInspector inspector = new MintInspector(counting, 1_000)) {
            assertThat(inspector.inspect("mint").toCompletableFuture().join().slot()).isEqualTo(-1);
            counting.failing = false;
            assertThat(inspector.inspect("mint").toCompletableFuture().join().slot()).isEqualTo(77);
        }
    }

    private SafetyFacts inspected(String mint) {
        try (MintInspector inspector = new MintInspector(chain, 1_000)) {
            return inspector.inspect(mint).toCompletableFuture().join();
        }
    }

    private static final class Counting implements MintAccounts {
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
        public String name() {
            return "test";
        }
    }
}
