package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecodeCommandTest {
    private static final String SIGNATURE =
            "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW";
    private static final String EMPTY_TRANSACTION =
            """
            {"slot":5,"blockTime":null,"meta":{"err":null,"fee":5000,"preBalances":[1],\
            "postBalances":[1]},"transaction":{"signatures":["%s"],"message":{"accountKeys":\
            ["11111111111111111111111111111111"],"header":{"numRequiredSignatures":1},\
            "instructions":[]}}}"""
                    .formatted(SIGNATURE);

    @TempDir Path folder;
    private final StringWriter errors = new StringWriter();
    private int exit;

    @Test
    void writesOneLineForEachLineReadAndGoesOnAfterABadOne() throws Exception {
        Path file = folder.resolve("tape.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((EMPTY_TRANSACTION + "\n").getBytes(StandardCharsets.UTF_8));
            out.write("not json\n".getBytes(StandardCharsets.UTF_8));
            byte[] long10Mb = new byte[10 * 1024 * 1024];
            Arrays.fill(long10Mb, (byte) 'x');
            out.write(long10Mb);
            out.write('\n');
            out.write(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '\n'});
            out.write(EMPTY_TRANSACTION.getBytes(StandardCharsets.UTF_8));
        }

        JsonNode[] lines = run(file);

        assertThat(exit).isZero();
        assertThat(lines).hasSize(5);
        assertThat(lines[0].get("signature").asText()).isEqualTo(SIGNATURE);
        assertThat(lines[0].get("slot").asLong()).isEqualTo(5);
        assertThat(lines[0].get("txIndex").isNull()).isTrue();
        assertThat(lines[0].get("failed").asBoolean()).isFalse();
        assertThat(lines[0].get("swaps").isArray()).isTrue();
        for (int i = 1; i <= 3; i++) {
            assertThat(lines[i].get("line").asInt()).isEqualTo(i + 1);
            assertThat(lines[i].get("error").asText()).startsWith("expected ");
        }
        assertThat(lines[4].get("signature").asText()).isEqualTo(SIGNATURE);
    }

    @Test
    void writesOneLineForEachTransactionOfABlock() throws Exception {
        String inBlock = EMPTY_TRANSACTION.replace("\"slot\":5,\"blockTime\":null,", "");
        Path file = folder.resolve("blocks.jsonl");
        Files.writeString(
                file,
                "{\"result\":{\"parentSlot\":6,\"blockTime\":9,\"transactions\":["
                        + String.join(",", inBlock, "{}", inBlock)
                        + "]}}\n"
                        + EMPTY_TRANSACTION
                        + "\n{\"parentSlot\":6,\"transactions\":["
                        + inBlock.substring(0, 100));

        JsonNode[] lines = run(file);

        assertThat(lines).hasSize(5);
        assertThat(lines[0].get("slot").asLong()).isEqualTo(7);
        assertThat(lines[0].get("txIndex").asInt()).isZero();
        assertThat(lines[1].get("line").asInt()).isEqualTo(1);
        assertThat(lines[1].get("error").asText()).startsWith("transaction 1: expected ");
        assertThat(lines[2].get("txIndex").asInt()).isEqualTo(2);
        assertThat(lines[3].get("slot").asLong()).isEqualTo(5);
        assertThat(lines[4].get("line").asInt()).isEqualTo(3);
    }

    @Test
    void readsGzip() throws Exception {
        Path file = folder.resolve("tape.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(EMPTY_TRANSACTION.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run(file)).hasSize(1);
    }

    @Test
    void saysInOneLineWhichFileIsMissing() throws Exception {
        JsonNode[] lines = run(folder.resolve("absent.jsonl"));

        assertThat(exit).isEqualTo(2);
        assertThat(lines).isEmpty();
        assertThat(errors.toString()).startsWith("expected a readable file, was ");
    }

    private JsonNode[] run(Path file) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            exit =
                    new CommandLine(new DecodeCommand())
                            .setErr(new PrintWriter(errors, true))
                            .execute(file.toString());
        } finally {
            System.setOut(before);
        }
        ObjectMapper json = new ObjectMapper();
        String[] lines = out.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
        JsonNode[] parsed = new JsonNode[lines.length];
        for (int i = 0; i < lines.length; i++) {
            parsed[i] = json.readTree(lines[i]);
        }
        return parsed;
    }
}
