package io.slipstream.connectors.social;

import io.slipstream.connectors.source.Look;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.chain.Listening;
import io.slipstream.models.chain.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What sources have said since the last look, and whether any of them can be heard. Sources tell
 * what they like when they begin: what was written long ago is no news and left out.
 */
final class SocialLook implements Look<FeedEvent> {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    /** Beyond it the oldest go: whoever says so much says nothing. */
    private static final int MOST_WAITING = 10_000;

    private final ArrayDeque<FeedEvent> waiting = new ArrayDeque<>();
    private final SocialFeed feed;
    private final Counter old;
    private final Counter dropped;
    private boolean begun;
    private boolean heard;

    SocialLook(SocialSources sources, MetricGroup metrics) {
        old = metrics.counter("postsTooOld");
        dropped = metrics.counter("postsDropped");
        feed = new SocialFeed(sources.sources(), sources.standIns(), this::take);
        for (SourceHealth each : feed.health()) {
            MetricGroup own = metrics.addGroup("postSource", each.name());
            own.gauge("up", () -> of(each.name()).state() == SourceHealth.State.UP ? 1L : 0L);
            own.gauge("posts", () -> of(each.name()).posts());
        }
        feed.start();
    }

    private SourceHealth of(String name) {
        return feed.health().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void take(SocialPost post) {
        Instant now = Instant.now();
        if (post.createdAt().isBefore(now.minus(OLDEST))) {
            old.inc();
            return;
        }
        FeedEvent event =
                FeedEvent.of(
                        "post:" + post.source() + ":" + post.id(),
                        new RawEvent(
                                RawEvent.Kind.POST,
                                post.source(),
                                -1,
                                0,
                                0,
                                now.toEpochMilli(),
                                post.toJson().getBytes(StandardCharsets.UTF_8)));
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                waiting.removeFirst();
                dropped.inc();
            }
            waiting.addLast(event);
        }
    }

    /** First of all that nobody can be heard yet: what was said before is not known. */
    @Override
    public List<FeedEvent> look() {
        List<FeedEvent> found = new ArrayList<>();
        List<SourceHealth> health = feed.health();
        boolean now =
                begun && health.stream().anyMatch(each -> each.state() == SourceHealth.State.UP);
        if (!begun || now != heard) {
            begun = true;
            heard = now;
            found.add(FeedEvent.of(new Listening(now, System.currentTimeMillis(), text(health))));
        }
        synchronized (waiting) {
            found.addAll(waiting);
            waiting.clear();
        }
        return found;
    }

    private static String text(List<SourceHealth> health) {
        return health.stream()
                .map(each -> each.name() + ' ' + each.state())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        feed.close();
    }
}
