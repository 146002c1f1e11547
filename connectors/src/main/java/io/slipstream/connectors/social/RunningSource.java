package io.slipstream.connectors.social;

import io.slipstream.connectors.social.SourceHealth.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One source in a thread of its own, taken up again after every trouble. */
final class RunningSource implements PostSource.Listener {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 16;
    private static final int DENIED_UNAUTHORISED = 401;
    private static final int DENIED_FORBIDDEN = 403;

    private final PostSource source;
    private final Consumer<SocialPost> out;
    private final Duration firstPause;
    private @Nullable Thread thread;
    private State state = State.RESTING;
    private long posts;
    private int failures;
    private @Nullable Instant aliveAt;
    private @Nullable String trouble;

    RunningSource(PostSource source, Consumer<SocialPost> out, Duration firstPause) {
        this.source = source;
        this.out = out;
        this.firstPause = firstPause;
    }

    synchronized SourceHealth health() {
        return new SourceHealth(source.name(), state, posts, aliveAt, trouble);
    }

    synchronized State state() {
        return state;
    }

    synchronized void start() {
        if (thread == null) {
            state = State.STARTING;
            thread = new Thread(this::run, "posts-" + source.name());
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized void rest() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
        state = State.RESTING;
    }

    private void run() {
        try {
            while (isCurrent()) {
                Thread.sleep(listen().toMillis());
            }
        } catch (InterruptedException rested) {
            // It may be started again, in a thread of its own.
        }
    }

    /** How long to leave it alone. */
    private Duration listen() throws InterruptedException {
        try {
            source.listen(this);
            return failed(State.DOWN, "expected it to go on, was its end", null);
        } catch (SourceRefusedException e) {
            boolean denied = e.status() == DENIED_UNAUTHORISED || e.status() == DENIED_FORBIDDEN;
            return failed(
                    denied ? State.DENIED : State.LIMITED,
                    String.valueOf(e.getMessage()),
                    e.pause());
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with one source must not end the others.
            return failed(State.DOWN, e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        }
    }

    private synchronized Duration failed(State now, String what, @Nullable Duration pause)
            throws InterruptedException {
        if (thread != Thread.currentThread()) {
            throw new InterruptedException();
        }
        state = now;
        trouble = what;
        failures++;
        if (pause != null) {
            return pause;
        }
        long millis = firstPause.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        millis = Math.min(millis, LONGEST.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private synchronized boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    @Override
    public void accept(SocialPost post) {
        synchronized (this) {
            posts++;
        }
        out.accept(post);
    }

    @Override
    public synchronized void alive() {
        if (thread == Thread.currentThread()) {
            state = State.UP;
            failures = 0;
            aliveAt = Instant.now();
        }
    }
}
