package io.slipstream.connectors.replay;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * Finds when a line happened without parsing it: looks for one field of the outermost object and
 * passes over everything nested. What cannot be read is {@link #UNKNOWN}.
 */
final class LineStamp {
    static final long UNKNOWN = -1;

    /** Far above every real slot and time, far below the end of a long. */
    private static final int MAX_DIGITS = 15;

    private static final byte[] SLOT = "slot".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BLOCK_TIME = "blockTime".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CREATED_AT = "createdAt".getBytes(StandardCharsets.UTF_8);

    /** Reads one line's place in time. */
    interface Key {
        long of(byte[] line, int length);
    }

    private LineStamp() {}

    static long slot(byte[] line, int length) {
        return number(line, length, SLOT);
    }

    /** Epoch seconds. */
    static long blockTime(byte[] line, int length) {
        return number(line, length, BLOCK_TIME);
    }

    /** Epoch millis of an ISO-8601 time; one without an offset is UTC. */
    static long createdAt(byte[] line, int length) {
        int at = value(line, length, CREATED_AT);
        if (at < 0 || at >= length || line[at] != '"') {
            return UNKNOWN;
        }
        int end = closingQuote(line, length, at);
        if (end >= length) {
            return UNKNOWN;
        }
        String text = new String(line, at + 1, end - at - 1, StandardCharsets.UTF_8);
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
        int at = value(line, length, name);
        if (at < 0) {
            return UNKNOWN;
        }
        long number = 0;
        int digit = at;
        while (digit < length && line[digit] >= '0' && line[digit] <= '9') {
            if (digit - at == MAX_DIGITS) {
                return UNKNOWN;
            }
            number = 10 * number + line[digit++] - '0';
        }
        boolean whole =
                digit == length || line[digit] == ',' || line[digit] == '}' || isSpace(line[digit]);
        return digit > at && whole ? number : UNKNOWN;
    }

    /** Index at which the value of an outermost field begins; -1 if there is no such field. */
    private static int value(byte[] line, int length, byte[] name) {
        int at = pastSpace(line, length, 0);
        if (at == length || line[at] != '{') {
            return -1;
        }
        int depth = 0;
        for (; at < length; at++) {
            switch (line[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int end = closingQuote(line, length, at);
                    if (depth == 1 && matches(line, at + 1, end, name)) {
                        int colon = pastSpace(line, length, end + 1);
                        if (colon < length && line[colon] == ':') {
                            return pastSpace(line, length, colon + 1);
                        }
                    }
                    at = end;
                }
                default -> {}
            }
            if (depth == 0) {
                return -1;
            }
        }
        return -1;
    }

    private static int closingQuote(byte[] line, int length, int open) {
        int at = open + 1;
        while (at < length && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static boolean matches(byte[] line, int from, int end, byte[] name) {
        if (end - from != name.length || end > line.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (line[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static int pastSpace(byte[] line, int length, int from) {
        int at = from;
        while (at < length && isSpace(line[at])) {
            at++;
        }
        return Math.min(at, length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
