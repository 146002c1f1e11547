package io.slipstream.connectors.replay;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** Which subtasks at the end of a stream have seen its last watermark. */
final class StreamEnd {
    private final BitSet subtasks = new BitSet();
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    synchronized void reachedBy(int subtask, int parallelism) {
        subtasks.set(subtask);
        if (subtasks.cardinality() == parallelism) {
            reached.complete(null);
        }
    }

    CompletableFuture<Void> reached() {
        return reached;
    }
}
