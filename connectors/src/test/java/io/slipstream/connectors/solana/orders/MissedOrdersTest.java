package io.slipstream.connectors.solana.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.WalletHistory;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the localnet cannot show: nodes that do not have what they list. */
class MissedOrdersTest {
    private static final long USER = 7;
    private static final String LISTED =
            "[{\"slot\":1100,\"signature\":\"pruned\",\"err\":null,\"blockTime\":1700000000}]";

    private final Tables tables = new Tables();
    private ScriptedNode node;
    private MissedOrders missed;

    @BeforeEach
    void start() throws Exception {
        node = new ScriptedNode().answers("getSignaturesForAddress", LISTED);
        missed =
                new MissedOrders(
                        tables,
                        () -> UNASKED,
                        node.rpc(),
                        new WalletHistory(node.client(), Commitment.CONFIRMED),
                        () -> Map.of(USER, "wallet"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aTransactionThatNoNodeHasLeavesItsUserToSellOnly() throws Exception {
        node.answers("getTransaction", "null");
        for (int look = 1; look < MissedOrders.MOST_LOOKS; look++) {
            assertThatThrownBy(this::enter).isInstanceOf(IOException.class);
            assertThat(tables.sellingOnly).isEmpty();
        }

        enter();

        assertThat(tables.sellingOnly).containsExactly(USER);
        assertThat(tables.complete).isTrue();
    }

    @Test
    void anUnreachableNodeIsWaitedFor() {
        // Knows no method getTransaction: an error is no answer, however often it comes.
        for (int look = 0; look < 2 * MissedOrders.MOST_LOOKS; look++) {
            assertThatThrownBy(this::enter).isInstanceOf(IOException.class);
        }

        assertThat(tables.sellingOnly).isEmpty();
        assertThat(tables.complete).isFalse();
    }

    private void enter() throws IOException, InterruptedException {
        missed.enter((id, landed) -> false);
    }

    private static final class Tables implements RestoredLedger {
        private final List<Long> sellingOnly = new ArrayList<>();
        private boolean complete;

        @Override
        public OptionalLong missingSince() {
            return complete ? OptionalLong.empty() : OptionalLong.of(1_600_000_000);
        }

        @Override
        public void sellsOnly(long user) {
            sellingOnly.add(user);
        }

        @Override
        public void complete() {
            complete = true;
        }
    }

    /** Nothing is there to be entered. */
    private static final OrderLedger UNASKED =
            new OrderLedger() {
                @Override
                public CompletionStage<Order> store(Order decided) {
                    throw new AssertionError("store");
                }

                @Override
                public CompletionStage<StoredOrder> sign(Order stored, SignedTransaction signed) {
                    throw new AssertionError("sign");
                }

                @Override
                public CompletionStage<Order> advance(Order order) {
                    throw new AssertionError("advance");
                }

                @Override
                public CompletionStage<Order> book(Order settled) {
                    throw new AssertionError("book");
                }

                @Override
                public CompletionStage<Order> withdraw(Order withdrawal) {
                    throw new AssertionError("withdraw");
                }

                @Override
                public CompletionStage<List<StoredOrder>> open(int most) {
                    throw new AssertionError("open");
                }

                @Override
                public CompletionStage<List<Order>> unbooked() {
                    throw new AssertionError("unbooked");
                }

                @Override
                public void close() {}
            };
}
