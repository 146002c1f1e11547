package io.slipstream.models.market;

import java.util.List;

/**
 * What came of a scored row within a fixed time after it was scored, for somebody who had bought a
 * fixed amount of SOL's worth as soon as an order could land, and could have sold at any trade
 * since. Multiples are SOL received ÷ SOL paid, after pool fees, price impact and the fees of both
 * transactions; 1 is break-even.
 *
 * @param id of the scored row, {@link io.slipstream.models.unit.Ids#scoredRow}
 * @param slot at which the row was scored
 * @param blockTime of that slot, epoch seconds; 0 if unknown
 * @param horizonMinutes how long after that slot this looks, a slot counting 0.4 s
 * @param maxMultiple the best sale in that time
 * @param endMultiple a sale at its end
 * @param drawdown 0–1, the deepest fall of the multiple below what it had reached before
 * @param rugged true if the creator had sold and the price ended below a fifth of its highest since
 * @param graduated true if the token moved from its curve to a pool in that time
 * @param tradeable true if it still traded in the last five minutes and a sale would have brought
 *     more than its transaction costs
 * @param predictions what the models had said of the row, the one in force first
 */
public record TokenOutcome(
        String id,
        String mint,
        String pool,
        long slot,
        long blockTime,
        int horizonMinutes,
        double maxMultiple,
        double endMultiple,
        double drawdown,
        boolean rugged,
        boolean graduated,
        boolean tradeable,
        List<Prediction> predictions) {}
