package io.slipstream.connectors.solana.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.SignedTransaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private static final SignedTransaction SENT =
            new SignedTransaction("signature", new byte[0], 300, 1_000);
    private static final String NOWHERE = "{\"value\":[null]}";
    private static final String LANDED =
            "{\"value\":[{\"slot\":1100,\"err\":null,\"confirmationStatus\":\"finalized\"}]}";

    private ScriptedNode node;

    @BeforeEach
    void start() throws Exception {
        node =
                new ScriptedNode()
                        .answers("getBlockHeight", "301")
                        .answers("getSignatureStatuses", NOWHERE)
                        .answers("getFirstAvailableBlock", "1000");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void isProvenByANodeThatKnowsTheWholeTime() throws Exception {
        assertThat(proven()).containsExactly("signature");
        assertThat(node.asked())
                .containsExactly(
                        "getBlockHeight", "getSignatureStatuses", "getFirstAvailableBlock");
    }

    @Test
    void isNotProvenBeforeTheLastValidHeightIsFinalizedAndPassed() throws Exception {
        node.answers("getBlockHeight", "300");
        assertThat(proven()).isEmpty();
        assertThat(node.asked()).containsExactly("getBlockHeight");
    }

    @Test
    void isNotProvenIfTheHistoryKnowsIt() throws Exception {
        node.answers("getSignatureStatuses", LANDED);
        assertThat(proven()).isEmpty();
    }

    @Test
    void isNotProvenByAHistoryThatBeginsLater() throws Exception {
        node.answers("getFirstAvailableBlock", "1001");
        assertThat(proven()).isEmpty();
    }

    @Test
    void isProvenByTheBlockItselfWhereTheFirstBlockIsNotTold() throws Exception {
        ScriptedNode plain =
                new ScriptedNode()
                        .answers("getBlockHeight", "301")
                        .answers("getSignatureStatuses", NOWHERE);
        try (plain) {
            assertThat(new Absence(plain.rpc()).of(List.of(SENT)).get(30, TimeUnit.SECONDS))
                    .isEmpty();
            plain.answers("getBlock", "{\"blockHeight\":150}");
            assertThat(new Absence(plain.rpc()).of(List.of(SENT)).get(30, TimeUnit.SECONDS))
                    .containsExactly("signature");
        }
    }

    private Set<String> proven() throws Exception {
        return new Absence(node.rpc()).of(List.of(SENT)).get(30, TimeUnit.SECONDS);
    }
}
