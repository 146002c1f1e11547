package io.slipstream.jobs.replay;

import io.slipstream.models.trade.Order;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** Stands for ledger and venue: hands each order on after up to two milliseconds, in any order. */
final class SlowStep extends RichAsyncFunction<Order, Order> {
    private transient ScheduledExecutorService pool;

    @Override
    public void open(OpenContext context) {
        pool = Executors.newScheduledThreadPool(2);
    }

    @Override
    public void asyncInvoke(Order order, ResultFuture<Order> result) {
        pool.schedule(
                () -> result.complete(List.of(order.sent())),
                ThreadLocalRandom.current().nextInt(2000),
                TimeUnit.MICROSECONDS);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
