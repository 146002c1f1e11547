package io.slipstream.connectors.simulator;

/**
 * One trade against a venue, in base units.
 *
 * @param units tokens that change hands
 * @param traderQuote what the trader pays (buy) or gets (sale), all fees included
 * @param poolQuote what the pool gets (buy) or pays out in all (sale)
 * @param lpFee part that stays in the pool
 * @param protocolFee part for the protocol
 * @param creatorFee part for the token's creator
 */
record Fill(
        long units,
        long traderQuote,
        long poolQuote,
        long lpFee,
        long protocolFee,
        long creatorFee) {

    /** Too small to trade. */
    static final Fill NOTHING = new Fill(0, 0, 0, 0, 0, 0);

    boolean isNothing() {
        return units == 0;
    }
}
