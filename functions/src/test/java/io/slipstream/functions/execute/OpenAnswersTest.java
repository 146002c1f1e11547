package io.slipstream.functions.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.execute.OpenAnswers.Answer;
import io.slipstream.models.trade.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.junit.jupiter.api.Test;

class OpenAnswersTest {
    private final AtomicLong now = new AtomicLong(1_000);
    private final List<Order> late = new ArrayList<>();
    private final OpenAnswers answers =
            new OpenAnswers(500, now::get, (order, result) -> late.add(order));

    @Test
    void endsOnlyWhatHasWaitedTooLong() {
        answers.await(order("a"), new Unused());
        now.set(1_400);
        answers.await(order("b"), new Unused());
        now.set(1_499);
        answers.endLate();
        assertThat(late).isEmpty();

        now.set(1_500);
        answers.endLate();
        assertThat(late).extracting(Order::reason).containsExactly("a");

        now.set(1_900);
        answers.endLate();
        answers.endLate();
        assertThat(late).extracting(Order::reason).containsExactly("a", "b");
    }

    @Test
    void anAnswerThatWasGivenIsNotEndedAndHoldsNothingUp() {
        Answer first = answers.await(order("a"), new Unused());
        answers.await(order("b"), new Unused());
        first.given();
        now.set(2_000);
        answers.endLate();
        assertThat(late).extracting(Order::reason).containsExactly("b");
    }

    @Test
    void looksByItself() throws Exception {
        CountDownLatch ended = new CountDownLatch(2);
        try (OpenAnswers watched =
                new OpenAnswers(0, now::get, (order, result) -> ended.countDown())) {
            watched.await(order("a"), new Unused());
            watched.await(order("b"), new Unused());
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The reason stands for its name. */
    private static Order order(String name) {
        return new Order(null, null, name, 0, 0, 0, 0, 1, 1);
    }

    private static final class Unused implements ResultFuture<Order> {
        @Override
        public void complete(java.util.Collection<Order> result) {}

        @Override
        public void completeExceptionally(Throwable error) {}

        @Override
        public void complete(CollectionSupplier<Order> supplier) {}
    }
}
