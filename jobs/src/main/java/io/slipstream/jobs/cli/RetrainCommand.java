package io.slipstream.jobs.cli;

import io.slipstream.connectors.recording.TrainingFiles;
import io.slipstream.jobs.cli.models.ModelsCommand;
import io.slipstream.jobs.csv.CsvFile;
import io.slipstream.jobs.train.ModelRetraining;
import io.slipstream.jobs.train.RecordedTraining;
import io.slipstream.jobs.train.SimulatorTraining;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.OutcomeLabel;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.dataset.Dataset;
import io.slipstream.models.scoring.dataset.DatasetBuilder;
import io.slipstream.models.scoring.dataset.DatasetOptions;
import io.slipstream.models.scoring.dataset.LabelRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream retrain}: trains a model and prints its card. */
@Command(
        name = "retrain",
        description =
                "Trains a model, writes its bundle and prints its card. Where DATABASE_URL names a database, the bundles"
                        + " become challengers there.",
        mixinStandardHelpOptions = true)
public final class RetrainCommand implements Callable<Integer> {
    private static final int DEFAULT_LAUNCHES = 10_000;

    @Spec private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** What to learn from. */
    static final class Source {
        @Option(
                names = "--simulator",
                paramLabel = "SEED",
                description = "train on a run of the market simulator with this seed")
        private @Nullable Long simulator;

        @Option(
                names = "--dataset",
                paramLabel = "CSV",
                description = "train on a file with a header; needs --label")
        private @Nullable Path dataset;

        @Option(
                names = "--recorded",
                paramLabel = "DIR",
                description =
                        "train on what running jobs recorded: the folder training of a data directory, or of the signal"
                                + " job's --record")
        private @Nullable Path recorded;
    }

    @Option(
            names = "--label",
            paramLabel = "COLUMN[>=X]",
            description =
                    "what makes a row of the dataset a positive: a column of 1 and 0 or of yes and no, or a"
                            + " column held against a value (>=, >, <=, <, =, !=). With --recorded a measure after 5, 15,"
                            + " 30 or 60 minutes (max_multiple, end_multiple, drawdown, rugged, graduated, tradeable);"
                            + " default there: max_multiple_15m>=2")
    private @Nullable String label;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description =
                    "column of times to split along; default: the only column of dates, else at random")
    private @Nullable String time;

    @Option(
            names = "--drop",
            paramLabel = "A,B",
            split = ",",
            description = "columns that are not to be learnt from: other outcomes, above all")
    private List<String> drop = List.of();

    @Option(
            names = "--allow-leaky",
            description = "go on although a single column tells the label (AUC above .95)")
    private boolean allowLeaky;

    @Option(
            names = "--compact",
            description =
                    "with --recorded: first makes one file of each day's many, of those that nobody"
                            + " has written to for an hour; nobody else should read them meanwhile")
    private boolean compact;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the training; default: 1, or the simulator's")
    private @Nullable Long seed;

    @Option(
            names = "--launches",
            paramLabel = "N",
            description = "launches to simulate; default: " + DEFAULT_LAUNCHES)
    private int launches = DEFAULT_LAUNCHES;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description =
                    "where the bundle is written; its files are replaced. The boosted trees go to DIR/trees")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Path dataset = source.dataset;
        Long simulator = source.simulator;
        Path recorded = source.recorded;
        if (compact && recorded == null) {
            throw new UsageException("expected --compact with --recorded DIR, was without");
        }
        if (recorded != null) {
            print(onRecording(recorded));
        } else if (dataset != null) {
            print(onDataset(dataset));
        } else if (simulator != null) {
            print(onSimulator(simulator));
        }
        return 0;
    }

    private void print(List<ModelBundle> bundles) throws SQLException {
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(bundles.get(0).card());
        ModelsCommand registry = new ModelsCommand();
        for (ModelBundle bundle : bundles) {
            Path folder = ModelRetraining.folder(bundle, out);
            printer.println("Bundle of the " + bundle.info().kind().title() + ": " + folder);
            if (registry.hasRegistry()) {
                registry.publish(bundle, folder);
                printer.println("Challenger: " + bundle.info().version());
            }
        }
        printer.flush();
    }

    private List<ModelBundle> onSimulator(long market) throws IOException {
        if (launches < SimulatorTraining.MIN_LAUNCHES) {
            throw new UsageException(
                    "expected --launches of at least "
                            + SimulatorTraining.MIN_LAUNCHES
                            + ", was "
                            + launches);
        }
        TrainingRows rows;
        try (ProgressBar bar = ModelRetraining.progress("launches")) {
            bar.maxHint(launches);
            rows = new SimulatorTraining(market, launches, bar::stepTo).rows();
        }
        long chosen = seed == null ? market : seed;
        return ModelRetraining.run(rows, List.of(), List.of(), chosen, out);
    }

    private List<ModelBundle> onRecording(Path folder) throws Exception {
        if (!Files.isDirectory(folder.resolve("features"))
                || !Files.isDirectory(folder.resolve("outcomes"))) {
            throw new IOException(
                    "expected a folder with features and outcomes (a run with --data-dir DIR records into"
                            + " DIR/training), was "
                            + folder);
        }
        if (compact) {
            long hourAgo = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(1);
            int gone = new TrainingFiles(folder.toAbsolutePath().toUri() + "").compact(hourAgo);
            spec.commandLine().getErr().println("Files that went into others: " + gone);
        }
        RecordedTraining.Recorded recorded;
        try (ProgressBar bar = ModelRetraining.progress("pairs")) {
            recorded = recording(folder, bar::stepTo).read();
        }
        List<String> notes = new ArrayList<>();
        if (recorded.otherSchema() > 0) {
            notes.add(
                    recorded.otherSchema()
                            + " recorded rows follow another feature schema and were left out.");
        }
        return ModelRetraining.run(recorded.rows(), List.of(), notes, seed == null ? 1 : seed, out);
    }

    private RecordedTraining recording(Path folder, IntConsumer progress) {
        try {
            return new RecordedTraining(
                    folder.toAbsolutePath().toUri().toString(),
                    label == null ? OutcomeLabel.STANDARD : OutcomeLabel.of(label),
                    progress);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--label: " + e.getMessage());
        }
    }

    private List<ModelBundle> onDataset(Path file) throws IOException {
        if (label == null) {
            throw new UsageException("expected --label COLUMN[>=X] with --dataset, was none");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("expected a readable file, was " + file);
        }
        long chosen = seed == null ? 1 : seed;
        Set<String> dropped = new LinkedHashSet<>();
        drop.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(dropped::add);
        LabelRule rule;
        try {
            rule = LabelRule.of(label);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--label: " + e.getMessage());
        }
        Dataset dataset =
                DatasetBuilder.build(
                        CsvFile.read(file),
                        new DatasetOptions(
                                rule,
                                time,
                                dropped,
                                allowLeaky,
                                chosen,
                                "The rows come from the file " + file.getFileName() + "."));
        List<String> notes = new ArrayList<>(dataset.notes());
        dataset.dropped()
                .forEach(column -> notes.add("Dropped " + column.name() + ": " + column.why()));
        notes.forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return ModelRetraining.run(dataset.rows(), dataset.columns(), notes, chosen, out);
    }
}
