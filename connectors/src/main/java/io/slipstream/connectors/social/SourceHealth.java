package io.slipstream.connectors.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source is.
 *
 * @param posts told so far
 * @param aliveAt its last sign of life; null if there was none
 * @param trouble what was wrong last; null if nothing ever was
 */
public record SourceHealth(
        String name, State state, long posts, @Nullable Instant aliveAt, @Nullable String trouble) {

    /** What it does now. */
    public enum State {
        /** Not needed: others speak. */
        RESTING,
        /** Has not answered yet. */
        STARTING,
        /** Answers. */
        UP,
        /** Wants to be left alone for a while. */
        LIMITED,
        /** Does not let us in. */
        DENIED,
        /** Cannot be reached or understood. */
        DOWN;

        boolean isTrouble() {
            return this == LIMITED || this == DENIED || this == DOWN;
        }
    }
}
