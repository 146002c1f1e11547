package io.slipstream.functions.risk;

import io.slipstream.models.user.UserRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The day in which a user's limits count: it begins at midnight in his time zone. */
final class RiskDay {
    /** The named zones; to make one anew from its name costs more than all else about a day. */
    private static final Map<String, ZoneId> KNOWN =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), ZoneId::of));

    private RiskDay() {}

    /** Days since 1970-01-01; in UTC where the zone is unknown, since a booking cannot wait. */
    static long of(long epochMillis, @Nullable UserRow user) {
        ZoneId zone = user == null ? null : zone(user);
        return LocalDate.ofInstant(
                        Instant.ofEpochMilli(epochMillis), zone == null ? ZoneOffset.UTC : zone)
                .toEpochDay();
    }

    /** Null if the row names none that exists: then nothing new is bought. */
    static @Nullable ZoneId zone(UserRow user) {
        if (user.timeZone() == null) {
            return null;
        }
        ZoneId known = KNOWN.get(user.timeZone());
        if (known != null) {
            return known;
        }
        try {
            return ZoneId.of(user.timeZone());
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
