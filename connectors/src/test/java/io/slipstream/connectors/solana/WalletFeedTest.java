package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.FeedStatus;
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
    void aNewWalletIsReadFromWhenItWasFollowedAndNotFromWhenItIsNoticed() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket()) {
            node.land("other", 100, "before");
            node.land("other", 200, "meanwhile");
            try (WalletFeed feed =
                    feed(node, socket, Map.of(WALLET, WalletPosition.BEGINNING), NEVER)) {
                feed.follow(WalletSplit.beginning("other", (node.epoch + 150) * 1_000));
                feed.start();

                assertThat(out.take(1)).containsExactly("meanwhile");
            }
        }
        assertThat(out.signatures()).isEmpty();
    }

    @Test
    void aWalletFollowedLongAgoIsReadBackForAnHourOnly() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket()) {
            node.land("other", 900 - WalletBeginning.LONGEST.toSeconds(), "old");
            node.land("other", 200, "new");
            try (WalletFeed feed =
                    feed(node, socket, Map.of(WALLET, WalletPosition.BEGINNING), NEVER)) {
                feed.follow(WalletSplit.beginning("other", 1));
                feed.start();

                assertThat(out.take(1)).containsExactly("new");
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

    @Test
    void wholeTransactionsAreHandedOnAtOnceAndNotAgainFromTheHistory() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket()) {
            socket.offerTransactions();
            try (WalletFeed feed =
                    feed(
                            node,
                            socket,
                            Map.of(WALLET, WalletPosition.BEGINNING),
                            FeedOptions.at(Commitment.CONFIRMED)
                                    .polling(Duration.ofMillis(20))
                                    .withTransactionSubscribe(true))) {
                feed.start();
                socket.awaitSubscription();
                socket.tellTransaction(WALLET, 5, "a");
                assertThat(out.take(1)).containsExactly("a");
                node.land(WALLET, 5, "a");
                node.land(WALLET, 6, "b");

                assertThat(out.take(1)).containsExactly("b");
            }
        }
        assertThat(out.signatures()).isEmpty();
    }

    @Test
    void aNodeWithoutWholeTransactionsIsAskedForLogs() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket();
                WalletFeed feed =
                        feed(
                                node,
                                socket,
                                Map.of(WALLET, WalletPosition.BEGINNING),
                                FeedOptions.at(Commitment.CONFIRMED)
                                        .polling(NEVER)
                                        .withTransactionSubscribe(true))) {
            feed.start();
            socket.awaitSubscription();
            node.land(WALLET, 5, "a");
            socket.tell(WALLET, 5);

            assertThat(out.take(1)).containsExactly("a");
        }
    }

    @Test
    void walletsComeAndGoWhileItRuns() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket();
                WalletFeed feed =
                        feed(node, socket, Map.of(WALLET, WalletPosition.BEGINNING), NEVER)) {
            feed.start();
            socket.awaitSubscription();
            feed.follow("other", null);
            out.awaitBegin();
            socket.awaitSubscription();
            node.land("other", 3, "o");
            socket.tell("other", 3);
            assertThat(out.take(1)).containsExactly("o");

            int subscription = socket.subscriptionOf("other");
            feed.unfollow("other");

            assertThat(socket.awaitUnsubscription()).isEqualTo("logsUnsubscribe " + subscription);
            assertThat(feed.followed()).isEqualTo(1);
        }
    }

    @Test
    void walletsBeyondTheSubscriptionLimitArePolled() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket();
                WalletFeed feed =
                        feed(
                                node,
                                socket,
                                Map.of(WALLET, WalletPosition.BEGINNING),
                                FeedOptions.at(Commitment.CONFIRMED)
                                        .polling(Duration.ofMillis(20))
                                        .withSubscriptionLimit(1))) {
            feed.start();
            socket.awaitSubscription();
            feed.follow("other", WalletPosition.BEGINNING);
            node.land("other", 3, "o");

            assertThat(out.take(1)).containsExactly("o");
            assertThat(feed.subscribed()).isEqualTo(1);
        }
    }

    @Test
    void aProcessedTransactionThatNoNodeKnowsLaterIsTakenBack() throws Exception {
        try (FakeNode node = new FakeNode();
                FakeSocket socket = new FakeSocket()) {
            socket.offerTransactions();
            try (WalletFeed feed =
                    feed(
                            node,
                            socket,
                            Map.of(WALLET, WalletPosition.BEGINNING),
                            FeedOptions.at(Commitment.PROCESSED)
                                    .polling(NEVER)
                                    .withTransactionSubscribe(true))) {
                feed.start();
                socket.awaitSubscription();
                socket.tellTransaction(WALLET, 5, "kept");
                socket.tellTransaction(WALLET, 5, "dropped");
                assertThat(out.take(2)).containsExactly("kept", "dropped");
                node.land(WALLET, 5, "kept");
                node.reach(5 + Unconfirmed.FORGOTTEN_SLOTS);
                socket.tellSlot(5 + Unconfirmed.FORGOTTEN_SLOTS);

                assertThat(out.take(1)).containsExactly("-dropped");
            }
        }
        assertThat(out.signatures()).isEmpty();
    }

    @Test
    void saysThatItIsFreshOnceEveryWalletIsRead() throws Exception {
        try (FakeNode node = new FakeNode()) {
            FeedOptions options =
                    FeedOptions.at(Commitment.CONFIRMED)
                            .polling(Duration.ofMillis(20))
                            .staleAfter(NEVER);
            try (WalletFeed feed =
                    feed(node, null, Map.of(WALLET, WalletPosition.BEGINNING), options)) {
                feed.start();
                FeedStatus status = out.takeStatus();
                while (!status.fresh()) {
                    status = out.takeStatus();
                }
                assertThat(status.slot()).isEqualTo(1);
            }
        }
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
