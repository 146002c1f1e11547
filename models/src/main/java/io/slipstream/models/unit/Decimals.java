package io.slipstream.models.unit;

import java.util.Locale;

/**
 * Numbers as {@link String#format} writes them in the root locale, for texts that are made
 * thousands of times a second: a tenth of its time. A number halfway between two others may be
 * rounded to the other one.
 */
public final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    /** Digits of a larger number would not all be right. */
    private static final double LARGEST = 1e12;

    private Decimals() {}

    /**
     * As {@code %.Nf}.
     *
     * @param places behind the point, 0–6
     */
    public static String fixed(double value, int places) {
        if (!(Math.abs(value) * POWERS[places] < LARGEST)) {
            return String.format(Locale.ROOT, "%." + places + "f", value);
        }
        StringBuilder text = new StringBuilder(12);
        if (value < 0 || 1 / value < 0) {
            text.append('-');
        }
        return append(text, Math.round(Math.abs(value) * POWERS[places]), places).toString();
    }

    /** As {@code %+.Nf}. */
    public static String signed(double value, int places) {
        String text = fixed(value, places);
        return Double.isNaN(value) || text.startsWith("-") || text.startsWith("+")
                ? text
                : '+' + text;
    }

    /** As {@code %.3g}. */
    public static String threeDigits(double value) {
        double size = Math.abs(value);
        if (!(size >= 1e-4 && size < 999.5)) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int places = 2;
        double scaled = size * 100;
        while (scaled < 99.95) {
            places++;
            scaled *= 10;
        }
        while (scaled >= 999.5) {
            places--;
            scaled /= 10;
        }
        StringBuilder text = new StringBuilder(12);
        if (value < 0) {
            text.append('-');
        }
        return append(text, Math.round(scaled), places).toString();
    }

    private static StringBuilder append(StringBuilder text, long scaled, int places) {
        long power = POWERS[places];
        text.append(scaled / power);
        if (places > 0) {
            text.append('.');
            long rest = scaled % power;
            for (long digit = power / 10; digit > 0; digit /= 10) {
                text.append((char) ('0' + rest / digit % 10));
            }
        }
        return text;
    }
}
