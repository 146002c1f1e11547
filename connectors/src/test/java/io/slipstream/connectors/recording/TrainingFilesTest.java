package io.slipstream.connectors.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFilesTest {
    /** 2026-11-27 and the day after, UTC. */
    private static final long DAY = 1_795_737_600L;

    private static final long NEXT_DAY = DAY + 86_400;

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsReadAgainFiledByTheChainsDay() throws Exception {
        List<ScoredToken> rows = List.of(scored("a", "creator", DAY), scored("b", null, NEXT_DAY));
        List<TokenOutcome> outcomes = List.of(outcome(rows.get(0), 5), outcome(rows.get(1), 60));
        TrainingFiles files = new TrainingFiles(folder.toUri().toString());

        StreamExecutionEnvironment environment = environment();
        environment
                .fromData(TypeInformation.of(ScoredToken.class), rows.toArray(ScoredToken[]::new))
                .sinkTo(files.featuresSink())
                .uid("features");
        environment
                .fromData(
                        TypeInformation.of(TokenOutcome.class),
                        outcomes.toArray(TokenOutcome[]::new))
                .sinkTo(files.outcomesSink())
                .uid("outcomes");
        environment.execute();
        Files.writeString(folder.resolve("features/day=2026-11-27/.part-1.avro"), "half");

        assertThat(days("features")).containsExactly("day=2026-11-27", "day=2026-11-28");
        List<ScoredToken> read = read(files.features(), ScoredToken.class);
        assertThat(read)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(read(files.outcomes(), TokenOutcome.class))
                .containsExactlyInAnyOrderElementsOf(outcomes);
    }

    @Test
    void aDaysFilesBecomeOneWithTheSameRowsAndNewOnesStayAsTheyAre() throws Exception {
        TrainingFiles files = new TrainingFiles(folder.toUri().toString());
        List<ScoredToken> rows = new ArrayList<>();
        Path day = folder.resolve("features/day=2026-11-27");
        for (String mint : List.of("a", "b", "c")) {
            rows.add(scored(mint, null, DAY));
            write(day.resolve("part-" + mint + ".avro"), rows.get(rows.size() - 1));
        }
        Files.writeString(day.resolve(".part-1.avro"), "half");
        List<Path> written = whole(day);
        assertThat(written).hasSize(3);
        long hourAgo = System.currentTimeMillis() - 3_600_000;
        for (Path old : written.subList(0, 2)) {
            Files.setLastModifiedTime(old, FileTime.fromMillis(hourAgo - 1));
        }

        assertThat(files.compact(hourAgo)).isEqualTo(2);

        assertThat(whole(day)).hasSize(2).contains(written.get(2));
        assertThat(day.resolve(".part-1.avro")).hasContent("half");
        assertThat(read(files.features(), ScoredToken.class))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(files.compact(hourAgo)).as("again").isZero();
    }

    @Test
    void aFileThatCannotBeReadIsLeftWithAllOthers() throws Exception {
        TrainingFiles files = new TrainingFiles(folder.toUri().toString());
        Path day = folder.resolve("features/day=2026-11-27");
        write(day.resolve("part-a.avro"), scored("a", null, DAY));
        Files.writeString(day.resolve("part-z.avro"), "no such file");

        assertThatThrownBy(() -> files.compact(Long.MAX_VALUE)).isInstanceOf(IOException.class);
        assertThat(whole(day)).hasSize(2);
        try (Stream<Path> all = Files.list(day)) {
            assertThat(all.filter(file -> file.toString().contains("compacted"))).isEmpty();
        }
    }

    private static void write(Path file, ScoredToken row) throws IOException {
        org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(file.toUri());
        try (FSDataOutputStream out =
                path.getFileSystem().create(path, FileSystem.WriteMode.NO_OVERWRITE)) {
            BulkWriter<ScoredToken> writer =
                    new AvroWriterFactory<>(new ScoredTokenForm()).create(out);
            writer.addElement(row);
            writer.finish();
        }
    }

    private static List<Path> whole(Path day) throws IOException {
        try (Stream<Path> files = Files.list(day)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> days(String table) throws IOException {
        try (Stream<Path> days = Files.list(folder.resolve(table))) {
            return days.map(day -> day.getFileName().toString()).sorted().toList();
        }
    }

    private static <T> List<T> read(Source<T, ?, ?> source, Class<T> type) throws Exception {
        List<T> read = new ArrayList<>();
        try (CloseableIterator<T> rows =
                environment()
                        .fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                "files",
                                TypeInformation.of(type))
                        .executeAndCollect()) {
            rows.forEachRemaining(read::add);
        }
        return read;
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("execution.runtime-mode", "BATCH");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        return environment;
    }

    private static ScoredToken scored(
            String mint, @org.jspecify.annotations.Nullable String creator, long blockTime) {
        return new ScoredToken(
                new TokenFeatures(
                        mint,
                        "pool",
                        "pumpfun",
                        creator,
                        1,
                        10_000,
                        77,
                        blockTime,
                        5,
                        "hash",
                        new float[] {1.5f, -2},
                        3,
                        4,
                        -1,
                        true),
                0.25,
                "v1",
                List.of("buys=3 (+0.10)"),
                List.of(new Prediction("v2", 0.75)));
    }

    private static TokenOutcome outcome(ScoredToken row, int minutes) {
        return new TokenOutcome(
                row.id(),
                row.features().mint(),
                "pool",
                77,
                row.features().blockTime(),
                minutes,
                2.5,
                0.5,
                0.8,
                true,
                false,
                true,
                row.predictions());
    }
}
