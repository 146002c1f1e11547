package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import org.jspecify.annotations.Nullable;

/** Events that Anchor programs emit as an instruction to themselves. */
final class CpiEvents {
    private static final int HEAD = 2 * Long.BYTES;

    private CpiEvents() {}

    /**
     * The reader behind the discriminator of the first such event that a program emitted under its
     * instruction; null if there is none.
     */
    static @Nullable ByteReader under(
            TransactionView tx, int at, long discriminator, ByteReader reader) {
        int program = tx.instructions[at].program;
        int end = tx.endOf(at);
        for (int i = at + 1; i < end; i++) {
            Instruction inner = tx.instructions[i];
            if (inner.program == program && inner.dataLength() >= HEAD) {
                ByteReader data = inner.data(reader);
                if (data.u64() == Discriminator.EVENT_CPI && data.u64() == discriminator) {
                    return data;
                }
            }
        }
        return null;
    }
}
