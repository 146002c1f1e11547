package io.slipstream.connectors.recording;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Files by the UTC day of the chain, as a partition: {@code day=2026-11-27}. */
record FiledByDay<T>(AvroForm<T> form) implements BucketAssigner<T, String> {

    @Override
    public String getBucketId(T element, Context context) {
        return "day="
                + Instant.ofEpochSecond(form.filedAt(element))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
