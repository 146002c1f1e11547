package io.slipstream.connectors.solana;

import io.slipstream.models.chain.FeedStatus;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a feed has seen everything in time, and up to which slot. Time is told by the
 * caller, in epoch millis. Safe for use by many threads.
 *
 * <p>It is stale while the chain's newest slot is unknown, while a wallet has not been read to its
 * end since the feed began, and while one has been unseen for too long. An idle wallet whose
 * subscription stands holds nothing up.
 */
final class FeedHealth {
    /** Slots that the watermark stays behind: messages of one slot come one after another. */
    static final int GRACE_SLOTS = 2;

    private final FeedOptions options;
    private long tip = -1;
    private long tipAt;
    private long watermark = -1;
    private long seenUpTo = -1;
    private long lagMillis;
    private @Nullable FeedStatus status;

    FeedHealth(FeedOptions options) {
        this.options = options;
    }

    /** The chain has reached this slot. */
    synchronized void slot(long slot, long now) {
        if (slot > tip) {
            tip = slot;
            tipAt = now;
        }
    }

    /** The chain's newest slot that was heard of; −1 if none was. */
    synchronized long tip() {
        return tip;
    }

    /** Millis since the newest slot was first heard of. */
    synchronized long silentFor(long now) {
        return tip < 0 ? Long.MAX_VALUE : now - tipAt;
    }

    /** Judges anew. */
    synchronized Pulse pulse(Collection<WalletScan> scans, long now) {
        long seen = tip;
        long oldest = now;
        boolean gap = false;
        boolean begun = true;
        boolean read = true;
        for (WalletScan scan : scans) {
            read &= scan.isRead();
            if (!scan.counts()) {
                continue;
            }
            long at = scan.seenAt(now);
            seen = Math.min(seen, scan.seenUpTo(tip));
            oldest = Math.min(oldest, at);
            begun &= at != WalletScan.NEVER;
            gap |= now - at > allowedMillis(scan);
        }
        seenUpTo = Math.max(seenUpTo, seen);
        lagMillis = begun ? now - oldest : lagMillis;
        FeedStatus.Reason reason = null;
        if (silentFor(now) > options.staleAfter().toMillis()) {
            reason = FeedStatus.Reason.SLOT_UNKNOWN;
        } else if (!begun) {
            reason = FeedStatus.Reason.CATCHING_UP;
        } else if (gap) {
            reason = FeedStatus.Reason.GAP;
        }
        // Whoever looked when the chain was at a slot saw what had reached the commitment by then.
        watermark = Math.max(watermark, seen - options.commitment().lagSlots() - GRACE_SLOTS);
        return new Pulse(watermark, scans.size(), read, changed(reason, seen, now));
    }

    private @Nullable FeedStatus changed(FeedStatus.@Nullable Reason reason, long seen, long now) {
        FeedStatus before = status;
        if (before != null && before.reason() == reason) {
            return null;
        }
        FeedStatus next =
                reason == null
                        ? FeedStatus.fresh(seen, now)
                        : FeedStatus.stale(reason, seenUpTo, Math.max(0, tip - seenUpTo), now);
        status = next;
        return next;
    }

    private long allowedMillis(WalletScan scan) {
        long allowed = options.staleAfter().toMillis();
        return scan.isPolled() ? allowed + options.poll().toMillis() : allowed;
    }

    /** Since the wallet that was unseen for longest was last seen to its end, millis. */
    synchronized long lagMillis() {
        return lagMillis;
    }

    /** Slots that may hold something unseen, while the feed is stale. */
    synchronized long gapSlots() {
        FeedStatus now = status;
        return now == null || now.fresh() ? 0 : Math.max(0, tip - seenUpTo);
    }

    /** True if buys may be made on what the feed says. */
    synchronized boolean isFresh() {
        FeedStatus now = status;
        return now != null && now.fresh();
    }

    /**
     * What the feed says of itself at a moment.
     *
     * @param watermark no event of this slot or before it is expected of these wallets; −1 if
     *     nothing is known
     * @param wallets how many are followed
     * @param read true if each of them has been read to its end since the feed began
     * @param changed its state, if it is another than at the last pulse
     */
    record Pulse(long watermark, int wallets, boolean read, @Nullable FeedStatus changed) {}
}
