package io.slipstream.connectors.telegram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The one split of the updates: where to go on.
 *
 * @param offset behind the last update that was emitted
 * @param seen ids of the newest ones that were emitted, oldest first
 */
public record UpdatesSplit(long offset, List<Long> seen) implements SourceSplit {
    static final UpdatesSplit BEGINNING = new UpdatesSplit(0, List.of());

    @Override
    public String splitId() {
        return "updates";
    }

    /** The offset, then the ids: eight bytes each. */
    static final class Serializer implements SimpleVersionedSerializer<UpdatesSplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(UpdatesSplit split) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + split.seen.size()));
            bytes.putLong(split.offset);
            split.seen.forEach(bytes::putLong);
            return bytes.array();
        }

        @Override
        public UpdatesSplit deserialize(int version, byte[] serialized) throws IOException {
            if (version != 1 || serialized.length < Long.BYTES) {
                throw new IOException(
                        "expected version 1 and 8 bytes or more, was %d and %d"
                                .formatted(version, serialized.length));
            }
            ByteBuffer bytes = ByteBuffer.wrap(serialized);
            long offset = bytes.getLong();
            List<Long> seen = new ArrayList<>();
            while (bytes.remaining() >= Long.BYTES) {
                seen.add(bytes.getLong());
            }
            return new UpdatesSplit(offset, seen);
        }
    }
}
