package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalletSplitTest {
    private static final WalletSplit FULL =
            new WalletSplit(
                    "leader",
                    1_700_000_000_000L,
                    new WalletPosition(7, "s7"),
                    List.of(new LandedSignature(8, "s8"), new LandedSignature(8, "t8")),
                    List.of(new LandedSignature(9, "p9")));

    @Test
    void survivesBeingWritten() throws IOException {
        WalletSplit.Serializer serializer = new WalletSplit.Serializer();
        WalletSplit empty = WalletSplit.at("e", WalletPosition.BEGINNING);

        for (WalletSplit split :
                List.of(FULL, empty, WalletSplit.beginning("new", 1_700_000_000_001L))) {
            assertThat(serializer.deserialize(2, serializer.serialize(split))).isEqualTo(split);
        }
        assertThatThrownBy(() -> serializer.deserialize(1, serializer.serialize(FULL)))
                .hasMessage("expected version 2, was 1");
    }

    @Test
    void theEnumeratorsStateSurvivesBeingWritten() throws IOException {
        SolanaEnumerator.StateSerializer serializer = new SolanaEnumerator.StateSerializer();
        SolanaEnumerator.State state = new SolanaEnumerator.State(Set.of("a", "b"), List.of(FULL));

        assertThat(serializer.deserialize(2, serializer.serialize(state))).isEqualTo(state);
    }

    @Test
    void whatWasEmittedAboveThePositionIsNotEmittedAgain() {
        EmittedWallet emitted = new EmittedWallet(FULL);
        emitted.landed(new LandedSignature(41, "s41"));
        WalletSplit split = emitted.split();

        assertThat(split.position()).isEqualTo(new WalletPosition(8, "t8"));
        assertThat(split.recent()).containsExactly(new LandedSignature(41, "s41"));
        assertThat(new EmittedWallet(split).landed(new LandedSignature(41, "t41"))).isEqualTo(1);
    }
}
