package io.slipstream.functions.edge;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** One field of a record: taken from it and written, or read. */
interface Field {
    void write(Object record, DataOutputView out) throws IOException;

    @Nullable Object read(DataInputView in) throws IOException;
}
