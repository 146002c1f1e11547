package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Order;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Unfinished orders of the ledger: all of them at the start, and then those that stay untouched.
 * Whoever starts anew, from a checkpoint or not, thereby takes up what was left. Use at parallelism
 * 1. It keeps no state, since the ledger does, and holds event time back nowhere.
 */
public final class OpenOrdersSource
        implements Source<Order, NoSplit, Void>, ResultTypeQueryable<Order> {
    private static final long serialVersionUID = 1L;

    private final String jdbcUrl;
    private final @Nullable Duration lookEvery;
    private final Duration untouchedFor;

    private OpenOrdersSource(String jdbcUrl, @Nullable Duration lookEvery, Duration untouchedFor) {
        this.jdbcUrl = jdbcUrl;
        this.lookEvery = lookEvery;
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
    public Boundedness getBoundedness() {
        return lookEvery == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Order, NoSplit> createReader(SourceReaderContext context) {
        return new OpenOrdersReader(jdbcUrl, lookEvery, untouchedFor);
    }

    @Override
    public SplitEnumerator<NoSplit, Void> createEnumerator(
            SplitEnumeratorContext<NoSplit> context) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SplitEnumerator<NoSplit, Void> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, Void checkpoint) {
        return new NoSplit.Enumerator();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return new NoSplit.Serializer<>();
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer<>();
    }

    @Override
    public TypeInformation<Order> getProducedType() {
        return TypeInformation.of(Order.class);
    }
}
