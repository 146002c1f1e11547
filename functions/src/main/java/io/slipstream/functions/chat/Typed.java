package io.slipstream.functions.chat;

import io.slipstream.models.trade.Command;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Mints;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads what people type, strictly: ASCII digits and a point, no sign, no exponent, no separator.
 * Whatever could be read in two ways is refused.
 */
final class Typed {
    private static final Pattern SOL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?%?");
    private static final Pattern UNITS = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_ECHO = 60;

    private Typed() {}

    /**
     * Lamports of an amount of SOL above zero.
     *
     * @throws NotUnderstoodException if it is none
     */
    static long lamports(String word) {
        if (SOL.matcher(word).matches()) {
            long lamports = Lamports.ofSolFloor(new BigDecimal(word));
            if (lamports > 0) {
                return lamports;
            }
        }
        throw new NotUnderstoodException("error.sol", echo(word));
    }

    /**
     * @return hundredths of a percent, from 1 to 10,000
     */
    static int shareBps(String word) {
        if (word.equals("all")) {
            return Command.ALL_BPS;
        }
        if (word.endsWith("%") && PERCENT.matcher(word).matches()) {
            int bps = basisPoints(word);
            if (bps > 0 && bps <= Command.ALL_BPS) {
                return bps;
            }
        }
        throw new NotUnderstoodException("error.share", echo(word));
    }

    /**
     * Whether it is a number of base units. One up to a hundred is none: it may be meant as a
     * percentage, and so few units are worth nothing.
     */
    static boolean isUnits(String word) {
        return UNITS.matcher(word).matches() && Long.parseLong(word) > 100;
    }

    /** A percentage, with or without its sign, as a plain number; null if it is none. */
    static String percent(String word) {
        if (!PERCENT.matcher(word).matches()) {
            throw new NotUnderstoodException("error.percent", echo(word));
        }
        return word.endsWith("%") ? word.substring(0, word.length() - 1) : word;
    }

    /** A plain decimal number without sign or exponent; anything else is refused. */
    static BigDecimal number(String word) {
        if (!SOL.matcher(word).matches()) {
            throw new NotUnderstoodException("error.number", echo(word));
        }
        return new BigDecimal(word);
    }

    /**
     * @throws NotUnderstoodException if it is not the base58 of 32 bytes
     */
    static String address(String word) {
        if (word.length() > 44 || !Base58.isAddress(word)) {
            throw new NotUnderstoodException("error.address", echo(word));
        }
        return word;
    }

    /** An address that can be bought and sold against SOL. */
    static String mint(String word) {
        String mint = address(word);
        if (Mints.isQuote(mint)) {
            throw new NotUnderstoodException("error.quote", echo(word));
        }
        return mint;
    }

    /** What was typed, cut where it is long. */
    static String echo(String word) {
        String visible = Markup.visible(word).replace('\n', ' ');
        return visible.codePointCount(0, visible.length()) <= LONGEST_ECHO
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    private static int basisPoints(String word) {
        return new BigDecimal(word.substring(0, word.length() - 1))
                .movePointRight(2)
                .intValueExact();
    }
}
