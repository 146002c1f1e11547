package io.slipstream.connectors.withdrawal;

import java.time.Duration;

/**
 * How long somebody who has got hold of a user's chat, and not of his patience, has to wait.
 *
 * @param addressWait from the listing of an address to its first use
 * @param codeValid from a request to its confirmation at most
 * @param delay from the confirmation to the signature; until then it can be cancelled
 * @param wrongCodes after so many the request is cancelled
 */
public record WithdrawalRules(
        Duration addressWait, Duration codeValid, Duration delay, int wrongCodes) {

    public static WithdrawalRules standard() {
        return new WithdrawalRules(
                Duration.ofHours(24), Duration.ofMinutes(15), Duration.ofHours(1), 3);
    }
}
