package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.FeedStatus;
import io.slipstream.models.chain.FeedStatus.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stale after 15 s, polls every 30 s, at confirmed. */
class FeedHealthTest {
    private static final FeedOptions OPTIONS = FeedOptions.at(Commitment.CONFIRMED);
    private static final long BEHIND = Commitment.CONFIRMED.lagSlots() + FeedHealth.GRACE_SLOTS;

    private final FeedHealth health = new FeedHealth(OPTIONS);
    private final WalletScan scan =
            new WalletScan(WalletSplit.at("leader", new WalletPosition(50, "s")), 0);

    @Test
    void isStaleUntilEveryWalletHasBeenReadToItsEnd() {
        health.slot(100, 1_000);

        assertThat(pulse(1_000).changed())
                .isEqualTo(FeedStatus.stale(Reason.CATCHING_UP, -1, 101, 1_000));
        read(100, 1_200);
        assertThat(pulse(1_300).changed()).isEqualTo(FeedStatus.fresh(100, 1_300));
        assertThat(pulse(1_400).changed()).isNull();
    }

    @Test
    void anIdleWalletWhoseSubscriptionStandsHoldsNothingUp() {
        subscribed(100, 1_000);
        pulse(1_000);
        health.slot(1_000, 400_000);

        FeedHealth.Pulse later = pulse(400_000);

        assertThat(later.changed()).isNull();
        assertThat(later.watermark()).isEqualTo(1_000 - BEHIND);
        assertThat(health.lagMillis()).isZero();
    }

    @Test
    void aWalletThatIsNotSeenHoldsTheWatermarkAndMakesTheFeedStale() {
        subscribed(100, 1_000);
        pulse(1_000);
        scan.disconnected(100, 1_000);
        health.slot(150, 16_000);
        assertThat(pulse(16_000).changed()).isNull();
        health.slot(151, 16_001);

        FeedHealth.Pulse gap = pulse(16_001);

        assertThat(gap.changed()).isEqualTo(FeedStatus.stale(Reason.GAP, 100, 51, 16_001));
        assertThat(gap.watermark()).isEqualTo(100 - BEHIND);
        assertThat(health.gapSlots()).isEqualTo(51);
        read(151, 16_100);
        assertThat(pulse(16_100).changed()).isEqualTo(FeedStatus.fresh(151, 16_100));
    }

    @Test
    void whatWasAnnouncedAndNotReadYetHoldsTheWatermark() {
        subscribed(100, 1_000);
        scan.wake(110, 2_000);
        health.slot(130, 9_000);

        assertThat(pulse(9_000).watermark()).isEqualTo(109 - BEHIND);
        assertThat(health.lagMillis()).isEqualTo(7_000);
    }

    @Test
    void aChainThatStandsStillIsNoFreshFeed() {
        subscribed(100, 1_000);
        pulse(1_000);

        assertThat(pulse(16_001).changed()).isEqualTo(status(Reason.SLOT_UNKNOWN, 16_001));
    }

    @Test
    void aPolledWalletIsGivenTheTimeOfAPoll() {
        scan.polled();
        health.slot(100, 1_000);
        read(100, 1_000);
        pulse(1_000);
        health.slot(200, 45_000);
        assertThat(pulse(46_000).changed()).isNull();

        assertThat(pulse(46_001).changed()).extracting(FeedStatus::reason).isEqualTo(Reason.GAP);
    }

    @Test
    void anAddressThatNoNodeReadsHoldsNobodyUp() {
        health.slot(100, 1_000);
        scan.refuse();

        assertThat(pulse(1_000).changed()).isEqualTo(FeedStatus.fresh(100, 1_000));
    }

    @Test
    void theWatermarkNeverGoesBack() {
        subscribed(100, 1_000);
        long before = pulse(1_000).watermark();
        WalletScan behind = new WalletScan(WalletSplit.at("other", new WalletPosition(10, "x")), 0);

        assertThat(health.pulse(List.of(scan, behind), 1_100).watermark()).isEqualTo(before);
    }

    @Test
    void isReadOnceEachWalletHasBeenReadToItsEnd() {
        health.slot(100, 1_000);
        WalletScan begins = new WalletScan(WalletSplit.beginning("new", 1), 0);
        read(100, 1_000);
        assertThat(health.pulse(List.of(scan, begins), 1_000).read()).isFalse();
        begins.began(100, 1_000);
        begins.begin(WalletPosition.BEGINNING);
        assertThat(health.pulse(List.of(scan, begins), 1_000).read()).isFalse();

        begins.ended(true, 1);

        assertThat(health.pulse(List.of(scan, begins), 1_000))
                .extracting(FeedHealth.Pulse::read, FeedHealth.Pulse::wallets)
                .containsExactly(true, 2);
    }

    private FeedStatus status(Reason reason, long at) {
        return FeedStatus.stale(reason, 100, 0, at);
    }

    private void subscribed(long slot, long at) {
        health.slot(slot, at);
        scan.subscribed(false);
        read(slot, at);
    }

    private void read(long tip, long at) {
        scan.began(tip, at);
        scan.ended(true, 1);
    }

    private FeedHealth.Pulse pulse(long now) {
        return health.pulse(List.of(scan), now);
    }
}
