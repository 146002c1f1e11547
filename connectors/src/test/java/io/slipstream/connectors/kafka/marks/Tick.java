package io.slipstream.connectors.kafka.marks;

import io.slipstream.models.chain.RawEvent;

/** One record of the test: a key, and its place on the tape. */
public record Tick(String key, long slot, int position) {
    static Tick of(RawEvent event) {
        return new Tick(
                "k" + Math.floorMod(event.origin().hashCode(), 23), event.slot(), event.position());
    }
}
