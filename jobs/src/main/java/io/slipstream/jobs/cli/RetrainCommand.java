package io.slipstream.jobs.cli;

import io.slipstream.jobs.train.SimulatorTraining;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream retrain}: trains the snipe model and prints its card. */
@Command(
        name = "retrain",
        description = "Trains the snipe model, writes its bundle and prints its card.",
        mixinStandardHelpOptions = true)
public final class RetrainCommand implements Callable<Integer> {
    private static final int DEFAULT_LAUNCHES = 4_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--simulator",
            paramLabel = "SEED",
            required = true,
            description = "train on a run of the market simulator with this seed")
    private long seed;

    @Option(
            names = "--launches",
            paramLabel = "N",
            description = "launches to simulate; default: " + DEFAULT_LAUNCHES)
    private int launches = DEFAULT_LAUNCHES;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where the bundle is written; its files are replaced")
    private Path out;

    @Override
    public Integer call() throws Exception {
        if (launches < SimulatorTraining.MIN_LAUNCHES) {
            throw new UsageException(
                    "expected --launches of at least "
                            + SimulatorTraining.MIN_LAUNCHES
                            + ", was "
                            + launches);
        }
        ModelBundle bundle;
        try (ProgressBar bar = progress()) {
            bundle = new SimulatorTraining(seed, launches, bar::stepTo).train();
        }
        ModelBundles.write(bundle, out);
        spec.commandLine().getOut().println(bundle.card());
        return 0;
    }

    private ProgressBar progress() {
        return new ProgressBarBuilder()
                .setTaskName("launches")
                .setInitialMax(launches)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
