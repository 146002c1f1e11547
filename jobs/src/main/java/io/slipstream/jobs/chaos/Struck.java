package io.slipstream.jobs.chaos;

/**
 * A blow as it fell.
 *
 * @param victim name of the process
 * @param weather at the node meanwhile; empty if there is none
 * @param inFlight orders in the ledger without a final state at that moment
 * @param recoveryMillis until all jobs ran again and a new order was stored
 * @param inWindow false if no order came into the window in time: then it fell at any moment
 */
record Struck(
        Blow blow,
        String victim,
        String weather,
        long inFlight,
        long recoveryMillis,
        boolean inWindow) {

    /** A blow on fewer shows less than is claimed. */
    static final int ENOUGH_IN_FLIGHT = 10;

    boolean fellOnEnough() {
        return inFlight >= ENOUGH_IN_FLIGHT;
    }

    String label() {
        return inWindow ? blow.label() : "any moment";
    }
}
