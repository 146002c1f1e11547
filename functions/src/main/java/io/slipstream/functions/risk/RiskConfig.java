package io.slipstream.functions.risk;

import java.io.Serializable;

/**
 * What the operator of the system sets, the same for all users.
 *
 * @param landingDelaySlots slots between a decision and the paper fill, at least 1
 * @param feeLamports network and priority fee of one transaction; reserved with each buy
 * @param keptLamports never spent on a buy: the rent of a token account and the fee of a sale
 * @param venue name that trades are booked under, e.g. {@code paper}
 * @param sellSlippageBps slippage limit of a sell whose user has none set, hundredths of a percent
 * @param dustDivisor a sell that would leave less than 1/dustDivisor of the units closes them all
 * @param failuresAllowed failed orders in a row that do not open the breaker yet
 * @param exitAttempts how often an exit of one lot is tried before it is left to its owner
 * @param onChain whether orders are settled on the chain: then nothing is judged before open orders
 *     have been looked at, since they may have landed, and a user may spend what his wallet holds
 */
public record RiskConfig(
        int landingDelaySlots,
        long feeLamports,
        long keptLamports,
        String venue,
        int sellSlippageBps,
        int dustDivisor,
        int failuresAllowed,
        int exitAttempts,
        boolean onChain)
        implements Serializable {

    /** Lamports that an account of 165 bytes must hold to be exempt from rent. */
    private static final long TOKEN_ACCOUNT_RENT = 2_039_280;

    public RiskConfig {
        if (landingDelaySlots < 1) {
            throw new IllegalArgumentException(
                    "expected a landing delay of at least 1 slot, was " + landingDelaySlots);
        }
        if (feeLamports < 0) {
            throw new IllegalArgumentException("expected a fee ≥ 0, was " + feeLamports);
        }
        if (keptLamports < 0) {
            throw new IllegalArgumentException(
                    "expected lamports to keep ≥ 0, was " + keptLamports);
        }
        if (failuresAllowed < 0 || exitAttempts < 1) {
            throw new IllegalArgumentException(
                    "expected allowed failures ≥ 0 and exit attempts ≥ 1, was "
                            + failuresAllowed
                            + " and "
                            + exitAttempts);
        }
        if (sellSlippageBps < 0 || sellSlippageBps > 10_000) {
            throw new IllegalArgumentException(
                    "expected a slippage of 0 to 10000 bps, was " + sellSlippageBps);
        }
        if (dustDivisor < 1) {
            throw new IllegalArgumentException("expected a dust divisor ≥ 1, was " + dustDivisor);
        }
    }

    /** For what was booked before the wallet was looked at: it is in the wallet already. */
    RiskConfig ofThePast() {
        return new RiskConfig(
                landingDelaySlots,
                feeLamports,
                keptLamports,
                venue,
                sellSlippageBps,
                dustDivisor,
                failuresAllowed,
                exitAttempts,
                false);
    }

    /** What is traded for real: fees are reserved up to their cap. */
    public static RiskConfig live(String venue, long mostFeeLamports) {
        return new RiskConfig(
                2,
                mostFeeLamports,
                TOKEN_ACCOUNT_RENT + mostFeeLamports,
                venue,
                1_000,
                1_000,
                10,
                10,
                true);
    }

    /**
     * Two slots, 5,000 lamports base and 100,000 priority fee, 10 % slippage on unset sells; kept
     * are the rent of a token account and one fee. Ten failures in a row, ten attempts.
     */
    public static RiskConfig paper() {
        return new RiskConfig(
                2, 105_000, TOKEN_ACCOUNT_RENT + 105_000, "paper", 1_000, 1_000, 10, 10, false);
    }
}
