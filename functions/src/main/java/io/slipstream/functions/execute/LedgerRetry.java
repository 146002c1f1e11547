package io.slipstream.functions.execute;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the ledger again when it fails: three more times, after about 50, 200 and 800 ms. The waits
 * are spread by the order's id, so that orders that failed together do not come back together.
 */
final class LedgerRetry {
    static final int ATTEMPTS = 4;
    private static final long FIRST_WAIT_MILLIS = 50;

    private LedgerRetry() {}

    static <T> CompletionStage<T> call(String orderId, Supplier<CompletionStage<T>> request) {
        return attempt(orderId, request, 1);
    }

    private static <T> CompletionStage<T> attempt(
            String orderId, Supplier<CompletionStage<T>> request, int attempt) {
        return start(request)
                .handle(
                        (answer, error) -> {
                            if (error == null) {
                                return CompletableFuture.completedFuture(answer);
                            }
                            if (attempt == ATTEMPTS) {
                                return CompletableFuture.<T>failedFuture(error);
                            }
                            return CompletableFuture.supplyAsync(
                                            () -> request, after(wait(orderId, attempt)))
                                    .thenCompose(again -> attempt(orderId, again, attempt + 1));
                        })
                .thenCompose(next -> next);
    }

    private static <T> CompletionStage<T> start(Supplier<CompletionStage<T>> request) {
        try {
            return request.get();
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    static long wait(String orderId, int attempt) {
        long base = FIRST_WAIT_MILLIS << (2 * (attempt - 1));
        return base + Math.floorMod(orderId.hashCode() * 31 + attempt, base / 2);
    }

    private static Executor after(long millis) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }
}
