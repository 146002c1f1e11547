package io.slipstream.connectors.solana;

import io.slipstream.models.port.Opener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry again and again who is followed, hands new wallets to the readers as splits,
 * and tells the readers which ones are still followed. A wallet always goes to the same reader.
 */
final class SolanaEnumerator implements SplitEnumerator<WalletSplit, SolanaEnumerator.State> {
    private static final Logger LOG = LoggerFactory.getLogger(SolanaEnumerator.class);
    private static final long PERIOD_MILLIS = 50;

    /**
     * What a checkpoint keeps.
     *
     * @param assigned wallets that some reader has
     * @param waiting splits on their way to a reader
     */
    record State(Set<String> assigned, List<WalletSplit> waiting) {
        static final State NEW = new State(Set.of(), List.of());
    }

    private final SplitEnumeratorContext<WalletSplit> context;
    private final Opener<WalletRegistry> opener;
    private final boolean bounded;
    private final Set<String> assigned;
    private final Map<String, WalletSplit> waiting = new TreeMap<>();
    private @Nullable WalletRegistry registry;
    private @Nullable Set<String> followed;

    /**
     * @param bounded true: who is followed at the start is all
     */
    SolanaEnumerator(
            SplitEnumeratorContext<WalletSplit> context,
            Opener<WalletRegistry> opener,
            boolean bounded,
            State state) {
        this.context = context;
        this.opener = opener;
        this.bounded = bounded;
        this.assigned = new TreeSet<>(state.assigned());
        state.waiting().forEach(split -> waiting.put(split.address(), split));
    }

    @Override
    public void start() {
        context.callAsync(this::ask, this::answered, 0, PERIOD_MILLIS);
    }

    /** In the worker thread of the enumerator. */
    private @Nullable Map<String, Long> ask() throws Exception {
        WalletRegistry open = registry;
        if (open == null) {
            open = opener.open();
            registry = open;
        }
        return open.changed();
    }

    private void answered(@Nullable Map<String, Long> now, @Nullable Throwable problem) {
        if (problem != null) {
            LOG.warn("registry reason={}", problem.toString());
            return;
        }
        if (now == null || (bounded && followed != null)) {
            return;
        }
        LOG.info("wallets followed={}", now.size());
        followed = Set.copyOf(now.keySet());
        assigned.retainAll(now.keySet());
        waiting.keySet().retainAll(now.keySet());
        now.forEach(
                (address, since) -> {
                    if (!assigned.contains(address)) {
                        waiting.putIfAbsent(address, WalletSplit.beginning(address, since));
                    }
                });
        context.registeredReaders().keySet().forEach(this::tell);
        assign();
    }

    private void tell(int subtask) {
        Set<String> all = followed;
        if (all != null) {
            context.sendEventToSourceReader(subtask, new FollowedWallets(new HashSet<>(all)));
        }
    }

    private void assign() {
        for (WalletSplit split : new ArrayList<>(waiting.values())) {
            int subtask = Math.floorMod(split.address().hashCode(), context.currentParallelism());
            if (context.registeredReaders().containsKey(subtask)) {
                waiting.remove(split.address());
                assigned.add(split.address());
                context.assignSplit(split, subtask);
            }
        }
        if (bounded && followed != null) {
            context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
        }
    }

    @Override
    public void addReader(int subtask) {
        tell(subtask);
        assign();
    }

    @Override
    public void addSplitsBack(List<WalletSplit> splits, int subtask) {
        for (WalletSplit split : splits) {
            assigned.remove(split.address());
            if (followed == null || followed.contains(split.address())) {
                waiting.put(split.address(), split);
            }
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public State snapshotState(long checkpointId) {
        return new State(Set.copyOf(assigned), List.copyOf(waiting.values()));
    }

    @Override
    public void close() throws IOException {
        try {
            if (registry != null) {
                registry.close();
            }
        } catch (Exception e) {
            throw new IOException("expected the registry to close, was " + e.getMessage(), e);
        }
    }

    /** Version 2: the assigned addresses, then the waiting splits, each with their number. */
    static final class StateSerializer implements SimpleVersionedSerializer<State> {
        private static final int VERSION = 2;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(State state) throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(256);
            out.writeInt(state.assigned().size());
            for (String address : new TreeSet<>(state.assigned())) {
                out.writeUTF(address);
            }
            out.writeInt(state.waiting().size());
            for (WalletSplit split : state.waiting()) {
                WalletSplit.Serializer.write(split, out);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public State deserialize(int version, byte[] bytes) throws IOException {
            if (version != VERSION) {
                throw new IOException("expected version " + VERSION + ", was " + version);
            }
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            Set<String> assigned = new HashSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                assigned.add(in.readUTF());
            }
            List<WalletSplit> waiting = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                waiting.add(WalletSplit.Serializer.read(in));
            }
            return new State(assigned, waiting);
        }
    }
}
