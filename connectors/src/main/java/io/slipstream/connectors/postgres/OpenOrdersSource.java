package io.slipstream.connectors.postgres;

import io.slipstream.connectors.source.Look;
import io.slipstream.connectors.source.LookingSource;
import io.slipstream.models.trade.Order;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Unfinished orders of the ledger: all of them at the start, and then those that stay untouched.
 * Whoever starts anew, from a checkpoint or not, thereby takes up what was left.
 */
public final class OpenOrdersSource extends LookingSource<Order> {
    private static final long serialVersionUID = 1L;

    private final String jdbcUrl;
    private final Duration untouchedFor;

    private OpenOrdersSource(String jdbcUrl, @Nullable Duration lookEvery, Duration untouchedFor) {
        super(Order.class, lookEvery);
        this.jdbcUrl = jdbcUrl;
        this.untouchedFor = untouchedFor;
    }

    /** Reads the unfinished orders and ends. */
    public static OpenOrdersSource once(String jdbcUrl) {
        return new OpenOrdersSource(jdbcUrl, null, Duration.ZERO);
    }

    /**
     * Reads the unfinished orders, and never ends.
     *
     * @param lookEvery how often to look again
     * @param untouchedFor after the first look, only orders whose last change lies this far back
     */
    public static OpenOrdersSource continuous(
            String jdbcUrl, Duration lookEvery, Duration untouchedFor) {
        return new OpenOrdersSource(jdbcUrl, lookEvery, untouchedFor);
    }

    @Override
    protected Look<Order> open(MetricGroup metrics) {
        return new Unfinished(jdbcUrl, untouchedFor);
    }

    private static final class Unfinished implements Look<Order> {
        private final String jdbcUrl;
        private final Duration untouchedFor;
        private boolean looked;

        Unfinished(String jdbcUrl, Duration untouchedFor) {
            this.jdbcUrl = jdbcUrl;
            this.untouchedFor = untouchedFor;
        }

        @Override
        public List<Order> look() throws SQLException {
            List<Order> orders =
                    UnfinishedOrders.untouchedFor(jdbcUrl, looked ? untouchedFor : Duration.ZERO);
            looked = true;
            return orders;
        }

        @Override
        public void close() {
            // each look connects anew
        }
    }
}
