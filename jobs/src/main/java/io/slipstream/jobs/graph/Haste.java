package io.slipstream.jobs.graph;

/**
 * How long a record may wait for company before it crosses to another task. The way from a leader's
 * trade to an order does not wait at all (the job's own setting). The rest does, since a wake-up
 * for each of its thousands of records would take the processor from those in a hurry.
 */
final class Haste {

    /** Prices and features: a hundredth of a slot, rounded up. */
    static final long UNHURRIED_MILLIS = 5;

    /** What nobody waits for: records of wallets. */
    static final long LEISURELY_MILLIS = 100;

    private Haste() {}
}
