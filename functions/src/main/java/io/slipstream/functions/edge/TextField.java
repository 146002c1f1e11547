package io.slipstream.functions.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A text: the length of its UTF-8 form (−1 for null) and that form. Where it is the same as the one
 * read before, that one is handed out.
 */
final class TextField implements Field {
    /** What is longer is no address and no id, and not worth keeping. */
    private static final int MOST_KEPT = 128;

    private final Function<Object, @Nullable Object> value;

    private byte[] last = new byte[MOST_KEPT];
    private byte[] next = new byte[MOST_KEPT];
    private int lastLength = -1;
    private String lastText = "";

    TextField(Function<Object, @Nullable Object> value) {
        this.value = value;
    }

    @Override
    public void write(Object record, DataOutputView out) throws IOException {
        if (value.apply(record) instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else {
            out.writeInt(-1);
        }
    }

    @Override
    public @Nullable Object read(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        if (length > MOST_KEPT) {
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        in.readFully(next, 0, length);
        if (length == lastLength && Arrays.equals(next, 0, length, last, 0, length)) {
            return lastText;
        }
        byte[] read = next;
        next = last;
        last = read;
        lastLength = length;
        lastText = new String(read, 0, length, StandardCharsets.UTF_8);
        return lastText;
    }
}
