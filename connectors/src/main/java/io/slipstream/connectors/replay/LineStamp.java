package io.slipstream.connectors.replay;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * Finds when a line happened without decoding it: looks for one field of the outermost object, and
 * for slots and block times also of what an answer or a notification wraps, and passes over
 * everything else. What cannot be read is {@link #UNKNOWN}.
 */
final class LineStamp {
    static final long UNKNOWN = -1;

    /** Far above every real slot and time, far below the end of a long. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final int DEEPEST_ENVELOPE = 6;

    private static final byte[] SLOT = utf8("slot");
    private static final byte[] PARENT_SLOT = utf8("parentSlot");
    private static final byte[] BLOCK_TIME = utf8("blockTime");
    private static final byte[] CREATED_AT = utf8("createdAt");
    private static final byte[][] ENVELOPES = {
        utf8("result"), utf8("params"), utf8("value"), utf8("block")
    };

    /** Reads one line's place in time. */
    interface Key {
        long of(byte[] line, int length);
    }

    private LineStamp() {}

    /** The slot; of a block that tells its parent's only, the one behind that. */
    static long slot(byte[] line, int length) {
        long slot = number(line, length, SLOT);
        if (slot != UNKNOWN) {
            return slot;
        }
        long parent = number(line, length, PARENT_SLOT);
        return parent == UNKNOWN ? UNKNOWN : parent + 1;
    }

    /** Epoch seconds. */
    static long blockTime(byte[] line, int length) {
        return number(line, length, BLOCK_TIME);
    }

    /** Epoch millis of an ISO-8601 time; one without an offset is UTC. */
    static long createdAt(byte[] line, int length) {
        JsonCursor json = new JsonCursor();
        try {
            json.reset(line, 0, length);
            json.startObject();
            while (json.nextField()) {
                if (json.textIs(CREATED_AT)) {
                    json.string();
                    return millis(json.textAsString());
                }
                json.skip();
            }
        } catch (MalformedJsonException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    private static long millis(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime offset =
                    time instanceof OffsetDateTime o
                            ? o
                            : ((LocalDateTime) time).atOffset(ZoneOffset.UTC);
            return Math.max(UNKNOWN, offset.toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return UNKNOWN;
        }
    }

    private static long number(byte[] line, int length, byte[] name) {
        JsonCursor json = new JsonCursor();
        try {
            long number = number(json.reset(line, 0, length), name, 0);
            return number < 0 || number >= MOST ? UNKNOWN : number;
        } catch (MalformedJsonException e) {
            return UNKNOWN;
        }
    }

    private static long number(JsonCursor json, byte[] name, int depth)
            throws MalformedJsonException {
        json.startObject();
        while (json.nextField()) {
            if (json.textIs(name)) {
                return json.integerOr(UNKNOWN);
            }
            long inside = UNKNOWN;
            if (json.isObject() && depth < DEEPEST_ENVELOPE && isEnvelope(json)) {
                inside = number(json, name, depth + 1);
            } else {
                json.skip();
            }
            if (inside != UNKNOWN) {
                return inside;
            }
        }
        return UNKNOWN;
    }

    private static boolean isEnvelope(JsonCursor json) {
        for (byte[] name : ENVELOPES) {
            if (json.textIs(name)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
