package io.slipstream.connectors.solana.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentBlockhashTest {
    private static final long MILLI = 1_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final List<CompletableFuture<LatestBlockhash>> asked = new ArrayList<>();
    private final RecentBlockhash recent = new RecentBlockhash(this::ask, nanos::get);

    private CompletableFuture<LatestBlockhash> ask() {
        CompletableFuture<LatestBlockhash> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    @Test
    void ordersOfOneSlotShareOneQuestion() {
        CompletableFuture<LatestBlockhash> first = recent.get();
        nanos.addAndGet(399 * MILLI);
        CompletableFuture<LatestBlockhash> second = recent.get();
        LatestBlockhash hash = new LatestBlockhash("hash", 150, 1);
        asked.get(0).complete(hash);

        assertThat(asked).hasSize(1);
        assertThat(first).isCompletedWithValue(hash);
        assertThat(second).isCompletedWithValue(hash);
    }

    @Test
    void asksAnewOnceASlotHasPassed() {
        recent.get();
        nanos.addAndGet(400 * MILLI);
        recent.get();

        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsNotKept() {
        CompletableFuture<LatestBlockhash> failed = recent.get();
        asked.get(0).completeExceptionally(new IOException("node is down"));
        CompletableFuture<LatestBlockhash> next = recent.get();
        LatestBlockhash hash = new LatestBlockhash("hash", 150, 1);
        asked.get(1).complete(hash);

        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isCompletedWithValue(hash);
    }

    @Test
    void whoGivesUpWaitingTakesTheAnswerFromNobodyElse() {
        recent.get().cancel(true);
        CompletableFuture<LatestBlockhash> other = recent.get();
        LatestBlockhash hash = new LatestBlockhash("hash", 150, 1);
        asked.get(0).complete(hash);

        assertThat(other).isCompletedWithValue(hash);
    }
}
