package io.slipstream.functions.risk;

/**
 * What sets a user to exits and sells only until he resumes. The names are stable: tables hold
 * them.
 */
public enum Breaker {
    /** The day's realised loss is more than twice its limit. */
    DAILY_LOSS,
    /** Too many orders in a row have failed. */
    CONSECUTIVE_FAILURES
}
