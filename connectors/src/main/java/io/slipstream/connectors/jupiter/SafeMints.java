package io.slipstream.connectors.jupiter;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mints that were shown to be sellable a short while ago. Safe for use by many threads. */
final class SafeMints {
    private static final int MOST = 10_000;
    private static final long NANOS = 600_000_000_000L;

    private final Map<String, Long> shownAt =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void add(String mint, long now) {
        shownAt.put(mint, now);
    }

    synchronized boolean contains(String mint, long now) {
        Long then = shownAt.get(mint);
        return then != null && now - then < NANOS;
    }
}
