package io.slipstream.connectors.replay;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Lets one reader wait for others without blocking. The reader asks for a future and then looks
 * again; the others change what it looks at and then wake it: so no wake-up is lost.
 */
final class Wakeup {
    private volatile CompletableFuture<Void> future = new CompletableFuture<>();

    /** Called by the reader's thread only. */
    CompletableFuture<Void> await(BooleanSupplier ready) {
        if (future.isDone()) {
            future = new CompletableFuture<>();
        }
        if (ready.getAsBoolean()) {
            future.complete(null);
        }
        return future;
    }

    /** Called by any thread, after the change. */
    void wake() {
        future.complete(null);
    }
}
