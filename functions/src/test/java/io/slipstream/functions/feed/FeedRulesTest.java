package io.slipstream.functions.feed;

import static io.slipstream.functions.feed.FeedRules.LATE_SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.FeedStatus;
import org.junit.jupiter.api.Test;

class FeedRulesTest {
    private static final FeedStatus FRESH = FeedStatus.fresh(100, 1);
    private static final FeedStatus STALE = FeedStatus.stale(FeedStatus.Reason.GAP, 90, 30, 1);

    @Test
    void buysOnlyWhileTheFeedSaysThatItIsFresh() {
        assertThat(FeedRules.refusal(Signals.buy(120), FRESH, 110, false)).isNull();
        assertThat(FeedRules.refusal(Signals.buy(120), STALE, 110, false))
                .isEqualTo(FeedReason.STALE_FEED);
        assertThat(FeedRules.refusal(Signals.buy(120), null, 110, false))
                .isEqualTo(FeedReason.STALE_FEED);
    }

    @Test
    void whatHappenedInAGapIsNotBoughtAfterIt() {
        assertThat(FeedRules.refusal(Signals.buy(99), FRESH, 98, false))
                .isEqualTo(FeedReason.STALE_FEED);
        assertThat(FeedRules.refusal(Signals.buy(100), FRESH, 98, false)).isNull();
    }

    @Test
    void whatIsSeenLongAfterItHappenedIsLate() {
        long watermark = 200 + LATE_SLOTS;

        assertThat(FeedRules.refusal(Signals.buy(200), FRESH, watermark, false)).isNull();
        assertThat(FeedRules.refusal(Signals.buy(199), FRESH, watermark, false))
                .isEqualTo(FeedReason.LATE);
        assertThat(FeedRules.refusal(Signals.buy(199), FRESH, Long.MAX_VALUE, false)).isNull();
    }

    @Test
    void sellsAlwaysGoOnUnlessTheirCauseNeverHappened() {
        assertThat(FeedRules.refusal(Signals.sell(50), STALE, 200, false)).isNull();
        assertThat(FeedRules.refusal(Signals.sell(50), null, 200, false)).isNull();
        assertThat(FeedRules.refusal(Signals.sell(50), FRESH, 40, true))
                .isEqualTo(FeedReason.RETRACTED);
    }
}
