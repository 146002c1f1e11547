package io.slipstream.connectors.solana;

import java.time.Duration;

/**
 * From where a wallet is read that has no position yet: what it did since somebody followed it, so
 * that a process that dies before its first checkpoint loses nothing of that.
 */
final class WalletBeginning {

    /** By how much a block's time, in whole seconds, may be behind the database's clock. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    /** One whose state was lost long after is not read back to where it once began. */
    static final Duration LONGEST = Duration.ofHours(1);

    private final WalletHistory history;
    private final TransactionSink sink;

    WalletBeginning(WalletHistory history, TransactionSink sink) {
        this.history = history;
        this.sink = sink;
    }

    /** How far the wallet has been read; a new one begins here. */
    WalletProgress progress(WalletScan scan) throws RpcException, InterruptedException {
        WalletProgress progress = scan.progress();
        if (progress != null) {
            return progress;
        }
        WalletPosition position = position(scan);
        sink.began(scan.wallet(), position);
        return scan.begin(position);
    }

    private WalletPosition position(WalletScan scan) throws RpcException, InterruptedException {
        if (scan.since() == 0) {
            return history.newest(scan.wallet());
        }
        long oldest = System.currentTimeMillis() - LONGEST.toMillis();
        long since = Math.max(oldest, scan.since() - CLOCKS.toMillis());
        return history.before(scan.wallet(), Math.floorDiv(since, 1_000));
    }
}
