package io.slipstream.functions.state;

import io.slipstream.functions.edge.DelegatingSerializer;
import io.slipstream.functions.edge.DelegatingType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The type of what a keyed state holds, if that is large: its bytes are gathered in memory and go
 * into a snapshot at once. Flink writes a text character by character, each through a lock, a
 * compressor and what else stands before the file; with many addresses that is most of the work of
 * a checkpoint. In a savepoint the type is what it is without this.
 *
 * @param <T> what is kept
 */
public final class WrittenAtOnce<T> extends DelegatingType<T> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_BYTES = 256;

    private WrittenAtOnce(TypeInformation<T> type) {
        super(type);
    }

    public static <T> WrittenAtOnce<T> of(Class<T> type) {
        return of(TypeInformation.of(type));
    }

    public static <T> WrittenAtOnce<T> of(TypeInformation<T> type) {
        return new WrittenAtOnce<>(type);
    }

    @Override
    protected DelegatingSerializer<T> around(TypeSerializer<T> serializer) {
        return new Gathering<>(serializer);
    }

    /**
     * One thread at a time, as with every serializer that keeps something: Flink duplicates it for
     * each.
     */
    private static final class Gathering<T> extends DelegatingSerializer<T> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable DataOutputSerializer gathered;

        Gathering(TypeSerializer<T> inner) {
            super(inner);
        }

        @Override
        protected DelegatingSerializer<T> around(TypeSerializer<T> other) {
            return new Gathering<>(other);
        }

        @Override
        public void serialize(T value, DataOutputView out) throws IOException {
            if (out instanceof DataOutputSerializer) {
                super.serialize(value, out); // in memory already
                return;
            }
            DataOutputSerializer bytes = gathered;
            if (bytes == null) {
                bytes = new DataOutputSerializer(FIRST_BYTES);
                gathered = bytes;
            }
            bytes.clear();
            super.serialize(value, bytes);
            out.write(bytes.getSharedBuffer(), 0, bytes.length());
        }
    }
}
