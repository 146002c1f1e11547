package io.slipstream.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.chain.RawEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    @TempDir private Path folder;

    @Test
    void mergesFilesBySlotThenNameThenLine() throws IOException {
        write("b.jsonl", "{\"slot\":5,\"n\":1}", "{\"slot\":7,\"n\":2}");
        write("a.jsonl", "{\"slot\":5,\"n\":3}", "{\"slot\":5,\"n\":4}", "{\"slot\":9,\"n\":5}");
        write("notes.md", "{\"slot\":1}");
        assertThat(play(null))
                .containsExactly(
                        "a.jsonl:1 5/0",
                        "a.jsonl:2 5/1",
                        "b.jsonl:1 5/2",
                        "b.jsonl:2 7/0",
                        "a.jsonl:3 9/0");
    }

    @Test
    void leavesALineWithoutASlotWhereItStands() throws IOException {
        write("a.jsonl", "{\"n\":0}", "{\"slot\":5}", "{\"n\":1}", "", "{\"n\":2}", "{\"slot\":6}");
        write("b.jsonl", "{\"slot\":5}");
        write("c.jsonl", "{\"n\":3}");
        assertThat(play(null))
                .containsExactly(
                        "a.jsonl:1 5/0",
                        "a.jsonl:2 5/1",
                        "a.jsonl:3 5/2",
                        "a.jsonl:5 5/3",
                        "b.jsonl:1 5/4",
                        "c.jsonl:1 5/5",
                        "a.jsonl:6 6/0");
    }

    @Test
    void ordersAFileThatIsOutOfOrder() throws IOException {
        String[] lines = {"{\"slot\":9}", "{\"n\":1}", "{\"slot\":3}", "{\"slot\":9,\"n\":2}"};
        write("a.jsonl", lines);
        compress("b.jsonl.gz", String.join("\n", lines));
        assertThat(play(null))
                .containsExactly(
                        "a.jsonl:3 3/0",
                        "b.jsonl.gz:3 3/1",
                        "a.jsonl:1 9/0",
                        "a.jsonl:2 9/1",
                        "a.jsonl:4 9/2",
                        "b.jsonl.gz:1 9/3",
                        "b.jsonl.gz:2 9/4",
                        "b.jsonl.gz:4 9/5");
    }

    @Test
    void ordersAnyNumberOfLinesStably() {
        long[] keys = new Random(3).longs(1000, 0, 40).toArray();
        int[] order = StableOrder.of(keys);
        for (int i = 1; i < order.length; i++) {
            long before = keys[order[i - 1]];
            assertThat(before).isLessThanOrEqualTo(keys[order[i]]);
            assertThat(before < keys[order[i]] || order[i - 1] < order[i]).isTrue();
        }
        assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(indexes(1000));
    }

    @Test
    void keepsWhatItCannotReadInItsPlaceByteForByte() throws IOException {
        byte[] huge = new byte[10 << 20];
        Arrays.fill(huge, (byte) 'x');
        byte[] invalid = {'{', (byte) 0xC3, (byte) 0x28, '"', (byte) 0xFF, '\\'};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] line :
                List.of(
                        bytes("{\"slot\":5}\r"),
                        bytes("{\"slot\":"),
                        huge,
                        invalid,
                        bytes("{\"slot\":6}"))) {
            file.write(line);
            file.write('\n');
        }
        Files.write(folder.resolve("a.jsonl"), file.toByteArray());
        List<RawEvent> events = events(null);
        assertThat(events).extracting(RawEvent::slot).containsExactly(5L, 5L, 5L, 5L, 6L);
        assertThat(events.get(2).payload()).isEqualTo(huge);
        assertThat(events.get(3).payload()).isEqualTo(invalid);
    }

    @Test
    void playsACutArchiveToItsEnd() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 5000; n++) {
            text.append("{\"slot\":")
                    .append(n)
                    .append(",\"n\":")
                    .append(n * 31 % 997)
                    .append("}\n");
        }
        byte[] whole = gzip(text.toString());
        Files.write(folder.resolve("a.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
        List<RawEvent> events = events(null);
        assertThat(events).hasSizeBetween(500, 4999);
        assertThat(events.get(499).slot()).isEqualTo(499);
    }

    @Test
    void carriesTheLastKnownBlockTime() throws IOException {
        write("a.jsonl", "{\"slot\":1}", "{\"slot\":2,\"blockTime\":100}", "{\"slot\":3}");
        write("b.jsonl", "{\"slot\":2,\"blockTime\":null}", "{\"slot\":4,\"blockTime\":101}");
        assertThat(events(null))
                .extracting(RawEvent::blockTime)
                .containsExactly(0L, 100L, 100L, 100L, 101L);
    }

    @Test
    void hearsAPostInTheFirstSlotThatIsNotBeforeIt() throws IOException {
        write(
                "a.jsonl",
                "{\"slot\":1,\"blockTime\":100}",
                "{\"slot\":2,\"blockTime\":101}",
                "{\"slot\":2,\"blockTime\":101}",
                "{\"slot\":3}",
                "{\"slot\":4,\"blockTime\":102}");
        Path posts = folder.resolve("posts");
        Files.write(
                posts,
                List.of(
                        post("1970-01-01T00:01:41Z"),
                        "{\"text\":\"no time: stays behind the one before\"}",
                        post("1970-01-01T00:01:41.001Z"),
                        post("1970-01-01T00:00:00Z"),
                        post("1970-01-01T00:02:00Z")));
        assertThat(play(posts.toString()))
                .containsExactly(
                        "posts:4 1/0",
                        "a.jsonl:1 1/1",
                        "posts:1 2/0",
                        "posts:2 2/1",
                        "a.jsonl:2 2/2",
                        "a.jsonl:3 2/3",
                        "a.jsonl:4 3/0",
                        "posts:3 4/0",
                        "a.jsonl:5 4/1",
                        "posts:5 4/2");
    }

    @Test
    void playsEachTransactionOfABlockInItsSlot() throws IOException {
        String block =
                "{\"blockTime\":100,\"parentSlot\":%d,\"transactions\":[{\"a\":1},{\"b\":[]}]}";
        write(
                "a.jsonl",
                block.formatted(8),
                "{\"slot\":9}",
                "{\"result\":" + block.formatted(6) + "}",
                "{\"parentSlot\":3,\"transactions\":[]}");
        write("b.jsonl", "{\"params\":{\"result\":{\"transaction\":{},\"slot\":7}}}");
        List<RawEvent> events = events(null);
        assertThat(play(null))
                .containsExactly(
                        "a.jsonl:3#0 7/0",
                        "a.jsonl:3#1 7/1",
                        "b.jsonl:1 7/2",
                        "a.jsonl:1#0 9/0",
                        "a.jsonl:1#1 9/1",
                        "a.jsonl:2 9/2");
        assertThat(events.get(0).blockTime()).isEqualTo(100);
        assertThat(events)
                .extracting(event -> new String(event.payload(), StandardCharsets.UTF_8))
                .startsWith("{\"a\":1}", "{\"b\":[]}");
    }

    @Test
    void saysWhatIsWrongWithItsPaths() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> options("nowhere", null).files())
                .hasMessageContaining("expected an existing file or folder");
        assertThatThrownBy(() -> options("empty", null).files())
                .hasMessageContaining("found none in");
        assertThatThrownBy(() -> TapeOptions.parseSpeed("-1")).hasMessageContaining("'-1'");
        assertThatThrownBy(() -> TapeOptions.parseSpeed("fast")).hasMessageContaining("'fast'");
        assertThat(TapeOptions.parseSpeed("max")).isInfinite();
    }

    @Test
    void takesAFileOnceThatIsNamedTwice() throws IOException {
        write("a.jsonl", "{\"slot\":1}");
        String folderName = folder.toString();
        TapeOptions options =
                new TapeOptions(
                        List.of(folderName, folderName + "/a.jsonl"), null, TapeOptions.MAX_SPEED);
        assertThat(options.files()).hasSize(1);
    }

    private List<String> play(String posts) throws IOException {
        return events(posts).stream()
                .map(event -> event.origin() + " " + event.slot() + "/" + event.position())
                .toList();
    }

    private List<RawEvent> events(String posts) throws IOException {
        List<RawEvent> events = new ArrayList<>();
        try (Tape tape = new Tape(options("", posts))) {
            for (RawEvent event; (event = tape.next()) != null; ) {
                events.add(event);
            }
            assertThat(tape.total()).isEqualTo(events.size());
        }
        return events;
    }

    private TapeOptions options(String path, String posts) {
        return new TapeOptions(
                List.of(folder.resolve(path).toString()), posts, TapeOptions.MAX_SPEED);
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), Stream.of(lines).toList());
    }

    private void compress(String name, String text) throws IOException {
        Files.write(folder.resolve(name), gzip(text));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static String post(String createdAt) {
        return "{\"createdAt\":\"" + createdAt + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int[] indexes(int count) {
        return IntStream.range(0, count).toArray();
    }
}
