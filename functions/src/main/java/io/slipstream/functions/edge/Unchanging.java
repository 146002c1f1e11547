package io.slipstream.functions.edge;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;

/**
 * The POJO type of a record that nobody can change, so that it need not be copied where an operator
 * keeps it. In bytes, and in a savepoint, it is the POJO that it is without this.
 *
 * @param <R> the record; all that it holds must be unchanging too
 */
public final class Unchanging<R extends Record> extends DelegatingType<R> {
    private static final long serialVersionUID = 1L;

    private Unchanging(TypeInformation<R> pojo) {
        super(pojo);
    }

    public static <R extends Record> Unchanging<R> forRecord(Class<R> type) {
        return new Unchanging<>(TypeInformation.of(type));
    }

    @Override
    protected DelegatingSerializer<R> around(TypeSerializer<R> serializer) {
        return new Uncopied<>(serializer);
    }

    private static final class Uncopied<R> extends DelegatingSerializer<R> {
        private static final long serialVersionUID = 1L;

        Uncopied(TypeSerializer<R> inner) {
            super(inner);
        }

        @Override
        protected DelegatingSerializer<R> around(TypeSerializer<R> other) {
            return new Uncopied<>(other);
        }

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public R copy(R record) {
            return record;
        }

        @Override
        public R copy(R record, R reuse) {
            return record;
        }

        /** Into a new record: the other may still be held by somebody. */
        @Override
        public R deserialize(R reuse, DataInputView in) throws IOException {
            return deserialize(in);
        }
    }
}
