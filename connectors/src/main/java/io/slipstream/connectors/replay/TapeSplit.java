package io.slipstream.connectors.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The one split of a tape: all of it.
 *
 * @param read records that have been emitted
 */
public record TapeSplit(long read) implements SourceSplit {

    @Override
    public String splitId() {
        return "tape";
    }

    /** Eight bytes: the count. */
    static final class Serializer implements SimpleVersionedSerializer<TapeSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(TapeSplit split) {
            return ByteBuffer.allocate(Long.BYTES).putLong(split.read).array();
        }

        @Override
        public TapeSplit deserialize(int version, byte[] bytes) throws IOException {
            if (version != 1 || bytes.length != Long.BYTES) {
                throw new IOException(
                        "expected a tape split of version 1 in 8 bytes, was version "
                                + version
                                + " in "
                                + bytes.length);
            }
            return new TapeSplit(ByteBuffer.wrap(bytes).getLong());
        }
    }
}
