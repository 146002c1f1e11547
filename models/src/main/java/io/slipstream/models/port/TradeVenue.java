package io.slipstream.models.port;

import io.slipstream.models.trade.Order;
import java.util.Map;
import java.util.concurrent.CompletionStage;
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

    /** Figures to watch, by metric name (lowerCamel, with unit). Reading one never blocks. */
    default Map<String, LongSupplier> gauges() {
        return Map.of();
    }

    @Override
    void close();
}
