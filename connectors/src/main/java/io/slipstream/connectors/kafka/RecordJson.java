package io.slipstream.connectors.kafka;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Records as JSON: exactly their components, nulls written, fields that the reader does not know
 * ignored.
 */
public final class RecordJson {
    /** Safe for use by many threads. */
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // What a record derives from its components is no part of it.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    // Without getters it is the fields that name the components.
                    .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .build();

    private RecordJson() {}
}
