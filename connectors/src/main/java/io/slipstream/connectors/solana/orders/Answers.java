package io.slipstream.connectors.solana.orders;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for ledger and nodes, for a minute at most. */
public final class Answers {
    private static final long PATIENCE_SECONDS = 60;

    private Answers() {}

    /**
     * @throws IOException if there is none; its cause is what was answered instead
     */
    public static <T> T await(CompletionStage<T> stage) throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    "expected an answer about open orders, was "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("expected an answer about open orders, was none in time", e);
        }
    }
}
