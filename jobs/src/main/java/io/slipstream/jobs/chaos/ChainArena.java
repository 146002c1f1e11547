package io.slipstream.jobs.chaos;

import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.OwnedProcess;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.models.port.Failpoints.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Real orders: users with wallets of their own trade on a localnet through {@code --venue jupiter}.
 * Signals are made here and go into their topic, so that only what handles money is struck; the
 * node's ledger says what has become of them.
 */
final class ChainArena implements Arena {

    private static final int SLOT_MILLIS = 300;
    private static final int STIRRED = 12;
    private static final long SETTLE_SECONDS = 300;

    private final Path prepared;
    private final boolean sendBeforeStoring;
    private final String masterKey = MasterKeys.generate();

    private @Nullable Localnet localnet;
    private @Nullable ChainTraders traders;
    private @Nullable SignalStream signals;
    private @Nullable ChainReferee referee;
    private @Nullable Weather weather;

    /**
     * @param prepared folder of the localnet, with its packages
     * @param sendBeforeStoring with the defect that the referee must see
     */
    ChainArena(Path prepared, boolean sendBeforeStoring) {
        this.prepared = prepared;
        this.sendBeforeStoring = sendBeforeStoring;
    }

    @Override
    public String sentence() {
        return "real orders on a localnet"
                + (sendBeforeStoring ? ", sent BEFORE they are stored" : "");
    }

    @Override
    public List<Window> windows() {
        return List.of(Window.values());
    }

    @Override
    public List<Kind> moments() {
        return List.of(
                Kind.JOB_MANAGER_KILLED,
                Kind.SERVICES_KILLED,
                Kind.TASK_MANAGER_KILLED,
                Kind.RESCALED,
                Kind.NODE_OUTAGE);
    }

    @Override
    public void outage() throws Exception {
        there(weather).outage(SLOT_MILLIS);
    }

    @Override
    public List<KnownJob> jobs() {
        return List.of(KnownJob.EXECUTION);
    }

    @Override
    public int taskManagers() {
        return 3;
    }

    @Override
    public List<String> arguments(KnownJob job) {
        return sendBeforeStoring
                ? List.of("--venue", "jupiter", "--send-before-storing")
                : List.of("--venue", "jupiter");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(MasterKeys.VARIABLE, masterKey);
    }

    @Override
    public Path seed(Path dir) throws IOException {
        return ChainTraders.seed(dir.resolve("traders.sql"));
    }

    @Override
    public Map<String, String> prepare(StandaloneCluster cluster) throws Exception {
        Endpoints endpoints = cluster.endpoints().orElseThrow();
        Localnet node = localnet(cluster);
        localnet = node;
        traders = ChainTraders.on(node, endpoints.jdbcUrl(), MasterKeys.parse(masterKey));
        signals = new SignalStream(endpoints.bootstrapServers(), traders.mints());
        referee = new ChainReferee(new Referee(endpoints), node, traders, endpoints.jdbcUrl());
        weather = new Weather(node);
        return Map.of("SOLANA_RPC_URL", node.rpc(), "JUPITER_URL", node.jupiter());
    }

    private Localnet localnet(StandaloneCluster cluster) throws Exception {
        List<String> line = new ArrayList<>(Localnet.command(SLOT_MILLIS));
        line.set(1, prepared.resolve("server.mjs").toString());
        OwnedProcess node = cluster.startBeside("localnet", line);
        Path output = cluster.dir().logs().resolve("localnet.out");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(output) || !Files.readString(output).contains("\n")) {
            if (!node.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("expected localnet to start, see " + output);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        // The cluster ends it.
        return Localnet.at(Files.readAllLines(output).get(0), () -> {});
    }

    @Override
    public void begin() {
        there(signals).start();
    }

    @Override
    public void stir() {
        there(signals).burst(STIRRED);
    }

    @Override
    public String weather(Random random) throws Exception {
        return there(weather).change(random);
    }

    @Override
    public void settle(StandaloneCluster cluster) throws Exception {
        there(weather).clear();
        there(signals).finish();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (there(referee).unsettled() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    @Override
    public Verdict judge() throws Exception {
        return there(referee).judge();
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("expected to be prepared first, was not");
        }
        return part;
    }

    @Override
    public void close() throws Exception {
        if (signals != null) {
            signals.close();
        }
        if (localnet != null) {
            localnet.close();
        }
    }
}
