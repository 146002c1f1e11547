package io.slipstream.connectors.solana;

import org.jspecify.annotations.Nullable;

/** One wallet's reading: at most one run at a time, and one more if it was woken during that. */
final class WalletScan {
    private final String wallet;
    private @Nullable WalletProgress progress;
    private boolean running;
    private boolean woken;
    private long announcedSlot;
    private int failures;
    private int futileRuns;

    WalletScan(String wallet, @Nullable WalletPosition position) {
        this.wallet = wallet;
        this.progress = position == null ? null : new WalletProgress(position);
    }

    String wallet() {
        return wallet;
    }

    /** Null until its position is known; for the running thread. */
    synchronized @Nullable WalletProgress progress() {
        return progress;
    }

    synchronized WalletProgress begin(WalletPosition position) {
        WalletProgress begun = new WalletProgress(position);
        progress = begun;
        return begun;
    }

    /** True if the caller must run it. */
    synchronized boolean wake(long slot) {
        if (slot > announcedSlot) {
            announcedSlot = slot;
            futileRuns = 0;
        }
        woken = true;
        if (running) {
            return false;
        }
        running = true;
        return true;
    }

    synchronized void began() {
        woken = false;
    }

    /**
     * The run is over.
     *
     * @return true if it was woken meanwhile and must run again
     */
    synchronized boolean ended(boolean well) {
        failures = well ? 0 : failures + 1;
        futileRuns++;
        running = woken && well;
        return running;
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
