package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.user.CopySetting;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, read with a remark on each that makes no sense. A column that is NULL, or
 * makes no sense, is −1 as a number and null as a text. Numbers are rounded towards zero.
 */
final class SettingsRow {
    private static final long UNKNOWN = -1;
    private static final int SHOWN = 40;

    private final JsonNode columns;
    private final List<String> remarks = new ArrayList<>();

    SettingsRow(JsonNode columns) {
        this.columns = columns;
    }

    /**
     * A column of the primary key.
     *
     * @throws IOException if it is missing, so that nobody can say which row this is
     */
    long requiredLong(String column) throws IOException {
        JsonNode value = columns.path(column);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IOException("expected an integer in " + column + ", was " + shown(value));
        }
        return value.asLong();
    }

    /** As {@link #requiredLong}, for a text. */
    String requiredText(String column) throws IOException {
        String value = text(column);
        if (value == null) {
            throw new IOException("expected a text in " + column + ", was none");
        }
        return value;
    }

    @Nullable String text(String column) {
        JsonNode value = columns.path(column);
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }

    /** One of the given words. */
    @Nullable String word(String column, List<String> words) {
        String value = text(column);
        if (value == null || words.contains(value)) {
            return value;
        }
        remark(column, "one of " + String.join(", ", words), value);
        return null;
    }

    /**
     * A number in the smallest units of its kind; the default if the row is older than the column,
     * −1 if it is NULL or out of range.
     */
    long number(CopySetting setting) {
        String value = chosen(setting);
        if (value == null) {
            return UNKNOWN;
        }
        if (setting.objection(value) != null) {
            remark(setting.column(), setting.range(), value);
            return UNKNOWN;
        }
        return new BigDecimal(value)
                .movePointRight(setting.kind().decimals())
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** One of the words of a setting; the default if the row is older than the column. */
    <E extends Enum<E>> @Nullable E choice(CopySetting setting, Class<E> type) {
        String value = chosen(setting);
        if (value == null) {
            return null;
        }
        if (setting.objection(value) != null) {
            remark(setting.column(), setting.range(), value);
            return null;
        }
        return Enum.valueOf(type, value);
    }

    private @Nullable String chosen(CopySetting setting) {
        return columns.path(setting.column()).isMissingNode()
                ? setting.preset()
                : text(setting.column());
    }

    boolean flag(String column, boolean ifNull) {
        JsonNode value = columns.path(column);
        return value.isBoolean() ? value.asBoolean() : ifNull;
    }

    long integer(String column, long ifNull) {
        JsonNode value = columns.path(column);
        return value.canConvertToLong() ? value.asLong() : ifNull;
    }

    /** A whole number, not below zero. */
    int count(String column) {
        return (int) scaled(column, 0, new BigDecimal(Integer.MAX_VALUE));
    }

    /** Not below zero and not above the given number. */
    int count(String column, int most) {
        return (int) scaled(column, 0, new BigDecimal(most));
    }

    /** A number of SOL, not below zero, in lamports. */
    long lamports(String column) {
        return scaled(column, 9, new BigDecimal(Long.MAX_VALUE / Lamports.PER_SOL));
    }

    /** A number of dollars, not below zero, in cents. */
    long cents(String column) {
        return scaled(column, 2, new BigDecimal(Long.MAX_VALUE / 100));
    }

    /** A factor, not below zero, in millionths. */
    long millionths(String column) {
        return scaled(column, 6, new BigDecimal(Long.MAX_VALUE / 1_000_000));
    }

    /** A percentage from 0 to the given one, in hundredths of a percent. */
    int basisPoints(String column, int most) {
        return (int) scaled(column, 2, new BigDecimal(most));
    }

    /** A point in time, in epoch millis. */
    long millis(String column, long ifNull) {
        String value = text(column);
        if (value == null) {
            return ifNull;
        }
        try {
            return OffsetDateTime.parse(value).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            remark(column, "a time", value);
            return UNKNOWN;
        }
    }

    void remark(String column, String expected, String was) {
        remarks.add("%s: expected %s, was %s".formatted(column, expected, shown(was)));
    }

    /** All remarks in one sentence; null if the row makes sense. */
    @Nullable String remarks() {
        return remarks.isEmpty() ? null : String.join("; ", remarks);
    }

    private long scaled(String column, int decimals, BigDecimal most) {
        String value = text(column);
        if (value == null) {
            return UNKNOWN;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.signum() >= 0 && number.compareTo(most) <= 0) {
                return number.movePointRight(decimals)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
            }
        } catch (NumberFormatException e) {
            // NaN and Infinity are numerics too
        }
        remark(column, "a number from 0 to " + most, value);
        return UNKNOWN;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : shown(value.toString());
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
