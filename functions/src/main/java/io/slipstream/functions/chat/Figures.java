package io.slipstream.functions.chat;

import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.unit.Lamports;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
    private static final String[] SCALES = {"", "k", "M", "B", "T", "Q"};

    private Figures() {}

    /** Lamports as SOL: four decimals from 1 SOL on, six below, {@code 1,234.5}. */
    static String sol(long lamports) {
        BigDecimal sol = Lamports.toSol(lamports);
        int decimals = sol.abs().compareTo(BigDecimal.ONE) >= 0 ? 4 : 6;
        BigDecimal rounded = sol.setScale(decimals, RoundingMode.HALF_UP);
        if (rounded.signum() == 0 && lamports != 0) {
            return lamports > 0 ? "<0.000001" : ">-0.000001";
        }
        return grouped(decimals).format(rounded);
    }

    /** The same with its sign: {@code +0.1}. */
    static String signedSol(long lamports) {
        return (lamports > 0 ? "+" : "") + sol(lamports);
    }

    /** What lamports are worth, with a space before it; nothing if nobody knows. */
    static String dollars(long lamports, SolPrice price) {
        if (!price.isKnown()) {
            return "";
        }
        BigDecimal dollars =
                Lamports.toSol(lamports)
                        .multiply(BigDecimal.valueOf(price.usdMicros(), 6))
                        .setScale(2, RoundingMode.HALF_UP);
        DecimalFormat format =
                new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return dollars.signum() == 0 && lamports != 0
                ? " (<$0.01)"
                : " ("
                        + (dollars.signum() < 0 ? "-" : "")
                        + "$"
                        + format.format(dollars.abs())
                        + ")";
    }

    /** A known price: {@code $150.25}. */
    static String dollarsOfSol(SolPrice price) {
        String inBrackets = dollars(Lamports.PER_SOL, price);
        return inBrackets.substring(2, inBrackets.length() - 1);
    }

    /** {@code in 23 h}; {@code now} if it has passed. */
    static String until(long then, long now) {
        return then <= now ? "now" : "in " + span((then - now + 999) / 1_000);
    }

    /** Base units of a token whose decimals nobody told: {@code 2.73T}. */
    static String units(long units) {
        double scaled = units;
        int scale = 0;
        while (Math.abs(scaled) >= 999.5 && scale < SCALES.length - 1) {
            scaled /= 1_000;
            scale++;
        }
        return grouped(2).format(scaled) + SCALES[scale];
    }

    /** Profit in percent of a cost: {@code +12.5%}. */
    static String gain(long worth, long cost) {
        double percent = cost == 0 ? 0 : 100.0 * (worth - cost) / cost;
        return (percent > 0 ? "+" : "") + grouped(1).format(percent) + "%";
    }

    /** A share from 0 to 1. */
    static String share(double share) {
        return grouped(1).format(share * 100) + "%";
    }

    static String decimal(double number, int decimals) {
        return grouped(decimals).format(number);
    }

    /** {@code 3 min ago}. */
    static String ago(long then, long now) {
        return span(Math.max(0, now - then) / 1_000) + " ago";
    }

    /** Seconds in the largest unit that fits. */
    static String span(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }

    /** First and last four characters of an address. */
    static String brief(String address) {
        return address.length() <= 10
                ? address
                : address.substring(0, 4) + "…" + address.substring(address.length() - 4);
    }

    /** An address that leads to an explorer. */
    static Markup token(String mint) {
        return Markup.link(brief(mint), "https://solscan.io/token/" + mint);
    }

    static Markup wallet(String address) {
        return Markup.link(brief(address), "https://solscan.io/account/" + address);
    }

    static Markup transaction(String signature) {
        return Markup.link("transaction", "https://solscan.io/tx/" + signature);
    }

    private static DecimalFormat grouped(int decimals) {
        DecimalFormat format =
                new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
