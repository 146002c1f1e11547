package io.slipstream.connectors.solana;

import io.slipstream.models.chain.Retraction;

/** Where a feed puts what it has read; called by many threads. */
interface TransactionSink {

    /** A wallet is followed from here on. */
    void began(String wallet, WalletPosition position) throws InterruptedException;

    /** True if this transaction was given before, by some wallet's history or by the websocket. */
    boolean has(String signature);

    /** One more of a wallet's history, oldest first; may block. */
    void add(WalletTransaction transaction) throws InterruptedException;

    /**
     * What the websocket brought, ahead of the history; must not block.
     *
     * @return false if it is not taken; then it comes by the history
     */
    boolean heard(HeardTransaction transaction);

    /** A transaction that was heard never happened; must not block. */
    void retracted(Retraction retraction);

    /** How the feed is doing, several times a second; must not block. */
    void pulse(FeedHealth.Pulse pulse);
}
