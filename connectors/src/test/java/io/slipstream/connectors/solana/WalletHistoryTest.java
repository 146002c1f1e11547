package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletHistoryTest {
    private static final String WALLET = "leader";
    private static final int PAGE = 5;

    private FakeNode node;

    @BeforeEach
    void start() throws Exception {
        node = new FakeNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void findsWhereAWalletStoodSomePagesBack() throws Exception {
        land(20);

        assertThat(before(7)).isEqualTo(new WalletPosition(6, "s6"));
        assertThat(before(100)).isEqualTo(new WalletPosition(19, "s19"));
    }

    @Test
    void aWalletThatIsYoungerIsReadFromItsBeginning() throws Exception {
        assertThat(before(7)).isEqualTo(WalletPosition.BEGINNING);
        land(13);
        assertThat(before(0)).isEqualTo(WalletPosition.BEGINNING);
    }

    @Test
    void aNodeThatDoesNotKnowAPageLeavesNothingOutThatWasSeen() throws Exception {
        land(13);
        node.forgetBefore(true);

        assertThat(before(2)).isEqualTo(new WalletPosition(8, null));
    }

    private void land(int count) {
        for (int slot = 0; slot < count; slot++) {
            node.land(WALLET, slot, "s" + slot);
        }
    }

    /** Where it stood at a slot's block time. */
    private WalletPosition before(long slot) throws Exception {
        JsonRpcClient client =
                new JsonRpcClient(List.of(node.endpoint()), RpcLimits.atRate(10_000));
        return new WalletHistory(client, Commitment.CONFIRMED, PAGE)
                .before(WALLET, node.epoch + slot);
    }
}
