package io.slipstream.models.scoring;

import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.dataset.LabelRule;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes an outcome a good one: a measure after one of the horizons, held against a value, as
 * in {@code max_multiple_15m>=2}. Measures are the columns of the recorded outcomes.
 *
 * @param text as it was written
 * @param measure {@code max_multiple}, {@code end_multiple}, {@code drawdown}, {@code rugged},
 *     {@code graduated} or {@code tradeable}
 */
public record OutcomeLabel(String text, String measure, int horizonMinutes)
        implements Serializable {

    private static final Pattern COLUMN =
            Pattern.compile(
                    "(max_multiple|end_multiple|drawdown|rugged|graduated|tradeable)_([0-9]{1,4})m");

    /** Whoever bought could have doubled within fifteen minutes, all fees paid. */
    public static final OutcomeLabel STANDARD = of("max_multiple_15m>=2");

    /**
     * @throws IllegalArgumentException if it is no measure and horizon, or needs a value and has
     *     none
     */
    public static OutcomeLabel of(String text) {
        LabelRule rule = LabelRule.of(text);
        Matcher column = COLUMN.matcher(rule.column());
        if (!column.matches()) {
            throw new IllegalArgumentException(
                    "expected MEASURE_MINUTESm[>=X] with max_multiple, end_multiple, drawdown, rugged,"
                            + " graduated or tradeable, was "
                            + text);
        }
        String measure = column.group(1);
        boolean flag = measure.endsWith("ed") || measure.equals("tradeable");
        if (!flag && rule.comparison() == null) {
            throw new IllegalArgumentException(
                    "expected a value to hold " + measure + " against, was " + text);
        }
        return new OutcomeLabel(text.strip(), measure, Integer.parseInt(column.group(2)));
    }

    /** True if it did well. The outcome must be of this horizon. */
    public boolean isTrue(TokenOutcome outcome) {
        return LabelRule.of(text).of(0, value(outcome)) > 0;
    }

    private String value(TokenOutcome outcome) {
        return switch (measure) {
            case "max_multiple" -> Double.toString(outcome.maxMultiple());
            case "end_multiple" -> Double.toString(outcome.endMultiple());
            case "drawdown" -> Double.toString(outcome.drawdown());
            case "rugged" -> flag(outcome.rugged());
            case "graduated" -> flag(outcome.graduated());
            default -> flag(outcome.tradeable());
        };
    }

    private static String flag(boolean is) {
        return is ? "1" : "0";
    }

    /** One sentence. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: whoever bought 0.1 SOL's worth two slots after the score and sold within %d"
                        + " minutes, pool fees, price impact and transaction fees paid.",
                text,
                horizonMinutes);
    }
}
