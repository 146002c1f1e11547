package io.slipstream.functions.state;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How long state is kept. It only frees memory, in processing time: an expiry that decides
 * something compares stored event times. Each access looks at one other entry for one that can go;
 * Flink's own five cost more than the access where a key has a map.
 */
public final class Ttl {

    private Ttl() {}

    /** Counted from the last write. */
    public static StateTtlConfig of(Duration kept) {
        return StateTtlConfig.newBuilder(kept).cleanupIncrementally(1, false).build();
    }

    /** Counted from the last read or write. */
    public static StateTtlConfig sinceUse(Duration kept) {
        return StateTtlConfig.newBuilder(kept)
                .updateTtlOnReadAndWrite()
                .cleanupIncrementally(1, false)
                .build();
    }
}
