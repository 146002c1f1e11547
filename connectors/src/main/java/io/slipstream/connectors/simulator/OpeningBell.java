package io.slipstream.connectors.simulator;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets a market of this JVM begin only when those who trade on it are ready, so that the first
 * events do not wait for them. Source and starter know the bell by its name.
 */
public final class OpeningBell {
    private static final Map<String, CompletableFuture<Void>> BELLS = new ConcurrentHashMap<>();

    private OpeningBell() {}

    /** Lets the market of this name begin, or go on at once when it is restarted. */
    public static void ring(String name) {
        bell(name).complete(null);
    }

    public static boolean hasRung(String name) {
        return bell(name).isDone();
    }

    static CompletableFuture<Void> bell(String name) {
        return BELLS.computeIfAbsent(name, n -> new CompletableFuture<>());
    }
}
