package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events that programs log. A log line does not name its program, and several programs call their
 * event the same: only one that fits the leg is believed.
 */
final class LogEvents {
    private final ByteReader reader = new ByteReader(new byte[0]);

    /** The first event of the discriminator that can be read and fits; null if none does. */
    <E> @Nullable E first(
            TransactionView tx,
            long discriminator,
            Function<ByteReader, E> read,
            Predicate<E> fits) {
        for (byte[] bytes : tx.logs.data()) {
            try {
                ByteReader data = reader.reset(bytes, 0, bytes.length);
                if (data.u64() == discriminator) {
                    E event = read.apply(data);
                    if (fits.test(event)) {
                        return event;
                    }
                }
            } catch (MalformedLayoutException e) {
                continue; // another program's event, or one that the log cut off
            }
        }
        return null;
    }
}
