package io.slipstream.connectors.replay;

import io.slipstream.models.json.BlockJson;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hands out the lines of another cursor, and instead of a block each of its transactions. */
final class BlockCursor implements TapeFile.Cursor {
    private final TapeFile.Cursor lines;
    private final BlockJson block = new BlockJson();
    private @Nullable TapeLine whole;
    private int next;

    BlockCursor(TapeFile.Cursor lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable TapeLine next() throws IOException {
        while (true) {
            TapeLine from = whole;
            if (from != null && next < block.size()) {
                return transaction(from, next++);
            }
            TapeLine line = lines.next();
            if (line == null || !block.read(line.bytes(), 0, line.bytes().length)) {
                whole = null;
                return line;
            }
            whole = line;
            next = 0;
        }
    }

    private TapeLine transaction(TapeLine from, int index) {
        int start = block.from(index);
        return new TapeLine(
                from.key(),
                from.stamped(),
                block.blockTime(),
                from.origin() + "#" + index,
                Arrays.copyOfRange(from.bytes(), start, start + block.length(index)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
