package io.slipstream.functions.chat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** When somebody's day is over. */
final class Midnight {
    /** What happened at the end of the day is in the tables by then. */
    private static final int MINUTES_PAST = 2;

    private Midnight() {}

    /**
     * Epoch millis shortly past the next midnight.
     *
     * @param zone IANA name; UTC if it is none
     */
    static long after(long now, String zone) {
        ZoneId id = zone(zone);
        LocalDate today = Instant.ofEpochMilli(now).atZone(id).toLocalDate();
        return today.plusDays(1)
                .atStartOfDay(id)
                .plusMinutes(MINUTES_PAST)
                .toInstant()
                .toEpochMilli();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
