package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordCommandTest {
    private static final String WALLET = "11111111111111111111111111111112";
    private static final String RPC = "http://127.0.0.1:1";

    @TempDir Path folder;
    private Path wallets;
    private String told = "";

    @BeforeEach
    void writeWallets() throws Exception {
        wallets = folder.resolve("wallets.txt");
        Files.writeString(wallets, "# leaders\n" + WALLET + " # the first\n\n" + WALLET + "\n");
    }

    @Test
    void walletsAreReadWithoutCommentsAndOnce() {
        assertThat(WalletList.read(wallets)).containsExactly(WALLET);
    }

    @Test
    void aBadAddressIsOneSentenceWithItsLine() throws Exception {
        Files.writeString(wallets, WALLET + "\nnot-an-address\n");

        assertThat(record("--rpc", RPC, "--out", tape())).isEqualTo(2);
        assertThat(told)
                .contains("expected a base58 address of 32 bytes in line 2")
                .contains("was not-an-address");
    }

    @Test
    void aUrlThatIsNoneIsToldWithoutRepeatingIt() {
        assertThat(record("--rpc", "ht tp://host?api-key=KEY", "--out", tape())).isEqualTo(2);
        assertThat(told).contains("--rpc: expected a URL").doesNotContain("KEY");

        assertThat(record("--rpc", "ftp://host/KEY", "--out", tape())).isEqualTo(2);
        assertThat(told).doesNotContain("KEY");
    }

    @Test
    void aTapeHasAKnownEndingAndAFolder() {
        assertThat(record("--rpc", RPC, "--out", folder.resolve("tape.txt").toString()))
                .isEqualTo(2);
        assertThat(record("--rpc", RPC, "--out", folder.resolve("no/tape.jsonl").toString()))
                .isEqualTo(2);
        assertThat(told).contains("expected --out to be a .jsonl or .jsonl.gz file");
    }

    @Test
    void aProviderThatIsDownIsRetriedUntilTheEnd() {
        assertThat(
                        record(
                                "--rpc",
                                RPC,
                                "--ws",
                                "none",
                                "--out",
                                tape(),
                                "--duration",
                                "1",
                                "--poll",
                                "0.2"))
                .isZero();
        assertThat(folder.resolve("tape.jsonl")).isEmptyFile();
    }

    private String tape() {
        return folder.resolve("tape.jsonl").toString();
    }

    /** Parses and runs as the command line does, keeping what it says. */
    private int record(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--wallets";
        all[1] = wallets.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        StringWriter errors = new StringWriter();
        int exit =
                new CommandLine(new RecordCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setErr(new PrintWriter(errors, true))
                        .setExecutionExceptionHandler(
                                (problem, command, parsed) -> {
                                    command.getErr().println(problem.getMessage());
                                    return problem instanceof UsageException ? 2 : 1;
                                })
                        .execute(all);
        told = errors.toString();
        return exit;
    }
}
