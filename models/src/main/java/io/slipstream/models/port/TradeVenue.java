package io.slipstream.models.port;

import io.slipstream.models.trade.Order;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Where orders are traded. Safe for use by many threads. */
public interface TradeVenue extends AutoCloseable {

    /** Short name for the tables: {@code paper}, {@code jupiter}. */
    String name();

    /**
     * Takes a stored order and hands back within seconds: SENT if the venue has it, UNKNOWN on any
     * doubt, FAILED only on a definite refusal. Taking the same order again has no further effect.
     */
    CompletionStage<Order> take(Order stored);

    /**
     * Begins for an order that is being stored what only looks and asks, so that the ledger's
     * answer is not waited for; nothing is signed or sent.
     *
     * @return takes the order as {@link #take} does, once it is stored; whoever finds that it is
     *     not to be traded leaves it unused
     */
    default Function<Order, CompletionStage<Order>> prepare(Order decided) {
        return this::take;
    }

    /** Figures to watch, by metric name (lowerCamel, with unit). Reading one never blocks. */
    default Map<String, LongSupplier> gauges() {
        return Map.of();
    }

    @Override
    void close();
}
