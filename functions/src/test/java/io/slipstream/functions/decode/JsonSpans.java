package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where the values and the fields of a JSON text stand. */
final class JsonSpans {
    /** From (inclusive) to (exclusive), in bytes. */
    record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    private static final JsonFactory JSON = new JsonFactory();

    final List<Span> values = new ArrayList<>();

    /** Name, colon and value. */
    final List<Span> fields = new ArrayList<>();

    JsonSpans(byte[] text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            read(parser);
        }
    }

    Span value(Random random) {
        return values.get(random.nextInt(values.size()));
    }

    Span field(Random random) {
        return fields.get(random.nextInt(fields.size()));
    }

    private void read(JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int name = (int) parser.currentTokenLocation().getByteOffset();
                parser.nextToken();
                read(parser);
                fields.add(new Span(name, values.get(values.size() - 1).to));
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                read(parser);
            }
        }
        parser.finishToken();
        values.add(new Span(from, (int) parser.currentLocation().getByteOffset()));
    }
}
