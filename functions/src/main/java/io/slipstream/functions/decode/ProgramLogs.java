package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.RayLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base64 payloads of a transaction's log messages, read only when a program asks for them: logs
 * are a third of a transaction's text, and few programs need them.
 */
final class ProgramLogs {
    private final List<byte[]> rayLogs = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private byte @Nullable [] json;
    private int offset = -1;
    private boolean read;

    void clear() {
        json = null;
        offset = -1;
        read = false;
        rayLogs.clear();
        data.clear();
    }

    /** The array of log messages starts at this byte. */
    void at(byte[] source, int byteOffset) {
        json = source;
        offset = byteOffset;
        read = false;
    }

    /** Payloads of {@code ray_log} lines, in order. */
    List<byte[]> rayLogs(JsonFactory factory) {
        read(factory);
        return rayLogs;
    }

    /** Payloads of {@code Program data} lines, in order. */
    List<byte[]> data(JsonFactory factory) {
        read(factory);
        return data;
    }

    private void read(JsonFactory factory) {
        byte[] source = json;
        if (read || source == null || offset < 0 || offset >= source.length) {
            return;
        }
        read = true;
        try (JsonParser parser = factory.createParser(source, offset, source.length - offset)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return;
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                String line = parser.getText();
                add(line, RayLog.PREFIX, rayLogs);
                add(line, CpmmSwapEvent.PREFIX, data);
            }
        } catch (IOException e) {
            // The whole was tokenized before; a log that is text no longer adds nothing.
            return;
        }
    }

    private static void add(String line, String prefix, List<byte[]> to) {
        if (line.startsWith(prefix)) {
            int end = line.indexOf(' ', prefix.length());
            String base64 = line.substring(prefix.length(), end < 0 ? line.length() : end);
            try {
                to.add(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException e) {
                return; // a truncated log line
            }
        }
    }
}
