package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.SharedLocalnet;
import io.slipstream.jobs.chaos.Localnet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Solana VM: what landed is on the tape, each once, whatever the node did. */
@Tag("localnet")
class RecordLocalnetITCase {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SLOT_MILLIS = 100;

    private static final int TRADES = 10;
    private static final int SIGTERM_EXIT = 128 + 15;

    @TempDir Path folder;
    private LocalnetTrader trader;
    private Set<String> before = Set.of();
    private Process recorder;

    @AfterEach
    void stop() {
        if (recorder != null) {
            recorder.destroyForcibly();
        }
    }

    @Test
    @Timeout(240)
    void everyLandedTransactionIsOnTheTapeOnceUnderEachFaultAndAfterAKill() throws Exception {
        Optional<Localnet> started = SharedLocalnet.start(folder.resolve("localnet"), SLOT_MILLIS);
        if (started.isEmpty()) {
            return;
        }
        try (Localnet localnet = started.get()) {
            trader = LocalnetTrader.start(localnet);
            before = settled(localnet);
            Path wallets = folder.resolve("wallets.txt");
            Files.writeString(wallets, trader.wallet() + " # localnet's trader\n");

            Process first = record(localnet, wallets);
            until(() -> Files.exists(folder.resolve("tape.jsonl.positions.json")));
            tradeAndSee(localnet);
            localnet.admin("drop-websockets", "{}");
            tradeAndSee(localnet);
            localnet.admin("faults", "{\"rpc\":{\"http429Next\":6,\"retryAfterSeconds\":1}}");
            tradeAndSee(localnet);
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":300}}");
            tradeAndSee(localnet);
            localnet.admin("faults", "{\"rpc\":{\"latencyMs\":0},\"ws\":{\"refuse\":true}}");
            localnet.admin("drop-websockets", "{}");
            tradeAndSee(localnet);
            localnet.admin("faults", "{\"ws\":{\"refuse\":false}}");

            trader.buy(TRADES);
            first.destroyForcibly().waitFor();
            trader.buy(TRADES);
            Process second = record(localnet, wallets);
            tradeAndSee(localnet);
            second.destroy();
            assertThat(second.waitFor()).isEqualTo(SIGTERM_EXIT);

            assertThat(signatures()).containsExactlyInAnyOrderElementsOf(expected(localnet));
            assertThat(netSwaps(tape())).isEqualTo(8 * TRADES);
        }
    }

    private Process record(Localnet localnet, Path wallets) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("record", "--rpc", localnet.rpc()));
        arguments.addAll(List.of("--ws", localnet.websocket(), "--wallets", wallets.toString()));
        arguments.addAll(List.of("--out", tape().toString(), "--poll", "3", "--rate", "200"));
        recorder = SlipstreamProcess.start(folder.resolve("record.log"), Map.of(), arguments);
        return recorder;
    }

    /** Under the fault that is set now. */
    private void tradeAndSee(Localnet localnet) throws Exception {
        trader.buy(TRADES);
        int landed = expected(localnet).size();
        until(() -> signatures().size() >= landed);
    }

    private Set<String> expected(Localnet localnet) throws Exception {
        Set<String> expected = settled(localnet);
        expected.removeAll(before);
        return expected;
    }

    /** What has landed, all of it confirmed (two slots later). */
    private Set<String> settled(Localnet localnet) throws Exception {
        trader.settle();
        return localnet.landed(trader.wallet());
    }

    private static void until(Callable<Boolean> happened) throws Exception {
        while (!happened.call()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private Path tape() {
        return folder.resolve("tape.jsonl");
    }

    /** Of all complete lines. */
    private List<String> signatures() throws IOException {
        List<String> signatures = new ArrayList<>();
        String text = Files.readString(tape());
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            signatures.add(
                    MAPPER.readTree(line).path("transaction").path("signatures").path(0).asText());
        }
        return signatures;
    }

    /**
     * As the decoder reads them; localnet's program is unknown to it, so they come from balances.
     */
    private static int netSwaps(Path tape) throws IOException {
        PrintStream stdout = System.out;
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        System.setOut(new PrintStream(decoded, true, StandardCharsets.UTF_8));
        try {
            assertThat(SlipstreamCommand.execute("decode", tape.toString())).isZero();
        } finally {
            System.setOut(stdout);
        }
        int swaps = 0;
        for (String line : decoded.toString(StandardCharsets.UTF_8).lines().toList()) {
            swaps += MAPPER.readTree(line).path("swaps").size();
        }
        return swaps;
    }
}
