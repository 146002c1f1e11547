package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void splitsTheSameHoweverTheStreamComes() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                int length = random.nextInt(5) == 0 ? random.nextInt(700_000) : random.nextInt(9);
                lines.add(Character.toString('a' + i).repeat(length));
            }
            lines.add("last");
            String text = String.join("\n", lines);
            assertThat(read(text, random)).isEqualTo(lines);
            assertThat(read(text + "\n", random)).isEqualTo(lines);
        }
    }

    @Test
    void findsNoLineInNothing() throws Exception {
        assertThat(read("", new Random(1))).isEmpty();
        assertThat(read("\n", new Random(1))).containsExactly("");
    }

    private static List<String> read(String text, Random random) throws IOException {
        InputStream bit =
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] to, int offset, int length) {
                        return super.read(to, offset, Math.min(length, 1 + random.nextInt(90_000)));
                    }
                };
        LineReader reader = new LineReader(bit);
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            assertThat(reader.isCut()).isFalse();
            lines.add(
                    new String(
                            reader.bytes(),
                            reader.from(),
                            reader.length(),
                            StandardCharsets.UTF_8));
        }
        return lines;
    }
}
