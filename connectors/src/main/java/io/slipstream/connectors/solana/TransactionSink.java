package io.slipstream.connectors.solana;

/** Where a feed puts what it has read; called by many threads. */
public interface TransactionSink {

    /** A wallet is followed from here on. */
    void began(String wallet, WalletPosition position);

    /** True if some wallet's history gave this transaction before. */
    boolean has(String signature);

    /** One more, within a wallet oldest first. */
    void add(WalletTransaction transaction);
}
