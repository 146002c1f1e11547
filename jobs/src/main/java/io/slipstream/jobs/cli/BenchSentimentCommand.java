package io.slipstream.jobs.cli;

import io.slipstream.functions.sentiment.LabelledText;
import io.slipstream.jobs.sentiment.CrossValidation;
import io.slipstream.jobs.sentiment.LabelledSet;
import io.slipstream.jobs.sentiment.Vader;
import io.slipstream.models.social.Sentiment.Label;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench sentiment}: the scorer against VADER on labelled texts. */
@Command(
        name = "sentiment",
        description =
                "Macro-F1 of the sentiment scorer on labelled texts, cross-validated (eight folds), beside VADER's."
                        + " Neutral is wrong in a set of two labels.",
        mixinStandardHelpOptions = true)
public final class BenchSentimentCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "folder with the labelled CSV files that NOTICE-sentiment.md names")
    private Path data;

    @Option(
            names = "--vader",
            paramLabel = "DIR",
            description = "a node_modules folder with vader-sentiment (npm i vader-sentiment)")
    private @Nullable Path vader;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description =
                    "also train on all rows whose licence allows it, and write the weights there")
    private @Nullable Path train;

    @Override
    public Integer call() throws IOException {
        List<LabelledSet> sets = Files.isDirectory(data) ? LabelledSet.read(data) : List.of();
        if (sets.isEmpty()) {
            throw new UsageException("expected a folder with labelled sets, was " + data);
        }
        CrossValidation validation = new CrossValidation(sets);
        Map<String, Double> ours = validation.macroF1(1);
        System.out.printf(
                Locale.ROOT, "%-24s %6s %10s %8s%n", "macro-F1", "texts", "slipstream", "vader");
        for (LabelledSet set : sets) {
            Double score = ours.get(set.name());
            if (score != null) {
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %6d %10.3f %8s%n",
                        set.name(),
                        set.texts().size(),
                        score,
                        vader(set));
            }
        }
        if (train != null) {
            try (Writer out = Files.newBufferedWriter(train)) {
                validation.model().write(out);
            }
        }
        return 0;
    }

    private String vader(LabelledSet set) throws IOException {
        List<Label> labels =
                vader == null
                        ? null
                        : Vader.labels(
                                vader, set.texts().stream().map(LabelledText::text).toList());
        return labels == null
                ? "–"
                : String.format(Locale.ROOT, "%.3f", CrossValidation.macroF1(set, labels));
    }
}
