package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private static final String WALLET = "leader";
    private static final WalletScan SCAN = new WalletScan(WalletSplit.beginning(WALLET, 0), 0);

    private final CollectedTransactions out = new CollectedTransactions();
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
    void pagesBackToThePositionAndHandsOnOldestFirst() throws Exception {
        land(0, 100);
        WalletProgress progress = new WalletProgress(new WalletPosition(9, "s9"));

        backfill(7).catchUp(SCAN, progress);

        assertThat(out.signatures()).isEqualTo(names(10, 100));
        assertThat(progress.newestSlot()).isEqualTo(99);
    }

    @Test
    void fromTheBeginningNothingIsLeftOut() throws Exception {
        land(0, 14);

        backfill(7).catchUp(SCAN, new WalletProgress(WalletPosition.BEGINNING));

        assertThat(out.signatures()).isEqualTo(names(0, 14));
    }

    @Test
    void anEmptyPageBeforeThePositionIsAHoleAndNoEnd() throws Exception {
        land(0, 30);
        WalletProgress progress = new WalletProgress(new WalletPosition(2, "s2"));
        node.forgetBefore(true);

        assertThatThrownBy(() -> backfill(10).catchUp(SCAN, progress))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("expected the history of leader to reach back to slot 2");
        assertThat(out.signatures()).isEmpty();

        node.forgetBefore(false);
        backfill(10).catchUp(SCAN, progress);
        assertThat(out.signatures()).isEqualTo(names(3, 30));
    }

    @Test
    void stopsAtATransactionThatCannotBeHadAndContinuesThere() throws Exception {
        land(0, 50);
        node.withhold("s27");
        WalletProgress progress = new WalletProgress(WalletPosition.BEGINNING);

        assertThatThrownBy(() -> backfill(1_000).catchUp(SCAN, progress))
                .hasMessageContaining("expected transaction s27 of leader, was null");
        assertThat(out.signatures()).isEqualTo(names(0, 27));

        node.give("s27");
        backfill(1_000).catchUp(SCAN, progress);
        assertThat(out.signatures()).isEqualTo(names(0, 50));
    }

    @Test
    void whatIsIndexedLateBelowTheNewestIsStillFound() throws Exception {
        land(100, 110);
        WalletProgress progress = new WalletProgress(WalletPosition.BEGINNING);
        backfill(1_000).catchUp(SCAN, progress);
        FakeNode complete = new FakeNode();
        for (int slot = 100; slot < 110; slot++) {
            complete.land(WALLET, slot, "s" + slot);
            if (slot == 105) {
                complete.land(WALLET, slot, "late");
            }
        }
        node.close();
        node = complete;

        backfill(1_000).catchUp(SCAN, progress);

        assertThat(out.signatures()).hasSize(11).endsWith("late");
    }

    @Test
    void thePositionTrailsTheNewestAndKnowsWhatLiesBetween() {
        WalletProgress progress = new WalletProgress(WalletPosition.BEGINNING);

        progress.deliver(new LandedSignature(10, "a"));
        progress.deliver(new LandedSignature(10, "b"));
        assertThat(progress.position()).isEqualTo(WalletPosition.BEGINNING);
        progress.deliver(new LandedSignature(42, "c"));

        assertThat(progress.position()).isEqualTo(new WalletPosition(10, "b"));
        assertThat(progress.knows("b")).isFalse();
        assertThat(progress.knows("c")).isTrue();
    }

    private void land(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            node.land(WALLET, slot, "s" + slot);
        }
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(slot -> "s" + slot).toList();
    }

    private Backfill backfill(int page) {
        JsonRpcClient client =
                new JsonRpcClient(List.of(node.endpoint()), RpcLimits.atRate(10_000));
        return new Backfill(
                client,
                new WalletHistory(client, Commitment.CONFIRMED, page),
                Commitment.CONFIRMED,
                out,
                new Unconfirmed(client),
                Duration.ofMillis(1));
    }
}
