package io.slipstream.connectors.solana;

import org.jspecify.annotations.Nullable;

/**
 * One wallet's reading: at most one run at a time, and one more if it was woken during that; and up
 * to where the wallet is known to have been seen. Safe for use by many threads.
 */
final class WalletScan {
    /** The wallet has not been read to its end yet. */
    static final long NEVER = -1;

    /**
     * Nothing of a new wallet is handed on before that: the news of its follower takes another way
     * to the job, and must be there first.
     */
    static final long SETTLING_MILLIS = 3_000;

    /** A row that changed longer ago has reached everybody. */
    private static final long NEWS_MILLIS = 30_000;

    private final String wallet;
    private final long since;
    private @Nullable WalletProgress progress;
    private boolean running;
    private boolean woken;
    private boolean unfollowed;
    private boolean refused;
    private int failures;
    private int futileRuns;

    private final boolean isNew;
    private final long handedOnFrom;
    private boolean everSubscribed;
    private boolean subscribed;
    private boolean whole;
    private boolean live;
    private boolean polled;
    private long announcedSlot;
    private long pendingSlot = NEVER;
    private long pendingSince;
    private long seenSlot = NEVER;
    private long seenAt = NEVER;
    private long runSlot;
    private long runAt;
    private boolean runSubscribed;

    /**
     * @param now epoch millis
     */
    WalletScan(WalletSplit split, long now) {
        WalletPosition position = split.position();
        this.wallet = split.address();
        this.since = split.since();
        this.isNew = position == null && since > 0;
        boolean news = isNew && now - since < NEWS_MILLIS;
        this.handedOnFrom = news ? now + SETTLING_MILLIS : now;
        this.progress = position == null ? null : new WalletProgress(position, split.recent());
    }

    String wallet() {
        return wallet;
    }

    /** Epoch millis from which on it is read if it has no position yet; 0: from now on. */
    long since() {
        return since;
    }

    /** Nobody followed it before, and it has not been subscribed yet. */
    synchronized boolean isNew() {
        return isNew && !everSubscribed;
    }

    /** Millis until something of it may be handed on. */
    long settling(long now) {
        return Math.max(0, handedOnFrom - now);
    }

    /** Null until its position is known. */
    synchronized @Nullable WalletProgress progress() {
        return progress;
    }

    synchronized WalletProgress begin(WalletPosition position) {
        WalletProgress begun = new WalletProgress(position);
        progress = begun;
        return begun;
    }

    /** Nobody follows the wallet any more: what still runs ends. */
    synchronized void unfollow() {
        unfollowed = true;
    }

    synchronized boolean isUnfollowed() {
        return unfollowed;
    }

    /** No node will ever read this address: it must not hold up the others. */
    synchronized void refuse() {
        refused = true;
    }

    /**
     * True if the caller must run it.
     *
     * @param slot what the websocket told of; 0 if nothing
     */
    synchronized boolean wake(long slot, long now) {
        if (slot > announcedSlot) {
            announcedSlot = slot;
            futileRuns = 0;
            if (pendingSlot == NEVER) {
                pendingSlot = slot;
                pendingSince = now;
            }
        }
        woken = true;
        if (running || unfollowed) {
            return false;
        }
        running = true;
        return true;
    }

    /**
     * A run begins.
     *
     * @param tip the chain's newest slot
     */
    synchronized void began(long tip, long now) {
        woken = false;
        runSlot = tip;
        runAt = now;
        runSubscribed = subscribed;
    }

    /**
     * The run is over.
     *
     * @return true if it was woken meanwhile and must run again
     */
    synchronized boolean ended(boolean well, int patience) {
        failures = well ? 0 : failures + 1;
        futileRuns++;
        if (well) {
            refused = false;
            seen(runSlot, runAt);
            live = subscribed && (live || runSubscribed);
            boolean shown = progress != null && progress.newestSlot() >= announcedSlot;
            if (shown || futileRuns >= patience) {
                pendingSlot = NEVER;
            }
        }
        running = woken && well && !unfollowed;
        return running;
    }

    /** Without a run, it is known that nothing happened up to this slot. */
    synchronized void seen(long slot, long at) {
        seenSlot = Math.max(seenSlot, slot);
        seenAt = Math.max(seenAt, at);
    }

    /** The websocket brought this one: the history need not be asked at once. */
    synchronized void heard(long slot) {
        announcedSlot = Math.max(announcedSlot, slot);
    }

    /**
     * @param transactions true: the subscription brings whole transactions
     */
    synchronized void subscribed(boolean transactions) {
        subscribed = true;
        everSubscribed = true;
        whole = transactions;
        polled = false;
    }

    /** The wallet is watched by polling only. */
    synchronized void polled() {
        subscribed = false;
        live = false;
        polled = true;
    }

    synchronized void disconnected(long tip, long now) {
        if (live) {
            seen(seenUpTo(tip), seenAt(now));
        }
        subscribed = false;
        live = false;
    }

    synchronized boolean isSubscribed() {
        return subscribed;
    }

    synchronized boolean bringsTransactions() {
        return subscribed && whole;
    }

    synchronized boolean isPolled() {
        return polled;
    }

    /** True if the feed's state depends on it. */
    synchronized boolean counts() {
        return progress != null && !refused && !unfollowed;
    }

    /** It has been read to its end since the feed began; or nobody can. */
    synchronized boolean isRead() {
        return refused || unfollowed || (progress != null && seenAt != NEVER);
    }

    /** Everything of the wallet up to this slot has been handed on; {@link #NEVER} if unknown. */
    synchronized long seenUpTo(long tip) {
        long live = pendingSlot == NEVER ? tip : pendingSlot - 1;
        return this.live ? Math.max(seenSlot, live) : seenSlot;
    }

    /** Epoch millis at which that was so; {@link #NEVER} if it never was. */
    synchronized long seenAt(long now) {
        long live = pendingSlot == NEVER ? now : pendingSince;
        return this.live ? Math.max(seenAt, live) : seenAt;
    }

    /** Runs that failed, one after another. */
    synchronized int failures() {
        return failures;
    }

    /** True if the websocket told of a slot that the history does not show yet. */
    synchronized boolean isBehindAnnouncement(int patience) {
        return progress != null && progress.newestSlot() < announcedSlot && futileRuns < patience;
    }
}
