package io.slipstream.models.scoring.dataset;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in the names of columns: {@code mfe_multiple_30m} looks 30 minutes ahead. */
final class Horizon {
    private static final Pattern SPAN =
            Pattern.compile(
                    "(?<![a-z0-9.])\\d+(\\.\\d+)?\\s*(secs?|mins?|hours?|days?|[smhd])(?![a-z0-9])");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]).*");

    private Horizon() {}

    /** Seconds of the last span in a name; 0 if there is none. */
    static long seconds(String name) {
        Matcher spans = SPAN.matcher(name.toLowerCase(Locale.ROOT));
        long seconds = 0;
        while (spans.find()) {
            Matcher span = NUMBER.matcher(spans.group());
            if (span.matches()) {
                seconds = (long) (Double.parseDouble(span.group(1)) * unit(span.group(2)));
            }
        }
        return seconds;
    }

    /** The name with its spans taken out: what is measured, whatever the horizon. */
    static String measure(String name) {
        return SPAN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("#");
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
    }
}
