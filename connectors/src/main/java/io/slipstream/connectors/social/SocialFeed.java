package io.slipstream.connectors.social;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Listens to sources side by side, and to providers that stand in for them: the first one as long
 * as all sources are in trouble, the next one as long as the one before it is in trouble as well.
 */
public final class SocialFeed implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final List<RunningSource> sources = new ArrayList<>();
    private final List<RunningSource> standIns = new ArrayList<>();
    private final Duration lookEvery;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "social-feed");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param standIns in the order in which they are asked
     * @param out called by many threads, one post at a time
     */
    public SocialFeed(
            List<PostSource> sources, List<PostSource> standIns, Consumer<SocialPost> out) {
        this(sources, standIns, out, FIRST_PAUSE, LOOK_EVERY);
    }

    SocialFeed(
            List<PostSource> sources,
            List<PostSource> standIns,
            Consumer<SocialPost> out,
            Duration firstPause,
            Duration lookEvery) {
        if (sources.isEmpty() && standIns.isEmpty()) {
            throw new IllegalArgumentException("expected a source of posts, was none");
        }
        Object turn = new Object();
        Consumer<SocialPost> one =
                post -> {
                    synchronized (turn) {
                        out.accept(post);
                    }
                };
        sources.forEach(each -> this.sources.add(new RunningSource(each, one, firstPause)));
        standIns.forEach(each -> this.standIns.add(new RunningSource(each, one, firstPause)));
        this.lookEvery = lookEvery;
    }

    public void start() {
        sources.forEach(RunningSource::start);
        var unused =
                watch.scheduleWithFixedDelay(
                        this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        boolean needed = sources.stream().allMatch(source -> source.state().isTrouble());
        for (RunningSource standIn : standIns) {
            if (needed) {
                standIn.start();
                needed = standIn.state().isTrouble();
            } else {
                standIn.rest();
            }
        }
    }

    /** Of all, in their order. */
    public List<SourceHealth> health() {
        List<SourceHealth> health = new ArrayList<>();
        sources.forEach(source -> health.add(source.health()));
        standIns.forEach(source -> health.add(source.health()));
        return health;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        sources.forEach(RunningSource::rest);
        standIns.forEach(RunningSource::rest);
    }
}
