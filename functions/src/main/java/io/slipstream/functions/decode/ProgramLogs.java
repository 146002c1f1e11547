package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.RayLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The base64 payloads of a transaction's log messages, read only when a program asks for them: logs
 * are a third of a transaction's text, and few programs need them.
 */
final class ProgramLogs {
    private static final byte[] NONE = {};
    private static final byte[] RAY_LOG = RayLog.PREFIX.getBytes(StandardCharsets.UTF_8);
    private static final byte[] PROGRAM_DATA =
            CpmmSwapEvent.PREFIX.getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> rayLogs = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private final JsonCursor lines = new JsonCursor();
    private byte[] json = NONE;
    private int from;
    private int to;
    private boolean read = true;

    void clear() {
        json = NONE;
        read = true;
        rayLogs.clear();
        data.clear();
    }

    /** Passes over the array of messages that the cursor stands at, and keeps where it is. */
    void skip(JsonCursor cursor) throws MalformedJsonException {
        clear();
        from = cursor.position();
        cursor.skip();
        to = cursor.position();
        json = cursor.bytes();
        read = false;
    }

    /** Payloads of {@code ray_log} lines, in order. */
    List<byte[]> rayLogs() {
        read();
        return rayLogs;
    }

    /** Payloads of {@code Program data} lines, in order. */
    List<byte[]> data() {
        read();
        return data;
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            lines.reset(json, from, to - from);
            lines.startArray();
            while (lines.nextElement()) {
                if (lines.isString()) {
                    lines.string();
                    add(RAY_LOG, rayLogs);
                    add(PROGRAM_DATA, data);
                } else {
                    lines.skip();
                }
            }
        } catch (MalformedJsonException e) {
            return; // no list of messages after all: what came before it stands
        }
    }

    private void add(byte[] prefix, List<byte[]> payloads) {
        if (!lines.textStartsWith(prefix)) {
            return;
        }
        byte[] text = lines.text();
        int start = lines.textFrom() + prefix.length;
        int most = lines.textFrom() + lines.textLength();
        int end = start;
        while (end < most && text[end] != ' ') {
            end++;
        }
        try {
            payloads.add(Base64.getDecoder().decode(Arrays.copyOfRange(text, start, end)));
        } catch (IllegalArgumentException e) {
            return; // a truncated log line
        }
    }
}
