package io.slipstream.connectors.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.social.SourceHealth.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocialFeedTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final Ears ears = new Ears(0);

    @Test
    void standInsSpeakInTheirOrderWhileAllSourcesAreInTroubleAndNoLonger() throws Exception {
        Source first = new Source("first", false);
        Source second = new Source("second", false);
        Source standIn = new Source("stand-in", true);
        Source last = new Source("last", true);
        try (SocialFeed feed =
                new SocialFeed(List.of(first, second), List.of(standIn, last), ears, SOON, SOON)) {
            feed.start();
            assertThat(ears.next().source()).isEqualTo("stand-in");
            await(feed, "first", State.DOWN);
            await(feed, "last", State.RESTING);

            standIn.breakDown();
            assertThat(nextOtherThan("stand-in")).isEqualTo("last");

            second.repair();
            assertThat(nextOtherThan("last")).isEqualTo("second");
            await(feed, "stand-in", State.RESTING);
            await(feed, "last", State.RESTING);
            assertThat(feed.health().get(1).trouble()).contains("broken");
        }
    }

    @Test
    void whoeverDeniesAccessIsLeftAlone() throws Exception {
        PostSource denied =
                new PostSource() {
                    @Override
                    public String name() {
                        return "denied";
                    }

                    @Override
                    public void listen(Listener heard) throws IOException {
                        throw new SourceRefusedException(403, Duration.ofHours(1));
                    }
                };
        try (SocialFeed feed = new SocialFeed(List.of(denied), List.of(), ears, SOON, SOON)) {
            feed.start();
            await(feed, "denied", State.DENIED);
        }
    }

    private String nextOtherThan(String name) throws InterruptedException {
        String next = ears.next().source();
        while (next.equals(name)) {
            next = ears.next().source();
        }
        return next;
    }

    private static void await(SocialFeed feed, String name, State state) {
        while (feed.health().stream()
                .noneMatch(health -> health.name().equals(name) && health.state() == state)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Posts now and then, or is broken. */
    private static final class Source implements PostSource {
        private final String name;
        private final Semaphore broken = new Semaphore(0);
        private volatile boolean works;

        Source(String name, boolean works) {
            this.name = name;
            this.works = works;
        }

        void repair() {
            works = true;
        }

        void breakDown() {
            works = false;
            broken.release();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void listen(Listener heard) throws IOException, InterruptedException {
            if (!works) {
                throw new IOException("broken");
            }
            heard.alive();
            heard.accept(new SocialPost("1", name, "a", 0, "text", Instant.EPOCH, null));
            broken.acquire();
            throw new IOException("broken");
        }
    }
}
