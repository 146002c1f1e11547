package io.slipstream.connectors.solana;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One wallet (or program), and how far what happened to it has been emitted.
 *
 * @param since if there is no position yet: when the wallet began to be followed, epoch millis; 0:
 *     it begins with now
 * @param position up to there nothing is missing; null: not known yet
 * @param recent emitted above the position, oldest first
 * @param unproven emitted as processed, and not seen confirmed since
 */
record WalletSplit(
        String address,
        long since,
        @Nullable WalletPosition position,
        List<LandedSignature> recent,
        List<LandedSignature> unproven)
        implements SourceSplit {

    /**
     * A wallet that is new.
     *
     * @param since epoch millis; 0: now
     */
    static WalletSplit beginning(String address, long since) {
        return new WalletSplit(address, since, null, List.of(), List.of());
    }

    /** One that goes on from a position. */
    static WalletSplit at(String address, WalletPosition position) {
        return new WalletSplit(address, 0, position, List.of(), List.of());
    }

    @Override
    public String splitId() {
        return address;
    }

    /** Version 2: address, since when, position if any, then both lists with their lengths. */
    static final class Serializer implements SimpleVersionedSerializer<WalletSplit> {
        private static final int VERSION = 2;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(WalletSplit split) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(256);
            write(split, out);
            return out.getCopyOfBuffer();
        }

        static void write(WalletSplit split, DataOutputSerializer out) throws IOException {
            out.writeUTF(split.address);
            out.writeLong(split.since);
            WalletPosition position = split.position;
            out.writeBoolean(position != null);
            if (position != null) {
                out.writeLong(position.slot());
                String signature = position.signature();
                out.writeUTF(signature == null ? "" : signature);
            }
            write(split.recent, out);
            write(split.unproven, out);
        }

        private static void write(List<LandedSignature> list, DataOutputSerializer out)
                throws IOException {
            out.writeInt(list.size());
            for (LandedSignature each : list) {
                out.writeLong(each.slot());
                out.writeUTF(each.signature());
            }
        }

        @Override
        public WalletSplit deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) {
                throw new IOException("expected version " + VERSION + ", was " + version);
            }
            return read(new DataInputDeserializer(bytes));
        }

        static WalletSplit read(DataInputDeserializer in) throws IOException {
            String address = in.readUTF();
            long since = in.readLong();
            WalletPosition position = null;
            if (in.readBoolean()) {
                long slot = in.readLong();
                String signature = in.readUTF();
                position = new WalletPosition(slot, signature.isEmpty() ? null : signature);
            }
            return new WalletSplit(address, since, position, list(in), list(in));
        }

        private static List<LandedSignature> list(DataInputDeserializer in) throws IOException {
            int size = in.readInt();
            List<LandedSignature> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(new LandedSignature(in.readLong(), in.readUTF()));
            }
            return list;
        }
    }
}
