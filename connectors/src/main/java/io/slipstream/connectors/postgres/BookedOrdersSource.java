package io.slipstream.connectors.postgres;

import io.slipstream.connectors.source.NoSplit;
import io.slipstream.models.user.SettingsChange;
import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Tells once, at a start without a state, what earlier runs have booked: every booked order, how
 * each user's day stands, and then {@link SettingsChange#recalled}. Behind that it rests: Flink
 * keeps no state of a source that has ended, and a restart would read everything again. Use at
 * parallelism 1.
 */
public final class BookedOrdersSource
        implements Source<SettingsChange, BookedOrdersSource.Told, Void> {
    private static final long serialVersionUID = 1L;

    private final String jdbcUrl;

    public BookedOrdersSource(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** In a checkpoint: everything was told before it. */
    static final class Told implements SourceSplit {
        @Override
        public String splitId() {
            return "told";
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<SettingsChange, Told> createReader(SourceReaderContext context) {
        return new BookedOrdersReader(jdbcUrl);
    }

    @Override
    public SplitEnumerator<Told, Void> createEnumerator(SplitEnumeratorContext<Told> context) {
        return new NoSplit.Enumerator<>();
    }

    @Override
    public SplitEnumerator<Told, Void> restoreEnumerator(
            SplitEnumeratorContext<Told> context, Void checkpoint) {
        return new NoSplit.Enumerator<>();
    }

    @Override
    public SimpleVersionedSerializer<Told> getSplitSerializer() {
        return new ToldSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        return new NoSplit.Serializer<>();
    }

    private static final class ToldSerializer implements SimpleVersionedSerializer<Told> {
        private static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Told told) {
            return new byte[0];
        }

        @Override
        public Told deserialize(int version, byte[] serialized) throws IOException {
            if (version != VERSION || serialized.length > 0) {
                throw new IOException(
                        "expected version %d without content, was version %d with %d bytes"
                                .formatted(VERSION, version, serialized.length));
            }
            return new Told();
        }
    }
}
