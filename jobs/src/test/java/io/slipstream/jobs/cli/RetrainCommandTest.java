package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.scoring.Auc;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RetrainCommandTest {
    @TempDir Path directory;

    @Test
    void tooFewLaunchesAreWrongUsage() {
        String[] arguments = {
            "--simulator", "1", "--launches", "10", "--out", directory.toString()
        };
        Throwable[] seen = new Throwable[1];
        new CommandLine(new RetrainCommand())
                .setExecutionExceptionHandler(
                        (problem, command, parsed) -> {
                            seen[0] = problem;
                            return 2;
                        })
                .execute(arguments);
        assertThat(seen[0])
                .isInstanceOf(UsageException.class)
                .hasMessage("expected --launches of at least 2000, was 10");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void asksForASeedAndAFolder() {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new RetrainCommand()).setErr(new PrintWriter(errors)).execute();
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString())
                .contains("--simulator=SEED", "--dataset=CSV", "--recorded=DIR");
    }

    @Test
    void onlyARecordingCanBeCompacted() {
        StringWriter errors = new StringWriter();
        int code =
                SlipstreamCommand.line(new RetrainCommand())
                        .setErr(new PrintWriter(errors))
                        .execute("--simulator", "1", "--compact", "--out", directory.toString());
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("expected --compact with --recorded DIR");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void trainsOnAFileAndScoresOthersThatHaveItsColumns() throws Exception {
        Path train = directory.resolve("train.csv");
        Path fresh = directory.resolve("fresh.csv");
        Files.writeString(train, dataset(600, 1));
        Files.writeString(fresh, dataset(200, 2));
        Path out = directory.resolve("bundle");
        StringWriter card = new StringWriter();
        int trained =
                SlipstreamCommand.line(new RetrainCommand())
                        .setOut(new PrintWriter(card))
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(
                                "--dataset",
                                train.toString(),
                                "--label",
                                "multiple_30m>=2",
                                "--time",
                                "seen",
                                "--drop",
                                "note",
                                "--out",
                                out.toString());
        assertThat(trained).isZero();
        assertThat(card.toString()).contains("| network |", "| boosted trees |", "Dropped note");
        assertThat(Files.readString(out.resolve("card.html"))).contains("<svg", "Calibration");
        assertThat(out.resolve(".steps")).doesNotExist();
        for (Path bundle : List.of(out, out.resolve("trees"))) {
            assertThat(auc(score(bundle, fresh))).isGreaterThan(0.8);
        }
        Files.writeString(fresh, "sells\n3\n");
        StringWriter errors = new StringWriter();
        int code =
                SlipstreamCommand.line(new ScoreCommand())
                        .setErr(new PrintWriter(errors))
                        .execute("--bundle", out.toString(), "--dataset", fresh.toString());
        assertThat(code).isEqualTo(1);
        assertThat(errors.toString()).contains("missing: buys");
    }

    private static List<String> score(Path bundle, Path file) {
        StringWriter scores = new StringWriter();
        int code =
                SlipstreamCommand.line(new ScoreCommand())
                        .setOut(new PrintWriter(scores))
                        .execute("--bundle", bundle.toString(), "--dataset", file.toString());
        assertThat(code).isZero();
        return scores.toString().lines().toList();
    }

    private static double auc(List<String> scores) {
        double[] numbers = scores.stream().mapToDouble(Double::parseDouble).toArray();
        boolean[] labels = new boolean[numbers.length];
        Random random = new Random(2);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = row(i, random).endsWith("3.5,-");
        }
        return Auc.of(numbers, labels);
    }

    private static String dataset(int n, long seed) {
        StringBuilder text = new StringBuilder("mint,seen,buys,sells,multiple_30m,note\n");
        Random random = new Random(seed);
        for (int i = 0; i < n; i++) {
            text.append(row(i, random)).append('\n');
        }
        return text.toString();
    }

    /** A token does well if it is bought more than sold, mostly. */
    private static String row(int i, Random random) {
        int buys = random.nextInt(100);
        int sells = random.nextInt(100);
        boolean good = buys - sells + 20 * random.nextGaussian() > 30;
        return "M%d,2026-03-%02dT%02d:00:00,%d,%d,%s,-"
                .formatted(i, 1 + i / 24 % 28, i % 24, buys, sells, good ? "3.5" : "1.1");
    }
}
