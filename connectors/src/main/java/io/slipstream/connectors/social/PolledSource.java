package io.slipstream.connectors.social;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A source that is asked again and again. */
abstract class PolledSource implements PostSource {
    private final Duration every;
    private final Heard heardBefore = new Heard();

    /**
     * @param every time from one round to the next
     */
    PolledSource(Duration every) {
        this.every = every;
    }

    /** What is there now, oldest first; also what was told before. */
    abstract List<SocialPost> newest() throws IOException, InterruptedException;

    @Override
    public final void listen(Listener heard) throws IOException, InterruptedException {
        while (true) {
            for (SocialPost post : newest()) {
                if (heardBefore.isNew(post.id())) {
                    heard.accept(post);
                }
            }
            heard.alive();
            Thread.sleep(every.toMillis());
        }
    }
}
