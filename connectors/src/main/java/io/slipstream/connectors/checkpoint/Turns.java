package io.slipstream.connectors.checkpoint;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who may write state now. A turn is a courtesy: whoever has waited for too long goes on beside the
 * one before, so nobody can be locked out.
 */
final class Turns {

    private static final long LONGEST_WAIT_MILLIS = 2_000;

    /** Half of the processors write, the others go on with what the job is there for. */
    static final Turns OF_THIS_PROCESS =
            new Turns(
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                    LONGEST_WAIT_MILLIS);

    private final Semaphore free;
    private final long longestWaitMillis;

    Turns(int atOnce, long longestWaitMillis) {
        this.free = new Semaphore(atOnce, true);
        this.longestWaitMillis = longestWaitMillis;
    }

    /** Waits for a turn, or for as long as one waits. */
    Turn await() throws InterruptedIOException {
        try {
            return new Turn(free.tryAcquire(longestWaitMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("expected a turn to write state, was interrupted");
        }
    }

    /** Ends once, however often it is ended. */
    final class Turn {
        private final AtomicBoolean isHeld;

        private Turn(boolean isHeld) {
            this.isHeld = new AtomicBoolean(isHeld);
        }

        void end() {
            if (isHeld.getAndSet(false)) {
                free.release();
            }
        }
    }
}
