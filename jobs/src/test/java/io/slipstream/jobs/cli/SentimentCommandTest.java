package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentCommandTest {
    @TempDir private Path dir;

    @Test
    void writesALineForEachTextInTheFilesOrder() throws IOException {
        Path file =
                file("\uFEFFid,text\r\n1,\"moon,\r\n🚀 bullish\"\r\n2,\r\n3,total scam\r\n4\r\n");
        Answer answer = run(file.toString(), "--column", "text");
        assertThat(answer.code).isZero();
        assertThat(answer.out.lines())
                .hasSize(4)
                .allMatch(line -> line.matches("\\{\"label\":\"[a-z]+\",\"score\":[0-9.]+}"));
        assertThat(answer.out.lines().map(line -> line.split("\"")[3]))
                .containsExactly("positive", "neutral", "negative", "neutral");
        assertThat(answer.out.lines().toList().get(1)).endsWith("\"score\":50.00}");
    }

    @Test
    void namesTheColumnsThereAre() throws IOException {
        Answer answer = run(file("id,body\n1,hello\n").toString(), "--column", "text");
        assertThat(answer.code).isEqualTo(2);
        assertThat(answer.err).contains("expected a column text, was id, body").hasLineCount(1);
    }

    @Test
    void refusesAnEmptyFileAMissingOneAndAMissingOption() throws IOException {
        assertThat(run(file("").toString(), "--column", "text").code).isEqualTo(2);
        assertThat(run(dir.resolve("none.csv").toString(), "--column", "text").code).isEqualTo(2);
        assertThat(run(file("text\n").toString()).code).isEqualTo(2);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("texts.csv"), text);
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int code =
                    SlipstreamCommand.line(new SentimentCommand())
                            .setErr(new PrintWriter(err))
                            .execute(arguments);
            return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
