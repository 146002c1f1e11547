package io.slipstream.connectors.kafka;

import java.io.Serializable;

/** The key of a record in its topic; a user's is his id in decimal digits. */
@FunctionalInterface
public interface RecordKey<T> extends Serializable {
    String of(T record);
}
