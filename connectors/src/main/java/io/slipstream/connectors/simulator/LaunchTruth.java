package io.slipstream.connectors.simulator;

/**
 * What is true of a launch and shows only later.
 *
 * @param insiders wallets of its creator that buy in the first slots
 */
public record LaunchTruth(Fate fate, int insiders) {}
