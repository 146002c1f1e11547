package io.slipstream.connectors.social;

import io.slipstream.connectors.source.Look;
import io.slipstream.connectors.source.LookingSource;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.port.Opener;
import java.time.Duration;
import org.apache.flink.metrics.MetricGroup;

/**
 * Posts as they are written, and whether anybody can be heard. Keys never travel: the opener reads
 * them where the source runs. What is said while it does not run is lost, and it says so.
 */
public final class SocialPostsSource extends LookingSource<FeedEvent> {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Opener<SocialSources> sources;

    public SocialPostsSource(Opener<SocialSources> sources) {
        super(FeedEvent.class, LOOK_EVERY);
        this.sources = sources;
    }

    @Override
    protected Look<FeedEvent> open(MetricGroup metrics) throws Exception {
        return new SocialLook(sources.open(), metrics);
    }
}
