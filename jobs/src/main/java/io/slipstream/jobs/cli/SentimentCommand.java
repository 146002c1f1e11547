package io.slipstream.jobs.cli;

import io.slipstream.functions.sentiment.SentimentModel;
import io.slipstream.jobs.csv.CsvColumn;
import io.slipstream.models.social.Sentiment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipstream sentiment FILE.csv --column NAME}: a JSON line for each text. */
@Command(
        name = "sentiment",
        description =
                "Scores each text of a CSV column: JSON lines {\"label\",\"score\"} on standard output, in the file's"
                        + " order; score 0-100, 50 is neutral.",
        mixinStandardHelpOptions = true)
public final class SentimentCommand implements Callable<Integer> {

    @Parameters(arity = "1", paramLabel = "FILE.csv", description = "a CSV file with a header")
    private Path file;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            required = true,
            description = "the column that holds the texts")
    private String column;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("expected a readable file, was " + file);
        }
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(System.out, 64 * 1024),
                        false,
                        StandardCharsets.UTF_8);
        SentimentModel model = SentimentModel.standard();
        try {
            CsvColumn.read(file, List.of(column), cells -> print(model.score(cells.get(0)), out));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
        return 0;
    }

    private static void print(Sentiment sentiment, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "{\"label\":\"%s\",\"score\":%.2f}\n",
                sentiment.label().name().toLowerCase(Locale.ROOT),
                sentiment.score());
    }
}
