/**
 * A seeded market whose trades are written in the wire form of the chain.
 *
 * <p>{@code MarketSimulator} turns options into events. Within it, players (crowd, creators,
 * leaders) plan on an {@code Agenda} and act through {@code Market}; a {@code Venue} knows its
 * prices and how its program writes a trade; the {@code ledger} package holds the balances and the
 * transaction, and writes it as JSON. {@code Gossip} adds posts. {@code SimulatorSource} emits the
 * events in Flink at a {@code Pacing}; {@code SimulatedTape} writes them to files.
 *
 * <p>Labels for a model: {@code SimulatedOutcomes}, or the price path of the decoded trades.
 */
@NullMarked
package io.slipstream.connectors.simulator;

import org.jspecify.annotations.NullMarked;
