package io.slipstream.connectors.solana;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The HTTP header Retry-After: seconds, or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    private static final Duration UNSAID = Duration.ofSeconds(1);

    private RetryAfter() {}

    /** How long to wait; a second if the header says nothing that can be read. */
    public static Duration parse(String header, Instant now) {
        String text = header.strip();
        try {
            double seconds = Double.parseDouble(text);
            return seconds >= 0 && seconds < 1e6
                    ? Duration.ofMillis((long) (seconds * 1000))
                    : UNSAID;
        } catch (NumberFormatException notSeconds) {
            return untilDate(text, now);
        }
    }

    private static Duration untilDate(String text, Instant now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(now, date.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException unreadable) {
            return UNSAID;
        }
    }
}
