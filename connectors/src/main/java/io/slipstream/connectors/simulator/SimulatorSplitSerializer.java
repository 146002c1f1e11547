package io.slipstream.connectors.simulator;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 2: the options in their order, then the number of events. Version 1 had none planted. */
final class SimulatorSplitSerializer implements SimpleVersionedSerializer<SimulatorSplit> {
    private static final int VERSION = 2;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SimulatorSplit split) throws IOException {
        SimulatorOptions options = split.options();
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeLong(options.seed());
        out.writeInt(options.leaders());
        out.writeInt(options.transactionsPerSecond());
        out.writeInt(options.launchesPerMinute());
        out.writeLong(options.startSlot());
        out.writeLong(options.startBlockTime());
        out.writeLong(options.maxTransactions());
        out.writeBoolean(options.posts());
        out.writeInt(options.planted());
        out.writeLong(split.emitted());
        return out.getCopyOfBuffer();
    }

    @Override
    public SimulatorSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("expected a version from 1 to " + VERSION + ", was " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        SimulatorOptions options =
                new SimulatorOptions(
                        in.readLong(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean(),
                        version < 2 ? 0 : in.readInt());
        return new SimulatorSplit(options, in.readLong());
    }
}
