package io.slipstream.connectors.simulator;

import io.slipstream.models.unit.Slots;
import java.io.Serializable;

/**
 * What decides a simulated market. Two runs with equal options give the same events, byte for byte.
 *
 * @param seed of everything random
 * @param leaders wallets with a strategy, 1–2000
 * @param transactionsPerSecond mean rate in market time, where a slot is 400 ms; 1–20000
 * @param launchesPerMinute mean number of new tokens a minute of market time; 0–6000
 * @param startSlot slot of the first block, above 0
 * @param startBlockTime block time of the first block, epoch seconds
 * @param maxTransactions transactions after which the market ends; 0 = endless
 * @param posts whether people post about the tokens
 * @param planted leaders of each {@link PlantedRole} beside the others; 0–50
 */
public record SimulatorOptions(
        long seed,
        int leaders,
        int transactionsPerSecond,
        int launchesPerMinute,
        long startSlot,
        long startBlockTime,
        long maxTransactions,
        boolean posts,
        int planted)
        implements Serializable {

    public SimulatorOptions {
        between("leaders", leaders, 1, 2000);
        between("transactionsPerSecond", transactionsPerSecond, 1, 20_000);
        between("launchesPerMinute", launchesPerMinute, 0, 6000);
        between("startSlot", startSlot, 1, Long.MAX_VALUE / 1000);
        between("startBlockTime", startBlockTime, 0, 1L << 40);
        between("planted", planted, 0, 50);
        between("maxTransactions", maxTransactions, 0, Long.MAX_VALUE);
    }

    /** 60 leaders, 40 transactions a second, 12 launches a minute, endless, with posts. */
    public static SimulatorOptions ofSeed(long seed) {
        return new SimulatorOptions(seed, 60, 40, 12, 350_000_000, 1_751_328_000, 0, true, 0);
    }

    public SimulatorOptions withLeaders(int count) {
        return new SimulatorOptions(
                seed,
                count,
                transactionsPerSecond,
                launchesPerMinute,
                startSlot,
                startBlockTime,
                maxTransactions,
                posts,
                planted);
    }

    /** The rates are in market time; how fast the events are emitted is the source's pacing. */
    public SimulatorOptions withRates(int transactionsPerSecond, int launchesPerMinute) {
        return new SimulatorOptions(
                seed,
                leaders,
                transactionsPerSecond,
                launchesPerMinute,
                startSlot,
                startBlockTime,
                maxTransactions,
                posts,
                planted);
    }

    public SimulatorOptions startingAt(long slot, long blockTime) {
        return new SimulatorOptions(
                seed,
                leaders,
                transactionsPerSecond,
                launchesPerMinute,
                slot,
                blockTime,
                maxTransactions,
                posts,
                planted);
    }

    public SimulatorOptions withMaxTransactions(long transactions) {
        return new SimulatorOptions(
                seed,
                leaders,
                transactionsPerSecond,
                launchesPerMinute,
                startSlot,
                startBlockTime,
                transactions,
                posts,
                planted);
    }

    public SimulatorOptions withPosts(boolean on) {
        return new SimulatorOptions(
                seed,
                leaders,
                transactionsPerSecond,
                launchesPerMinute,
                startSlot,
                startBlockTime,
                maxTransactions,
                on,
                planted);
    }

    /** Plants so many leaders of each role; where there are none, the market is as it was. */
    public SimulatorOptions withPlanted(int ofEachRole) {
        return new SimulatorOptions(
                seed,
                leaders,
                transactionsPerSecond,
                launchesPerMinute,
                startSlot,
                startBlockTime,
                maxTransactions,
                posts,
                ofEachRole);
    }

    /** Block time of a slot, epoch seconds. */
    public long blockTimeOf(long slot) {
        return startBlockTime + (slot - startSlot) * Slots.MILLIS / 1000;
    }

    /** Slots in a time of the market, at least one. */
    static long slots(double seconds) {
        return Math.max(1, Math.round(seconds * 1000 / Slots.MILLIS));
    }

    private static void between(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "expected " + name + " from " + low + " to " + high + ", was " + value);
        }
    }
}
