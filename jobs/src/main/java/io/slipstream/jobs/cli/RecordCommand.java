package io.slipstream.jobs.cli;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.FeedOptions;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RecordedTape;
import io.slipstream.connectors.solana.RpcCounters;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.connectors.solana.TapeRecorder;
import io.slipstream.connectors.solana.WalletFeed;
import io.slipstream.connectors.solana.WalletPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream record}: makes a tape from a live feed. */
@Command(
        name = "record",
        description =
                "Records all transactions of some wallets, failed ones too, one getTransaction result a line. A wallet"
                        + " new to the tape is recorded from now on; a tape that exists is continued where it ended.",
        mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {
    private static final Duration HOLD = Duration.ofMillis(1_000);
    private static final long TICK_MILLIS = 200;
    private static final long SECOND_NANOS = 1_000_000_000L;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            split = ",",
            description = "providers, the preferred one first; default: SOLANA_RPC_URL")
    private List<String> rpc = List.of();

    @Option(
            names = "--ws",
            paramLabel = "URL",
            description =
                    "websocket; default: SOLANA_WS_URL, else the one that belongs to the first --rpc; none: polling only")
    private @Nullable String websocket;

    @Option(
            names = "--wallets",
            paramLabel = "FILE",
            required = true,
            description = "one base58 address a line, # begins a comment")
    private Path wallets;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description =
                    ".jsonl or .jsonl.gz, appended; FILE.positions.json beside it says how far each wallet is")
    private Path out;

    @Option(
            names = "--commitment",
            paramLabel = "confirmed|finalized",
            description = "default: ${DEFAULT-VALUE}",
            defaultValue = "confirmed")
    private Commitment commitment = Commitment.CONFIRMED;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "stop after that long; default 0: until stopped")
    private long duration;

    @Option(
            names = "--poll",
            paramLabel = "SECONDS",
            description =
                    "how often every wallet is looked at, whatever the websocket says; default: ${DEFAULT-VALUE}",
            defaultValue = "30")
    private double poll = 30;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "calls a second to one provider at most; default: ${DEFAULT-VALUE}",
            defaultValue = "10")
    private double rate = 10;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> addresses = WalletList.read(wallets);
        List<RpcEndpoint> endpoints = endpoints();
        RpcEndpoint socket = socket(endpoints.get(0));
        checkNumbers();
        checkOut();

        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(stop, done), "record-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            record(addresses, endpoints, socket, stop);
        } finally {
            done.countDown();
            unhook(hook);
        }
        return 0;
    }

    private void record(
            List<String> addresses,
            List<RpcEndpoint> endpoints,
            @Nullable RpcEndpoint socket,
            CountDownLatch stop)
            throws IOException, InterruptedException {
        JsonRpcClient client = new JsonRpcClient(endpoints, RpcLimits.atRate(rate));
        try (RecordedTape tape = RecordedTape.open(out, new HashSet<>(addresses))) {
            TapeRecorder recorder = new TapeRecorder(tape, HOLD);
            try (WalletFeed feed =
                    new WalletFeed(
                            client,
                            socket,
                            FeedOptions.at(commitment)
                                    .polling(Duration.ofMillis((long) (poll * 1_000))),
                            recorder)) {
                Map<String, WalletPosition> positions = tape.positions();
                addresses.forEach(wallet -> feed.follow(wallet, positions.get(wallet)));
                feed.start();
                write(recorder, stop, () -> report(recorder, feed, client, addresses.size()));
            }
            recorder.writeAll();
            System.err.printf(
                    Locale.ROOT, "recorded %d transactions to %s%n", recorder.written(), out);
        }
    }

    /** Until stopped, or for as long as asked. */
    private void write(TapeRecorder recorder, CountDownLatch stop, Runnable report)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        long reported = began;
        while (!stop.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            recorder.write();
            long now = System.nanoTime();
            if (now - reported >= SECOND_NANOS) {
                reported += SECOND_NANOS;
                report.run();
            }
            if (duration > 0 && now - began >= duration * SECOND_NANOS) {
                return;
            }
        }
    }

    private static void report(
            TapeRecorder recorder, WalletFeed feed, JsonRpcClient client, int wallets) {
        String newest =
                recorder.newestSlot() < 0
                        ? "none yet"
                        : String.format(
                                Locale.ROOT,
                                "slot %d, lag %.1f s",
                                recorder.newestSlot(),
                                recorder.lagSeconds());
        System.err.printf(
                Locale.ROOT,
                "transactions %d (%s) | requests %d, 429s %d, failures %d | websocket %d of %d wallets | retrying %d%n",
                recorder.written(),
                newest,
                client.sum(RpcCounters::requests),
                client.sum(RpcCounters::rateLimited),
                client.sum(RpcCounters::failures),
                feed.subscribed(),
                wallets,
                feed.failing());
    }

    private List<RpcEndpoint> endpoints() {
        String named = System.getenv("SOLANA_RPC_URL");
        List<String> urls = rpc.isEmpty() && named != null ? List.of(named.split(",", -1)) : rpc;
        List<RpcEndpoint> endpoints = new ArrayList<>();
        for (String url : urls) {
            if (!url.isBlank()) {
                endpoints.add(endpoint("--rpc", url, "http"));
            }
        }
        if (endpoints.isEmpty()) {
            throw new UsageException("expected --rpc or SOLANA_RPC_URL, was neither");
        }
        return endpoints;
    }

    private @Nullable RpcEndpoint socket(RpcEndpoint preferred) {
        String url = websocket == null ? System.getenv("SOLANA_WS_URL") : websocket;
        if (url == null || url.isBlank()) {
            return preferred.websocket();
        }
        return url.equals("none") ? null : endpoint("--ws", url, "ws");
    }

    private static RpcEndpoint endpoint(String option, String url, String scheme) {
        RpcEndpoint endpoint;
        try {
            endpoint = RpcEndpoint.parse(url);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
        if (!endpoint.uri().getScheme().startsWith(scheme)) {
            throw new UsageException(
                    option + ": expected a " + scheme + " or " + scheme + "s URL, was " + endpoint);
        }
        return endpoint;
    }

    private void checkNumbers() {
        if (commitment == Commitment.PROCESSED) {
            throw new UsageException("expected --commitment confirmed or finalized, was processed");
        }
        if (duration < 0 || !(poll >= 0.1) || !(rate > 0)) {
            throw new UsageException(
                    "expected --duration of 0 or more, --poll of at least 0.1 and --rate above 0, was "
                            + duration
                            + ", "
                            + poll
                            + " and "
                            + rate);
        }
    }

    private void checkOut() {
        String name = out.toString();
        Path folder = out.toAbsolutePath().getParent();
        if (!(name.endsWith(".jsonl") || name.endsWith(".jsonl.gz"))
                || folder == null
                || !Files.isDirectory(folder)) {
            throw new UsageException(
                    "expected --out to be a .jsonl or .jsonl.gz file in a folder that exists, was "
                            + out);
        }
    }

    /** The process may end once the tape is closed. */
    private static void stopAndWait(CountDownLatch stop, CountDownLatch done) {
        stop.countDown();
        try {
            if (!done.await(20, TimeUnit.SECONDS)) {
                System.err.println("expected the tape to be closed within 20 s, was not");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // then the hook is what we ended for
        }
    }
}
