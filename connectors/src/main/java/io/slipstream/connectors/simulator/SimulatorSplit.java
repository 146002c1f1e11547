package io.slipstream.connectors.simulator;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The whole market, and how far it has been read. From these a restart makes the same events again.
 *
 * @param emitted events already emitted
 */
public record SimulatorSplit(SimulatorOptions options, long emitted) implements SourceSplit {
    @Override
    public String splitId() {
        return "market";
    }
}
