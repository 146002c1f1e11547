package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WalletFeedTest {
    private static final String WALLET = "leader";
    private static final Duration NEVER = Duration.ofHours(1);

    private final CollectedTransactions out = new CollectedTransactions();

    @Test
    void aNewWalletBeginsWithNow() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket()) {
            node.land(WALLET, 1, "before");
            try (WalletFeed feed = feed(node, socket, Map.of(), NEVER)) {
                feed.start();
                out.awaitBegin();
                socket.awaitSubscription();
                node.land(WALLET, 2, "after");
                socket.tell(WALLET, 2);

                assertThat(out.take(1)).containsExactly("after");
            }
        }
    }

    @Test
    void whatLandedWhileTheWebsocketWasDownIsFoundAfterIt() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket();
                WalletFeed feed =
                        feed(node, socket, Map.of(WALLET, WalletPosition.BEGINNING), NEVER)) {
            feed.start();
            socket.awaitSubscription();
            node.land(WALLET, 1, "a");
            socket.tell(WALLET, 1);
            assertThat(out.take(1)).containsExactly("a");

            socket.drop();
            node.land(WALLET, 2, "b");
            node.land(WALLET, 2, "c");

            assertThat(out.take(2)).containsExactly("b", "c");
            socket.awaitSubscription();
        }
        assertThat(out.signatures()).isEmpty();
    }

    @Test
    void aHistoryThatIsBehindTheWebsocketIsAskedAgain() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket();
                WalletFeed feed =
                        feed(node, socket, Map.of(WALLET, WalletPosition.BEGINNING), NEVER)) {
            feed.start();
            socket.awaitSubscription();
            socket.tell(WALLET, 7);
            int asked = node.requests().size();
            while (node.requests().size() < asked + 2) {
                Thread.onSpinWait();
            }
            node.land(WALLET, 7, "a");

            assertThat(out.take(1)).containsExactly("a");
        }
    }

    @Test
    void withoutAWebsocketPollingFindsEverythingOnce() throws Exception {
        try (FakeNode node = new FakeNode();
                WalletFeed feed =
                        feed(
                                node,
                                null,
                                Map.of(WALLET, WalletPosition.BEGINNING),
                                Duration.ofMillis(20))) {
            feed.start();
            node.land(WALLET, 1, "a");
            assertThat(out.take(1)).containsExactly("a");
            node.land(WALLET, 2, "b");
            assertThat(out.take(1)).containsExactly("b");
            int asked = node.requests().size();
            while (node.requests().size() < asked + 3) {
                Thread.onSpinWait();
            }
        }
        assertThat(out.signatures()).isEmpty();
    }

    private WalletFeed feed(
            FakeNode node,
            @Nullable FakeSocket socket,
            Map<String, WalletPosition> positions,
            Duration poll) {
        return feed(node, socket, positions, FeedOptions.at(Commitment.CONFIRMED).polling(poll));
    }

    private WalletFeed feed(
            FakeNode node,
            @Nullable FakeSocket socket,
            Map<String, WalletPosition> positions,
            FeedOptions options) {
        JsonRpcClient client =
                new JsonRpcClient(List.of(node.endpoint()), RpcLimits.atRate(10_000));
        WalletFeed feed =
                new WalletFeed(client, socket == null ? null : socket.endpoint(), options, out);
        feed.follow(WALLET, positions.get(WALLET));
        return feed;
    }
}
