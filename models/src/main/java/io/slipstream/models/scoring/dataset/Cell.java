package io.slipstream.models.scoring.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the text of a cell says. */
public final class Cell {
    /** A float holds no more; also what infinity becomes. */
    private static final double LARGEST = 1e30;

    private static final Set<String> NOTHING =
            Set.of("", "na", "n/a", "nan", "null", "none", "nil", "-", "?", "\\n", "undefined");
    private static final Set<String> YES = Set.of("true", "t", "yes", "y");
    private static final Set<String> NO = Set.of("false", "f", "no", "n");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");
    private static final Pattern DATE_FIRST = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

    private Cell() {}

    /** True if the cell says that it has nothing to say. */
    public static boolean isEmpty(String text) {
        return NOTHING.contains(word(text));
    }

    /**
     * The number in a cell: plain, with an exponent, with thousands in groups, a percentage (of
     * which the number counts), or infinite; held within ±1e30.
     *
     * @return NaN if it is none
     */
    public static double number(String text) {
        String plain = text.strip();
        if (plain.endsWith("%")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (NUMBER.matcher(plain).matches()) {
            return Math.min(LARGEST, Math.max(-LARGEST, Double.parseDouble(plain)));
        }
        if (INFINITE.matcher(word(plain)).matches()) {
            return plain.startsWith("-") ? -LARGEST : LARGEST;
        }
        return Double.NaN;
    }

    /**
     * 1 for yes, 0 for no.
     *
     * @return NaN if it says neither
     */
    public static double flag(String text) {
        String word = word(text);
        return YES.contains(word) ? 1 : NO.contains(word) ? 0 : Double.NaN;
    }

    /** A number, or a flag as 1 or 0; NaN if it is neither. */
    public static double value(String text) {
        double number = number(text);
        return Double.isNaN(number) ? flag(text) : number;
    }

    /**
     * A moment: a date, a date and time (of UTC where no zone is given), or a number of seconds,
     * millis, micros or slots.
     *
     * @return seconds since 1970 of a date, else the number itself; NaN if it is none
     */
    public static double moment(String text) {
        double date = date(text);
        return Double.isNaN(date) ? number(text) : date;
    }

    /** Seconds since 1970 of a date with or without a time; NaN if it is none. */
    public static double date(String text) {
        String iso = text.strip();
        if (!DATE_FIRST.matcher(iso).matches()) {
            return Double.NaN;
        }
        if (iso.endsWith(" UTC")) {
            iso = iso.substring(0, iso.length() - 4) + "Z";
        }
        iso = iso.replace(' ', 'T');
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso).toEpochDay() * 86_400.0;
            }
            if (iso.endsWith("Z") || iso.matches(".*[+-]\\d{2}:?\\d{2}$") && iso.length() > 19) {
                String zoned = iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
                return OffsetDateTime.parse(zoned).toEpochSecond();
            }
            return LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
