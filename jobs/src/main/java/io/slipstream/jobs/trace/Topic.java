package io.slipstream.jobs.trace;

import io.slipstream.jobs.trace.TopicScan.Found;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics as far as they may speak of one order.
 *
 * @param scan null if no broker is known: then nothing is found
 * @param since nothing older is looked at
 */
record Topic(@Nullable TopicScan scan, Instant since) {

    List<Found> holding(String topic, String text) throws IOException {
        return scan == null ? List.of() : scan.find(topic, since, text);
    }
}
