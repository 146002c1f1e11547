package io.slipstream.models.chain;

/**
 * A transaction that was handed on as processed and then dropped by a fork: it never happened.
 *
 * @param slot in which it had been seen
 */
public record Retraction(String signature, long slot) {}
