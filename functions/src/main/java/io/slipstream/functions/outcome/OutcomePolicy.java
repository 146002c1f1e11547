package io.slipstream.functions.outcome;

import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Slots;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The trade by which outcomes are judged.
 *
 * @param stakeLamports spent on the buy
 * @param transactionLamports fee of each of the two transactions
 * @param landingSlots slots between the score and the slot at whose end the buy is filled
 * @param defaultFeeBps pool fee where the pool's own is unknown, hundredths of a percent
 * @param horizonsMinutes ascending
 */
public record OutcomePolicy(
        long stakeLamports,
        long transactionLamports,
        int landingSlots,
        int defaultFeeBps,
        List<Integer> horizonsMinutes)
        implements Serializable {

    /**
     * @throws IllegalArgumentException if the horizons do not ascend beyond the landing
     */
    public OutcomePolicy {
        horizonsMinutes = List.copyOf(horizonsMinutes);
        long before = landingSlots;
        for (int minutes : horizonsMinutes) {
            if (slots(minutes) <= before) {
                throw new IllegalArgumentException(
                        "expected horizons that ascend beyond the landing, was " + horizonsMinutes);
            }
            before = slots(minutes);
        }
    }

    /**
     * A tenth of a SOL, filled two slots after the score as on paper, 0.000105 SOL a transaction, 1
     * % where a pool does not tell its fee; looked at after 5, 15, 30 and 60 minutes.
     */
    public static OutcomePolicy standard() {
        return new OutcomePolicy(Lamports.PER_SOL / 10, 105_000, 2, 100, List.of(5, 15, 30, 60));
    }

    /** Slots of the horizon with the given number. */
    long horizonSlots(int horizon) {
        return slots(horizonsMinutes.get(horizon));
    }

    static long slots(int minutes) {
        return Slots.ofMillisCeil(TimeUnit.MINUTES.toMillis(minutes));
    }
}
