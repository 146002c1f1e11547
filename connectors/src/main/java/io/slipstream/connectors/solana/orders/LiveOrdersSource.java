package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.postgres.NoSplit;
import io.slipstream.models.port.Opener;
import io.slipstream.models.trade.OrderNews;
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

/**
 * What {@link OpenOrders} tells: order events, and after the first complete look of a start the
 * reconciled mark. Use at parallelism 1; it never ends. It keeps no state, since the ledger does,
 * and holds event time back nowhere.
 */
public final class LiveOrdersSource
        implements Source<OrderNews, NoSplit, Void>, ResultTypeQueryable<OrderNews> {
    private static final long serialVersionUID = 1L;

    private final Opener<OpenOrders> orders;
    private final Duration lookEvery;

    public LiveOrdersSource(Opener<OpenOrders> orders, Duration lookEvery) {
        this.orders = orders;
        this.lookEvery = lookEvery;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<OrderNews, NoSplit> createReader(SourceReaderContext context)
            throws Exception {
        return new LiveOrdersReader(orders.open(), lookEvery, context.metricGroup());
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
    public TypeInformation<OrderNews> getProducedType() {
        return TypeInformation.of(OrderNews.class);
    }
}
