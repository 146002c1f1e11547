package io.slipstream.connectors.social;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears posts; ends a polled source after some rounds by interrupting it. */
final class Ears implements PostSource.Listener {
    final List<SocialPost> posts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<SocialPost> waiting = new LinkedBlockingQueue<>();
    private final int rounds;
    private int alive;

    Ears(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public void accept(SocialPost post) {
        posts.add(post);
        waiting.add(post);
    }

    @Override
    public void alive() {
        if (++alive == rounds) {
            Thread.currentThread().interrupt();
        }
    }

    SocialPost next() throws InterruptedException {
        SocialPost next = waiting.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("expected a post within 30 s, was none");
        }
        return next;
    }

    /** Listens for the rounds that were asked for. */
    void hear(PostSource source) throws Exception {
        try {
            source.listen(this);
        } catch (InterruptedException enough) {
            // as it was meant
        }
    }
}
