package io.slipstream.connectors.solana;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most so many requests be under way; further ones begin in the order in which they came.
 * Safe for use by many threads; nobody blocks.
 */
public final class InFlight {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    public InFlight(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("expected at least 1 request, was " + most);
        }
        free = most;
    }

    /** What the request brings, once it was its turn. */
    public <T> CompletableFuture<T> run(Supplier<CompletableFuture<T>> request) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable start = () -> start(request, done);
        synchronized (this) {
            if (free == 0) {
                waiting.add(start);
                return done;
            }
            free--;
        }
        start.run();
        return done;
    }

    private <T> void start(Supplier<CompletableFuture<T>> request, CompletableFuture<T> done) {
        CompletableFuture<T> answer;
        try {
            answer = request.get();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete(
                (value, problem) -> {
                    Runnable next = next();
                    if (next != null) {
                        // not here: a long queue of quick answers would grow the stack
                        CompletableFuture<Void> unused = CompletableFuture.runAsync(next);
                    }
                    if (problem == null) {
                        done.complete(value);
                    } else {
                        done.completeExceptionally(problem);
                    }
                });
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
