package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTapeTest {
    @TempDir Path folder;

    @Test
    void writesTransactionsAndPostsApart() throws Exception {
        Path tape = folder.resolve("tape.jsonl");
        Path posts = SimulatedTape.write(tape, SimulatorOptions.ofSeed(6), 2000);
        assertThat(posts).isEqualTo(folder.resolve("tape-posts.jsonl"));
        assertThat(Files.readAllLines(tape))
                .hasSize(2000)
                .allMatch(line -> line.startsWith("{\"blockTime\":"));
        assertThat(Files.readAllLines(posts))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"id\":\""));
    }

    @Test
    void zipsWhatIsNamedSo() throws Exception {
        Path plain = folder.resolve("a.jsonl");
        Path zipped = folder.resolve("b.jsonl.gz");
        SimulatedTape.write(plain, SimulatorOptions.ofSeed(6), 200);
        SimulatedTape.write(zipped, SimulatorOptions.ofSeed(6), 200);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(plain));
        }
    }

    @Test
    void refusesAnotherName() {
        assertThatThrownBy(() -> SimulatedTape.postsOf(Path.of("tape.txt")))
                .hasMessage("expected a file named .jsonl or .jsonl.gz, was tape.txt");
    }
}
