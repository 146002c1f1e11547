package io.slipstream.connectors.solana.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest blockhash, asked for once a slot however many orders need it. A transaction may carry
 * one of 150 blocks, so one that is a slot old costs nothing.
 */
public final class RecentBlockhash {
    /** A slot. */
    private static final long FRESH_NANOS = 400_000_000;

    private final Supplier<CompletableFuture<LatestBlockhash>> node;
    private final LongSupplier nanos;
    private @Nullable CompletableFuture<LatestBlockhash> newest;
    private long asked;

    /**
     * @param nanos a clock such as {@link System#nanoTime}
     */
    public RecentBlockhash(Supplier<CompletableFuture<LatestBlockhash>> node, LongSupplier nanos) {
        this.node = node;
        this.nanos = nanos;
    }

    /** A failure is told to those who waited for it; whoever comes after asks anew. */
    public synchronized CompletableFuture<LatestBlockhash> get() {
        CompletableFuture<LatestBlockhash> last = newest;
        long now = nanos.getAsLong();
        if (last == null || last.isCompletedExceptionally() || now - asked >= FRESH_NANOS) {
            last = node.get();
            newest = last;
            asked = now;
        }
        return last.copy();
    }
}
